//! What is known about an order's payment, as a fold over evidence.
//!
//! Every answer, notification, inquiry and expiry becomes a piece of [`Evidence`]; folding the set
//! of all of them gives the [`Ledger`]. Nothing is ever updated in place, so notifications may come
//! twice, late or in any order, and some may never come (guides 000 and 004).

mod attempt;
mod capture;
mod due;
mod effect;
mod evidence;
mod findings;
mod leader;
mod method;
mod outcome;
mod refund;
mod refusal;
mod state;
mod status;

use std::collections::{BTreeMap, BTreeSet};

use crate::money::Money;
use findings::Findings;
use leader::Leader;

pub use attempt::Attempt;
pub use capture::{Capture, CaptureState};
pub use effect::{Effect, ReviewReason};
pub use evidence::{Evidence, Fact};
pub use method::{BlankMethod, CancelWindow, Method};
pub use outcome::{Asked, PAUSE, PaymentOutcome, Told};
pub use refund::{Refund, RefundState};
pub use refusal::{CaptureRefusal, RefundRefusal};
pub use state::AttemptState;
pub use status::PaymentStatus;

/// What is known about the payment of one order.
///
/// ```
/// use domain::ledger::{Effect, Evidence, Fact, Ledger, Method, PaymentStatus};
/// use domain::{Currency, Money};
///
/// let total = Money::new(6400, Currency::Sgd)?;
/// let payment_id = "20260101".to_owned();
/// let authorised = Evidence::new(
///     1,
///     Fact::PaymentSucceeded {
///         amount: total,
///         method: Method::parse("CARD"),
///         payment_id: payment_id.clone(),
///     },
/// );
/// let captured = Evidence::new(1, Fact::CaptureSucceeded { amount: total, payment_id });
///
/// let held = Ledger::fold(total, [authorised.clone()]);
/// assert_eq!(held.payment_status(), PaymentStatus::Authorised);
/// assert!(!held.may_ship());
///
/// let taken = Ledger::fold(total, [captured, authorised]);
/// assert_eq!(taken.winner, Some(1));
/// assert!(taken.is_due(&Effect::SendReceipt));
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Every attempt that there is evidence of, by its place in the order.
    pub attempts: BTreeMap<u32, Attempt>,
    /// The one attempt whose money pays the order.
    pub winner: Option<u32>,
    effects: BTreeSet<Effect>,
}

impl Ledger {
    /// Folds evidence about an order of `total` into what is known.
    ///
    /// The result depends on the *set* of evidence only.
    ///
    /// Of several attempts that took money, the lowest one wins. That is a rule about numbers that
    /// never change, not about who came first, so two processes that saw the notifications in
    /// different orders agree. It can move the place from one attempt to another when an earlier
    /// one turns out to be paid as well; the order stays paid throughout, and the other one's money
    /// is what goes back. Two things fix the place. Once giving back has begun, [`Fact::Abandoned`]
    /// does: such an attempt never wins again, so no change of mind can give both back. And once
    /// the merchant has begun to refund the winner, [`Fact::RefundReserved`] does: no late success
    /// takes its place, or that refund would be of money that goes back anyway. One that was
    /// refunded in full elsewhere makes way for one that was not.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let begun = Evidence::new(1, Fact::Begun { amount: total });
    /// let pending = Evidence::new(1, Fact::Pending);
    /// assert_eq!(
    ///     Ledger::fold(total, [begun.clone(), pending.clone()]),
    ///     Ledger::fold(total, [pending.clone(), begun, pending]),
    /// );
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn fold(total: Money, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        let evidence: BTreeSet<Evidence> = evidence.into_iter().collect();
        let mut findings: BTreeMap<u32, Findings> = BTreeMap::new();
        for Evidence { attempt, fact } in evidence {
            findings.entry(attempt).or_default().add(total, fact);
        }
        let leader = Leader::of(&findings);
        let attempts: BTreeMap<u32, Attempt> = findings
            .iter()
            .map(|(&number, findings)| {
                let state = leader.place(number, findings);
                (number, findings.attempt(state, total.currency()))
            })
            .collect();
        let winner = leader.winner();
        let effects = due::effects(&findings, &attempts, winner);
        Self {
            attempts,
            winner,
            effects,
        }
    }

