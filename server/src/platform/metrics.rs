//! The figures for Prometheus. What happens is counted where it happens, by each process for
//! itself; how things stand is read from the database when Prometheus asks ([`page`]).

pub mod labels;

use std::time::Duration;

use domain::ledger::AttemptState;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use crate::platform::metrics::labels::{Api, CallOutcome, Inquiry, Job, Notified, PayLimitKind};

/// A label and its value, both from the code and never from a request.
pub(crate) type Label = (&'static str, &'static str);

/// Every name begins with it.
pub(crate) const PREFIX: &str = "shop";

/// The value for whatever this version has no name for.
pub(crate) const OTHER: &str = "other";

/// The client gives up after ten seconds, and a buyer long before.
const CALL_SECONDS: [f64; 8] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// Antom waits a few seconds; the shop means to need less than one (S5).
const ACKNOWLEDGED_SECONDS: [f64; 8] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Counters that differ in one label.
type Counters = Family<[Label; 1], Counter>;

/// Everything that this process counts.
#[derive(Debug)]
pub struct Metrics {
    pub(crate) registry: Registry,
    attempts_begun: Counter,
    attempts_refused: Counters,
    attempts_moved: Counters,
    notifications: Counters,
    acknowledged: Histogram,
    calls: Family<[Label; 2], Histogram>,
    results: Family<[Label; 2], Counter>,
    inquiries: Counters,
    job_failures: Counters,
}

impl Metrics {
    /// `now_ms` is when this process started.
    #[must_use]
    pub fn new(now_ms: i64) -> Self {
        let metrics = Self {
            registry: Registry::with_prefix(PREFIX),
            attempts_begun: Counter::default(),
            attempts_refused: Family::default(),
            attempts_moved: Family::default(),
            notifications: Family::default(),
            acknowledged: Histogram::new(ACKNOWLEDGED_SECONDS),
            calls: Family::new_with_constructor(|| Histogram::new(CALL_SECONDS)),
            results: Family::default(),
            inquiries: Family::default(),
            job_failures: Family::default(),
        };
        metrics.begin_at_zero();
        metrics.register(now_ms)
    }

    /// A series that first appears with 1 has not increased, as far as Prometheus can see.
    fn begin_at_zero(&self) {
        for limit in PayLimitKind::ALL {
            self.refused_by(*limit).inc_by(0);
        }
        for state in AttemptState::ALL {
            of(&self.attempts_moved, "state", state.as_str()).inc_by(0);
        }
        for outcome in Notified::ALL {
            of(&self.notifications, "outcome", outcome.as_str()).inc_by(0);
        }
        for outcome in Inquiry::ALL {
            of(&self.inquiries, "outcome", outcome.as_str()).inc_by(0);
        }
        for job in Job::ALL {
            of(&self.job_failures, "part", job.as_str()).inc_by(0);
        }
        for api in Api::ALL {
            for outcome in CallOutcome::ALL {
                // To make it is enough: a histogram begins empty.
                let _ = self.call(*api, *outcome);
            }
            self.result(*api, OTHER).inc_by(0);
        }
    }

    fn register(mut self, now_ms: i64) -> Self {
        let registry = &mut self.registry;
        registry.register(
            "build",
            "The version of the shop",
            Info::new([("version", env!("CARGO_PKG_VERSION"))]),
        );
        let started: Gauge<i64> = Gauge::default();
        started.set(now_ms / 1000);
        registry.register_with_unit(
            "start_time",
            "When this process started, since 1970",
            Unit::Seconds,
            started,
        );
        registry.register(
            "payment_attempts_begun",
            "Payment attempts for which Antom was asked for a page",
            self.attempts_begun.clone(),
        );
        registry.register(
            "payment_attempts_refused",
            "Payment attempts that a limit kept from being started",
            self.attempts_refused.clone(),
        );
        registry.register(
            "payment_attempts_moved",
            "Payment attempts that news of Antom moved into this state",
            self.attempts_moved.clone(),
        );
        registry.register(
            "notifications",
            "Notifications that arrived, by what became of them",
            self.notifications.clone(),
        );
        registry.register_with_unit(
            "notification_duration",
            "Time until a notification was answered",
            Unit::Seconds,
            self.acknowledged.clone(),
        );
        registry.register_with_unit(
            "gateway_call_duration",
            "Time until a call to Antom ended",
            Unit::Seconds,
            self.calls.clone(),
        );
        registry.register(
            "gateway_results",
            "Signed answers of Antom by their resultCode",
            self.results.clone(),
        );
        registry.register(
            "janitor_inquiries",
            "Questions of the janitor about attempts that went quiet",
            self.inquiries.clone(),
        );
        registry.register(
            "job_failures",
            "Errors of the jobs; what failed is tried again",
            self.job_failures.clone(),
        );
        self
    }

    /// A session is asked for: an attempt begins.
    pub fn attempt_begun(&self) {
        self.attempts_begun.inc();
    }

    /// The counter of what this limit refuses, to be kept where the limit is.
    #[must_use]
    pub fn refused_by(&self, limit: PayLimitKind) -> Counter {
        of(&self.attempts_refused, "limit", limit.as_str())
    }

    /// News moved an attempt into this state.
    pub fn attempt_moved(&self, state: AttemptState) {
        of(&self.attempts_moved, "state", state.as_str()).inc();
    }

    pub fn notified(&self, outcome: Notified) {
        of(&self.notifications, "outcome", outcome.as_str()).inc();
    }

    /// A notification was answered, however.
    pub fn answered_notification(&self, after: Duration) {
        self.acknowledged.observe(after.as_secs_f64());
    }

    /// A call to Antom ended after this time; `code` is the `resultCode` of a signed answer.
    pub fn called(
        &self,
        api: Api,
        after: Duration,
        outcome: CallOutcome,
        code: Option<&'static str>,
    ) {
        self.call(api, outcome).observe(after.as_secs_f64());
        if let Some(code) = code {
            self.result(api, code).inc();
        }
    }

    fn call(&self, api: Api, outcome: CallOutcome) -> Histogram {
        let labels = [("api", api.as_str()), ("outcome", outcome.as_str())];
        self.calls.get_or_create_owned(&labels)
    }

    pub(crate) fn result(&self, api: Api, code: &'static str) -> Counter {
        let labels = [("api", api.as_str()), ("code", code)];
        self.results.get_or_create_owned(&labels)
    }

    /// The janitor asked about an attempt.
    pub fn janitor_asked(&self, outcome: Inquiry) {
        of(&self.inquiries, "outcome", outcome.as_str()).inc();
    }

    /// A round of this job ended with an error.
    pub fn job_failed(&self, job: Job) {
        of(&self.job_failures, "part", job.as_str()).inc();
    }
}

fn of(counters: &Counters, label: &'static str, value: &'static str) -> Counter {
    counters.get_or_create_owned(&[(label, value)])
}
