//! What a buyer is told about the payment: from the ledger, and from what asking Antom brought.

use std::time::Duration;

use super::{Attempt, AttemptState, Ledger, PaymentStatus};
use crate::order::{CaptureMode, OrderState};
use crate::time::Timestamp;

/// How long a buyer who came back is told that the payment is being checked, whatever Antom says:
/// its answer may be older than what the buyer did (guides 003 and 004).
pub const PAUSE: Duration = Duration::from_secs(5);

/// How long a buyer waits for an answer before a way on is offered.
const PATIENCE: Duration = Duration::from_secs(10);

/// For how long an answer of Antom stands for "nothing was charged".
const FRESH: Duration = Duration::from_secs(60);

/// What asking Antom about one attempt brought, and when its buyer came back from Antom's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The attempt's place in its order.
    pub attempt: u32,
    /// Whether `pay` began it, so that Antom says PROCESSING before anybody has typed a card.
    pub is_by_pay: bool,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When the buyer came back, latest; never, from a payment that has no page.
    pub returned_at: Option<Timestamp>,
    /// When the latest question was asked that Antom answered.
    pub answered_at: Option<Timestamp>,
    /// When the latest question was asked that brought no answer.
    pub unanswered_at: Option<Timestamp>,
}

impl Asked {
    /// Since when its buyer waits for an answer.
    fn waits_since(&self) -> Timestamp {
        self.returned_at.unwrap_or(self.begun_at)
    }

    /// Whether the last question brought no answer that could be trusted.
    fn is_silent(&self) -> bool {
        self.unanswered_at > self.answered_at
    }

    /// Whether an answer of Antom is younger than the buyer's return.
    fn is_answered_since_return(&self) -> bool {
        !self.is_silent() && self.answered_at.is_some() && self.answered_at >= self.returned_at
    }
}

/// What the buyer is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whether it is paid is being asked: the buyer came back just now, or Antom did not answer.
    Checking,
    /// Antom says that it is working on the payment.
    Processing,
    /// Antom said, after the buyer came back, that nothing has been paid.
    NotPaid,
    /// The buyer has a page to pay on, and has not come back from it.
    NeverLeft,
    /// The money is held; Antom takes it by itself.
    Capturing,
    /// The money is held until the merchant takes it.
    Held,
    /// The money is held, and taking it failed; the merchant may try again.
    CaptureFailed,
    /// The order is paid.
    Paid {
        /// Whether it has left the shop.
        left: bool,
    },
    /// Antom gave no page to pay on.
    NoPage,
    /// The payment failed.
    Failed,
    /// The payment was cancelled, and the order is still there.
    PaymentCancelled,
    /// The time to pay ran out, as the ledger has it.
    Expired,
    /// The order is off, and nothing is known to have been paid for it.
    Cancelled,
    /// What was paid or held went back, or is going.
    GivenBack {
        /// Whether the order is off too.
        cancelled: bool,
    },
    /// Something does not add up, and a person looks at it.
    Review,
}

/// What a buyer is told, and what may be said and offered beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentOutcome {
    /// The one thing that is told.
    pub told: Told,
    /// Whether a signed answer, younger than the buyer's return, says so of every attempt.
    pub nothing_charged: bool,
    /// Whether a quiet way on is offered while the answer is open. Antom is asked before it leads
    /// anywhere.
    pub way_on: bool,
}

impl Ledger {
    /// Decides what the buyer of this order is told: the one place for all pages and mails.
    ///
    /// ```
    /// use domain::ledger::{Asked, Evidence, Fact, Ledger, Told};
    /// use domain::order::{CaptureMode, OrderState};
    /// use domain::{Currency, Money, Timestamp};
    ///
    /// let opened = Evidence::new(1, Fact::SessionOpened { expires_at_ms: 3_600_000 });
    /// let ledger = Ledger::fold(Money::new(6400, Currency::Sgd)?, [opened]);
    /// let asked = Asked {
    ///     attempt: 1,
    ///     is_by_pay: false,
    ///     begun_at: Timestamp::from_ms(0),
    ///     returned_at: Some(Timestamp::from_ms(10_000)),
    ///     answered_at: Some(Timestamp::from_ms(9_000)),
    ///     unanswered_at: None,
    /// };
    /// let (state, mode) = (OrderState::AwaitingPayment, CaptureMode::Automatic);
    /// let now = Timestamp::from_ms(60_000);
    /// // The answer is older than the return.
    /// assert_eq!(ledger.outcome(state, mode, &[asked], now).told, Told::Checking);
    /// let answered_at = Some(Timestamp::from_ms(59_000));
    /// let asked = Asked { answered_at, ..asked };
    /// assert_eq!(ledger.outcome(state, mode, &[asked], now).told, Told::NotPaid);
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn outcome(
        &self,
        order: OrderState,
        capture_mode: CaptureMode,
        asked: &[Asked],
        now: Timestamp,
    ) -> PaymentOutcome {
        let told = self.told(order, capture_mode, asked, now);
        let waits_since = asked.iter().map(Asked::waits_since).max();
        let waited = waits_since.is_none_or(|at| now >= at.saturating_add(PATIENCE));
        let is_open = match told {
            Told::Checking | Told::Processing => true,
            Told::NotPaid
            | Told::NeverLeft
            | Told::Capturing
            | Told::Held
            | Told::CaptureFailed
            | Told::Paid { .. }
            | Told::NoPage
            | Told::Failed
            | Told::PaymentCancelled
            | Told::Expired
            | Told::Cancelled
            | Told::GivenBack { .. }
            | Told::Review => false,
        };
        let has_begun = !self.any(|state| state == AttemptState::Created);
        PaymentOutcome {
            told,
            nothing_charged: self.nothing_charged(asked, now),
            way_on: is_open && waited && has_begun && order == OrderState::AwaitingPayment,
        }
    }

