//! Traces for OpenTelemetry: what was done because of what, and how long it took.
//!
//! A request's trace has the request's id, so whoever has a line of the log finds the trace and the
//! reverse. Payment attempts and tasks keep the trace in which they began: what Antom tells of one
//! later, and the mail that follows, join the press of the button that they are about. Without an
//! exporter ([`otlp`](super::otlp)) nothing is recorded. Names of routes, jobs and APIs, statuses and
//! codes are; what a buyer typed and where a link leads are not.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use tokio::sync::mpsc::Sender;

/// Where what was recorded goes; nowhere unless [`record_to`] was called.
static RECORDER: OnceLock<Recorder> = OnceLock::new();

tokio::task_local! {
    static CURRENT: Current;
}

struct Recorder {
    records: Sender<Record>,
    /// The traces that are recorded, of 1.
    share: f64,
}

/// Begins to record this share of all traces. The first call counts.
pub(super) fn record_to(records: Sender<Record>, share: f64) {
    let _ = RECORDER.set(Recorder { records, share });
}

/// A span, wherever it was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    pub(super) trace: u128,
    pub(super) span: u64,
}

impl Context {
    /// That of the request with this id.
    #[must_use]
    pub fn of_request(id: &str) -> Option<Self> {
        let trace = u128::from_str_radix(id, 16).ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the part of the id that is random"
        )]
        let span = trace as u64;
        (id.len() == 32 && span != 0).then_some(Self { trace, span })
    }

    /// Reads what [`Display`](fmt::Display) writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("00-")?.split('-');
        let trace = u128::from_str_radix(parts.next()?, 16).ok()?;
        let span = u64::from_str_radix(parts.next()?, 16).ok()?;
        (trace != 0 && span != 0).then_some(Self { trace, span })
    }

    /// Every process decides alike, by what is random in the id even among those of one moment.
    fn is_recorded(self, share: f64) -> bool {
        let random = u32::try_from(self.trace & u128::from(u32::MAX)).unwrap_or(0);
        f64::from(random) < share * (f64::from(u32::MAX) + 1.0)
    }
}

/// As W3C's `traceparent`.
impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "00-{:032x}-{:016x}-01", self.trace, self.span)
    }
}

/// What part a span has in a conversation, as OTLP numbers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Internal = 1,
    Server = 2,
    Client = 3,
    Consumer = 5,
}

/// What a span tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Cow<'static, str>),
    Number(i64),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A span that ended.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) context: Context,
    pub(super) parent: Option<u64>,
    pub(super) link: Option<Context>,
    pub(super) name: Cow<'static, str>,
    pub(super) kind: Kind,
    pub(super) began: SystemTime,
    pub(super) ended: SystemTime,
    pub(super) told: Vec<(&'static str, Value)>,
    pub(super) failed: Option<Cow<'static, str>>,
}

/// The span that the present work is in.
struct Current {
    context: Option<Context>,
    /// None if it is recorded elsewhere, or nowhere.
    open: Option<Open>,
}

/// Goes to the recorder when the work is over, however it ended.
struct Open(Mutex<Option<Record>>);

impl Drop for Open {
    fn drop(&mut self) {
        let record = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some((mut record, recorder)) = record.take().zip(RECORDER.get()) {
            record.ended = SystemTime::now();
            // Full when the collector is slow: no work waits for it.
            let _ = recorder.records.try_send(record);
        }
    }
}

/// A span to begin.
#[derive(Debug)]
pub struct Span {
    name: Cow<'static, str>,
    kind: Kind,
    parent: Option<Context>,
    link: Option<Context>,
    own: Option<Context>,
}

