//! What inbox and outbox have in common: rows are taken for a while, and given back for later.

use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany,
};

use crate::store::{Db, Tx, autocommit, commit, constant, write_tx};

/// A table of rows that are worked on, each by one process at a time.
pub(super) trait Queue: EntityTrait {
    const ID: Self::Column;
    const STATE: Self::Column;
    const LANE: Self::Column;
    const RUN_AT: Self::Column;
    const LOCKED_UNTIL: Self::Column;
    const TRIES: Self::Column;
    /// The state of a row that is still to be worked on.
    const WAITING: &str;
}

/// The right to work on a row until a moment. Who takes the row later gets a later moment, so no
/// two leases of a row are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lease {
    pub(super) id: i64,
    pub(super) until: i64,
}

/// Takes the oldest rows of a lane that are due, for `lease` milliseconds, and counts the try. No
/// two processes get the same one. The rows are told as they were before.
pub(super) async fn claim<Q: Queue>(
    db: &Db,
    lane: &'static str,
    now: i64,
    lease: i64,
    max: u64,
) -> Result<Vec<Q::Model>, DbErr> {
    let due = || {
        Q::find()
            // Constants, so that the partial index of what waits is used.
            .filter(Q::STATE.into_expr().eq(constant(Q::WAITING)))
            .filter(Q::LANE.eq(lane))
            .filter(Q::RUN_AT.lte(now))
            .filter(Q::LOCKED_UNTIL.lte(now))
            .order_by_asc(Q::RUN_AT)
            .order_by_asc(Q::ID)
            .limit(max)
    };
    // Looking takes no lock, and mostly there is nothing to do.
    if due().one(db).await?.is_none() {
        return Ok(Vec::new());
    }
    let tx = write_tx(db).await?;
    let rows = due()
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&tx)
        .await?;
    Q::update_many()
        .col_expr(Q::LOCKED_UNTIL, Expr::value(now + lease))
        .col_expr(Q::TRIES, Expr::col(Q::TRIES).add(1))
        .filter(Q::ID.is_in(rows.iter().map(|row| row.get(Q::ID))))
        .exec(&tx)
        .await?;
    commit(tx).await?;
    Ok(rows)
}

/// Gives a row back, to be taken again later, and makes a further change to it; `false` if somebody
/// else holds it by now.
pub(super) async fn postpone<Q: Queue>(
    db: &impl ConnectionTrait,
    lease: Lease,
    run_at: i64,
    change: impl FnOnce(UpdateMany<Q>) -> UpdateMany<Q>,
) -> Result<bool, DbErr> {
    let given = given_back(lease, |row: UpdateMany<Q>| {
        change(row.col_expr(Q::RUN_AT, Expr::value(run_at)))
    });
    Ok(autocommit(given.exec(db)).await?.rows_affected == 1)
}

/// Ends the work on a row in this state, and makes a further change to it; `false` if somebody else
/// holds it by now.
pub(super) async fn end<Q: Queue>(
    db: &impl ConnectionTrait,
    lease: Lease,
    state: &'static str,
    change: impl FnOnce(UpdateMany<Q>) -> UpdateMany<Q>,
) -> Result<bool, DbErr> {
    let ended = ended(lease, state, change);
    Ok(autocommit(ended.exec(db)).await?.rows_affected == 1)
}

/// As [`end`], as a part of a transaction.
pub(super) async fn end_in<Q: Queue>(
    tx: &Tx,
    lease: Lease,
    state: &'static str,
) -> Result<bool, DbErr> {
    let ended = ended(lease, state, |row: UpdateMany<Q>| row);
    Ok(ended.exec(tx).await?.rows_affected == 1)
}

fn ended<Q: Queue>(
    lease: Lease,
    state: &'static str,
    change: impl FnOnce(UpdateMany<Q>) -> UpdateMany<Q>,
) -> UpdateMany<Q> {
    given_back(lease, |row| {
        change(row.col_expr(Q::STATE, Expr::value(state)))
    })
}

fn given_back<Q: Queue>(
    lease: Lease,
    change: impl FnOnce(UpdateMany<Q>) -> UpdateMany<Q>,
) -> UpdateMany<Q> {
    change(Q::update_many().col_expr(Q::LOCKED_UNTIL, Expr::value(0)))
        .filter(Q::ID.eq(lease.id))
        .filter(Q::STATE.eq(Q::WAITING))
        .filter(Q::LOCKED_UNTIL.eq(lease.until))
}
