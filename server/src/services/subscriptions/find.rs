use crate::services::subscriptions::record::Known;
use crate::services::{ServiceError, Shop};
use crate::store::subscriptions::{SubscriptionRow, Whose};
use crate::store::{reports, subscriptions};

/// The id of the subscription with this number.
pub async fn by_number(shop: &Shop, number: &str) -> Result<Option<String>, ServiceError> {
    let row = reports::subscriptions::by_number(&shop.db, number).await?;
    Ok(row.map(|row| row.id))
}

/// The subscription with this number, and all that is known of it.
pub async fn known_by_number(shop: &Shop, number: &str) -> Result<Option<Known>, ServiceError> {
    match reports::subscriptions::by_number(&shop.db, number).await? {
        Some(row) => Ok(Some(Known::load(&shop.db, row).await?)),
        None => Ok(None),
    }
}

/// The subscription with this token, and all that is known of it.
pub async fn by_token(shop: &Shop, token: &str) -> Result<Option<Known>, ServiceError> {
    match subscriptions::find_by_token(&shop.db, token).await? {
        Some(row) => Ok(Some(Known::load(&shop.db, row).await?)),
        None => Ok(None),
    }
}

/// Somebody's subscriptions, and whether there are older ones.
#[derive(Debug, Default)]
pub struct OwnPage {
    /// Newest first.
    pub rows: Vec<SubscriptionRow>,
    pub goes_on: bool,
}

/// What was signed up for in this browser or by this account: the newest, or those that are older
/// than the one with the number `after`.
pub async fn own(
    shop: &Shop,
    shopper: Option<&str>,
    buyer: Option<&str>,
    after: Option<&str>,
    max: u64,
) -> Result<OwnPage, ServiceError> {
    let last = match after {
        None => None,
        Some(number) => match reports::subscriptions::by_number(&shop.db, number).await? {
            Some(last) => Some(last),
            None => return Ok(OwnPage::default()),
        },
    };
    let whose = [shopper.map(Whose::Shopper), buyer.map(Whose::Buyer)];
    let mut rows = Vec::new();
    for whose in whose.into_iter().flatten() {
        rows.extend(subscriptions::of(&shop.db, whose, last.as_ref(), max + 1).await?);
    }
    rows.sort_by(|a, b| (b.agreed_at, &b.id).cmp(&(a.agreed_at, &a.id)));
    rows.dedup_by(|a, b| a.id == b.id);
    let most = usize::try_from(max).unwrap_or(usize::MAX);
    let goes_on = rows.len() > most;
    rows.truncate(most);
    Ok(OwnPage { rows, goes_on })
}
