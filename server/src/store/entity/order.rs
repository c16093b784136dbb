use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub number: String,
    pub token: String,
    pub shopper: String,
    pub state: String,
    pub payment_status: String,
    pub stock: String,
    pub review_reason: Option<String>,
    pub currency: String,
    pub total_minor: i64,
    pub promotion: Option<String>,
    pub discount_minor: i64,
    pub delivery_name: String,
    pub delivery_minor: i64,
    pub tax_name: Option<String>,
    pub tax_rate: Option<i32>,
    pub tax_included: Option<bool>,
    pub tax_minor: Option<i64>,
    pub arrival: Option<String>,
    pub email: String,
    pub name: String,
    pub phone: String,
    pub country: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub province: String,
    pub postcode: String,
    pub search_text: String,
    pub locale: String,
    pub terminal_type: String,
    pub os_type: Option<String>,
    #[sea_orm(column_name = "review")]
    pub checkout_fingerprint: String,
    pub placed_at: i64,
    pub paid_at: Option<i64>,
    pub capture_mode: String,
    pub fulfilled_at: Option<i64>,
    pub first_left_at: Option<i64>,
    pub cart_taken: bool,
    pub buyer_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
