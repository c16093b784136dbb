//! Everything that is known about an order or a subscription that is not right, on both sides.

use sea_orm::Value;

use crate::books::Books;
use xtask::run::Result;

const ATTEMPTS: &str = "SELECT seq, payment_request_id, state, method, check_at FROM attempts
    WHERE order_id = ? ORDER BY seq";
const EVIDENCE: &str =
    "SELECT attempt, source, fact, learned_at FROM evidence WHERE order_id = ? ORDER BY id";
const TASKS: &str =
    "SELECT kind, payload, state, tries, last_error FROM outbox WHERE order_id = ? ORDER BY id";

const OF_SUBSCRIPTION: &str = "SELECT e.sign_up, e.source, e.fact, e.learned_at
    FROM subscription_evidence e JOIN subscriptions s ON s.id = e.subscription_id
    WHERE s.number = ? ORDER BY e.id";

/// The books' side of it.
pub(crate) async fn of(books: &Books, number: &str) -> Result<String> {
    let rows = books.rows(OF_SUBSCRIPTION, vec![number.into()]).await?;
    if rows.is_empty() {
        return of_order(books, number).await;
    }
    let mut file = format!("{number}: a subscription\n");
    for row in rows {
        let (sign_up, at): (i32, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(3)?);
        let (source, fact): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        file.push_str(&format!("  evidence {sign_up} {at} {source} {fact}\n"));
    }
    Ok(file)
}

async fn of_order(books: &Books, number: &str) -> Result<String> {
    let rows = books
        .rows(
            "SELECT id, state, payment_status, stock, review_reason, total_minor, currency
             FROM orders WHERE number = ?",
            vec![number.into()],
        )
        .await?;
    let Some(row) = rows.first() else {
        return Ok(format!("{number}: no such order in the books\n"));
    };
    let id: String = row.try_get_by_index(0)?;
    let text = |at| -> Result<String> { Ok(row.try_get_by_index(at)?) };
    let review: Option<String> = row.try_get_by_index(4)?;
    let total: i64 = row.try_get_by_index(5)?;
    let mut file = format!(
        "{number}: {}, {}, {}, {} {total}, review {review:?}\n",
        text(1)?,
        text(2)?,
        text(3)?,
        text(6)?
    );
    let of_it = || -> Vec<Value> { vec![id.as_str().into()] };
    for row in books.rows(ATTEMPTS, of_it()).await? {
        let (seq, check): (i32, Option<i64>) = (row.try_get_by_index(0)?, row.try_get_by_index(4)?);
        let (id, state): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        let method: Option<String> = row.try_get_by_index(3)?;
        let method = method.unwrap_or_default();
        file.push_str(&format!(
            "  attempt {seq} {id} {state} {method} check {check:?}\n"
        ));
    }
    for row in books.rows(EVIDENCE, of_it()).await? {
        let (attempt, at): (i32, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(3)?);
        let (source, fact): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        file.push_str(&format!("  evidence {attempt} {at} {source} {fact}\n"));
    }
    for row in books.rows(TASKS, of_it()).await? {
        let (kind, payload): (String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let (state, tries): (String, i32) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        let error: Option<String> = row.try_get_by_index(4)?;
        file.push_str(&format!(
            "  task {kind} {payload} {state}, tries {tries}, {error:?}\n"
        ));
    }
    Ok(file)
}

/// The gateway's side of it.
pub(crate) fn at_gateway(state: &serde_json::Value, number: &str) -> String {
    let none = Vec::new();
    let all = |what: &str| state[what].as_array().unwrap_or(&none).clone();
    let mut file = String::new();
    for payment in all("payments") {
        if payment["orderReference"] != number {
            continue;
        }
        let id = payment["paymentRequestId"].clone();
        file.push_str(&format!("  payment {payment}\n"));
        for notification in all("notifications") {
            if notification["paymentRequestId"] == id {
                file.push_str(&format!("  notification {notification}\n"));
            }
        }
    }
    file
}
