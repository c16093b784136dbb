//! Which calls came in and how they were answered, for tests and for the panel.

use std::collections::{BTreeMap, VecDeque};

use crate::clock::Moment;

/// Older ones are only counted.
const KEPT: usize = 200;

#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) at: Moment,
    pub(crate) api: &'static str,
    pub(crate) payment_request_id: Option<String>,
    pub(crate) result_code: String,
    pub(crate) result_status: String,
    pub(crate) message: String,
    pub(crate) fault: Option<&'static str>,
}

#[derive(Default)]
pub(crate) struct Calls {
    counts: BTreeMap<&'static str, BTreeMap<String, u64>>,
    recent: VecDeque<Call>,
}

impl Calls {
    pub(crate) fn note(&mut self, call: Call) {
        *self
            .counts
            .entry(call.api)
            .or_default()
            .entry(call.result_code.clone())
            .or_default() += 1;
        if self.recent.len() == KEPT {
            self.recent.pop_front();
        }
        self.recent.push_back(call);
    }

    /// Per API, how often each result code was given.
    pub(crate) fn counts(&self) -> &BTreeMap<&'static str, BTreeMap<String, u64>> {
        &self.counts
    }

    pub(crate) fn recent(&self) -> impl DoubleEndedIterator<Item = &Call> {
        self.recent.iter()
    }
}
