//! The order leaves the shop: the moment at which Antom is asked once more (guide 004).

use domain::order::OrderState;

use crate::services::Shop;
use crate::services::admin::action::{Act, ActError, Acting, look, once};
use crate::services::payments::inquire::{Asked, ask};
use crate::store::orders;
use crate::store::orders::Standing;
use crate::store::payments::attempts;
use crate::store::queues::outbox;

/// Whether the order may leave.
///
/// # Errors
/// With a sentence when it may not (I4).
pub async fn check(shop: &Shop, order_id: &str) -> Result<(), ActError> {
    let (order, ledger) = look(shop, order_id).await?;
    may_leave(&order, &ledger)
}

fn may_leave(order: &orders::OrderRow, ledger: &domain::ledger::Ledger) -> Result<(), ActError> {
    let refused = |sentence: &str| Err(ActError::refused(sentence));
    match order.order_state()? {
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
    once(shop, act, order_id, leave(shop, act, order_id).await).await
}

async fn leave(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<(), ActError> {
    check(shop, order_id).await?;
    let (_, ledger) = look(shop, order_id).await?;
    for row in attempts::of_order(&shop.db, order_id).await? {
        let pays = ledger.winner == Some(row.number());
        if pays && ask(shop, &row, 0).await? != Asked::Answered {
            return Err(ActError::refused(
                "Antom did not confirm the payment just now. Nothing was changed; please try again.",
            ));
        }
    }
    let acting = Acting::begin(shop, act, order_id, "ship", String::new()).await?;
    may_leave(&acting.order, &acting.ledger)?;
    let standing = Standing {
        state: OrderState::Fulfilled,
        fulfilled_at: Some(acting.now),
        ..Standing::of(&acting.order)?
    };
    orders::update(&acting.tx, order_id, standing).await?;
    let key = format!("{order_id}:shipped");
    outbox::add(
        &acting.tx,
        &key,
        order_id,
        outbox::Kind::ShippedMail,
        "",
        acting.now,
    )
    .await?;
    acting.commit().await
}
