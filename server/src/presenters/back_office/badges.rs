//! States as the merchant reads them: a word, and what it means.

use app::view::admin::{Badge, Tone};
use domain::ledger::{AttemptState, CaptureState, PaymentStatus, RefundState};
use domain::order::OrderState;

use crate::store::queues::inbox::InboxState;

pub(crate) fn order_state(state: OrderState) -> Badge {
    match state {
        OrderState::AwaitingPayment => Badge::new("Awaiting payment", Tone::Waiting),
        OrderState::Paid => Badge::new("Paid, to ship", Tone::Waiting),
        OrderState::Fulfilled => Badge::new("Shipped", Tone::Good),
        OrderState::Closed => Badge::new("Closed", Tone::Quiet),
        OrderState::Expired => Badge::new("Expired", Tone::Quiet),
        OrderState::Cancelled => Badge::new("Cancelled", Tone::Quiet),
    }
}

pub(crate) fn payment_status(status: PaymentStatus) -> Badge {
    match status {
        PaymentStatus::None => Badge::new("Not begun", Tone::Quiet),
        PaymentStatus::Pending => Badge::new("Under way", Tone::Waiting),
        PaymentStatus::Authorised => Badge::new("Authorised", Tone::Waiting),
        PaymentStatus::Paid => Badge::new("Paid", Tone::Good),
        PaymentStatus::Failed => Badge::new("Failed", Tone::Bad),
        PaymentStatus::NeedsReview => Badge::new("Needs review", Tone::Warning),
        PaymentStatus::ReversingDuplicate => {
            Badge::new("Paid, giving a surplus back", Tone::Waiting)
        }
        PaymentStatus::PartiallyRefunded => Badge::new("Partly refunded", Tone::Good),
        PaymentStatus::Refunded => Badge::new("Refunded", Tone::Quiet),
    }
}

pub(crate) fn attempt_state(state: AttemptState) -> Badge {
    match state {
        AttemptState::Created => Badge::new("Begun", Tone::Waiting),
        AttemptState::Unknown => Badge::new("Unknown", Tone::Warning),
        AttemptState::Open => Badge::new("Waits for the buyer", Tone::Waiting),
        AttemptState::Processing => Badge::new("Antom is working on it", Tone::Waiting),
        AttemptState::Authorised => Badge::new("Authorised", Tone::Waiting),
        AttemptState::Paid => Badge::new("Paid", Tone::Good),
        AttemptState::CaptureFailed => Badge::new("Capture failed", Tone::Bad),
        AttemptState::Failed => Badge::new("Failed", Tone::Bad),
        AttemptState::Rejected => Badge::new("Not opened", Tone::Bad),
        AttemptState::Expired => Badge::new("Expired", Tone::Quiet),
        AttemptState::Cancelled => Badge::new("Cancelled", Tone::Quiet),
        AttemptState::Superseded => Badge::new("Replaced by another", Tone::Quiet),
        AttemptState::Duplicate => Badge::new("Surplus, goes back", Tone::Warning),
        AttemptState::NeedsReview => Badge::new("Needs review", Tone::Warning),
        AttemptState::Refunded => Badge::new("Refunded", Tone::Quiet),
    }
}

pub(crate) fn capture_state(state: CaptureState) -> Badge {
    match state {
        CaptureState::Requested => Badge::new("Asked for", Tone::Waiting),
        CaptureState::Pending => Badge::new("Antom is working on it", Tone::Waiting),
        CaptureState::Succeeded => Badge::new("Captured", Tone::Good),
        CaptureState::Failed => Badge::new("Failed", Tone::Bad),
    }
}

pub(crate) fn refund_state(state: RefundState) -> Badge {
    match state {
        RefundState::Reserved => Badge::new("Reserved", Tone::Waiting),
        RefundState::Pending => Badge::new("Antom is working on it", Tone::Waiting),
        RefundState::Succeeded => Badge::new("Refunded", Tone::Good),
        RefundState::Failed => Badge::new("Failed", Tone::Bad),
    }
}

pub(crate) fn inbox_state(state: InboxState) -> Badge {
    match state {
        InboxState::New => Badge::new("Waiting", Tone::Waiting),
        InboxState::Applied => Badge::new("Applied", Tone::Good),
        InboxState::UnknownOrder => Badge::new("Unknown order", Tone::Warning),
        InboxState::UnknownKind => Badge::new("Unknown kind", Tone::Warning),
        InboxState::Unparseable => Badge::new("Unreadable", Tone::Bad),
        InboxState::SetAside => Badge::new("Set aside", Tone::Bad),
    }
}

/// A row with a name that this version does not know is shown all the same.
pub(crate) fn unknown(name: &str) -> Badge {
    Badge::new(name, Tone::Warning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_is_told_as_a_code() {
        let badges = OrderState::ALL
            .iter()
            .map(|state| order_state(*state))
            .chain(PaymentStatus::ALL.iter().map(|it| payment_status(*it)))
            .chain(AttemptState::ALL.iter().map(|it| attempt_state(*it)))
            .chain(CaptureState::ALL.iter().map(|it| capture_state(*it)))
            .chain(RefundState::ALL.iter().map(|it| refund_state(*it)));
        for badge in badges {
            assert!(
                !badge.label.contains('_') && badge.label.starts_with(char::is_uppercase),
                "{}",
                badge.label
            );
        }
    }
}
