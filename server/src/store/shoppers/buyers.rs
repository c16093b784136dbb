//! Accounts. Whoever reads the mail of an address has the account of that address.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::store::entity::buyer::{ActiveModel, Column, Entity};
use crate::store::insert_if_absent;

pub use crate::store::entity::buyer::Model as BuyerRow;

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<BuyerRow>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The account of this address, made when it is there for the first time. `email` is in lower case.
pub(crate) async fn of_email(
    db: &impl ConnectionTrait,
    email: &str,
    now: i64,
) -> Result<BuyerRow, DbErr> {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let row = ActiveModel {
        id: Set(id),
        email: Set(email.to_owned()),
        created_at: Set(now),
    };
    insert_if_absent(db, row).await?;
    Entity::find()
        .filter(Column::Email.eq(email))
        .one(db)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("the account that was just made".to_owned()))
}
