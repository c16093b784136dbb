use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription_updates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subscription_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sign_up: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub plan: String,
    pub plan_name: String,
    pub sku: Option<String>,
    pub consent: String,
    pub asked_at: i64,
    pub by_merchant: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
