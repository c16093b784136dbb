//! What the books have to say to a line of the file.

use domain::Money;
use domain::ledger::{Attempt, AttemptState, Evidence, Fact, Ledger, RefundState};
use serde_json::Value;

use crate::gateway;
use crate::services::books::reconcile::file::{Kind, Line};
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::evidence;
use crate::store::payments::{captures, refunds};
use crate::store::reports::back_office;
use crate::store::reports::back_office::Span;

/// A transaction may be learned of this long before or after it happened.
pub(crate) const AROUND: i64 = 2 * 24 * 3_600_000;

/// The attempt that a line is about.
pub(crate) async fn attempt_of(
    shop: &Shop,
    line: &Line,
) -> Result<Option<AttemptRow>, ServiceError> {
    let db = &shop.db;
    for id in [&line.request_id, &line.of, &line.id].into_iter().flatten() {
        if let Some(row) = attempts::find(db, id).await? {
            return Ok(Some(row));
        }
        if let Some(row) = attempts::find_by_payment_id(db, id).await? {
            return Ok(Some(row));
        }
        let place = match captures::find(db, id).await? {
            Some(row) => Some((row.order_id, row.attempt)),
            None => refunds::find_by_either(db, Some(id), Some(id))
                .await?
                .map(|row| (row.order_id, row.attempt)),
        };
        if let Some((order_id, attempt)) = place {
            let rows = attempts::of_order(db, &order_id).await?;
            return Ok(rows.into_iter().find(|row| row.number() == attempt));
        }
    }
    Ok(None)
}

/// An attempt as the books know it, and the number of its order.
pub(crate) struct Known {
    pub(crate) order: String,
    pub(crate) attempt: Attempt,
}

pub(crate) async fn known(shop: &Shop, row: &AttemptRow) -> Result<Known, ServiceError> {
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let evidence = evidence::of_order(&shop.db, &order.id).await?;
    let mut ledger = Ledger::fold(order.total, evidence);
    let attempt = ledger
        .attempts
        .remove(&row.number())
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    Ok(Known {
        order: order.number,
        attempt,
    })
}

/// What the books have where the file has this line: `None` for nothing.
pub(crate) async fn amount_of(
    shop: &Shop,
    line: &Line,
    attempt: &Attempt,
) -> Result<Option<Money>, ServiceError> {
    Ok(match line.kind {
        Kind::Payment => attempt.taken.or(attempt.held),
        // A capture tells that there was something to capture.
        Kind::Authorisation => attempt.held.or(attempt.taken),
        Kind::Capture => attempt.taken,
        Kind::Cancel => match attempt.state {
            AttemptState::Cancelled => attempt.taken.or(attempt.held).or(Some(line.amount)),
            AttemptState::Created
            | AttemptState::Unknown
            | AttemptState::Open
            | AttemptState::Processing
            | AttemptState::Authorised
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::NeedsReview
            | AttemptState::Refunded => None,
        },
        Kind::Refund => {
            let (ours, theirs) = (line.request_id.as_deref(), line.id.as_deref());
            let row = refunds::find_by_either(&shop.db, ours, theirs).await?;
            let name = row.as_ref().map(|row| row.refund_request_id.as_str());
            [name, ours, theirs]
                .into_iter()
                .flatten()
                .find_map(|id| attempt.refunds.get(id))
                .filter(|refund| refund.state == RefundState::Succeeded)
                .and_then(|refund| refund.amount)
        }
        Kind::Other => None,
    })
}

/// Money that moved by the books.
pub(crate) struct Moved {
    pub(crate) payment_request_id: String,
    pub(crate) kind: Kind,
    /// Of a refund.
    pub(crate) refund: Option<String>,
    pub(crate) amount: Money,
}

