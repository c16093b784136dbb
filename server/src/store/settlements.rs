//! What arrived at the bank: one row a settlement and currency, however often its files are read.

use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::entity::settlement::{Column, Entity};
use crate::store::insert_if_absent;

pub use crate::store::entity::settlement::Model as SettlementRow;

/// The booking of a settlement, empty if there was none, and nobody else changes it until this
/// transaction ends.
pub(crate) async fn lock(
    db: &impl ConnectionTrait,
    batch_id: &str,
    currency: &str,
    now: i64,
) -> Result<Option<SettlementRow>, DbErr> {
    let empty = SettlementRow {
        id: 0,
        batch_id: batch_id.to_owned(),
        currency: currency.to_owned(),
        settled_at: None,
        gross: None,
        fees: None,
        held: None,
        net: None,
        lines: None,
        summary_net: None,
        summary_lines: None,
        booked_at: now,
    };
    let mut empty = empty.into_active_model().reset_all();
    empty.id = NotSet;
    insert_if_absent(db, empty).await?;
    Entity::find()
        .filter(Column::BatchId.eq(batch_id))
        .filter(Column::Currency.eq(currency))
        .lock_exclusive()
        .one(db)
        .await
}

pub(crate) async fn update(db: &impl ConnectionTrait, row: SettlementRow) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

/// Latest first; those before one, if its id is given.
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
