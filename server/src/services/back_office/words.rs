//! Every word that the merchant reads about states, facts and tasks: none of them is a code.

use app::view::admin::{Badge, Notice, Tone};
use domain::ledger::{AttemptState, CaptureState, Fact, PaymentStatus, RefundState, ReviewReason};
use domain::order::OrderState;

use super::times;
use crate::store::audit::AuditRow;
use crate::store::inbox::InboxState;
use crate::store::outbox::Kind;

pub(super) fn order_state(state: OrderState) -> Badge {
    match state {
        OrderState::AwaitingPayment => Badge::new("Awaiting payment", Tone::Waiting),
        OrderState::Paid => Badge::new("Paid, to ship", Tone::Waiting),
        OrderState::Fulfilled => Badge::new("Shipped", Tone::Good),
        OrderState::Closed => Badge::new("Closed", Tone::Quiet),
        OrderState::Expired => Badge::new("Expired", Tone::Quiet),
        OrderState::Cancelled => Badge::new("Cancelled", Tone::Quiet),
    }
}

pub(super) fn payment_status(status: PaymentStatus) -> Badge {
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

pub(super) fn attempt_state(state: AttemptState) -> Badge {
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

pub(super) fn capture_state(state: CaptureState) -> Badge {
    match state {
        CaptureState::Requested => Badge::new("Asked for", Tone::Waiting),
        CaptureState::Pending => Badge::new("Antom is working on it", Tone::Waiting),
        CaptureState::Succeeded => Badge::new("Captured", Tone::Good),
        CaptureState::Failed => Badge::new("Failed", Tone::Bad),
    }
}

pub(super) fn refund_state(state: RefundState) -> Badge {
    match state {
        RefundState::Reserved => Badge::new("Reserved", Tone::Waiting),
        RefundState::Pending => Badge::new("Antom is working on it", Tone::Waiting),
        RefundState::Succeeded => Badge::new("Refunded", Tone::Good),
        RefundState::Failed => Badge::new("Failed", Tone::Bad),
    }
}

pub(super) fn inbox_state(state: InboxState) -> Badge {
    match state {
        InboxState::New => Badge::new("Waiting", Tone::Waiting),
        InboxState::Applied => Badge::new("Applied", Tone::Good),
        InboxState::UnknownOrder => Badge::new("Unknown order", Tone::Warning),
        InboxState::UnknownKind => Badge::new("Unknown kind", Tone::Warning),
        InboxState::Unparseable => Badge::new("Unreadable", Tone::Bad),
    }
}

/// A row with a name that this version does not know is shown all the same.
pub(super) fn unknown(name: &str) -> Badge {
    Badge::new(name, Tone::Warning)
}

/// What a fact is to the merchant.
pub(super) struct Told {
    pub(super) words: String,
    /// The fact's name and Antom's code.
    pub(super) code: String,
    pub(super) tone: Tone,
}

pub(super) fn fact(fact: &Fact) -> Told {
    let (words, tone) = match fact {
        Fact::Begun { amount } => (format!("The buyer went to pay {amount}."), Tone::Quiet),
        Fact::SessionOpened { expires_at_ms } => {
            let until = times::moment(*expires_at_ms).text;
            (
                format!("Antom opened a payment page, good until {until}."),
                Tone::Waiting,
            )
        }
        Fact::SessionRefused { .. } => (
            "Antom opened no payment page for this attempt.".to_owned(),
            Tone::Bad,
        ),
        Fact::SessionUnknown => (
            "Antom gave no answer that can be relied on when asked for a payment page.".to_owned(),
            Tone::Warning,
        ),
        Fact::Pending => (
            "The buyer has submitted the payment, and Antom is working on it.".to_owned(),
            Tone::Waiting,
        ),
        Fact::PaymentSucceeded { amount, method, .. } => match method {
            Some(method) if method.captures() => (
                format!("{amount} was authorised: held, not taken yet."),
                Tone::Waiting,
            ),
            Some(_) => (format!("{amount} was paid."), Tone::Good),
            None => (
                format!("{amount} was paid or authorised; which of them was not told."),
                Tone::Waiting,
            ),
        },
        Fact::PaymentFailed { .. } => ("The payment failed.".to_owned(), Tone::Bad),
        Fact::CaptureSucceeded { amount, .. } => (format!("{amount} was captured."), Tone::Good),
        Fact::CaptureFailed { .. } => (
            "The held money could not be captured.".to_owned(),
            Tone::Bad,
        ),
        Fact::Cancelled => (
            "The payment was cancelled at Antom.".to_owned(),
            Tone::Quiet,
        ),
        Fact::Superseded => (
            "The buyer began another attempt, so this one stepped aside.".to_owned(),
            Tone::Quiet,
        ),
        Fact::Expired => ("The time to pay ran out.".to_owned(), Tone::Quiet),
        Fact::Unwanted => (
            "The shop gave this attempt up: whatever it brings goes back.".to_owned(),
            Tone::Warning,
        ),
        Fact::CaptureRequested { amount, .. } => (
            format!("A capture of {amount} was asked for."),
            Tone::Waiting,
        ),
        Fact::CapturePending { .. } => {
            ("Antom is working on the capture.".to_owned(), Tone::Waiting)
        }
        Fact::RefundReserved { amount, .. } => (
            format!("{amount} was set aside for a refund."),
            Tone::Waiting,
        ),
        Fact::RefundPending { .. } => ("Antom is working on the refund.".to_owned(), Tone::Waiting),
        Fact::RefundSucceeded { amount, .. } => (format!("{amount} was refunded."), Tone::Good),
        Fact::RefundFailed { .. } => ("The refund failed.".to_owned(), Tone::Bad),
    };
    Told {
        words,
        code: code(fact),
        tone,
    }
}

fn code(fact: &Fact) -> String {
    let detail = match fact {
        Fact::SessionRefused { code }
        | Fact::PaymentFailed { code }
        | Fact::CaptureFailed { code, .. }
        | Fact::RefundFailed { code, .. } => code,
        Fact::PaymentSucceeded {
            method: Some(method),
            ..
        } => return format!("{} {method}", fact.kind()),
        Fact::RefundReserved {
            refund_request_id: id,
            ..
        }
        | Fact::RefundPending {
            refund_request_id: id,
        }
        | Fact::RefundSucceeded {
            refund_request_id: id,
            ..
        } => id,
        Fact::CaptureRequested {
            capture_request_id: id,
            ..
        }
        | Fact::CapturePending {
            capture_request_id: id,
        } => id,
        Fact::Begun { .. }
        | Fact::SessionOpened { .. }
        | Fact::SessionUnknown
        | Fact::Pending
        | Fact::PaymentSucceeded { method: None, .. }
        | Fact::CaptureSucceeded { .. }
        | Fact::Cancelled
        | Fact::Superseded
        | Fact::Expired
        | Fact::Unwanted => return fact.kind().to_owned(),
    };
    format!("{} {detail}", fact.kind())
}

/// Why somebody has to look at an attempt.
pub(super) fn review(attempt: u32, reason: ReviewReason) -> String {
    match reason {
        ReviewReason::AmountMismatch => format!(
            "Attempt {attempt} brought another amount than the order's, so it does not pay the order."
        ),
        ReviewReason::PaymentMismatch => format!(
            "What Antom tells of attempt {attempt} does not go together: two payments, or one with and without a capture."
        ),
        ReviewReason::Duplicate => format!(
            "Attempt {attempt} brought money although another one pays the order. The surplus goes back."
        ),
        ReviewReason::CaptureFailed => {
            format!("The money of attempt {attempt} is held, and taking it failed.")
        }
        ReviewReason::Unwanted => {
            format!("Attempt {attempt} was paid after the order was given up. The money goes back.")
        }
        ReviewReason::PaidThenCancelled => format!(
            "Attempt {attempt} paid the order, and then its payment was cancelled outside this shop."
        ),
        ReviewReason::RefundFailed => {
            format!(
                "A refund of attempt {attempt} failed, and the buyer still waits for the money."
            )
        }
        ReviewReason::RefundMismatch => format!(
            "Antom refunded another amount of attempt {attempt} than was asked for, or more than there was."
        ),
    }
}

/// Why an attempt that has been quiet for too long should not stand where it stands.
pub(super) fn quiet(attempt: u32, state: AttemptState) -> String {
    match state {
        AttemptState::Created => {
            format!(
                "Antom was asked to open a payment page for attempt {attempt}, and nobody noted its answer."
            )
        }
        AttemptState::Unknown => {
            format!(
                "Antom never said what became of attempt {attempt}, so it may still bring money."
            )
        }
        AttemptState::Open => {
            format!("The time to pay attempt {attempt} is over, and Antom has not confirmed that.")
        }
        AttemptState::Superseded => format!(
            "Attempt {attempt} stepped aside for another, and Antom has not said that nothing was paid on it."
        ),
        AttemptState::Processing => {
            format!("The buyer has paid in attempt {attempt}, and Antom has not said how it ended.")
        }
        AttemptState::Authorised => format!(
            "The money of attempt {attempt} is held, and Antom has not said that it was captured or let go."
        ),
        AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Duplicate
        | AttemptState::NeedsReview
        | AttemptState::Refunded => format!("Nothing new was heard of attempt {attempt}."),
    }
}

/// A task, as what it brings about.
pub(super) fn task(kind: &str) -> String {
    match Kind::parse(kind) {
        Some(Kind::Inquire) => "Ask Antom how the payment stands".to_owned(),
        Some(Kind::GiveBack) => "Give the money of an attempt back".to_owned(),
        Some(Kind::CloseSession) => "Close a payment page that nobody needs".to_owned(),
        Some(Kind::Capture) => "Have Antom capture the held money".to_owned(),
        Some(Kind::Refund) => "Have Antom refund the buyer".to_owned(),
        Some(Kind::ReceiptMail) => "Mail the receipt".to_owned(),
        Some(Kind::ShippedMail) => "Mail that the order has left".to_owned(),
        Some(Kind::CancelledMail) => "Mail that the order is cancelled".to_owned(),
        Some(Kind::RefundMail) => "Mail that a refund was made".to_owned(),
        Some(Kind::ReturnedMail) => "Mail that a surplus payment went back".to_owned(),
        None => format!("A task of another version: {kind}"),
    }
}

/// Whether asking Antom about the order can help a task along; otherwise only reading does.
pub(super) fn task_is_antoms(kind: &str) -> bool {
    match Kind::parse(kind) {
        Some(
            Kind::Inquire | Kind::GiveBack | Kind::CloseSession | Kind::Capture | Kind::Refund,
        ) => true,
        Some(
            Kind::ReceiptMail
            | Kind::ShippedMail
            | Kind::CancelledMail
            | Kind::RefundMail
            | Kind::ReturnedMail,
        )
        | None => false,
    }
}

/// What the audit log calls an action.
pub(super) fn action(action: &str) -> String {
    let words = match action {
        "log_in" => "Logged in",
        "log_out" => "Logged out",
        "refund" => "Refund",
        "capture" => "Capture",
        "cancel" => "Cancelled the order",
        "ship" => "Marked as shipped",
        "give_back" => "Gave money back",
        "check" => "Checked with Antom",
        "replay" => "Applied a notification again",
        other => return other.replace('_', " "),
    };
    words.to_owned()
}

/// A name, as people write it.
pub(super) fn capitalised(actor: &str) -> String {
    let mut letters = actor.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What came of a form, once it was carried out.
pub(super) fn done(deed: &AuditRow) -> Notice {
    let words = match deed.action.as_str() {
        "refund" => format!(
            "Refund of {}. Antom is asked within seconds.",
            shortened(&deed.details)
        ),
        "capture" => format!(
            "Capture of {} asked for. Antom is asked within seconds.",
            deed.details
        ),
        "cancel" => {
            "The order is cancelled. Whatever was paid or held for it goes back.".to_owned()
        }
        "ship" => "The order is marked as shipped, and the buyer is told by mail.".to_owned(),
        "give_back" => {
            "The money of this attempt goes back. Antom is asked within seconds.".to_owned()
        }
        "check" => "Antom was asked. What it said is in the timeline.".to_owned(),
        "replay" => "The notification is applied again within seconds.".to_owned(),
        other => format!("Done: {}.", action(other)),
    };
    Notice {
        tone: Tone::Good,
        words,
    }
}

/// The amount, without the reason behind it.
fn shortened(details: &str) -> &str {
    details
        .split_once(": ")
        .map_or(details, |(amount, _)| amount)
}

/// Why nothing was done with a form that another login, or nobody here, made.
#[must_use]
pub fn foreign_form() -> Notice {
    Notice {
        tone: Tone::Bad,
        words: "That form does not belong to this login, so nothing was done. Use the buttons on this page."
            .to_owned(),
    }
}

#[must_use]
pub fn already_done() -> Notice {
    Notice {
        tone: Tone::Warning,
        words: "That form was sent before and was carried out then. Nothing was done a second time; the timeline \
                tells what came of it."
            .to_owned(),
    }
}

#[must_use]
pub fn not_done(why: &str) -> Notice {
    Notice {
        tone: Tone::Bad,
        words: format!("Nothing was done. {why}"),
    }
}

/// An error's text, as people write.
#[must_use]
pub fn as_sentence(text: &str) -> String {
    let mut sentence = capitalised(text);
    if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Antom's names and ours are for `code`, never for sentences.
    fn is_plain(text: &str) -> bool {
        !text.is_empty() && !text.contains('_') && text.starts_with(char::is_uppercase)
    }

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
            assert!(is_plain(&badge.label), "{}", badge.label);
        }
    }

    #[test]
    fn no_reason_task_or_action_is_told_as_a_code() {
        for reason in ReviewReason::ALL {
            let words = review(1, *reason);
            assert!(is_plain(&words) && words.ends_with('.'), "{words}");
        }
        for state in AttemptState::ALL {
            assert!(is_plain(&quiet(1, *state)));
        }
        for kind in Kind::ALL {
            assert!(is_plain(&task(kind.as_str())));
        }
        for name in [
            "log_in",
            "log_out",
            "refund",
            "capture",
            "cancel",
            "ship",
            "give_back",
            "check",
            "replay",
        ] {
            assert!(is_plain(&action(name)), "{name}");
        }
    }

    #[test]
    fn an_errors_text_becomes_a_sentence() {
        assert_eq!(as_sentence("enter an amount"), "Enter an amount.");
        assert_eq!(as_sentence("Stop!"), "Stop!");
        assert_eq!(as_sentence(""), "");
    }
}
