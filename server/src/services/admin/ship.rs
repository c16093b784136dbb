//! The order leaves the shop: the moment at which Antom is asked once more (guide 004).

use domain::order::OrderState;

use crate::services::Shop;
use crate::services::admin::action::{Act, ActError, begin, once};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::OrderPayments;
use crate::store::orders::{self, OrderUpdate};
use crate::store::queues::outbox;
use crate::store::queues::task::Task;

/// Whether the order may leave.
///
/// # Errors
/// With a sentence when it may not (I4).
pub fn may_ship(OrderPayments { order, ledger, .. }: &OrderPayments) -> Result<(), ActError> {
    let refused = |sentence: &str| Err(ActError::refused(sentence));
    match order.state {
        OrderState::Paid if ledger.may_ship() => Ok(()),
        OrderState::Paid if ledger.winner.is_some() => {
            refused("The whole payment went back, so nothing may leave for it.")
        }
        OrderState::Paid => refused(
            "What Antom says of the payment needs a look first, so nothing may leave for it.",
        ),
        OrderState::AwaitingPayment => refused("The order is not paid."),
        OrderState::Fulfilled | OrderState::Closed => refused("The order has left already."),
        OrderState::Expired | OrderState::Cancelled => refused("The order is off."),
    }
}

/// Marks the order as handed over, if Antom still says that it is paid, and has the buyer told.
///
/// # Errors
/// With a sentence when it may not leave.
pub async fn ship(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<(), ActError> {
    once(shop, act, order_id, ship_now(shop, act, order_id).await).await
}

async fn ship_now(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<(), ActError> {
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    may_ship(&payments)?;
    let winner = payments.ledger.winner;
    if let Some(row) = winner.and_then(|winner| payments.attempt(winner))
        && ask(shop, row, 0).await? != Asked::Answered
    {
        return Err(ActError::refused(
            "Antom did not confirm the payment just now. Nothing was changed; please try again.",
        ));
    }
    let (tx, mut payments) = begin(shop, act, order_id, "ship", String::new()).await?;
    may_ship(&payments)?;
    let update = OrderUpdate {
        state: OrderState::Fulfilled,
        fulfilled_at: Some(tx.now),
        ..OrderUpdate::of(&payments.order)
    };
    orders::update(&tx.tx, &mut payments.order, update).await?;
    outbox::add(&tx.tx, order_id, &Task::ShippedMail, tx.now).await?;
    Ok(tx.commit_and_wake().await?)
}
