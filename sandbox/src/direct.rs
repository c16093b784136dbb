//! How a payment begins that pay made: at once, on a page, or by and by.

use std::time::Duration;

use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::method::{Form, Method};
use crate::outcome::Decline;
use crate::payment::{Outcome, PaymentNo, State, Step, SubmissionNo};
use crate::requested::{Issuer, Requested, Way};
use crate::schedule::Event;
use crate::test_card;
use crate::used::Used;
use crate::world::World;

impl World {
    /// The request has passed every check, and its saved card, if any, is good.
    pub(crate) fn pay(
        &mut self,
        client_id: &str,
        requested: Requested,
        method: &'static Method,
        now: Moment,
    ) -> PaymentNo {
        let wishes = requested.card.clone();
        let no = self.open(client_id, requested, now);
        self.payment_mut(no).state = State::Processing;
        if method.form == Form::Card && self.is_risky(no) {
            self.fail_at_once(no, Decline::RiskReject);
            return no;
        }
        let slow = self.strike(Place::Pay, no, |fault| fault == Fault::InProcess);
        let saved = wishes.saved.map(|saved| &self.cards[saved.0]);
        let used = saved.map(|saved| {
            let mut used = Used::new(saved.card, &wishes);
            used.expiry = Some(saved.expiry);
            used
        });
        if let Some(slow) = slow {
            let used = (method.form == Form::Card)
                .then(|| used.unwrap_or_else(|| Used::new(test_card::first(), &wishes)));
            let submission = self.submit(no, method, Step::Slow, used, now);
            let ends_at = now.after(Duration::from_secs(slow.seconds));
            self.schedule.push(ends_at, Event::Ends(no, submission));
            return no;
        }
        match (method.form, used, wishes.issuer) {
            (Form::Wallet, ..) => {
                self.submit(no, method, Step::Page, None, now);
            }
            (Form::Card, Some(used), _) => self.submit_card(no, method, used, now),
            (Form::Card, None, Issuer::Brand(brand)) => {
                let used = Used::korean(brand, wishes.instalments);
                self.submit(no, method, Step::Page, Some(used), now);
            }
            // The buyer types the card, or chooses its brand.
            (Form::Card, None, Issuer::No | Issuer::AnyBrand) => {}
        }
        // Without a page there is no second try: the answer says so, and nothing else will.
        let payment = self.payment(no);
        if let (State::Processing, Some(Outcome::Declined(why))) =
            (payment.state, payment.last().map(|last| last.outcome))
        {
            self.fail_at_once(no, why);
        }
        no
    }

    fn fail_at_once(&mut self, no: PaymentNo, why: Decline) {
        self.payment_mut(no).state = State::Failed(why);
    }

    /// What was accepted without a page comes to its end.
    pub(crate) fn end(&mut self, no: PaymentNo, submission: SubmissionNo, at: Moment) {
        self.bank_decides(no, submission, at);
        if self.payment(no).state == State::Processing {
            self.fail(no, at);
        }
    }

    /// Where the buyer goes on by the merchant's own choice, if that is not the page where a card is
    /// typed: the step that pay itself began.
    pub(crate) fn begun_by_pay(&self, no: PaymentNo) -> Option<SubmissionNo> {
        let payment = self.payment(no);
        let wishes = &payment.requested.card;
        let by_pay = match payment.requested.way {
            Way::Session | Way::Deduction(_) => false,
            Way::Pay(method) => {
                method.form == Form::Wallet
                    || wishes.saved.is_some()
                    || matches!(wishes.issuer, Issuer::Brand(_))
            }
        };
        let waiting = payment
            .submissions
            .first()
            .is_some_and(|first| first.outcome == Outcome::Waiting);
        (by_pay && waiting).then_some(SubmissionNo(0))
    }
}
