//! States as the merchant reads them: a word, and what it means.

use app::view::admin::{Badge, Tone};
use domain::ledger::{AttemptState, CaptureState, PaymentStatus, RefundState};
use domain::order::OrderState;
use wording::Words;

use crate::store::orders::OrderRow;
use crate::store::queues::inbox::InboxState;
use crate::store::stored::Stored;

/// The order's state; one of which a part has left says so.
pub(crate) fn order(order: &OrderRow, words: Words) -> Badge {
    match (order.state, order.first_left_at) {
        (OrderState::Paid, Some(_)) => {
            Badge::new(words.admin_state_order_partly_shipped(), Tone::Waiting)
        }
        (state, _) => order_state(state, words),
    }
}

pub(crate) fn order_state(state: OrderState, words: Words) -> Badge {
    match state {
        OrderState::AwaitingPayment => {
            Badge::new(words.admin_state_order_awaiting_payment(), Tone::Waiting)
        }
        OrderState::Paid => Badge::new(words.admin_state_order_paid(), Tone::Waiting),
        OrderState::Fulfilled => Badge::new(words.admin_state_order_fulfilled(), Tone::Good),
        OrderState::Closed => Badge::new(words.admin_state_order_closed(), Tone::Quiet),
        OrderState::Expired => Badge::new(words.admin_state_order_expired(), Tone::Quiet),
        OrderState::Cancelled => Badge::new(words.admin_state_order_cancelled(), Tone::Quiet),
    }
}

pub(crate) fn payment_status(status: PaymentStatus, words: Words) -> Badge {
    match status {
        PaymentStatus::None => Badge::new(words.admin_state_payment_none(), Tone::Quiet),
        PaymentStatus::Pending => Badge::new(words.admin_state_payment_pending(), Tone::Waiting),
        PaymentStatus::Authorised => {
            Badge::new(words.admin_state_payment_authorised(), Tone::Waiting)
        }
        PaymentStatus::Paid => Badge::new(words.admin_state_payment_paid(), Tone::Good),
        PaymentStatus::Failed => Badge::new(words.admin_state_payment_failed(), Tone::Bad),
        PaymentStatus::NeedsReview => {
            Badge::new(words.admin_state_payment_needs_review(), Tone::Warning)
        }
        PaymentStatus::ReversingDuplicate => Badge::new(
            words.admin_state_payment_reversing_duplicate(),
            Tone::Waiting,
        ),
        PaymentStatus::PartiallyRefunded => {
            Badge::new(words.admin_state_payment_partially_refunded(), Tone::Good)
        }
        PaymentStatus::Refunded => Badge::new(words.admin_state_payment_refunded(), Tone::Quiet),
    }
}

pub(crate) fn attempt_state(state: AttemptState, words: Words) -> Badge {
    match state {
        AttemptState::Created => Badge::new(words.admin_state_attempt_created(), Tone::Waiting),
        AttemptState::Unknown => Badge::new(words.admin_state_attempt_unknown(), Tone::Warning),
        AttemptState::Open => Badge::new(words.admin_state_attempt_open(), Tone::Waiting),
        AttemptState::Processing => {
            Badge::new(words.admin_state_attempt_processing(), Tone::Waiting)
        }
        AttemptState::Authorised => {
            Badge::new(words.admin_state_attempt_authorised(), Tone::Waiting)
        }
        AttemptState::Paid => Badge::new(words.admin_state_attempt_paid(), Tone::Good),
        AttemptState::CaptureFailed => {
            Badge::new(words.admin_state_attempt_capture_failed(), Tone::Bad)
        }
        AttemptState::Failed => Badge::new(words.admin_state_attempt_failed(), Tone::Bad),
        AttemptState::Rejected => Badge::new(words.admin_state_attempt_rejected(), Tone::Bad),
        AttemptState::Expired => Badge::new(words.admin_state_attempt_expired(), Tone::Quiet),
        AttemptState::Cancelled => Badge::new(words.admin_state_attempt_cancelled(), Tone::Quiet),
        AttemptState::Superseded => Badge::new(words.admin_state_attempt_superseded(), Tone::Quiet),
        AttemptState::Duplicate => Badge::new(words.admin_state_attempt_duplicate(), Tone::Warning),
        AttemptState::NeedsReview => {
            Badge::new(words.admin_state_attempt_needs_review(), Tone::Warning)
        }
        AttemptState::Refunded => Badge::new(words.admin_state_attempt_refunded(), Tone::Quiet),
    }
}

pub(crate) fn capture_state(state: CaptureState, words: Words) -> Badge {
    match state {
        CaptureState::Requested => Badge::new(words.admin_state_capture_requested(), Tone::Waiting),
        CaptureState::Pending => Badge::new(words.admin_state_capture_pending(), Tone::Waiting),
        CaptureState::Succeeded => Badge::new(words.admin_state_capture_succeeded(), Tone::Good),
        CaptureState::Failed => Badge::new(words.admin_state_capture_failed(), Tone::Bad),
    }
}

pub(crate) fn refund_state(state: RefundState, words: Words) -> Badge {
    match state {
        RefundState::Reserved => Badge::new(words.admin_state_refund_reserved(), Tone::Waiting),
        RefundState::Pending => Badge::new(words.admin_state_refund_pending(), Tone::Waiting),
        RefundState::Succeeded => Badge::new(words.admin_state_refund_succeeded(), Tone::Good),
        RefundState::Failed => Badge::new(words.admin_state_refund_failed(), Tone::Bad),
    }
}

pub(crate) fn stored_inbox_state(state: &Stored<InboxState>, words: Words) -> Badge {
    match state {
        Stored::Known(state) => inbox_state(*state, words),
        Stored::Unknown(word) => unknown(word),
    }
}

pub(crate) fn inbox_state(state: InboxState, words: Words) -> Badge {
    match state {
        InboxState::New => Badge::new(words.admin_state_inbox_new(), Tone::Waiting),
        InboxState::Applied => Badge::new(words.admin_state_inbox_applied(), Tone::Good),
        InboxState::UnknownOrder => {
            Badge::new(words.admin_state_inbox_unknown_order(), Tone::Warning)
        }
        InboxState::UnknownKind => {
            Badge::new(words.admin_state_inbox_unknown_kind(), Tone::Warning)
        }
        InboxState::Unparseable => Badge::new(words.admin_state_inbox_unparseable(), Tone::Bad),
        InboxState::SetAside => Badge::new(words.admin_state_inbox_set_aside(), Tone::Bad),
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
        let words = Words::default();
        let badges = OrderState::ALL
            .iter()
            .map(|state| order_state(*state, words))
            .chain(
                PaymentStatus::ALL
                    .iter()
                    .map(|it| payment_status(*it, words)),
            )
            .chain(AttemptState::ALL.iter().map(|it| attempt_state(*it, words)))
            .chain(CaptureState::ALL.iter().map(|it| capture_state(*it, words)))
            .chain(RefundState::ALL.iter().map(|it| refund_state(*it, words)));
        for badge in badges {
            assert!(
                !badge.label.contains('_') && badge.label.starts_with(char::is_uppercase),
                "{}",
                badge.label
            );
        }
    }
}
