//! Keeps an authentic notification until a job works on it.

use crate::services::{ServiceError, Shop};
use crate::store::queues::inbox;

/// Keeps a notification without what would charge a card; `false` if these very bytes are here
/// already. `request_time` is that of its header.
///
/// # Errors
/// When the database refuses: then nothing may be acknowledged.
pub async fn receive(shop: &Shop, body: &[u8], request_time: &str) -> Result<bool, ServiceError> {
    // PostgreSQL stores no text with a NUL in it.
    let text = String::from_utf8_lossy(body).replace('\0', "\u{fffd}");
    let text = shop.vault.seal_tokens(&text);
    let now = shop.clock.now_ms();
    let is_new = inbox::keep(&shop.db, body, text, request_time, now).await?;
    if is_new {
        shop.wake.notify_waiters();
    }
    Ok(is_new)
}
