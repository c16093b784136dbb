//! What is stuck or needs a person, each with its reason and with what would resolve it.

use std::collections::BTreeSet;

use app::view::admin::{
    Badge, CaptureDue, OrderAction, Queue, QueueEntry, QueueSubject, Remedy, Tone,
};
use domain::Money;
use domain::dispute::Stage;
use wording::Words;

use crate::presenters::back_office::{FormKey, badges, store};
use crate::presenters::wording::subscription_facts::review as review_words;
use crate::presenters::wording::{dispute, merchant, times};
use crate::services::payments::capture;
use crate::services::payments::capture::{due_at, lapses_at};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::overdue::stuck;
use crate::services::{ServiceError, Shop};
use crate::store::StoreError;
use crate::store::disputes::{self as disputes_of, DisputeRow};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::evidence;
use crate::store::queues::inbox::{InboxRow, InboxState};
use crate::store::queues::outbox::OutboxRow;
use crate::store::queues::task::TaskLane;
use crate::store::reports::subscriptions as reports;
use crate::store::reports::work_queue;
use crate::store::subscriptions::deliveries::{self, DeliveryState};
use crate::store::subscriptions::{self as store_of, SubscriptionRow};

/// Of each kind; a queue of more is no list to work through.
const MOST: u64 = 100;
const MOST_QUIET: usize = 100;
/// A notification that waits for its payment's is given this long.
const WAITING: i64 = 15 * times::MINUTE;
/// So often a task is tried, or so long it waits, before somebody is told.
const TRIES: i32 = 6;
const OVERDUE: i64 = times::HOUR;
/// A capture is urgent when the hold lapses so soon.
const CAPTURE_URGENT: i64 = 2 * times::DAY;
/// Notifications that nobody could use leave the queue after so long; the inbox keeps them.
const UNUSED: i64 = 14 * times::DAY;
/// The answer to a dispute is urgent so long before its end.
const DISPUTE_URGENT: i64 = times::DAY;

/// An entry, before its forms are made.
struct Entry {
    since: i64,
    subject: QueueSubject,
    kind: Badge,
    why: String,
    way_out: WayOut,
}

enum WayOut {
    Confirm(OrderAction),
    Check,
    Replay(i64),
    Retry,
    Open,
    /// As [`WayOut::Open`], for what cannot be read.
    Unreadable,
}

/// How many entries there are.
pub(crate) async fn length(shop: &Shop, words: Words) -> Result<u64, ServiceError> {
    Ok(all(shop, words).await?.len() as u64)
}

pub(crate) async fn read(shop: &Shop, key: &FormKey, words: Words) -> Result<Queue, ServiceError> {
    let now = shop.clock.now_ms();
    let all = all(shop, words).await?;
    let total = all.len() as u64;
    let entry = |entry: Entry| {
        Ok::<_, ServiceError>(QueueEntry {
            subject: entry.subject,
            kind: entry.kind,
            reason: entry.why,
            since: times::moment(entry.since, words),
            duration: times::lasting(now - entry.since, words),
            remedy: match entry.way_out {
                WayOut::Confirm(action) => Remedy::Confirm(action),
                WayOut::Check => Remedy::Check {
                    form_id: key.mint()?,
                },
                WayOut::Replay(notification) => Remedy::Replay {
                    notification,
                    form_id: key.mint()?,
                },
                WayOut::Retry => Remedy::Retry {
                    form_id: key.mint()?,
                },
                WayOut::Open | WayOut::Unreadable => Remedy::Open,
            },
        })
    };
    Ok(Queue {
        entries: all.into_iter().map(entry).collect::<Result<_, _>>()?,
        total,
    })
}

/// Money before mails, and of each what waits longest first.
async fn all(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let mut all = reviews(shop, words).await?;
    all.extend(subscriptions(shop, words).await?);
    all.extend(quiet_attempts(shop, words).await?);
    all.extend(captures(shop, words).await?);
    all.extend(tasks(shop, TaskLane::Money, words).await?);
    all.extend(disputes(shop, words).await?);
    all.extend(notifications(shop, words).await?);
    all.sort_by_key(|entry| entry.since);
    let mut mails = tasks(shop, TaskLane::Mail, words).await?;
    mails.extend(not_sent(shop, words).await?);
    mails.sort_by_key(|entry| entry.since);
    all.extend(mails);
    // An order that cannot be read is named once, whatever it waits for.
    let mut named = BTreeSet::new();
    all.retain(|entry| match (&entry.way_out, &entry.subject) {
        (WayOut::Unreadable, QueueSubject::Order { number, .. }) => named.insert(number.clone()),
        _ => true,
    });
    Ok(all)
}

