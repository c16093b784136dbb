use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::commands::{CommandError, listener};
use crate::config::Config;
use crate::platform::shutdown::Shutdown;
use crate::web::metrics;
use crate::web::state::AppState;

/// The port for Prometheus, if there is one: never the one that buyers use (S29).
pub(super) struct Metrics(Option<(TcpListener, SocketAddr)>);

impl Metrics {
    pub(super) async fn listen(config: &Config) -> Result<Self, CommandError> {
        Ok(Self(match config.metrics_addr {
            Some(addr) => Some(listener::listen(addr, "SHOP_METRICS_ADDR").await?),
            None => None,
        }))
    }

    /// Answers beside everything else, until the word is given.
    pub(super) fn start(self, state: &AppState, stop: &Shutdown) {
        if let Some((listener, _)) = self.0 {
            let router = metrics::router(Arc::clone(&state.shop));
            tokio::spawn(listener::answer(listener, router, stop.clone()));
        }
    }

    pub(super) fn welcome(&self) -> String {
        match &self.0 {
            Some((_, addr)) => format!("  Metrics for Prometheus at http://{addr}/metrics\n"),
            None => String::new(),
        }
    }
}
