//! Who did what in the back office.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::entity::audit::{ActiveModel, Column, Entity};
use crate::store::insert_if_absent;

pub use crate::store::entity::audit::Model as AuditRow;

/// What is written down of an action.
pub(crate) struct Entry<'a> {
    pub(crate) actor: &'a str,
    pub(crate) form: &'a str,
    pub(crate) action: &'static str,
    pub(crate) order_id: Option<&'a str>,
    pub(crate) details: String,
}

/// Writes an action down, in the transaction that carries it out; `false` if its form was used
/// before.
pub(crate) async fn record(
    db: &impl ConnectionTrait,
    entry: Entry<'_>,
    now: i64,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        at: Set(now),
        actor: Set(entry.actor.to_owned()),
        action: Set(entry.action.to_owned()),
        order_id: Set(entry.order_id.map(str::to_owned)),
        details: Set(entry.details),
        form: Set(entry.form.to_owned()),
    };
    insert_if_absent(db, row).await
}

/// Whether a form was used before.
pub(crate) async fn has_form(db: &impl ConnectionTrait, form: &str) -> Result<bool, DbErr> {
    let used = Entity::find().filter(Column::Form.eq(form)).one(db).await?;
    Ok(used.is_some())
}

/// Latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(
    db: &impl ConnectionTrait,
    order_id: Option<&str>,
    max: u64,
    offset: u64,
) -> Result<Vec<AuditRow>, DbErr> {
    let mut rows = Entity::find();
    if let Some(order_id) = order_id {
        rows = rows.filter(Column::OrderId.eq(order_id));
    }
    rows.order_by_desc(Column::Id)
        .limit(max)
        .offset(offset)
        .all(db)
        .await
}
