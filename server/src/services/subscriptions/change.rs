//! What a buyer changes of a subscription: what the next parcels bring, and where they go.

use crate::services::subscriptions::record::Known;
use crate::services::subscriptions::sign_up::Parcel;
use crate::services::{ServiceError, Shop};
use crate::store::subscriptions;

/// The SKUs that the buyer may choose from: those of the plan, as it is now.
///
/// # Errors
/// When the catalogue cannot be read.
pub async fn goods(shop: &Shop, known: &Known) -> Result<Vec<String>, ServiceError> {
    let catalogue = shop.catalogue().await?;
    let plan = catalogue.plan(&known.row.plan);
    Ok(plan.map(|plan| plan.delivers.clone()).unwrap_or_default())
}

/// The parcels of later periods; one whose piece is taken already is that piece, and goes where the
/// subscription says on the day it is packed.
pub async fn delivery(shop: &Shop, known: &Known, parcel: &Parcel) -> Result<(), ServiceError> {
    let Parcel { sku, ship_to } = parcel;
    Ok(subscriptions::set_delivery(&shop.db, &known.row.id, sku, ship_to).await?)
}
