//! What the merchant reads about facts, tasks and actions: plain words, and never a code.

use app::view::admin::Tone;
use domain::Money;
use domain::ledger::{AttemptState, Fact, ReviewReason};
use wording::Words;

use crate::presenters::wording::times;
use crate::services::admin::accept::ToldAmount;
use crate::store::queues::task::TaskKind;
use crate::store::stored::Stored;

/// What a fact is to the merchant.
pub(crate) struct Told {
    pub(crate) words: String,
    /// The fact's name and Antom's code.
    pub(crate) code: String,
    pub(crate) tone: Tone,
}

pub(crate) fn fact(fact: &Fact, words: Words) -> Told {
    let told = |sentence: &str, tone: Tone| (sentence.to_owned(), tone);
    let (sentence, tone) = match fact {
        Fact::Begun { amount } => (words.admin_fact_begun(words.money(*amount)), Tone::Quiet),
        Fact::SessionOpened { expires_at_ms } => {
            let until = times::moment(*expires_at_ms, words).text;
            (words.admin_fact_session_opened(until), Tone::Waiting)
        }
        Fact::SessionRefused { .. } => told(words.admin_fact_session_refused(), Tone::Bad),
        Fact::SessionUnknown => told(words.admin_fact_session_unknown(), Tone::Warning),
        Fact::PageOpened { expires_at_ms } => {
            let until = times::moment(*expires_at_ms, words).text;
            (words.admin_fact_page_opened(until), Tone::Waiting)
        }
        Fact::PayUnknown => told(words.admin_fact_pay_unknown(), Tone::Warning),
        Fact::Pending => told(words.admin_fact_pending(), Tone::Waiting),
        Fact::PaymentSucceeded { amount, method, .. } => {
            let amount = words.money(*amount);
            match method {
                Some(method) if method.captures() => {
                    (words.admin_fact_authorised(amount), Tone::Waiting)
                }
                Some(_) => (words.admin_fact_paid(amount), Tone::Good),
                None => (words.admin_fact_paid_or_authorised(amount), Tone::Waiting),
            }
        }
        Fact::PaymentFailed { .. } => told(words.admin_fact_payment_failed(), Tone::Bad),
        Fact::CaptureSucceeded { amount, .. } => {
            (words.admin_fact_captured(words.money(*amount)), Tone::Good)
        }
        Fact::CaptureFailed { .. } => told(words.admin_fact_capture_failed(), Tone::Bad),
        Fact::Cancelled => told(words.admin_fact_cancelled(), Tone::Quiet),
        Fact::Superseded => told(words.admin_fact_superseded(), Tone::Quiet),
        Fact::Expired => told(words.admin_fact_expired(), Tone::Quiet),
        Fact::Abandoned => told(words.admin_fact_abandoned(), Tone::Warning),
        Fact::Accepted { amount } => (words.admin_fact_accepted(words.money(*amount)), Tone::Good),
        Fact::CaptureRequested { amount, .. } => (
            words.admin_fact_capture_requested(words.money(*amount)),
            Tone::Waiting,
        ),
        Fact::CapturePending { .. } => told(words.admin_fact_capture_pending(), Tone::Waiting),
        Fact::RefundReserved { amount, .. } => (
            words.admin_fact_refund_reserved(words.money(*amount)),
            Tone::Waiting,
        ),
        Fact::RefundPending { .. } => told(words.admin_fact_refund_pending(), Tone::Waiting),
        Fact::RefundSucceeded { amount, .. } => {
            (words.admin_fact_refunded(words.money(*amount)), Tone::Good)
        }
        Fact::RefundFailed { .. } => told(words.admin_fact_refund_failed(), Tone::Bad),
    };
    Told {
        words: sentence,
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
        | Fact::Accepted { .. }
        | Fact::Abandoned => return fact.kind().to_owned(),
    };
    format!("{} {detail}", fact.kind())
}