/// All money that moved from one moment to another, by Antom's clock where it told the time.
pub(crate) async fn moved(shop: &Shop, from: i64, to: i64) -> Result<Vec<Moved>, ServiceError> {
    let span = Span {
        from: from - AROUND,
        to: to + AROUND,
    };
    let mut moved = Vec::new();
    for kind in ["payment_succeeded", "capture_succeeded", "refund_succeeded"] {
        for row in back_office::learned(&shop.db, kind, span).await? {
            let (order_id, number) = (row.order_id.clone(), row.attempt);
            let (raw, learned_at) = (row.raw.clone(), row.learned_at);
            let fact = Evidence::try_from(row)?.fact;
            let at = happened(&raw, &fact).unwrap_or(learned_at);
            if at < from || at > to {
                continue;
            }
            let Some((kind, refund, amount)) = money(fact) else {
                continue;
            };
            let attempts = attempts::of_order(&shop.db, &order_id).await?;
            let attempt = attempts.into_iter().find(|it| it.number() == number);
            if let Some(attempt) = attempt {
                moved.push(Moved {
                    payment_request_id: attempt.payment_request_id,
                    kind,
                    refund,
                    amount,
                });
            }
        }
    }
    Ok(moved)
}

/// Whether a fact moves money: held money has not moved.
fn money(fact: Fact) -> Option<(Kind, Option<String>, Money)> {
    match fact {
        Fact::PaymentSucceeded {
            amount,
            method: Some(method),
            ..
        } if !method.captures() => Some((Kind::Payment, None, amount)),
        Fact::CaptureSucceeded { amount, .. } => Some((Kind::Capture, None, amount)),
        Fact::RefundSucceeded {
            refund_request_id,
            amount,
        } => Some((Kind::Refund, Some(refund_request_id), amount)),
        Fact::PaymentSucceeded { .. }
        | Fact::Begun { .. }
        | Fact::SessionOpened { .. }
        | Fact::SessionRefused { .. }
        | Fact::SessionUnknown
        | Fact::PageOpened { .. }
        | Fact::PayUnknown
        | Fact::Pending
        | Fact::PaymentFailed { .. }
        | Fact::CaptureFailed { .. }
        | Fact::Cancelled
        | Fact::Superseded
        | Fact::Expired
        | Fact::Abandoned
        | Fact::Accepted { .. }
        | Fact::CaptureRequested { .. }
        | Fact::CapturePending { .. }
        | Fact::RefundReserved { .. }
        | Fact::RefundPending { .. }
        | Fact::RefundFailed { .. } => None,
    }
}

/// As [`happened`], for what a subscription's notification tells.
pub(crate) fn happened_in(raw: &str, kind: Kind, id: &str) -> Option<i64> {
    let raw: Value = serde_json::from_str(raw).ok()?;
    // One that tells of several does not say which of them this is.
    let is_one = raw["paymentId"] == id || raw["refundRequestId"] == id;
    let names: &[&str] = match kind {
        Kind::Refund => &["refundTime"],
        _ => &["captureTime", "paymentTime"],
    };
    let time = names.iter().find_map(|name| raw[*name].as_str());
    time.filter(|_| is_one).and_then(gateway::parse_time)
}

/// When it happened by Antom's clock, if the bytes tell.
fn happened(raw: &str, fact: &Fact) -> Option<i64> {
    let raw: Value = serde_json::from_str(raw).unwrap_or_default();
    let transaction = |kind: &str, id: Option<&str>| {
        let transactions = raw["transactions"].as_array()?;
        let found = transactions.iter().find(|it| {
            let names = [&it["transactionRequestId"], &it["transactionId"]];
            it["transactionType"] == kind
                && id.is_none_or(|id| names.iter().any(|name| name.as_str() == Some(id)))
        })?;
        found["transactionTime"].as_str()
    };
    let time = match fact {
        Fact::CaptureSucceeded { .. } => raw["captureTime"]
            .as_str()
            .or_else(|| transaction("CAPTURE", None)),
        Fact::RefundSucceeded {
            refund_request_id, ..
        } => {
            let id = Some(refund_request_id.as_str());
            raw["refundTime"]
                .as_str()
                .or_else(|| transaction("REFUND", id))
        }
        _ => raw["paymentTime"].as_str(),
    };
    time.and_then(gateway::parse_time)
}
