//! Payment attempts, as they were begun and as their evidence says that they are.

use std::collections::{BTreeMap, BTreeSet};

use domain::ledger::AttemptState;
use domain::order::CaptureMode;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait as _, Func, Query},
};

use crate::store::entity::{attempt, order};
use crate::store::payments::card_report::CardFacts;
use crate::store::stored::{all, by_order, number, one, readable};
use crate::store::{StoreError, autocommit, constant};

pub use crate::store::payments::attempt_row::{AttemptPlace, AttemptRow};

pub(crate) async fn insert(db: &impl ConnectionTrait, row: &AttemptRow) -> Result<(), StoreError> {
    attempt::Entity::insert(row.to_model()?.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn find(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
) -> Result<Option<AttemptRow>, StoreError> {
    one(attempt::Entity::find_by_id(payment_request_id)
        .one(db)
        .await?)
}

/// The attempt that Antom calls by its own number; a capture's notification names nothing else.
pub async fn find_by_payment_id(
    db: &impl ConnectionTrait,
    payment_id: &str,
) -> Result<Option<AttemptRow>, StoreError> {
    one(attempt::Entity::find()
        .filter(attempt::Column::PaymentId.eq(payment_id))
        .one(db)
        .await?)
}

/// Where those stand that have one of these ids, ours or Antom's.
pub(crate) async fn places_with_ids(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<AttemptPlace>, StoreError> {
    let mut found = places(db, attempt::Column::PaymentRequestId, ids).await?;
    // Whoever is found by our id need not be looked for by Antom's.
    let known: BTreeSet<&str> = found
        .iter()
        .flat_map(|it| [Some(&*it.payment_request_id), it.payment_id.as_deref()])
        .flatten()
        .collect();
    let rest = ids.iter().filter(|id| !known.contains(id.as_str()));
    let rest: Vec<String> = rest.cloned().collect();
    found.extend(places(db, attempt::Column::PaymentId, &rest).await?);
    Ok(found)
}

/// Where the attempts of these orders stand.
pub(crate) async fn places_of_orders(
    db: &impl ConnectionTrait,
    order_ids: &[String],
) -> Result<Vec<AttemptPlace>, StoreError> {
    places(db, attempt::Column::OrderId, order_ids).await
}

async fn places(
    db: &impl ConnectionTrait,
    by: attempt::Column,
    values: &[String],
) -> Result<Vec<AttemptPlace>, StoreError> {
    // A list of nothing is a condition that no index knows.
    if values.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(String, Option<String>, String, i32)> = attempt::Entity::find()
        .select_only()
        .columns([
            attempt::Column::PaymentRequestId,
            attempt::Column::PaymentId,
            attempt::Column::OrderId,
            attempt::Column::Seq,
        ])
        .filter(by.is_in(values))
        .into_tuple()
        .all(db)
        .await?;
    let place = |(payment_request_id, payment_id, order_id, seq)| {
        Ok(AttemptPlace {
            payment_request_id,
            payment_id,
            order_id,
            number: number(seq)?,
        })
    };
    found.into_iter().map(place).collect()
}

/// First to latest.
pub async fn of_order(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<AttemptRow>, StoreError> {
    let found = attempt::Entity::find()
        .filter(attempt::Column::OrderId.eq(order_id))
        .order_by_asc(attempt::Column::Seq)
        .all(db)
        .await?;
    all(found)
}

/// The attempts of each of these orders, first to latest. One that cannot be read is left out.
pub async fn of_orders(
    db: &impl ConnectionTrait,
    order_ids: &[String],
) -> Result<BTreeMap<String, Vec<AttemptRow>>, DbErr> {
    let found = attempt::Entity::find()
        .filter(attempt::Column::OrderId.is_in(order_ids))
        .order_by_asc(attempt::Column::Seq)
        .all(db)
        .await?;
    Ok(by_order(readable(found), |row: &AttemptRow| {
        row.order_id.clone()
    }))
}

/// An attempt that the janitor should ask about, whatever else its row holds.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Due {
    pub payment_request_id: String,
    /// How often it was taken.
    pub checks: i32,
}

impl Due {
    /// As it stands once it was taken.
    #[must_use]
    pub fn taken(&self) -> Self {
        Self {
            checks: self.checks + 1,
            ..self.clone()
        }
    }
}

/// Attempts that the janitor should ask about by now.
pub async fn due(db: &impl ConnectionTrait, now: i64, max: u64) -> Result<Vec<Due>, DbErr> {
    attempt::Entity::find()
        .select_only()
        .columns([attempt::Column::PaymentRequestId, attempt::Column::Checks])
        .filter(attempt::Column::CheckAt.lte(now))
        .order_by_asc(attempt::Column::CheckAt)
        .limit(max)
        .into_model()
        .all(db)
        .await
}

/// Held money that waits for the merchant's capture.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct HeldUntil {
    pub payment_request_id: String,
    pub order_id: String,
    /// When Antom's hold expires.
    pub until: i64,
}

/// The condition that an attempt holds money that the merchant is to capture.
pub(crate) fn is_held_for_merchant() -> Condition {
    let manual = Query::select()
        .expr(Expr::value(1))
        .from(order::Entity)
        .and_where(
            Expr::col((order::Entity, order::Column::Id))
                .equals((attempt::Entity, attempt::Column::OrderId)),
        )
        .and_where(order::Column::CaptureMode.eq(CaptureMode::Manual.as_str()))
        .to_owned();
    Condition::all()
        .add(is_in_state(AttemptState::Authorised))
        .add(Expr::exists(manual))
}

/// The condition that an attempt is in this state, so that a partial index can be used.
pub(crate) fn is_in_state(state: AttemptState) -> Expr {
    attempt::Column::State
        .into_expr()
        .eq(constant(state.as_str()))
}

/// When Antom's hold of an attempt expires: `hold` milliseconds after it began, if Antom has
/// not told.
pub(crate) fn held_until(hold: i64) -> Expr {
    Func::coalesce([
        Expr::col(attempt::Column::AuthorisedUntil),
        Expr::col(attempt::Column::BegunAt).add(hold),
    ])
    .into()
}

/// Held money that waits for the merchant and that Antom lets go of before `before`; what it lets
/// go of first comes first, and only what comes after `after`.
pub async fn holds_until(
    db: &impl ConnectionTrait,
    before: i64,
    hold: i64,
    after: Option<&HeldUntil>,
    max: u64,
) -> Result<Vec<HeldUntil>, DbErr> {
    let told = attempt::Column::AuthorisedUntil.lte(before);
    let untold = Condition::all()
        .add(attempt::Column::AuthorisedUntil.is_null())
        .add(attempt::Column::BegunAt.lte(before - hold));
    let mut holds = attempt::Entity::find()
        .select_only()
        .columns([attempt::Column::PaymentRequestId, attempt::Column::OrderId])
        .expr_as(held_until(hold), "until")
        .filter(is_held_for_merchant())
        .filter(Condition::any().add(told).add(untold));
    if let Some(after) = after {
        let later = held_until(hold).gt(after.until);
        let same = held_until(hold)
            .eq(after.until)
            .and(attempt::Column::PaymentRequestId.gt(after.payment_request_id.as_str()));
        holds = holds.filter(later.or(same));
    }
    holds
        .order_by_asc(held_until(hold))
        .order_by_asc(attempt::Column::PaymentRequestId)
        .limit(max)
        .into_model()
        .all(db)
        .await
}

/// When the janitor looks again, or `None` for never; `false` if another process was first.
pub(crate) async fn reschedule(
    db: &impl ConnectionTrait,
    due: &Due,
    check_at: Option<i64>,
) -> Result<bool, DbErr> {
    let changed = autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::CheckAt, Expr::value(check_at))
            .col_expr(attempt::Column::Checks, Expr::value(due.checks + 1))
            .filter(attempt::Column::PaymentRequestId.eq(due.payment_request_id.as_str()))
            .filter(attempt::Column::Checks.eq(due.checks))
            .exec(db),
    )
    .await?;
    Ok(changed.rows_affected == 1)
}