fn order(row: &OrderRow, words: Words) -> QueueSubject {
    QueueSubject::Order {
        number: row.number.clone(),
        total: words.money(row.total),
    }
}

/// The entry of an order that this version cannot read. That the database does not answer is no
/// order's fault.
async fn unreadable(
    shop: &Shop,
    id: &str,
    error: ServiceError,
    words: Words,
) -> Result<Entry, ServiceError> {
    if matches!(error, ServiceError::Store(StoreError::Database(_))) {
        return Err(error);
    }
    tracing::error!(order = id, %error, "an order of the queue cannot be read");
    let known = store::order_numbers(&shop.db, [id]).await?;
    let number = known
        .into_iter()
        .next()
        .map_or_else(|| id.to_owned(), |(_, number)| number);
    Ok(Entry {
        since: 0,
        subject: QueueSubject::Order {
            number,
            total: String::new(),
        },
        kind: Badge::new(words.admin_queue_unreadable_badge(), Tone::Bad),
        why: words.admin_queue_unreadable(merchant::as_sentence(&error.to_string())),
        way_out: WayOut::Unreadable,
    })
}

async fn reviews(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let mut entries = Vec::new();
    for (id, row) in work_queue::to_review(&shop.db, MOST).await? {
        match review(shop, row, words).await {
            Ok(reviews) => entries.extend(reviews),
            Err(error) => entries.push(unreadable(shop, &id, error, words).await?),
        }
    }
    Ok(entries)
}

async fn review(
    shop: &Shop,
    row: Result<OrderRow, StoreError>,
    words: Words,
) -> Result<Vec<Entry>, ServiceError> {
    let now = shop.clock.now_ms();
    let payments = OrderPayments::load(&shop.db, row?).await?;
    let learned = evidence::rows_of_order(&shop.db, &payments.order.id).await?;
    let since = learned.last().map(|row| row.learned_at);
    let entry = |(attempt, reason)| Entry {
        since: since.unwrap_or(payments.order.placed_at),
        subject: order(&payments.order, words),
        kind: Badge::new(words.admin_queue_review(), Tone::Warning),
        why: payments.why(attempt, reason, &learned, words),
        way_out: payments
            .remedy(attempt, reason, &learned, now)
            .map_or(WayOut::Check, WayOut::Confirm),
    };
    Ok(payments.reviews().into_iter().map(entry).collect())
}

/// Subscriptions of which Antom told what does not fit, and parcels for which there was no piece.
async fn subscriptions(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let mut entries = Vec::new();
    for row in deliveries::standing(&shop.db, DeliveryState::SoldOut, MOST).await? {
        let Some(of) = store_of::find(&shop.db, &row.subscription_id).await? else {
            continue;
        };
        entries.push(Entry {
            since: row.since,
            why: words.admin_subscription_sold_out(row.phase.to_string(), &row.sku),
            subject: QueueSubject::Subscription { number: of.number },
            kind: Badge::new(words.admin_queue_review(), Tone::Warning),
            way_out: WayOut::Open,
        });
    }
    let rows = reports::to_review(&shop.db, MOST).await?;
    let entry = |row: SubscriptionRow| Entry {
        since: row.agreed_at,
        why: row
            .review_reason
            .as_deref()
            .and_then(|reason| reason.parse().ok())
            .map_or_else(String::new, |reason| review_words(reason, words).to_owned()),
        subject: QueueSubject::Subscription { number: row.number },
        kind: Badge::new(words.admin_queue_review(), Tone::Warning),
        way_out: WayOut::Open,
    };
    entries.extend(rows.into_iter().map(entry));
    Ok(entries)
}

