//! What happened to an order, and what was done about it, in the order of time.

use app::view::admin::{Badge, Source, TimelineEvent, Tone};
use domain::ledger::Fact;
use wording::Words;

use crate::presenters::back_office::json::indented;
use crate::presenters::back_office::store;
use crate::presenters::wording::{audit_entries, merchant, times};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::audit_log;
use crate::store::audit_log::AuditRow;
use crate::store::payments::evidence::{EvidenceRow, Source as NewEvidence};
use crate::store::queues::outbox::OutboxRow;

/// Actions of one order; nobody does as many.
pub(crate) const MOST_ENTRIES: u64 = 200;

pub(crate) async fn read(
    shop: &Shop,
    payments: &OrderPayments,
) -> Result<Vec<TimelineEvent>, ServiceError> {
    let mut events = vec![(payments.order.placed_at, placed(payments)?)];
    for row in store::evidence_of(&shop.db, &payments.order.id).await? {
        events.push((row.learned_at, learned(&row)?));
    }
    for row in audit_log::list(&shop.db, Some(&payments.order.id), MOST_ENTRIES, 0).await? {
        events.push((row.at, merchant_action(&row)));
    }
    for row in store::tasks_of(&shop.db, &payments.order.id).await? {
        events.push((row.created_at, task(&row)));
    }
    // What happened in the same millisecond keeps this order.
    events.sort_by_key(|(at, _)| *at);
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

fn placed(payments: &OrderPayments) -> Result<TimelineEvent, ServiceError> {
    Ok(TimelineEvent {
        at: times::moment(payments.order.placed_at),
        source: Source::Buyer,
        attempt: None,
        text: format!("The order was placed for {}.", payments.order.total),
        code: String::new(),
        tone: Tone::Quiet,
        state: None,
        raw: None,
    })
}

fn learned(row: &EvidenceRow) -> Result<TimelineEvent, ServiceError> {
    let fact = row.read_fact()?;
    let told = merchant::fact(&fact);
    Ok(TimelineEvent {
        at: times::moment(row.learned_at),
        source: source(&row.source, &fact),
        attempt: u32::try_from(row.attempt).ok(),
        text: told.words,
        code: told.code,
        tone: told.tone,
        state: None,
        raw: (!row.raw.is_empty()).then(|| indented(&row.raw)),
    })
}

fn source(source: &str, fact: &Fact) -> Source {
    let is = |known: NewEvidence| known.as_str() == source;
    if matches!(fact, Fact::Begun { .. }) {
        Source::Buyer
    } else if is(NewEvidence::Notification) {
        Source::Notification
    } else if is(NewEvidence::Answer) || is(NewEvidence::Inquiry) {
        Source::Inquiry
    } else if is(NewEvidence::Merchant) {
        Source::Merchant
    } else {
        Source::Shop
    }
}

fn merchant_action(row: &AuditRow) -> TimelineEvent {
    let action = merchant::action(&row.name);
    let details = audit_entries::details(Words::default(), row);
    TimelineEvent {
        at: times::moment(row.at),
        source: Source::Merchant,
        attempt: None,
        text: if details.is_empty() {
            format!("{action}.")
        } else {
            format!("{action}: {}", merchant::as_sentence(&details))
        },
        code: row.name.clone(),
        tone: Tone::Quiet,
        state: None,
        raw: None,
    }
}

fn task(row: &OutboxRow) -> TimelineEvent {
    let tries = match row.tries {
        0 => "Waiting".to_owned(),
        1 => "Tried once".to_owned(),
        tries => format!("Tried {tries} times"),
    };
    let (state, tone) = if row.is_set_aside() {
        let words = Words::default().admin_timeline_not_sent();
        (Badge::new(words, Tone::Bad), Tone::Bad)
    } else if !row.is_open() {
        (Badge::new("Done", Tone::Good), Tone::Quiet)
    } else if row.last_error.is_some() {
        let again = times::clock(row.run_at);
        let label = format!("{tries}, again at {again}");
        (Badge::new(label, Tone::Warning), Tone::Warning)
    } else {
        (Badge::new(tries, Tone::Waiting), Tone::Waiting)
    };
    let is_over = !row.is_open() && !row.is_set_aside();
    let why = row.last_error.as_deref().filter(|_| !is_over);
    TimelineEvent {
        at: times::moment(row.created_at),
        source: Source::Shop,
        attempt: None,
        text: match why {
            Some(why) => format!(
                "{}: {}",
                merchant::task(&row.kind),
                merchant::as_sentence(why)
            ),
            None => format!("{}.", merchant::task(&row.kind)),
        },
        code: format!("{} {}", row.kind, row.payload).trim().to_owned(),
        tone,
        state: Some(state),
        raw: None,
    }
}
