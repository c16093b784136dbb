//! What the merchant does in the back office: under the order's lock, once a form, and written
//! down with whoever did it.

use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log::{self, Entry};
use crate::store::{DbErr, StoreError};

/// Who acts, and by which form.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    pub actor: &'a str,
    /// Unique for each form that was shown: a second use does nothing.
    pub form: &'a str,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// A sentence for the merchant.
    #[error("{0}")]
    Refused(String),
    /// This form was sent before, and carried out then.
    #[error("This was done already.")]
    AlreadyDone,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl ActError {
    pub(crate) fn refused(reason: impl ToString) -> Self {
        Self::Refused(reason.to_string())
    }
}

impl From<DbErr> for ActError {
    fn from(error: DbErr) -> Self {
        Self::Service(error.into())
    }
}

impl From<StoreError> for ActError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Locks the order and writes the action down; refuses a form that was used before. Without a
/// commit it leaves no trace, and its form can be sent again.
pub(crate) async fn begin<'a>(
    shop: &'a Shop,
    act: &Act<'_>,
    order_id: &str,
    action: &'static str,
    details: String,
) -> Result<(OrderTx<'a>, OrderPayments), ActError> {
    let tx = OrderTx::begin(shop).await?;
    let payments = tx.lock(order_id).await?;
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action,
        order_id: Some(order_id),
        details,
    };
    if !audit_log::record(&tx.tx, entry, tx.now).await? {
        return Err(ActError::AlreadyDone);
    }
    Ok((tx, payments))
}

/// What came of an action that looks before it locks: a form that was sent before may have been
/// refused for what its own first sending did.
pub(crate) async fn once<T>(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    result: Result<T, ActError>,
) -> Result<T, ActError> {
    if matches!(result, Err(ActError::Refused(_))) {
        // Written down only to be taken back.
        begin(shop, act, order_id, "look", String::new()).await?;
    }
    result
}
