//! What happened to an order, and what was done about it, in the order of time.

use app::view::admin::{Badge, Source, TimelineEvent, Tone};
use domain::ledger::Fact;
use wording::Words;

use crate::presenters::back_office::audit;
use crate::presenters::back_office::json::indented;
use crate::presenters::back_office::store;
use crate::presenters::wording::{audit_entries, merchant, times};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::audit_log;
use crate::store::audit_log::AuditRow;
use crate::store::payments::evidence::{self, EvidenceRow};
use crate::store::queues::outbox::{OutboxRow, TaskState};
use crate::store::stored::Stored;

/// Actions of one order; nobody does as many.
pub(crate) const MOST_ENTRIES: u64 = 200;

pub(crate) async fn read(
    shop: &Shop,
    payments: &OrderPayments,
    words: Words,
) -> Result<Vec<TimelineEvent>, ServiceError> {
    let mut events = vec![(payments.order.placed_at, placed(payments, words)?)];
    for row in evidence::rows_of_order(&shop.db, &payments.order.id).await? {
        // Nothing could be folded if there were one of a later version.
        if let Some(fact) = row.fact.known() {
            events.push((row.learned_at, learned(&row, fact, words)));
        }
    }
    for row in audit_log::list(
        &shop.db,
        audit::of_order(&payments.order.id),
        None,
        MOST_ENTRIES,
    )
    .await?
    {
        events.push((row.at, merchant_action(&row, words)));
    }
    for row in store::tasks_of(&shop.db, &payments.order.id).await? {
        events.push((row.created_at, task(&row, words)));
    }
    // What happened in the same millisecond keeps this order.
    events.sort_by_key(|(at, _)| *at);
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

fn placed(payments: &OrderPayments, words: Words) -> Result<TimelineEvent, ServiceError> {
    Ok(TimelineEvent {
        at: times::moment(payments.order.placed_at, words),
        source: Source::Buyer,
        attempt: None,
        text: words.admin_timeline_placed(words.money(payments.order.total)),
        code: String::new(),
        tone: Tone::Quiet,
        state: None,
        raw: None,
    })
}

fn learned(row: &EvidenceRow, fact: &Fact, words: Words) -> TimelineEvent {
    let told = merchant::fact(fact, words);
    TimelineEvent {
        at: times::moment(row.learned_at, words),
        source: source(&row.source, fact),
        attempt: Some(row.attempt),
        text: told.words,
        code: told.code,
        tone: told.tone,
        state: None,
        raw: (!row.raw.is_empty()).then(|| indented(&row.raw)),
    }
}

fn source(source: &Stored<evidence::Source>, fact: &Fact) -> Source {
    if matches!(fact, Fact::Begun { .. }) {
        return Source::Buyer;
    }
    match source.known() {
        Some(evidence::Source::Notification) => Source::Notification,
        Some(evidence::Source::Answer | evidence::Source::Inquiry) => Source::Inquiry,
        Some(evidence::Source::Merchant) => Source::Merchant,
        Some(evidence::Source::Shop) | None => Source::Shop,
    }
}

fn merchant_action(row: &AuditRow, words: Words) -> TimelineEvent {
    let action = merchant::action(&row.name, words);
    let details = audit_entries::details(words, row);
    TimelineEvent {
        at: times::moment(row.at, words),
        source: Source::Merchant,
        attempt: None,
        text: if details.is_empty() {
            words.admin_timeline_action(action)
        } else {
            words.admin_timeline_action_details(action, merchant::as_sentence(&details))
        },
        code: row.name.clone(),
        tone: Tone::Quiet,
        state: None,
        raw: None,
    }
}

fn task(row: &OutboxRow, words: Words) -> TimelineEvent {
    let is_set_aside = row.state == TaskState::SetAside;
    let is_over = row.state != TaskState::Todo && !is_set_aside;
    let (state, tone) = if is_set_aside {
        let label = words.admin_timeline_not_sent();
        (Badge::new(label, Tone::Bad), Tone::Bad)
    } else if is_over {
        (Badge::new(words.admin_task_done(), Tone::Good), Tone::Quiet)
    } else if row.last_error.is_some() {
        let label = words.admin_task_tries_again(row.tries, times::clock(row.run_at, words));
        (Badge::new(label, Tone::Warning), Tone::Warning)
    } else {
        (
            Badge::new(words.admin_task_tries(row.tries), Tone::Waiting),
            Tone::Waiting,
        )
    };
    let why = row.last_error.as_deref().filter(|_| !is_over);
    TimelineEvent {
        at: times::moment(row.created_at, words),
        source: Source::Shop,
        attempt: None,
        text: match why {
            Some(why) => words
                .admin_task_is_late(merchant::task(&row.kind, words), merchant::as_sentence(why)),
            None => words.admin_task_is(merchant::task(&row.kind, words)),
        },
        code: format!("{} {}", row.kind, row.payload).trim().to_owned(),
        tone,
        state: Some(state),
        raw: None,
    }
}
