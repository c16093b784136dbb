use std::fmt;

use domain::ledger::{AttemptState, RefundState};
use prometheus_client::encoding::text::encode_registry;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use crate::platform::metrics::{Label, OTHER, PREFIX};
use crate::services::payments::overdue::{Stuck, stuck};
use crate::services::{ServiceError, Shop};
use crate::store::queues::inbox::InboxState;
use crate::store::queues::task::TaskKind;
use crate::store::reports::figures;
use crate::store::reports::figures::{Group, Tasks};

/// How things stood in the database at one moment.
pub struct StoredFigures {
    now: i64,
    attempts: Vec<Group>,
    stuck: Vec<Stuck>,
    needing_review: u64,
    captures_due: i64,
    oldest_capture_due: Option<i64>,
    refunds: Vec<Group>,
    notifications: Vec<Group>,
    oldest_new: Option<i64>,
    tasks: Vec<Tasks>,
}

impl StoredFigures {
    pub async fn read(shop: &Shop) -> Result<Self, ServiceError> {
        let (db, now) = (&shop.db, shop.clock.now_ms());
        let (captures_due, oldest_capture_due) = figures::captures_due(db).await?;
        Ok(Self {
            now,
            attempts: figures::attempts(db).await?,
            stuck: stuck(shop).await?,
            needing_review: figures::orders_needing_review(db).await?,
            captures_due,
            oldest_capture_due,
            refunds: figures::refunds(db).await?,
            notifications: figures::notifications(db).await?,
            oldest_new: figures::oldest_new_notification(db).await?,
            tasks: figures::tasks(db, now).await?,
        })
    }

    /// Appends it in the format that Prometheus reads.
    pub fn write(&self, text: &mut String) -> fmt::Result {
        let mut registry = Registry::with_prefix(PREFIX);
        self.register_payments(&mut registry);
        self.register_queues(&mut registry);
        encode_registry(text, &registry)
    }

    fn register_payments(&self, registry: &mut Registry) {
        let states = || AttemptState::ALL.iter().map(|state| state.as_str());
        registry.register(
            "payment_attempts",
            "Payment attempts by state",
            by("state", states(), self.attempts.iter().map(as_pair)),
        );
        let stuck = self.stuck.iter().map(|stuck| (stuck.state.as_str(), 1));
        registry.register(
            "stuck_payment_attempts",
            "Payment attempts that should have ended by now, by state",
            by("state", states(), stuck),
        );
        let longest = self.stuck.iter().map(|stuck| stuck.quiet_since).min();
        registry.register_with_unit(
            "oldest_stuck_payment_attempt",
            "Time since anything new was learned about the attempt that is stuck longest",
            Unit::Seconds,
            gauge(self.age(longest)),
        );
        registry.register(
            "orders_needing_review",
            "Orders that wait for a person",
            gauge(i64::try_from(self.needing_review).unwrap_or(i64::MAX)),
        );
        registry.register(
            "captures_due",
            "Held payments that the merchant is to capture",
            gauge(self.captures_due),
        );
        registry.register_with_unit(
            "oldest_capture_due",
            "Age of the oldest held payment that the merchant is to capture",
            Unit::Seconds,
            gauge(self.age(self.oldest_capture_due)),
        );
        let states = RefundState::ALL.iter().map(|state| state.as_str());
        registry.register(
            "refunds",
            "Refunds by state",
            by("state", states, self.refunds.iter().map(as_pair)),
        );
    }

    fn register_queues(&self, registry: &mut Registry) {
        let states = InboxState::ALL.iter().map(|state| state.as_str());
        registry.register(
            "inbox_notifications",
            "Authentic notifications by what became of them",
            by("state", states, self.notifications.iter().map(as_pair)),
        );
        registry.register_with_unit(
            "inbox_oldest_new",
            "Age of the oldest notification that nothing has become of yet",
            Unit::Seconds,
            gauge(self.age(self.oldest_new)),
        );
        let of_tasks = |value: fn(&Self, &Tasks) -> i64| {
            let tasks = self.tasks.iter();
            let pairs = tasks.map(|tasks| (tasks.kind.as_str(), value(self, tasks)));
            by(
                "kind",
                TaskKind::ALL.into_iter().map(TaskKind::as_str),
                pairs,
            )
        };
        registry.register(
            "outbox_tasks",
            "Tasks that are still to be done, by kind",
            of_tasks(|_, tasks| tasks.number),
        );
        registry.register_with_unit(
            "outbox_oldest_due",
            "For how long the longest overdue task could have been tried",
            Unit::Seconds,
            of_tasks(|figures, tasks| figures.age(tasks.due_since)),
        );
        registry.register_with_unit(
            "outbox_oldest_unfinished",
            "Age of the oldest task that is still to be done, however often it was tried",
            Unit::Seconds,
            of_tasks(|figures, tasks| figures.age(Some(tasks.oldest))),
        );
    }

    /// Seconds since then; 0 when there is nothing.
    fn age(&self, since: Option<i64>) -> i64 {
        since.map_or(0, |since| (self.now - since).max(0) / 1000)
    }
}

fn as_pair(group: &Group) -> (&str, i64) {
    (&group.name, group.number)
}

fn gauge(value: i64) -> Gauge {
    let gauge = Gauge::default();
    gauge.set(value);
    gauge
}

/// One series for each name that this version knows, at 0 where there is nothing, and one for all
/// the others together. What has the same name is added up.
fn by<'a>(
    label: &'static str,
    known: impl Iterator<Item = &'static str>,
    values: impl Iterator<Item = (&'a str, i64)>,
) -> Family<[Label; 1], Gauge> {
    let family: Family<[Label; 1], Gauge> = Family::default();
    let known: Vec<&'static str> = known.collect();
    for name in &known {
        family.get_or_create(&[(label, name)]).set(0);
    }
    for (name, value) in values {
        let name = known.iter().copied().find(|known| *known == name);
        family
            .get_or_create(&[(label, name.unwrap_or(OTHER))])
            .inc_by(value);
    }
    family
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_another_version_share_a_series() {
        let values = [("open", 2), ("open", 3), ("odd", 4), ("odder", 5)];
        let family = by("state", ["open", "paid"].into_iter(), values.into_iter());
        let value = |name| family.get(&[("state", name)]).map(|gauge| gauge.get());
        assert_eq!(value("open"), Some(5));
        assert_eq!(value("paid"), Some(0));
        assert_eq!(value(OTHER), Some(9));
        assert_eq!(value("odd"), None);
    }
}
