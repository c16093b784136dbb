//! Links that let somebody into an account. A wish for one is written down when it is made; the
//! link itself is made when its mail leaves, and only its hash is ever here.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};

use crate::store::entity::login_link::{ActiveModel, Column, Entity};
use crate::store::{Db, autocommit};

pub use crate::store::entity::login_link::Model as LoginLinkRow;

/// What a wish stands under: no hash has a colon, so no link opens it.
const WISH: &str = "wish:";

/// A copy of the table must not let anybody in.
fn key(link: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(link))
}

/// How many links were wished for to this address since `moment`.
pub(crate) async fn wishes(
    db: &impl ConnectionTrait,
    email: &str,
    moment: i64,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Column::Email.eq(email))
        .filter(Column::MadeAt.gt(moment))
        .filter(Column::TokenHash.starts_with(WISH))
        .count(db)
        .await
}

/// Writes a wish down; its name is answered.
pub(crate) async fn wish(
    db: &impl ConnectionTrait,
    email: &str,
    locale: &str,
    made_at: i64,
    expires_at: i64,
) -> Result<String, DbErr> {
    let name = format!("{WISH}{}", uuid::Uuid::now_v7().simple());
    insert(db, name.clone(), email, locale, made_at, expires_at).await?;
    Ok(name)
}

/// The wish of this name, as long as it is any use.
pub(crate) async fn wished(
    db: &impl ConnectionTrait,
    name: &str,
    now: i64,
) -> Result<Option<LoginLinkRow>, DbErr> {
    Entity::find_by_id(name)
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Writes down the link that is about to be mailed.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    link: &str,
    email: &str,
    locale: &str,
    made_at: i64,
    expires_at: i64,
) -> Result<(), DbErr> {
    autocommit(insert(db, key(link), email, locale, made_at, expires_at)).await
}

async fn insert(
    db: &impl ConnectionTrait,
    token_hash: String,
    email: &str,
    locale: &str,
    made_at: i64,
    expires_at: i64,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        token_hash: Set(token_hash),
        email: Set(email.to_owned()),
        locale: Set(locale.to_owned()),
        made_at: Set(made_at),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The address that this link would let in; `None` if it lets nobody in.
pub async fn whose(
    db: &impl ConnectionTrait,
    link: &str,
    now: i64,
) -> Result<Option<String>, DbErr> {
    let row = Entity::find_by_id(key(link)).one(db).await?;
    let good = row.filter(|row| row.used_at.is_none() && row.expires_at > now);
    Ok(good.map(|row| row.email))
}

/// Uses the link up: whose it is, once.
pub(crate) async fn redeem(
    db: &impl ConnectionTrait,
    link: &str,
    now: i64,
) -> Result<Option<String>, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(now)))
        .filter(Column::TokenHash.eq(key(link)))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(db)
        .await?;
    if used.rows_affected != 1 {
        return Ok(None);
    }
    let row = Entity::find_by_id(key(link)).one(db).await?;
    Ok(row.map(|row| row.email))
}

/// Forgets what was made before `moment`.
pub async fn purge(db: &Db, moment: i64) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::MadeAt.lt(moment))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}
