//! Orders and their lines. An order's lines and amounts never change after it is placed.

mod line;
pub mod parcels;
mod row;

use std::collections::BTreeMap;
use std::fmt;

use domain::Money;
use domain::ledger::{AttemptState, PaymentStatus};
use domain::order::{LineKind, OrderState, Pieces};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait as _, Query},
};

use crate::store::entity::{attempt, order, order_line};
use crate::store::stored::{Stored, all, by_order, one, readable};
use crate::store::{StoreError, autocommit, constant};

pub use crate::store::orders::line::OrderLineRow;
pub use crate::store::orders::row::{OrderRow, StockPlace, search_text};

/// What an order holds on the shelves: SKU and pieces.
#[must_use]
pub(crate) fn pieces(lines: &[OrderLineRow]) -> Vec<(String, u32)> {
    let mut pieces: Vec<(String, u32)> = Vec::new();
    for line in lines.iter().filter(|line| line.kind == LineKind::Goods) {
        match pieces.iter_mut().find(|(sku, _)| *sku == line.sku) {
            Some((_, sum)) => *sum += line.quantity,
            None => pieces.push((line.sku.clone(), line.quantity)),
        }
    }
    // Always the same order, so that two orders never wait for each other's rows.
    pieces.sort();
    pieces
}

/// What was bought, whether it stands on a shelf or not: pieces by SKU.
#[must_use]
pub(crate) fn bought(lines: &[OrderLineRow]) -> Pieces {
    let mut bought = Pieces::new();
    for line in lines.iter().filter(|line| line.kind.is_bought()) {
        *bought.entry(line.sku.clone()).or_default() += line.quantity;
    }
    bought
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    order: OrderRow,
    lines: Vec<OrderLineRow>,
) -> Result<(), DbErr> {
    order::Entity::insert(order::Model::from(order).into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    order_line::Entity::insert_many(lines.into_iter().map(|line| {
        order_line::Model::from(line)
            .into_active_model()
            .reset_all()
    }))
    .exec_without_returning(db)
    .await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<OrderRow>, StoreError> {
    one(order::Entity::find_by_id(id).one(db).await?)
}

/// Id, number and total of those with these ids. One that cannot be read is left out.
pub(crate) async fn totals(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<(String, String, Money)>, DbErr> {
    let found: Vec<(String, String, String, i64)> = order::Entity::find()
        .select_only()
        .columns([
            order::Column::Id,
            order::Column::Number,
            order::Column::Currency,
            order::Column::TotalMinor,
        ])
        .filter(order::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let read = |(id, number, code, minor): (_, _, String, _)| {
        let total = Money::new(minor, code.parse().ok()?).ok()?;
        Some((id, number, total))
    };
    Ok(found.into_iter().filter_map(read).collect())
}

/// The order, and nobody else changes it until this transaction ends. (On SQLite the write
/// transaction already keeps others out.)
pub(crate) async fn lock(
    db: &impl ConnectionTrait,
    id: &str,
) -> Result<Option<OrderRow>, StoreError> {
    one(order::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?)
}

pub async fn find_by_token(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<OrderRow>, StoreError> {
    // PostgreSQL stores no such text, so no order has this token.
    if token.contains('\0') {
        return Ok(None);
    }
    let found = order::Entity::find()
        .filter(order::Column::Token.eq(token))
        .one(db)
        .await?;
    one(found)
}

/// The shopper's order that still waits for its payment: at most one, by a unique index. One whose
/// money the bank holds until the merchant captures it waits for nothing of the shopper's.
pub async fn awaiting_payment(
    db: &impl ConnectionTrait,
    shopper: &str,
) -> Result<Option<OrderRow>, StoreError> {
    let found = order::Entity::find()
        .filter(order::Column::Shopper.eq(shopper))
        .filter(order::Column::State.eq(OrderState::AwaitingPayment.as_str()))
        .filter(order::Column::CartTaken.eq(false))
        .one(db)
        .await?;
    one(found)
}

/// The shopper's order that was paid last and has not been given up.
pub async fn latest_paid(
    db: &impl ConnectionTrait,
    shopper: &str,
) -> Result<Option<OrderRow>, StoreError> {
    let found = order::Entity::find()
        .filter(order::Column::Shopper.eq(shopper))
        .filter(order::Column::PaidAt.is_not_null())
        .filter(order::Column::State.ne(OrderState::Cancelled.as_str()))
        .order_by_desc(order::Column::PaidAt)
        .limit(1)
        .one(db)
        .await?;
    one(found)
}

/// The shopper's orders, newest first.
pub async fn of_shopper(db: &impl ConnectionTrait, shopper: &str) -> Result<Vec<OrderRow>, DbErr> {
    let found = order::Entity::find()
        .filter(order::Column::Shopper.eq(shopper))
        .order_by_desc(order::Column::PlacedAt)
        .limit(50)
        .all(db)
        .await?;
    Ok(readable(found))
}

/// The buyer's orders, newest first.
pub async fn of_buyer(db: &impl ConnectionTrait, buyer_id: &str) -> Result<Vec<OrderRow>, DbErr> {
    latest_of_buyer(db, buyer_id, 200).await
}

/// As [`of_buyer`], so many of them.
pub async fn latest_of_buyer(
    db: &impl ConnectionTrait,
    buyer_id: &str,
    max: u64,
) -> Result<Vec<OrderRow>, DbErr> {
    let found = order::Entity::find()
        .filter(order::Column::BuyerId.eq(buyer_id))
        .order_by_desc(order::Column::PlacedAt)
        .limit(max)
        .all(db)
        .await?;
    Ok(readable(found))
}

/// Puts the orders that the shopper placed as a guest into a buyer's account.
pub(crate) async fn claim_of_shopper(
    db: &impl ConnectionTrait,
    shopper: &str,
    buyer_id: &str,
) -> Result<(), DbErr> {
    give(db, order::Column::Shopper, shopper, buyer_id).await?;
    Ok(())
}

/// Puts a guest's order into a buyer's account; `false` if it is in one already.
pub(crate) async fn claim(
    db: &impl ConnectionTrait,
    token: &str,
    buyer_id: &str,
) -> Result<bool, DbErr> {
    // As in `find_by_token`.
    if token.contains('\0') {
        return Ok(false);
    }
    Ok(autocommit(give(db, order::Column::Token, token, buyer_id)).await? == 1)
}

async fn give(
    db: &impl ConnectionTrait,
    column: order::Column,
    value: &str,
    buyer_id: &str,
) -> Result<u64, DbErr> {
    let given = order::Entity::update_many()
        .col_expr(order::Column::BuyerId, Expr::value(Some(buyer_id)))
        .filter(column.eq(value))
        // Nobody's order moves to somebody else's account.
        .filter(order::Column::BuyerId.is_null())
        .exec(db)
        .await?;
    Ok(given.rows_affected)
}

/// An order's place among those that were placed, whatever else its row holds.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Placed {
    pub id: String,
    pub placed_at: i64,
}

impl fmt::Display for Placed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.placed_at, self.id)
    }
}

impl Placed {
    /// Reads what its `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (placed_at, id) = text.split_once(':')?;
        Some(Self {
            id: id.to_owned(),
            placed_at: placed_at.parse().ok()?,
        })
    }
}

