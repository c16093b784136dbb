//! What inbox and outbox have in common: rows are taken for a while, and given back for later.

use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, UpdateMany,
};

use crate::store::{Db, autocommit, commit, write_tx};

/// A table of rows that are worked on, each by one process at a time.
pub(super) trait Queue: EntityTrait {
    const ID: Self::Column;
    const STATE: Self::Column;
    const RUN_AT: Self::Column;
    const LOCKED_UNTIL: Self::Column;
    /// The state of a row that is still to be worked on.
    const WAITING: &str;
}

/// Takes the oldest rows that are due, for `lease` milliseconds, and makes a further change to
/// them. No two processes get the same one.
pub(super) async fn claim<Q: Queue>(
    db: &Db,
    now: i64,
    lease: i64,
    max: u64,
    change: impl FnOnce(UpdateMany<Q>) -> UpdateMany<Q>,
) -> Result<Vec<Q::Model>, DbErr> {
    let due = || {
        Q::find()
            .filter(Q::STATE.eq(Q::WAITING))
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
    let claim = Q::update_many().col_expr(Q::LOCKED_UNTIL, Expr::value(now + lease));
    change(claim)
        .filter(Q::ID.is_in(rows.iter().map(|row| row.get(Q::ID))))
        .exec(&tx)
        .await?;
    commit(tx).await?;
    Ok(rows)
}

/// Gives a row back, to be taken again later, and makes a further change to it.
pub(super) async fn postpone<Q: Queue>(
    db: &impl ConnectionTrait,
    id: i64,
    run_at: i64,
    change: impl FnOnce(UpdateMany<Q>) -> UpdateMany<Q>,
) -> Result<(), DbErr> {
    let postpone = Q::update_many()
        .col_expr(Q::RUN_AT, Expr::value(run_at))
        .col_expr(Q::LOCKED_UNTIL, Expr::value(0));
    autocommit(change(postpone).filter(Q::ID.eq(id)).exec(db)).await?;
    Ok(())
}
