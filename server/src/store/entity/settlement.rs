use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "settlements")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub batch_id: String,
    pub currency: String,
    pub settled_at: Option<i64>,
    pub gross: Option<i64>,
    pub fees: Option<i64>,
    pub held: Option<i64>,
    pub net: Option<i64>,
    pub lines: Option<i64>,
    pub summary_net: Option<i64>,
    pub summary_lines: Option<i64>,
    pub booked_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
