//! What happened to an order, and what was done about it, in the order of time.

use app::view::admin::{Badge, Event, Source, Tone};
use domain::ledger::Fact;

use super::super::{ServiceError, Shop};
use super::case::Case;
use super::json::indented;
use super::{store, times, words};
use crate::store::audit::{self, AuditRow};
use crate::store::outbox::OutboxRow;
use crate::store::payments::{EvidenceRow, Source as Learned};

/// Actions of one order; nobody does as many.
pub(super) const MOST_DEEDS: u64 = 200;

pub(super) async fn read(shop: &Shop, case: &Case) -> Result<Vec<Event>, ServiceError> {
    let mut events = vec![(case.order.placed_at, placed(case)?)];
    for row in store::evidence_of(&shop.db, &case.order.id).await? {
        events.push((row.learned_at, learned(&row)?));
    }
    for row in audit::list(&shop.db, Some(&case.order.id), MOST_DEEDS, 0).await? {
        events.push((row.at, deed(&row)));
    }
    for row in store::tasks_of(&shop.db, &case.order.id).await? {
        events.push((row.created_at, task(&row)));
    }
    // What happened in the same millisecond keeps this order.
    events.sort_by_key(|(at, _)| *at);
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

fn placed(case: &Case) -> Result<Event, ServiceError> {
    Ok(Event {
        at: times::moment(case.order.placed_at),
        source: Source::Buyer,
        attempt: None,
        words: format!("The order was placed for {}.", case.order.total()?),
        code: String::new(),
        tone: Tone::Quiet,
        state: None,
        raw: None,
    })
}

fn learned(row: &EvidenceRow) -> Result<Event, ServiceError> {
    let fact = row.read_fact()?;
    let told = words::fact(&fact);
    Ok(Event {
        at: times::moment(row.learned_at),
        source: source(&row.source, &fact),
        attempt: u32::try_from(row.attempt).ok(),
        words: told.words,
        code: told.code,
        tone: told.tone,
        state: None,
        raw: (!row.raw.is_empty()).then(|| indented(&row.raw)),
    })
}

fn source(source: &str, fact: &Fact) -> Source {
    let is = |known: Learned| known.as_str() == source;
    if matches!(fact, Fact::Begun { .. }) {
        Source::Buyer
    } else if is(Learned::Notification) {
        Source::AntomTold
    } else if is(Learned::Answer) || is(Learned::Inquiry) {
        Source::WeAsked
    } else if is(Learned::Merchant) {
        Source::Merchant
    } else {
        Source::Shop
    }
}

fn deed(row: &AuditRow) -> Event {
    let action = words::action(&row.action);
    Event {
        at: times::moment(row.at),
        source: Source::Merchant,
        attempt: None,
        words: if row.details.is_empty() {
            format!("{action}.")
        } else {
            format!("{action}: {}", words::as_sentence(&row.details))
        },
        code: row.action.clone(),
        tone: Tone::Quiet,
        state: None,
        raw: None,
    }
}

fn task(row: &OutboxRow) -> Event {
    let tries = match row.tries {
        0 => "Waiting".to_owned(),
        1 => "Tried once".to_owned(),
        tries => format!("Tried {tries} times"),
    };
    let (state, tone) = if !row.is_open() {
        (Badge::new("Done", Tone::Good), Tone::Quiet)
    } else if row.last_error.is_some() {
        let again = times::clock(row.run_at);
        let label = format!("{tries}, again at {again}");
        (Badge::new(label, Tone::Warning), Tone::Warning)
    } else {
        (Badge::new(tries, Tone::Waiting), Tone::Waiting)
    };
    let why = row.last_error.as_deref().filter(|_| row.is_open());
    Event {
        at: times::moment(row.created_at),
        source: Source::Shop,
        attempt: None,
        words: match why {
            Some(why) => format!("{}: {}", words::task(&row.kind), words::as_sentence(why)),
            None => format!("{}.", words::task(&row.kind)),
        },
        code: format!("{} {}", row.kind, row.payload).trim().to_owned(),
        tone,
        state: Some(state),
        raw: None,
    }
}
