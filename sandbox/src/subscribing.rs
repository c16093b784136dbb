//! How a subscription comes to be, and how its periods are paid for.

use std::time::Duration;

use crate::clock::Moment;
use crate::ids;
use crate::money::Amount;
use crate::notification::{Said, Topic};
use crate::payment::{Capture, PaymentNo, State, Step};
use crate::requested::{Requested, Way};
use crate::schedule::Event;
use crate::subscription::{Ids, Phase, Share, Standing, Subscription, SubscriptionNo, Terms};
use crate::world::World;

/// Until when a sign-up may be finished when the merchant doesn't say, by cards and by other methods
/// (guide 002).
const CARDS_FINISH_IN: Duration = Duration::from_secs(7 * 24 * 3600);
const OTHERS_FINISH_IN: Duration = Duration::from_secs(80 * 60);
/// How long it is from one try to the next, by methods other than cards. Antom says only that it
/// tries several times.
const TRIED_AGAIN_AFTER: Duration = Duration::from_secs(6 * 3600);

impl World {
    /// The session of a sign-up was made.
    pub(crate) fn begin_subscription(&mut self, no: PaymentNo, terms: Terms, now: Moment) {
        let payment = self.payment(no);
        let expires = terms.expires.unwrap_or(now.after(OTHERS_FINISH_IN));
        let share = self.remember_subscription(Subscription {
            client_id: payment.client_id.clone(),
            id: ids::subscription_id(now),
            request_id: payment.requested.payment_request_id.clone(),
            sign_up: no,
            terms,
            standing: Standing::SigningUp,
            payments_url: payment.requested.notify_url.clone(),
            method: None,
            card: None,
            phases: Vec::new(),
            next_charge: None,
            turn: 0,
            altered: now,
            related: None,
            updates: Default::default(),
        });
        self.payment_mut(no).share = Some(Share {
            subscription: share,
            phase: 1,
        });
        self.schedule
            .push(expires, Event::SubscriptionExpires(share));
    }

    pub(crate) fn subscription_expires(&mut self, no: SubscriptionNo, at: Moment) {
        let subscription = self.subscription(no);
        if subscription.standing != Standing::SigningUp {
            return;
        }
        let sign_up = subscription.sign_up;
        let payment = self.payment(sign_up);
        let by_card = payment.method().is_some_and(|method| method.captures);
        let last = payment.created.after(CARDS_FINISH_IN);
        if by_card && subscription.terms.expires.is_none() && at < last {
            self.schedule.push(last, Event::SubscriptionExpires(no));
            return;
        }
        match payment.state {
            State::Open | State::Expired => {
                self.payment_mut(sign_up).state = State::Expired;
                self.subscription_mut(no).standing = Standing::Expired;
            }
            State::Processing => self.fail(sign_up, at),
            State::Succeeded { .. } => {
                self.creation_fails(no, at);
                // What was authorised is released; there is nothing to do if it can't be any more.
                let _ = self.merchant_cancels(sign_up, at);
            }
            State::Failed(_) | State::Cancelled(_) => self.creation_fails(no, at),
        }
    }

    /// A payment was authorised, or its money came.
    pub(crate) fn paid(&mut self, no: PaymentNo, at: Moment) {
        let payment = self.payment(no);
        let (Some(share), State::Succeeded { capture, .. }) = (payment.share, payment.state) else {
            return;
        };
        match capture {
            Capture::NotNeeded | Capture::Done => self.money_came(no, share, at),
            Capture::Manual | Capture::Due | Capture::Failed | Capture::Lapsed => {
                let active = self.subscription(share.subscription).standing == Standing::Active;
                if active && self.habits.deduction_first {
                    self.announce(no, Topic::Deduction, at);
                }
            }
        }
    }

    /// A payment failed, finally.
    pub(crate) fn unpaid(&mut self, no: PaymentNo, at: Moment) {
        let Some(share) = self.payment(no).share else {
            return;
        };
        let subscription = self.subscription(share.subscription);
        if subscription.sign_up == no {
            self.creation_fails(share.subscription, at);
            return;
        }
        if subscription.standing == Standing::SigningUp {
            self.change_came_out(share, false, at);
            return;
        }
        self.announce(no, Topic::Deduction, at);
        let subscription = self.subscription(share.subscription);
        let again = at.after(TRIED_AGAIN_AFTER);
        let goes_on = subscription.standing == Standing::Active
            && subscription.method.is_some_and(|method| !method.captures)
            && subscription
                .phase(share.phase)
                .is_some_and(|phase| again < phase.start);
        if goes_on {
            self.schedule.push(again, Event::ChargeAgain(share));
        }
    }

