//! Saved cards. Their tokens are here sealed, and no longer than Antom knows them.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::store::entity::saved_card::{Column, Entity};
use crate::store::{autocommit, insert_if_absent};

pub use crate::store::entity::saved_card::Model as SavedCardRow;

/// Whatever became of it.
pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<SavedCardRow>, DbErr> {
    // PostgreSQL stores no such text, so no card has this id.
    if id.contains('\0') {
        return Ok(None);
    }
    Entity::find_by_id(id).one(db).await
}

/// The buyer's card that is known by one of these marks, removed or not.
pub(crate) async fn by_mark(
    db: &impl ConnectionTrait,
    buyer_id: &str,
    marks: &[String],
) -> Result<Option<SavedCardRow>, DbErr> {
    Entity::find()
        .filter(Column::BuyerId.eq(buyer_id))
        .filter(Column::TokenMark.is_in(marks))
        .one(db)
        .await
}

/// Adds a card; `false` if the buyer has one of this mark.
pub(crate) async fn add(db: &impl ConnectionTrait, row: SavedCardRow) -> Result<bool, DbErr> {
    autocommit(insert_if_absent(db, row.into_active_model().reset_all())).await
}

/// Writes down what was learned about a card that is here, unless it was removed, or came back,
/// since it was read.
pub(crate) async fn update(
    db: &impl ConnectionTrait,
    row: SavedCardRow,
    removed_at: Option<i64>,
) -> Result<(), DbErr> {
    let as_it_was = match removed_at {
        Some(at) => Column::RemovedAt.eq(at),
        None => Column::RemovedAt.is_null(),
    };
    let id = row.id.clone();
    let change = Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(Column::Id.eq(id))
        .filter(as_it_was)
        .exec(db);
    autocommit(change).await?;
    Ok(())
}

/// The buyer's cards, the latest first, without those that were removed.
pub async fn of_buyer(
    db: &impl ConnectionTrait,
    buyer_id: &str,
) -> Result<Vec<SavedCardRow>, DbErr> {
    Entity::find()
        .filter(Column::BuyerId.eq(buyer_id))
        .filter(Column::RemovedAt.is_null())
        .order_by_desc(Column::SavedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Removes the buyer's card; `false` if this buyer has none of this id.
pub(crate) async fn remove(
    db: &impl ConnectionTrait,
    buyer_id: &str,
    id: &str,
    now: i64,
) -> Result<bool, DbErr> {
    // As in `find`.
    if id.contains('\0') {
        return Ok(false);
    }
    let removed = Entity::update_many()
        .col_expr(Column::RemovedAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::BuyerId.eq(buyer_id))
        .filter(Column::RemovedAt.is_null())
        .exec(db)
        .await?;
    Ok(removed.rows_affected == 1)
}

/// Every card whose token is still here.
pub async fn sealed(db: &impl ConnectionTrait) -> Result<Vec<SavedCardRow>, DbErr> {
    Entity::find()
        .filter(Column::Token.is_not_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Puts the token under another key, unless something else happened to it meanwhile.
pub(crate) async fn renew(
    db: &impl ConnectionTrait,
    id: &str,
    sealed: &str,
    renewed: &str,
    mark: &str,
) -> Result<(), DbErr> {
    let change = Entity::update_many()
        .col_expr(Column::Token, Expr::value(Some(renewed)))
        .col_expr(Column::TokenMark, Expr::value(mark))
        .filter(Column::Id.eq(id))
        .filter(Column::Token.eq(sealed))
        .exec(db);
    autocommit(change).await?;
    Ok(())
}

/// Forgets the token of a removed card, unless another has taken its place meanwhile.
pub(crate) async fn forget_token(
    db: &impl ConnectionTrait,
    id: &str,
    token: &str,
) -> Result<(), DbErr> {
    let change = Entity::update_many()
        .col_expr(Column::Token, Expr::value(Option::<String>::None))
        .filter(Column::Id.eq(id))
        .filter(Column::Token.eq(token))
        .filter(Column::RemovedAt.is_not_null())
        .exec(db);
    autocommit(change).await?;
    Ok(())
}
