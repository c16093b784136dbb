use domain::ledger::{Attempt, AttemptState, Fact};

/// The money that moved on one attempt, in the smallest unit.
#[derive(Clone, Copy, Default)]
pub(super) struct Moved {
    pub(super) taken: i64,
    pub(super) refunded: i64,
    pub(super) refunding: i64,
    pub(super) cancelled: i64,
}

impl Moved {
    pub(super) fn kept(self) -> i64 {
        self.taken - self.refunded - self.cancelled
    }

    pub(super) fn of<'a>(attempt: Option<&Attempt>, facts: impl Iterator<Item = &'a Fact>) -> Self {
        let (mut paid, mut captured) = (0, None);
        for fact in facts {
            match fact {
                Fact::PaymentSucceeded { amount, .. } => paid = amount.minor(),
                Fact::CaptureSucceeded { amount, .. } => captured = Some(amount.minor()),
                _ => {}
            }
        }
        let takes_at_once = attempt
            .and_then(|attempt| attempt.method.as_ref())
            .is_some_and(|method| !method.captures());
        let taken = captured.unwrap_or(if takes_at_once { paid } else { 0 });
        let back = attempt.is_some_and(|attempt| attempt.state == AttemptState::Cancelled);
        Self {
            taken,
            cancelled: if back { taken } else { 0 },
            ..Self::default()
        }
    }
}
