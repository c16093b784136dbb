//! Stock: on hand + reserved + sold stays what it was when the shop opened (I9).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use domain::cart::Quantity;

use crate::store::catalogue::revision::touch;
use crate::store::entity::variant::{Column, Entity};

/// From this many pieces on, catalogue pages no longer tell the number.
pub const LOW: u32 = 5;

/// The columns a piece moves between.
enum Shelf {
    OnHand,
    Reserved,
    Sold,
}

impl Shelf {
    fn column(&self) -> Column {
        match self {
            Self::OnHand => Column::OnHand,
            Self::Reserved => Column::Reserved,
            Self::Sold => Column::Sold,
        }
    }
}

/// Keeps others off the pieces of several orders, for a transaction that moves more than one's:
/// whoever takes rows takes them in the same order, so that no two wait for each other.
pub(crate) async fn lock(db: &impl ConnectionTrait, pieces: &[(String, u32)]) -> Result<(), DbErr> {
    Entity::find()
        .filter(Column::Sku.is_in(pieces.iter().map(|(sku, _)| sku.as_str())))
        .order_by_asc(Column::Sku)
        .lock_exclusive()
        .all(db)
        .await?;
    Ok(())
}

/// Takes pieces off the shelf for an order, all or none; `Err(sku)` names the first that is short.
pub(crate) async fn reserve(
    db: &impl ConnectionTrait,
    pieces: &[(String, u32)],
) -> Result<Result<(), String>, DbErr> {
    let mut told = false;
    for (taken, (sku, quantity)) in pieces.iter().enumerate() {
        if !shift(db, sku, *quantity, &Shelf::OnHand, &Shelf::Reserved).await? {
            release(db, &pieces[..taken]).await?;
            return Ok(Err(sku.clone()));
        }
        told |= pages_tell(db, sku, 0).await?;
    }
    tell(db, told).await?;
    Ok(Ok(()))
}

/// Puts an order's reserved pieces back.
pub(crate) async fn release(
    db: &impl ConnectionTrait,
    pieces: &[(String, u32)],
) -> Result<(), DbErr> {
    let mut told = false;
    for (sku, quantity) in pieces {
        if shift(db, sku, *quantity, &Shelf::Reserved, &Shelf::OnHand).await? {
            told |= pages_tell(db, sku, *quantity).await?;
        }
    }
    tell(db, told).await
}

/// An order's reserved pieces are sold.
pub(crate) async fn sell(db: &impl ConnectionTrait, pieces: &[(String, u32)]) -> Result<(), DbErr> {
    for (sku, quantity) in pieces {
        shift(db, sku, *quantity, &Shelf::Reserved, &Shelf::Sold).await?;
    }
    Ok(())
}

/// Sold pieces that never left go back on the shelf.
pub(crate) async fn take_back(
    db: &impl ConnectionTrait,
    pieces: &[(String, u32)],
) -> Result<(), DbErr> {
    let mut told = false;
    for (sku, quantity) in pieces {
        if shift(db, sku, *quantity, &Shelf::Sold, &Shelf::OnHand).await? {
            told |= pages_tell(db, sku, *quantity).await?;
        }
    }
    tell(db, told).await
}

/// Puts pieces on the shelf, or takes some off it, without an order: how many can be sold then. None
/// if there are not that many, or more than can be counted.
pub(crate) async fn adjust(
    db: &impl ConnectionTrait,
    sku: &str,
    by: i32,
) -> Result<Option<i32>, DbErr> {
    let least = Ord::max(by.saturating_neg(), 0);
    let most = i32::MAX.saturating_sub(Ord::max(by, 0));
    let adjusted = Entity::update_many()
        .col_expr(Column::OnHand, Expr::col(Column::OnHand).add(by))
        .filter(Column::Sku.eq(sku))
        .filter(Column::OnHand.between(least, most))
        .exec(db)
        .await?;
    if adjusted.rows_affected != 1 {
        return Ok(None);
    }
    touch(db).await?;
    let row = Entity::find_by_id(sku).one(db).await?;
    Ok(row.map(|row| row.on_hand))
}

async fn shift(
    db: &impl ConnectionTrait,
    sku: &str,
    quantity: u32,
    from: &Shelf,
    to: &Shelf,
) -> Result<bool, DbErr> {
    let quantity = i32::try_from(quantity).unwrap_or(i32::MAX);
    let moved = Entity::update_many()
        .col_expr(from.column(), Expr::col(from.column()).sub(quantity))
        .col_expr(to.column(), Expr::col(to.column()).add(quantity))
        .filter(Column::Sku.eq(sku))
        .filter(from.column().gte(quantity))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Moves the catalogue's revision, which everybody shares: after all variants, so that nobody holds
/// it while waiting for one.
async fn tell(db: &impl ConnectionTrait, told: bool) -> Result<(), DbErr> {
    if told { touch(db).await } else { Ok(()) }
}

/// Whether catalogue pages tell how many are left. Well-stocked variants do not move the
/// revision, so that a busy shop keeps its catalogue in memory.
async fn pages_tell(db: &impl ConnectionTrait, sku: &str, returned: u32) -> Result<bool, DbErr> {
    let row = Entity::find_by_id(sku).one(db).await?;
    Ok(row.is_some_and(|row| {
        u32::try_from(row.on_hand)
            .unwrap_or(0)
            .saturating_sub(returned)
            < Quantity::MAX.get()
    }))
}
