use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::refund::{Refund, RefundState};
use super::state::AttemptState;
use super::{Attempt, Effect, ReviewReason};

/// Everything that is due, given what every attempt says and where it stands.
pub(super) fn effects(
    findings: &BTreeMap<u32, Findings>,
    attempts: &BTreeMap<u32, Attempt>,
    winner: Option<u32>,
) -> BTreeSet<Effect> {
    let mut effects = BTreeSet::new();
    if let Some(attempt) = winner {
        effects.insert(Effect::MarkPaid { attempt });
        effects.insert(Effect::SendReceipt);
    }
    // The attempts were made from these findings, so both come in the same order.
    for ((&attempt, findings), standing) in findings.iter().zip(attempts.values()) {
        let reviews = reviews(
            findings,
            standing,
            winner == Some(attempt),
            winner.is_some(),
        );
        effects.extend(
            reviews
                .into_iter()
                .map(|reason| Effect::Review { attempt, reason }),
        );
        // Without a winner a duplicate may yet be the one that pays, unless it was given up.
        if standing.state == AttemptState::Duplicate
            && (winner.is_some() || findings.is_abandoned())
            && has_more_to_reverse(standing)
        {
            effects.insert(Effect::Reverse { attempt });
        }
        if findings.wants_inquiry() {
            effects.insert(Effect::Inquire { attempt });
        }
        let capture = findings
            .capture_due()
            .filter(|_| standing.state == AttemptState::Authorised);
        effects.extend(capture.map(|id| Effect::Capture {
            attempt,
            capture_request_id: id.to_owned(),
        }));
        // Also of a cancelled payment: Antom refuses such a refund, and that ends it.
        let open = standing
            .refunds
            .iter()
            .filter(|(_, refund)| refund.state.is_open());
        effects.extend(open.map(|(id, _)| Effect::Refund {
            attempt,
            refund_request_id: id.clone(),
        }));
    }
    // An abandoned attempt may still bring money, but none that would be kept. Money that paid and
    // is gone again is another matter: the goods may have left, so a person decides.
    let holds_no_stock = |(findings, attempt): (&Findings, &Attempt)| {
        (attempt.state.ended_with_nothing() || findings.is_abandoned())
            && !findings.paid_then_cancelled()
    };
    if winner.is_none() && findings.values().zip(attempts.values()).all(holds_no_stock) {
        let after = findings
            .last_key_value()
            .map(|(&after, _)| Effect::ReleaseStock { after });
        effects.extend(after);
    }
    effects
}

/// Whether something of a surplus success is still here that nobody is giving back, and that Antom
/// has not refused to. What is only held is cancelled in full or not at all.
fn has_more_to_reverse(attempt: &Attempt) -> bool {
    let is_open = |refund: &Refund| refund.state.is_open();
    let is_something_left = attempt.taken.is_none() || !attempt.rest().is_zero();
    is_something_left && !attempt.refunds.values().any(is_open) && !reversal_was_refused(attempt)
}

/// Whether a refund of ours failed that was for all that is left. One for less was none of a
/// give-back: those always ask for everything, and what is left only shrinks.
fn reversal_was_refused(attempt: &Attempt) -> bool {
    let rest = attempt.rest().minor();
    let for_all = |refund: &Refund| refund.amount.is_some_and(|amount| amount.minor() >= rest);
    let mut refunds = attempt.refunds.values();
    refunds.any(|refund| refund.own && refund.state == RefundState::Failed && for_all(refund))
}

/// Whether a refund of ours failed that is still wanted. A surplus success has to go back whole; of
/// the winner's, the merchant's last wish counts.
fn refund_has_failed(attempt: &Attempt, wins: bool) -> bool {
    let last = || attempt.refunds.values().rfind(|refund| refund.own);
    let is_refused = if wins {
        last().is_some_and(|refund| refund.state == RefundState::Failed)
    } else {
        reversal_was_refused(attempt)
    };
    is_refused && !attempt.rest().is_zero()
}

fn reviews(
    findings: &Findings,
    attempt: &Attempt,
    wins: bool,
    has_winner: bool,
) -> Vec<ReviewReason> {
    let state = attempt.state;
    let mut reasons = Vec::new();
    if state == AttemptState::NeedsReview {
        reasons.extend(findings.mismatches());
    }
    if findings.capture_has_failed() {
        reasons.push(ReviewReason::CaptureFailed);
    }
    if state == AttemptState::Duplicate && has_winner {
        reasons.push(ReviewReason::Duplicate);
    }
    if state == AttemptState::Duplicate && !has_winner && findings.is_abandoned() {
        reasons.push(ReviewReason::Abandoned);
    }
    if findings.paid_then_cancelled() && !has_winner {
        reasons.push(ReviewReason::PaidThenCancelled);
    }
    if refund_has_failed(attempt, wins) {
        reasons.push(ReviewReason::RefundFailed);
    }
    if findings.refunds_contradict_themselves() || attempt.refunds_do_not_add_up() {
        reasons.push(ReviewReason::RefundMismatch);
    }
    reasons
}
