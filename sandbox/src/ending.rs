//! How a subscription is ended, altered, and changed for another.

use serde_json::Value;
use time::UtcOffset;

use crate::api::Refusal;
use crate::calendar::{Anchor, PAID_AHEAD, Period, Zone};
use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::ids;
use crate::money::Amount;
use crate::notification::{Said, Topic};
use crate::outcome::Decline;
use crate::payment::State;
use crate::subscription::{Share, Standing, Subscription, SubscriptionNo, Terms};
use crate::world::World;

/// When a subscription that is ended is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// What is paid runs on.
    WithThePeriod,
    AtOnce,
}

pub(crate) struct UpdateAsked {
    pub(crate) id: String,
    /// The whole request, to tell a repetition from a conflict.
    pub(crate) content: Value,
    pub(crate) description: Option<String>,
    pub(crate) period: Option<Period>,
    pub(crate) price: Option<Amount>,
    pub(crate) prorates: bool,
    pub(crate) end: Option<Moment>,
    pub(crate) next: Option<(Moment, UtcOffset)>,
}

pub(crate) struct ChangeAsked {
    pub(crate) request_id: String,
    pub(crate) description: Option<String>,
    pub(crate) period: Option<Period>,
    pub(crate) price: Option<Amount>,
    /// What the first period costs, if not the price.
    pub(crate) difference: Option<Amount>,
    pub(crate) start: Option<(Moment, UtcOffset)>,
    pub(crate) end: Option<Moment>,
}

const REFUSED: Refusal = Refusal::Declined(Decline::ProcessFail);

impl World {
    fn refuses(&mut self, place: Place, no: SubscriptionNo) -> bool {
        let sign_up = self.subscription(no).sign_up;
        let hit = self.strike(place, sign_up, |fault| fault == Fault::Decline);
        hit.is_some()
    }

    pub(crate) fn merchant_ends(
        &mut self,
        no: SubscriptionNo,
        ending: Ending,
        now: Moment,
    ) -> Result<(), Refusal> {
        if self.refuses(Place::CancelSubscription, no) {
            return Err(REFUSED);
        }
        self.end_subscription(no, ending, now).ok_or(REFUSED)
    }

    /// The merchant, or the buyer in the wallet, ends it. Doing so again changes nothing; nothing at
    /// all if it can't be ended so.
    pub(crate) fn end_subscription(
        &mut self,
        no: SubscriptionNo,
        ending: Ending,
        now: Moment,
    ) -> Option<()> {
        let subscription = self.subscription_mut(no);
        let (standing, said) = match (subscription.standing, ending) {
            (Standing::Cancelled, Ending::WithThePeriod)
            | (Standing::Terminated, Ending::AtOnce) => return Some(()),
            (Standing::Active, Ending::WithThePeriod) => (Standing::Cancelled, Said::Cancel),
            (Standing::SigningUp | Standing::Active | Standing::Cancelled, Ending::AtOnce) => {
                (Standing::Terminated, Said::Terminate)
            }
            (
                Standing::SigningUp | Standing::Terminated | Standing::Expired,
                Ending::WithThePeriod,
            )
            | (Standing::Expired, Ending::AtOnce) => return None,
        };
        // One that another is changed for has no page.
        let signing_up =
            subscription.standing == Standing::SigningUp && subscription.related.is_none();
        let sign_up = subscription.sign_up;
        subscription.stop(standing, now);
        self.announce_subscription(no, said, now);
        if signing_up {
            // Nobody can finish it any more. What can't be cancelled is over by itself.
            let _ = self.merchant_cancels(sign_up, now);
        }
        Some(())
    }

    /// Its last period is over.
    pub(crate) fn subscription_ends(&mut self, no: SubscriptionNo, turn: u32, at: Moment) {
        let subscription = self.subscription_mut(no);
        if subscription.standing == Standing::Active && subscription.turn == turn {
            subscription.stop(Standing::Terminated, at);
            self.announce_subscription(no, Said::Terminate, at);
        }
    }

