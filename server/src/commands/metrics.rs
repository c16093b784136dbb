use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::commands::{CommandError, listener};
use crate::config::Config;
use crate::platform::otlp::{Exporter, Otlp};
use crate::platform::shutdown::Shutdown;
use crate::web::metrics;
use crate::web::metrics::Figures;
use crate::web::state::AppState;

/// The port for Prometheus, if there is one: never the one that buyers use (S29); and what is handed
/// to a collector, if there is one.
pub(super) struct Metrics {
    port: Option<(TcpListener, SocketAddr)>,
    collector: Option<Otlp>,
}

/// What ends last, so that nothing is lost that was recorded before.
#[must_use]
pub(super) struct Exporting(Option<Exporter>);

impl Exporting {
    pub(super) async fn finish(self) {
        if let Some(exporter) = self.0 {
            exporter.finish().await;
        }
    }
}

impl Metrics {
    pub(super) async fn listen(config: &Config) -> Result<Self, CommandError> {
        let port = match config.metrics_addr {
            Some(addr) => Some(listener::listen(addr, "SHOP_METRICS_ADDR").await?),
            None => None,
        };
        let collector = config.otlp.clone();
        Ok(Self { port, collector })
    }

    /// Answers, and hands on, beside everything else, until the word is given.
    pub(super) fn start(
        self,
        state: &AppState,
        stop: &Shutdown,
    ) -> Result<Exporting, CommandError> {
        let figures = Arc::new(Figures::new(Arc::clone(&state.shop)));
        if let Some((listener, _)) = self.port {
            let router = metrics::router(Arc::clone(&figures));
            tokio::spawn(listener::answer(listener, router, stop.clone(), false));
        }
        let Some(collector) = self.collector else {
            return Ok(Exporting(None));
        };
        let tell = move || {
            let figures = Arc::clone(&figures);
            async move { figures.text().await }
        };
        let exporter = Exporter::start(collector, tell)
            .map_err(|error| CommandError::Start(error.to_string()))?;
        Ok(Exporting(Some(exporter)))
    }

    pub(super) fn welcome(&self) -> String {
        match &self.port {
            Some((_, addr)) => format!("  Metrics for Prometheus at http://{addr}/metrics\n"),
            None => String::new(),
        }
    }
}
