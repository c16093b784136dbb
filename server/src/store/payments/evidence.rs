//! What was learned about payments: rows are added, and never changed.

use domain::ledger::{Evidence, Fact};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::store::entity::evidence::{ActiveModel, Column, Entity};
use crate::store::{StoreError, insert_if_absent};

pub use crate::store::entity::evidence::Model as EvidenceRow;

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
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shop => "shop",
            Self::Merchant => "merchant",
            Self::Answer => "answer",
            Self::Notification => "notification",
            Self::Inquiry => "inquiry",
        }
    }
}

impl EvidenceRow {
    /// What was learned.
    ///
    /// # Errors
    /// When the row holds a fact that this version does not know.
    pub fn read_fact(&self) -> Result<Fact, StoreError> {
        serde_json::from_str(&self.fact).map_err(|_| StoreError::Unreadable {
            what: "a fact",
            value: self.fact.clone(),
        })
    }

    /// What was learned, and of which attempt.
    ///
    /// # Errors
    /// As [`EvidenceRow::read_fact`].
    pub fn evidence(&self) -> Result<Evidence, StoreError> {
        Ok(Evidence {
            attempt: u32::try_from(self.attempt).unwrap_or(0),
            fact: self.read_fact()?,
        })
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
        attempt: Set(i32::try_from(evidence.attempt).unwrap_or(i32::MAX)),
        source: Set(source.as_str().to_owned()),
        kind: Set(evidence.fact.kind().to_owned()),
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
    let rows = Entity::find()
        .filter(Column::OrderId.eq(order_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.iter().map(EvidenceRow::evidence).collect()
}
