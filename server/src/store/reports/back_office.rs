//! What the merchant's pages read: searches, counts, and all about one order.

use std::collections::BTreeSet;

use domain::ledger::{AttemptState, PaymentStatus};
use domain::order::OrderState;
use domain::text::{clean, fold, fold_code};
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Func, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait as _, Select,
};

use crate::store::entity::{attempt, evidence, inbox, order, outbox, refund};
use crate::store::orders::OrderRow;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::evidence::EvidenceRow;
use crate::store::queues::inbox::{InboxRow, InboxState};
use crate::store::queues::outbox::OutboxRow;
use crate::store::stored::{Stored, all, one, readable};
use crate::store::{StoreError, older_than};

/// From a moment up to another, which is not in it; epoch milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: i64,
    pub to: i64,
}

/// Which orders to show; an empty field leaves none out.
#[derive(Clone, Debug, Default)]
pub struct OrderFilter {
    /// A part of the order's number, of the buyer's name, e-mail, phone or postcode, of a
    /// `paymentRequestId` or a `paymentId`, as it was typed.
    pub text: String,
    pub state: Option<OrderState>,
    pub payment_status: Option<PaymentStatus>,
    pub placed_from: Option<i64>,
    /// Not in it.
    pub placed_to: Option<i64>,
}

/// Which notifications to show; an empty field leaves none out.
#[derive(Clone, Debug, Default)]
pub struct InboxFilter {
    pub state: Option<InboxState>,
    /// A part of the body, or of an order's number.
    pub text: String,
    /// Only those that are older than the one with this id.
    pub after: Option<i64>,
}

/// Part of a longer list, and how long that is.
#[derive(Clone, Debug)]
pub struct Found<T> {
    pub rows: Vec<T>,
    pub total: u64,
}

/// Whether a column has the text in it, in any case of Latin letters: for ids. Nothing in the text
/// is a wildcard.
fn has(db: &impl ConnectionTrait, column: impl ColumnTrait, text: &str) -> Expr {
    let position = match db.get_database_backend() {
        DbBackend::Postgres => "strpos",
        _ => "instr",
    };
    Expr::from(
        Func::cust(Alias::new(position))
            .arg(Func::lower(Expr::col(column)))
            .arg(Func::lower(Expr::val(text))),
    )
    .gt(0)
}

/// Orders that a search of notifications looks into.
const SEARCHED: usize = 20;

/// The ids under which notifications tell of the orders whose number has the text in it.
async fn ids_of_orders(db: &impl ConnectionTrait, text: &str) -> Result<Vec<String>, DbErr> {
    let found = orders_named(db, &OrderFilter::default(), text).await?;
    // The latest: their ids come last.
    let found: Vec<String> = found.into_iter().rev().take(SEARCHED).collect();
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::OrderId.is_in(&found))
        .all(db)
        .await?;
    let refunds: Vec<String> = refund::Entity::find()
        .select_only()
        .column(refund::Column::RefundRequestId)
        .filter(refund::Column::OrderId.is_in(&found))
        .into_tuple()
        .all(db)
        .await?;
    let ours = attempts
        .into_iter()
        .flat_map(|row| [Some(row.payment_request_id), row.payment_id]);
    Ok(ours.flatten().chain(refunds).collect())
}

/// Id of the refund and of its order, for each of these refunds.
pub async fn orders_of_refunds(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<(String, String)>, DbErr> {
    let ids = ids.iter().map(String::as_str).filter(|id| !is_nowhere(id));
    refund::Entity::find()
        .select_only()
        .columns([refund::Column::RefundRequestId, refund::Column::OrderId])
        .filter(refund::Column::RefundRequestId.is_in(ids))
        .into_tuple()
        .all(db)
        .await
}

/// The numbers of this address's paid orders that were placed from `since` on, latest first.
pub async fn paid_since(
    db: &impl ConnectionTrait,
    email: &str,
    since: i64,
) -> Result<Vec<String>, DbErr> {
    order::Entity::find()
        .select_only()
        .column(order::Column::Number)
        .filter(order::Column::Email.eq(email))
        .filter(order::Column::PlacedAt.gte(since))
        .filter(order::Column::PaidAt.is_not_null())
        .order_by_desc(order::Column::PlacedAt)
        .limit(20)
        .into_tuple()
        .all(db)
        .await
}

/// Paid orders that are to be shipped: how many, and when the oldest was paid.
pub async fn to_ship(db: &impl ConnectionTrait) -> Result<(i64, Option<i64>), DbErr> {
    let wanted = [
        PaymentStatus::Paid,
        PaymentStatus::PartiallyRefunded,
        PaymentStatus::ReversingDuplicate,
    ];
    let found = order::Entity::find()
        .select_only()
        .expr(Expr::col(order::Column::Id).count())
        .expr(Expr::col(order::Column::PaidAt).min())
        .filter(order::Column::State.eq(OrderState::Paid.as_str()))
        .filter(order::Column::PaymentStatus.is_in(wanted.map(PaymentStatus::as_str)))
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.unwrap_or_default())
}

