//! What a browser fetches when it opens a page for the first time.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::http::{Connection, get};
use xtask::budgets::Weight;
use xtask::run::{Result, find_program};

/// The bytes of a page: as text, and as the server compresses it.
pub(crate) async fn html(addr: SocketAddr, path: &str) -> Result<Weight> {
    let mut connection = Connection::to(addr);
    connection.exchange(&get(addr, path, "")).await?;
    let raw = connection.body().len();
    connection
        .exchange(&get(addr, path, "Accept-Encoding: br\r\n"))
        .await?;
    if connection.header("content-encoding") != Some("br") {
        return Err(format!("{path} comes uncompressed").into());
    }
    Ok(Weight {
        raw,
        brotli: connection.body().len(),
    })
}

/// Every address that Chromium asks for, pictures left out; `None` without a Chromium.
pub(crate) fn requests(addr: SocketAddr, path: &str, folder: &Path) -> Result<Option<Vec<String>>> {
    let named = std::env::var_os("CHROMIUM")
        .filter(|path| !path.is_empty())
        .map(Into::into);
    let Some(chromium) = named.or_else(|| find_program("chromium")) else {
        return Ok(None);
    };
    let log = folder.join("net.json");
    let status = Command::new(chromium)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("chromium").display()
        ))
        .arg(format!("--log-net-log={}", log.display()))
        // Islands come to life when the browser is idle; it shall have been.
        .args(["--virtual-time-budget=10000", "--dump-dom"])
        .arg(format!("http://{addr}{path}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("Chromium ended with {status}").into());
    }
    let log: Value = serde_json::from_slice(&std::fs::read(&log)?)?;
    let origin = format!("http://{addr}");
    Ok(Some(
        started(&log, &origin)?
            .into_iter()
            .filter(|path| !is_picture(path))
            .collect(),
    ))
}

/// The paths of one origin that a `NetLog` has requests for.
fn started(log: &Value, origin: &str) -> Result<BTreeSet<String>> {
    let kind = &log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    let events = log["events"].as_array().ok_or("the NetLog has no events")?;
    let ours = events
        .iter()
        .filter(|event| event["type"] == *kind)
        .filter_map(|event| {
            let url = event["params"]["url"].as_str()?;
            url.strip_prefix(origin).map(str::to_owned)
        });
    Ok(ours.collect())
}

fn is_picture(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    [".svg", ".png", ".ico", ".webp"]
        .iter()
        .any(|extension| path.ends_with(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_from_a_net_log() {
        let log = serde_json::json!({
            "constants": { "logEventTypes": { "URL_REQUEST_START_JOB": 7 } },
            "events": [
                { "type": 7, "params": { "url": "http://a/x.css" } },
                { "type": 7, "params": { "url": "http://a/x.css" } },
                { "type": 7, "params": { "url": "http://b/y.css" } },
                { "type": 8, "params": { "url": "http://a/z.css" } },
            ],
        });
        assert_eq!(
            started(&log, "http://a")
                .unwrap()
                .into_iter()
                .collect::<Vec<_>>(),
            ["/x.css"]
        );
        assert!(is_picture("/pkg/a/pictures/b.svg?c") && !is_picture("/x.css"));
    }
}
