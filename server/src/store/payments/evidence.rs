//! What was learned about payments: rows are added, and never changed.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ledger::{Evidence, Fact};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use sha2::{Digest as _, Sha256};

use crate::store::entity::evidence::{ActiveModel, Column, Entity, Model};
use crate::store::stored::{Stored, all, by_order, column, named, number};
use crate::store::{StoreError, insert_if_absent};

/// From where something was learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The shop itself: an attempt begun, superseded or expired.
    Shop,
    /// Somebody in the back office.
    Merchant,
    /// The answer to a call.
    Answer,
    Notification,
    Inquiry,
}

impl Source {
    const ALL: [Self; 5] = [
        Self::Shop,
        Self::Merchant,
        Self::Answer,
        Self::Notification,
        Self::Inquiry,
    ];

    /// The word under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Merchant => "merchant",
            Self::Answer => "answer",
            Self::Notification => "notification",
            Self::Inquiry => "inquiry",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Source {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        named("a source of evidence", Self::ALL, Self::as_str, word)
    }
}

/// A piece of evidence as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRow {
    pub order_id: String,
    /// The attempt's number.
    pub attempt: u32,
    pub source: Stored<Source>,
    pub fact: Stored<Fact>,
    /// The bytes in which it was told; empty if nobody told it.
    pub raw: String,
    pub learned_at: i64,
}

impl TryFrom<Model> for EvidenceRow {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, Self::Error> {
        Ok(Self {
            attempt: number(row.attempt)?,
            source: Stored::read(row.source),
            fact: Stored::from_json(row.fact),
            order_id: row.order_id,
            raw: row.raw,
            learned_at: row.learned_at,
        })
    }
}

/// Nothing is decided on half of what is known: a fact of a later version is an error here.
impl TryFrom<EvidenceRow> for Evidence {
    type Error = StoreError;

    fn try_from(row: EvidenceRow) -> Result<Self, Self::Error> {
        Ok(Self::new(row.attempt, row.fact.or_unreadable("a fact")?))
    }
}

/// Adds a piece of evidence to what is known; tells whether it is new.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    order_id: &str,
    evidence: &Evidence,
    source: Source,
    raw: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let fact = serde_json::to_string(&evidence.fact).map_err(|error| StoreError::Unreadable {
        what: "a fact",
        value: error.to_string(),
    })?;
    let row = ActiveModel {
        id: NotSet,
        order_id: Set(order_id.to_owned()),
        attempt: Set(column(evidence.attempt)),
        source: Set(source.as_str().to_owned()),
        kind: Set(evidence.fact.kind().to_owned()),
        fact_hash: Set(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&fact))),
        fact: Set(fact),
        raw: Set(raw.to_owned()),
        learned_at: Set(now),
    };
    Ok(insert_if_absent(db, row).await?)
}

/// All that is known about an order's payment, as it came.
pub(crate) async fn of_order(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<Evidence>, StoreError> {
    all(rows_of_order(db, order_id).await?)
}

/// Facts of a kind that were learned after this one, and before a moment, with their ids: the
/// earliest first.
pub(crate) async fn learned_after(
    db: &impl ConnectionTrait,
    kind: &str,
    (at, id): (i64, i64),
    until: i64,
    max: u64,
) -> Result<Vec<(i64, EvidenceRow)>, StoreError> {
    let later = Condition::any()
        .add(Column::LearnedAt.gt(at))
        .add(Column::Id.gt(id));
    let found = Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::LearnedAt.gte(at))
        .filter(Column::LearnedAt.lt(until))
        .filter(later)
        .order_by_asc(Column::LearnedAt)
        .order_by_asc(Column::Id)
        .limit(max)
        .all(db)
        .await?;
    let read = |row: Model| Ok((row.id, EvidenceRow::try_from(row)?));
    found.into_iter().map(read).collect()
}

/// What is known about the payments of each of these orders, without the bytes in which it was told;
/// an error for an order of which this version cannot read something.
pub(crate) async fn of_orders(
    db: &impl ConnectionTrait,
    order_ids: &[String],
) -> Result<BTreeMap<String, Result<Vec<Evidence>, StoreError>>, DbErr> {
    let found: Vec<(String, i32, String)> = Entity::find()
        .select_only()
        .columns([Column::OrderId, Column::Attempt, Column::Fact])
        .filter(Column::OrderId.is_in(order_ids))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let read = |attempt: i32, fact: String| {
        let fact = Stored::from_json(fact).or_unreadable("a fact")?;
        Ok(Evidence::new(number(attempt)?, fact))
    };
    let found = by_order(found, |(order_id, ..)| order_id.clone());
    let known = found.into_iter().map(|(order_id, rows)| {
        let evidence = rows
            .into_iter()
            .map(|(_, attempt, fact)| read(attempt, fact));
        (order_id, evidence.collect())
    });
    Ok(known.collect())
}

/// An order's evidence as it came, with where it came from.
pub async fn rows_of_order(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<EvidenceRow>, StoreError> {
    let rows = Entity::find()
        .filter(Column::OrderId.eq(order_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    all(rows)
}
