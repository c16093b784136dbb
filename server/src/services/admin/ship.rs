//! Pieces of an order leave the shop, all at once or parcel by parcel: the moment at which Antom is
//! asked once more (guide 004).

use domain::order::{OrderState, PackError, Parcel, Pieces, pack, to_send};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin, once};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::OrderPayments;
use crate::store::audit_log::AdminAction;
use crate::store::orders::parcels::{self, ParcelRow};
use crate::store::orders::{self, OrderUpdate};
use crate::store::queues::outbox;
use crate::store::queues::task::Task;

/// Why the order may not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShipRefusal {
    NotPaid,
    WentBack,
    NeedsReview,
    LeftAlready,
    /// It is cancelled or has expired.
    OrderIsOver,
    /// Antom did not confirm the payment.
    NotConfirmed,
    /// There is nothing in the parcel, or more than is left, or no number where one belongs.
    Pieces(PackError),
}

/// What leaves, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shipment {
    /// Who carries it, if the merchant tells.
    pub parcel: Option<Parcel>,
    /// What is in it; `None` for all that is left.
    pub pieces: Option<Pieces>,
}

/// What of an order is still to be sent, once these parcels have left.
#[must_use]
pub fn left_of(bought: &Pieces, parcels: &[ParcelRow]) -> Pieces {
    to_send(bought, parcels.iter().map(|parcel| &parcel.pieces))
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

/// Marks pieces of the order as handed over, if Antom still says that it is paid, and has the buyer
/// told, with the parcel's number if it has one. With the last of them the order is fulfilled.
///
/// # Errors
/// When they may not leave.
pub async fn ship(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    shipment: Shipment,
) -> Result<(), ActionError> {
    let done = ship_now(shop, act, order_id, shipment).await;
    once(shop, act, order_id, done).await
}

async fn ship_now(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    Shipment { parcel, pieces }: Shipment,
) -> Result<(), ActionError> {
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    may_ship(&payments).map_err(refused)?;
    let bought = orders::bought(&orders::lines(&shop.db, order_id).await?);
    let left = left_of(&bought, &parcels::of_order(&shop.db, order_id).await?);
    let wanted = pieces.unwrap_or_else(|| left.clone());
    let packable = |left: &Pieces| {
        let packed = pack(left, &wanted);
        packed.map_err(|error| refused(ShipRefusal::Pieces(error)))
    };
    packable(&left)?;
    let winner = payments.ledger.winner;
    if let Some(row) = winner.and_then(|winner| payments.attempt(winner))
        && ask(shop, row, 0).await? != Asked::Answered
    {
        return Err(refused(ShipRefusal::NotConfirmed));
    }
    let action = AdminAction::Ship {
        pieces: wanted.values().sum(),
        parcel: parcel.as_ref().map_or_else(String::new, Parcel::to_string),
    };
    let (tx, mut payments) = begin(shop, act, order_id, action).await?;
    may_ship(&payments).map_err(refused)?;
    // Somebody else may have packed meanwhile.
    let parcels = parcels::of_order(&tx.tx, order_id).await?;
    let packed = packable(&left_of(&bought, &parcels))?;
    let number = u32::try_from(parcels.len())
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    let row = ParcelRow {
        order_id: order_id.to_owned(),
        number,
        parcel,
        pieces: packed.pieces,
        left_at: tx.now,
    };
    parcels::insert(&tx.tx, row).await?;
    let mut update = OrderUpdate::of(&payments.order);
    update.first_left_at = update.first_left_at.or(Some(tx.now));
    if packed.is_last {
        update.state = OrderState::Fulfilled;
        update.fulfilled_at = Some(tx.now);
    }
    orders::update(&tx.tx, &mut payments.order, update).await?;
    let mail = Task::ShippedMail { parcel: number };
    outbox::add(&tx.tx, order_id, &mail, tx.now).await?;
    Ok(tx.commit_and_wake().await?)
}
