//! Money that came and that nobody keeps goes back: cancelled while Antom still can, refunded
//! after that.

use domain::ledger::{Attempt, Effect, Fact};

use crate::gateway::reply::{CancelReply, Refusal, Refused};
use crate::services::payments::capture::lapses_at;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::payments::refund::{self, RefundRequest};
use crate::services::payments::task_outcome::TaskOutcome;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::refunds::Origin;
use crate::store::queues::outbox;

/// Milliseconds after which a hold that was to lapse is gone, whoever's clock is ahead.
const SURELY_LAPSED: i64 = 24 * 3_600_000;

pub(crate) const REASON: &str = "This payment is not needed";

/// Gives back what this attempt brought; `task` is the outbox's number of this wish.
///
/// From the first step on the attempt can never pay the order again, so a later success of another
/// attempt cannot make both go back.
pub async fn reverse(
    shop: &Shop,
    order_id: &str,
    attempt: u32,
    task: i64,
) -> Result<TaskOutcome, ServiceError> {
    if !antom_has_decided(shop, order_id, attempt).await? {
        return Ok(TaskOutcome::Later(
            "Antom has not told which of the payments it keeps".to_owned(),
        ));
    }
    let Some(row) = abandon(shop, order_id, attempt, task).await? else {
        return Ok(TaskOutcome::NotDue);
    };
    match shop.gateway.cancel(&row.payment_request_id).await {
        CancelReply::Cancelled { raw } => {
            let cancelled = NewEvidence::answered(attempt, Fact::Cancelled, raw);
            record_evidence(shop, order_id, &[cancelled]).await?;
            Ok(TaskOutcome::Done)
        }
        CancelReply::Refused(Refused {
            refusal: Refusal::Misconfigured,
            code,
            ..
        }) => Ok(TaskOutcome::Later(code)),
        // Captured, refunded in part, or the day is over (facts 4.4): Antom says which, and it
        // is a refund then.
        CancelReply::NotSubmitted(refused) | CancelReply::Refused(refused) => {
            if ask(shop, &row, 0).await? == Asked::NoAnswer {
                return Ok(TaskOutcome::Later(refused.code));
            }
            refund_instead(shop, &row, task).await
        }
        CancelReply::NoAnswer(error) => Ok(TaskOutcome::Later(error.to_string())),
    }
}

/// Asks Antom about every payment of the order that brought money, before one of several is given
/// up. Antom may give back the earlier ones by itself and keep the last (its page on retries): what
/// it tells is booked, and then another one may be the order's. `false` while it does not tell, or
/// is giving one back just now.
async fn antom_has_decided(
    shop: &Shop,
    order_id: &str,
    attempt: u32,
) -> Result<bool, ServiceError> {
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    // What nobody wants at all goes back, whatever Antom makes of the others.
    let is_one_of_several = payments
        .ledger
        .winner
        .is_some_and(|winner| winner != attempt);
    if !is_one_of_several {
        return Ok(true);
    }
    let went_back = |number: u32| {
        let known = payments.ledger.attempts.get(&number);
        known.is_some_and(|known| !known.refunds.is_empty())
    };
    for row in &payments.attempts {
        // A refund tells of a payment, too, though nobody has told of that.
        let is_paid = payments.has_money(row.number()) || went_back(row.number());
        if is_paid && ask(shop, row, 0).await? == Asked::NoAnswer {
            return Ok(false);
        }
    }
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    let mut refunds = payments
        .ledger
        .attempts
        .values()
        .flat_map(|known| known.refunds.values());
    Ok(!refunds.any(|refund| !refund.own && refund.state.is_open()))
}

/// Commits that the attempt is given up, if giving it back is still due (I7). If it is not, the
/// task goes, under the order's lock: it can come back with a new reason, and none is overlooked.
async fn abandon(
    shop: &Shop,
    order_id: &str,
    attempt: u32,
    task: i64,
) -> Result<Option<AttemptRow>, ServiceError> {
    let mut tx = OrderTx::begin(shop).await?;
    let Some(mut payments) = still_due(&tx, order_id, attempt, task).await? else {
        tx.commit_and_wake().await?;
        return Ok(None);
    };
    let unwanted = NewEvidence::by_shop(attempt, Fact::Abandoned);
    tx.record(&mut payments, &[unwanted]).await?;
    tx.commit_and_wake().await?;
    Ok(payments.attempt(attempt).cloned())
}

async fn still_due(
    tx: &OrderTx<'_>,
    order_id: &str,
    attempt: u32,
    task: i64,
) -> Result<Option<OrderPayments>, ServiceError> {
    let payments = tx.lock(order_id).await?;
    if payments.ledger.is_due(&Effect::Reverse { attempt }) {
        Ok(Some(payments))
    } else {
        outbox::forget(&tx.tx, task).await?;
        Ok(None)
    }
}

/// Sets aside all that is left of what was taken; from there it is a refund like any other.
async fn refund_instead(
    shop: &Shop,
    row: &AttemptRow,
    task: i64,
) -> Result<TaskOutcome, ServiceError> {
    let attempt = row.number();
    let mut tx = OrderTx::begin(shop).await?;
    let Some(mut payments) = still_due(&tx, &row.order_id, attempt, task).await? else {
        tx.commit_and_wake().await?;
        return Ok(TaskOutcome::NotDue);
    };
    let known = payments.ledger.attempts.get(&attempt);
    let rest = known.map(Attempt::rest);
    let Some(amount) = rest.filter(|rest| !rest.is_zero()) else {
        let is_held = known.is_some_and(|known| known.taken.is_none());
        if is_held && tx.now >= lapses_at(row) + SURELY_LAPSED {
            // Antom refuses to cancel a hold that has expired.
            let cancelled = NewEvidence::by_shop(attempt, Fact::Cancelled);
            tx.record(&mut payments, &[cancelled]).await?;
            tx.commit_and_wake().await?;
            return Ok(TaskOutcome::Done);
        }
        return Ok(TaskOutcome::Later(
            "Antom will not void it, and has not taken it either".to_owned(),
        ));
    };
    let request = RefundRequest {
        amount,
        reason: REASON,
        origin: Origin::Shop,
    };
    let (_, reserved) = refund::reserve(&tx.tx, &payments.order, attempt, &request, tx.now).await?;
    let reserved = NewEvidence::by_shop(attempt, reserved);
    tx.record(&mut payments, &[reserved]).await?;
    tx.commit_and_wake().await?;
    Ok(TaskOutcome::Done)
}
