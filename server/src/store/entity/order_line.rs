use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub kind: String,
    pub sku: String,
    pub name: String,
    pub label: String,
    pub english_name: Option<String>,
    pub english_label: Option<String>,
    pub slug: Option<String>,
    pub category: Option<String>,
    pub drawing: Option<String>,
    pub tone: Option<String>,
    pub list_minor: i64,
    pub unit_minor: i64,
    pub quantity: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