/// PostgreSQL stores no such text, so nothing has it in it.
fn is_nowhere(text: &str) -> bool {
    text.contains('\0')
}

/// Of a longer list no more is counted or shown: whoever looks for something older says more of it.
const MOST: u64 = 1_000;

/// A part of a word is looked for in so many of the latest rows; a whole number, mail address or id
/// in all.
const LATEST: u64 = 2_000;

/// Latest first; those that are older than the order with the number `after`, if there is one.
pub async fn orders(
    db: &impl ConnectionTrait,
    filter: &OrderFilter,
    after: &str,
    max: u64,
) -> Result<Vec<OrderRow>, DbErr> {
    use order::Column;
    let mut query = filtered(db, filter).await?;
    if !after.is_empty()
        && !is_nowhere(after)
        && let Some(last) = order::Entity::find()
            .filter(Column::Number.eq(after))
            .one(db)
            .await?
    {
        query = query.filter(older_than(
            (Column::PlacedAt, last.placed_at),
            (Column::Id, last.id.as_str()),
        ));
    }
    let query = query
        .order_by_desc(Column::PlacedAt)
        .order_by_desc(Column::Id);
    Ok(readable(query.limit(max).all(db).await?))
}

/// How many orders these are, up to [`MOST`].
pub async fn count_orders(db: &impl ConnectionTrait, filter: &OrderFilter) -> Result<u64, DbErr> {
    let query = filtered(db, filter).await?;
    count_up_to_most(db, query.order_by_desc(order::Column::PlacedAt)).await
}

async fn filtered(
    db: &impl ConnectionTrait,
    filter: &OrderFilter,
) -> Result<Select<order::Entity>, DbErr> {
    let mut query = order::Entity::find();
    let text = clean(&filter.text);
    if !text.is_empty() {
        let named = orders_named(db, filter, &text).await?;
        query = query.filter(order::Column::Id.is_in(named));
    } else if !filter.text.trim().is_empty() {
        query = query.filter(Expr::val(1).eq(0));
    }
    if let Some(state) = filter.state {
        query = query.filter(order::Column::State.eq(state.as_str()));
    }
    if let Some(status) = filter.payment_status {
        query = query.filter(order::Column::PaymentStatus.eq(status.as_str()));
    }
    Ok(placed_within(query, filter))
}

fn placed_within(mut query: Select<order::Entity>, filter: &OrderFilter) -> Select<order::Entity> {
    if let Some(from) = filter.placed_from {
        query = query.filter(order::Column::PlacedAt.gte(from));
    }
    if let Some(to) = filter.placed_to {
        query = query.filter(order::Column::PlacedAt.lt(to));
    }
    query
}

/// `wf7k3m9qxa` as orders are numbered: `WF-7K3M-9QXA`. Their prefix may have been another.
fn number_of(code: &str) -> String {
    let code = code.to_uppercase();
    let split = code
        .len()
        .checked_sub(8)
        .and_then(|at| code.split_at_checked(at));
    match split {
        Some((prefix, rest))
            if (1..=4).contains(&prefix.len())
                && prefix.bytes().all(|byte| byte.is_ascii_alphabetic())
                && rest.is_ascii() =>
        {
            format!("{prefix}-{}-{}", &rest[..4], &rest[4..])
        }
        Some(_) | None => code,
    }
}

