//! What is still to be done, written in the same transaction as the reason for it.

use std::str::FromStr;

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};

use crate::platform::{telemetry, traces};
use crate::store::entity::outbox::{ActiveModel, Column, Entity, Model};
use crate::store::queues::queue;
use crate::store::queues::queue::{Lease, Queue};
use crate::store::queues::task::{Task, TaskKind, TaskLane, UnknownTask};
use crate::store::stored::{Stored, named};
use crate::store::{Db, StoreError, Tx, insert_if_absent};

/// What became of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Todo,
    Done,
    /// It is not tried any more before the merchant says so.
    SetAside,
}

impl TaskState {
    const ALL: [Self; 3] = [Self::Todo, Self::Done, Self::SetAside];

    /// The word under which it is stored; it never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Done => "done",
            Self::SetAside => "set_aside",
        }
    }
}

impl FromStr for TaskState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        named("a state of a task", Self::ALL, Self::as_str, word)
    }
}

/// A task as its row says. What a later version wrote is kept as it stands, and waits for that
/// version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    pub id: i64,
    pub key: String,
    /// [`NO_ORDER`](crate::store::queues::task::NO_ORDER) for a task that is about none.
    pub order_id: String,
    pub kind: Stored<TaskKind>,
    /// What is to be done; an error if a later version wrote it.
    pub task: Result<Task, UnknownTask>,
    /// What it is done to, as its kind wants it.
    pub payload: String,
    pub state: Stored<TaskState>,
    pub run_at: i64,
    /// How often it was begun.
    pub tries: i32,
    pub last_error: Option<String>,
    pub created_at: i64,
    /// The request that made it due.
    pub request_id: Option<String>,
    /// What it became due in, for the traces of what follows.
    pub trace: Option<String>,
    locked_until: i64,
}

impl From<Model> for OutboxRow {
    fn from(row: Model) -> Self {
        Self {
            task: Task::read(&row.kind, &row.key, &row.order_id, &row.payload),
            kind: Stored::read(row.kind),
            state: Stored::read(row.state),
            id: row.id,
            key: row.key,
            order_id: row.order_id,
            payload: row.payload,
            run_at: row.run_at,
            tries: row.tries,
            last_error: row.last_error,
            created_at: row.created_at,
            request_id: row.request_id,
            trace: row.trace,
            locked_until: row.locked_until,
        }
    }
}

impl Queue for Entity {
    const ID: Column = Column::Id;
    const STATE: Column = Column::State;
    const LANE: Column = Column::Lane;
    const RUN_AT: Column = Column::RunAt;
    const LOCKED_UNTIL: Column = Column::LockedUntil;
    const TRIES: Column = Column::Tries;
    const WAITING: &str = TaskState::Todo.as_str();
}

impl OutboxRow {
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
        state: Set(TaskState::Todo.as_str().to_owned()),
        run_at: Set(now),
        locked_until: Set(0),
        tries: Set(0),
        last_error: Set(None),
        created_at: Set(now),
        request_id: Set(telemetry::request_id()),
        trace: Set(traces::kept()),
    };
    if insert_if_absent(db, row).await? {
        return Ok(true);
    }
    if task.kind().is_mail() {
        return Ok(false);
    }
    // Done once, and due again for a new reason.
    let reopened = Entity::update_many()
        .col_expr(Column::State, Expr::value(TaskState::Todo.as_str()))
        .col_expr(Column::RunAt, Expr::value(now))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .col_expr(Column::Tries, Expr::value(0))
        .filter(Column::Key.eq(key))
        .filter(Column::State.eq(TaskState::Done.as_str()))
        .exec(db)
        .await?;
    Ok(reopened.rows_affected == 1)
}

/// Takes the oldest tasks of a lane that are due, for `lease` milliseconds: whoever works on them
/// dies or is done by then. No two processes get the same one.
pub async fn claim(
    db: &Db,
    lane: TaskLane,
    now: i64,
    lease: i64,
    max: u64,
) -> Result<Vec<OutboxRow>, DbErr> {
    let claimed = queue::claim::<Entity>(db, lane.as_str(), now, lease, max).await?;
    let taken = |row: Model| OutboxRow {
        tries: row.tries + 1,
        locked_until: now + lease,
        ..OutboxRow::from(row)
    };
    Ok(claimed.into_iter().map(taken).collect())
}

/// Notes that a task is done; `false` if somebody else holds it by now.
pub(crate) async fn finish(db: &impl ConnectionTrait, task: &OutboxRow) -> Result<bool, DbErr> {
    queue::end::<Entity>(db, task.lease(), TaskState::Done.as_str(), |row| row).await
}

/// As [`finish`], as a part of a transaction.
pub(crate) async fn finish_in(tx: &Tx, task: &OutboxRow) -> Result<bool, DbErr> {
    queue::end_in::<Entity>(tx, task.lease(), TaskState::Done.as_str()).await
}

/// Ends a task that nobody tries any more before the merchant says so; `false` if somebody else
/// holds it by now.
pub(crate) async fn set_aside(
    db: &impl ConnectionTrait,
    task: &OutboxRow,
    now: i64,
    error: String,
) -> Result<bool, DbErr> {
    queue::end::<Entity>(db, task.lease(), TaskState::SetAside.as_str(), |row| {
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
        .col_expr(Column::State, Expr::value(TaskState::Todo.as_str()))
        .col_expr(Column::RunAt, Expr::value(now))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .col_expr(Column::Tries, Expr::value(0))
        .filter(Column::OrderId.eq(order_id))
        .filter(Column::State.eq(TaskState::SetAside.as_str()))
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
