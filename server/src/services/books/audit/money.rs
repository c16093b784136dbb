use domain::Money;
use domain::ledger::{Attempt, AttemptState, RefundState};

/// The money that moved on one attempt, in the smallest unit.
#[derive(Clone, Copy, Default)]
pub(crate) struct Moved {
    pub(crate) taken: i64,
    pub(crate) refunded: i64,
    pub(crate) refunding: i64,
    pub(crate) cancelled: i64,
}

impl Moved {
    pub(crate) fn of(attempt: &Attempt) -> Self {
        let taken = attempt.taken.map_or(0, Money::minor);
        // Not capped at what was taken: that it is not more is what is looked at.
        let refunded = attempt
            .refunds
            .values()
            .filter(|refund| refund.state == RefundState::Succeeded)
            .filter_map(|refund| refund.amount)
            .map(Money::minor)
            .fold(0, i64::saturating_add);
        let cancelled = match attempt.state {
            AttemptState::Cancelled => taken - refunded,
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
            | AttemptState::Refunded
            | AttemptState::NeedsReview => 0,
        };
        Self {
            taken,
            refunded,
            refunding: attempt.refunding(),
            cancelled,
        }
    }

    pub(crate) fn kept(self) -> i64 {
        self.taken - self.refunded - self.cancelled
    }
}