/// Makes the janitor look at everything that it is waiting for; tells how much that is.
pub(crate) async fn check_now(db: &impl ConnectionTrait, now: i64) -> Result<u64, DbErr> {
    let changed = autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::CheckAt, Expr::value(Some(now)))
            .filter(attempt::Column::CheckAt.gt(now))
            .exec(db),
    )
    .await?;
    Ok(changed.rows_affected)
}

/// Makes the janitor look at this attempt, whatever it was waiting for.
pub(crate) async fn check_one_now(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    now: i64,
) -> Result<(), DbErr> {
    autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::CheckAt, Expr::value(Some(now)))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .exec(db),
    )
    .await?;
    Ok(())
}

/// Claims the right to ask Antom about this attempt: granted once per `spacing` milliseconds,
/// however many tabs and processes want to.
pub(crate) async fn claim_inquiry(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    now: i64,
    spacing: i64,
) -> Result<bool, DbErr> {
    let changed = autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::AskedAt, Expr::value(now))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .filter(attempt::Column::AskedAt.lte(now - spacing))
            .exec(db),
    )
    .await?;
    Ok(changed.rows_affected == 1)
}

/// Writes down whether the question that was asked at `asked_at` brought an answer.
pub(crate) async fn note_answer(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    asked_at: i64,
    is_answered: bool,
) -> Result<(), DbErr> {
    let column = if is_answered {
        attempt::Column::AnsweredAt
    } else {
        attempt::Column::UnansweredAt
    };
    // Of two questions under way at once, the later one counts.
    let is_latest = Condition::any()
        .add(column.is_null())
        .add(column.lt(asked_at));
    autocommit(
        attempt::Entity::update_many()
            .col_expr(column, Expr::value(asked_at))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .filter(is_latest)
            .exec(db),
    )
    .await?;
    Ok(())
}

