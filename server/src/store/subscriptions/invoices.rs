//! What is owed for each phase of a subscription, as its ledger says it.

use domain::subscription::InvoiceState;
use domain::{Money, MoneyError};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, sea_query::OnConflict,
};

use crate::store::StoreError;
use crate::store::entity::invoice::{Column, Entity, Model};
use crate::store::stored::parse;

pub use crate::store::entity::invoice::Model as InvoiceRow;

impl Model {
    /// Where it stands.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn invoice_state(&self) -> Result<InvoiceState, StoreError> {
        parse("a state of an invoice", &self.state)
    }

    /// What the phase costs.
    ///
    /// # Errors
    /// When the row holds no amount of a known currency.
    pub fn amount(&self) -> Result<Money, StoreError> {
        let unreadable = |_: MoneyError| StoreError::Unreadable {
            what: "an amount",
            value: self.amount_minor.to_string(),
        };
        Money::new(self.amount_minor, parse("a currency", &self.currency)?).map_err(unreadable)
    }
}

/// Stores what the ledger says of a phase. When it was first paid is kept.
pub(crate) async fn store(db: &impl ConnectionTrait, row: InvoiceRow) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .on_conflict(
            OnConflict::columns([Column::SubscriptionId, Column::Phase])
                .update_columns([
                    Column::State,
                    Column::Currency,
                    Column::AmountMinor,
                    Column::PaymentId,
                    Column::PeriodStart,
                    Column::PeriodEnd,
                    Column::PaidAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Forgets the invoice of a phase that the subscription that is kept has not had.
pub(crate) async fn forget(
    db: &impl ConnectionTrait,
    subscription_id: &str,
    phase: i32,
) -> Result<(), DbErr> {
    Entity::delete_by_id((subscription_id.to_owned(), phase))
        .exec(db)
        .await?;
    Ok(())
}

/// First to latest.
pub async fn of_subscription(
    db: &impl ConnectionTrait,
    subscription_id: &str,
) -> Result<Vec<InvoiceRow>, DbErr> {
    Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id))
        .order_by_asc(Column::Phase)
        .all(db)
        .await
}
