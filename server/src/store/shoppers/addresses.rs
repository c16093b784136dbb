//! A buyer's address book.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _, PaginatorTrait,
    QueryFilter, QueryOrder,
};

use crate::store::entity::address::{Column, Entity};

pub use crate::store::entity::address::Model as AddressRow;

/// The default first, then the newest.
pub async fn of_buyer(db: &impl ConnectionTrait, buyer: &str) -> Result<Vec<AddressRow>, DbErr> {
    Entity::find()
        .filter(Column::BuyerId.eq(buyer))
        .order_by_desc(Column::IsDefault)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// One of this buyer's own.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    buyer: &str,
    id: &str,
) -> Result<Option<AddressRow>, DbErr> {
    Entity::find_by_id(id)
        .filter(Column::BuyerId.eq(buyer))
        .one(db)
        .await
}

pub(crate) async fn count(db: &impl ConnectionTrait, buyer: &str) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::BuyerId.eq(buyer))
        .count(db)
        .await
}

pub(crate) async fn insert(db: &impl ConnectionTrait, row: AddressRow) -> Result<(), DbErr> {
    let row = row.into_active_model();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Writes what the row says, its default aside.
pub(crate) async fn update(db: &impl ConnectionTrait, row: AddressRow) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(row.name))
        .col_expr(Column::Phone, Expr::value(row.phone))
        .col_expr(Column::Country, Expr::value(row.country))
        .col_expr(Column::Address1, Expr::value(row.address1))
        .col_expr(Column::Address2, Expr::value(row.address2))
        .col_expr(Column::City, Expr::value(row.city))
        .col_expr(Column::Province, Expr::value(row.province))
        .col_expr(Column::Postcode, Expr::value(row.postcode))
        .filter(Column::Id.eq(row.id))
        .filter(Column::BuyerId.eq(row.buyer_id))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn remove(
    db: &impl ConnectionTrait,
    buyer: &str,
    id: &str,
) -> Result<bool, DbErr> {
    let removed = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::BuyerId.eq(buyer))
        .exec(db)
        .await?;
    Ok(removed.rows_affected == 1)
}

/// This one, and no other of the buyer's.
pub(crate) async fn make_default(
    db: &impl ConnectionTrait,
    buyer: &str,
    id: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::IsDefault, Expr::col(Column::Id).eq(id))
        .filter(Column::BuyerId.eq(buyer))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn forget(db: &impl ConnectionTrait, buyer: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::BuyerId.eq(buyer))
        .exec(db)
        .await?;
    Ok(())
}
