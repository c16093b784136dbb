//! What was learned about subscriptions: rows are added, and never changed.

use domain::subscription::{Evidence, Fact};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::entity::subscription_evidence::{ActiveModel, Column, Entity, Model};
use crate::store::payments::evidence::Source;
use crate::store::reports::back_office::Span;
use crate::store::{StoreError, insert_if_absent};

pub use crate::store::entity::subscription_evidence::Model as SubscriptionEvidenceRow;

impl Model {
    /// What was learned, and of which sign-up.
    ///
    /// # Errors
    /// When the row holds a fact that this version does not know.
    pub fn evidence(&self) -> Result<Evidence, StoreError> {
        let fact: Fact = serde_json::from_str(&self.fact).map_err(|_| StoreError::Unreadable {
            what: "a fact about a subscription",
            value: self.fact.clone(),
        })?;
        Ok(Evidence::new(
            u32::try_from(self.sign_up).unwrap_or(0),
            fact,
        ))
    }
}

/// Adds a piece of evidence to what is known; tells whether it is new.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    subscription_id: &str,
    evidence: &Evidence,
    source: Source,
    raw: &str,
    now: i64,
) -> Result<bool, StoreError> {
    let fact = serde_json::to_string(&evidence.fact).map_err(|error| StoreError::Unreadable {
        what: "a fact about a subscription",
        value: error.to_string(),
    })?;
    let row = ActiveModel {
        id: NotSet,
        subscription_id: Set(subscription_id.to_owned()),
        sign_up: Set(i32::try_from(evidence.sign_up).unwrap_or(i32::MAX)),
        source: Set(source.as_str().to_owned()),
        kind: Set(evidence.fact.kind().to_owned()),
        fact: Set(fact),
        raw: Set(raw.to_owned()),
        learned_at: Set(now),
    };
    Ok(insert_if_absent(db, row).await?)
}

/// All that is known about a subscription, as it came.
///
/// # Errors
/// When the database does not answer, or holds a fact of a later version.
pub async fn of_subscription(
    db: &impl ConnectionTrait,
    subscription_id: &str,
) -> Result<Vec<SubscriptionEvidenceRow>, StoreError> {
    Ok(Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// Everything that was learned of one kind of fact.
pub async fn learned(
    db: &impl ConnectionTrait,
    kind: &'static str,
    span: Span,
) -> Result<Vec<SubscriptionEvidenceRow>, StoreError> {
    Ok(Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::LearnedAt.gte(span.from))
        .filter(Column::LearnedAt.lt(span.to))
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// A page of what was learned of one kind of fact since a moment, latest first.
pub(crate) async fn latest(
    db: &impl ConnectionTrait,
    kind: &'static str,
    since: i64,
    skip: u64,
    max: u64,
) -> Result<Vec<SubscriptionEvidenceRow>, StoreError> {
    Ok(Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::LearnedAt.gte(since))
        .order_by_desc(Column::LearnedAt)
        .order_by_desc(Column::Id)
        .offset(skip)
        .limit(max)
        .all(db)
        .await?)
}