    /// Where the payment of the order stands.
    ///
    /// A refund of the winner does not make it less of a winner: Antom's own status stays SUCCESS
    /// too. Failed stands for every end without money; the [`latest`](Self::latest) attempt tells an
    /// expiry from a decline, which want different words.
    ///
    /// ```
    /// use domain::ledger::{Ledger, PaymentStatus};
    /// use domain::{Currency, Money};
    ///
    /// let ledger = Ledger::fold(Money::new(6400, Currency::Sgd)?, []);
    /// assert_eq!(ledger.payment_status(), PaymentStatus::None);
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn payment_status(&self) -> PaymentStatus {
        let live = self
            .live_attempt()
            .and_then(|number| self.attempts.get(&number));
        if let Some(winner) = self.winning() {
            if self.any(|state| state == AttemptState::Duplicate) {
                PaymentStatus::ReversingDuplicate
            } else if winner.is_refunded_in_full() {
                PaymentStatus::Refunded
            } else if winner.refunded() > 0 {
                PaymentStatus::PartiallyRefunded
            } else {
                PaymentStatus::Paid
            }
        } else if self.is_under_review() {
            PaymentStatus::NeedsReview
        } else if let Some(live) = live {
            if live.state == AttemptState::Authorised {
                PaymentStatus::Authorised
            } else {
                PaymentStatus::Pending
            }
        } else if self.any(|state| state == AttemptState::Refunded) {
            PaymentStatus::Refunded
        } else if self
            .any(|state| state.ended_with_nothing() || state == AttemptState::CaptureFailed)
        {
            PaymentStatus::Failed
        } else {
            PaymentStatus::None
        }
    }

    /// Whether money is really taken and not all of it on its way back, so that the goods may go
    /// (guide 000).
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// assert!(!Ledger::fold(total, [Evidence::new(1, Fact::Pending)]).may_ship());
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn may_ship(&self) -> bool {
        self.winning()
            .is_some_and(|winner| !winner.is_going_back_in_full())
    }

    /// The one attempt on which the buyer may be paying right now. There is never a second one,
    /// and none once the order has a winner.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let first = Evidence::new(1, Fact::SessionOpened { expires_at_ms: 0 });
    /// let second = Evidence::new(2, Fact::Begun { amount: total });
    /// let ledger = Ledger::fold(total, [first, second]);
    /// assert_eq!(ledger.live_attempt(), Some(2));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn live_attempt(&self) -> Option<u32> {
        let mut live = self
            .attempts
            .iter()
            .filter(|(_, attempt)| attempt.state.is_alive());
        live.next().map(|(number, _)| *number)
    }

    /// Whether the buyer may be given a new attempt.
    ///
    /// Not while one is alive, nor while money is there whose fate is open. An open session that
    /// Antom, when asked, knows nothing of is superseded first.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let declined = Fact::PaymentFailed { code: "RISK_REJECT".to_owned() };
    /// assert!(Ledger::fold(total, [Evidence::new(1, declined)]).may_start_attempt());
    /// assert!(!Ledger::fold(total, [Evidence::new(1, Fact::Pending)]).may_start_attempt());
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn may_start_attempt(&self) -> bool {
        !self.any(AttemptState::blocks_another) && !self.is_under_review()
    }

    /// The newest attempt and its number.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let ledger = Ledger::fold(total, [1, 2].map(|n| Evidence::new(n, Fact::Expired)));
    /// assert_eq!(ledger.latest().map(|(number, _)| number), Some(2));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn latest(&self) -> Option<(u32, &Attempt)> {
        self.attempts
            .last_key_value()
            .map(|(number, attempt)| (*number, attempt))
    }

    /// Everything that is due in this state.
    ///
    /// ```
    /// use domain::ledger::{Effect, Evidence, Fact, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let ledger = Ledger::fold(total, [Evidence::new(1, Fact::Expired)]);
    /// assert!(ledger.effects().contains(&Effect::ReleaseStock { after: 1 }));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub const fn effects(&self) -> &BTreeSet<Effect> {
        &self.effects
    }

    /// Whether an effect is due; to be asked again, under the order's lock, before it is carried
    /// out.
    ///
    /// ```
    /// use domain::ledger::{Effect, Ledger};
    /// use domain::{Currency, Money};
    ///
    /// let ledger = Ledger::fold(Money::new(6400, Currency::Sgd)?, []);
    /// assert!(!ledger.is_due(&Effect::SendReceipt));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn is_due(&self, effect: &Effect) -> bool {
        self.effects.contains(effect)
    }

    fn winning(&self) -> Option<&Attempt> {
        self.winner.and_then(|number| self.attempts.get(&number))
    }

    fn any(&self, is: impl Fn(AttemptState) -> bool) -> bool {
        self.attempts.values().any(|attempt| is(attempt.state))
    }

    /// Whether the order has no winner, and a person has to decide before it can have one. A
    /// duplicate that only waits behind an authorisation is no such case, and neither is a refund
    /// that went wrong: what has to go back is flagged as that anyway.
    fn is_under_review(&self) -> bool {
        self.winner.is_none()
            && self.effects.iter().any(|effect| match effect {
                Effect::Review { reason, .. } => match reason {
                    ReviewReason::AmountMismatch
                    | ReviewReason::PaymentMismatch
                    | ReviewReason::Abandoned
                    | ReviewReason::PaidThenCancelled => true,
                    ReviewReason::Duplicate
                    | ReviewReason::CaptureFailed
                    | ReviewReason::RefundFailed
                    | ReviewReason::RefundMismatch => false,
                },
                Effect::MarkPaid { .. }
                | Effect::SendReceipt
                | Effect::ReleaseStock { .. }
                | Effect::Inquire { .. }
                | Effect::Reverse { .. }
                | Effect::Capture { .. }
                | Effect::Refund { .. } => false,
            })
    }
}