async fn quiet_attempts(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let mut entries = Vec::new();
    for quiet in stuck(shop).await?.into_iter().take(MOST_QUIET) {
        let found = async {
            let attempt = attempts::find(&shop.db, &quiet.payment_request_id).await?;
            let row = orders::find(&shop.db, &quiet.order_id).await?;
            Ok::<_, ServiceError>(attempt.zip(row))
        };
        match found.await {
            Ok(Some((attempt, row))) => entries.push(Entry {
                since: quiet.quiet_since,
                subject: order(&row, words),
                kind: Badge::new(words.admin_queue_stuck(), Tone::Warning),
                why: merchant::quiet(attempt.number(), quiet.state, words),
                way_out: WayOut::Check,
            }),
            Ok(None) => {}
            Err(error) => entries.push(unreadable(shop, &quiet.order_id, error, words).await?),
        }
    }
    Ok(entries)
}

/// Held money that waits for the merchant.
struct Held {
    attempt: AttemptRow,
    order: OrderRow,
    amount: Money,
}

impl Held {
    fn badge(&self, label: &str, now: i64) -> Badge {
        let urgent = lapses_at(&self.attempt) - now <= CAPTURE_URGENT;
        let tone = if urgent { Tone::Warning } else { Tone::Waiting };
        Badge::new(label, tone)
    }
}

/// What lapses first comes first; and those that cannot be read.
async fn held(shop: &Shop, words: Words) -> Result<(Vec<Held>, Vec<Entry>), ServiceError> {
    let (mut all, mut bad) = (Vec::new(), Vec::new());
    for (attempt, row) in work_queue::to_capture(&shop.db, capture::HOLD, MOST).await? {
        let id = attempt.order_id.clone();
        match held_by(shop, attempt, row).await {
            Ok(held) => all.extend(held),
            Err(error) => bad.push(unreadable(shop, &id, error, words).await?),
        }
    }
    all.sort_by_key(|held| lapses_at(&held.attempt));
    Ok((all, bad))
}

async fn held_by(
    shop: &Shop,
    attempt: AttemptRow,
    row: Result<OrderRow, StoreError>,
) -> Result<Option<Held>, ServiceError> {
    let payments = OrderPayments::load(&shop.db, row?).await?;
    let held = payments
        .ledger
        .attempts
        .get(&attempt.number())
        .and_then(|known| known.held);
    // One that was asked for is on its way; should it hang, its task is in the queue.
    let held = held.filter(|held| payments.ledger.may_capture(*held).is_ok());
    Ok(held.map(|amount| Held {
        attempt,
        order: payments.order,
        amount,
    }))
}

async fn captures(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let now = shop.clock.now_ms();
    let entry = |held: Held| {
        let lapses = lapses_at(&held.attempt);
        Entry {
            // Not the moment it was held: a shorter hold goes before a longer one.
            since: lapses - capture::HOLD,
            subject: order(&held.order, words),
            kind: held.badge(words.admin_queue_capture_due(), now),
            why: words.admin_queue_capture(
                words.money(held.amount),
                times::moment(due_at(&held.attempt), words).text,
                times::moment(lapses, words).text,
            ),
            way_out: WayOut::Confirm(OrderAction::Capture),
        }
    };
    let (held, mut entries) = held(shop, words).await?;
    entries.extend(held.into_iter().map(entry));
    Ok(entries)
}

/// What the merchant has to capture, what lapses first first.
pub(crate) async fn to_capture(shop: &Shop, words: Words) -> Result<Vec<CaptureDue>, ServiceError> {
    let now = shop.clock.now_ms();
    let due = |held: Held| {
        let soon = lapses_at(&held.attempt) - now <= CAPTURE_URGENT;
        let label = if soon {
            words.admin_queue_urgent()
        } else {
            words.admin_queue_in_time()
        };
        CaptureDue {
            state: held.badge(label, now),
            capture_by: times::moment(due_at(&held.attempt), words),
            hold_expires: times::moment(lapses_at(&held.attempt), words),
            amount: words.money(held.amount),
            number: held.order.number,
        }
    };
    let (held, _) = held(shop, words).await?;
    Ok(held.into_iter().map(due).collect())
}

