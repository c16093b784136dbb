use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "disputes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub dispute_id: String,
    pub order_id: Option<String>,
    pub subscription_id: Option<String>,
    pub payment_id: Option<String>,
    pub capture_id: Option<String>,
    pub stage: String,
    pub kind: String,
    pub currency: Option<String>,
    pub amount: Option<i64>,
    pub lost: Option<i64>,
    pub reason: String,
    pub reason_code: String,
    pub source: String,
    pub arn: String,
    pub opened_at: Option<i64>,
    pub due_at: Option<i64>,
    pub told_at: i64,
    pub since: i64,
    pub run_at: Option<i64>,
    pub tries: i32,
    pub document_name: Option<String>,
    pub document_hash: Option<String>,
    pub document: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
