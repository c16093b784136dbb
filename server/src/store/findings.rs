//! Reports that were read, and what differed from the books.

use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::store::entity::finding::{Column, Entity};
use crate::store::entity::report_read;
use crate::store::insert_if_absent;

pub use crate::store::entity::finding::Model as FindingRow;
pub use crate::store::entity::report_read::Model as ReadingRow;

/// Keeps that a report was read; tells its number.
pub(crate) async fn add_reading(db: &impl ConnectionTrait, row: ReadingRow) -> Result<i64, DbErr> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    Ok(row.insert(db).await?.id)
}

pub async fn reading(db: &impl ConnectionTrait, id: i64) -> Result<Option<ReadingRow>, DbErr> {
    report_read::Entity::find_by_id(id).one(db).await
}

/// Latest first.
pub async fn latest_readings(
    db: &impl ConnectionTrait,
    max: u64,
) -> Result<Vec<ReadingRow>, DbErr> {
    report_read::Entity::find()
        .order_by_desc(report_read::Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// Adds a finding. One that is known belongs to its latest reading, and stays as it is.
pub(crate) async fn add(db: &impl ConnectionTrait, row: FindingRow) -> Result<bool, DbErr> {
    let (mark, reading) = (row.mark.clone(), row.reading);
    let mut new = row.into_active_model().reset_all();
    new.id = NotSet;
    if insert_if_absent(db, new).await? {
        return Ok(true);
    }
    Entity::update_many()
        .col_expr(Column::Reading, Expr::value(reading))
        .filter(Column::Mark.eq(mark))
        .exec(db)
        .await?;
    Ok(false)
}

pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<FindingRow>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// How many nobody has resolved.
pub async fn count_open(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().filter(Column::Open.eq(true)).count(db).await
}

/// Open ones, or resolved ones, latest first; those before one, if its id is given.
pub async fn list(
    db: &impl ConnectionTrait,
    open: bool,
    before: Option<i64>,
    max: u64,
) -> Result<Vec<FindingRow>, DbErr> {
    let mut rows = Entity::find().filter(Column::Open.eq(open));
    if let Some(id) = before {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Open)
        .order_by_desc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// What a reading had, first to last.
pub async fn of_reading(
    db: &impl ConnectionTrait,
    reading: i64,
    max: u64,
) -> Result<Vec<FindingRow>, DbErr> {
    Entity::find()
        .filter(Column::Reading.eq(reading))
        .order_by_asc(Column::Reading)
        .order_by_asc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// Resolves a finding; `false` if it was resolved before.
pub(crate) async fn resolve(
    db: &impl ConnectionTrait,
    id: i64,
    by: &str,
    note: &str,
    now: i64,
) -> Result<bool, DbErr> {
    let resolved = Entity::update_many()
        .col_expr(Column::Open, Expr::value(false))
        .col_expr(Column::ResolvedAt, Expr::value(Some(now)))
        .col_expr(Column::ResolvedBy, Expr::value(Some(by)))
        .col_expr(Column::Note, Expr::value(Some(note)))
        .filter(Column::Id.eq(id))
        .filter(Column::Open.eq(true))
        .exec(db)
        .await?;
    Ok(resolved.rows_affected == 1)
}
