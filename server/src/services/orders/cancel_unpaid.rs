//! A buyer who has not paid wants to change the order.

use domain::ledger::Fact;
use domain::order::OrderState;

use crate::services::payments::begin::{PayError, PaymentRefusal};
use crate::services::payments::decide::may_still_succeed;
use crate::services::payments::inquire::{Asked, ask_in_turn};
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::record::{NewEvidence, is_live};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::stock;
use crate::store::orders::{self, OrderUpdate, StockPlace};
use crate::store::payments::attempts;
use crate::store::queues::outbox;
use crate::store::queues::task::Task;

/// Gives the order up, if Antom says that nobody paid it. Its lines are still in the cart.
///
/// # Errors
/// With a sentence when the order may have been paid.
pub async fn cancel_unpaid(shop: &Shop, order_id: &str) -> Result<(), PayError> {
    // Of an order that is over nobody has to be asked.
    let order = orders::find(&shop.db, order_id).await?;
    if order.is_none_or(|order| order.state != OrderState::AwaitingPayment) {
        return Ok(());
    }
    for row in attempts::of_order(&shop.db, order_id).await? {
        if may_still_succeed(&row)? && ask_in_turn(shop, &row).await? == Asked::NoAnswer {
            return Err(PaymentRefusal::CancelNotChecked.into());
        }
    }
    let mut tx = OrderTx::begin(shop).await?;
    let mut payments = tx.lock(order_id).await?;
    if payments.order.state != OrderState::AwaitingPayment {
        return Ok(());
    }
    for row in &payments.attempts {
        if is_live(row, tx.now) && !payments.may_be_left(row)? {
            return Err(PaymentRefusal::UnderWay.into());
        }
    }
    cancel_in(&mut tx, &mut payments).await?;
    Ok(tx.commit_and_wake().await?)
}

/// Cancels an order that nobody is paying: its open page steps aside, its pieces go back. Should
/// money come all the same, it is nobody's wish any more: it is recorded, and given back.
pub(crate) async fn cancel_in(
    tx: &mut OrderTx<'_>,
    payments: &mut OrderPayments,
) -> Result<(), ServiceError> {
    let order_id = payments.order.id.clone();
    let unwanted: Vec<NewEvidence> = payments
        .attempts
        .iter()
        .map(|row| NewEvidence::by_shop(row.number(), Fact::Abandoned))
        .collect();
    for row in &payments.attempts {
        if payments.may_be_left(row)? {
            let attempt = row.number();
            outbox::add(&tx.tx, &order_id, &Task::CloseSession { attempt }, tx.now).await?;
        }
    }
    tx.record(payments, &unwanted).await?;
    close_in(tx, payments, OrderState::Cancelled).await
}

/// Ends an order and puts what it holds back on the shelf.
pub(crate) async fn close_in(
    tx: &OrderTx<'_>,
    payments: &mut OrderPayments,
    state: OrderState,
) -> Result<(), ServiceError> {
    let (tx, order) = (&tx.tx, &mut payments.order);
    let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
    match order.stock {
        StockPlace::Reserved => stock::release(tx, &pieces).await?,
        StockPlace::Sold => stock::take_back(tx, &pieces).await?,
        StockPlace::Released => {}
    }
    let update = OrderUpdate {
        state,
        stock: StockPlace::Released,
        ..OrderUpdate::of(order)
    };
    Ok(orders::update(tx, order, update).await?)
}
