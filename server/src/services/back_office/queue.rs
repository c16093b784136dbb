//! What is stuck or needs a person, each with its reason and with what would resolve it.

use app::view::admin::{Badge, Deed, Queue, QueueEntry, Remedy, Subject, Tone};
use domain::ledger::AttemptState;
use domain::order::CaptureMode;

use super::super::capturing::lapses_at;
use super::super::{ServiceError, Shop};
use super::case::Case;
use super::{FormKey, store, times, words};
use crate::store::inbox::{InboxRow, InboxState};
use crate::store::orders::OrderRow;
use crate::store::outbox::OutboxRow;
use crate::store::payments::AttemptRow;

/// Of each kind; a queue of more is no list to work through.
const MOST: u64 = 100;
/// Longer than a payment takes that nothing is wrong with.
const QUIET: i64 = times::HOUR;
/// A notification that waits for its payment's is given this long.
const WAITING: i64 = 15 * times::MINUTE;
/// So often a task is tried before somebody is told.
const TRIES: i32 = 6;
/// From this day on a capture is urgent: two are left.
const CAPTURE_URGENT: i64 = 5 * times::DAY;
/// Notifications that nobody could use leave the queue after so long; the inbox keeps them.
const UNUSED: i64 = 14 * times::DAY;

/// An entry, before its forms are made.
struct Stuck {
    since: i64,
    subject: Subject,
    kind: Badge,
    why: String,
    way_out: WayOut,
}

enum WayOut {
    Confirm(Deed),
    Check,
    Replay(i64),
    Look,
}

/// How many entries there are.
pub(super) async fn length(shop: &Shop) -> Result<u64, ServiceError> {
    Ok(all(shop).await?.len() as u64)
}

pub(super) async fn read(shop: &Shop, key: &FormKey) -> Result<Queue, ServiceError> {
    let now = shop.clock.now_ms();
    let stuck = all(shop).await?;
    let total = stuck.len() as u64;
    let entry = |stuck: Stuck| {
        Ok::<_, ServiceError>(QueueEntry {
            subject: stuck.subject,
            kind: stuck.kind,
            why: stuck.why,
            since: times::moment(stuck.since),
            lasting: times::lasting(now - stuck.since),
            remedy: match stuck.way_out {
                WayOut::Confirm(deed) => Remedy::Confirm(deed),
                WayOut::Check => Remedy::Check { form: key.mint()? },
                WayOut::Replay(notification) => Remedy::Replay {
                    notification,
                    form: key.mint()?,
                },
                WayOut::Look => Remedy::Look,
            },
        })
    };
    Ok(Queue {
        entries: stuck.into_iter().map(entry).collect::<Result<_, _>>()?,
        total,
    })
}

/// Longest waiting first.
async fn all(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let mut all = reviews(shop).await?;
    all.extend(quiet_attempts(shop).await?);
    all.extend(captures(shop).await?);
    all.extend(tasks(shop).await?);
    all.extend(notifications(shop).await?);
    all.sort_by_key(|stuck| stuck.since);
    Ok(all)
}

fn order(row: &OrderRow) -> Result<Subject, ServiceError> {
    Ok(Subject::Order {
        number: row.number.clone(),
        total: row.total()?.to_string(),
    })
}

async fn reviews(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let mut stuck = Vec::new();
    for row in store::to_review(&shop.db, MOST).await? {
        let case = Case::of(shop, row).await?;
        let learned = store::evidence_of(&shop.db, &case.order.id).await?;
        let since = learned
            .last()
            .map_or(case.order.placed_at, |row| row.learned_at);
        for (attempt, reason) in case.reviews() {
            stuck.push(Stuck {
                since,
                subject: order(&case.order)?,
                kind: Badge::new("Needs review", Tone::Warning),
                why: words::review(attempt, reason),
                way_out: case
                    .remedy(attempt, reason)
                    .map_or(WayOut::Check, WayOut::Confirm),
            });
        }
    }
    Ok(stuck)
}

async fn quiet_attempts(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let now = shop.clock.now_ms();
    let states = [
        AttemptState::Created,
        AttemptState::Unknown,
        AttemptState::Open,
        AttemptState::Processing,
        AttemptState::Authorised,
    ];
    let mut stuck = Vec::new();
    for (attempt, row) in store::lingering(&shop.db, &states, now - QUIET, MOST).await? {
        if let Some(why) = quiet(&attempt, &row, now)? {
            stuck.push(Stuck {
                since: attempt.begun_at,
                subject: order(&row)?,
                kind: Badge::new("Stuck", Tone::Warning),
                why,
                way_out: WayOut::Check,
            });
        }
    }
    Ok(stuck)
}

