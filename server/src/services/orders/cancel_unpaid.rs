//! A buyer who has not paid wants to change the order.

use domain::ledger::{AttemptState, Fact};
use domain::order::OrderState;

use crate::services::payments::decide::{PayError, may_bring_money};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{Learned, is_live, settle_in};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::stock;
use crate::store::orders;
use crate::store::orders::{OrderRow, Standing, Stock};
use crate::store::payments::attempts;
use crate::store::payments::attempts::Source;
use crate::store::queues::outbox;
use crate::store::queues::outbox::Kind;
use crate::store::{Tx, commit, write_tx};

/// Gives the order up, if Antom says that nobody paid it. Its lines are still in the cart.
///
/// # Errors
/// With a sentence when the order may have been paid.
pub async fn withdraw(shop: &Shop, order_id: &str) -> Result<(), PayError> {
    for row in attempts::of_order(&shop.db, order_id).await? {
        if may_bring_money(&row)? && ask(shop, &row, 0).await? == Asked::NoAnswer {
            return Err(PayError::Refused(
                "We could not check with the payment service whether this order was paid. Please try again in a minute.".to_owned(),
            ));
        }
    }
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let order = orders::lock(&tx, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    if order.order_state()? != OrderState::AwaitingPayment {
        return Ok(());
    }
    for row in attempts::of_order(&tx, order_id).await? {
        if is_live(&row, now) && row.attempt_state()? != AttemptState::Open {
            return Err(PayError::Refused(
                "A payment for this order is under way, so it cannot be changed now. Check its result first.".to_owned(),
            ));
        }
    }
    cancel_in(&tx, &order, now).await?;
    commit(tx).await?;
    Ok(())
}

/// Cancels an order that nobody is paying: its open page steps aside, its pieces go back. Should
/// money come all the same, it is nobody's wish any more: it is recorded, and given back.
pub(crate) async fn cancel_in(tx: &Tx, order: &OrderRow, now: i64) -> Result<(), PayError> {
    let attempts = attempts::of_order(tx, &order.id).await?;
    let learned: Vec<Learned> = attempts
        .iter()
        .map(|row| Learned {
            attempt: row.number(),
            fact: Fact::Unwanted,
            source: Source::Shop,
            raw: String::new(),
        })
        .collect();
    for row in &attempts {
        if row.attempt_state()? == AttemptState::Open {
            let key = format!("{}:close_session:{}", order.id, row.seq);
            let payload = row.seq.to_string();
            outbox::add(tx, &key, &order.id, Kind::CloseSession, &payload, now).await?;
        }
    }
    let order = settle_in(tx, &order.id, &learned, now).await?.order;
    Ok(close_in(tx, &order, OrderState::Cancelled).await?)
}

/// Ends an order and puts what it holds back on the shelf.
pub(crate) async fn close_in(
    tx: &Tx,
    order: &OrderRow,
    state: OrderState,
) -> Result<(), ServiceError> {
    let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
    match order.stock_place()? {
        Stock::Reserved => stock::release(tx, &pieces).await?,
        Stock::Sold => stock::take_back(tx, &pieces).await?,
        Stock::Released => {}
    }
    let standing = Standing {
        state,
        stock: Stock::Released,
        ..Standing::of(order)?
    };
    Ok(orders::update(tx, &order.id, standing).await?)
}