/// The ids of orders that the text names, or has a part of.
async fn orders_named(
    db: &impl ConnectionTrait,
    filter: &OrderFilter,
    text: &str,
) -> Result<Vec<String>, DbErr> {
    let (folded, code) = (fold(text), fold_code(text));
    let ids = |query: SelectStatement| async move {
        let rows = db.query_all(&query).await?;
        let ids = rows.iter().map(|row| row.try_get_by_index::<String>(0));
        ids.collect::<Result<Vec<_>, _>>()
    };
    let order_with = |condition: Expr| {
        order::Entity::find()
            .select_only()
            .column(order::Column::Id)
            .filter(condition)
            .limit(MOST)
            .into_query()
    };
    let attempt_with = |condition: Expr| {
        attempt::Entity::find()
            .select_only()
            .column(attempt::Column::OrderId)
            .filter(condition)
            .limit(MOST)
            .into_query()
    };
    // One after the other, so that each uses its own index.
    let whole = [
        order_with(order::Column::Number.eq(text.to_uppercase())),
        order_with(order::Column::Number.eq(number_of(&code))),
        order_with(order::Column::Email.eq(text)),
        order_with(order::Column::Email.eq(text.to_lowercase())),
        attempt_with(attempt::Column::PaymentRequestId.eq(text)),
        attempt_with(attempt::Column::PaymentId.eq(text)),
    ];
    let mut found = BTreeSet::new();
    for query in whole {
        found.extend(ids(query).await?);
    }
    let latest = || {
        placed_within(order::Entity::find(), filter)
            .select_only()
            .columns([order::Column::Id, order::Column::SearchText])
            .order_by_desc(order::Column::PlacedAt)
            .order_by_desc(order::Column::Id)
            .limit(LATEST)
            .into_query()
    };
    // What folds to nothing, such as a dash, would be in every text.
    let mut of_latest = Condition::any().add(Expr::val(1).eq(0));
    for wanted in [folded, code].iter().filter(|wanted| !wanted.is_empty()) {
        of_latest = of_latest.add(has(db, order::Column::SearchText, wanted));
    }
    let parts = Query::select()
        .column(order::Column::Id)
        .from_subquery(latest(), "latest")
        .cond_where(of_latest)
        .to_owned();
    found.extend(ids(parts).await?);
    let of_attempt = Condition::any()
        .add(has(db, attempt::Column::PaymentRequestId, text))
        .add(has(db, attempt::Column::PaymentId, text));
    let parts = Query::select()
        .column((attempt::Entity, attempt::Column::OrderId))
        .from_subquery(latest(), "latest")
        .inner_join(
            attempt::Entity,
            Expr::col((attempt::Entity, attempt::Column::OrderId)).equals(("latest", "id")),
        )
        .cond_where(of_attempt)
        .to_owned();
    found.extend(ids(parts).await?);
    Ok(found.into_iter().collect())
}

/// How many rows these are, up to [`MOST`].
pub(crate) async fn count_up_to_most<E: EntityTrait>(
    db: &impl ConnectionTrait,
    query: Select<E>,
) -> Result<u64, DbErr> {
    count_up_to(db, query, MOST).await
}

/// How many rows these are; the rows beyond `most` are not looked at.
pub(crate) async fn count_up_to<E: EntityTrait>(
    db: &impl ConnectionTrait,
    query: Select<E>,
    most: u64,
) -> Result<u64, DbErr> {
    let some = query
        .select_only()
        .expr_as(Expr::value(1), "one")
        .limit(most)
        .into_query();
    let count = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from_subquery(some, "some_rows")
        .to_owned();
    let row = db.query_one(&count).await?;
    let number = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?;
    Ok(number
        .and_then(|number| u64::try_from(number).ok())
        .unwrap_or(0))
}