async fn tasks(shop: &Shop, lane: TaskLane, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let moment = shop.clock.now_ms() - OVERDUE;
    let mut entries = Vec::new();
    for (task, row) in work_queue::stuck_tasks(&shop.db, lane, TRIES, moment, MOST).await? {
        entries.push(match row {
            Ok(row) => Entry {
                since: task.created_at,
                subject: order(&row, words),
                kind: Badge::new(words.admin_queue_stuck(), Tone::Warning),
                why: not_done(&task, words),
                way_out: if merchant::task_is_antoms(&task.kind) {
                    WayOut::Check
                } else {
                    WayOut::Open
                },
            },
            Err(error) => unreadable(shop, &task.order_id, error.into(), words).await?,
        });
    }
    Ok(entries)
}

/// Mails that are not tried any more. They leave the queue after a while; their orders tell of them
/// for ever.
async fn not_sent(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let since = shop.clock.now_ms() - UNUSED;
    let mut entries = Vec::new();
    for (task, row) in work_queue::set_aside(&shop.db, since, MOST).await? {
        entries.push(match row {
            Ok(row) => Entry {
                since: task.run_at,
                subject: order(&row, words),
                kind: Badge::new(words.admin_queue_not_sent_badge(), Tone::Bad),
                why: words.admin_queue_not_sent(
                    merchant::task(&task.kind, words),
                    merchant::as_sentence(task.last_error.as_deref().unwrap_or_default()),
                ),
                way_out: WayOut::Retry,
            },
            Err(error) => unreadable(shop, &task.order_id, error.into(), words).await?,
        });
    }
    Ok(entries)
}

fn not_done(task: &OutboxRow, words: Words) -> String {
    let what = merchant::task(&task.kind, words);
    match &task.last_error {
        Some(error) => {
            words.admin_task_stuck_because(what, task.tries, merchant::as_sentence(error))
        }
        None => words.admin_task_stuck(what, task.tries),
    }
}

async fn notifications(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let now = shop.clock.now_ms();
    let rows =
        work_queue::unused_notifications(&shop.db, now - WAITING, now - UNUSED, MOST).await?;
    Ok(rows.iter().filter_map(|row| unused(row, words)).collect())
}

/// Disputes that the merchant has to answer; what is due first first.
async fn disputes(shop: &Shop, words: Words) -> Result<Vec<Entry>, ServiceError> {
    let now = shop.clock.now_ms();
    let mut rows = disputes_of::at_stage(&shop.db, Stage::ToAnswer, MOST).await?;
    rows.sort_by_key(|row| row.due_at.unwrap_or(i64::MAX));
    let entry = |row: DisputeRow| {
        let what = match row.contested() {
            Some(amount) => words.admin_queue_dispute_of(words.money(amount)),
            None => words.admin_queue_dispute().to_owned(),
        };
        let reason = Some(&row.reason).filter(|reason| !reason.is_empty());
        let reason = reason.map(|reason| words.admin_queue_dispute_because(reason));
        let mut sentences = vec![what];
        sentences.extend(reason);
        sentences.push(dispute::to_do(&row, now, words));
        let is_urgent = row.due_at.is_some_and(|due| due - now <= DISPUTE_URGENT);
        let tone = if is_urgent { Tone::Bad } else { Tone::Warning };
        Entry {
            since: row.told_at,
            subject: QueueSubject::Dispute { id: row.id },
            kind: Badge::new(words.admin_queue_dispute_badge(), tone),
            why: sentences.join(" "),
            way_out: WayOut::Open,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn unused(row: &InboxRow, words: Words) -> Option<Entry> {
    let state = *row.state.known()?;
    let (why, way_out) = match state {
        InboxState::New => (words.admin_queue_not_applied(), WayOut::Replay(row.id)),
        InboxState::UnknownOrder => (words.admin_queue_unknown_order(), WayOut::Replay(row.id)),
        InboxState::UnknownKind => (words.admin_queue_unknown_kind(), WayOut::Open),
        InboxState::Unparseable => (words.admin_queue_unparseable(), WayOut::Open),
        InboxState::SetAside => (words.admin_queue_set_aside(), WayOut::Replay(row.id)),
        InboxState::Applied => return None,
    };
    let note = row.note.as_deref().map(merchant::as_sentence);
    Some(Entry {
        since: row.received_at,
        subject: QueueSubject::Notification { id: row.id },
        kind: badges::inbox_state(state, words),
        why: match note {
            Some(note) => format!("{why} {note}"),
            None => why.to_owned(),
        },
        way_out,
    })
}
