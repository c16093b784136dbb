use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub payment_request_id: String,
    pub order_id: String,
    pub seq: i32,
    pub state: String,
    pub normal_url: Option<String>,
    pub expires_at: Option<i64>,
    pub payment_id: Option<String>,
    pub method: Option<String>,
    pub card: Option<String>,
    pub failure: Option<String>,
    pub begun_at: i64,
    pub asked_at: i64,
    pub answered_at: Option<i64>,
    pub unanswered_at: Option<i64>,
    pub returned_at: Option<i64>,
    pub check_at: Option<i64>,
    pub checks: i32,
    pub authorised_until: Option<i64>,
    pub terms: Option<String>,
    pub request: Option<String>,
    pub trace: Option<String>,
    pub card_facts: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
