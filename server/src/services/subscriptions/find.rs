use crate::services::subscriptions::record::Known;
use crate::services::{ServiceError, Shop};
use crate::store::{reports, subscriptions};

/// The id of the subscription with this number.
///
/// # Errors
/// When the database does not answer.
pub async fn by_number(shop: &Shop, number: &str) -> Result<Option<String>, ServiceError> {
    let row = reports::subscriptions::by_number(&shop.db, number).await?;
    Ok(row.map(|row| row.id))
}

/// The subscription with this token, and all that is known of it.
///
/// # Errors
/// When the database does not answer.
pub async fn by_token(shop: &Shop, token: &str) -> Result<Option<Known>, ServiceError> {
    match subscriptions::find_by_token(&shop.db, token).await? {
        Some(row) => Ok(Some(Known::load(&shop.db, row).await?)),
        None => Ok(None),
    }
}
