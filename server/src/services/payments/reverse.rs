//! Money that came and that nobody keeps goes back: cancelled while Antom still can, refunded
//! after that.

use domain::ledger::{Attempt, Effect, Fact, Ledger, RefundState};
use domain::order::OrderState;

use crate::gateway::reply::{CancelReply, Refusal, Refused};
use crate::services::admin::action::{Act, ActError, Acting};
use crate::services::payments::capture::lapses_at;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{Learned, settle, settle_in};
use crate::services::payments::refund::{Wish, new_row, write_down};
use crate::services::payments::task_outcome::Outcome;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Source};
use crate::store::payments::refunds;
use crate::store::payments::refunds::Origin;
use crate::store::queues::outbox;
use crate::store::{Tx, commit, write_tx};

/// Milliseconds after which a hold that was to lapse is gone, whoever's clock is ahead.
const SURELY_LAPSED: i64 = 24 * 3_600_000;

const REASON: &str = "This payment is not needed";

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
) -> Result<Outcome, ServiceError> {
    let Some(row) = give_up(shop, order_id, attempt, task).await? else {
        return Ok(Outcome::NotDue);
    };
    match shop.gateway.cancel(&row.payment_request_id).await {
        CancelReply::Cancelled { raw } => {
            let cancelled = Learned {
                attempt,
                fact: Fact::Cancelled,
                source: Source::Answer,
                raw,
            };
            settle(shop, order_id, &[cancelled]).await?;
            Ok(Outcome::Done)
        }
        CancelReply::Refused(Refused {
            refusal: Refusal::Misconfigured,
            code,
            ..
        }) => Ok(Outcome::Later(code)),
        // Captured, refunded in part, or the day is over (facts 4.4): Antom says which, and it
        // is a refund then.
        CancelReply::NotSubmitted(refused) | CancelReply::Refused(refused) => {
            if ask(shop, &row, 0).await? == Asked::NoAnswer {
                return Ok(Outcome::Later(refused.code));
            }
            refund_instead(shop, &row, task).await
        }
        CancelReply::NoAnswer(error) => Ok(Outcome::Later(error.to_string())),
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
    let Some(_) = still_due(&tx, order_id, attempt, task).await? else {
        commit(tx).await?;
        return Ok(None);
    };
    let unwanted = own(attempt, Fact::Unwanted);
    let settled = settle_in(&tx, order_id, &[unwanted], shop.clock.now_ms()).await?;
    commit(tx).await?;
    Ok(settled
        .attempts
        .into_iter()
        .find(|row| row.number() == attempt))
}

async fn still_due(
    tx: &Tx,
    order_id: &str,
    attempt: u32,
    task: i64,
) -> Result<Option<(OrderRow, Ledger)>, ServiceError> {
    let order = orders::lock(tx, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    let ledger = Ledger::fold(order.total()?, attempts::evidence(tx, order_id).await?);
    if ledger.is_due(&Effect::GiveBack { attempt }) {
        Ok(Some((order, ledger)))
    } else {
        outbox::forget(tx, task).await?;
        Ok(None)
    }
}

fn own(attempt: u32, fact: Fact) -> Learned {
    Learned {
        attempt,
        fact,
        source: Source::Shop,
        raw: String::new(),
    }
}

/// Sets aside all that is left of what was taken; from there it is a refund like any other.
async fn refund_instead(shop: &Shop, row: &AttemptRow, task: i64) -> Result<Outcome, ServiceError> {
    let (order_id, attempt) = (&*row.order_id, row.number());
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let Some((order, ledger)) = still_due(&tx, order_id, attempt, task).await? else {
        commit(tx).await?;
        return Ok(Outcome::NotDue);
    };
    let known = ledger.attempts.get(&attempt);
    let rest = known.map(Attempt::rest);
    let Some(amount) = rest.filter(|rest| !rest.is_zero()) else {
        let is_held = known.is_some_and(|known| known.taken.is_none());
        if is_held && now >= lapses_at(row) + SURELY_LAPSED {
            // Antom refuses to cancel what it has let go of itself.
            settle_in(&tx, order_id, &[own(attempt, Fact::Cancelled)], now).await?;
            commit(tx).await?;
            shop.wake.notify_waiters();
            return Ok(Outcome::Done);
        }
        return Ok(Outcome::Later(
            "Antom will not let go of it, and has not taken it either".to_owned(),
        ));
    };
    let wish = Wish {
        amount,
        reason: REASON,
        origin: Origin::Shop,
    };
    let row = new_row(&order, attempt, &wish, now);
    let reserved = Fact::RefundReserved {
        refund_request_id: row.refund_request_id.clone(),
        amount,
    };
    refunds::insert(&tx, row).await?;
    settle_in(&tx, order_id, &[own(attempt, reserved)], now).await?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(Outcome::Done)
}

/// The merchant decides that what this attempt brought goes back: after a mismatch, a failed
/// capture, or a refund that Antom refused.
///
/// # Errors
/// With a sentence when there is nothing to give back by itself.
pub async fn give_back_by_hand(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    attempt: u32,
) -> Result<(), ActError> {
    let details = format!("Payment attempt {attempt}");
    let acting = Acting::begin(shop, act, order_id, "give_back", details).await?;
    let Some(known) = acting.ledger.attempts.get(&attempt) else {
        return Err(ActError::refused("There is no such payment attempt."));
    };
    if acting.ledger.winner == Some(attempt) {
        return Err(ActError::refused(
            "This payment pays the order. Refund it, or cancel the order, instead.",
        ));
    }
    if known.held.is_none() && known.taken.is_none() {
        return Err(ActError::refused("This attempt brought no money."));
    }
    if acting.order.order_state()? == OrderState::Paid && acting.ledger.winner.is_none() {
        // Nothing would end it: it would count as paid for ever, and keep its pieces.
        return Err(ActError::refused(
            "The order counts as paid by this. Cancel the order instead: its money goes back, and what it holds too.",
        ));
    }
    let rest = Some(known.rest()).filter(|rest| !rest.is_zero());
    let refused_before = known
        .refunds
        .values()
        .any(|refund| refund.state == RefundState::Failed);
    match rest {
        // Giving it back was tried, and Antom refused: this is another try, under another id.
        Some(amount) if refused_before => {
            let wish = Wish {
                amount,
                reason: REASON,
                origin: Origin::Shop,
            };
            acting.learn(attempt, Fact::Unwanted).await?;
            write_down(&acting, attempt, &wish).await?;
        }
        _ => {
            acting.learn(attempt, Fact::Unwanted).await?;
        }
    }
    acting.commit().await
}
