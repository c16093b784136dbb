//! How everything comes to its end once the gateway answers, and how that is told.

use domain::ledger::{AttemptState, Effect, Evidence, Fact, RefundState, ReviewReason};

use super::{Call, Shop};
use crate::common::gateway::{Payment, Place};

impl Shop {
    /// The gateway answers again, nobody pays any more, and every notification so far is lost: one
    /// round of the janitor, of the merchant looking at what is flagged, and of the outbox.
    pub(crate) fn round(&mut self) {
        self.note("round".to_owned());
        self.gateway.progress(true);
        self.gateway.mail.clear();
        for Evidence { attempt, fact } in std::mem::take(&mut self.gateway.of_dashboard) {
            self.record(attempt, [fact]);
        }
        for (attempt, state) in self.states() {
            if janitor_asks(state) {
                let facts = self.gateway.inquire(attempt);
                if facts.is_empty() {
                    self.record(attempt, [Fact::Expired]);
                } else {
                    self.record(attempt, facts);
                }
            }
        }
        self.look_at_what_is_flagged();
        for task in self.tasks() {
            self.work(&task, Call::Answered);
        }
    }

    fn states(&self) -> Vec<(u32, AttemptState)> {
        let attempts = self.ledger.attempts.iter();
        let states = attempts.map(|(number, attempt)| (*number, attempt.state));
        states.collect()
    }

    /// What a person does: captures what is held, tries again what failed.
    fn look_at_what_is_flagged(&mut self) {
        self.capture_by_hand();
        for attempt in self.flagged(ReviewReason::RefundFailed) {
            if self.ledger().winner != Some(attempt) {
                self.record(attempt, [Fact::Abandoned]);
            }
            let rest = self.ledger().attempts[&attempt].rest();
            self.refund_by_hand(attempt, rest.minor());
        }
    }

    fn flagged(&self, wanted: ReviewReason) -> Vec<u32> {
        let ledger = self.ledger();
        let numbers = ledger.attempts.keys().copied();
        let is_flagged = |attempt: &u32| {
            ledger.is_due(&Effect::Review {
                attempt: *attempt,
                reason: wanted,
            })
        };
        numbers.filter(is_flagged).collect()
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_quiet(&self) -> bool {
        let ledger = self.ledger();
        let mut reasons = ReviewReason::ALL.iter();
        ledger
            .attempts
            .values()
            .all(|attempt| attempt.state.is_final())
            && self.tasks().iter().all(|task| !ledger.is_due(task))
            && reasons.all(|reason| self.flagged(*reason).is_empty())
    }

    /// What the shop believes that refunds have brought, attempt by attempt, beside what is true.
    pub(crate) fn differences(&self) -> Vec<String> {
        let ledger = self.ledger();
        let mut differences = Vec::new();
        for (number, payment) in &self.gateway.payments {
            let Some(attempt) = ledger.attempts.get(number) else {
                differences.push(format!("{number}: not known"));
                continue;
            };
            let taken = attempt.taken.map_or(0, domain::Money::minor);
            let succeeded = |state| state == RefundState::Succeeded;
            let refunds = attempt.refunds.values();
            let refunds = refunds.filter(|refund| succeeded(refund.state));
            let refunded: i64 = refunds
                .filter_map(|refund| refund.amount)
                .map(domain::Money::minor)
                .sum();
            let kept = match attempt.state {
                AttemptState::Cancelled | AttemptState::Refunded => 0,
                _ => taken - refunded,
            };
            if kept != payment.kept() || attempt.refunded() != refunded {
                let (believed, state) = (kept, attempt.state);
                let (true_, place) = (payment.kept(), payment.place);
                differences.push(format!(
                    "{number}: {state} keeps {believed}, Antom {place:?} {true_}"
                ));
            }
        }
        differences
    }

    /// What the shop has of all payments together.
    pub(crate) fn kept(&self) -> i64 {
        let payments = self.gateway.payments.values();
        payments.map(Payment::kept).sum()
    }

    pub(crate) fn place(&self, attempt: u32) -> Option<Place> {
        let payment = self.gateway.payments.get(&attempt);
        payment.map(|payment| payment.place)
    }
}

/// As the server's janitor does: not about what is final, nor about what waits for the outbox or
/// for a person.
fn janitor_asks(state: AttemptState) -> bool {
    match state {
        AttemptState::Created
        | AttemptState::Unknown
        | AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Superseded => true,
        AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Duplicate
        | AttemptState::NeedsReview
        | AttemptState::Refunded => false,
    }
}