/// Which orders are meant by their total.
#[derive(Clone, Copy)]
pub enum Total {
    AtLeast(Money),
    /// All but those.
    NotAtLeast(Money),
    Any,
}

impl Total {
    fn condition(self) -> Condition {
        let (currency, total) = (order::Column::Currency, order::Column::TotalMinor);
        match self {
            Self::AtLeast(amount) => Condition::all()
                .add(currency.eq(amount.currency().code()))
                .add(total.gte(amount.minor())),
            Self::NotAtLeast(amount) => Condition::any()
                .add(currency.ne(amount.currency().code()))
                .add(total.lt(amount.minor())),
            Self::Any => Condition::all(),
        }
    }
}

/// Orders of this total, placed after `since` and before `before`; latest first.
pub async fn by_total(
    db: &impl ConnectionTrait,
    total: Total,
    since: i64,
    before: Option<&Placed>,
    max: u64,
) -> Result<Vec<Placed>, DbErr> {
    let mut found = order::Entity::find()
        .select_only()
        .columns([order::Column::Id, order::Column::PlacedAt])
        .filter(total.condition())
        .filter(order::Column::PlacedAt.gte(since));
    if let Some(before) = before {
        let same = order::Column::PlacedAt
            .eq(before.placed_at)
            .and(order::Column::Id.lt(before.id.as_str()));
        // The first part alone gives the index its range.
        found = found
            .filter(order::Column::PlacedAt.lte(before.placed_at))
            .filter(order::Column::PlacedAt.lt(before.placed_at).or(same));
    }
    found
        .order_by_desc(order::Column::PlacedAt)
        .order_by_desc(order::Column::Id)
        .limit(max)
        .into_model()
        .all(db)
        .await
}

/// The condition that an order is in this state, so that a partial index can be used.
fn is_in_state(state: OrderState) -> Expr {
    order::Column::State
        .into_expr()
        .eq(constant(state.as_str()))
}

