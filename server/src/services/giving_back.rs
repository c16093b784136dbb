//! Money that came and that nobody keeps goes back: cancelled while Antom still can, refunded
//! after that.

use antom::{CallError, codes};
use domain::Money;
use domain::ledger::{Effect, Fact, Ledger};

use super::settling::{Learned, settle, settle_in};
use super::{ServiceError, Shop};
use crate::store::payments::{self, AttemptRow, Source};
use crate::store::{orders, outbox, write_tx};

/// What trying to give money back brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenBack {
    /// Antom has it, and it is settled.
    Done,
    /// Something else was learned meanwhile: nothing is to be given back, and the task is gone.
    NotDue,
    /// Antom has not said for certain. The same request is sent again.
    Later(String),
}

/// Gives back what this attempt brought; `task` is the outbox's number of this wish.
///
/// From the first step on the attempt can never pay the order again, so a later success of another
/// attempt cannot make both go back.
///
/// # Errors
/// When the database does not answer.
pub async fn give_back(
    shop: &Shop,
    order_id: &str,
    attempt: u32,
    task: i64,
) -> Result<GivenBack, ServiceError> {
    let Some(row) = give_up(shop, order_id, attempt, task).await? else {
        return Ok(GivenBack::NotDue);
    };
    match shop.gateway.cancel(&row.payment_request_id).await {
        Ok(answer) => returned(shop, &row, answer.raw).await,
        // Captured, or the day is over: it is a refund then (facts 4.4).
        Err(CallError::Refused { .. }) => refund(shop, &row).await,
        Err(error) => Ok(GivenBack::Later(error.to_string())),
    }
}

/// Commits that the attempt is given up, if giving it back is still due (I7). If it is not, the
/// task goes, under the order's lock: it can come back with a new reason, and none is overlooked.
async fn give_up(
    shop: &Shop,
    order_id: &str,
    attempt: u32,
    task: i64,
) -> Result<Option<AttemptRow>, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let order = orders::lock(&tx, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    let ledger = Ledger::fold(order.total()?, payments::evidence(&tx, order_id).await?);
    if !ledger.is_due(&Effect::GiveBack { attempt }) {
        outbox::forget(&tx, task).await?;
        tx.commit().await?;
        return Ok(None);
    }
    let unwanted = Learned {
        attempt,
        fact: Fact::Unwanted,
        source: Source::Shop,
        raw: String::new(),
    };
    let settled = settle_in(&tx, order_id, &[unwanted], shop.clock.now_ms()).await?;
    tx.commit().await?;
    Ok(settled
        .attempts
        .into_iter()
        .find(|row| row.number() == attempt))
}

/// The whole amount, under the same id however often it is tried.
async fn refund(shop: &Shop, row: &AttemptRow) -> Result<GivenBack, ServiceError> {
    let Some(payment_id) = &row.payment_id else {
        return Ok(GivenBack::Later(
            "its paymentId is not known yet".to_owned(),
        ));
    };
    let refund_request_id = format!("{}-back", row.payment_request_id);
    let taken = taken(shop, row).await?;
    match shop
        .gateway
        .refund(&refund_request_id, payment_id, taken)
        .await
    {
        Ok(answer) => returned(shop, row, answer.raw).await,
        // An earlier cancel, whose answer was lost, gave it back.
        Err(CallError::Refused { result, raw })
            if result.result_code == codes::ORDER_IS_CANCELED =>
        {
            returned(shop, row, raw).await
        }
        Err(error) if error.result_code() == Some(codes::REFUND_IN_PROCESS) => {
            Ok(GivenBack::Later("Antom is refunding it".to_owned()))
        }
        Err(error) => {
            tracing::error!(payment_request_id = row.payment_request_id, %error, "money could not be given back yet");
            Ok(GivenBack::Later(error.to_string()))
        }
    }
}

/// What Antom said it took, which on a mismatch is not the order's amount.
async fn taken(shop: &Shop, row: &AttemptRow) -> Result<Money, ServiceError> {
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let mut taken = order.total()?;
    let mut captured = false;
    for evidence in payments::evidence(&shop.db, &row.order_id).await? {
        match evidence.fact {
            Fact::CaptureSucceeded { amount, .. } if evidence.attempt == row.number() => {
                taken = amount;
                captured = true;
            }
            Fact::PaymentSucceeded { amount, .. }
                if evidence.attempt == row.number() && !captured =>
            {
                taken = amount;
            }
            _ => {}
        }
    }
    Ok(taken)
}

async fn returned(shop: &Shop, row: &AttemptRow, raw: String) -> Result<GivenBack, ServiceError> {
    let cancelled = Learned {
        attempt: row.number(),
        fact: Fact::Cancelled,
        source: Source::Answer,
        raw,
    };
    settle(shop, &row.order_id, &[cancelled]).await?;
    Ok(GivenBack::Done)
}