    fn told(
        &self,
        order: OrderState,
        capture_mode: CaptureMode,
        asked: &[Asked],
        now: Timestamp,
    ) -> Told {
        let is_over = match order {
            OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
                if self.payment_status() == PaymentStatus::Refunded {
                    return Told::GivenBack { cancelled: false };
                }
                let left = order != OrderState::Paid;
                return Told::Paid { left };
            }
            OrderState::Expired | OrderState::Cancelled => true,
            OrderState::AwaitingPayment => false,
        };
        // Money that moved, or may have, counts before whatever the latest attempt says.
        let goes_back = |attempt: &Attempt| {
            attempt.gave_money_back() || attempt.state == AttemptState::Duplicate
        };
        if is_over && self.attempts.values().any(goes_back) {
            return Told::GivenBack { cancelled: true };
        }
        if self.payment_status() == PaymentStatus::NeedsReview {
            return Told::Review;
        }
        if self.any(|state| state == AttemptState::Authorised) {
            return match capture_mode {
                CaptureMode::Automatic => Told::Capturing,
                CaptureMode::Manual => Told::Held,
            };
        }
        let of = |number: u32| asked.iter().find(|asked| asked.attempt == number);
        for (&number, attempt) in &self.attempts {
            if attempt.state == AttemptState::Processing {
                // Of what Antom has not said that it works on it, and of what it is silent about,
                // nothing is known.
                let is_heard_of =
                    attempt.pending && of(number).is_some_and(|asked| !asked.is_silent());
                return if is_heard_of {
                    Told::Processing
                } else {
                    Told::Checking
                };
            }
        }
        if is_over {
            return Told::Cancelled;
        }
        let Some((number, latest)) = self.latest() else {
            return Told::Checking;
        };
        match latest.state {
            AttemptState::Created | AttemptState::Processing => Told::Checking,
            AttemptState::Open => open(latest, of(number), now),
            AttemptState::Unknown => Told::NoPage,
            AttemptState::Authorised => Told::Capturing,
            AttemptState::CaptureFailed => Told::CaptureFailed,
            AttemptState::Failed | AttemptState::Rejected => Told::Failed,
            AttemptState::Cancelled | AttemptState::Refunded => Told::PaymentCancelled,
            AttemptState::Expired | AttemptState::Superseded => Told::Expired,
            AttemptState::Paid | AttemptState::Duplicate | AttemptState::NeedsReview => {
                Told::Review
            }
        }
    }

    /// Whether every attempt is known to have taken nothing.
    fn nothing_charged(&self, asked: &[Asked], now: Timestamp) -> bool {
        self.attempts.iter().all(|(number, attempt)| {
            let asked = asked.iter().find(|asked| asked.attempt == *number);
            let is_answered = |asked: &Asked| {
                let fresh = asked.answered_at.is_some_and(|at| now.since(at) <= FRESH);
                !asked.is_by_pay && fresh && asked.is_answered_since_return()
            };
            match attempt.state {
                // Antom's own words for this code: whoever has paid already gets it back.
                AttemptState::Failed => attempt.failure.as_deref() != Some("RISK_REJECT"),
                AttemptState::Rejected | AttemptState::Unknown | AttemptState::Expired => true,
                AttemptState::Cancelled => !attempt.gave_money_back(),
                AttemptState::Open | AttemptState::Superseded => asked.is_some_and(is_answered),
                AttemptState::Created
                | AttemptState::Processing
                | AttemptState::Authorised
                | AttemptState::Paid
                | AttemptState::CaptureFailed
                | AttemptState::Duplicate
                | AttemptState::NeedsReview
                | AttemptState::Refunded => false,
            }
        })
    }
}

/// Of an attempt that has a page to pay on.
fn open(attempt: &Attempt, asked: Option<&Asked>, now: Timestamp) -> Told {
    let Some(asked) = asked else {
        return Told::Checking;
    };
    if asked.is_silent() {
        return Told::Checking;
    }
    if let Some(returned_at) = asked.returned_at {
        if now < returned_at.saturating_add(PAUSE) || !asked.is_answered_since_return() {
            return Told::Checking;
        }
        // To Antom what `pay` began is under way until it ends.
        return match (asked.is_by_pay, attempt.pending) {
            (false, _) => Told::NotPaid,
            (true, true) => Told::Processing,
            (true, false) => Told::Checking,
        };
    }
    // The shop's own clock ends nothing: Antom is asked after the end.
    let ends_at = attempt.expires_at_ms.map(Timestamp::from_ms);
    if ends_at.is_some_and(|end| end <= now) {
        return if asked.answered_at >= ends_at && !asked.is_by_pay {
            Told::NotPaid
        } else {
            Told::Checking
        };
    }
    Told::NeverLeft
}

#[cfg(test)]
mod tests;
