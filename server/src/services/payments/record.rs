//! The one function through which everything that is learned about a payment goes: an answer of
//! Antom, a notification, an inquiry, the shop's own clock.

use domain::ledger::{
    Attempt, AttemptState, Effect, Evidence, Fact, Ledger, PaymentStatus, RefundState,
};
use domain::order::{CaptureMode, OrderState};

use crate::services::{ServiceError, Shop};
use crate::store::catalogue::stock;
use crate::store::orders;
use crate::store::orders::{OrderRow, Standing, Stock};
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Source};
use crate::store::payments::captures;
use crate::store::payments::refunds;
use crate::store::payments::refunds::Place;
use crate::store::queues::outbox;
use crate::store::queues::outbox::Kind;
use crate::store::shoppers::carts;
use crate::store::{Tx, commit, write_tx};

/// One thing that was learned about one attempt.
#[derive(Clone, Debug)]
pub struct Learned {
    pub attempt: u32,
    pub fact: Fact,
    pub source: Source,
    /// The bytes it was learned from.
    pub raw: String,
}

/// How the order stands after settling.
#[derive(Clone, Debug)]
pub struct Settled {
    pub order: OrderRow,
    pub attempts: Vec<AttemptRow>,
    /// The states that attempts were moved into.
    pub moved: Vec<AttemptState>,
}

/// Writes down what was learned, folds all evidence of the order into its ledger and stores what
/// follows, in one transaction.
///
/// Learning a thing twice, or late, or in another order, ends in the same state.
///
/// # Errors
/// When the database does not answer; then nothing was learned, and the source tells it again.
pub async fn settle(
    shop: &Shop,
    order_id: &str,
    learned: &[Learned],
) -> Result<Settled, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let settled = settle_in(&tx, order_id, learned, shop.clock.now_ms()).await?;
    commit(tx).await?;
    for state in &settled.moved {
        shop.metrics.attempt_moved(*state);
    }
    shop.wake.notify_waiters();
    Ok(settled)
}

