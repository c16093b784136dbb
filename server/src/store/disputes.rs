//! Disputes, and what was learned about them: rows of evidence are added, and never changed.

use domain::dispute::{Fact, Kind, Stage};
use domain::{Currency, Money};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::store::entity::dispute::{Column, Entity, Model};
use crate::store::entity::dispute_evidence;
use crate::store::payments::evidence::Source;
use crate::store::stored::parse;
use crate::store::{Db, StoreError, autocommit, insert_if_absent};

pub use crate::store::entity::dispute::Model as DisputeRow;

impl Model {
    /// Where it stands.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn read_stage(&self) -> Result<Stage, StoreError> {
        parse("a stage of a dispute", &self.stage)
    }

    /// What kind it is.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn read_kind(&self) -> Result<Kind, StoreError> {
        parse("a kind of dispute", &self.kind)
    }

    fn money(&self, minor: Option<i64>) -> Option<Money> {
        let currency: Currency = self.currency.as_deref()?.parse().ok()?;
        Money::new(minor?, currency).ok()
    }

    /// How much is contested.
    #[must_use]
    pub fn contested(&self) -> Option<Money> {
        self.money(self.amount)
    }

    /// What the buyer got of the merchant's money.
    #[must_use]
    pub fn lost_money(&self) -> Option<Money> {
        self.money(self.lost)
    }
}

/// Something that was learned, and when.
pub struct Learned {
    pub fact: Fact,
    pub source: Source,
    pub at: i64,
}

/// Adds a dispute unless it is there.
pub(crate) async fn add(db: &impl ConnectionTrait, row: DisputeRow) -> Result<bool, DbErr> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    insert_if_absent(db, row).await
}

/// The dispute, and nobody else changes it until this transaction ends.
pub(crate) async fn lock(
    db: &impl ConnectionTrait,
    dispute_id: &str,
) -> Result<Option<DisputeRow>, DbErr> {
    Entity::find()
        .filter(Column::DisputeId.eq(dispute_id))
        .lock_exclusive()
        .one(db)
        .await
}

pub(crate) async fn update(db: &impl ConnectionTrait, row: DisputeRow) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<DisputeRow>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Adds a piece of evidence; tells whether it is new.
pub(crate) async fn append(
    db: &impl ConnectionTrait,
    dispute: i64,
    fact: &Fact,
    source: Source,
    now: i64,
) -> Result<bool, StoreError> {
    let fact = serde_json::to_string(fact).map_err(|error| StoreError::Unreadable {
        what: "a fact about a dispute",
        value: error.to_string(),
    })?;
    let row = dispute_evidence::ActiveModel {
        id: NotSet,
        dispute: Set(dispute),
        fact: Set(fact),
        source: Set(source.as_str().to_owned()),
        learned_at: Set(now),
    };
    Ok(insert_if_absent(db, row).await?)
}

/// All that is known about a dispute, as it came.
///
/// # Errors
/// When the database does not answer, or holds a fact of a later version.
pub async fn evidence(db: &impl ConnectionTrait, dispute: i64) -> Result<Vec<Learned>, StoreError> {
    let mut rows = dispute_evidence::Entity::find()
        .filter(dispute_evidence::Column::Dispute.eq(dispute))
        .all(db)
        .await?;
    // Sorted here: an order by id has PostgreSQL read the whole table by it.
    rows.sort_by_key(|row| row.id);
    let read = |row: dispute_evidence::Model| {
        let fact = serde_json::from_str(&row.fact).map_err(|_| StoreError::Unreadable {
            what: "a fact about a dispute",
            value: row.fact.clone(),
        })?;
        Ok(Learned {
            fact,
            source: parse("a source of evidence", &row.source)?,
            at: row.learned_at,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Those at this stage, the longest known first.
pub async fn at_stage(
    db: &impl ConnectionTrait,
    stage: Stage,
    max: u64,
) -> Result<Vec<DisputeRow>, DbErr> {
    Entity::find()
        .filter(Column::Stage.eq(stage.as_str()))
        .order_by_asc(Column::ToldAt)
        .limit(max)
        .all(db)
        .await
}

/// Latest first; those before one, if its id is given.
pub async fn latest(
    db: &impl ConnectionTrait,
    before: Option<i64>,
    max: u64,
) -> Result<Vec<DisputeRow>, DbErr> {
    let mut rows = Entity::find();
    if let Some(id) = before {
        rows = rows.filter(Column::Id.lt(id));
    }
    rows.order_by_desc(Column::Id).limit(max).all(db).await
}

pub async fn of_order(db: &impl ConnectionTrait, order_id: &str) -> Result<Vec<DisputeRow>, DbErr> {
    let found = Entity::find().filter(Column::OrderId.eq(order_id));
    let mut rows = found.all(db).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}

pub async fn of_subscription(
    db: &impl ConnectionTrait,
    subscription_id: &str,
) -> Result<Vec<DisputeRow>, DbErr> {
    let found = Entity::find().filter(Column::SubscriptionId.eq(subscription_id));
    let mut rows = found.all(db).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}

/// Those after this one, for whoever looks through all of them.
pub async fn after(db: &impl ConnectionTrait, id: i64, max: u64) -> Result<Vec<DisputeRow>, DbErr> {
    Entity::find()
        .filter(Column::Id.gt(id))
        .order_by_asc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// Puts a document under another key, unless it went meanwhile.
pub(crate) async fn renew_document(
    db: &Db,
    id: i64,
    kept: &str,
    renewed: &str,
) -> Result<(), DbErr> {
    let change = Entity::update_many()
        .col_expr(Column::Document, Expr::value(Some(renewed)))
        .filter(Column::Id.eq(id))
        .filter(Column::Document.eq(kept))
        .exec(db);
    autocommit(change).await?;
    Ok(())
}

/// Those whose answer is to be told to Antom now.
pub(crate) async fn due(
    db: &impl ConnectionTrait,
    now: i64,
    max: u64,
) -> Result<Vec<DisputeRow>, DbErr> {
    Entity::find()
        .filter(Column::RunAt.lte(now))
        .order_by_asc(Column::RunAt)
        .limit(max)
        .all(db)
        .await
}

/// Takes one that is due, until then, and counts the try; `false` if somebody else has it.
pub(crate) async fn take(db: &Db, row: &DisputeRow, until: i64) -> Result<bool, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::RunAt, Expr::value(Some(until)))
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::RunAt.eq(row.run_at))
        .exec(db);
    Ok(autocommit(taken).await?.rows_affected == 1)
}
