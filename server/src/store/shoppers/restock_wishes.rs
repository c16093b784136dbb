//! Who wants to be told when something that is sold out is there again.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::entity::restock_wish::{ActiveModel, Column, Entity};
use crate::store::{Db, insert_if_absent};

pub use crate::store::entity::restock_wish::Model as RestockWish;

fn new_id() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// How many wishes of this address wait for its word, made since `moment`, and how many it has.
pub(crate) async fn counts(
    db: &impl ConnectionTrait,
    email: &str,
    moment: i64,
) -> Result<(u64, u64), DbErr> {
    let of_email = Entity::find().filter(Column::Email.eq(email));
    let unconfirmed = of_email
        .clone()
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::MadeAt.gt(moment));
    Ok((unconfirmed.count(db).await?, of_email.count(db).await?))
}

/// The wish of this address for this variant.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    email: &str,
    sku: &str,
) -> Result<Option<RestockWish>, DbErr> {
    Entity::find()
        .filter(Column::Email.eq(email))
        .filter(Column::Sku.eq(sku))
        .one(db)
        .await
}

/// Writes a wish down, unless there is one; its id.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    email: &str,
    sku: &str,
    locale: &str,
    now: i64,
    confirmed: bool,
) -> Result<Option<String>, DbErr> {
    let id = new_id();
    let row = ActiveModel {
        id: Set(id.clone()),
        sku: Set(sku.to_owned()),
        email: Set(email.to_owned()),
        locale: Set(locale.to_owned()),
        made_at: Set(now),
        confirmed_at: Set(confirmed.then_some(now)),
        told_at: Set(None),
    };
    Ok(insert_if_absent(db, row).await?.then_some(id))
}

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<RestockWish>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Whoever reads the mail of the address wants it.
pub(crate) async fn confirm(db: &impl ConnectionTrait, id: &str, now: i64) -> Result<bool, DbErr> {
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::ConfirmedAt.is_null())
        .exec(db)
        .await?;
    Ok(confirmed.rows_affected == 1)
}

pub(crate) async fn remove(db: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    let removed = Entity::delete_by_id(id).exec(db).await?;
    Ok(removed.rows_affected == 1)
}

/// Variants that somebody waits for.
pub(crate) async fn waited_for(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Sku)
        .distinct()
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::ToldAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

/// Who waits for one of these, the longest waiting first.
pub(crate) async fn waiting(
    db: &impl ConnectionTrait,
    skus: &[&str],
    max: u64,
) -> Result<Vec<RestockWish>, DbErr> {
    Entity::find()
        .filter(Column::Sku.is_in(skus.iter().copied()))
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::ToldAt.is_null())
        .order_by_asc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// The mail that tells is on its way; whether it was not before.
pub(crate) async fn tell(db: &impl ConnectionTrait, id: &str, now: i64) -> Result<bool, DbErr> {
    let told = Entity::update_many()
        .col_expr(Column::ToldAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::ToldAt.is_null())
        .exec(db)
        .await?;
    Ok(told.rows_affected == 1)
}

/// The goods were gone again before the mail left: the wish waits on, under a name of which no mail
/// has been written.
pub(crate) async fn wait_on(db: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Id, Expr::value(new_id()))
        .col_expr(Column::ToldAt, Expr::value(None::<i64>))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The wishes of an address, first to latest.
pub async fn of_email(db: &impl ConnectionTrait, email: &str) -> Result<Vec<RestockWish>, DbErr> {
    Entity::find()
        .filter(Column::Email.eq(email))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub(crate) async fn forget(db: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Email.eq(email))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes those that nobody confirmed before the first moment, that were answered before the
/// second, and all that were made before the third.
pub(crate) async fn purge(db: &Db, unconfirmed: i64, told: i64, oldest: i64) -> Result<u64, DbErr> {
    let mut gone = 0;
    for over in [
        Column::MadeAt
            .lt(unconfirmed)
            .and(Column::ConfirmedAt.is_null()),
        // The index is by when it was made, which is no later.
        Column::MadeAt.lt(told).and(Column::ToldAt.lt(told)),
        Column::MadeAt.lt(oldest),
    ] {
        let deleted = Entity::delete_many().filter(over).exec(db).await?;
        gone += deleted.rows_affected;
    }
    Ok(gone)
}
