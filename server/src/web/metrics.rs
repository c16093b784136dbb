//! `/metrics`: what this process counted, and how things stand in the database.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use tokio::sync::Mutex;

use crate::platform::metrics::PREFIX;
use crate::presenters::metrics::StoredFigures;
use crate::services::Shop;

const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Milliseconds for which what was read is shown again: however often somebody asks, the database
/// is asked this often.
const FRESH: i64 = 10_000;

/// Prometheus gives up after ten seconds, and what this process counted must reach it even when
/// the database hangs.
const PATIENCE: Duration = Duration::from_secs(5);

/// `/metrics`, for a port of its own.
pub fn router(figures: Arc<Figures>) -> Router {
    Router::new()
        .route("/metrics", get(show))
        .with_state(figures)
}

/// Everything that this process tells, for whoever asks.
pub struct Figures {
    shop: Arc<Shop>,
    /// What stood in the database, and when it was asked.
    read: Mutex<Option<(i64, Arc<str>)>>,
}

async fn show(State(figures): State<Arc<Figures>>) -> Response {
    match figures.text().await {
        Ok(text) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response(),
        Err(fmt::Error) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl Figures {
    #[must_use]
    pub fn new(shop: Arc<Shop>) -> Self {
        Self {
            shop,
            read: Mutex::new(None),
        }
    }

    /// As Prometheus reads it.
    ///
    /// # Errors
    /// When a figure cannot be written.
    pub async fn text(&self) -> Result<String, fmt::Error> {
        let standing = self.standing().await?;
        let mut text = String::new();
        encode_registry(&mut text, &self.shop.metrics.registry)?;
        encode_registry(&mut text, &database_up(standing.is_some()))?;
        text.push_str(standing.as_deref().unwrap_or_default());
        encode_eof(&mut text)?;
        Ok(text)
    }

    /// How things stand, or nothing: old figures would look like good ones.
    async fn standing(&self) -> Result<Option<Arc<str>>, fmt::Error> {
        let mut read = self.read.lock().await;
        let now = self.shop.clock.now_ms();
        if let Some((at, text)) = &*read
            && (now - at).abs() < FRESH
        {
            return Ok(Some(Arc::clone(text)));
        }
        *read = match tokio::time::timeout(PATIENCE, StoredFigures::read(&self.shop)).await {
            Ok(Ok(standing)) => {
                let mut text = String::new();
                standing.write(&mut text)?;
                Some((now, text.into()))
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "the figures in the database cannot be read");
                None
            }
            Err(_) => {
                tracing::error!("the database takes too long to tell its figures");
                None
            }
        };
        Ok(read.as_ref().map(|(_, text)| Arc::clone(text)))
    }
}

fn database_up(up: bool) -> Registry {
    let mut registry = Registry::with_prefix(PREFIX);
    let gauge: Gauge = Gauge::default();
    gauge.set(i64::from(up));
    registry.register(
        "database_up",
        "Whether the database told how things stand; without it those figures are missing",
        gauge,
    );
    registry
}
