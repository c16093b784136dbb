//! Captures that the merchant asked for. What became of them is the ledger's to say; the rows are
//! kept so that the database can refuse a second one, and people can read them.

use domain::ledger::{Capture, CaptureState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::store::StoreError;
use crate::store::entity::capture::{Column, Entity, Model};
use crate::store::stored::{Stored, all, column, number, one, readable};

/// A capture as it was asked for, and as its evidence says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureRow {
    pub capture_request_id: String,
    pub order_id: String,
    /// The attempt's number.
    pub attempt: u32,
    /// In the order's currency.
    pub amount_minor: i64,
    pub state: Stored<CaptureState>,
    pub failure: Option<String>,
    pub requested_at: i64,
}

impl TryFrom<Model> for CaptureRow {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, Self::Error> {
        Ok(Self {
            attempt: number(row.attempt)?,
            state: Stored::read(row.state),
            capture_request_id: row.capture_request_id,
            order_id: row.order_id,
            amount_minor: row.amount_minor,
            failure: row.failure,
            requested_at: row.requested_at,
        })
    }
}

impl From<CaptureRow> for Model {
    fn from(row: CaptureRow) -> Self {
        Self {
            attempt: column(row.attempt),
            state: row.state.to_string(),
            capture_request_id: row.capture_request_id,
            order_id: row.order_id,
            amount_minor: row.amount_minor,
            failure: row.failure,
            requested_at: row.requested_at,
        }
    }
}

pub(crate) async fn insert(db: &impl ConnectionTrait, row: CaptureRow) -> Result<(), DbErr> {
    Entity::insert(Model::from(row).into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn find(
    db: &impl ConnectionTrait,
    capture_request_id: &str,
) -> Result<Option<CaptureRow>, StoreError> {
    one(Entity::find_by_id(capture_request_id).one(db).await?)
}

/// Those that have one of these ids. One that cannot be read is left out.
pub(crate) async fn with_ids(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<CaptureRow>, DbErr> {
    let found = Entity::find().filter(Column::CaptureRequestId.is_in(ids));
    Ok(readable(found.all(db).await?))
}

/// First to latest.
pub async fn of_order(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<CaptureRow>, StoreError> {
    let found = Entity::find()
        .filter(Column::OrderId.eq(order_id))
        .order_by_asc(Column::RequestedAt)
        .all(db)
        .await?;
    all(found)
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
