//! Subscriptions, their sign-ups and invoices, and what was learned about them.

pub mod deliveries;
pub mod evidence;
pub mod invoices;
pub mod owners;
pub mod sign_ups;
pub mod updates;

use domain::subscription::{Rate, Status, Terms};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::store::entity::subscription::{Column, Entity, Model};
use crate::store::stored::parse;
use crate::store::subscriptions::deliveries::ShipTo;
use crate::store::subscriptions::updates::UpdateRow;
use crate::store::{Db, StoreError, older_than};

pub use crate::store::entity::subscription::Model as SubscriptionRow;

impl Model {
    /// What the buyer signed up for.
    ///
    /// # Errors
    /// When a later version wrote them.
    pub fn read_terms(&self) -> Result<Terms, StoreError> {
        serde_json::from_str(&self.terms).map_err(|_| StoreError::Unreadable {
            what: "the terms of a subscription",
            value: self.terms.clone(),
        })
    }

    /// Price and interval of what is charged next.
    ///
    /// # Errors
    /// When a later version wrote them.
    pub fn read_rate(&self) -> Result<Rate, StoreError> {
        let Some(text) = &self.rate else {
            return Ok(self.read_terms()?.rate());
        };
        serde_json::from_str(text).map_err(|_| StoreError::Unreadable {
            what: "the rate of a subscription",
            value: text.clone(),
        })
    }

    /// Where its parcels go; none for a plan without goods.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn read_ship_to(&self) -> Result<Option<ShipTo>, StoreError> {
        let read = |text: &String| {
            serde_json::from_str(text).map_err(|_| StoreError::Unreadable {
                what: "where parcels go",
                value: text.clone(),
            })
        };
        self.ship_to.as_ref().map(read).transpose()
    }

    /// Where it stood when something was last learned of it.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn stored_status(&self) -> Result<Status, StoreError> {
        parse("a status of a subscription", &self.status)
    }
}

pub(crate) async fn insert(db: &impl ConnectionTrait, row: SubscriptionRow) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<SubscriptionRow>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The subscription, and nobody else changes it until this transaction ends.
pub(crate) async fn lock(
    db: &impl ConnectionTrait,
    id: &str,
) -> Result<Option<SubscriptionRow>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(db).await
}

pub async fn find_by_token(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<SubscriptionRow>, DbErr> {
    // PostgreSQL stores no such text, so no subscription has this token.
    if token.contains('\0') {
        return Ok(None);
    }
    Entity::find().filter(Column::Token.eq(token)).one(db).await
}

/// The shopper's subscription to a plan that is not over: one that is charged rather than one that
/// is being signed up for, then the latest.
pub(crate) async fn current(
    db: &impl ConnectionTrait,
    shopper: &str,
    plan: &str,
) -> Result<Option<SubscriptionRow>, DbErr> {
    let rows = of_plan(db, shopper, plan).await?;
    Ok(rows
        .into_iter()
        .min_by_key(|row| row.status == Status::SigningUp.as_str()))
}

/// Another subscription of the same shopper to the same plan that Antom charges.
pub(crate) async fn twin(
    db: &impl ConnectionTrait,
    row: &SubscriptionRow,
) -> Result<Option<SubscriptionRow>, DbErr> {
    let rows = of_plan(db, &row.shopper, &row.plan).await?;
    Ok(rows
        .into_iter()
        .find(|other| other.id != row.id && other.status != Status::SigningUp.as_str()))
}

/// Those that are not over, latest first: one or two.
async fn of_plan(
    db: &impl ConnectionTrait,
    shopper: &str,
    plan: &str,
) -> Result<Vec<SubscriptionRow>, DbErr> {
    let current = [Status::SigningUp, Status::Active, Status::PastDue].map(Status::as_str);
    Entity::find()
        .filter(Column::Shopper.eq(shopper))
        .filter(Column::Plan.eq(plan))
        .filter(Column::Status.is_in(current))
        .order_by_desc(Column::AgreedAt)
        .all(db)
        .await
}

/// Corrects who signs up, for as long as nobody has.
pub(crate) async fn correct(
    db: &impl ConnectionTrait,
    row: &SubscriptionRow,
    email: &str,
    name: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Email, Expr::value(email))
        .col_expr(Column::Name, Expr::value(name))
        .filter(Column::Id.eq(row.id.clone()))
        .filter(Column::Status.eq(Status::SigningUp.as_str()))
        .exec(db)
        .await?;
    Ok(())
}

/// What the next parcels bring, and where they go.
pub(crate) async fn set_delivery(
    db: &impl ConnectionTrait,
    id: &str,
    sku: &str,
    ship_to: &ShipTo,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::Sku, Expr::value(sku))
        .col_expr(Column::ShipTo, Expr::value(written(ship_to)?))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// What it is for from now on: another plan, and what that brings.
