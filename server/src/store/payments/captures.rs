//! Captures that the merchant asked for. What became of them is the ledger's to say; the rows are
//! kept so that the database can refuse a second one, and people can read them.

use domain::ledger::Capture;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::store::entity::capture::{Column, Entity};

pub use crate::store::entity::capture::Model as CaptureRow;

pub(crate) async fn insert(db: &impl ConnectionTrait, row: CaptureRow) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// # Errors
/// When the database does not answer.
pub async fn find(
    db: &impl ConnectionTrait,
    capture_request_id: &str,
) -> Result<Option<CaptureRow>, DbErr> {
    Entity::find_by_id(capture_request_id).one(db).await
}

/// First to latest.
///
/// # Errors
/// When the database does not answer.
pub async fn of_order(db: &impl ConnectionTrait, order_id: &str) -> Result<Vec<CaptureRow>, DbErr> {
    Entity::find()
        .filter(Column::OrderId.eq(order_id))
        .order_by_asc(Column::RequestedAt)
        .all(db)
        .await
}

/// What the ledger says of one that was asked for; an automatic one has no row, and needs none.
pub(crate) async fn update(
    db: &impl ConnectionTrait,
    capture_request_id: &str,
    capture: &Capture,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(capture.state.as_str()))
        .col_expr(Column::Failure, Expr::value(capture.failure.clone()))
        .filter(Column::CaptureRequestId.eq(capture_request_id))
        .exec(db)
        .await?;
    Ok(())
}
