//! Disputes: what Antom tells of them, and what the merchant answers.

pub mod carry_out;
pub mod document;
pub(crate) mod kept_document;
pub mod record;

use crate::gateway::notification::DisputeNews;
use crate::services::disputes::record::{Owner, told};
use crate::services::subscriptions::receive::Placed;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::queues::inbox::InboxRow;
use crate::store::subscriptions::{self, owners, sign_ups};

/// Keeps what a notification says of a dispute, beside the order or subscription that it is about.
pub(crate) async fn receive(
    shop: &Shop,
    row: &InboxRow,
    news: &DisputeNews,
) -> Result<Placed, ServiceError> {
    let owner = match owner(shop, news).await? {
        Some(owner) => owner,
        // Antom's own payments name no request of the shop's.
        None if subscriptions::are_there(&shop.db).await? && news.payment_id.is_some() => {
            return Ok(Placed::Waits(news.payment_id.clone()));
        }
        None => return Ok(Placed::Elsewhere),
    };
    told(shop, news, owner, row.received_at).await?;
    Ok(Placed::Applied)
}

/// Antom's id of the payment goes first: a renewal may repeat its sign-up's request id.
async fn owner(shop: &Shop, news: &DisputeNews) -> Result<Option<Owner>, ServiceError> {
    let db = &shop.db;
    if let Some(id) = &news.payment_id {
        if let Some(row) = attempts::find_by_payment_id(db, id).await? {
            return Ok(Some(Owner::Order(row.order_id)));
        }
        if let Some(owner) = owners::find(db, id).await? {
            return Ok(Some(Owner::Subscription(owner.subscription_id)));
        }
    }
    if let Some(id) = &news.payment_request_id {
        if let Some(row) = attempts::find(db, id).await? {
            return Ok(Some(Owner::Order(row.order_id)));
        }
        if let Some(row) = sign_ups::find(db, id).await? {
            return Ok(Some(Owner::Subscription(row.subscription_id)));
        }
    }
    Ok(None)
}
