//! How things stand, in numbers, for the metrics: one grouped query each.

use domain::ledger::{AttemptState, Fact};
use domain::order::CaptureMode;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

use crate::store::constant;
use crate::store::entity::{attempt, evidence, inbox, order, outbox, refund};
use crate::store::queues::inbox::InboxState;
use crate::store::queues::outbox::TaskState;
use crate::store::reports::back_office::count_up_to;

/// Rows that have something in common.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Group {
    pub name: String,
    pub number: i64,
}

/// Of each state no more rows are counted: whoever reads the figures learns nothing from more of
/// them, and the work does not grow with what was ever sold.
pub const MOST: u64 = 10_000;

/// Attempts by state, each up to [`MOST`].
pub async fn attempts(db: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    by_state::<attempt::Entity>(db, attempt::Column::State).await
}

/// Goes through the states in the index one after the other, those of a later version too.
async fn by_state<E: EntityTrait>(
    db: &impl ConnectionTrait,
    state: E::Column,
) -> Result<Vec<Group>, DbErr> {
    let mut groups = Vec::<Group>::new();
    loop {
        let mut next = E::find().select_only().column_as(state, "name");
        if let Some(last) = groups.last() {
            next = next.filter(state.gt(last.name.as_str()));
        }
        let next = next.order_by_asc(state).limit(1).into_tuple::<String>();
        let Some(name) = next.one(db).await? else {
            return Ok(groups);
        };
        let rows = E::find().filter(state.eq(name.as_str()));
        let number = count_up_to(db, rows, MOST).await?;
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        groups.push(Group { name, number });
    }
}

/// Orders that wait for a person.
pub async fn orders_needing_review(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    order::Entity::find()
        .filter(order::Column::ReviewReason.is_not_null())
        .count(db)
        .await
}

/// Holds that the merchant is to capture: how many, and when the first of them began.
pub async fn captures_due(db: &impl ConnectionTrait) -> Result<(i64, Option<i64>), DbErr> {
    let of: RelationDef = attempt::Entity::belongs_to(order::Entity)
        .from(attempt::Column::OrderId)
        .to(order::Column::Id)
        .into();
    let due = attempt::Entity::find()
        .select_only()
        .column_as(attempt::Column::BegunAt.count(), "number")
        .column_as(attempt::Column::BegunAt.min(), "oldest")
        .join(JoinType::InnerJoin, of)
        .filter(attempt::Column::State.eq(AttemptState::Authorised.as_str()))
        .filter(order::Column::CaptureMode.eq(CaptureMode::Manual.as_str()))
        .into_tuple()
        .one(db)
        .await?;
    Ok(due.unwrap_or_default())
}

/// Refunds by state, each up to [`MOST`].
pub async fn refunds(db: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    by_state::<refund::Entity>(db, refund::Column::State).await
}

/// Notifications by what became of them, each up to [`MOST`].
pub async fn notifications(db: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    by_state::<inbox::Entity>(db, inbox::Column::State).await
}

/// When the oldest notification arrived that nothing has become of yet.
pub async fn oldest_new_notification(db: &impl ConnectionTrait) -> Result<Option<i64>, DbErr> {
    let oldest: Option<Option<i64>> = inbox::Entity::find()
        .select_only()
        .column_as(inbox::Column::ReceivedAt.min(), "oldest")
        .filter(inbox::Column::State.eq(InboxState::New.as_str()))
        .into_tuple()
        .one(db)
        .await?;
    Ok(oldest.flatten())
}

/// Tasks of one kind that are still to be done.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Tasks {
    pub kind: String,
    pub number: i64,
    /// When the oldest of them was noted.
    pub oldest: i64,
    /// Since when the longest overdue of them could have been tried.
    pub due_since: Option<i64>,
}

/// What is still to be done, by kind.
pub async fn tasks(db: &impl ConnectionTrait, now: i64) -> Result<Vec<Tasks>, DbErr> {
    let due: Expr = CaseStatement::new()
        .case(
            outbox::Column::RunAt.lte(now),
            Expr::col(outbox::Column::RunAt),
        )
        .into();
    outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Kind)
        .column_as(outbox::Column::Kind.count(), "number")
        .column_as(outbox::Column::CreatedAt.min(), "oldest")
        .column_as(due.min(), "due_since")
        .filter(
            outbox::Column::State
                .into_expr()
                .eq(constant(TaskState::Todo.as_str())),
        )
        .group_by(outbox::Column::Kind)
        .into_model()
        .all(db)
        .await
}

/// An attempt that something is still expected of.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Unsettled {
    pub payment_request_id: String,
    pub order_id: String,
    pub state: String,
    pub begun_at: i64,
    pub expires_at: Option<i64>,
    pub authorised_until: Option<i64>,
    pub capture_mode: String,
    /// When something new was last learned about it.
    pub learned_at: Option<i64>,
    /// Whether Antom has said that it is working on it.
    pub submitted: bool,
}

/// Attempts in these states that began before `begun_before`.
pub async fn unsettled(
    db: &impl ConnectionTrait,
    states: &[AttemptState],
    begun_before: i64,
) -> Result<Vec<Unsettled>, DbErr> {
    let about = |column: Expr| {
        let same = |ours: evidence::Column, theirs: attempt::Column| {
            Expr::col((evidence::Entity, ours)).equals((attempt::Entity, theirs))
        };
        Query::select()
            .expr(column)
            .from(evidence::Entity)
            .and_where(same(evidence::Column::OrderId, attempt::Column::OrderId))
            .and_where(same(evidence::Column::Attempt, attempt::Column::Seq))
            .to_owned()
    };
    let learned_at = about(evidence::Column::LearnedAt.max());
    let submitted = about(Expr::value(1_i32))
        .and_where(evidence::Column::Kind.eq(Fact::Pending.kind()))
        .to_owned();
    let of: RelationDef = attempt::Entity::belongs_to(order::Entity)
        .from(attempt::Column::OrderId)
        .to(order::Column::Id)
        .into();
    // Looked up for each of the few: a join would have to be grouped, and SQLite may choose to read
    // all attempts for the sake of that.
    attempt::Entity::find()
        .select_only()
        .columns([
            attempt::Column::PaymentRequestId,
            attempt::Column::OrderId,
            attempt::Column::State,
            attempt::Column::BegunAt,
            attempt::Column::ExpiresAt,
            attempt::Column::AuthorisedUntil,
        ])
        .column(order::Column::CaptureMode)
        .expr_as(
            Expr::SubQuery(None, Box::new(learned_at.into())),
            "learned_at",
        )
        .expr_as(Expr::exists(submitted), "submitted")
        .join(JoinType::InnerJoin, of)
        .filter(attempt::Column::State.is_in(states.iter().map(|state| state.as_str())))
        .filter(attempt::Column::BegunAt.lt(begun_before))
        .into_model()
        .all(db)
        .await
}
