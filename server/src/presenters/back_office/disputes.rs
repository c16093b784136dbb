//! Disputes: the list, one of them, and the pages on which the merchant answers.

use app::view::admin::{
    ActionForm, DisputeAction, DisputeDetail, DisputeForm, DisputeLine, DisputeSubject, Disputes,
    Source, TimelineEvent,
};
use domain::dispute::Stage;
use wording::Words;

use crate::presenters::back_office::{FormKey, orders as orders_list};
use crate::presenters::wording::{dispute as said, times};
use crate::services::admin::dispute::{may_accept, may_defend};
use crate::services::disputes::record::{self, Known};
use crate::services::{ServiceError, Shop};
use crate::store::disputes::{self, DisputeRow};
use crate::store::orders::{self, OrderRow};
use crate::store::payments::evidence;
use crate::store::subscriptions;

const PER_PAGE: u64 = 25;

/// Latest first; what is to be answered is in the queue, too.
pub(crate) async fn list(shop: &Shop, after: &str, words: Words) -> Result<Disputes, ServiceError> {
    let found = disputes::latest(&shop.db, after.parse().ok(), PER_PAGE + 1).await?;
    let (found, page) = orders_list::page_of(found, PER_PAGE, after, |row| row.id.to_string());
    let mut rows = Vec::new();
    for row in &found {
        rows.push(line(row, subject(shop, row).await?, words)?);
    }
    Ok(Disputes { rows, page })
}

/// Those about an order's payments.
pub(crate) async fn of_order(
    shop: &Shop,
    order: &OrderRow,
    words: Words,
) -> Result<Vec<DisputeLine>, ServiceError> {
    let found = disputes::of_order(&shop.db, &order.id).await?;
    let number = || DisputeSubject::Order {
        number: order.number.clone(),
    };
    found.iter().map(|row| line(row, number(), words)).collect()
}

async fn subject(shop: &Shop, row: &DisputeRow) -> Result<DisputeSubject, ServiceError> {
    if let Some(id) = &row.subscription_id {
        let found = subscriptions::find(&shop.db, id).await?;
        let number = found.map(|row| row.number).unwrap_or_default();
        return Ok(DisputeSubject::Subscription { number });
    }
    let id = row.order_id.as_deref().unwrap_or_default();
    let found = orders::find(&shop.db, id).await?;
    let number = found.map(|row| row.number).unwrap_or_default();
    Ok(DisputeSubject::Order { number })
}

fn line(
    row: &DisputeRow,
    subject: DisputeSubject,
    words: Words,
) -> Result<DisputeLine, ServiceError> {
    Ok(DisputeLine {
        id: row.id,
        dispute_id: row.dispute_id.clone(),
        kind: said::kind(row.read_kind()?, words).to_owned(),
        amount: row
            .contested()
            .map_or_else(String::new, |amount| words.money(amount)),
        subject,
        stage: said::stage(row.read_stage()?, words),
        due: row.due_at.map(|due| times::moment(due, words)),
        told: times::moment(row.told_at, words),
    })
}

pub(crate) async fn single(
    shop: &Shop,
    id: i64,
    words: Words,
) -> Result<Option<DisputeDetail>, ServiceError> {
    let Some(known) = record::find(shop, id).await? else {
        return Ok(None);
    };
    let now = shop.clock.now_ms();
    let Known { row, dispute } = &known;
    let actions = [
        (DisputeAction::Accept, may_accept(&known).is_ok()),
        (DisputeAction::Defend, may_defend(&known).is_ok()),
    ];
    let can = |(action, can): (DisputeAction, bool)| can.then_some(action);
    Ok(Some(DisputeDetail {
        line: line(row, subject(shop, row).await?, words)?,
        next: said::next(row, dispute, now, words),
        facts: facts(&known, words),
        actions: actions.into_iter().filter_map(can).collect(),
        // Antom has it once the shop keeps it no longer.
        has_defence: row.document_name.is_some()
            && row.document.is_none()
            && dispute.stage != Stage::ToAnswer,
        timeline: timeline(shop, row.id, words).await?,
    }))
}

fn facts(known: &Known, words: Words) -> Vec<(&'static str, String)> {
    let Known { row, dispute } = known;
    let money =
        |amount: Option<domain::Money>| amount.map_or_else(String::new, |it| words.money(it));
    let time = |at: Option<i64>| at.map_or_else(String::new, |at| times::long_moment(at, words));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let reason = match (row.reason.as_str(), row.reason_code.as_str()) {
        ("", code) => code.to_owned(),
        (reason, "") => reason.to_owned(),
        (reason, code) => words.admin_dispute_reason_with_code(reason, code),
    };
    let kind = said::kind(dispute.kind, words).to_owned();
    vec![
        (words.admin_dispute_column(), kind),
        (words.admin_dispute_amount(), money(dispute.amount)),
        (words.admin_dispute_lost_amount(), money(dispute.lost)),
        (words.admin_dispute_due(), time(dispute.due)),
        (words.admin_dispute_reason(), reason),
        (words.admin_dispute_opened(), time(row.opened_at)),
        (words.admin_dispute_source(), row.source.replace('_', " ")),
        (words.admin_dispute_file(), text(&row.document_name)),
        (words.admin_dispute_antom(), row.dispute_id.clone()),
        (words.admin_dispute_payment(), text(&row.payment_id)),
        (words.admin_dispute_capture(), text(&row.capture_id)),
        (words.admin_dispute_arn(), row.arn.clone()),
    ]
}

async fn timeline(shop: &Shop, id: i64, words: Words) -> Result<Vec<TimelineEvent>, ServiceError> {
    let event = |learned: disputes::Learned| {
        let (text, code, tone) = said::fact(&learned.fact, words);
        TimelineEvent {
            at: times::moment(learned.at, words),
            source: match learned.source {
                evidence::Source::Notification => Source::Notification,
                evidence::Source::Answer | evidence::Source::Inquiry => Source::Inquiry,
                evidence::Source::Merchant => Source::Merchant,
                evidence::Source::Shop => Source::Shop,
            },
            attempt: None,
            text,
            code,
            tone,
            state: None,
            raw: None,
        }
    };
    let learned = disputes::evidence(&shop.db, id).await?;
    Ok(learned.into_iter().map(event).collect())
}

pub(crate) async fn form(
    shop: &Shop,
    key: &FormKey,
    id: i64,
    action: DisputeAction,
    words: Words,
) -> Result<Option<DisputeForm>, ServiceError> {
    let Some(known) = record::find(shop, id).await? else {
        return Ok(None);
    };
    let number = id.to_string();
    let (can, heading, consequence) = match action {
        DisputeAction::Accept => (
            may_accept(&known),
            words.admin_dispute_accept_heading(&number),
            match known.dispute.amount {
                Some(amount) => words.admin_dispute_accept_happens(words.money(amount)),
                None => words.admin_dispute_accept_happens_unknown().to_owned(),
            },
        ),
        DisputeAction::Defend => (
            may_defend(&known),
            words.admin_dispute_defend_heading(&number),
            words.admin_dispute_defend_happens().to_owned(),
        ),
    };
    let shown = facts(&known, words)
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .take(4);
    Ok(Some(DisputeForm {
        form: ActionForm {
            number,
            consequence,
            warning: String::new(),
            disabled_because: can.err().map(|why| said::refusal(words, why).to_owned()),
            form_id: key.mint()?,
            problem: None,
        },
        action,
        heading,
        facts: shown.collect(),
    }))
}
