//! Who may press the buttons: browsers only from this gateway's own pages, and the controls only
//! by a loopback name, so that no site on the web can reach them through a developer's browser.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::gateway::Gateway;

/// Refuses what a browser sends from another origin's page. Clients that are no browsers send
/// neither header and pass.
pub(crate) async fn own_pages_only(
    State(gateway): State<Gateway>,
    request: Request,
    next: Next,
) -> Response {
    if !request.method().is_safe() && !from_here(request.headers(), gateway.url()) {
        return (
            StatusCode::FORBIDDEN,
            "This request came from another site's page.",
        )
            .into_response();
    }
    next.run(request).await
}

fn from_here(headers: &HeaderMap, url: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let named = origin
        .split_once("://")
        .is_some_and(|(_, name)| !name.is_empty() && name.eq_ignore_ascii_case(host));
    named || origin == url
}

/// A name that an attacker's DNS points here would get past the same-origin rule; the Host header
/// gives it away.
pub(crate) async fn loopback_only(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    if is_loopback(host) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "The controls answer to loopback names only.",
        )
            .into_response()
    }
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_loopback_name() {
        for good in [
            "127.0.0.1:3001",
            "localhost",
            "LOCALHOST:1",
            "[::1]:3001",
            "127.9.9.9",
        ] {
            assert!(is_loopback(good), "{good}");
        }
        for bad in [
            "",
            "localhost.example",
            "10.0.0.1:3001",
            "127.0.0.1.example:1",
            "[::2]",
        ] {
            assert!(!is_loopback(bad), "{bad}");
        }
    }

    #[test]
    fn knows_its_own_pages() {
        let ask = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "127.0.0.1:3001".parse().unwrap());
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            from_here(&headers, "https://gateway.example")
        };
        assert!(ask(&[]));
        assert!(ask(&[("sec-fetch-site", "same-origin")]));
        assert!(ask(&[("origin", "http://127.0.0.1:3001")]));
        assert!(ask(&[("origin", "https://gateway.example")]));
        assert!(!ask(&[("sec-fetch-site", "same-site")]));
        assert!(!ask(&[("sec-fetch-site", "cross-site")]));
        assert!(!ask(&[("origin", "null")]));
        assert!(!ask(&[("origin", "http://127.0.0.1:3000")]));
        assert!(!ask(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://127.0.0.1:3001")
        ]));
    }
}
