use std::collections::BTreeMap;

use crate::money::Money;
use crate::names::named;

named! {
    /// Where one request to take held money stands.
    ///
    /// ```
    /// use domain::ledger::CaptureState;
    ///
    /// assert_eq!(CaptureState::Pending.as_str(), "processing");
    /// ```
    pub enum CaptureState is "a capture state" {
        /// Its row is committed, and no answer is in.
        Requested = "requested",
        /// Antom is working on it.
        Pending = "processing",
        /// The money is taken.
        Succeeded = "succeeded",
        /// Antom did not take the money for this request.
        Failed = "failed",
    }
}

impl CaptureState {
    /// Whether Antom has yet to say how it ended.
    ///
    /// ```
    /// use domain::ledger::CaptureState;
    ///
    /// assert!(CaptureState::Requested.is_open());
    /// assert!(!CaptureState::Failed.is_open());
    /// ```
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Requested | Self::Pending => true,
            Self::Succeeded | Self::Failed => false,
        }
    }
}

/// What is known about one capture that was asked for under an id of its own.
///
/// ```
/// use domain::ledger::{CaptureState, Evidence, Fact, Ledger};
/// use domain::{Currency, Money};
///
/// let total = Money::new(6400, Currency::Sgd)?;
/// let capture_request_id = "c1".to_owned();
/// let requested = Fact::CaptureRequested { capture_request_id, amount: total };
/// let ledger = Ledger::fold(total, [Evidence::new(1, requested)]);
/// let capture = &ledger.attempts[&1].captures["c1"];
/// assert_eq!((capture.amount, capture.state), (Some(total), CaptureState::Requested));
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// What this shop asked for; `None` for an automatic capture, which Antom makes unasked.
    pub amount: Option<Money>,
    /// Where it stands.
    pub state: CaptureState,
    /// Antom's code, when it failed.
    pub failure: Option<String>,
}

/// Everything learned about one capture request; it only grows.
#[derive(Debug, Default)]
struct Request {
    amount: Option<Money>,
    pending: bool,
    failed: Option<String>,
}

impl Request {
    /// Tells whether it has not failed.
    const fn is_open(&self) -> bool {
        self.failed.is_none()
    }
}

/// Everything learned about the captures of one attempt; it only grows.
#[derive(Debug, Default)]
pub(super) struct Captures {
    requests: BTreeMap<String, Request>,
    taken: Option<Money>,
    failure: Option<String>,
}

impl Captures {
    pub(super) fn request(&mut self, id: String, amount: Money) {
        self.requests.entry(id).or_default().amount = Some(amount);
    }

    pub(super) fn pend(&mut self, id: String) {
        self.requests.entry(id).or_default().pending = true;
    }

    /// Facts come sorted by amount, so of two that differ the lower one counts: never more is
    /// given back than was surely taken.
    pub(super) fn succeed(&mut self, amount: Money) {
        self.taken.get_or_insert(amount);
    }

    pub(super) fn fail(&mut self, id: Option<String>, code: String) {
        if let Some(id) = id {
            let request = self.requests.entry(id).or_default();
            request.failed.get_or_insert_with(|| code.clone());
        }
        self.failure.get_or_insert(code);
    }

    pub(super) const fn taken(&self) -> Option<Money> {
        self.taken
    }

    pub(super) const fn failure(&self) -> Option<&String> {
        self.failure.as_ref()
    }

    /// Whether anything is known of a capture. One is tried only on an authorisation, so it tells
    /// of one even when the notification of the payment was lost.
    pub(super) fn is_known(&self) -> bool {
        self.taken.is_some() || self.failure.is_some() || !self.requests.is_empty()
    }

    /// Whether a capture was asked for whose end is not known.
    pub(super) fn is_under_way(&self) -> bool {
        self.taken.is_none() && self.requests.values().any(Request::is_open)
    }

    /// Whether taking the held money failed, and nothing has decided that since.
    pub(super) fn has_failed(&self) -> bool {
        self.failure.is_some() && self.taken.is_none() && !self.is_under_way()
    }

    /// The one request to carry out, or to repeat, while the money is only held.
    ///
    /// Only one with a row of our own: an automatic capture is Antom's to finish. Of several, the
    /// one that Antom already has, so that no second one leaves before that has failed.
    pub(super) fn due(&self) -> Option<&str> {
        let open = || {
            self.requests
                .iter()
                .filter(|(_, request)| request.is_open())
        };
        let sent = open().find(|(_, request)| request.pending);
        sent.or_else(|| open().next())
            .filter(|(_, request)| request.amount.is_some())
            .map(|(id, _)| id.as_str())
    }

    /// A success does not say for which request it is, so it ends those that have not failed.
    pub(super) fn all(&self) -> BTreeMap<String, Capture> {
        let state = |request: &Request| {
            if request.failed.is_some() {
                CaptureState::Failed
            } else if self.taken.is_some() {
                CaptureState::Succeeded
            } else if request.pending {
                CaptureState::Pending
            } else {
                CaptureState::Requested
            }
        };
        let capture = |request: &Request| Capture {
            amount: request.amount,
            state: state(request),
            failure: request.failed.clone(),
        };
        self.requests
            .iter()
            .map(|(id, request)| (id.clone(), capture(request)))
            .collect()
    }
}
