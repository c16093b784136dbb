//! Notifications as Antom sent them, and what became of them.

use app::view::admin::{Inbox, InboxEntry, InboxQuery, Notification, Replay};
use serde_json::Value;
use wording::Words;

use crate::presenters::back_office::json::indented;
use crate::presenters::back_office::store::InboxFilter;
use crate::presenters::back_office::{FormKey, badges, orders, store};
use crate::presenters::wording::{merchant, times};
use crate::services::{ServiceError, Shop};
use crate::store::queues::inbox;
use crate::store::queues::inbox::{InboxRow, InboxState};

const PER_PAGE: u64 = 25;

pub(crate) async fn list(
    shop: &Shop,
    key: &FormKey,
    query: InboxQuery,
    words: Words,
) -> Result<Inbox, ServiceError> {
    let filter = InboxFilter {
        state: query.state.parse().ok(),
        text: query.q.trim().to_owned(),
        after: query.after.parse().ok(),
    };
    let found = store::notifications(&shop.db, &filter, PER_PAGE + 1).await?;
    let (rows, page) =
        orders::page_of(found.rows, PER_PAGE, &query.after, |row| row.id.to_string());
    Ok(Inbox {
        states: InboxState::ALL
            .iter()
            .map(|state| orders::choice(state.as_str(), badges::inbox_state(*state, words).label))
            .collect(),
        rows: entries(shop, key, &rows, words).await?,
        query,
        total: found.total,
        page,
    })
}

pub(crate) async fn single(
    shop: &Shop,
    key: &FormKey,
    id: i64,
    words: Words,
) -> Result<Option<Notification>, ServiceError> {
    let Some(row) = inbox::find(&shop.db, id).await? else {
        return Ok(None);
    };
    let waits = row.state == InboxState::New;
    let mut entries = entries(shop, key, std::slice::from_ref(&row), words).await?;
    Ok(entries.pop().map(|entry| Notification {
        entry,
        next_try: waits.then(|| times::moment(row.run_at, words)),
        request_time: row.request_time,
        request_id: row.request_id.unwrap_or_default(),
        body: indented(&row.body),
    }))
}

async fn entries(
    shop: &Shop,
    key: &FormKey,
    rows: &[InboxRow],
    words: Words,
) -> Result<Vec<InboxEntry>, ServiceError> {
    let bodies: Vec<Value> = rows
        .iter()
        .map(|row| serde_json::from_str(&row.body).unwrap_or_default())
        .collect();
    let ids: Vec<String> = bodies.iter().flat_map(ids_of).collect();
    let attempts = store::attempts_named(&shop.db, &ids).await?;
    let refunds = store::orders_of_refunds(&shop.db, &ids).await?;
    let order_ids = attempts.iter().map(|attempt| attempt.order_id.as_str());
    let order_ids = order_ids.chain(refunds.iter().map(|(_, order_id)| order_id.as_str()));
    let numbers = store::order_numbers(&shop.db, order_ids).await?;
    let order_of = |body: &Value| {
        let ids: Vec<String> = ids_of(body);
        let attempt = attempts.iter().find(|attempt| {
            ids.contains(&attempt.payment_request_id)
                || attempt
                    .payment_id
                    .as_ref()
                    .is_some_and(|id| ids.contains(id))
        });
        let refund = refunds.iter().find(|(id, _)| ids.contains(id));
        let order_id = match (attempt, refund) {
            (Some(attempt), _) => &attempt.order_id,
            (None, Some((_, order_id))) => order_id,
            (None, None) => return None,
        };
        let (_, number) = numbers.iter().find(|(id, _)| id == order_id)?;
        Some(number.clone())
    };
    rows.iter()
        .zip(&bodies)
        .map(|(row, body)| {
            Ok(InboxEntry {
                id: row.id,
                received: times::moment(row.received_at, words),
                state: badges::stored_inbox_state(&row.state, words),
                kind: kind(body),
                order: order_of(body),
                note: row
                    .note
                    .as_deref()
                    .map(merchant::as_sentence)
                    .unwrap_or_default(),
                tries: u32::try_from(row.tries).unwrap_or(0),
                replay: Replay {
                    form_id: key.mint()?,
                    disabled_because: (row.state == InboxState::Applied)
                        .then(|| words.admin_inbox_applied_already().to_owned()),
                },
            })
        })
        .collect()
}

/// `PAYMENT_RESULT SUCCESS`
fn kind(body: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parts = [
        text(&body["notifyType"]),
        text(&body["result"]["resultCode"]),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// By what it can be told which payment a notification is about.
fn ids_of(body: &Value) -> Vec<String> {
    [
        "paymentRequestId",
        "paymentId",
        "captureRequestId",
        "refundRequestId",
    ]
    .into_iter()
    .filter_map(|name| body[name].as_str().map(str::to_owned))
    .filter(|id| !id.is_empty())
    .collect()
}
