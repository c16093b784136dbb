use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub body_hash: String,
    pub body: String,
    pub path: String,
    pub request_time: String,
    pub signature: String,
    pub signed_hash: String,
    pub received_at: i64,
    pub lane: String,
    pub state: String,
    pub note: Option<String>,
    pub tries: i32,
    pub looked_to: Option<String>,
    pub waits_for: Option<String>,
    pub run_at: i64,
    pub locked_until: i64,
    pub request_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
