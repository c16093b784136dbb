//! One key replaces another: whatever is kept sealed is sealed anew, so that the old key can be
//! taken out.

use crate::services::admin::totp_secret;
use crate::services::disputes::kept_document;
use crate::services::payments::{saved_cards, trips};
use crate::services::{ServiceError, Shop};

/// Once a start is enough, because what comes later is under the new key.
pub async fn renew(shop: &Shop) -> Result<(), ServiceError> {
    // They may be older than the first key.
    totp_secret::renew(shop).await?;
    if !shop.vault.is_rotating() {
        return Ok(());
    }
    saved_cards::renew(shop).await?;
    kept_document::renew(shop).await?;
    trips::renew(shop).await
}
