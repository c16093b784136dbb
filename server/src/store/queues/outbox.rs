//! What is still to be done, written in the same transaction as the reason for it.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

use crate::platform::telemetry;
use crate::store::entity::outbox::{ActiveModel, Column, Entity};
use crate::store::queues::queue;
use crate::store::queues::queue::{Lease, Queue};
use crate::store::queues::task::{Task, TaskLane, UnknownTask};
use crate::store::{Db, insert_if_absent};

pub use crate::store::entity::outbox::Model as OutboxRow;

pub(crate) const TODO: &str = "todo";
const DONE: &str = "done";
pub(crate) const SET_ASIDE: &str = "set_aside";

impl Queue for Entity {
    const ID: Column = Column::Id;
    const STATE: Column = Column::State;
    const LANE: Column = Column::Lane;
    const RUN_AT: Column = Column::RunAt;
    const LOCKED_UNTIL: Column = Column::LockedUntil;
    const TRIES: Column = Column::Tries;
    const WAITING: &str = TODO;
}

impl OutboxRow {
    /// What is to be done.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn task(&self) -> Result<Task, UnknownTask> {
        Task::read(&self.kind, &self.key, &self.order_id, &self.payload)
    }

    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == TODO
    }

    /// Whether it is not tried any more before the merchant says so.
    #[must_use]
    pub fn is_set_aside(&self) -> bool {
        self.state == SET_ASIDE
    }

    fn lease(&self) -> Lease {
        Lease {
            id: self.id,
            until: self.locked_until,
        }
    }
}

/// Whether this task was added, done or not.
pub(crate) async fn has(
    db: &impl ConnectionTrait,
    order_id: &str,
    task: &Task,
) -> Result<bool, DbErr> {
    Ok(added_at(db, order_id, task).await?.is_some())
}

/// When a task was added, done or not.
pub(crate) async fn added_at(
    db: &impl ConnectionTrait,
    order_id: &str,
    task: &Task,
) -> Result<Option<i64>, DbErr> {
    let found = Entity::find().filter(Column::Key.eq(task.key(order_id)));
    Ok(found.one(db).await?.map(|row| row.created_at))
}

/// Adds a task unless it is there. A mail is sent once; anything else is done again when it is due
/// again.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    order_id: &str,
    task: &Task,
    now: i64,
) -> Result<bool, DbErr> {
    let key = task.key(order_id);
    let row = ActiveModel {
        id: NotSet,
        key: Set(key.clone()),
        order_id: Set(order_id.to_owned()),
        kind: Set(task.kind().as_str().to_owned()),
        payload: Set(task.payload()),
        lane: Set(task.kind().lane().as_str().to_owned()),
        state: Set(TODO.to_owned()),
        run_at: Set(now),
        locked_until: Set(0),
        tries: Set(0),
        last_error: Set(None),
        created_at: Set(now),
        request_id: Set(telemetry::request_id()),
    };
    if insert_if_absent(db, row).await? {
        return Ok(true);
    }
    if task.kind().is_mail() {
        return Ok(false);
    }
    // Done once, and due again for a new reason.
    let reopened = Entity::update_many()
        .col_expr(Column::State, Expr::value(TODO))
        .col_expr(Column::RunAt, Expr::value(now))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .col_expr(Column::Tries, Expr::value(0))
        .filter(Column::Key.eq(key))
        .filter(Column::State.eq(DONE))
        .exec(db)
        .await?;
    Ok(reopened.rows_affected == 1)
}

/// Takes the oldest tasks of a lane that are due, for `lease` milliseconds: whoever works on them
/// dies or is done by then. No two processes get the same one.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(
    db: &Db,
    lane: TaskLane,
    now: i64,
    lease: i64,
    max: u64,
) -> Result<Vec<OutboxRow>, DbErr> {
    let claimed = queue::claim::<Entity>(db, lane.as_str(), now, lease, max).await?;
    let taken = |row: OutboxRow| OutboxRow {
        tries: row.tries + 1,
        locked_until: now + lease,
        ..row
    };
    Ok(claimed.into_iter().map(taken).collect())
}

/// Notes that a task is done; `false` if somebody else holds it by now.
pub(crate) async fn finish(db: &impl ConnectionTrait, task: &OutboxRow) -> Result<bool, DbErr> {
    queue::end::<Entity>(db, task.lease(), DONE, |row| row).await
}

/// Ends a task that nobody tries any more before the merchant says so; `false` if somebody else
/// holds it by now.
pub(crate) async fn set_aside(
    db: &impl ConnectionTrait,
    task: &OutboxRow,
    now: i64,
    error: String,
) -> Result<bool, DbErr> {
    queue::end::<Entity>(db, task.lease(), SET_ASIDE, |row| {
        row.col_expr(Column::RunAt, Expr::value(now))
            .col_expr(Column::LastError, Expr::value(Some(error)))
    })
    .await
}

/// Has an order's tasks that were set aside tried again.
pub(crate) async fn reopen_set_aside(
    db: &impl ConnectionTrait,
    order_id: &str,
    now: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(TODO))
        .col_expr(Column::RunAt, Expr::value(now))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .col_expr(Column::Tries, Expr::value(0))
        .filter(Column::OrderId.eq(order_id))
        .filter(Column::State.eq(SET_ASIDE))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes a task whose reason has gone.
pub(crate) async fn forget(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Gives the task back, to be tried again later; `false` if somebody else holds it by now.
pub(crate) async fn postpone(
    db: &impl ConnectionTrait,
    task: &OutboxRow,
    run_at: i64,
    error: String,
) -> Result<bool, DbErr> {
    queue::postpone::<Entity>(db, task.lease(), run_at, |row| {
        row.col_expr(Column::LastError, Expr::value(Some(error)))
    })
    .await
}

/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<OutboxRow>, DbErr> {
    Entity::find().order_by_asc(Column::Id).all(db).await
}
