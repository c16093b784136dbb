//! Hands traces and figures to an OpenTelemetry collector: OTLP over HTTP, as JSON.
//!
//! It is written here because OpenTelemetry's own crates bring a dozen others for two documents, and
//! because the figures exist already, in the registry that Prometheus reads.

mod figures;

use std::fmt;
use std::future::Future;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value as Json, json};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};
use url::Url;

use crate::platform::traces::{self, Record, Value};

/// Spans that wait; what is more is lost.
const WAITING: usize = 4_096;

/// Spans in one document.
const AT_ONCE: usize = 512;

/// How long the first of them waits.
const SPANS_EVERY: Duration = Duration::from_secs(2);

/// How long a collector may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// And when the process ends.
const LAST_PATIENCE: Duration = Duration::from_secs(3);

/// Where the collector is, and what it is told of this process.
#[derive(Clone, Debug)]
pub struct Otlp {
    /// `/v1/traces` and `/v1/metrics` are below it.
    pub endpoint: Url,
    /// Such as the collector's key.
    pub headers: Vec<(HeaderName, SecretString)>,
    /// `service.name` and whatever else distinguishes it.
    pub resource: Vec<(String, String)>,
    /// The traces that are recorded, of 1.
    pub share: f64,
    pub figures_every: Duration,
}

/// Hands on what is recorded until [`finish`](Self::finish).
pub struct Exporter {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Exporter {
    /// `figures` tells them as Prometheus reads them.
    ///
    /// # Errors
    /// When a header cannot be sent, or there is no TLS.
    pub fn start<F, T>(config: Otlp, figures: F) -> Result<Self, ExportError>
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, fmt::Error>> + Send,
    {
        let (records, recorded) = mpsc::channel(WAITING);
        let (stop, stopped) = oneshot::channel();
        let share = config.share;
        let mut collector = Collector::new(config)?;
        traces::record_to(records, share);
        let task = tokio::spawn(async move { collector.follow(recorded, figures, stopped).await });
        Ok(Self { stop, task })
    }

