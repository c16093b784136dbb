//! What buyers say of what they bought, and what of it is published.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::catalogue::revision::touch;
use crate::store::constant;
use crate::store::entity::rating;
use crate::store::entity::review::{Column, Entity};
use crate::store::insert_if_absent;

pub use crate::store::entity::review::Model as ReviewRow;

/// The states as they are stored.
pub const WAITING: &str = "waiting";
pub const PUBLISHED: &str = "published";
pub const REFUSED: &str = "refused";

/// What this buyer said of the product.
pub(crate) async fn of_buyer(
    db: &impl ConnectionTrait,
    buyer: &str,
    product: &str,
) -> Result<Option<ReviewRow>, DbErr> {
    Entity::find()
        .filter(Column::BuyerId.eq(buyer))
        .filter(Column::Product.eq(product))
        .one(db)
        .await
}

/// All that this buyer said, first to latest.
pub async fn all_of_buyer(db: &impl ConnectionTrait, buyer: &str) -> Result<Vec<ReviewRow>, DbErr> {
    Entity::find()
        .filter(Column::BuyerId.eq(buyer))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<ReviewRow>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Inserts it, unless the buyer has said something of the product before.
pub(crate) async fn insert(db: &impl ConnectionTrait, row: ReviewRow) -> Result<bool, DbErr> {
    insert_if_absent(db, row.into_active_model()).await
}

/// Says it anew: it waits to be looked at.
pub(crate) async fn replace(db: &impl ConnectionTrait, row: ReviewRow) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(row.name))
        .col_expr(Column::Stars, Expr::value(row.stars))
        .col_expr(Column::Text, Expr::value(row.text))
        .col_expr(Column::Locale, Expr::value(row.locale))
        .col_expr(Column::State, Expr::value(WAITING))
        .col_expr(Column::MadeAt, Expr::value(row.made_at))
        .col_expr(Column::DecidedAt, Expr::value(None::<i64>))
        .filter(Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn decide(
    db: &impl ConnectionTrait,
    id: &str,
    state: &'static str,
    now: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::DecidedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Sums up anew what is published of a product, and shows it on its pages.
pub(crate) async fn sum_up(db: &impl ConnectionTrait, product: &str) -> Result<(), DbErr> {
    let published: Vec<i32> = Entity::find()
        .select_only()
        .column(Column::Stars)
        .filter(Column::Product.eq(product))
        .filter(Column::State.eq(PUBLISHED))
        .into_tuple()
        .all(db)
        .await?;
    rating::Entity::delete_by_id(product).exec(db).await?;
    if !published.is_empty() {
        let row = rating::ActiveModel {
            product: Set(product.to_owned()),
            stars: Set(published.iter().map(|stars| i64::from(*stars)).sum()),
            reviews: Set(i64::try_from(published.len()).unwrap_or(i64::MAX)),
        };
        rating::Entity::insert(row)
            .exec_without_returning(db)
            .await?;
    }
    touch(db).await
}

/// The newest that are published of a product.
pub async fn published(
    db: &impl ConnectionTrait,
    product: &str,
    max: u64,
) -> Result<Vec<ReviewRow>, DbErr> {
    Entity::find()
        .filter(Column::Product.eq(product))
        .filter(Column::State.eq(PUBLISHED))
        .order_by_desc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// Those that wait to be looked at, the longest waiting first.
pub async fn waiting(db: &impl ConnectionTrait, max: u64) -> Result<Vec<ReviewRow>, DbErr> {
    Entity::find()
        .filter(Column::State.into_expr().eq(constant(WAITING)))
        .order_by_asc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// What was said stays, and nobody knows who said it. Pages show the names, so they are made anew.
pub(crate) async fn forget(db: &impl ConnectionTrait, buyer: &str) -> Result<(), DbErr> {
    let forgotten = Entity::update_many()
        .col_expr(Column::Name, Expr::value(""))
        .filter(Column::BuyerId.eq(buyer))
        .exec(db)
        .await?;
    if forgotten.rows_affected == 0 {
        return Ok(());
    }
    touch(db).await
}
