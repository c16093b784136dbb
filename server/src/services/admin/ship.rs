//! The order leaves the shop: the moment at which Antom is asked once more (guide 004).

use domain::order::{OrderState, Parcel};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin, once};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::OrderPayments;
use crate::store::audit_log::AdminAction;
use crate::store::orders::{self, OrderUpdate};
use crate::store::queues::outbox;
use crate::store::queues::task::Task;

/// Why the order may not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShipRefusal {
    NotPaid,
    WentBack,
    NeedsReview,
    LeftAlready,
    /// It is cancelled or has expired.
    OrderIsOver,
    /// Antom did not confirm the payment.
    NotConfirmed,
}

/// Whether the order may leave.
///
/// # Errors
/// When it may not (I4).
pub fn may_ship(OrderPayments { order, ledger, .. }: &OrderPayments) -> Result<(), ShipRefusal> {
    match order.state {
        OrderState::Paid if ledger.may_ship() => Ok(()),
        OrderState::Paid if ledger.winner.is_some() => Err(ShipRefusal::WentBack),
        OrderState::Paid => Err(ShipRefusal::NeedsReview),
        OrderState::AwaitingPayment => Err(ShipRefusal::NotPaid),
        OrderState::Fulfilled | OrderState::Closed => Err(ShipRefusal::LeftAlready),
        OrderState::Expired | OrderState::Cancelled => Err(ShipRefusal::OrderIsOver),
    }
}

fn refused(refusal: ShipRefusal) -> ActionError {
    ActionRefusal::Ship(refusal).into()
}

/// Marks the order as handed over, if Antom still says that it is paid, and has the buyer told, with
/// the parcel's number if it has one.
///
/// # Errors
/// When it may not leave.
pub async fn ship(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    parcel: Option<Parcel>,
) -> Result<(), ActionError> {
    let done = ship_now(shop, act, order_id, parcel).await;
    once(shop, act, order_id, done).await
}

async fn ship_now(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    parcel: Option<Parcel>,
) -> Result<(), ActionError> {
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    may_ship(&payments).map_err(refused)?;
    let winner = payments.ledger.winner;
    if let Some(row) = winner.and_then(|winner| payments.attempt(winner))
        && ask(shop, row, 0).await? != Asked::Answered
    {
        return Err(refused(ShipRefusal::NotConfirmed));
    }
    let (tx, mut payments) = begin(shop, act, order_id, AdminAction::Ship).await?;
    may_ship(&payments).map_err(refused)?;
    let update = OrderUpdate {
        state: OrderState::Fulfilled,
        fulfilled_at: Some(tx.now),
        parcel,
        ..OrderUpdate::of(&payments.order)
    };
    orders::update(&tx.tx, &mut payments.order, update).await?;
    outbox::add(&tx.tx, order_id, &Task::ShippedMail, tx.now).await?;
    Ok(tx.commit_and_wake().await?)
}