    /// A capture came out, the gateway's own or the merchant's.
    pub(crate) fn capture_came_out(&mut self, no: PaymentNo, automatic: bool, at: Moment) {
        let payment = self.payment(no);
        let (Some(share), State::Succeeded { capture, .. }) = (payment.share, payment.state) else {
            return;
        };
        match capture {
            Capture::Done => self.money_came(no, share, at),
            Capture::Failed if automatic => {
                let subscription = self.subscription(share.subscription);
                match subscription.standing {
                    Standing::SigningUp if subscription.sign_up == no => {
                        self.creation_fails(share.subscription, at);
                    }
                    Standing::SigningUp => self.change_came_out(share, false, at),
                    Standing::Active if self.habits.deduction_first => {}
                    Standing::Active
                    | Standing::Cancelled
                    | Standing::Terminated
                    | Standing::Expired => self.announce(no, Topic::Deduction, at),
                }
            }
            Capture::NotNeeded
            | Capture::Manual
            | Capture::Due
            | Capture::Failed
            | Capture::Lapsed => {}
        }
    }

    fn money_came(&mut self, no: PaymentNo, share: Share, at: Moment) {
        let subscription = self.subscription(share.subscription);
        match subscription.standing {
            Standing::SigningUp if subscription.sign_up == no => {
                self.activate(share.subscription, at);
                return;
            }
            Standing::SigningUp => {
                self.change_came_out(share, true, at);
                return;
            }
            Standing::Active | Standing::Cancelled | Standing::Terminated | Standing::Expired => {}
        }
        let of_card = self
            .payment(no)
            .method()
            .is_some_and(|method| method.captures);
        let Some(phase) = self
            .subscription_mut(share.subscription)
            .phase_mut(share.phase)
        else {
            // The sign-up failed before.
            return;
        };
        phase.paid = true;
        if !(of_card && self.habits.deduction_first) {
            self.announce(no, Topic::Deduction, at);
        }
    }

    /// The first payment is there: the subscription takes effect.
    fn activate(&mut self, no: SubscriptionNo, at: Moment) {
        let sign_up = self.subscription(no).sign_up;
        let payment = self.payment(sign_up);
        let method = payment.method();
        let card = payment.last().and_then(|last| last.card.clone());
        let subscription = self.subscription_mut(no);
        subscription.standing = Standing::Active;
        subscription.altered = at;
        subscription.method = method;
        subscription.card = card;
        subscription.begin_phase(vec![sign_up], true);
        let free = subscription.terms.amount(1).value == 0;
        self.announce_subscription(no, Said::Create, at);
        if !free || self.habits.free_deductions {
            self.announce(sign_up, Topic::Deduction, at);
        }
        self.plan(no);
    }

    pub(crate) fn creation_fails(&mut self, no: SubscriptionNo, at: Moment) {
        let subscription = self.subscription_mut(no);
        if subscription.standing == Standing::SigningUp {
            subscription.standing = Standing::Terminated;
            subscription.altered = at;
            self.announce_subscription(no, Said::Create, at);
        }
    }

    /// Plans the next period, and the end; what was planned before is void.
    pub(crate) fn plan(&mut self, no: SubscriptionNo) {
        let subscription = self.subscription_mut(no);
        subscription.turn += 1;
        let turn = subscription.turn;
        let next = subscription.next_phase();
        let terms = &subscription.terms;
        let charge = terms.has(next).then(|| terms.charge(next));
        let end = terms.end;
        subscription.next_charge = charge;
        if let Some(charge) = charge {
            self.schedule.push(charge, Event::Charge(no, turn));
        }
        if let Some(end) = end {
            self.schedule.push(end, Event::SubscriptionEnds(no, turn));
        }
    }

