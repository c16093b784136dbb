//! What orders of journeys and nights book, beside their lines.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::store::entity::trip::{Column, Entity};
use crate::store::{Db, autocommit};

pub use crate::store::entity::trip::Model as TripRow;

pub(crate) async fn insert(db: &impl ConnectionTrait, row: TripRow) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// What this order books.
pub async fn find(db: &impl ConnectionTrait, order_id: &str) -> Result<Option<TripRow>, DbErr> {
    Entity::find_by_id(order_id).one(db).await
}

/// What was booked by this form.
pub(crate) async fn by_form(
    db: &impl ConnectionTrait,
    form: &str,
) -> Result<Option<TripRow>, DbErr> {
    Entity::find().filter(Column::Form.eq(form)).one(db).await
}

/// Those after this one whose names are here.
pub(crate) async fn named_after(
    db: &impl ConnectionTrait,
    order_id: &str,
    max: u64,
) -> Result<Vec<TripRow>, DbErr> {
    Entity::find()
        .filter(Column::OrderId.gt(order_id))
        .filter(Column::Names.is_not_null())
        .order_by_asc(Column::OrderId)
        .limit(max)
        .all(db)
        .await
}

/// Puts the names under another key, unless they went meanwhile.
pub(crate) async fn renew_names(
    db: &Db,
    order_id: &str,
    sealed: &str,
    renewed: &str,
) -> Result<(), DbErr> {
    let change = Entity::update_many()
        .col_expr(Column::Names, Expr::value(Some(renewed)))
        .filter(Column::OrderId.eq(order_id))
        .filter(Column::Names.eq(sealed))
        .exec(db);
    autocommit(change).await?;
    Ok(())
}

/// Forgets who travels by this order.
pub(crate) async fn forget(db: &impl ConnectionTrait, order_id: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Names, Expr::value(None::<String>))
        .col_expr(Column::PurgeAt, Expr::value(None::<i64>))
        .filter(Column::OrderId.eq(order_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets who travelled, once nobody has to know any more.
pub async fn purge(db: &Db, now: i64) -> Result<u64, DbErr> {
    autocommit(async {
        let purged = Entity::update_many()
            .col_expr(Column::Names, Expr::value(None::<String>))
            .col_expr(Column::PurgeAt, Expr::value(None::<i64>))
            .filter(Column::PurgeAt.lte(now))
            .exec(db)
            .await?;
        Ok(purged.rows_affected)
    })
    .await
}
