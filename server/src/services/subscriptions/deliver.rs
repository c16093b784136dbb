//! A period that is paid brings a parcel, where the plan delivers goods.

use domain::subscription::{Effect, InvoiceState};

use crate::services::ServiceError;
use crate::services::subscriptions::record::Known;
use crate::store::catalogue::stock;
use crate::store::subscriptions::deliveries::{self, DeliveryRow, DeliveryState};
use crate::store::{ConnectionTrait, Tx};

/// Takes a piece off the shelf for each period that is paid, and puts it back for one whose money
/// went back before it was packed.
pub(crate) async fn keep_up(tx: &Tx, known: &mut Known, now: i64) -> Result<(), ServiceError> {
    let Some(sku) = known.row.sku.clone() else {
        return Ok(());
    };
    let mut is_new = false;
    for effect in known.ledger.effects() {
        let Effect::Deliver { phase } = effect else {
            continue;
        };
        if known.deliveries.iter().any(|row| row.number() == *phase) {
            continue;
        }
        let state = if take(tx, &sku).await? {
            DeliveryState::ToShip
        } else {
            DeliveryState::SoldOut
        };
        let row = DeliveryRow {
            subscription_id: known.row.id.clone(),
            phase: i32::try_from(*phase).unwrap_or(i32::MAX),
            sku: sku.clone(),
            state: state.as_str().to_owned(),
            since: now,
        };
        deliveries::add(tx, row).await?;
        is_new = true;
    }
    for row in &known.deliveries {
        let is_paid = known
            .ledger
            .invoices()
            .any(|invoice| invoice.phase == row.number() && invoice.state == InvoiceState::Paid);
        match row.delivery_state()? {
            DeliveryState::ToShip if !is_paid => {
                if deliveries::set_state(tx, row, DeliveryState::Withdrawn, now).await? {
                    stock::take_back(tx, &[(row.sku.clone(), 1)]).await?;
                }
                is_new = true;
            }
            DeliveryState::SoldOut if !is_paid => {
                deliveries::set_state(tx, row, DeliveryState::Withdrawn, now).await?;
                is_new = true;
            }
            DeliveryState::ToShip
            | DeliveryState::SoldOut
            | DeliveryState::Shipped
            | DeliveryState::Withdrawn => {}
        }
    }
    if is_new {
        known.deliveries = deliveries::of_subscription(tx, &known.row.id).await?;
    }
    Ok(())
}

/// Takes a piece off the shelf; `false` if there is none.
pub(crate) async fn take(db: &impl ConnectionTrait, sku: &str) -> Result<bool, ServiceError> {
    let piece = [(sku.to_owned(), 1)];
    if stock::reserve(db, &piece).await?.is_err() {
        return Ok(false);
    }
    stock::sell(db, &piece).await?;
    Ok(true)
}
