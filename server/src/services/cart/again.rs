//! What an order had, once more.

use domain::Currency;

use crate::services::cart::edit;
use crate::services::{ServiceError, Shop, UseCaseError};
use crate::store::orders;

/// Puts an order's goods into the cart, at today's prices and as far as they can be had; tells how
/// many kinds cannot.
pub async fn fill(
    shop: &Shop,
    shopper: &str,
    order_id: &str,
    currency: Currency,
) -> Result<usize, ServiceError> {
    let lines = orders::lines(&shop.db, order_id).await?;
    let mut missing = 0;
    for (sku, quantity) in orders::pieces(&lines) {
        match edit::add(shop, shopper, &sku, &quantity.to_string(), currency).await {
            Ok(()) => {}
            Err(UseCaseError::Refused(_)) => missing += 1,
            Err(UseCaseError::Service(error)) => return Err(error),
        }
    }
    Ok(missing)
}