impl Span {
    /// One below the present.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
            parent: current(),
            link: None,
            own: None,
        }
    }

    /// The first of the trace of this request.
    #[must_use]
    pub fn of_request(self, id: &str) -> Self {
        Self {
            parent: None,
            own: Context::of_request(id),
            ..self
        }
    }

    /// Below what is kept of another, if anything is, and pointing to the present one.
    #[must_use]
    pub fn below(self, kept: Option<&str>) -> Self {
        match kept.and_then(Context::parse) {
            Some(parent) => Self {
                link: self.parent.filter(|now| now.trace != parent.trace),
                parent: Some(parent),
                ..self
            },
            None => self,
        }
    }

    /// Below a request, unless it is below something already.
    #[must_use]
    pub fn or_below_request(self, id: Option<&str>) -> Self {
        let parent = self.parent.or_else(|| Context::of_request(id?));
        Self { parent, ..self }
    }

    /// Does the work in this span.
    // No async function: that would hold the work twice, and what it wraps is large.
    pub fn of<T>(self, work: impl Future<Output = T>) -> impl Future<Output = T> {
        CURRENT.scope(self.begin(), work)
    }

    fn begin(self) -> Current {
        let Some(recorder) = RECORDER.get() else {
            return Current {
                context: None,
                open: None,
            };
        };
        let trace = self.parent.map_or_else(random_trace, |parent| parent.trace);
        let context = self.own.unwrap_or_else(|| Context {
            trace,
            span: random_span(),
        });
        let now = SystemTime::now();
        let open = context.is_recorded(recorder.share).then(|| {
            Open(Mutex::new(Some(Record {
                context,
                parent: self.parent.map(|parent| parent.span),
                link: self.link,
                name: self.name,
                kind: self.kind,
                began: now,
                ended: now,
                told: Vec::new(),
                failed: None,
            })))
        });
        Current {
            context: Some(context),
            open,
        }
    }
}

fn random_span() -> u64 {
    uuid::Uuid::now_v7().as_u64_pair().1
}

fn random_trace() -> u128 {
    uuid::Uuid::now_v7().as_u128()
}

/// The span that the present work is in.
#[must_use]
pub fn current() -> Option<Context> {
    CURRENT.try_with(|current| current.context).ok().flatten()
}

/// As it is kept with what the present work begins.
#[must_use]
pub fn kept() -> Option<String> {
    current().map(|context| context.to_string())
}

/// For work that is spawned: its spans are below the present one.
pub(super) fn carry<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    let context = current();
    CURRENT.scope(
        Current {
            context,
            open: None,
        },
        work,
    )
}

/// Tells something of the present span. Give what may be written into the log, and no more.
pub fn tell(name: &'static str, value: impl Into<Value>) {
    change(|record| record.told.push((name, value.into())));
}

/// Marks the present span as failed.
pub fn fail(why: impl Into<Cow<'static, str>>) {
    change(|record| record.failed = Some(why.into()));
}

fn change(change: impl FnOnce(&mut Record)) {
    let _ = CURRENT.try_with(|current| {
        if let Some(Open(record)) = &current.open {
            let mut record = record.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(record) = record.as_mut() {
                change(record);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_context_is_read_as_it_was_written() {
        let context = Context::of_request("0192f3c4a5b67c8d9eaf001122334455").unwrap();
        let text = context.to_string();
        assert_eq!(
            text,
            "00-0192f3c4a5b67c8d9eaf001122334455-9eaf001122334455-01"
        );
        assert_eq!(Context::parse(&text), Some(context));
        for text in ["", "00-", "00-1-", "01-1-1-01", "00-0-1-01", "00-x-1-01"] {
            assert_eq!(Context::parse(text), None, "{text}");
        }
        assert_eq!(Context::of_request("-"), None);
    }

    #[test]
    fn a_share_of_the_traces_is_recorded() {
        let traces: Vec<Context> = (0..2_000)
            .map(|_| Context {
                trace: random_trace(),
                span: 1,
            })
            .collect();
        let recorded = |share| traces.iter().filter(|it| it.is_recorded(share)).count();
        assert_eq!((recorded(0.0), recorded(1.0)), (0, 2_000));
        assert!((300..=700).contains(&recorded(0.25)), "{}", recorded(0.25));
    }

    #[tokio::test]
    async fn nothing_is_recorded_without_an_exporter() {
        let work = async {
            tell("a", 1);
            fail("b");
            kept()
        };
        assert_eq!(Span::new("work", Kind::Internal).of(work).await, None);
    }
}
