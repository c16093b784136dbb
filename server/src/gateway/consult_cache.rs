//! What `consult` answered a moment ago, so that a page does not wait for Antom each time.

use std::sync::Arc;

use domain::order::CaptureMode;
use moka::sync::Cache;

use crate::gateway::Question;
use crate::gateway::reply::PaymentOption;

/// How long a page goes by what Antom said before.
const FRESH_MS: i64 = 30_000;

/// How long nobody asks again for a page when Antom gave no answer.
const SILENT_MS: i64 = 5_000;

/// Answers kept at most; more than there are checkouts in half a minute.
const CAPACITY: u64 = 1_000;

/// What the answer depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    minor: i64,
    currency: &'static str,
    phone: bool,
    os: Option<String>,
    region: String,
    manual: bool,
}

impl Key {
    fn of(question: &Question<'_>) -> Self {
        Self {
            minor: question.total.minor(),
            currency: question.total.currency().code(),
            phone: question.device.phone,
            os: question.device.os.clone(),
            region: question.region.to_owned(),
            manual: question.capture_mode == CaptureMode::Manual,
        }
    }
}

/// What Antom offered; `None`: it gave no answer, which is remembered too.
pub type Options = Option<Arc<[PaymentOption]>>;

#[derive(Clone, Debug)]
struct CachedOptions {
    /// By the shop's clock, epoch milliseconds.
    at: i64,
    options: Options,
    /// What was said before the silence, if it is silent.
    last: Options,
}

#[derive(Debug)]
pub(super) struct ConsultCache(Cache<Key, CachedOptions>);

impl Default for ConsultCache {
    fn default() -> Self {
        Self(Cache::new(CAPACITY))
    }
}

impl ConsultCache {
    /// The outer one is `None` when Antom has to be asked.
    pub(super) fn get(&self, question: &Question<'_>, now: i64) -> Option<Options> {
        let cached = self.0.get(&Key::of(question))?;
        let lasts = if cached.options.is_some() {
            FRESH_MS
        } else {
            SILENT_MS
        };
        (cached.at > now - lasts).then_some(cached.options)
    }

    /// What Antom said last, however long ago.
    pub(super) fn last(&self, question: &Question<'_>) -> Options {
        self.0.get(&Key::of(question))?.last
    }

    pub(super) fn keep(&self, question: &Question<'_>, now: i64, options: Options) {
        let last = options.clone().or_else(|| self.last(question));
        let cached = CachedOptions {
            at: now,
            options,
            last,
        };
        self.0.insert(Key::of(question), cached);
    }
}

#[cfg(test)]
mod tests {
    use domain::{Currency, Money};

    use super::*;
    use domain::order::Device;

    #[test]
    fn an_answer_lasts_longer_than_silence() {
        let cache = ConsultCache::default();
        let device = Device::default();
        let question = |minor| Question {
            total: Money::new(minor, Currency::Sgd).unwrap(),
            device: &device,
            region: "SG",
            capture_mode: CaptureMode::Automatic,
        };
        cache.keep(&question(1), 0, Some([].into()));
        cache.keep(&question(2), 0, None);
        assert!(cache.get(&question(1), FRESH_MS - 1).is_some());
        assert!(cache.get(&question(1), FRESH_MS).is_none());
        assert_eq!(cache.get(&question(2), SILENT_MS - 1), Some(None));
        assert!(cache.get(&question(2), SILENT_MS).is_none());
        assert!(cache.get(&question(3), 0).is_none());
        // While Antom takes its time, what it said last stays to be shown.
        assert_eq!(cache.last(&question(1)), Some([].into()));
        assert_eq!(cache.last(&question(2)), None);
    }
}
