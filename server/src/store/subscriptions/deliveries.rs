//! The parcels of plans that deliver goods: one for each period that is paid.

use std::str::FromStr;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use crate::store::entity::delivery::{Column, Entity, Model};
use crate::store::reports::back_office::count_up_to_most;
use crate::store::{StoreError, insert_if_absent};

pub use crate::store::entity::delivery::Model as DeliveryRow;

/// Where a parcel goes. It is stored as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShipTo {
    pub name: String,
    /// Two letters of ISO 3166.
    pub country: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub state: String,
    pub postcode: String,
}

/// Where a parcel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// Its piece is taken off the shelf, and it waits to be packed.
    ToShip,
    Shipped,
    /// The period was paid, and there was no piece: the merchant decides.
    SoldOut,
    /// The period's money went back before it was packed.
    Withdrawn,
}

impl DeliveryState {
    const ALL: [Self; 4] = [Self::ToShip, Self::Shipped, Self::SoldOut, Self::Withdrawn];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToShip => "to_ship",
            Self::Shipped => "shipped",
            Self::SoldOut => "sold_out",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for DeliveryState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|state| state.as_str() == word);
        found.ok_or_else(|| StoreError::Unreadable {
            what: "a state of a delivery",
            value: word.to_owned(),
        })
    }
}

impl Model {
    /// # Errors
    /// When a later version wrote it.
    pub fn delivery_state(&self) -> Result<DeliveryState, StoreError> {
        self.state.parse()
    }

    #[must_use]
    pub fn number(&self) -> u32 {
        u32::try_from(self.phase).unwrap_or(0)
    }
}

/// `false` if the period has its parcel already.
pub(crate) async fn add(db: &impl ConnectionTrait, row: DeliveryRow) -> Result<bool, DbErr> {
    insert_if_absent(db, row.into_active_model().reset_all()).await
}

/// Moves a parcel on; `false` if it does not stand where it is taken to.
pub(crate) async fn set_state(
    db: &impl ConnectionTrait,
    row: &DeliveryRow,
    to: DeliveryState,
    now: i64,
) -> Result<bool, DbErr> {
    let moved = Entity::update_many()
        .col_expr(Column::State, Expr::value(to.as_str()))
        .col_expr(Column::Since, Expr::value(now))
        .filter(Column::SubscriptionId.eq(row.subscription_id.clone()))
        .filter(Column::Phase.eq(row.phase))
        .filter(Column::State.eq(row.state.clone()))
        .exec(db)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// First to latest.
pub async fn of_subscription(
    db: &impl ConnectionTrait,
    subscription_id: &str,
) -> Result<Vec<DeliveryRow>, DbErr> {
    Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id))
        .order_by_asc(Column::Phase)
        .all(db)
        .await
}

/// Those that stand so, the longest first.
pub async fn standing(
    db: &impl ConnectionTrait,
    state: DeliveryState,
    max: u64,
) -> Result<Vec<DeliveryRow>, DbErr> {
    Entity::find()
        .filter(Column::State.eq(state.as_str()))
        .order_by_asc(Column::Since)
        .limit(max)
        .all(db)
        .await
}

/// How many are to be shipped.
pub async fn to_ship(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let query = Entity::find().filter(Column::State.eq(DeliveryState::ToShip.as_str()));
    count_up_to_most(db, query).await
}
