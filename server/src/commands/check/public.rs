//! Whether browsers get what this build makes: somebody between them and the shop, or in the place of
//! its files, may have put a script into a page or taken a header out (S32, S33).

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use tower::ServiceExt as _;

use crate::commands::CommandError;
use crate::config::Config;
use crate::web;
use crate::web::security::csp::inline_script_hashes;
use crate::web::state::AppState;

/// Pages of all kinds that say the same to everybody.
const PAGES: [&str; 7] = [
    "/",
    "/shop",
    "/help",
    "/cart",
    "/orders",
    "/account/login",
    "/admin/login",
];

/// Headers that have to arrive as they were sent.
const HEADERS: [&str; 7] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "strict-transport-security",
];

const PATIENCE: Duration = Duration::from_secs(20);
const LARGEST: usize = 16 << 20;

/// What came for a page or a file.
struct Got {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Got {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Fetches pages through the public address and compares them with what this build answers; true when
/// all is the same. Says each difference.
///
/// # Errors
/// When this build cannot make its pages.
pub async fn check_public(config: Config) -> Result<bool, CommandError> {
    let start = |error: &dyn std::fmt::Display| CommandError::Start(error.to_string());
    let clock = config.clock();
    let public = config.web.public_origin();
    let state = AppState::build(config, clock)
        .await
        .map_err(|error| start(&error))?;
    let here = web::router(state);
    let browser = reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| start(&error))?;
    let mut differences = Vec::new();
    let mut files = BTreeSet::new();
    for page in PAGES {
        let ours = from_here(&here, page)
            .await
            .map_err(|error| start(&error))?;
        files.extend(files_of(&ours.text()));
        match from_there(&browser, &public, page).await {
            Ok(theirs) => compare_pages(page, &ours, &theirs, &mut differences),
            Err(error) => differences.push(format!("{page}: {error}")),
        }
    }
    for file in &files {
        let ours = from_here(&here, file)
            .await
            .map_err(|error| start(&error))?;
        match from_there(&browser, &public, file).await {
            Ok(theirs) if theirs.status == ours.status && theirs.body == ours.body => {}
            Ok(_) => differences.push(format!("{file}: it is not the file of this build")),
            Err(error) => differences.push(format!("{file}: {error}")),
        }
    }
    for difference in &differences {
        println!("{difference}");
    }
    if differences.is_empty() {
        println!(
            "Through {public} {} pages and {} files come as this build makes them.",
            PAGES.len(),
            files.len()
        );
    }
    Ok(differences.is_empty())
}

async fn from_here(router: &Router, path: &str) -> Result<Got, axum::Error> {
    let request = Request::get(path).header(header::HOST, "localhost");
    let mut request = request.body(Body::empty()).map_err(axum::Error::new)?;
    let nobody = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    request.extensions_mut().insert(ConnectInfo(nobody));
    let response = match router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    Ok(Got {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: to_bytes(response.into_body(), LARGEST).await?.to_vec(),
    })
}

async fn from_there(
    browser: &reqwest::Client,
    public: &str,
    path: &str,
) -> Result<Got, reqwest::Error> {
    let response = browser.get(format!("{public}{path}")).send().await?;
    Ok(Got {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: response.bytes().await?.to_vec(),
    })
}

fn compare_pages(page: &str, ours: &Got, theirs: &Got, differences: &mut Vec<String>) {
    if ours.status != theirs.status {
        differences.push(format!(
            "{page}: answered with status {} instead of {}",
            theirs.status, ours.status
        ));
        return;
    }
    for name in HEADERS {
        if ours.headers.get(name) != theirs.headers.get(name) {
            differences.push(format!(
                "{page}: the header {name} is not what the shop sends"
            ));
        }
    }
    let (ours, theirs) = (ours.text(), theirs.text());
    let scripts = |html: &str| -> BTreeSet<String> {
        inline_script_hashes(html)
            .into_iter()
            .chain(files_of(html))
            .collect()
    };
    let (ours, theirs) = (scripts(&ours), scripts(&theirs));
    for script in theirs.difference(&ours) {
        differences.push(format!(
            "{page}: a script or style that is not the shop's: {script}"
        ));
    }
    for script in ours.difference(&theirs) {
        differences.push(format!("{page}: a script or style is missing: {script}"));
    }
}

/// What scripts and styles a page loads: the addresses in `src` of scripts and `href` of links.
fn files_of(html: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let attribute = match tag.split_ascii_whitespace().next() {
            Some("script" | "iframe" | "object" | "embed") => "src=",
            // The page itself, here or in another language, is no file of it.
            Some("link") if !tag.contains("canonical") && !tag.contains("hreflang") => "href=",
            Some(_) | None => continue,
        };
        let Some(at) = tag.find(attribute) else {
            continue;
        };
        let value = &tag[at + attribute.len()..];
        let quoted = value.strip_prefix(['"', '\'']);
        let end = |c: char| c == '"' || c == '\'' || c.is_ascii_whitespace();
        let value = quoted.unwrap_or(value).split(end).next();
        files.extend(value.filter(|value| !value.is_empty()).map(str::to_owned));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_styles_are_found_however_they_are_written() {
        let html = r#"<link rel="stylesheet" href="/pkg/a/main.css"><script type=module src='/x.js'></script>
            <link rel="canonical" href="https://shop.example/"><link rel="alternate" hreflang="de" href="https://shop.example/de"><script>one()</script><SCRIPT src=/y.js>
            <iframe src=//evil.example/></iframe><a href="/shop">"#;
        let found = files_of(&html.replace("SCRIPT", "script"));
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(
            found,
            ["//evil.example/", "/pkg/a/main.css", "/x.js", "/y.js"]
        );
    }

    #[test]
    fn a_script_more_and_a_header_less_are_told() {
        let got = |html: &str, names: &[&'static str]| Got {
            status: 200,
            headers: names
                .iter()
                .map(|name| {
                    let name = axum::http::HeaderName::from_static(name);
                    (name, axum::http::HeaderValue::from_static("x"))
                })
                .collect(),
            body: html.as_bytes().to_vec(),
        };
        let ours = got("<script>one()</script>", &HEADERS);
        let mut differences = Vec::new();
        compare_pages(
            "/",
            &ours,
            &got("<script>one()</script>", &HEADERS),
            &mut differences,
        );
        assert!(differences.is_empty(), "{differences:?}");
        let html = "<script>one()</script><script>steal()</script>";
        compare_pages("/", &ours, &got(html, &HEADERS[1..]), &mut differences);
        assert_eq!(differences.len(), 2, "{differences:?}");
        compare_pages(
            "/",
            &ours,
            &got("<script>two()</script>", &HEADERS),
            &mut differences,
        );
        assert_eq!(differences.len(), 4, "{differences:?}");
    }
}
