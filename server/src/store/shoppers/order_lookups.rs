//! Guests who want to see their order: a wish is written down whether or not there is such an order,
//! and only the hash of the code that was mailed is ever here.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
};

use crate::store::entity::order_lookup::{ActiveModel, Column, Entity};
use crate::store::{Db, autocommit};

pub use crate::store::entity::order_lookup::Model as OrderLookup;

/// How many of this address were written down since `moment`.
pub(crate) async fn count(
    db: &impl ConnectionTrait,
    email: &str,
    moment: i64,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::Email.eq(email))
        .filter(Column::MadeAt.gt(moment))
        .count(db)
        .await
}

pub(crate) async fn add(
    db: &impl ConnectionTrait,
    id: &str,
    number: &str,
    email: &str,
    locale: &str,
    now: i64,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id.to_owned()),
        number: Set(number.to_owned()),
        email: Set(email.to_owned()),
        locale: Set(locale.to_owned()),
        code_hash: Set(None),
        tries: Set(0),
        made_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    id: &str,
) -> Result<Option<OrderLookup>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Keeps the keyed hash of the code that is about to be mailed.
pub(crate) async fn set_code(db: &impl ConnectionTrait, id: &str, hash: &str) -> Result<(), DbErr> {
    autocommit(async {
        Entity::update_many()
            .col_expr(Column::CodeHash, Expr::value(hash))
            .filter(Column::Id.eq(id))
            .exec(db)
            .await
    })
    .await?;
    Ok(())
}

/// Takes a try, if one is left since `moment`; the wish, if the code of this hash is its own.
pub(crate) async fn redeem(
    db: &impl ConnectionTrait,
    id: &str,
    hash: &str,
    most: i32,
    moment: i64,
) -> Result<Option<OrderLookup>, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Tries.lt(most))
        .filter(Column::MadeAt.gt(moment))
        .exec(db)
        .await?;
    let row = find(db, id).await?;
    let same = row.as_ref().map(|row| row.code_hash.as_deref()) == Some(Some(hash));
    Ok(row.filter(|_| same && taken.rows_affected == 1))
}

pub(crate) async fn forget(db: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Email.eq(email))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets what was made before `moment`.
pub(crate) async fn purge(db: &Db, moment: i64) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::MadeAt.lt(moment))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