/// Unpaid orders placed before `moment`, that no attempt can still pay, oldest first, and only those
/// that come after `after`.
pub async fn unpaid_since(
    db: &impl ConnectionTrait,
    moment: i64,
    after: Option<&Placed>,
    max: u64,
) -> Result<Vec<Placed>, DbErr> {
    let alive = AttemptState::ALL.iter().filter(|state| state.is_alive());
    let alive = alive.map(|state| state.as_str());
    let can_still_pay = Query::select()
        .expr(Expr::value(1))
        .from(attempt::Entity)
        .and_where(
            Expr::col((attempt::Entity, attempt::Column::OrderId))
                .equals((order::Entity, order::Column::Id)),
        )
        .and_where(attempt::Column::State.is_in(alive))
        .to_owned();
    let mut unpaid = order::Entity::find()
        .select_only()
        .columns([order::Column::Id, order::Column::PlacedAt])
        .filter(is_in_state(OrderState::AwaitingPayment))
        .filter(order::Column::PlacedAt.lt(moment))
        // Money that a person has to decide about keeps its order open.
        .filter(order::Column::PaymentStatus.ne(PaymentStatus::NeedsReview.as_str()))
        .filter(Expr::exists(can_still_pay).not());
    if let Some(after) = after {
        let same = order::Column::PlacedAt
            .eq(after.placed_at)
            .and(order::Column::Id.gt(after.id.as_str()));
        unpaid = unpaid.filter(order::Column::PlacedAt.gt(after.placed_at).or(same));
    }
    unpaid
        .order_by_asc(order::Column::PlacedAt)
        .order_by_asc(order::Column::Id)
        .limit(max)
        .into_model()
        .all(db)
        .await
}

/// An order's lines, all or none: without one of them nothing sums up.
pub async fn lines(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<OrderLineRow>, StoreError> {
    let rows = order_line::Entity::find()
        .filter(order_line::Column::OrderId.eq(order_id))
        .order_by_asc(order_line::Column::Position)
        .all(db)
        .await?;
    all(rows)
}

/// The lines of each of these orders.
pub async fn lines_of(
    db: &impl ConnectionTrait,
    order_ids: &[String],
) -> Result<BTreeMap<String, Vec<OrderLineRow>>, DbErr> {
    let found = order_line::Entity::find()
        .filter(order_line::Column::OrderId.is_in(order_ids))
        .order_by_asc(order_line::Column::Position)
        .all(db)
        .await?;
    Ok(by_order(readable(found), |line: &OrderLineRow| {
        line.order_id.clone()
    }))
}

/// What evidence, or the merchant, may change about an order.
pub(crate) struct OrderUpdate {
    pub(crate) state: OrderState,
    pub(crate) payment_status: Stored<PaymentStatus>,
    pub(crate) stock: StockPlace,
    pub(crate) review_reason: Option<String>,
    pub(crate) paid_at: Option<i64>,
    pub(crate) fulfilled_at: Option<i64>,
    pub(crate) first_left_at: Option<i64>,
    pub(crate) cart_taken: bool,
}

impl OrderUpdate {
    /// As the order stands now.
    pub(crate) fn of(order: &OrderRow) -> Self {
        Self {
            state: order.state,
            payment_status: order.payment_status.clone(),
            stock: order.stock,
            review_reason: order.review_reason.clone(),
            paid_at: order.paid_at,
            fulfilled_at: order.fulfilled_at,
            first_left_at: order.first_left_at,
            cart_taken: order.cart_taken,
        }
    }
}

/// Stores an update, and shows it in the row that was read.
pub(crate) async fn update(
    db: &impl ConnectionTrait,
    order: &mut OrderRow,
    update: OrderUpdate,
) -> Result<(), DbErr> {
    order.state = update.state;
    order.payment_status = update.payment_status;
    order.stock = update.stock;
    order.review_reason = update.review_reason;
    order.paid_at = update.paid_at;
    order.fulfilled_at = update.fulfilled_at;
    order.first_left_at = update.first_left_at;
    order.cart_taken = update.cart_taken;
    order::Entity::update_many()
        .set(order::ActiveModel {
            state: Set(order.state.as_str().to_owned()),
            payment_status: Set(order.payment_status.to_string()),
            stock: Set(order.stock.as_str().to_owned()),
            review_reason: Set(order.review_reason.clone()),
            paid_at: Set(order.paid_at),
            fulfilled_at: Set(order.fulfilled_at),
            first_left_at: Set(order.first_left_at),
            cart_taken: Set(order.cart_taken),
            ..Default::default()
        })
        .filter(order::Column::Id.eq(&order.id))
        .exec(db)
        .await?;
    Ok(())
}
