//! Pages, as often as one core can answer them.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use super::load::{CONNECTIONS, Load, Worker, drive};
use crate::http::{Connection, get};
use xtask::run::Result;

/// Where the shop says that a page came from; [`None`] for what is no page of the shop.
pub(crate) type Origin = Option<&'static str>;

/// Out of the page cache.
pub(crate) const KEPT: Origin = Some("wayfare; hit");
/// Rendered for each request, as searches are.
pub(crate) const RENDERED: Origin = Some("wayfare; fwd=bypass");

pub(crate) struct Page {
    addr: SocketAddr,
    path: String,
    origin: Origin,
    loads: Vec<Load>,
}

impl Page {
    pub(crate) fn new(addr: SocketAddr, path: &str, origin: Origin) -> Self {
        Self {
            addr,
            path: path.to_owned(),
            origin,
            loads: Vec::new(),
        }
    }

    pub(crate) async fn measure(&mut self, time: Duration) -> Result<()> {
        let request: Rc<[u8]> = get(self.addr, &self.path, "").into();
        let reader = |origin| Reader {
            request: Rc::clone(&request),
            path: self.path.clone(),
            origin,
        };
        let workers = |origin| (0..CONNECTIONS).map(|_| reader(origin)).collect();
        // Connections, caches and the core's clock come up to speed.
        drive(self.addr, workers(None), time / 6).await?;
        let load = drive(self.addr, workers(self.origin), time).await?;
        self.loads.push(load);
        Ok(())
    }

    pub(crate) fn loads(&self) -> &[Load] {
        &self.loads
    }
}

struct Reader {
    request: Rc<[u8]>,
    path: String,
    origin: Origin,
}

impl Worker for Reader {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        connection.exchange(&self.request).await?;
        if connection.status != 200 {
            return Err(format!("{} answered {}", self.path, connection.status).into());
        }
        if self.origin.is_some() && connection.header("cache-status") != self.origin {
            let origin = connection.header("cache-status").unwrap_or("nowhere");
            return Err(format!("{} came from {origin}", self.path).into());
        }
        Ok(true)
    }
}

/// The first product that the listing leads to.
pub(crate) async fn some_product(addr: SocketAddr) -> Result<String> {
    let mut connection = Connection::to(addr);
    connection.exchange(&get(addr, "/shop", "")).await?;
    let html = connection.text();
    let (_, rest) = html
        .split_once("href=\"/products/")
        .ok_or("the listing names no product")?;
    let slug = rest.split(['"', '?']).next().unwrap_or_default();
    Ok(format!("/products/{slug}"))
}