/// Writes down that the buyer came back from Antom's page.
pub(crate) async fn note_return(
    db: &impl ConnectionTrait,
    order_id: &str,
    payment_request_id: &str,
    now: i64,
) -> Result<(), DbErr> {
    autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::ReturnedAt, Expr::value(now))
            .filter(attempt::Column::OrderId.eq(order_id))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .exec(db),
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_normal_url(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    normal_url: &str,
) -> Result<(), DbErr> {
    autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::NormalUrl, Expr::value(normal_url))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .exec(db),
    )
    .await?;
    Ok(())
}

/// Keeps the first request that is made for this attempt, before it leaves; gives the one that is
/// kept.
pub(crate) async fn keep_request(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    request: &str,
) -> Result<String, StoreError> {
    autocommit(
        attempt::Entity::update_many()
            .col_expr(attempt::Column::Request, Expr::value(Some(request)))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .filter(attempt::Column::Request.is_null())
            .exec(db),
    )
    .await?;
    let kept = find(db, payment_request_id).await?;
    Ok(kept
        .and_then(|row| row.request)
        .unwrap_or_else(|| request.to_owned()))
}

/// What Antom tells beside the outcome: for people, not for the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub facts: CardFacts,
    /// Antom's number of the payment, also of one that is pending or has failed.
    pub payment_id: Option<String>,
    /// When Antom's hold would expire; epoch milliseconds.
    pub authorised_until: Option<i64>,
}

