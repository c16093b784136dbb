//! Finding an order: by the token of its pages, or by its number.

use crate::services::{ServiceError, Shop};
use crate::store::orders::{self, OrderRow};
use crate::store::reports::back_office;

/// An order as it is stored.
pub type PlacedOrder = OrderRow;

/// The order whose pages have this token: whoever knows it may see the order (S22).
pub async fn by_token(shop: &Shop, token: &str) -> Result<Option<PlacedOrder>, ServiceError> {
    Ok(orders::find_by_token(&shop.db, token).await?)
}

/// The order of this number.
pub async fn by_number(shop: &Shop, number: &str) -> Result<Option<PlacedOrder>, ServiceError> {
    Ok(back_office::order_by_number(&shop.db, number).await?)
}