/// Who said which amount of a payment whose amounts differ; empty when none was told.
pub(crate) fn told_amounts(told: &[ToldAmount], total: Money, words: Words) -> String {
    let is_total = |amount: Money| amount == total;
    let mut notified: Vec<Money> = Vec::new();
    let mut answered: Vec<Money> = Vec::new();
    for told in told {
        let said = if told.by_answer {
            &mut answered
        } else {
            &mut notified
        };
        if !said.contains(&told.amount) {
            said.push(told.amount);
        }
    }
    let mut sentences = Vec::new();
    for amount in notified {
        sentences.push(if is_total(amount) {
            words.admin_order_notified_total(words.money(amount))
        } else {
            words.admin_order_notified(words.money(amount))
        });
    }
    for amount in &answered {
        sentences.push(if is_total(*amount) {
            words.admin_order_answered_total(words.money(*amount))
        } else {
            words.admin_order_answered(words.money(*amount))
        });
    }
    if !told.is_empty() && !answered.iter().any(|amount| is_total(*amount)) {
        sentences.push(words.admin_order_total_is(words.money(total)));
    }
    sentences.join(" ")
}

/// Why somebody has to look at an attempt.
pub(crate) fn review(attempt: u32, reason: ReviewReason, words: Words) -> String {
    match reason {
        ReviewReason::AmountMismatch => words.admin_review_amount(attempt),
        ReviewReason::PaymentMismatch => words.admin_review_payment(attempt),
        ReviewReason::Duplicate => words.admin_review_duplicate(attempt),
        ReviewReason::CaptureFailed => words.admin_review_capture_failed(attempt),
        ReviewReason::Abandoned => words.admin_review_abandoned(attempt),
        ReviewReason::PaidThenCancelled => words.admin_review_cancelled(attempt),
        ReviewReason::RefundFailed => words.admin_review_refund_failed(attempt),
        ReviewReason::RefundMismatch => words.admin_review_refund(attempt),
    }
}

/// Why an attempt that has been quiet for too long should not stand where it stands.
pub(crate) fn quiet(attempt: u32, state: AttemptState, words: Words) -> String {
    match state {
        AttemptState::Created => words.admin_review_quiet_created(attempt),
        AttemptState::Unknown => words.admin_review_quiet_unknown(attempt),
        AttemptState::Open => words.admin_review_quiet_open(attempt),
        AttemptState::Superseded => words.admin_review_quiet_superseded(attempt),
        AttemptState::Processing => words.admin_review_quiet_processing(attempt),
        AttemptState::Authorised => words.admin_review_quiet_authorised(attempt),
        AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Duplicate
        | AttemptState::NeedsReview
        | AttemptState::Refunded => words.admin_review_quiet_ended(attempt),
    }
}

/// A task, as what it brings about.
pub(crate) fn task(kind: &Stored<TaskKind>, words: Words) -> String {
    let known = match kind {
        Stored::Known(known) => known,
        Stored::Unknown(word) => return words.admin_task_unknown(word),
    };
    let sentence = match known {
        TaskKind::Inquire => words.admin_task_inquire(),
        TaskKind::Reverse => words.admin_task_give_back(),
        TaskKind::CloseSession => words.admin_task_close_session(),
        TaskKind::Capture => words.admin_task_capture(),
        TaskKind::Refund => words.admin_task_refund(),
        TaskKind::ReceiptMail => words.admin_task_receipt_mail(),
        TaskKind::ShippedMail => words.admin_task_shipped_mail(),
        TaskKind::CancelledMail => words.admin_task_cancelled_mail(),
        TaskKind::RefundMail => words.admin_task_refund_mail(),
        TaskKind::SubscriptionMail => words.admin_task_subscription_mail(),
        TaskKind::ReturnedMail => words.admin_task_returned_mail(),
        TaskKind::FailedMail => words.admin_task_failed_mail(),
        TaskKind::ExpiredMail => words.admin_task_expired_mail(),
        TaskKind::CaptureFailedMail => words.admin_task_capture_failed_mail(),
        TaskKind::LoginMail => words.admin_task_login_mail(),
        TaskKind::RestockAskMail => words.admin_task_restock_ask_mail(),
        TaskKind::RestockMail => words.admin_task_restock_mail(),
        TaskKind::LookupMail => words.admin_task_lookup_mail(),
        TaskKind::ForgetCard => words.admin_task_forget_card(),
    };
    sentence.to_owned()
}

