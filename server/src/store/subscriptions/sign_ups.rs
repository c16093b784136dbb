//! The requests by which buyers signed up.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::store::entity::sign_up::{Column, Entity, Model};

pub use crate::store::entity::sign_up::Model as SignUpRow;

impl Model {
    /// Its place among those of its subscription, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        u32::try_from(self.seq).unwrap_or(0)
    }
}

pub(crate) async fn insert(db: &impl ConnectionTrait, row: SignUpRow) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub(crate) async fn find(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
) -> Result<Option<SignUpRow>, DbErr> {
    Entity::find_by_id(payment_request_id).one(db).await
}

pub(crate) async fn find_by_antom_id(
    db: &impl ConnectionTrait,
    antom_id: &str,
) -> Result<Option<SignUpRow>, DbErr> {
    Entity::find()
        .filter(Column::AntomId.eq(antom_id))
        .one(db)
        .await
}

/// First to latest.
pub async fn of_subscription(
    db: &impl ConnectionTrait,
    subscription_id: &str,
) -> Result<Vec<SignUpRow>, DbErr> {
    Entity::find()
        .filter(Column::SubscriptionId.eq(subscription_id))
        .order_by_asc(Column::Seq)
        .all(db)
        .await
}

pub(crate) async fn set_page(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    url: &str,
    expires_at: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::NormalUrl, Expr::value(url))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .filter(Column::PaymentRequestId.eq(payment_request_id))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn set_antom_id(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    antom_id: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::AntomId, Expr::value(antom_id))
        .filter(Column::PaymentRequestId.eq(payment_request_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether Antom may be asked now: nobody did since `before`. Whoever gets a yes asks.
pub(crate) async fn claim_inquiry(
    db: &impl ConnectionTrait,
    payment_request_id: &str,
    now: i64,
    before: i64,
) -> Result<bool, DbErr> {
    let claimed = Entity::update_many()
        .col_expr(Column::AskedAt, Expr::value(now))
        .filter(Column::PaymentRequestId.eq(payment_request_id))
        .filter(Column::AskedAt.lte(before))
        .exec(db)
        .await?;
    Ok(claimed.rows_affected == 1)
}