/// As [`settle`], within a transaction that writes more than that.
pub(crate) async fn settle_in(
    tx: &Tx,
    order_id: &str,
    learned: &[Learned],
    now: i64,
) -> Result<Settled, ServiceError> {
    let order = orders::lock(tx, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    for Learned {
        attempt,
        fact,
        source,
        raw,
    } in learned
    {
        let evidence = Evidence {
            attempt: *attempt,
            fact: with_method(tx, order_id, *attempt, fact.clone()).await?,
        };
        if attempts::learn(tx, order_id, &evidence, *source, raw, now).await? {
            tracing::info!(order = order.number, attempt, source = source.as_str(), fact = ?fact, "learned");
        }
    }
    let mut ledger = fold(tx, &order).await?;
    while let Some(attempt) = cannot_be_served(tx, &order, &ledger).await? {
        // Paid after its pieces went back on the shelf and to somebody else, or after the order
        // was given up: the money is given back.
        let evidence = Evidence::new(attempt, Fact::Unwanted);
        attempts::learn(tx, order_id, &evidence, Source::Shop, "", now).await?;
        ledger = fold(tx, &order).await?;
    }
    let moved = store_attempts(tx, order_id, &ledger).await?;
    store_movements(tx, order_id, &ledger, now).await?;
    tell_of_returns(tx, order_id, &ledger, now).await?;
    let standing = stand(tx, &order, &ledger, now).await?;
    orders::update(tx, order_id, standing).await?;
    let order = orders::find(tx, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    Ok(Settled {
        attempts: attempts::of_order(tx, order_id).await?,
        order,
        moved,
    })
}

/// A success that does not say its method, of an attempt that has only one: it was that one.
async fn with_method(
    tx: &Tx,
    order_id: &str,
    attempt: u32,
    fact: Fact,
) -> Result<Fact, ServiceError> {
    let Fact::PaymentSucceeded {
        amount,
        method: None,
        payment_id,
    } = fact
    else {
        return Ok(fact);
    };
    let rows = attempts::of_order(tx, order_id).await?;
    let row = rows.iter().find(|row| row.number() == attempt);
    Ok(Fact::PaymentSucceeded {
        amount,
        method: row.map(AttemptRow::only_method).transpose()?.flatten(),
        payment_id,
    })
}

pub(crate) async fn fold(tx: &Tx, order: &OrderRow) -> Result<Ledger, ServiceError> {
    Ok(Ledger::fold(
        order.total()?,
        attempts::evidence(tx, &order.id).await?,
    ))
}

/// The attempt that paid an order which cannot be served any more, if there is one. An order whose
/// pieces can be had again has them reserved when this returns.
async fn cannot_be_served(
    tx: &Tx,
    order: &OrderRow,
    ledger: &Ledger,
) -> Result<Option<u32>, ServiceError> {
    let Some(winner) = ledger.winner else {
        return Ok(None);
    };
    let state = order.order_state()?;
    if state == OrderState::Paid || !state.may_become(OrderState::Paid) {
        let given_up = matches!(state, OrderState::Cancelled);
        return Ok(given_up.then_some(winner));
    }
    Ok(match order.stock_place()? {
        Stock::Reserved | Stock::Sold => None,
        Stock::Released => {
            let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
            let short = stock::reserve(tx, &pieces).await?.is_err();
            short.then_some(winner)
        }
    })
}

/// Stores what the ledger says of each attempt. The one that leads comes last: the database allows
/// one live attempt and one winner, and whoever was that before has to step down first. Gives the
/// states that are new.
async fn store_attempts(
    tx: &Tx,
    order_id: &str,
    ledger: &Ledger,
) -> Result<Vec<AttemptState>, ServiceError> {
    let mut moved = Vec::new();
    let mut rows = attempts::of_order(tx, order_id).await?;
    rows.sort_by_key(|row| {
        let leads =
            |attempt: &Attempt| attempt.state.is_alive() || attempt.state == AttemptState::Paid;
        ledger.attempts.get(&row.number()).is_some_and(leads)
    });
    for row in rows {
        let Some(attempt) = ledger.attempts.get(&row.number()) else {
            continue;
        };
        let standing = attempts::Standing {
            state: attempt.state,
            expires_at: attempt.expires_at_ms,
            payment_id: attempt.payment_id.clone(),
            method: attempt.method.as_ref().map(ToString::to_string),
            failure: attempt.failure.clone(),
        };
        attempts::update(tx, &row.payment_request_id, standing).await?;
        if row.state != attempt.state.as_str() {
            moved.push(attempt.state);
        }
    }
    Ok(moved)
}

/// What makes an effect's task unique.
pub(crate) fn task_key(order: &OrderRow, effect: &Effect) -> String {
    format!("{}:{}", order.id, effect.key())
}

/// Stores what the ledger says of captures and refunds.
async fn store_movements(
    tx: &Tx,
    order_id: &str,
    ledger: &Ledger,
    now: i64,
) -> Result<(), ServiceError> {
    for (&attempt, known) in &ledger.attempts {
        for (id, capture) in &known.captures {
            captures::update(tx, id, capture).await?;
        }
        let place = Place { order_id, attempt };
        for (id, refund) in &known.refunds {
            refunds::store(tx, &place, id, refund, now).await?;
        }
    }
    Ok(())
}

/// The buyer hears of all money that went back, once each.
async fn tell_of_returns(
    tx: &Tx,
    order_id: &str,
    ledger: &Ledger,
    now: i64,
) -> Result<(), ServiceError> {
    for (number, known) in &ledger.attempts {
        let surplus = ledger.winner != Some(*number);
        let back = match known.state {
            AttemptState::Cancelled => known.held.is_some() || known.taken.is_some(),
            AttemptState::Refunded => true,
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
            | AttemptState::NeedsReview => false,
        };
        if surplus && back {
            let key = format!("{order_id}:returned:{number}");
            let payload = number.to_string();
            outbox::add(tx, &key, order_id, Kind::ReturnedMail, &payload, now).await?;
        }
        let succeeded = known
            .refunds
            .iter()
            .filter(|(_, refund)| refund.state == RefundState::Succeeded);
        for (id, _) in succeeded.filter(|_| !surplus) {
            let key = format!("{order_id}:refunded:{id}");
            outbox::add(tx, &key, order_id, Kind::RefundMail, id, now).await?;
        }
    }
    Ok(())
}

/// Decides what the ledger means for the order and its stock, and notes what is to be done.
async fn stand(
    tx: &Tx,
    order: &OrderRow,
    ledger: &Ledger,
    now: i64,
) -> Result<Standing, ServiceError> {
    let mut standing = Standing {
        payment_status: ledger.payment_status().as_str().to_owned(),
        review_reason: None,
        ..Standing::of(order)?
    };
    let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
    let held = ledger.payment_status() == PaymentStatus::Authorised
        && order.capture_mode()? == CaptureMode::Manual;
    if held && !standing.cart_taken {
        // The buyer has done all there is to do; the rest is between the merchant and Antom.
        carts::take_out(tx, &order.shopper, &pieces, now).await?;
        standing.cart_taken = true;
    }
    for effect in ledger.effects() {
        let key = task_key(order, effect);
        match &effect {
            Effect::MarkPaid { .. } => {
                if standing.stock == Stock::Released {
                    // Its pieces could be had again, and are: see `cannot_be_served`.
                    standing.stock = Stock::Reserved;
                }
                if standing.stock == Stock::Reserved && standing.state.may_become(OrderState::Paid)
                {
                    stock::sell(tx, &pieces).await?;
                    if !standing.cart_taken {
                        carts::take_out(tx, &order.shopper, &pieces, now).await?;
                        standing.cart_taken = true;
                    }
                    standing.stock = Stock::Sold;
                    standing.state = OrderState::Paid;
                    standing.paid_at = Some(now);
                }
            }
            Effect::SendReceipt => {
                if standing.stock == Stock::Sold {
                    outbox::add(tx, &key, &order.id, Kind::ReceiptMail, "", now).await?;
                }
            }
            Effect::ReleaseStock { .. } => {
                if standing.stock == Stock::Reserved {
                    stock::release(tx, &pieces).await?;
                    standing.stock = Stock::Released;
                }
            }
            Effect::Inquire { attempt } => {
                let attempt = attempt.to_string();
                outbox::add(tx, &key, &order.id, Kind::Inquire, &attempt, now).await?;
            }
            Effect::GiveBack { attempt } => {
                let attempt = attempt.to_string();
                outbox::add(tx, &key, &order.id, Kind::GiveBack, &attempt, now).await?;
            }
            Effect::Capture {
                capture_request_id, ..
            } => {
                outbox::add(tx, &key, &order.id, Kind::Capture, capture_request_id, now).await?;
            }
            Effect::Refund {
                refund_request_id, ..
            } => {
                outbox::add(tx, &key, &order.id, Kind::Refund, refund_request_id, now).await?;
            }
            Effect::Review { attempt, reason } => {
                standing.review_reason = Some(format!("Payment attempt {attempt}: {reason}."));
            }
        }
    }
    Ok(standing)
}

/// Whether the shop should still wait for this attempt before it offers another way to pay.
#[must_use]
pub fn is_live(row: &AttemptRow, now: i64) -> bool {
    match row.attempt_state() {
        Ok(AttemptState::Created | AttemptState::Processing | AttemptState::Authorised) => true,
        Ok(AttemptState::Open) => row.expires_at.is_none_or(|expires_at| now < expires_at),
        Ok(
            AttemptState::Unknown
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::Refunded
            | AttemptState::NeedsReview,
        ) => false,
        // A state this version cannot read is no reason to charge again.
        Err(_) => true,
    }
}
