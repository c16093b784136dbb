//! Refunds, whoever wanted them. What became of them is the ledger's to say.

use std::fmt;
use std::str::FromStr;

use domain::Money;
use domain::ledger::{Refund, RefundState};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::store::entity::refund::{ActiveModel, Column, Entity, Model};
use crate::store::stored::{Stored, all, column, named, number, one, readable};
use crate::store::{StoreError, autocommit, insert_if_absent};

/// Who wanted a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Merchant,
    /// The shop gives back what nobody keeps.
    Shop,
    /// Antom told of it, and nobody here asked for it.
    Elsewhere,
}

impl Origin {
    const ALL: [Self; 3] = [Self::Merchant, Self::Shop, Self::Elsewhere];

    /// The word under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Merchant => "merchant",
            Self::Shop => "shop",
            Self::Elsewhere => "elsewhere",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Origin {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        named("an origin of a refund", Self::ALL, Self::as_str, word)
    }
}

/// A refund as it was asked for, and as its evidence says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundRow {
    pub refund_request_id: String,
    pub order_id: String,
    /// The attempt's number.
    pub attempt: u32,
    /// In the order's currency.
    pub amount_minor: i64,
    pub state: Stored<RefundState>,
    pub origin: Stored<Origin>,
    pub reason: String,
    /// Antom's own number.
    pub refund_id: Option<String>,
    pub failure: Option<String>,
    pub requested_at: i64,
}

impl TryFrom<Model> for RefundRow {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, Self::Error> {
        Ok(Self {
            attempt: number(row.attempt)?,
            state: Stored::read(row.state),
            origin: Stored::read(row.origin),
            refund_request_id: row.refund_request_id,
            order_id: row.order_id,
            amount_minor: row.amount_minor,
            reason: row.reason,
            refund_id: row.refund_id,
            failure: row.failure,
            requested_at: row.requested_at,
        })
    }
}

impl From<RefundRow> for Model {
    fn from(row: RefundRow) -> Self {
        Self {
            attempt: column(row.attempt),
            state: row.state.to_string(),
            origin: row.origin.to_string(),
            refund_request_id: row.refund_request_id,
            order_id: row.order_id,
            amount_minor: row.amount_minor,
            reason: row.reason,
            refund_id: row.refund_id,
            failure: row.failure,
            requested_at: row.requested_at,
        }
    }
}

/// Writes a wish down, before anything is sent (I7).
pub(crate) async fn insert(db: &impl ConnectionTrait, row: RefundRow) -> Result<(), DbErr> {
    Entity::insert(Model::from(row).into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn find(
    db: &impl ConnectionTrait,
    refund_request_id: &str,
) -> Result<Option<RefundRow>, StoreError> {
    one(Entity::find_by_id(refund_request_id).one(db).await?)
}

/// Those that have one of these ids, ours or Antom's. One that cannot be read is left out.
pub(crate) async fn with_ids(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<RefundRow>, DbErr> {
    let ours = Entity::find().filter(Column::RefundRequestId.is_in(ids));
    let theirs = Entity::find().filter(Column::RefundId.is_in(ids));
    let mut found = ours.all(db).await?;
    found.extend(theirs.all(db).await?);
    Ok(readable(found))
}

/// By our id or by Antom's own.
pub async fn find_by_either(
    db: &impl ConnectionTrait,
    refund_request_id: Option<&str>,
    refund_id: Option<&str>,
) -> Result<Option<RefundRow>, StoreError> {
    let mut either = Condition::any();
    if let Some(id) = refund_request_id {
        either = either.add(Column::RefundRequestId.eq(id));
    }
    if let Some(id) = refund_id {
        either = either.add(Column::RefundId.eq(id));
    }
    if either.is_empty() {
        return Ok(None);
    }
    one(Entity::find().filter(either).one(db).await?)
}

/// First to latest.
pub async fn of_order(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<RefundRow>, StoreError> {
    let found = Entity::find()
        .filter(Column::OrderId.eq(order_id))
        .order_by_asc(Column::RequestedAt)
        .order_by_asc(Column::RefundRequestId)
        .all(db)
        .await?;
    all(found)
}

/// The attempt whose money a refund gives back.
pub(crate) struct RefundOf<'a> {
    pub(crate) order_id: &'a str,
    pub(crate) attempt: u32,
}

/// What the ledger says of a refund; one that this shop never asked for gets its row here.
pub(crate) async fn store(
    db: &impl ConnectionTrait,
    of: &RefundOf<'_>,
    refund_request_id: &str,
    refund: &Refund,
    now: i64,
) -> Result<(), DbErr> {
    let state = refund.state.as_str();
    let amount = refund.amount.map_or(0, Money::minor);
    let known = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::AmountMinor, Expr::value(amount))
        .col_expr(Column::Failure, Expr::value(refund.failure.clone()))
        .filter(Column::RefundRequestId.eq(refund_request_id))
        .exec(db)
        .await?;
    if known.rows_affected == 0 {
        let row = ActiveModel {
            refund_request_id: Set(refund_request_id.to_owned()),
            order_id: Set(of.order_id.to_owned()),
            attempt: Set(column(of.attempt)),
            amount_minor: Set(amount),
            state: Set(state.to_owned()),
            origin: Set(Origin::Elsewhere.as_str().to_owned()),
            reason: Set(String::new()),
            refund_id: Set(None),
            failure: Set(refund.failure.clone()),
            requested_at: Set(now),
        };
        insert_if_absent(db, row).await?;
    }
    Ok(())
}

/// Notes Antom's own number of a refund.
pub(crate) async fn set_refund_id(
    db: &impl ConnectionTrait,
    refund_request_id: &str,
    refund_id: &str,
) -> Result<(), DbErr> {
    autocommit(
        Entity::update_many()
            .col_expr(Column::RefundId, Expr::value(Some(refund_id)))
            .filter(Column::RefundRequestId.eq(refund_request_id))
            .exec(db),
    )
    .await?;
    Ok(())
}
