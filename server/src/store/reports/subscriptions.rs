//! What the merchant's pages read of subscriptions.

use std::collections::BTreeMap;

use domain::subscription::{InvoiceState, Status};
use domain::text::clean;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::entity::{invoice, subscription};
use crate::store::older_than;
use crate::store::reports::back_office::count_up_to_most;
use crate::store::subscriptions::SubscriptionRow;

/// Which subscriptions to show; an empty field leaves none out.
#[derive(Clone, Debug, Default)]
pub struct SubscriptionFilter {
    /// A number, or a whole e-mail address.
    pub text: String,
    pub status: Option<Status>,
    /// Only those that are older than the one with this number.
    pub after: Option<String>,
}

/// Newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    filter: &SubscriptionFilter,
    max: u64,
) -> Result<Vec<SubscriptionRow>, DbErr> {
    use subscription::Column;
    let mut query = subscription::Entity::find();
    let text = clean(&filter.text);
    if text.contains('\0') {
        return Ok(Vec::new());
    }
    if text.contains('@') {
        query = query.filter(Column::Email.eq(text));
    } else if !text.is_empty() {
        query = query.filter(Column::Number.eq(text.to_uppercase()));
    }
    if let Some(status) = filter.status {
        query = query.filter(Column::Status.eq(status.as_str()));
    }
    if let Some(number) = &filter.after
        && let Some(last) = by_number(db, number).await?
    {
        query = query.filter(older_than(
            (Column::AgreedAt, last.agreed_at),
            (Column::Id, last.id.as_str()),
        ));
    }
    query
        .order_by_desc(Column::AgreedAt)
        .order_by_desc(Column::Id)
        .limit(max)
        .all(db)
        .await
}

pub async fn by_number(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<Option<SubscriptionRow>, DbErr> {
    // PostgreSQL stores no such text, so nothing has this number.
    if number.contains('\0') {
        return Ok(None);
    }
    subscription::Entity::find()
        .filter(subscription::Column::Number.eq(number))
        .one(db)
        .await
}

/// What was paid of each of these subscriptions: its id, and currency and minor units.
pub async fn paid_so_far(
    db: &impl ConnectionTrait,
    ids: Vec<String>,
) -> Result<BTreeMap<String, (String, i64)>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(String, String, i64)> = invoice::Entity::find()
        .select_only()
        .columns([
            invoice::Column::SubscriptionId,
            invoice::Column::Currency,
            invoice::Column::AmountMinor,
        ])
        .filter(invoice::Column::SubscriptionId.is_in(ids))
        .filter(invoice::Column::State.eq(InvoiceState::Paid.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    let mut paid: BTreeMap<String, (String, i64)> = BTreeMap::new();
    for (id, currency, minor) in rows {
        let (_, sum) = paid.entry(id).or_insert((currency, 0));
        *sum = sum.saturating_add(minor);
    }
    Ok(paid)
}

/// How many there are whose last charge failed.
pub async fn past_due(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let query = subscription::Entity::find()
        .filter(subscription::Column::Status.eq(Status::PastDue.as_str()));
    count_up_to_most(db, query).await
}

/// Those that a person has to look at, the oldest first.
pub async fn to_review(db: &impl ConnectionTrait, max: u64) -> Result<Vec<SubscriptionRow>, DbErr> {
    subscription::Entity::find()
        .filter(Expr::col(subscription::Column::ReviewReason).is_not_null())
        .order_by_asc(subscription::Column::AgreedAt)
        .limit(max)
        .all(db)
        .await
}
