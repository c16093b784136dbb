//! What the merchant reads about facts, tasks and actions: plain words, and never a code.

use app::view::admin::Tone;
use domain::ledger::{AttemptState, Fact, ReviewReason};

use crate::presenters::wording::times;
use crate::store::queues::task::TaskKind;

/// What a fact is to the merchant.
pub(crate) struct Told {
    pub(crate) words: String,
    /// The fact's name and Antom's code.
    pub(crate) code: String,
    pub(crate) tone: Tone,
}

pub(crate) fn fact(fact: &Fact) -> Told {
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
        Fact::PageOpened { expires_at_ms } => {
            let until = times::moment(*expires_at_ms).text;
            (
                format!("Antom opened a page for the card, good until {until}."),
                Tone::Waiting,
            )
        }
        Fact::PayUnknown => (
            "Antom gave no answer that can be relied on when asked to take the payment.".to_owned(),
            Tone::Warning,
        ),
        Fact::Pending => ("Antom is working on the payment.".to_owned(), Tone::Waiting),
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
        Fact::Abandoned => (
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
        | Fact::PageOpened { .. }
        | Fact::PayUnknown
        | Fact::Pending
        | Fact::PaymentSucceeded { method: None, .. }
        | Fact::CaptureSucceeded { .. }
        | Fact::Cancelled
        | Fact::Superseded
        | Fact::Expired
        | Fact::Abandoned => return fact.kind().to_owned(),
    };
    format!("{} {detail}", fact.kind())
}

/// Why somebody has to look at an attempt.
pub(crate) fn review(attempt: u32, reason: ReviewReason) -> String {
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
        ReviewReason::Abandoned => {
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
pub(crate) fn quiet(attempt: u32, state: AttemptState) -> String {
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
pub(crate) fn task(kind: &str) -> String {
    match TaskKind::parse(kind) {
        Some(TaskKind::Inquire) => "Ask Antom how the payment stands".to_owned(),
        Some(TaskKind::GiveBack) => "Give the money of an attempt back".to_owned(),
        Some(TaskKind::CloseSession) => "Close a payment page that nobody needs".to_owned(),
        Some(TaskKind::Capture) => "Have Antom capture the held money".to_owned(),
        Some(TaskKind::Refund) => "Have Antom refund the buyer".to_owned(),
        Some(TaskKind::ReceiptMail) => "Mail the receipt".to_owned(),
        Some(TaskKind::ShippedMail) => "Mail that the order has left".to_owned(),
        Some(TaskKind::CancelledMail) => "Mail that the order is cancelled".to_owned(),
        Some(TaskKind::RefundMail) => "Mail that a refund was made".to_owned(),
        Some(TaskKind::ReturnedMail) => "Mail that a surplus payment went back".to_owned(),
        Some(TaskKind::LoginMail) => "Mail a link to log in".to_owned(),
        Some(TaskKind::ForgetCard) => "Have Antom forget a saved card".to_owned(),
        None => format!("A task of another version: {kind}"),
    }
}

/// Whether asking Antom about the order can help a task along; otherwise only reading does.
pub(crate) fn task_is_antoms(kind: &str) -> bool {
    match TaskKind::parse(kind) {
        Some(
            TaskKind::Inquire
            | TaskKind::GiveBack
            | TaskKind::CloseSession
            | TaskKind::Capture
            | TaskKind::Refund,
        ) => true,
        Some(
            TaskKind::ReceiptMail
            | TaskKind::ShippedMail
            | TaskKind::CancelledMail
            | TaskKind::RefundMail
            | TaskKind::ReturnedMail
            | TaskKind::LoginMail
            | TaskKind::ForgetCard,
        )
        | None => false,
    }
}

/// What the audit log calls an action.
pub(crate) fn action(action: &str) -> String {
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
        "retry" => "Had mails sent again",
        other => return other.replace('_', " "),
    };
    words.to_owned()
}

/// A name, as people write it.
pub(crate) fn capitalised(actor: &str) -> String {
    let mut letters = actor.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// An error's text, as people write.
pub(crate) fn as_sentence(text: &str) -> String {
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
    fn no_reason_task_or_action_is_told_as_a_code() {
        for reason in ReviewReason::ALL {
            let words = review(1, *reason);
            assert!(is_plain(&words) && words.ends_with('.'), "{words}");
        }
        for state in AttemptState::ALL {
            assert!(is_plain(&quiet(1, *state)));
        }
        for kind in TaskKind::ALL {
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
            "retry",
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
