//! What waits for somebody: the back office's queue.

use domain::ledger::AttemptState;
use domain::order::CaptureMode;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::store::entity::{attempt, inbox, order, outbox};
use crate::store::orders::OrderRow;
use crate::store::payments::attempts::AttemptRow;
use crate::store::queues::inbox::{InboxRow, InboxState};
use crate::store::queues::outbox::{OutboxRow, TODO};
use crate::store::queues::task::NO_ORDER;
use crate::store::stored::readable;

/// Orders that somebody has to look at, oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn to_review(db: &impl ConnectionTrait, max: u64) -> Result<Vec<OrderRow>, DbErr> {
    let found = order::Entity::find()
        .filter(order::Column::ReviewReason.is_not_null())
        .order_by_asc(order::Column::PlacedAt)
        .limit(max)
        .all(db)
        .await?;
    Ok(readable(found))
}

/// Held money that waits for the merchant's capture; what Antom lets go of first comes first.
/// Where it did not tell when that is, `hold` milliseconds after the attempt began.
///
/// # Errors
/// When the database does not answer.
pub async fn to_capture(
    db: &impl ConnectionTrait,
    hold: i64,
    max: u64,
) -> Result<Vec<(AttemptRow, OrderRow)>, DbErr> {
    let by_hand = Query::select()
        .column(order::Column::Id)
        .from(order::Entity)
        .and_where(order::Column::CaptureMode.eq(CaptureMode::Manual.as_str()))
        .to_owned();
    let rows = attempt::Entity::find()
        .filter(attempt::Column::State.eq(AttemptState::Authorised.as_str()))
        .filter(attempt::Column::OrderId.in_subquery(by_hand))
        .order_by_asc(Expr::from(Func::coalesce([
            Expr::col(attempt::Column::AuthorisedUntil),
            Expr::col(attempt::Column::BegunAt).add(hold),
        ])))
        .limit(max)
        .all(db)
        .await?;
    with_orders(db, rows, |row| &row.order_id).await
}

/// Each row with its order.
async fn with_orders<T>(
    db: &impl ConnectionTrait,
    rows: Vec<T>,
    order_of: impl Fn(&T) -> &str,
) -> Result<Vec<(T, OrderRow)>, DbErr> {
    let orders = order::Entity::find()
        .filter(order::Column::Id.is_in(rows.iter().map(&order_of)))
        .all(db)
        .await?;
    let orders: Vec<OrderRow> = readable(orders);
    let pairs = rows.into_iter().filter_map(|row| {
        let order = orders.iter().find(|order| order.id == order_of(&row))?;
        Some((row, order.clone()))
    });
    Ok(pairs.collect())
}

/// Tasks about orders that were tried `tries` times, or were noted before `moment`, and are still to be done;
/// oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn stuck_tasks(
    db: &impl ConnectionTrait,
    tries: i32,
    moment: i64,
    max: u64,
) -> Result<Vec<(OutboxRow, OrderRow)>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.eq(TODO))
        // The figures tell of the others.
        .filter(outbox::Column::OrderId.ne(NO_ORDER))
        .filter(
            Condition::any()
                .add(outbox::Column::Tries.gte(tries))
                .add(outbox::Column::CreatedAt.lt(moment)),
        )
        .order_by_asc(outbox::Column::CreatedAt)
        .limit(max)
        .all(db)
        .await?;
    with_orders(db, rows, |row| &row.order_id).await
}

/// Notifications that nobody could make use of: those that still wait and came before `waiting`,
/// and those of the other states that came after `since`; oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn unused_notifications(
    db: &impl ConnectionTrait,
    waiting: i64,
    since: i64,
    max: u64,
) -> Result<Vec<InboxRow>, DbErr> {
    let unused = [
        InboxState::UnknownOrder,
        InboxState::UnknownKind,
        InboxState::Unparseable,
    ]
    .map(InboxState::as_str);
    inbox::Entity::find()
        .filter(
            Condition::any()
                .add(
                    Condition::all()
                        .add(inbox::Column::State.eq(InboxState::New.as_str()))
                        .add(inbox::Column::ReceivedAt.lt(waiting)),
                )
                .add(
                    Condition::all()
                        .add(inbox::Column::State.is_in(unused))
                        .add(inbox::Column::ReceivedAt.gte(since)),
                ),
        )
        .order_by_asc(inbox::Column::ReceivedAt)
        .limit(max)
        .all(db)
        .await
}
