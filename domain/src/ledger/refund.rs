use std::collections::BTreeMap;

use crate::money::Money;
use crate::names::named;

named! {
    /// Where one refund stands.
    ///
    /// ```
    /// use domain::ledger::RefundState;
    ///
    /// assert_eq!(RefundState::Pending.as_str(), "processing");
    /// ```
    pub enum RefundState is "a refund state" {
        /// Its row is committed, and no answer is in, whether or not the request has left.
        Reserved = "reserved",
        /// Antom is working on it.
        Pending = "processing",
        /// The money went back.
        Succeeded = "succeeded",
        /// The money did not go back.
        Failed = "failed",
    }
}

impl RefundState {
    /// Whether Antom has yet to say how it ended. What an open refund asks for is spoken for.
    ///
    /// ```
    /// use domain::ledger::RefundState;
    ///
    /// assert!(RefundState::Reserved.is_open());
    /// assert!(!RefundState::Succeeded.is_open());
    /// ```
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Reserved | Self::Pending => true,
            Self::Succeeded | Self::Failed => false,
        }
    }
}

/// What is known about one refund.
///
/// ```
/// use domain::ledger::{Evidence, Fact, Ledger, RefundState};
/// use domain::{Currency, Money};
///
/// let total = Money::new(6400, Currency::Sgd)?;
/// let twenty = Money::new(2000, Currency::Sgd)?;
/// let refund_request_id = "r1".to_owned();
/// let made_elsewhere = Fact::RefundSucceeded { refund_request_id, amount: twenty };
/// let ledger = Ledger::fold(total, [Evidence::new(1, made_elsewhere)]);
/// let refund = &ledger.attempts[&1].refunds["r1"];
/// assert_eq!((refund.amount, refund.state), (Some(twenty), RefundState::Succeeded));
/// assert!(!refund.own);
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// How much: Antom's word, or else what was reserved. `None` while nobody has said.
    pub amount: Option<Money>,
    /// Where it stands.
    pub state: RefundState,
    /// Antom's code, when it failed.
    pub failure: Option<String>,
    /// Whether this shop reserved it. Another one was made in Antom's dashboard: it is asked about,
    /// and never sent.
    pub own: bool,
}

/// Everything learned about one refund; it only grows.
#[derive(Debug, Default)]
struct Request {
    reserved: Option<Money>,
    pending: bool,
    succeeded: Option<Money>,
    failed: Option<String>,
    differs: bool,
}

impl Request {
    /// Money wins: a success is never taken back by a failure.
    const fn state(&self) -> RefundState {
        if self.succeeded.is_some() {
            RefundState::Succeeded
        } else if self.failed.is_some() {
            RefundState::Failed
        } else if self.pending {
            RefundState::Pending
        } else {
            RefundState::Reserved
        }
    }

    fn refund(&self) -> Refund {
        let state = self.state();
        let failed = state == RefundState::Failed;
        Refund {
            amount: self.succeeded.or(self.reserved),
            state,
            failure: self.failed.clone().filter(|_| failed),
            own: self.reserved.is_some(),
        }
    }

    fn contradicts_itself(&self) -> bool {
        let both = self.reserved.zip(self.succeeded);
        self.differs || both.is_some_and(|(reserved, succeeded)| reserved != succeeded)
    }
}

/// Everything learned about the refunds of one attempt; it only grows.
#[derive(Debug, Default)]
pub(super) struct Refunds {
    requests: BTreeMap<String, Request>,
}

impl Refunds {
    pub(super) fn reserve(&mut self, id: String, amount: Money) {
        let request = self.requests.entry(id).or_default();
        request.differs |= request.reserved.is_some_and(|before| before != amount);
        request.reserved.get_or_insert(amount);
    }

    pub(super) fn pend(&mut self, id: String) {
        self.requests.entry(id).or_default().pending = true;
    }

    /// Facts come sorted by amount, so of two that differ the higher one counts: the rest is
    /// rather told too low.
    pub(super) fn succeed(&mut self, id: String, amount: Money) {
        let request = self.requests.entry(id).or_default();
        request.differs |= request.succeeded.is_some_and(|before| before != amount);
        request.succeeded = Some(amount);
    }

    pub(super) fn fail(&mut self, id: String, code: String) {
        let request = self.requests.entry(id).or_default();
        request.failed.get_or_insert(code);
    }

    pub(super) fn all(&self) -> BTreeMap<String, Refund> {
        self.requests
            .iter()
            .map(|(id, request)| (id.clone(), request.refund()))
            .collect()
    }

    /// Whether a person of this shop asked for one.
    pub(super) fn has_own(&self) -> bool {
        self.requests
            .values()
            .any(|request| request.reserved.is_some())
    }

    /// Whether Antom gives back anything, or did.
    pub(super) fn are_known_to_antom(&self) -> bool {
        let is_known = |request: &Request| request.pending || request.succeeded.is_some();
        self.requests.values().any(is_known)
    }

    /// Whether Antom and our rows name different amounts for one refund.
    pub(super) fn contradict_themselves(&self) -> bool {
        self.requests.values().any(Request::contradicts_itself)
    }
}

/// The sums over the refunds of one attempt, against what there was to give back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reckoning {
    /// What went back, in minor units, as the refunds say.
    pub(super) succeeded: i64,
    /// What is spoken for, in minor units.
    pub(super) open: i64,
    /// Whether a refund that may have moved money cannot be counted: its amount is not known, or
    /// in another currency.
    pub(super) is_unclear: bool,
}

impl Reckoning {
    pub(super) fn of<'a>(base: Money, refunds: impl IntoIterator<Item = &'a Refund>) -> Self {
        let mut sums = Self {
            succeeded: 0,
            open: 0,
            is_unclear: false,
        };
        for refund in refunds {
            let sum = match refund.state {
                RefundState::Reserved | RefundState::Pending => &mut sums.open,
                RefundState::Succeeded => &mut sums.succeeded,
                RefundState::Failed => continue,
            };
            match refund.amount {
                Some(amount) if amount.currency() == base.currency() => {
                    *sum = sum.saturating_add(amount.minor());
                }
                Some(_) | None => sums.is_unclear = true,
            }
        }
        sums
    }

    /// Whether everything went back.
    pub(super) const fn covers(self, base: Money) -> bool {
        self.succeeded > 0 && self.succeeded >= base.minor()
    }
}
