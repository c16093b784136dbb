//! Logs: JSON in production, compact lines in development. What is logged names routes, statuses,
//! order numbers and request ids, never a buyer, an address, a query string or a key.
//!
//! A request's id goes along with everything that follows from it, through the inbox and the
//! outbox too, so that one search finds the request, what was recorded and what was done.

use std::future::Future;
use std::io::{self, IsTerminal as _};

use tracing::{Instrument as _, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::Environment;
use crate::platform::traces;
use crate::platform::traces::{Kind, Span};

/// SQL and connections are of interest only when somebody asks for them.
const DEFAULT_FILTER: &str =
    "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn,hyper=warn,tower_http=warn";

tokio::task_local! {
    static REQUEST_ID: Option<String>;
}

/// Installs the subscriber; `RUST_LOG` overrides what is logged. Does nothing when a test has
/// installed one already.
pub fn init(environment: Environment) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let installed = match environment {
        Environment::Staging | Environment::Production => {
            json(filter, io::stderr).try_init().is_ok()
        }
        Environment::Development => tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(io::stderr)
            .with_ansi(io::stderr().is_terminal())
            .compact()
            .with_target(false)
            .try_init()
            .is_ok(),
    };
    if !installed {
        tracing::debug!("something else keeps the log already");
    }
}

/// One object a line, with the spans that the event happened in: outermost first.
fn json<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(writer)
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .finish()
}

/// An id that no client chose: one that came with a request could be made to collide, or to write
/// into the log.
#[must_use]
pub fn new_request_id() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// The id of the request that the present work follows from, if it follows from one.
#[must_use]
pub fn request_id() -> Option<String> {
    REQUEST_ID.try_with(Clone::clone).ok().flatten()
}

/// Does `work` as what follows from this request.
// No async function: that would hold the work twice, and what it wraps here is large.
pub fn following<T>(
    request_id: Option<String>,
    work: impl Future<Output = T>,
) -> impl Future<Output = T> {
    REQUEST_ID.scope(request_id, work)
}

/// As [`following`], for work that no browser and no gateway waits for: with a span of its own,
/// below the one in which the work became due, as far as that was `kept`.
pub fn job<T>(
    job: &'static str,
    request_id: Option<String>,
    kept: Option<&str>,
    work: impl Future<Output = T>,
) -> impl Future<Output = T> {
    let span = tracing::info_span!("job", job, request_id);
    let traced = Span::new(job, Kind::Consumer)
        .below(kept)
        .or_below_request(request_id.as_deref());
    following(request_id, traced.of(work)).instrument(span)
}

/// For work that is spawned: it stays with the request, and in its span.
pub fn carry<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    let work = traces::carry(work);
    REQUEST_ID.scope(request_id(), work).in_current_span()
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[tokio::test]
    async fn every_line_is_an_object_that_names_the_request() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let log = Mutex::new(file.reopen().unwrap());
        let subscriber = json(EnvFilter::new(DEFAULT_FILTER), log);
        let logging = tracing::subscriber::set_default(subscriber);
        job("outbox", Some("r1".to_owned()), None, async {
            tracing::info!(task = "receipt", "done");
            tracing::debug!("not asked for");
        })
        .await;
        drop(logging);
        let text = std::fs::read_to_string(file.path()).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        let line: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(line["message"], "done");
        assert_eq!(line["task"], "receipt");
        assert_eq!(line["spans"][0]["request_id"], "r1");
        assert_eq!(line["spans"][0]["job"], "outbox");
    }

    #[tokio::test]
    async fn what_follows_from_a_request_knows_its_id_also_when_it_is_spawned() {
        assert_eq!(request_id(), None);
        following(Some("r1".to_owned()), async {
            assert_eq!(request_id().as_deref(), Some("r1"));
            let carried = tokio::spawn(carry(async { request_id() }));
            assert_eq!(carried.await.unwrap().as_deref(), Some("r1"));
            let bare = tokio::spawn(async { request_id() });
            assert_eq!(bare.await.unwrap(), None);
            job("inbox", Some("r2".to_owned()), None, async {
                assert_eq!(request_id().as_deref(), Some("r2"));
            })
            .await;
            job("janitor", None, None, async {
                assert_eq!(request_id(), None);
            })
            .await;
            assert_eq!(request_id().as_deref(), Some("r1"));
        })
        .await;
    }
}
