//! What is still to be done, written in the same transaction as the reason for it.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::Expr,
};

use super::entity::outbox::{ActiveModel, Column, Entity};
use super::insert_once;

pub use super::entity::outbox::Model as OutboxRow;

pub(super) const TODO: &str = "todo";
const DONE: &str = "done";

impl OutboxRow {
    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == TODO
    }
}

/// Adds a task unless one with this key exists: each is done once.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    key: &str,
    order_id: &str,
    kind: &str,
    payload: &str,
    now: i64,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        key: Set(key.to_owned()),
        order_id: Set(order_id.to_owned()),
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_owned()),
        state: Set(TODO.to_owned()),
        run_at: Set(now),
        locked_until: Set(0),
        tries: Set(0),
        last_error: Set(None),
        created_at: Set(now),
    };
    insert_once(db, row).await
}

/// Takes the oldest task that is due, for `lease` milliseconds.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(
    db: &impl ConnectionTrait,
    now: i64,
    lease: i64,
) -> Result<Option<OutboxRow>, DbErr> {
    let candidates = Entity::find()
        .filter(Column::State.eq(TODO))
        .filter(Column::RunAt.lte(now))
        .filter(Column::LockedUntil.lte(now))
        .order_by_asc(Column::RunAt)
        .limit(8)
        .all(db)
        .await?;
    for row in candidates {
        let claimed = Entity::update_many()
            .col_expr(Column::LockedUntil, Expr::value(now + lease))
            .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
            .filter(Column::Id.eq(row.id))
            .filter(Column::State.eq(TODO))
            .filter(Column::LockedUntil.eq(row.locked_until))
            .exec(db)
            .await?;
        if claimed.rows_affected == 1 {
            return Ok(Some(OutboxRow {
                tries: row.tries + 1,
                locked_until: now + lease,
                ..row
            }));
        }
    }
    Ok(None)
}

pub(crate) async fn finish(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(DONE))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes a task whose reason has gone.
pub(crate) async fn forget(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Gives the task back, to be tried again later.
pub(crate) async fn postpone(
    db: &impl ConnectionTrait,
    id: i64,
    run_at: i64,
    error: String,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::RunAt, Expr::value(run_at))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .col_expr(Column::LastError, Expr::value(Some(error)))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<OutboxRow>, DbErr> {
    Entity::find().order_by_asc(Column::Id).all(db).await
}