    /// It takes effect at once. The same id again finds the same update.
    pub(crate) fn merchant_updates(
        &mut self,
        no: SubscriptionNo,
        asked: UpdateAsked,
        now: Moment,
    ) -> Result<(), Refusal> {
        let subscription = self.subscription(no);
        if let Some(earlier) = subscription.updates.get(&asked.id) {
            return if *earlier == asked.content {
                Ok(())
            } else {
                Err(Refusal::RepeatInconsistent)
            };
        }
        if subscription.standing != Standing::Active {
            return Err(REFUSED);
        }
        if self.paying(no) || self.refuses(Place::UpdateSubscription, no) {
            return Err(Refusal::UpdateDuringPayment);
        }
        let subscription = self.subscription_mut(no);
        let mut terms = subscription.terms.clone();
        if let Some(price) = asked.price
            && price.currency != terms.price.currency
        {
            return Err(Refusal::Currency("paymentAmount.currency".to_owned()));
        }
        // What Antom would tell about the payment that pays the difference isn't documented.
        if asked.prorates {
            return Err(REFUSED);
        }
        if asked.end.is_some_and(|end| end <= now) {
            return Err(REFUSED);
        }
        terms.description = asked.description.unwrap_or(terms.description);
        terms.price = asked.price.unwrap_or(terms.price);
        terms.end = asked.end.or(terms.end);
        let next = subscription.next_phase();
        if let Some(period) = asked.period {
            // The running period keeps its end: the new rule counts from there.
            terms.anchor = Anchor {
                at: terms.start(next),
                phase: next,
                ..terms.anchor
            };
            terms.period = period;
        }
        if let Some((at, offset)) = asked.next {
            let running = subscription
                .running(now)
                .map_or(now, |(_, phase)| phase.start);
            let from = Anchor {
                at: running.max(now),
                phase: 1,
                ..terms.anchor
            };
            let latest = from.start(terms.period, 2);
            if at < now.after(PAID_AHEAD) || at > latest {
                return Err(REFUSED);
            }
            terms.anchor = Anchor {
                at,
                phase: next,
                zone: Zone::Written(offset),
            };
        }
        subscription.terms = terms;
        subscription.altered = now;
        subscription.updates.insert(asked.id, asked.content);
        self.plan(no);
        self.announce_subscription(no, Said::Update, now);
        Ok(())
    }

    /// The new subscription begins with a payment; if that fails, the old one goes on.
    pub(crate) fn merchant_changes(
        &mut self,
        no: SubscriptionNo,
        asked: ChangeAsked,
        now: Moment,
    ) -> Result<SubscriptionNo, Refusal> {
        let old = self.subscription(no);
        let client_id = old.client_id.clone();
        if let Some(made) = self.by_subscription_request(&client_id, &asked.request_id) {
            return if self.subscription(made).related.as_ref() == Some(&old.id) {
                Ok(made)
            } else {
                Err(Refusal::RepeatInconsistent)
            };
        }
        if old.standing != Standing::Active || self.paying(no) {
            return Err(REFUSED);
        }
        if self.refuses(Place::ChangeSubscription, no) {
            return Err(REFUSED);
        }
        let old = self.subscription(no);
        let (at, offset) = asked.start.unwrap_or((now, UtcOffset::UTC));
        let zone = match (asked.start, old.terms.anchor.zone) {
            (Some(_), Zone::Written(_)) => Zone::Written(offset),
            (_, zone) => zone,
        };
        let old_terms = old.terms.clone();
        let terms = Terms {
            description: asked.description.unwrap_or(old_terms.description),
            price: asked.price.unwrap_or(old_terms.price),
            period: asked.period.unwrap_or(old_terms.period),
            anchor: Anchor { at, phase: 1, zone },
            end: asked.end.or(old_terms.end),
            trials: Vec::new(),
            notify_url: old_terms.notify_url,
            expires: None,
        };
        let made = Subscription {
            id: ids::subscription_id(now),
            request_id: asked.request_id,
            related: Some(old.id.clone()),
            terms,
            standing: Standing::SigningUp,
            phases: Vec::new(),
            next_charge: None,
            turn: 0,
            altered: now,
            updates: Default::default(),
            ..old.clone()
        };
        let made = self.remember_subscription(made);
        let subscription = self.subscription_mut(made);
        subscription.begin_phase(Vec::new(), false);
        if let (Some(difference), Some(phase)) = (asked.difference, subscription.phase_mut(1)) {
            phase.amount = difference;
        }
        self.try_phase(
            Share {
                subscription: made,
                phase: 1,
            },
            now,
        );
        Ok(made)
    }

    /// The first payment of what another subscription was changed for came out.
    pub(crate) fn change_came_out(&mut self, share: Share, paid: bool, at: Moment) {
        let made = share.subscription;
        let subscription = self.subscription(made);
        let (client_id, old) = (subscription.client_id.clone(), subscription.related.clone());
        let tries = subscription.phase(1).map(|phase| phase.tries.clone());
        let old = old.and_then(|old| self.by_subscription_id(&client_id, &old));
        let subscription = self.subscription_mut(made);
        subscription.standing = if paid {
            Standing::Active
        } else {
            Standing::Terminated
        };
        subscription.altered = at;
        if let Some(phase) = subscription.phase_mut(1) {
            phase.paid = paid;
        }
        self.announce_subscription(made, Said::Change, at);
        for payment in tries.unwrap_or_default() {
            if matches!(
                self.payment(payment).state,
                State::Succeeded { .. } | State::Failed(_)
            ) {
                self.announce(payment, Topic::Deduction, at);
            }
        }
        if !paid {
            return;
        }
        self.plan(made);
        if let Some(old) = old {
            let id = self.subscription(made).id.clone();
            let old = self.subscription_mut(old);
            old.related = Some(id);
            old.stop(Standing::Terminated, at);
        }
    }
}

impl Subscription {
    fn stop(&mut self, standing: Standing, at: Moment) {
        self.standing = standing;
        self.altered = at;
        self.next_charge = None;
        self.turn += 1;
    }
}