pub async fn order_by_number(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<Option<OrderRow>, StoreError> {
    if is_nowhere(number) {
        return Ok(None);
    }
    let found = order::Entity::find()
        .filter(order::Column::Number.eq(number))
        .one(db)
        .await?;
    one(found)
}

/// Id and number of each of these orders.
pub async fn order_numbers(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = &str>,
) -> Result<Vec<(String, String)>, DbErr> {
    let ids: Vec<&str> = ids.into_iter().collect();
    // A list of nothing is a condition that no index knows.
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    order::Entity::find()
        .select_only()
        .columns([order::Column::Id, order::Column::Number])
        .filter(order::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await
}

/// The attempts that any of these ids, ours or Antom's, belongs to.
pub async fn attempts_named(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<Vec<AttemptRow>, DbErr> {
    let ids = || ids.iter().map(String::as_str).filter(|id| !is_nowhere(id));
    if ids().next().is_none() {
        return Ok(Vec::new());
    }
    let found = attempt::Entity::find()
        .filter(
            Condition::any()
                .add(attempt::Column::PaymentRequestId.is_in(ids()))
                .add(attempt::Column::PaymentId.is_in(ids())),
        )
        .all(db)
        .await?;
    Ok(readable(found))
}

pub async fn placed(db: &impl ConnectionTrait, span: Span) -> Result<u64, DbErr> {
    order::Entity::find()
        .filter(order::Column::PlacedAt.gte(span.from))
        .filter(order::Column::PlacedAt.lt(span.to))
        .count(db)
        .await
}

/// Currency and minor units of each order that was paid.
pub async fn paid(db: &impl ConnectionTrait, span: Span) -> Result<Vec<(String, i64)>, DbErr> {
    order::Entity::find()
        .select_only()
        .columns([order::Column::Currency, order::Column::TotalMinor])
        .filter(order::Column::PaidAt.gte(span.from))
        .filter(order::Column::PaidAt.lt(span.to))
        .into_tuple()
        .all(db)
        .await
}

/// Everything that was learned of one kind of fact.
pub async fn learned(
    db: &impl ConnectionTrait,
    kind: &'static str,
    span: Span,
) -> Result<Vec<EvidenceRow>, StoreError> {
    let found = evidence::Entity::find()
        .filter(evidence::Column::Kind.eq(kind))
        .filter(evidence::Column::LearnedAt.gte(span.from))
        .filter(evidence::Column::LearnedAt.lt(span.to))
        .order_by_asc(evidence::Column::Id)
        .all(db)
        .await?;
    all(found)
}

/// Attempts that began in this span and failed.
pub async fn failed(db: &impl ConnectionTrait, span: Span) -> Result<u64, DbErr> {
    let failed = [AttemptState::Failed, AttemptState::Rejected].map(AttemptState::as_str);
    attempt::Entity::find()
        .filter(attempt::Column::State.is_in(failed))
        .filter(attempt::Column::BegunAt.gte(span.from))
        .filter(attempt::Column::BegunAt.lt(span.to))
        .count(db)
        .await
}

/// How many notifications came, by what became of them.
pub async fn notified(
    db: &impl ConnectionTrait,
    span: Span,
) -> Result<Vec<(Stored<InboxState>, i64)>, DbErr> {
    let counts: Vec<(String, i64)> = inbox::Entity::find()
        .select_only()
        .column(inbox::Column::State)
        .expr(Expr::col(inbox::Column::Id).count())
        .filter(inbox::Column::ReceivedAt.gte(span.from))
        .filter(inbox::Column::ReceivedAt.lt(span.to))
        .group_by(inbox::Column::State)
        .order_by_asc(inbox::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let counts = counts.into_iter();
    Ok(counts
        .map(|(state, count)| (Stored::read(state), count))
        .collect())
}

/// An order's tasks, done or not.
pub async fn tasks_of(db: &impl ConnectionTrait, order_id: &str) -> Result<Vec<OutboxRow>, DbErr> {
    let found = outbox::Entity::find()
        .filter(outbox::Column::OrderId.eq(order_id))
        .order_by_asc(outbox::Column::Id)
        .all(db)
        .await?;
    Ok(found.into_iter().map(OutboxRow::from).collect())
}

/// Latest first.
pub async fn notifications(
    db: &impl ConnectionTrait,
    filter: &InboxFilter,
    max: u64,
) -> Result<Found<InboxRow>, DbErr> {
    use inbox::Column;
    let mut query = inbox::Entity::find();
    if let Some(state) = filter.state {
        query = query
            .filter(Column::State.eq(state.as_str()))
            .order_by_desc(Column::ReceivedAt);
    }
    let text = filter.text.as_str();
    if is_nowhere(text) {
        query = query.filter(Expr::val(1).eq(0));
    } else if !text.is_empty() {
        let last: Option<Option<i64>> = inbox::Entity::find()
            .select_only()
            .column_as(Column::Id.max(), "last")
            .into_tuple()
            .one(db)
            .await?;
        let latest = last.flatten().unwrap_or(0) - i64::try_from(LATEST).unwrap_or(0);
        let mut found = Condition::any().add(has(db, Column::Body, text));
        for id in ids_of_orders(db, text).await? {
            found = found.add(has(db, Column::Body, &id));
        }
        query = query.filter(Column::Id.gt(latest)).filter(found);
    }
    let total = count_up_to_most(db, query.clone().order_by_desc(Column::Id)).await?;
    if let Some(id) = filter.after {
        query = match (filter.state, inbox::Entity::find_by_id(id).one(db).await?) {
            (Some(_), Some(last)) => query.filter(older_than(
                (Column::ReceivedAt, last.received_at),
                (Column::Id, id),
            )),
            _ => query.filter(Column::Id.lt(id)),
        };
    }
    let rows = query.order_by_desc(Column::Id).limit(max).all(db).await?;
    Ok(Found {
        rows: rows.into_iter().map(InboxRow::from).collect(),
        total,
    })
}
