use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub refund_request_id: String,
    pub order_id: String,
    pub attempt: i32,
    pub amount_minor: i64,
    pub state: String,
    pub origin: String,
    pub reason: String,
    pub refund_id: Option<String>,
    pub failure: Option<String>,
    pub requested_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