/// Why an attempt that began over an hour ago should not stand where it stands.
fn quiet(attempt: &AttemptRow, row: &OrderRow, now: i64) -> Result<Option<String>, ServiceError> {
    let by_hand = row.capture_mode()? == CaptureMode::Manual;
    let number = attempt.number();
    Ok(match attempt.attempt_state()? {
        AttemptState::Created | AttemptState::Unknown => Some(format!(
            "Antom never said what became of attempt {number}, so it may still bring money."
        )),
        AttemptState::Open => attempt
            .expires_at
            .is_some_and(|expires_at| expires_at + QUIET < now)
            .then(|| {
                format!(
                    "The time to pay attempt {number} is over, and Antom has not confirmed that."
                )
            }),
        AttemptState::Processing => Some(format!(
            "The buyer has paid in attempt {number}, and Antom has not said how it ended."
        )),
        AttemptState::Authorised => (!by_hand).then(|| {
            format!("Attempt {number} is authorised, and Antom has not captured the money yet.")
        }),
        AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Superseded
        | AttemptState::Duplicate
        | AttemptState::NeedsReview
        | AttemptState::Refunded => None,
    })
}

async fn captures(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let now = shop.clock.now_ms();
    let mut stuck = Vec::new();
    for (attempt, row) in store::to_capture(&shop.db, MOST).await? {
        let case = Case::of(shop, row).await?;
        let held = case
            .ledger
            .attempts
            .get(&attempt.number())
            .and_then(|known| known.held);
        // One that was asked for is on its way; should it hang, its task is in the queue.
        let Some(held) = held.filter(|held| case.ledger.may_capture(*held).is_ok()) else {
            continue;
        };
        let urgent = now - attempt.begun_at >= CAPTURE_URGENT;
        let lapses = times::moment(lapses_at(&attempt)).text;
        stuck.push(Stuck {
            since: attempt.begun_at,
            subject: order(&case.order)?,
            kind: Badge::new(
                "Capture due",
                if urgent { Tone::Warning } else { Tone::Waiting },
            ),
            why: format!(
                "{held} is held and waits for your capture. Antom lets go of it on {lapses}."
            ),
            way_out: WayOut::Confirm(Deed::Capture),
        });
    }
    Ok(stuck)
}

async fn tasks(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let moment = shop.clock.now_ms() - QUIET;
    let mut stuck = Vec::new();
    for (task, row) in store::stuck_tasks(&shop.db, TRIES, moment, MOST).await? {
        stuck.push(Stuck {
            since: task.created_at,
            subject: order(&row)?,
            kind: Badge::new("Stuck", Tone::Warning),
            why: not_done(&task),
            way_out: if words::task_is_antoms(&task.kind) {
                WayOut::Check
            } else {
                WayOut::Look
            },
        });
    }
    Ok(stuck)
}

fn not_done(task: &OutboxRow) -> String {
    let what = words::task(&task.kind);
    let tries = match task.tries {
        0 => "not tried yet".to_owned(),
        1 => "tried once".to_owned(),
        tries => format!("tried {tries} times"),
    };
    match &task.last_error {
        Some(error) => format!("{what}: {tries}. {}", words::as_sentence(error)),
        None => format!("{what}: {tries}."),
    }
}

async fn notifications(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let now = shop.clock.now_ms();
    let rows = store::unused_notifications(&shop.db, now - WAITING, now - UNUSED, MOST).await?;
    Ok(rows.iter().filter_map(unused).collect())
}

fn unused(row: &InboxRow) -> Option<Stuck> {
    let (why, way_out) = match InboxState::parse(&row.state)? {
        InboxState::New => (
            "This notification has been waiting without being applied.",
            WayOut::Replay(row.id),
        ),
        InboxState::UnknownOrder => (
            "Antom told of a payment that this shop does not know.",
            WayOut::Replay(row.id),
        ),
        InboxState::UnknownKind => (
            "Antom told of something that this shop has no use for.",
            WayOut::Look,
        ),
        InboxState::Unparseable => (
            "Antom's notification is not what its documentation describes.",
            WayOut::Look,
        ),
        InboxState::Applied => return None,
    };
    let note = row.note.as_deref().map(words::as_sentence);
    Some(Stuck {
        since: row.received_at,
        subject: Subject::Notification { id: row.id },
        kind: words::inbox_state(InboxState::parse(&row.state)?),
        why: match note {
            Some(note) => format!("{why} {note}"),
            None => why.to_owned(),
        },
        way_out,
    })
}