    /// The next period is to be paid for.
    pub(crate) fn charge(&mut self, no: SubscriptionNo, turn: u32, at: Moment) {
        let subscription = self.subscription_mut(no);
        if subscription.standing != Standing::Active || subscription.turn != turn {
            return;
        }
        let phase = subscription.next_phase();
        let free = subscription.terms.amount(phase).value == 0;
        subscription.begin_phase(Vec::new(), free);
        self.plan(no);
        if !free || self.habits.free_deductions {
            self.try_phase(
                Share {
                    subscription: no,
                    phase,
                },
                at,
            );
        }
    }

    /// Another try for a period that is not paid yet.
    pub(crate) fn charge_again(&mut self, share: Share, at: Moment) {
        let subscription = self.subscription(share.subscription);
        let due = subscription.standing == Standing::Active
            && subscription
                .phase(share.phase)
                .is_some_and(|phase| !phase.paid && at < phase.start);
        if due {
            self.try_phase(share, at);
        }
    }

    /// Takes the payment of one period: for a card at once, by another method in a while.
    pub(crate) fn try_phase(&mut self, share: Share, at: Moment) {
        let subscription = self.subscription(share.subscription);
        let (Some(method), Some(phase)) = (subscription.method, subscription.phase(share.phase))
        else {
            return;
        };
        let amount = phase.amount;
        let card = subscription.card.clone();
        let no = self.open_deduction(share, method, amount, at);
        if let Some(phase) = self
            .subscription_mut(share.subscription)
            .phase_mut(share.phase)
        {
            phase.tries.push(no);
        }
        self.payment_mut(no).state = State::Processing;
        let submission = self.submit(no, method, Step::Slow, card, at);
        if method.captures {
            self.end(no, submission, at);
        } else {
            let ends_at = at.after(self.timing.capture_after);
            self.schedule.push(ends_at, Event::Ends(no, submission));
        }
    }

    fn open_deduction(
        &mut self,
        share: Share,
        method: &'static crate::method::Method,
        amount: Amount,
        at: Moment,
    ) -> PaymentNo {
        let subscription = self.subscription(share.subscription);
        let client_id = subscription.client_id.clone();
        let sign_up = self.payment(subscription.sign_up);
        let told = match self.habits.ids {
            Ids::Repeat => Some(subscription.request_id.clone()),
            Ids::Own => Some(ids::renewal_request_id(at)),
            Ids::Absent => None,
        };
        let own = (self.habits.ids == Ids::Own)
            .then(|| told.clone())
            .flatten();
        let requested = Requested {
            way: Way::Deduction(method),
            amount,
            notify_url: subscription.payments_url.clone(),
            order_description: subscription.terms.description.clone(),
            goods: Vec::new(),
            manual_capture: false,
            subscription: None,
            ..sign_up.requested.clone()
        };
        let no = self.remember_deduction(client_id, requested, share, told, at);
        if let Some(own) = own {
            self.remember_request(no, own);
        }
        no
    }

    /// Whether a payment is told as one: a renewal by a method without captures is not, as a rule,
    /// and neither is a sign-up for nothing.
    pub(crate) fn tells_payment(&self, no: PaymentNo) -> bool {
        let payment = self.payment(no);
        let Some(share) = payment.share else {
            return true;
        };
        let captures = payment.method().is_some_and(|method| method.captures);
        if payment.requested.amount.value == 0 {
            return self.habits.free_deductions;
        }
        let first = self.subscription(share.subscription).sign_up == no;
        first || captures || self.habits.wallet_results
    }

    /// Whether a period is being paid for right now.
    pub(crate) fn paying(&self, no: SubscriptionNo) -> bool {
        let tries = self
            .subscription(no)
            .phases
            .iter()
            .flat_map(|phase| &phase.tries);
        tries.map(|no| self.payment(*no).state).any(|state| {
            matches!(
                state,
                State::Processing
                    | State::Succeeded {
                        capture: Capture::Due,
                        ..
                    }
            )
        })
    }
}

impl Subscription {
    /// The next period begins to count.
    pub(crate) fn begin_phase(&mut self, tries: Vec<PaymentNo>, paid: bool) {
        let phase = self.next_phase();
        self.phases.push(Phase {
            start: self.terms.start(phase),
            end: self.terms.start(phase.saturating_add(1)),
            amount: self.terms.amount(phase),
            tries,
            paid,
        });
    }
}