/// Adds what a message told to what is known. Two that are told at once are both kept: whoever
/// finds that the other was first reads again and adds to that.
pub async fn set_details(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    details: &Details,
) -> Result<(), StoreError> {
    keep_if_new(
        db,
        payment_request_id,
        attempt::Column::PaymentId,
        details.payment_id.clone(),
    )
    .await?;
    let until = details.authorised_until;
    keep_if_new(
        db,
        payment_request_id,
        attempt::Column::AuthorisedUntil,
        until,
    )
    .await?;
    if details.facts.is_empty() {
        return Ok(());
    }
    while let Some(row) = find(db, payment_request_id).await? {
        let mut facts = match row.read_card_facts() {
            Ok(facts) => facts,
            // It decides nothing, so it must not keep the payment from being recorded.
            Err(error) => {
                tracing::error!(payment_request_id, %error, "what was told of a card is not kept");
                return Ok(());
            }
        };
        facts.merge(&details.facts);
        let text = Some(facts.write()?);
        if text == row.card_facts || add_facts(db, &row, &facts, text).await? {
            return Ok(());
        }
    }
    Ok(())
}

/// Fills a column that nothing has filled yet.
async fn keep_if_new(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    column: attempt::Column,
    value: Option<impl Into<sea_orm::Value>>,
) -> Result<(), DbErr> {
    let Some(value) = value else { return Ok(()) };
    autocommit(
        attempt::Entity::update_many()
            .col_expr(column, Expr::value(value))
            .filter(attempt::Column::PaymentRequestId.eq(payment_request_id))
            .filter(column.is_null())
            .exec(db),
    )
    .await?;
    Ok(())
}

/// `false`: somebody else has added to the row since it was read.
async fn add_facts(
    db: &impl ConnectionTrait,
    row: &AttemptRow,
    facts: &CardFacts,
    text: Option<String>,
) -> Result<bool, DbErr> {
    let mut change = attempt::ActiveModel {
        card_facts: Set(text),
        ..Default::default()
    };
    if let Some(leading) = facts.leading() {
        if let Some(last_four) = leading.card.last_four {
            let brand = leading.card.brand.unwrap_or_else(|| "Card".to_owned());
            change.card = Set(Some(format!("{brand} ending {last_four}")));
        }
        if leading.authorised_until.is_some() {
            change.authorised_until = Set(leading.authorised_until);
        }
    }
    let as_it_was = match &row.card_facts {
        Some(text) => attempt::Column::CardFacts.eq(text.as_str()),
        None => attempt::Column::CardFacts.is_null(),
    };
    let changed = autocommit(
        attempt::Entity::update_many()
            .set(change)
            .filter(attempt::Column::PaymentRequestId.eq(row.payment_request_id.as_str()))
            .filter(as_it_was)
            .exec(db),
    )
    .await?;
    Ok(changed.rows_affected == 1)
}

/// What folding the evidence says of an attempt.
pub(crate) struct AttemptUpdate {
    pub(crate) state: AttemptState,
    pub(crate) expires_at: Option<i64>,
    pub(crate) payment_id: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) failure: Option<String>,
}

/// Stores an update where it changes something, and shows it in the row that was read.
pub(crate) async fn update(
    db: &impl ConnectionTrait,
    row: &mut AttemptRow,
    update: AttemptUpdate,
) -> Result<(), DbErr> {
    let updated = AttemptRow {
        state: update.state.into(),
        expires_at: update.expires_at,
        payment_id: update.payment_id,
        method: update.method,
        failure: update.failure,
        ..row.clone()
    };
    if updated == *row {
        return Ok(());
    }
    *row = updated;
    attempt::Entity::update_many()
        .set(attempt::ActiveModel {
            state: Set(row.state.to_string()),
            expires_at: Set(row.expires_at),
            payment_id: Set(row.payment_id.clone()),
            method: Set(row.method.clone()),
            failure: Set(row.failure.clone()),
            ..Default::default()
        })
        .filter(attempt::Column::PaymentRequestId.eq(&row.payment_request_id))
        .exec(db)
        .await?;
    Ok(())
}
