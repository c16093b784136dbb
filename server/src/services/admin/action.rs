//! What the merchant does in the back office: under the order's lock, once a form, and written
//! down with whoever did it.

use domain::ledger::Ledger;

use crate::services::payments::record::{Learned, Settled, settle_in};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log;
use crate::store::audit_log::Entry;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::Source;
use crate::store::{DbErr, StoreError, Tx, commit, write_tx};

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

/// An action under way. Dropped without [`Acting::commit`] it leaves no trace, and its form can be
/// sent again.
pub(crate) struct Acting<'a> {
    shop: &'a Shop,
    pub(crate) tx: Tx,
    pub(crate) order: OrderRow,
    pub(crate) ledger: Ledger,
    pub(crate) now: i64,
}

impl<'a> Acting<'a> {
    /// Locks the order and writes the action down.
    pub(crate) async fn begin(
        shop: &'a Shop,
        act: &Act<'_>,
        order_id: &str,
        action: &'static str,
        details: String,
    ) -> Result<Self, ActError> {
        let now = shop.clock.now_ms();
        let tx = write_tx(&shop.db).await?;
        let order = orders::lock(&tx, order_id)
            .await?
            .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
        let entry = Entry {
            actor: act.actor,
            form: act.form,
            action,
            order_id: Some(order_id),
            details,
        };
        if !audit_log::record(&tx, entry, now).await? {
            return Err(ActError::AlreadyDone);
        }
        let ledger = Ledger::fold(order.total()?, attempts::evidence(&tx, order_id).await?);
        Ok(Self {
            shop,
            tx,
            order,
            ledger,
            now,
        })
    }

    /// Writes down what the merchant wants, and what follows from it.
    pub(crate) async fn learn(
        &self,
        attempt: u32,
        fact: domain::ledger::Fact,
    ) -> Result<Settled, ActError> {
        let wish = Learned {
            attempt,
            fact,
            source: Source::Merchant,
            raw: String::new(),
        };
        Ok(settle_in(&self.tx, &self.order.id, &[wish], self.now).await?)
    }

    pub(crate) async fn commit(self) -> Result<(), ActError> {
        commit(self.tx).await?;
        self.shop.wake.notify_waiters();
        Ok(())
    }
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
        Acting::begin(shop, act, order_id, "look", String::new()).await?;
    }
    result
}

/// An order and its ledger as they are now, to tell what could be done.
pub(crate) async fn look(shop: &Shop, order_id: &str) -> Result<(OrderRow, Ledger), ActError> {
    let order = orders::find(&shop.db, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    let evidence = attempts::evidence(&shop.db, order_id).await?;
    let ledger = Ledger::fold(order.total()?, evidence);
    Ok((order, ledger))
}
