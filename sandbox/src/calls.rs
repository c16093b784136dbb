//! Which calls came in and how they were answered, for tests and for the panel.

use std::collections::{BTreeMap, HashMap, VecDeque};

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

/// Per API, how often each result code was given.
pub(crate) type Counts = BTreeMap<&'static str, BTreeMap<String, u64>>;

#[derive(Default)]
pub(crate) struct Calls {
    counts: Counts,
    /// By `paymentRequestId`.
    of_payments: HashMap<String, Counts>,
    recent: VecDeque<Call>,
}

impl Calls {
    pub(crate) fn note(&mut self, call: Call) {
        count(&mut self.counts, &call);
        if let Some(payment) = &call.payment_request_id {
            count(self.of_payments.entry(payment.clone()).or_default(), &call);
        }
        if self.recent.len() == KEPT {
            self.recent.pop_front();
        }
        self.recent.push_back(call);
    }

    /// Of all calls.
    pub(crate) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Of the calls about one payment; none before the first.
    pub(crate) fn counts_of(&self, payment_request_id: &str) -> Option<&Counts> {
        self.of_payments.get(payment_request_id)
    }

    pub(crate) fn recent(&self) -> impl DoubleEndedIterator<Item = &Call> {
        self.recent.iter()
    }
}

fn count(counts: &mut Counts, call: &Call) {
    let results = counts.entry(call.api).or_default();
    *results.entry(call.result_code.clone()).or_default() += 1;
}
