//! Whose a payment is that Antom made by itself.

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

use crate::store::entity::payment_owner::Entity;
use crate::store::insert_if_absent;

pub use crate::store::entity::payment_owner::Model as PaymentOwner;

/// Writes down whose a payment is; `false` if that is known.
pub(crate) async fn add(db: &impl ConnectionTrait, owner: PaymentOwner) -> Result<bool, DbErr> {
    insert_if_absent(db, owner.into_active_model().reset_all()).await
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    payment_id: &str,
) -> Result<Option<PaymentOwner>, DbErr> {
    Entity::find_by_id(payment_id).one(db).await
}
