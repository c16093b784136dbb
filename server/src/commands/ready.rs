use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use crate::commands::CommandError;
use crate::config::{self, Source};

/// A health check that takes longer is a failed one.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks the shop on this machine whether it can serve; for images that hold no shell and no `curl`.
///
/// # Errors
/// When `SHOP_ADDR` is wrong.
pub async fn ready(source: &Source<'_>) -> Result<bool, CommandError> {
    let url = format!("http://{}/readyz", reachable(config::address_of(source)?));
    match ask(&url).await {
        Ok(answer) => {
            let ready = answer.status().is_success();
            println!("{}", answer.text().await.unwrap_or_default());
            Ok(ready)
        }
        Err(error) => {
            println!("{url} does not answer: {error}");
            Ok(false)
        }
    }
}

async fn ask(url: &str) -> Result<reqwest::Response, reqwest::Error> {
    // A proxy that is meant for the world outside knows nothing of this machine.
    let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE);
    client.build()?.get(url).send().await
}

/// Where to ask a shop that listens on all addresses.
fn reachable(listens: SocketAddr) -> SocketAddr {
    let ip = match listens.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, listens.port())
}