    /// Hands on what is left, and ends.
    pub async fn finish(self) {
        let _ = self.stop.send(());
        if timeout(LAST_PATIENCE, self.task).await.is_err() {
            tracing::warn!("the collector did not take the last traces in time");
        }
    }
}

/// Why nothing can be handed on.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("a header for the collector cannot be sent: {0}")]
    Header(#[from] reqwest::header::InvalidHeaderValue),
    #[error("the collector cannot be asked: {0}")]
    Client(#[from] reqwest::Error),
}

struct Collector {
    client: reqwest::Client,
    traces: Url,
    metrics: Url,
    resource: Json,
    figures_every: Duration,
    began: SystemTime,
    /// So that the log tells once that it is away, and once that it is back.
    is_away: bool,
}

impl Collector {
    fn new(config: Otlp) -> Result<Self, ExportError> {
        let mut headers = HeaderMap::new();
        for (name, value) in config.headers {
            let mut value = HeaderValue::from_str(value.expose_secret())?;
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .default_headers(headers)
            .build()?;
        let below = |path: &str| {
            let mut url = config.endpoint.clone();
            let whole = format!("{}{path}", url.path().trim_end_matches('/'));
            url.set_path(&whole);
            url
        };
        let resource = config
            .resource
            .into_iter()
            .map(|(key, value)| json!({"key": key, "value": {"stringValue": value}}));
        Ok(Self {
            client,
            traces: below("/v1/traces"),
            metrics: below("/v1/metrics"),
            resource: json!({"attributes": resource.collect::<Vec<_>>()}),
            figures_every: config.figures_every,
            began: SystemTime::now(),
            is_away: false,
        })
    }

    async fn follow<F, T>(
        &mut self,
        mut recorded: mpsc::Receiver<Record>,
        figures: F,
        mut stopped: oneshot::Receiver<()>,
    ) where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, fmt::Error>> + Send,
    {
        let mut spans = interval_at(Instant::now() + SPANS_EVERY, SPANS_EVERY);
        let mut all = interval_at(Instant::now(), self.figures_every);
        spans.set_missed_tick_behavior(MissedTickBehavior::Delay);
        all.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut waiting = Vec::new();
        loop {
            tokio::select! {
                _ = &mut stopped => break,
                _ = spans.tick() => self.hand_on(&mut waiting).await,
                _ = all.tick() => self.tell_figures(&figures).await,
                Some(record) = recorded.recv() => {
                    waiting.push(record);
                    if waiting.len() >= AT_ONCE {
                        self.hand_on(&mut waiting).await;
                    }
                }
            }
        }
        recorded.close();
        while let Some(record) = recorded.recv().await {
            waiting.push(record);
        }
        self.hand_on(&mut waiting).await;
        self.tell_figures(&figures).await;
    }

    async fn hand_on(&mut self, waiting: &mut Vec<Record>) {
        if waiting.is_empty() {
            return;
        }
        let spans: Vec<Json> = waiting.drain(..).map(|record| span(&record)).collect();
        let document = json!({"resourceSpans": [{
            "resource": self.resource,
            "scopeSpans": [{"scope": scope(), "spans": spans}],
        }]});
        self.post(self.traces.clone(), &document).await;
    }

    async fn tell_figures<F, T>(&mut self, figures: &F)
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, fmt::Error>> + Send,
    {
        let Ok(text) = figures().await else {
            return;
        };
        let metrics = figures::of(&text, &nanos(self.began), &nanos(SystemTime::now()));
        let document = json!({"resourceMetrics": [{
            "resource": self.resource,
            "scopeMetrics": [{"scope": scope(), "metrics": metrics}],
        }]});
        self.post(self.metrics.clone(), &document).await;
    }

    /// What a collector does not take is lost: nobody waits for it, and nothing is kept for it.
    async fn post(&mut self, to: Url, document: &Json) {
        let sent = self
            .client
            .post(to)
            .header(reqwest::header::CONTENT_TYPE, "application/json")
            .body(document.to_string())
            .send()
            .await
            .and_then(reqwest::Response::error_for_status);
        match sent {
            Ok(_) if self.is_away => {
                self.is_away = false;
                tracing::info!("the collector takes traces and figures again");
            }
            Ok(_) => {}
            Err(_) if self.is_away => {}
            Err(error) => {
                self.is_away = true;
                tracing::warn!(error = %error.without_url(), "the collector takes no traces and figures");
            }
        }
    }
}

fn scope() -> Json {
    json!({"name": "shop", "version": env!("CARGO_PKG_VERSION")})
}

fn span(record: &Record) -> Json {
    let told = record.told.iter().map(|(key, value)| {
        let value = match value {
            Value::Text(text) => json!({"stringValue": text}),
            // As OTLP's JSON writes whole numbers.
            Value::Number(number) => json!({"intValue": number.to_string()}),
        };
        json!({"key": key, "value": value})
    });
    let mut span = json!({
        "traceId": format!("{:032x}", record.context.trace),
        "spanId": format!("{:016x}", record.context.span),
        "name": record.name,
        "kind": record.kind as u8,
        "startTimeUnixNano": nanos(record.began),
        "endTimeUnixNano": nanos(record.ended),
        "attributes": told.collect::<Vec<_>>(),
    });
    if let Some(parent) = record.parent {
        span["parentSpanId"] = format!("{parent:016x}").into();
    }
    if let Some(link) = record.link {
        span["links"] = json!([{
            "traceId": format!("{:032x}", link.trace),
            "spanId": format!("{:016x}", link.span),
        }]);
    }
    if let Some(why) = &record.failed {
        span["status"] = json!({"code": 2, "message": why});
    }
    span
}

/// As OTLP's JSON writes 64 bits: as text.
fn nanos(at: SystemTime) -> String {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_nanos().to_string()
}
