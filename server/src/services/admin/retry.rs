//! Mails that were set aside are sent again.

use crate::services::Shop;
use crate::services::admin::action::{self, Act, ActionError};
use crate::store::audit_log::AdminAction;
use crate::store::queues::outbox;

/// Has the mails of an order that were set aside tried again from the beginning.
///
/// # Errors
/// When the form was sent before.
pub async fn retry(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<(), ActionError> {
    let (tx, _) = action::begin(shop, act, order_id, AdminAction::Retry).await?;
    outbox::reopen_set_aside(&tx.tx, order_id, tx.now).await?;
    Ok(tx.commit_and_wake().await?)
}