pub(crate) async fn set_plan(
    db: &impl ConnectionTrait,
    row: &mut SubscriptionRow,
    to: &UpdateRow,
) -> Result<(), DbErr> {
    row.plan.clone_from(&to.plan);
    row.plan_name.clone_from(&to.plan_name);
    if to.sku.is_some() {
        row.sku.clone_from(&to.sku);
    }
    Entity::update_many()
        .col_expr(Column::Plan, Expr::value(&row.plan))
        .col_expr(Column::PlanName, Expr::value(&row.plan_name))
        .col_expr(Column::Sku, Expr::value(row.sku.clone()))
        .filter(Column::Id.eq(&row.id))
        .exec(db)
        .await?;
    Ok(())
}

/// As it is stored.
pub(crate) fn written(ship_to: &ShipTo) -> Result<String, StoreError> {
    serde_json::to_string(ship_to).map_err(|error| StoreError::Unreadable {
        what: "where parcels go",
        value: error.to_string(),
    })
}

/// Whose subscriptions.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// A browser's.
    Shopper(&'a str),
    /// An account's.
    Buyer(&'a str),
}

/// Somebody's subscriptions, newest first; those that are older than `after`, if there is one.
pub async fn of(
    db: &impl ConnectionTrait,
    whose: Whose<'_>,
    after: Option<&SubscriptionRow>,
    max: u64,
) -> Result<Vec<SubscriptionRow>, DbErr> {
    let whose = match whose {
        Whose::Shopper(shopper) => Column::Shopper.eq(shopper),
        Whose::Buyer(buyer) => Column::BuyerId.eq(buyer),
    };
    let mut query = Entity::find().filter(whose);
    if let Some(last) = after {
        query = query.filter(older_than(
            (Column::AgreedAt, last.agreed_at),
            (Column::Id, last.id.as_str()),
        ));
    }
    query
        .order_by_desc(Column::AgreedAt)
        .order_by_desc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

/// Puts what a browser signed up for as a guest into an account.
pub(crate) async fn claim_of_shopper(
    db: &impl ConnectionTrait,
    shopper: &str,
    buyer_id: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::BuyerId, Expr::value(buyer_id))
        .filter(Column::Shopper.eq(shopper))
        .filter(Column::BuyerId.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Puts a guest's subscription into an account; `false` if it is in another one.
pub(crate) async fn claim(
    db: &impl ConnectionTrait,
    id: &str,
    buyer_id: &str,
) -> Result<bool, DbErr> {
    let claimed = Entity::update_many()
        .col_expr(Column::BuyerId, Expr::value(buyer_id))
        .filter(Column::Id.eq(id))
        .filter(Column::BuyerId.is_null())
        .exec(db)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Whether the shop has any: where it has none, no notification can be about one.
pub(crate) async fn are_there(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let first = Entity::find()
        .order_by_asc(Column::Id)
        .limit(1)
        .one(db)
        .await?;
    Ok(first.is_some())
}

/// Those that it is time to look after, the longest due first.
pub(crate) async fn due(db: &Db, now: i64, max: u64) -> Result<Vec<SubscriptionRow>, DbErr> {
    Entity::find()
        .filter(Column::CheckAt.lte(now))
        .order_by_asc(Column::CheckAt)
        .limit(max)
        .all(db)
        .await
}

/// Moves the next look on; `false` if somebody else did.
pub(crate) async fn reschedule(
    db: &impl ConnectionTrait,
    row: &SubscriptionRow,
    check_at: Option<i64>,
) -> Result<bool, DbErr> {
    let moved = Entity::update_many()
        .col_expr(Column::CheckAt, Expr::value(check_at))
        .col_expr(Column::Checks, Expr::value(row.checks.saturating_add(1)))
        .filter(Column::Id.eq(row.id.clone()))
        .filter(Column::CheckAt.eq(row.check_at))
        .filter(Column::Checks.eq(row.checks))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// What follows from what is known, beside the status.
pub(crate) struct Standing {
    pub(crate) review_reason: Option<String>,
    pub(crate) check_at: Option<i64>,
    pub(crate) next_charge_at: Option<i64>,
    /// Price and interval of what is charged next.
    pub(crate) rate: Rate,
}

/// Stores what follows from what is known.
pub(crate) async fn update(
    db: &impl ConnectionTrait,
    row: &mut SubscriptionRow,
    status: Status,
    stands: Standing,
) -> Result<(), StoreError> {
    let Standing {
        review_reason,
        check_at,
        next_charge_at,
        rate,
    } = stands;
    let rate = serde_json::to_string(&rate).map_err(|error| StoreError::Unreadable {
        what: "the rate of a subscription",
        value: error.to_string(),
    })?;
    row.rate = Some(rate);
    row.status = status.as_str().to_owned();
    row.review_reason = review_reason;
    row.check_at = check_at;
    row.next_charge_at = next_charge_at;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(row.status.clone()))
        .col_expr(Column::ReviewReason, Expr::value(row.review_reason.clone()))
        .col_expr(Column::CheckAt, Expr::value(check_at))
        .col_expr(Column::NextChargeAt, Expr::value(next_charge_at))
        .col_expr(Column::Rate, Expr::value(row.rate.clone()))
        .filter(Column::Id.eq(row.id.clone()))
        .exec(db)
        .await?;
    Ok(())
}
