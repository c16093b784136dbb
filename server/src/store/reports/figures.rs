//! How things stand, in numbers, for the metrics: one grouped query each.

use domain::ledger::{AttemptState, Fact};
use domain::order::CaptureMode;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QuerySelect, RelationDef,
};

use crate::store::constant;
use crate::store::entity::{attempt, evidence, inbox, order, outbox, refund};
use crate::store::queues::inbox::InboxState;
use crate::store::queues::outbox::TODO;

/// Rows that have something in common.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Group {
    pub name: String,
    pub number: i64,
}

/// Attempts by state.
///
/// # Errors
/// When the database does not answer.
pub async fn attempts(db: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    attempt::Entity::find()
        .select_only()
        .column_as(attempt::Column::State, "name")
        .column_as(attempt::Column::State.count(), "number")
        .group_by(attempt::Column::State)
        .into_model()
        .all(db)
        .await
}

/// Orders that wait for a person.
///
/// # Errors
/// When the database does not answer.
pub async fn orders_needing_review(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    order::Entity::find()
        .filter(order::Column::ReviewReason.is_not_null())
        .count(db)
        .await
}

/// Holds that the merchant is to capture: how many, and when the first of them began.
///
/// # Errors
/// When the database does not answer.
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

/// Refunds by state.
///
/// # Errors
/// When the database does not answer.
pub async fn refunds(db: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    refund::Entity::find()
        .select_only()
        .column_as(refund::Column::State, "name")
        .column_as(refund::Column::State.count(), "number")
        .group_by(refund::Column::State)
        .into_model()
        .all(db)
        .await
}

/// Notifications by what became of them.
///
/// # Errors
/// When the database does not answer.
pub async fn notifications(db: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    inbox::Entity::find()
        .select_only()
        .column_as(inbox::Column::State, "name")
        .column_as(inbox::Column::State.count(), "number")
        .group_by(inbox::Column::State)
        .into_model()
        .all(db)
        .await
}

/// When the oldest notification arrived that nothing has become of yet.
///
/// # Errors
/// When the database does not answer.
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
///
/// # Errors
/// When the database does not answer.
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
        .filter(outbox::Column::State.into_expr().eq(constant(TODO)))
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
///
/// # Errors
/// When the database does not answer.
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
