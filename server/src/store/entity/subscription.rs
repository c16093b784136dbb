use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscriptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub number: String,
    pub token: String,
    pub shopper: String,
    pub buyer_id: Option<String>,
    pub plan: String,
    pub plan_name: String,
    pub email: String,
    pub name: String,
    pub locale: String,
    pub terms: String,
    pub consent: String,
    pub agreed_at: i64,
    pub status: String,
    pub review_reason: Option<String>,
    pub check_at: Option<i64>,
    pub checks: i32,
    pub next_charge_at: Option<i64>,
    pub sku: Option<String>,
    pub ship_to: Option<String>,
    pub rate: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