/// Whether asking Antom about the order can help a task along; otherwise only reading does.
pub(crate) fn task_is_antoms(kind: &Stored<TaskKind>) -> bool {
    match kind.known() {
        Some(
            TaskKind::Inquire
            | TaskKind::Reverse
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
            | TaskKind::FailedMail
            | TaskKind::ExpiredMail
            | TaskKind::CaptureFailedMail
            | TaskKind::SubscriptionMail
            | TaskKind::LoginMail
            | TaskKind::RestockAskMail
            | TaskKind::RestockMail
            | TaskKind::LookupMail
            | TaskKind::ForgetCard,
        )
        | None => false,
    }
}

/// The names of all actions that the audit log can be asked for.
pub(crate) const ACTIONS: [&str; 29] = [
    "log_in",
    "log_in_failed",
    "log_out",
    "refund",
    "capture",
    "cancel",
    "ship",
    "give_back",
    "accept",
    "check",
    "replay",
    "retry",
    "cancel_subscription",
    "terminate_subscription",
    "change_plan",
    "ship_parcel",
    "supply_parcel",
    "refund_invoice",
    "accept_dispute",
    "defend_dispute",
    "read_report",
    "resolve_finding",
    "ask_finding",
    "decide_review",
    "change_goods",
    "import_goods",
    "export_orders",
    "show_travellers",
    "lapse",
];

/// What the audit log calls an action.
pub(crate) fn action(action: &str, words: Words) -> String {
    let sentence = match action {
        "decide_review" => words.admin_opinion_decide(),
        "log_in" => words.admin_audit_log_in(),
        "log_in_failed" => words.admin_audit_log_in_failed(),
        "log_out" => words.admin_audit_log_out(),
        "refund" => words.admin_audit_refund(),
        "capture" => words.admin_audit_capture(),
        "cancel" => words.admin_audit_cancel(),
        "ship" => words.admin_audit_ship(),
        "give_back" => words.admin_audit_give_back(),
        "accept" => words.admin_audit_accept(),
        "check" => words.admin_audit_check(),
        "replay" => words.admin_audit_replay(),
        "retry" => words.admin_audit_retry(),
        "cancel_subscription" => words.admin_audit_cancel_subscription(),
        "terminate_subscription" => words.admin_audit_terminate_subscription(),
        "change_plan" => words.admin_audit_change_plan(),
        "ship_parcel" => words.admin_audit_ship_parcel(),
        "supply_parcel" => words.admin_audit_supply_parcel(),
        "refund_invoice" => words.admin_audit_refund_invoice(),
        "accept_dispute" => words.admin_audit_accept_dispute(),
        "defend_dispute" => words.admin_audit_defend_dispute(),
        "read_report" => words.admin_audit_read_report(),
        "resolve_finding" => words.admin_audit_resolve_finding(),
        "ask_finding" => words.admin_audit_ask_finding(),
        "change_goods" => words.admin_goods_audit(),
        "import_goods" => words.admin_sheet_audit(),
        "export_orders" => words.admin_orders_audit(),
        "show_travellers" => words.admin_audit_show_travellers(),
        "lapse" => words.admin_audit_lapse(),
        other => return other.replace('_', " "),
    };
    sentence.to_owned()
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
        let words = Words::default();
        for reason in ReviewReason::ALL {
            let told = review(1, *reason, words);
            assert!(is_plain(&told) && told.ends_with('.'), "{told}");
        }
        for state in AttemptState::ALL {
            assert!(is_plain(&quiet(1, *state, words)));
        }
        for kind in TaskKind::ALL {
            assert!(is_plain(&task(&kind.into(), words)));
        }
        for name in ACTIONS {
            assert!(is_plain(&action(name, words)), "{name}");
        }
    }

    #[test]
    fn an_errors_text_becomes_a_sentence() {
        assert_eq!(as_sentence("enter an amount"), "Enter an amount.");
        assert_eq!(as_sentence("Stop!"), "Stop!");
        assert_eq!(as_sentence(""), "");
    }
}
