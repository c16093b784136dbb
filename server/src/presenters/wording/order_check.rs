//! What asking Antom about an order brought, in words.

use wording::Words;

use crate::services::admin::check::{CheckReport, CheckedAttempt};
use crate::services::payments::inquire::Asked;
use crate::services::payments::task_outcome::TaskOutcome;

/// Says what came of asking, a sentence for each attempt and refund.
#[must_use]
pub fn report(words: Words, report: &CheckReport) -> String {
    let attempts = report.attempts.iter().map(|it| attempt(words, it));
    let refunds = report.refunds.iter().map(|(id, it)| refund(words, id, it));
    let sentences: Vec<String> = attempts.chain(refunds).collect();
    if sentences.is_empty() {
        words.admin_check_no_attempt().to_owned()
    } else {
        sentences.join(" ")
    }
}

fn attempt(words: Words, checked: &CheckedAttempt) -> String {
    let CheckedAttempt {
        number,
        asked,
        before,
        now,
    } = checked;
    match asked {
        Asked::Answered if now == before => {
            words.admin_check_attempt_confirmed(*number, now.to_string())
        }
        Asked::Answered => {
            words.admin_check_attempt_changed(*number, before.to_string(), now.to_string())
        }
        Asked::NotSubmitted => words.admin_check_attempt_not_submitted(*number),
        Asked::NoAnswer => words.admin_check_attempt_no_answer(*number),
        Asked::TooSoon => words.admin_check_attempt_too_soon(*number),
    }
}

fn refund(words: Words, id: &str, outcome: &TaskOutcome) -> String {
    match outcome {
        TaskOutcome::Done => words.admin_check_refund_ended(id),
        TaskOutcome::NotDue => words.admin_check_refund_not_due(id),
        TaskOutcome::Later(reason) => words.admin_check_refund_open(id, reason),
    }
}
