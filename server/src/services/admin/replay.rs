//! A notification is worked on again, as if it had just arrived.

use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::queues::inbox;
use crate::store::{commit, write_tx};

/// Whether there is such a notification.
pub async fn is_kept(shop: &Shop, inbox_id: i64) -> Result<bool, ServiceError> {
    Ok(inbox::find(&shop.db, inbox_id).await?.is_some())
}

/// Folding it twice changes nothing, so this is safe for any of them.
///
/// # Errors
/// When there is no such notification.
pub async fn replay(shop: &Shop, act: &Act<'_>, inbox_id: i64) -> Result<(), ActionError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action: AdminAction::Replay {
            notification: inbox_id,
        },
        order_id: None,
    };
    if !audit_log::record(&tx, entry, now).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    if !inbox::reopen(&tx, inbox_id, now).await? {
        return Err(ActionRefusal::NoSuchNotification.into());
    }
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(())
}
