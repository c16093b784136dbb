//! What arrived at the bank: one row a settlement and currency, however often its files are read.

use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::entity::settlement::{Column, Entity};

pub use crate::store::entity::settlement::Model as SettlementRow;

/// The booking of a settlement.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    batch_id: &str,
    currency: &str,
) -> Result<Option<SettlementRow>, DbErr> {
    Entity::find()
        .filter(Column::BatchId.eq(batch_id))
        .filter(Column::Currency.eq(currency))
        .one(db)
        .await
}

pub(crate) async fn insert(db: &impl ConnectionTrait, row: SettlementRow) -> Result<(), DbErr> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    row.insert(db).await?;
    Ok(())
}

pub(crate) async fn update(db: &impl ConnectionTrait, row: SettlementRow) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// Latest first; those before one, if its id is given.
///
/// # Errors
/// When the database does not answer.
pub async fn latest(
    db: &impl ConnectionTrait,
    before: Option<i64>,
    max: u64,
) -> Result<Vec<SettlementRow>, DbErr> {
    let mut rows = Entity::find();
    if let Some(id) = before {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(max).all(db).await
}
