use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::refund::RefundState;
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
            && (winner.is_some() || findings.is_unwanted())
            && has_more_to_give_back(standing)
        {
            effects.insert(Effect::GiveBack { attempt });
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
    // An unwanted attempt may still bring money, but none that would be kept. Money that paid and
    // is gone again is another matter: the goods may have left, so a person decides.
    let holds_no_stock = |(findings, attempt): (&Findings, &Attempt)| {
        (attempt.state.ended_with_nothing() || findings.is_unwanted())
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

/// Whether something of a surplus success is still here that nobody is giving back, and that a
/// refund of ours was not refused for. What is only held is cancelled in full or not at all.
fn has_more_to_give_back(attempt: &Attempt) -> bool {
    let waits = attempt.refunds.values().any(|refund| {
        refund.state.is_open() || (refund.own && refund.state == RefundState::Failed)
    });
    !waits && (attempt.taken.is_none() || !attempt.rest().is_zero())
}

/// Whether a refund of ours failed that is still wanted. A surplus success has to go back whole; of
/// the winner's, the merchant's last wish counts.
fn refund_is_stuck(attempt: &Attempt, wins: bool) -> bool {
    let mut own = attempt.refunds.values().rev().filter(|refund| refund.own);
    let failed = |refund: &super::Refund| refund.state == RefundState::Failed;
    let failed = if wins {
        own.next().is_some_and(failed)
    } else {
        own.any(failed)
    };
    failed && !attempt.rest().is_zero()
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
    if findings.capture_is_stuck() {
        reasons.push(ReviewReason::CaptureFailed);
    }
    if state == AttemptState::Duplicate && has_winner {
        reasons.push(ReviewReason::Duplicate);
    }
    if state == AttemptState::Duplicate && !has_winner && findings.is_unwanted() {
        reasons.push(ReviewReason::Unwanted);
    }
    if findings.paid_then_cancelled() && !has_winner {
        reasons.push(ReviewReason::PaidThenCancelled);
    }
    if refund_is_stuck(attempt, wins) {
        reasons.push(ReviewReason::RefundFailed);
    }
    if findings.refunds_contradict_themselves() || attempt.refunds_do_not_add_up() {
        reasons.push(ReviewReason::RefundMismatch);
    }
    reasons
}
