use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports_read")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub read_at: i64,
    pub actor: String,
    pub file_name: String,
    pub file_hash: String,
    pub report: String,
    pub lines: i64,
    pub agreed: i64,
    pub mended: i64,
    pub under_way: i64,
    pub unread: i64,
    pub differing: i64,
    pub complete: bool,
    pub period_from: Option<i64>,
    pub period_until: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
