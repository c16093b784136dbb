use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_ups")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub payment_request_id: String,
    pub subscription_id: String,
    pub seq: i32,
    pub normal_url: Option<String>,
    pub expires_at: Option<i64>,
    pub begun_at: i64,
    pub asked_at: i64,
    pub antom_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
