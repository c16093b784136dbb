use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::RequestExt as _;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;

use crate::config::TrustedProxies;
use crate::platform::network::line_of;
use crate::web::header;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Where a request comes from: the peer, or what a trusted proxy says of its own peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The line that limits count.
    #[must_use]
    pub fn network(self) -> IpAddr {
        line_of(self.0)
    }

    /// Looks at the headers only as far as trusted proxies wrote them: from the right, until one
    /// names somebody who is no proxy of ours.
    fn find(peer: IpAddr, headers: &HeaderMap, trusted: &TrustedProxies) -> Self {
        let mut client = peer.to_canonical();
        for hop in header::parts(headers, FORWARDED_FOR, b',').rev() {
            if !trusted.trusts(client) {
                break;
            }
            match parse_hop(hop) {
                Some(address) => client = address,
                None => break,
            }
        }
        Self(client)
    }
}

/// Some proxies write the port too.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    let address = hop
        .parse::<IpAddr>()
        .or_else(|_| hop.parse::<SocketAddr>().map(|address| address.ip()))
        .or_else(|_| {
            hop.trim_start_matches('[')
                .trim_end_matches(']')
                .parse::<IpAddr>()
        });
    address.ok().map(|address| address.to_canonical())
}

pub(super) async fn identify(
    State(trusted): State<Arc<TrustedProxies>>,
    mut request: Request,
    next: Next,
) -> Response {
    // Only a router that is called directly, as in a test, has no peer.
    let peer = request
        .extract_parts::<ConnectInfo<SocketAddr>>()
        .await
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| {
            peer.ip()
        });
    let client = ClientAddress::find(peer, request.headers(), &trusted);
    request.extensions_mut().insert(client);
    next.run(request).await
}

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(parts
            .extensions
            .get::<Self>()
            .copied()
            .unwrap_or(Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(peer: &str, forwarded: &[&'static str], trusted: &str) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, axum::http::HeaderValue::from_static(value));
        }
        let trusted = trusted.parse().unwrap();
        ClientAddress::find(peer.parse().unwrap(), &headers, &trusted)
            .0
            .to_string()
    }

    #[test]
    fn nobody_is_believed_by_default() {
        assert_eq!(find("192.0.2.1", &["203.0.113.9"], ""), "192.0.2.1");
        assert_eq!(find("127.0.0.1", &["203.0.113.9"], ""), "127.0.0.1");
    }

    #[test]
    fn a_trusted_proxy_is_believed_and_what_a_client_put_before_it_is_not() {
        let spoofed = &["1.2.3.4, 203.0.113.9"];
        assert_eq!(find("10.0.0.1", spoofed, "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(
            find(
                "10.0.0.1",
                &["1.2.3.4", "203.0.113.9, 10.0.0.2"],
                "10.0.0.0/8"
            ),
            "203.0.113.9"
        );
        assert_eq!(find("192.0.2.1", spoofed, "10.0.0.0/8"), "192.0.2.1");
    }

    #[test]
    fn ports_brackets_and_mapped_addresses_are_understood() {
        assert_eq!(
            find("10.0.0.1", &["203.0.113.9:4711"], "10.0.0.1"),
            "203.0.113.9"
        );
        assert_eq!(
            find("10.0.0.1", &["[2001:db8::1]:80"], "10.0.0.1"),
            "2001:db8::1"
        );
        assert_eq!(
            find("10.0.0.1", &["[2001:db8::1]"], "10.0.0.1"),
            "2001:db8::1"
        );
        assert_eq!(
            find("::ffff:10.0.0.1", &["203.0.113.9"], "10.0.0.1"),
            "203.0.113.9"
        );
    }

    #[test]
    fn nonsense_stops_the_search_at_the_last_proxy() {
        assert_eq!(
            find("10.0.0.1", &["203.0.113.9, unknown"], "10.0.0.1"),
            "10.0.0.1"
        );
        assert_eq!(find("10.0.0.1", &[], "10.0.0.1"), "10.0.0.1");
    }

    #[test]
    fn one_line_is_one_customer() {
        let network = |text: &str| ClientAddress(text.parse().unwrap()).network().to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network("203.0.113.9"), "203.0.113.9");
    }
}
