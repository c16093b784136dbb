//! Keeps an authentic notification until a job works on it.

use crate::gateway::notification;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::queues::inbox;
use crate::store::queues::inbox::Proof;

/// Keeps a notification without what would charge a card or names a person; `false` if these very bytes are here
/// already.
///
/// # Errors
/// When the database refuses: then nothing may be acknowledged.
pub async fn receive(shop: &Shop, body: &[u8], proof: &Proof) -> Result<bool, ServiceError> {
    // PostgreSQL stores no text with a NUL in it.
    let text = String::from_utf8_lossy(body).replace('\0', "\u{fffd}");
    let is_understood = notification::tells(&text);
    let text = shop.vault.redact(&text);
    let now = shop.clock.now_ms();
    let is_new = inbox::keep(&shop.db, &shop.arrivals, body, text, proof, now).await?;
    if is_new && !is_understood {
        // Antom has news that the shop cannot read, so the shop asks.
        let asked = attempts::check_now(&shop.db, now).await?;
        tracing::warn!(
            asked,
            "a signed notification cannot be read; open payments are asked about"
        );
    }
    if is_new {
        shop.wake.notify_waiters();
    }
    Ok(is_new)
}
