//! How a payment moves: what the buyer does, and what time does.

use std::time::Duration;

use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::ids;
use crate::method::{BUSINESS, Method};
use crate::notification::Topic;
use crate::outcome::Decline;
use crate::payment::{
    AUTHORISATION_LASTS, Capture, ORDER_CLOSES_AFTER, Outcome, PaymentNo, State, Step, Submission,
    SubmissionNo,
};
use crate::requested::Way;
use crate::schedule::Event;
use crate::used::Used;
use crate::world::World;

/// Card payments of these amounts are refused as too risky: Antom's sandbox documents the first on
/// one page and the second on a newer one.
const RISKY_VALUES: [u64; 2] = [11, 1_111_001_111];

impl World {
    pub(crate) fn is_risky(&self, no: PaymentNo) -> bool {
        RISKY_VALUES.contains(&self.payment(no).requested.amount.value)
    }

    /// A card that was typed, or saved before.
    pub(crate) fn submit_card(
        &mut self,
        no: PaymentNo,
        method: &'static Method,
        used: Used,
        now: Moment,
    ) {
        let step = match used.card {
            Some(card) if !self.is_risky(no) => self.security(no, card),
            Some(_) | None => Step::AtOnce,
        };
        let submission = self.submit(no, method, step, Some(used), now);
        if step == Step::AtOnce {
            self.bank_decides(no, submission, now);
        }
    }

    /// By the amount, and by the card.
    pub(crate) fn bank_decides(&mut self, no: PaymentNo, submission: SubmissionNo, now: Moment) {
        let used = self.payment(no).submissions[submission.0].card.as_ref();
        let by_card = used.is_some();
        let declines = used.and_then(|used| used.card?.declines);
        let refused = if by_card && self.is_risky(no) {
            Some(Decline::RiskReject)
        } else {
            declines
        };
        match refused {
            Some(why) => self.decline(no, submission, why),
            None => self.approve(no, submission, now),
        }
    }

    /// Sends the buyer to a page that approves or declines; gives the token that leads there.
    pub(crate) fn submit_elsewhere(
        &mut self,
        no: PaymentNo,
        method: &'static Method,
        used: Option<Used>,
        now: Moment,
    ) -> String {
        let SubmissionNo(index) = self.submit(no, method, Step::Page, used, now);
        self.payment(no).submissions[index].token.clone()
    }

    /// A new submission closes an earlier unfinished one, so that one session can't pay twice.
    pub(crate) fn submit(
        &mut self,
        no: PaymentNo,
        method: &'static Method,
        step: Step,
        card: Option<Used>,
        now: Moment,
    ) -> SubmissionNo {
        let payment = self.payment_mut(no);
        for earlier in &mut payment.submissions {
            if earlier.outcome == Outcome::Waiting {
                earlier.outcome = Outcome::Closed;
            }
        }
        payment.state = State::Processing;
        // What pay made is one order, however often the buyer tries.
        let closes = match payment.requested.way {
            Way::Session => now.after(ORDER_CLOSES_AFTER),
            Way::Pay(_) | Way::Deduction(_) => payment.expires,
        };
        let submission = self.remember_submission(
            no,
            Submission {
                token: ids::token(),
                method,
                closes,
                outcome: Outcome::Waiting,
                step,
                card,
            },
        );
        match step {
            Step::Page | Step::Issuer { .. } => {
                self.schedule
                    .push(closes, Event::OrderCloses(no, submission));
            }
            Step::AtOnce | Step::Slow => {}
        }
        submission
    }

    fn waiting(&self, no: PaymentNo, SubmissionNo(index): SubmissionNo) -> bool {
        let payment = self.payment(no);
        payment.state == State::Processing
            && payment
                .submissions
                .get(index)
                .is_some_and(|submission| submission.outcome == Outcome::Waiting)
    }

    /// The buyer agrees on a page of its own. A company may take its time from then on.
    pub(crate) fn agree(&mut self, no: PaymentNo, submission: SubmissionNo, now: Moment) {
        let takes = Duration::from_secs(self.business_seconds);
        let submitted = &mut self.payment_mut(no).submissions[submission.0];
        if submitted.method.name != BUSINESS || takes.is_zero() {
            self.approve(no, submission, now);
            return;
        }
        submitted.step = Step::Slow;
        self.schedule
            .push(now.after(takes), Event::Ends(no, submission));
    }

    /// Approves what is still waiting; anything else was decided before.
    pub(crate) fn approve(&mut self, no: PaymentNo, submission: SubmissionNo, at: Moment) {
        if !self.waiting(no, submission) {
            return;
        }
        let declined = self.strike(Place::Payment, no, |fault| fault == Fault::Decline);
        if declined.is_some() {
            self.decline(no, submission, Decline::ProcessFail);
            return;
        }
        let capture_after = self.timing.capture_after;
        let payment = self.payment_mut(no);
        let submission_no = submission;
        let submission = &mut payment.submissions[submission.0];
        submission.outcome = Outcome::Approved;
        let free = payment.requested.amount.value == 0;
        let capture = if free || !submission.method.captures {
            Capture::NotNeeded
        } else if payment.requested.manual_capture {
            Capture::Manual
        } else {
            Capture::Due
        };
        payment.state = State::Succeeded { at, capture };
        self.keep_card(no, submission_no, at);
        if self.tells_payment(no) {
            self.announce(no, Topic::Payment, at);
        }
        if capture == Capture::Due {
            self.schedule
                .push(at.after(capture_after), Event::Capture(no));
        }
        if capture != Capture::NotNeeded {
            self.schedule.push(
                at.after(AUTHORISATION_LASTS),
                Event::AuthorisationLapses(no),
            );
        }
        self.paid(no, at);
    }

