use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
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
    for ((&attempt, findings), state) in findings.iter().zip(states(attempts)) {
        let reviews = reviews(findings, state, winner.is_some());
        effects.extend(
            reviews
                .into_iter()
                .map(|reason| Effect::Review { attempt, reason }),
        );
        // Without a winner a duplicate may yet be the one that pays, unless it was given up.
        if state == AttemptState::Duplicate && (winner.is_some() || findings.is_unwanted()) {
            effects.insert(Effect::GiveBack { attempt });
        }
        if findings.method_is_missing() {
            effects.insert(Effect::Inquire { attempt });
        }
    }
    // An unwanted attempt may still bring money, but none that would be kept. Money that paid and
    // is gone again is another matter: the goods may have left, so a person decides.
    let holds_no_stock = |(findings, state): (&Findings, AttemptState)| {
        (state.ended_without_money() || findings.is_unwanted()) && !findings.paid_then_cancelled()
    };
    if winner.is_none() && findings.values().zip(states(attempts)).all(holds_no_stock) {
        let after = findings
            .last_key_value()
            .map(|(&after, _)| Effect::ReleaseStock { after });
        effects.extend(after);
    }
    effects
}

/// The states in the order of the attempts, which is also that of the findings they came from.
fn states(attempts: &BTreeMap<u32, Attempt>) -> impl Iterator<Item = AttemptState> {
    attempts.values().map(|attempt| attempt.state)
}

fn reviews(findings: &Findings, state: AttemptState, has_winner: bool) -> Vec<ReviewReason> {
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
    reasons
}
