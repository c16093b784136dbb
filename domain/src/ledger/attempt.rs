use std::collections::BTreeMap;

use super::capture::Capture;
use super::method::Method;
use super::refund::{Reckoning, Refund};
use super::state::AttemptState;
use crate::money::{Currency, Money};

/// What is known about one attempt.
///
/// ```
/// use domain::ledger::{AttemptState, Evidence, Fact, Ledger};
/// use domain::{Currency, Money};
///
/// let total = Money::new(6400, Currency::Sgd)?;
/// let opened = Evidence::new(1, Fact::SessionOpened { expires_at_ms: 1_760_000_000_000 });
/// let ledger = Ledger::fold(total, [opened]);
/// let attempt = &ledger.attempts[&1];
/// assert_eq!(attempt.state, AttemptState::Open);
/// assert_eq!(attempt.expires_at_ms, Some(1_760_000_000_000));
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Where it stands.
    pub state: AttemptState,
    /// How the buyer paid, once a success has said so.
    pub method: Option<Method>,
    /// Antom's `paymentId`, once a success has said so.
    pub payment_id: Option<String>,
    /// Whether Antom has said that it is working on the payment.
    pub pending: bool,
    /// Antom's code, when the state is Failed, Rejected or `CaptureFailed`.
    pub failure: Option<String>,
    /// When the buyer's page ends, in milliseconds since 1970; the latest that was told.
    pub expires_at_ms: Option<i64>,
    /// The amount of the payment's success, held or paid, as Antom said it.
    pub held: Option<Money>,
    /// What Antom said it took, even when that is not the order's amount: captured, or paid by a
    /// method that needs no capture. It stays, whatever goes back later.
    pub taken: Option<Money>,
    /// The captures that are known by a `captureRequestId`.
    pub captures: BTreeMap<String, Capture>,
    /// The refunds, by their `refundRequestId`.
    pub refunds: BTreeMap<String, Refund>,
    /// The order's currency, for an attempt that took nothing.
    pub(super) currency: Currency,
    /// Whether the shop has given it up.
    pub(super) abandoned: bool,
}

impl Attempt {
    /// What succeeded refunds gave back, in minor units; never more than there was.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger, Method};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let paid = Fact::PaymentSucceeded {
    ///     amount: total,
    ///     method: Method::parse("GCASH"),
    ///     payment_id: "20260101".to_owned(),
    /// };
    /// let refunded = Fact::RefundSucceeded {
    ///     refund_request_id: "r1".to_owned(),
    ///     amount: Money::new(2000, Currency::Sgd)?,
    /// };
    /// let ledger = Ledger::fold(total, [paid, refunded].map(|fact| Evidence::new(1, fact)));
    /// assert_eq!(ledger.attempts[&1].refunded(), 2000);
    /// assert_eq!(ledger.attempts[&1].rest().minor(), 4400);
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn refunded(&self) -> i64 {
        self.base()
            .map_or(0, |base| self.reckoning(base).succeeded.min(base.minor()))
    }

    /// What refunds ask for that are reserved or under way, in minor units.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger, Method};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let paid = Fact::PaymentSucceeded {
    ///     amount: total,
    ///     method: Method::parse("GCASH"),
    ///     payment_id: "20260101".to_owned(),
    /// };
    /// let reserved = Fact::RefundReserved {
    ///     refund_request_id: "r1".to_owned(),
    ///     amount: Money::new(2000, Currency::Sgd)?,
    /// };
    /// let ledger = Ledger::fold(total, [paid, reserved].map(|fact| Evidence::new(1, fact)));
    /// assert_eq!(ledger.attempts[&1].refunding(), 2000);
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn refunding(&self) -> i64 {
        self.base().map_or(0, |base| self.reckoning(base).open)
    }

    /// What can still be refunded: what was taken, less what went back and what is spoken for.
    ///
    /// Nothing once the payment is cancelled, and nothing while a refund is known whose amount
    /// cannot be counted.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let payment_id = "20260101".to_owned();
    /// let captured = Evidence::new(1, Fact::CaptureSucceeded { amount: total, payment_id });
    /// let cancelled = Evidence::new(1, Fact::Cancelled);
    /// assert_eq!(Ledger::fold(total, [captured.clone()]).attempts[&1].rest(), total);
    /// assert!(Ledger::fold(total, [captured, cancelled]).attempts[&1].rest().is_zero());
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn rest(&self) -> Money {
        let Some(taken) = self.taken else {
            return Money::zero(self.currency);
        };
        let nothing = Money::zero(taken.currency());
        let sums = self.reckoning(taken);
        if self.state == AttemptState::Cancelled || sums.is_unclear {
            return nothing;
        }
        let left = taken
            .minor()
            .saturating_sub(sums.succeeded)
            .saturating_sub(sums.open);
        Money::new(left, taken.currency()).unwrap_or(nothing)
    }

    /// Tells whether money came by this attempt, and all of it went back.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let payment_id = "20260101".to_owned();
    /// let captured = Evidence::new(1, Fact::CaptureSucceeded { amount: total, payment_id });
    /// let cancelled = Evidence::new(1, Fact::Cancelled);
    /// assert!(!Ledger::fold(total, [cancelled.clone()]).attempts[&1].gave_money_back());
    /// assert!(Ledger::fold(total, [captured, cancelled]).attempts[&1].gave_money_back());
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn gave_money_back(&self) -> bool {
        match self.state {
            AttemptState::Cancelled => self.base().is_some(),
            AttemptState::Refunded => true,
            AttemptState::Created
            | AttemptState::Unknown
            | AttemptState::Open
            | AttemptState::Processing
            | AttemptState::Authorised
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::NeedsReview => false,
        }
    }

    /// Whether nothing of its money is left for the shop, or will be when its refunds are through.
    pub(super) fn is_going_back_in_full(&self) -> bool {
        let back = self.refunded().saturating_add(self.refunding());
        back > 0 && self.taken.is_some_and(|taken| back >= taken.minor())
    }

    /// Whether everything it took went back by refunds.
    pub(super) fn is_refunded_in_full(&self) -> bool {
        self.base()
            .is_some_and(|base| self.reckoning(base).covers(base))
    }

    /// Whether its refunds cannot all be true: amounts that nobody can count, or more than there
    /// was.
    pub(super) fn refunds_do_not_add_up(&self) -> bool {
        self.base().is_some_and(|base| {
            let sums = self.reckoning(base);
            let foreign = |refund: &Refund| {
                let foreign = |amount: Money| amount.currency() != base.currency();
                refund.amount.is_some_and(foreign)
            };
            sums.succeeded > base.minor() || self.refunds.values().any(foreign)
        })
    }

    /// What there was to give back. A refund tells that the money was taken, even when that was
    /// not told.
    fn base(&self) -> Option<Money> {
        self.taken.or(self.held)
    }

    fn reckoning(&self, base: Money) -> Reckoning {
        Reckoning::of(base, self.refunds.values())
    }
}
