//! What orders of journeys and nights book, beside their lines.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, sea_query::Expr,
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
///
/// # Errors
/// When the database does not answer.
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
///
/// # Errors
/// When the database refuses.
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
