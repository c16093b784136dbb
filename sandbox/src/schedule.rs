//! What is to happen when, on the gateway's clock.

use std::collections::BTreeMap;

use crate::clock::Moment;
use crate::dispute::DisputeNo;
use crate::movement::RefundNo;
use crate::notification::NotificationNo;
use crate::payment::{PaymentNo, SubmissionNo};
use crate::subscription::{Share, SubscriptionNo};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Event {
    SessionExpires(PaymentNo),
    OrderCloses(PaymentNo, SubmissionNo),
    /// What was accepted without a page comes to its end.
    Ends(PaymentNo, SubmissionNo),
    Capture(PaymentNo),
    AuthorisationLapses(PaymentNo),
    RefundEnds(PaymentNo, RefundNo),
    /// The sign-up should be finished by now.
    SubscriptionExpires(SubscriptionNo),
    /// The next period is to be paid for; void if the subscription has turned since.
    Charge(SubscriptionNo, u32),
    /// A period that was not paid is tried again.
    ChargeAgain(Share),
    /// Void like a charge.
    SubscriptionEnds(SubscriptionNo, u32),
    /// The time to answer a dispute ends within a day.
    DisputeAlert(DisputeNo),
    /// It is over.
    DisputeDue(DisputeNo),
    Deliver(NotificationNo),
}

/// What is planned, as it is kept on disk.
pub(crate) type Planned = Vec<(Moment, Event)>;

/// Ordered by time, and by arrival among events of the same time.
#[derive(Default)]
pub(crate) struct Schedule {
    events: BTreeMap<(Moment, u64), Event>,
    arrivals: u64,
}

impl Schedule {
    pub(crate) fn push(&mut self, at: Moment, event: Event) {
        self.arrivals += 1;
        self.events.insert((at, self.arrivals), event);
    }

    /// In the order in which it will happen.
    pub(crate) fn planned(&self) -> Planned {
        let planned = self.events.iter();
        planned.map(|((at, _), event)| (*at, *event)).collect()
    }

    pub(crate) fn earliest(&self) -> Option<Moment> {
        self.events.first_key_value().map(|((at, _), _)| *at)
    }

    pub(crate) fn pop_due(&mut self, now: Moment) -> Option<(Moment, Event)> {
        let entry = self.events.first_entry()?;
        let (at, _) = *entry.key();
        (at <= now).then(|| (at, entry.remove()))
    }

    /// Moves what is planned for one notification to `at`; whether anything was.
    pub(crate) fn move_delivery(&mut self, no: NotificationNo, at: Moment) -> bool {
        let planned = self
            .events
            .iter()
            .find(|(_, event)| **event == Event::Deliver(no))
            .map(|(key, _)| *key);
        let Some(key) = planned else { return false };
        self.events.remove(&key);
        self.push(at, Event::Deliver(no));
        true
    }

    /// Takes out every delivery, due or not, in the order in which they would have gone.
    pub(crate) fn take_deliveries(&mut self) -> Vec<NotificationNo> {
        let mut taken = Vec::new();
        self.events.retain(|_, event| match event {
            Event::Deliver(no) => {
                taken.push(*no);
                false
            }
            Event::SessionExpires(_)
            | Event::OrderCloses(..)
            | Event::Ends(..)
            | Event::Capture(_)
            | Event::AuthorisationLapses(_)
            | Event::RefundEnds(..)
            | Event::SubscriptionExpires(_)
            | Event::Charge(..)
            | Event::ChargeAgain(_)
            | Event::SubscriptionEnds(..)
            | Event::DisputeAlert(_)
            | Event::DisputeDue(_) => true,
        });
        taken
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn gives_what_is_due_in_order() {
        let mut schedule = Schedule::default();
        let start = Moment::wall();
        let later = start.after(Duration::from_secs(5));
        schedule.push(later, Event::Capture(PaymentNo(1)));
        schedule.push(start, Event::Capture(PaymentNo(2)));
        schedule.push(start, Event::Deliver(NotificationNo(3)));
        assert_eq!(schedule.earliest(), Some(start));
        assert_eq!(
            schedule.pop_due(start),
            Some((start, Event::Capture(PaymentNo(2))))
        );
        assert_eq!(
            schedule.pop_due(start),
            Some((start, Event::Deliver(NotificationNo(3))))
        );
        assert_eq!(schedule.pop_due(start), None);
        schedule.push(later, Event::Deliver(NotificationNo(4)));
        assert_eq!(schedule.take_deliveries(), [NotificationNo(4)]);
        assert_eq!(
            schedule.pop_due(later),
            Some((later, Event::Capture(PaymentNo(1))))
        );
    }
}
