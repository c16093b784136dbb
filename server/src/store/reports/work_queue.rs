//! What waits for somebody: the back office's queue.

use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::store::entity::{attempt, inbox, order, outbox};
use crate::store::orders::OrderRow;
use crate::store::payments::attempts::{AttemptRow, held_until, is_held_for_merchant};
use crate::store::queues::inbox::{InboxRow, InboxState};
use crate::store::queues::outbox::{OutboxRow, TaskState};
use crate::store::queues::task::{NO_ORDER, TaskKind, TaskLane};
use crate::store::stored::readable;
use crate::store::{StoreError, constant};

/// Something with its order, if this version can read that.
pub type WithOrder<T> = (T, Result<OrderRow, StoreError>);

/// Orders that somebody has to look at, oldest first: their ids, and what they are.
pub async fn to_review(
    db: &impl ConnectionTrait,
    max: u64,
) -> Result<Vec<WithOrder<String>>, DbErr> {
    let found = order::Entity::find()
        .filter(order::Column::ReviewReason.is_not_null())
        .order_by_asc(order::Column::PlacedAt)
        .limit(max)
        .all(db)
        .await?;
    let read = |row: order::Model| (row.id.clone(), OrderRow::try_from(row));
    Ok(found.into_iter().map(read).collect())
}

/// Held money that waits for the merchant's capture; what expires first comes first.
/// Where it did not tell when that is, `hold` milliseconds after the attempt began.
pub async fn to_capture(
    db: &impl ConnectionTrait,
    hold: i64,
    max: u64,
) -> Result<Vec<WithOrder<AttemptRow>>, DbErr> {
    let rows = attempt::Entity::find()
        .filter(is_held_for_merchant())
        .order_by_asc(held_until(hold))
        .limit(max)
        .all(db)
        .await?;
    let rows: Vec<AttemptRow> = readable(rows);
    with_orders(db, rows, |row| &row.order_id).await
}

/// Each row with its order.
async fn with_orders<T>(
    db: &impl ConnectionTrait,
    rows: Vec<T>,
    order_of: impl Fn(&T) -> &str,
) -> Result<Vec<WithOrder<T>>, DbErr> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let orders = order::Entity::find()
        .filter(order::Column::Id.is_in(rows.iter().map(&order_of)))
        .all(db)
        .await?;
    let pairs = rows.into_iter().filter_map(|row| {
        let order = orders.iter().find(|order| order.id == order_of(&row))?;
        let order = OrderRow::try_from(order.clone());
        Some((row, order))
    });
    Ok(pairs.collect())
}

/// Tasks of a lane that are about orders, were tried `tries` times or noted before `moment`, and are
/// still to be done; oldest first.
pub async fn stuck_tasks(
    db: &impl ConnectionTrait,
    lane: TaskLane,
    tries: i32,
    moment: i64,
    max: u64,
) -> Result<Vec<WithOrder<OutboxRow>>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(
            outbox::Column::State
                .into_expr()
                .eq(constant(TaskState::Todo.as_str())),
        )
        .filter(outbox::Column::Lane.eq(lane.as_str()))
        // The figures tell of the others.
        .filter(outbox::Column::OrderId.ne(NO_ORDER))
        .filter(outbox::Column::Kind.ne(TaskKind::SubscriptionMail.as_str()))
        .filter(
            Condition::any()
                .add(outbox::Column::Tries.gte(tries))
                .add(outbox::Column::CreatedAt.lt(moment)),
        )
        .order_by_asc(outbox::Column::CreatedAt)
        .limit(max)
        .all(db)
        .await?;
    let rows = rows.into_iter().map(OutboxRow::from).collect();
    with_orders(db, rows, |row: &OutboxRow| &row.order_id).await
}

/// Tasks about orders that were set aside since then; oldest first.
pub async fn set_aside(
    db: &impl ConnectionTrait,
    since: i64,
    max: u64,
) -> Result<Vec<WithOrder<OutboxRow>>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(
            outbox::Column::State
                .into_expr()
                .eq(constant(TaskState::SetAside.as_str())),
        )
        .filter(outbox::Column::OrderId.ne(NO_ORDER))
        .filter(outbox::Column::Kind.ne(TaskKind::SubscriptionMail.as_str()))
        .filter(outbox::Column::RunAt.gte(since))
        .order_by_asc(outbox::Column::RunAt)
        .limit(max)
        .all(db)
        .await?;
    let rows = rows.into_iter().map(OutboxRow::from).collect();
    with_orders(db, rows, |row: &OutboxRow| &row.order_id).await
}

/// Notifications that nobody could make use of: those that still wait and came before `waiting`,
/// and those of the other states that came after `since`; oldest first.
pub async fn unused_notifications(
    db: &impl ConnectionTrait,
    waiting: i64,
    since: i64,
    max: u64,
) -> Result<Vec<InboxRow>, DbErr> {
    let of_state = |state: InboxState| inbox::Column::State.eq(state.as_str());
    let late = Condition::all()
        .add(of_state(InboxState::New))
        .add(inbox::Column::ReceivedAt.lt(waiting));
    let unused = [
        InboxState::UnknownOrder,
        InboxState::UnknownKind,
        InboxState::Unparseable,
        InboxState::SetAside,
    ];
    // One after the other: each is a range of the same index.
    let ranges = unused.map(|state| {
        Condition::all()
            .add(of_state(state))
            .add(inbox::Column::ReceivedAt.gte(since))
    });
    let mut found = Vec::new();
    for range in std::iter::once(late).chain(ranges) {
        let rows = inbox::Entity::find()
            .filter(range)
            .order_by_asc(inbox::Column::ReceivedAt)
            .limit(max)
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(InboxRow::from));
    }
    found.sort_by_key(|row| row.received_at);
    found.truncate(usize::try_from(max).unwrap_or(usize::MAX));
    Ok(found)
}
