use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub key: String,
    pub order_id: String,
    pub kind: String,
    pub payload: String,
    pub lane: String,
    pub state: String,
    pub run_at: i64,
    pub locked_until: i64,
    pub tries: i32,
    pub last_error: Option<String>,
    pub created_at: i64,
    pub request_id: Option<String>,
    pub trace: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
