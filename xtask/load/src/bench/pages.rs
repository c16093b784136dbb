//! Pages, as often as one core can answer them.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use super::load::{CONNECTIONS, Load, Worker, drive};
use crate::http::{Connection, get};
use xtask::run::Result;

pub(crate) struct Page {
    pub(crate) name: &'static str,
    addr: SocketAddr,
    path: String,
    loads: Vec<Load>,
}

impl Page {
    pub(crate) fn new(name: &'static str, addr: SocketAddr, path: &str) -> Self {
        Self {
            name,
            addr,
            path: path.to_owned(),
            loads: Vec::new(),
        }
    }

    pub(crate) async fn measure(&mut self, time: Duration) -> Result<()> {
        let request: Rc<[u8]> = get(self.addr, &self.path, "").into();
        let reader = || Reader {
            request: Rc::clone(&request),
            path: self.path.clone(),
        };
        let workers = || (0..CONNECTIONS).map(|_| reader()).collect();
        // Connections, caches and the core's clock come up to speed.
        drive(self.addr, workers(), time / 6).await?;
        self.loads.push(drive(self.addr, workers(), time).await?);
        Ok(())
    }

    pub(crate) fn loads(&self) -> &[Load] {
        &self.loads
    }
}

struct Reader {
    request: Rc<[u8]>,
    path: String,
}

impl Worker for Reader {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        connection.exchange(&self.request).await?;
        match connection.status {
            200 => Ok(true),
            status => Err(format!("{} answered {status}", self.path).into()),
        }
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
