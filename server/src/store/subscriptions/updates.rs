//! The other plans that were asked for: what was agreed to, and what follows when Antom has it.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::store::entity::subscription_update::{Column, Entity, Model};

pub use crate::store::entity::subscription_update::Model as UpdateRow;

impl Model {
    /// Its place among those of its sign-up, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        u32::try_from(self.number).unwrap_or(0)
    }
}

pub(crate) async fn insert(db: &impl ConnectionTrait, row: UpdateRow) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    subscription_id: &str,
    sign_up: u32,
    number: u32,
) -> Result<Option<UpdateRow>, DbErr> {
    let key = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    Entity::find_by_id((subscription_id.to_owned(), key(sign_up), key(number)))
        .one(db)
        .await
}

/// First to latest.
pub async fn of_subscription(
    db: &impl ConnectionTrait,
    subscription_id: &str,
) -> Result<Vec<UpdateRow>, DbErr> {
    Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id))
        .order_by_asc(Column::SignUp)
        .order_by_asc(Column::Number)
        .all(db)
        .await
}
