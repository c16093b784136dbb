//! Who works in the back office, what they prove themselves by, and where they are logged in.

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel as _,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::store::entity::{merchant, merchant_login};
use crate::store::insert_if_absent;

pub use crate::store::entity::merchant::Model as MerchantRow;
pub use crate::store::entity::merchant_login::Model as MerchantLogin;

pub async fn find(db: &impl ConnectionTrait, name: &str) -> Result<Option<MerchantRow>, DbErr> {
    // PostgreSQL stores no such text.
    if name.contains('\0') {
        return Ok(None);
    }
    merchant::Entity::find_by_id(name).one(db).await
}

/// All, by name.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<MerchantRow>, DbErr> {
    merchant::Entity::find()
        .order_by_asc(merchant::Column::Name)
        .all(db)
        .await
}

/// How many have this role.
pub async fn with_role(db: &impl ConnectionTrait, role: &str) -> Result<u64, DbErr> {
    merchant::Entity::find()
        .filter(merchant::Column::Role.eq(role))
        .count(db)
        .await
}

/// `false` if somebody has this name.
pub(crate) async fn add(db: &impl ConnectionTrait, row: MerchantRow) -> Result<bool, DbErr> {
    insert_if_absent(db, row.into_active_model().reset_all()).await
}

/// Stores what changed, unless somebody else changed a factor since the row was read.
pub(crate) async fn update(
    db: &impl ConnectionTrait,
    before: &MerchantRow,
    row: MerchantRow,
) -> Result<bool, DbErr> {
    let changed = merchant::Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(merchant::Column::Name.eq(&before.name))
        .filter(merchant::Column::Factor.eq(&before.factor))
        .filter(merchant::Column::TotpStep.eq(before.totp_step))
        .filter(merchant::Column::Recovery.eq(&before.recovery))
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

pub(crate) async fn remove(db: &impl ConnectionTrait, name: &str) -> Result<bool, DbErr> {
    let removed = merchant::Entity::delete_by_id(name).exec(db).await?;
    Ok(removed.rows_affected == 1)
}

pub(crate) async fn begin(db: &impl ConnectionTrait, login: MerchantLogin) -> Result<(), DbErr> {
    merchant_login::Entity::insert(login.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Whether this login was not ended.
pub async fn is_open(db: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    let found = merchant_login::Entity::find_by_id(id)
        .select_only()
        .expr_as(Expr::value(1_i32), "one")
        .into_tuple::<i32>();
    Ok(found.one(db).await?.is_some())
}

/// The logins of one merchant, latest first.
pub async fn logins_of(db: &impl ConnectionTrait, name: &str) -> Result<Vec<MerchantLogin>, DbErr> {
    merchant_login::Entity::find()
        .filter(merchant_login::Column::Merchant.eq(name))
        .order_by_desc(merchant_login::Column::Since)
        .limit(50)
        .all(db)
        .await
}

/// Ends a login of this merchant's.
pub(crate) async fn end(db: &impl ConnectionTrait, name: &str, id: &str) -> Result<bool, DbErr> {
    if id.contains('\0') {
        return Ok(false);
    }
    let ended = merchant_login::Entity::delete_many()
        .filter(merchant_login::Column::Id.eq(id))
        .filter(merchant_login::Column::Merchant.eq(name))
        .exec(db)
        .await?;
    Ok(ended.rows_affected == 1)
}

pub(crate) async fn end_all(db: &impl ConnectionTrait, name: &str) -> Result<(), DbErr> {
    merchant_login::Entity::delete_many()
        .filter(merchant_login::Column::Merchant.eq(name))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets logins that began before `moment`: they are over.
pub(crate) async fn purge(db: &impl ConnectionTrait, moment: i64) -> Result<u64, DbErr> {
    let gone = merchant_login::Entity::delete_many()
        .filter(merchant_login::Column::Since.lt(moment))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