    /// A card that is to be kept gets its token when it has paid for the first time.
    fn keep_card(&mut self, no: PaymentNo, SubmissionNo(index): SubmissionNo, at: Moment) {
        let payment = self.payment(no);
        let Some(used) = payment.submissions[index].card.as_ref() else {
            return;
        };
        let (true, Some(card), Some(expiry)) = (used.keep, used.card, used.expiry) else {
            return;
        };
        let client_id = payment.client_id.clone();
        let buyer = payment.requested.buyer.clone().unwrap_or_default();
        let token = self.save_card(client_id, buyer, card, expiry, at);
        if let Some(used) = &mut self.payment_mut(no).submissions[index].card {
            used.token = Some(token);
        }
    }

    /// The buyer may try again while the session lasts, so that nobody is told yet (guides 000 and
    /// 003).
    pub(crate) fn decline(&mut self, no: PaymentNo, submission: SubmissionNo, why: Decline) {
        if self.waiting(no, submission) {
            self.payment_mut(no).submissions[submission.0].outcome = Outcome::Declined(why);
        }
    }

    /// The buyer goes away for good after a submission: the payment fails now and not only when
    /// the session ends.
    pub(crate) fn give_up(&mut self, no: PaymentNo, at: Moment) {
        let payment = self.payment_mut(no);
        if payment.state != State::Processing {
            return;
        }
        for submission in &mut payment.submissions {
            if submission.outcome == Outcome::Waiting {
                submission.outcome = Outcome::Declined(Decline::BuyerDeclined);
            }
        }
        self.fail(no, at);
    }

    pub(crate) fn fail(&mut self, no: PaymentNo, at: Moment) {
        let payment = self.payment_mut(no);
        let why = match payment.last().map(|submission| submission.outcome) {
            Some(Outcome::Declined(why)) => why,
            Some(Outcome::Waiting | Outcome::Approved | Outcome::Closed) | None => {
                Decline::OrderClosed
            }
        };
        payment.state = State::Failed(why);
        if self.tells_payment(no) {
            self.announce(no, Topic::Payment, at);
        }
        self.unpaid(no, at);
    }

    /// What happens by itself at `at`. Deliveries are not among it: they need the network.
    pub(crate) fn happen(&mut self, event: Event, at: Moment) {
        match event {
            Event::SessionExpires(no) => self.session_expires(no, at),
            Event::OrderCloses(no, submission) => self.order_closes(no, submission, at),
            Event::Ends(no, submission) => self.end(no, submission, at),
            Event::Capture(no) => self.capture(no, at),
            Event::AuthorisationLapses(no) => self.authorisation_lapses(no),
            Event::RefundEnds(no, refund) => self.refund_ends(no, refund, at),
            Event::SubscriptionExpires(no) => self.subscription_expires(no, at),
            Event::Charge(no, turn) => self.charge(no, turn, at),
            Event::ChargeAgain(share) => self.charge_again(share, at),
            Event::SubscriptionEnds(no, turn) => self.subscription_ends(no, turn, at),
            Event::DisputeAlert(no) => self.dispute_alert(no, at),
            Event::DisputeDue(no) => self.dispute_due(no, at),
            Event::Deliver(_) => {}
        }
    }

    fn session_expires(&mut self, no: PaymentNo, at: Moment) {
        let payment = self.payment_mut(no);
        match payment.state {
            State::Open => payment.state = State::Expired,
            State::Processing => {
                let unfinished = payment
                    .last()
                    .is_some_and(|submission| submission.outcome == Outcome::Waiting);
                // An order that is still running outlives its session: it is told about when it
                // closes (guide 000).
                if !unfinished {
                    self.fail(no, at);
                }
            }
            State::Succeeded { .. } | State::Failed(_) | State::Expired | State::Cancelled(_) => {}
        }
    }

    fn order_closes(&mut self, no: PaymentNo, submission: SubmissionNo, at: Moment) {
        if !self.waiting(no, submission) {
            return;
        }
        let payment = self.payment_mut(no);
        if payment.submissions[submission.0].step == Step::Slow {
            // The buyer has agreed; how long it takes is not the page's business any more.
            return;
        }
        payment.submissions[submission.0].outcome = Outcome::Closed;
        if at >= payment.expires {
            self.fail(no, at);
        }
    }

    fn capture(&mut self, no: PaymentNo, at: Moment) {
        let payment = self.payment(no);
        let due = match payment.state {
            State::Succeeded { capture, .. } => capture == Capture::Due,
            State::Open
            | State::Processing
            | State::Failed(_)
            | State::Expired
            | State::Cancelled(_) => false,
        };
        if due {
            let request_id = payment.told_request_id.clone();
            self.try_capture(no, request_id, true, at);
        }
    }
}

/// The session's default and longest life (guide 000).
pub(crate) const SESSION_LASTS: Duration = Duration::from_secs(3600);
