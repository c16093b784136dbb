//! A shopper's cart: which variants, how many, and the price that was seen.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use crate::store::entity::{cart, cart_item};
use crate::store::{Db, insert_if_absent};

pub use crate::store::entity::cart_item::Model as CartItem;

/// A shopper's items in the order they were added, and the promotion code.
pub async fn read(
    db: &impl ConnectionTrait,
    shopper: &str,
) -> Result<(Vec<CartItem>, Option<String>), DbErr> {
    let items = cart_item::Entity::find()
        .filter(cart_item::Column::Shopper.eq(shopper))
        .order_by_asc(cart_item::Column::AddedAt)
        .order_by_asc(cart_item::Column::Sku)
        .all(db)
        .await?;
    let promotion = cart::Entity::find_by_id(shopper)
        .one(db)
        .await?
        .and_then(|row| row.promotion);
    Ok((items, promotion))
}

/// The cart, and nobody else changes it until this transaction ends. (On SQLite the write
/// transaction already keeps others out.)
pub(crate) async fn lock(db: &impl ConnectionTrait, shopper: &str, now: i64) -> Result<(), DbErr> {
    let row = cart::ActiveModel {
        shopper: Set(shopper.to_owned()),
        promotion: Set(None),
        updated_at: Set(now),
    };
    insert_if_absent(db, row).await?;
    cart::Entity::find_by_id(shopper)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(())
}

pub(crate) async fn put(db: &impl ConnectionTrait, item: CartItem, now: i64) -> Result<(), DbErr> {
    let row = cart::ActiveModel {
        shopper: Set(item.shopper.clone()),
        promotion: Set(None),
        updated_at: Set(now),
    };
    cart::Entity::insert(row)
        .on_conflict(
            OnConflict::column(cart::Column::Shopper)
                .update_column(cart::Column::UpdatedAt)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    cart_item::Entity::insert(cart_item::ActiveModel {
        shopper: Set(item.shopper),
        sku: Set(item.sku),
        quantity: Set(item.quantity),
        seen_currency: Set(item.seen_currency),
        seen_minor: Set(item.seen_minor),
        added_at: Set(item.added_at),
    })
    .on_conflict(
        OnConflict::columns([cart_item::Column::Shopper, cart_item::Column::Sku])
            .update_columns([
                cart_item::Column::Quantity,
                cart_item::Column::SeenCurrency,
                cart_item::Column::SeenMinor,
            ])
            .to_owned(),
    )
    .exec_without_returning(db)
    .await?;
    Ok(())
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    shopper: &str,
    sku: &str,
) -> Result<Option<CartItem>, DbErr> {
    cart_item::Entity::find_by_id((shopper.to_owned(), sku.to_owned()))
        .one(db)
        .await
}

pub(crate) async fn remove(
    db: &impl ConnectionTrait,
    shopper: &str,
    sku: &str,
) -> Result<(), DbErr> {
    // PostgreSQL stores no such text, so nothing has this name.
    if sku.contains('\0') {
        return Ok(());
    }
    cart_item::Entity::delete_by_id((shopper.to_owned(), sku.to_owned()))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn set_promotion(
    db: &impl ConnectionTrait,
    shopper: &str,
    code: Option<String>,
    now: i64,
) -> Result<(), DbErr> {
    if code.is_some() {
        // A code may come before the first thing does.
        let row = cart::ActiveModel {
            shopper: Set(shopper.to_owned()),
            promotion: Set(None),
            updated_at: Set(now),
        };
        insert_if_absent(db, row).await?;
    }
    cart::Entity::update_many()
        .col_expr(cart::Column::Promotion, Expr::value(code))
        .col_expr(cart::Column::UpdatedAt, Expr::value(now))
        .filter(cart::Column::Shopper.eq(shopper))
        .exec(db)
        .await?;
    Ok(())
}

/// Takes what was paid for out of the cart and leaves what the buyer added since.
pub(crate) async fn take_out(
    db: &impl ConnectionTrait,
    shopper: &str,
    paid: &[(String, u32)],
    now: i64,
) -> Result<(), DbErr> {
    lock(db, shopper, now).await?;
    for (sku, quantity) in paid {
        let Some(item) = find(db, shopper, sku).await? else {
            continue;
        };
        let left = item.quantity - i32::try_from(*quantity).unwrap_or(i32::MAX);
        if left > 0 {
            put(
                db,
                CartItem {
                    quantity: left,
                    ..item
                },
                now,
            )
            .await?;
        } else {
            remove(db, shopper, sku).await?;
        }
    }
    set_promotion(db, shopper, None, now).await
}

/// Deletes carts, with what is in them, that nobody has changed since `moment`.
pub async fn purge(db: &Db, moment: i64) -> Result<u64, DbErr> {
    let gone = cart::Entity::delete_many()
        .filter(cart::Column::UpdatedAt.lt(moment))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
