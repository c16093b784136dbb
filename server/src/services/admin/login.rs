//! Writes down who came into the back office, and who left.

use crate::services::admin::action::Act;
use crate::services::{ServiceError, Shop};
use crate::store::audit_log::{self, AdminAction, Entry};

/// Writes down that somebody logged in; `source` is a keyed hash of the address.
pub async fn log_in(shop: &Shop, act: &Act<'_>, source: &str) -> Result<(), ServiceError> {
    let source = source.to_owned();
    record(shop, act, AdminAction::LogIn { source }).await
}

/// Writes down that somebody gave a wrong password.
pub async fn refused(shop: &Shop, actor: &str, source: &str) -> Result<(), ServiceError> {
    let form = format!("refused-{}", uuid::Uuid::now_v7().simple());
    let form = form.as_str();
    let source = source.to_owned();
    record(
        shop,
        &Act { actor, form },
        AdminAction::LogInFailed { source },
    )
    .await
}

/// Writes down that somebody logged out.
pub async fn log_out(shop: &Shop, act: &Act<'_>) -> Result<(), ServiceError> {
    record(shop, act, AdminAction::LogOut).await
}

async fn record(shop: &Shop, act: &Act<'_>, action: AdminAction) -> Result<(), ServiceError> {
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action,
        order_id: None,
    };
    audit_log::record(&shop.db, entry, shop.clock.now_ms()).await?;
    Ok(())
}
