//! Cards that buyers keep for their next orders: saved when a payment tells of one, used while they
//! last, and forgotten here and at Antom when the buyer says so.

use time::OffsetDateTime;

use crate::gateway::reply::{CardToSave, DeleteTokenReply};
use crate::platform::vault::PlainSecret;
use crate::services::payments::task_outcome::TaskOutcome;
use crate::services::{ServiceError, Shop};
use crate::store::payments::saved_cards;
use crate::store::payments::saved_cards::SavedCardRow;
use crate::store::queues::outbox;
use crate::store::queues::task::{NO_ORDER, Task};
use crate::store::{ConnectionTrait, commit, is_conflict, write_tx};

/// A card as its owner recognises it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCard {
    pub id: String,
    /// `VISA`
    pub brand: String,
    pub last_four: String,
    /// Month and year, when Antom told them.
    pub expiry: Option<(u8, u16)>,
    pub expired: bool,
}

impl SavedCard {
    fn of(row: SavedCardRow, now: i64) -> Self {
        let expiry = expiry_of(&row);
        Self {
            expired: expiry.is_some_and(|expiry| is_over(expiry, now)),
            expiry,
            id: row.id,
            brand: row.brand,
            last_four: row.last_four,
        }
    }
}

fn expiry_of(row: &SavedCardRow) -> Option<(u8, u16)> {
    let month = u8::try_from(row.expiry_month?).ok()?;
    Some((month, u16::try_from(row.expiry_year?).ok()?))
}

/// A card is good to the last day of its month.
fn is_over((month, year): (u8, u16), now: i64) -> bool {
    let Ok(today) = OffsetDateTime::from_unix_timestamp(now.div_euclid(1_000)) else {
        return false;
    };
    (i32::from(year), month) < (today.year(), u8::from(today.month()))
}

/// Keeps the card that a payment of this buyer's offers. `begun_at` is when
/// the payment began: a card that was removed comes back when it is saved again, and not when an
/// older payment is told of once more.
pub async fn remember(
    shop: &Shop,
    db: &impl ConnectionTrait,
    buyer_id: &str,
    card: &CardToSave,
    begun_at: i64,
) -> Result<(), ServiceError> {
    if !shop.vault.can_seal() {
        return Ok(());
    }
    let token = match shop.vault.token_in(&card.token) {
        Ok(Some(token)) => token,
        Ok(None) => return Ok(()),
        Err(error) => {
            // Nothing that is tried again would open it; the payment counts all the same.
            tracing::error!(%error, "a card that a notification tells of is not saved");
            return Ok(());
        }
    };
    let marks = shop.vault.fingerprints(&token);
    let expiry = card.expiry;
    let row = SavedCardRow {
        id: uuid::Uuid::now_v7().simple().to_string(),
        buyer_id: buyer_id.to_owned(),
        token: Some(shop.vault.seal(&token, buyer_id)?),
        token_mark: marks.first().cloned().unwrap_or_default(),
        brand: card.brand.clone(),
        last_four: card.last_four.clone(),
        expiry_month: expiry.map(|(month, _)| i32::from(month)),
        expiry_year: expiry.map(|(_, year)| i32::from(year)),
        saved_at: shop.clock.now_ms(),
        removed_at: None,
    };
    let known = saved_cards::by_mark(db, buyer_id, &marks).await?;
    if known.is_none() && saved_cards::add(db, row.clone()).await? {
        return Ok(());
    }
    let known = match known {
        Some(known) => known,
        // Somebody else was first with the same news.
        None => match saved_cards::by_mark(db, buyer_id, &marks).await? {
            Some(known) => known,
            None => return Ok(()),
        },
    };
    if known.removed_at.is_some_and(|at| at >= begun_at) {
        return Ok(());
    }
    let known_expiry = known.expiry_month.zip(known.expiry_year);
    let (expiry_month, expiry_year) = row
        .expiry_month
        .zip(row.expiry_year)
        .or(known_expiry)
        .unzip();
    let told_or = |told: String, known: String| if told.is_empty() { known } else { told };
    let learned = SavedCardRow {
        id: known.id.clone(),
        brand: told_or(row.brand, known.brand.clone()),
        last_four: told_or(row.last_four, known.last_four.clone()),
        expiry_month,
        expiry_year,
        saved_at: match known.removed_at {
            Some(_) => row.saved_at,
            None => known.saved_at,
        },
        ..row
    };
    // Removed meanwhile, it stays removed.
    Ok(saved_cards::update(db, learned, known.removed_at).await?)
}

/// The buyer's cards, the latest first, without those that were removed.
pub async fn of_buyer(shop: &Shop, buyer_id: &str) -> Result<Vec<SavedCard>, ServiceError> {
    let now = shop.clock.now_ms();
    let rows = saved_cards::of_buyer(&shop.db, buyer_id).await?;
    let card = |row| SavedCard::of(row, now);
    Ok(rows.into_iter().map(card).collect())
}

/// What Antom takes for the buyer's card; none for a card that is somebody else's, was removed or
/// has expired, or that no key of the shop's opens.
pub async fn token(
    shop: &Shop,
    buyer_id: &str,
    card_id: &str,
) -> Result<Option<PlainSecret>, ServiceError> {
    let Some(row) = saved_cards::find(&shop.db, card_id).await? else {
        return Ok(None);
    };
    if row.buyer_id != buyer_id || row.removed_at.is_some() {
        return Ok(None);
    }
    let Some(sealed) = row.token.clone() else {
        return Ok(None);
    };
    if SavedCard::of(row, shop.clock.now_ms()).expired {
        return Ok(None);
    }
    match shop.vault.open(&sealed, buyer_id) {
        Ok(token) => Ok(Some(token)),
        Err(error) => {
            tracing::error!(%error, card = card_id, "a saved card cannot be used");
            Ok(None)
        }
    }
}

/// Removes the buyer's card: from now on nothing uses it, and Antom is told to forget it. `false`
/// if this buyer has no such card.
pub async fn remove(shop: &Shop, buyer_id: &str, card_id: &str) -> Result<bool, ServiceError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    if !saved_cards::remove(&tx, buyer_id, card_id, now).await? {
        return Ok(false);
    }
    let forget = Task::ForgetCard {
        card_id: card_id.to_owned(),
    };
    outbox::add(&tx, NO_ORDER, &forget, now).await?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(true)
}

/// Seals with the first key what another one sealed.
pub async fn renew(shop: &Shop) -> Result<(), ServiceError> {
    let mut unreadable = 0;
    for row in saved_cards::sealed(&shop.db).await? {
        let Some(sealed) = &row.token else { continue };
        match shop.vault.reseal(sealed, &row.buyer_id) {
            Ok(None) => {}
            Ok(Some((renewed, mark))) => {
                // Another process may have stored the same card under the new key already.
                match saved_cards::renew(&shop.db, &row.id, sealed, &renewed, &mark).await {
                    Err(error) if is_conflict(&error) => unreadable += 1,
                    renewed => renewed?,
                }
            }
            Err(_) => unreadable += 1,
        }
    }
    tracing::info!(
        unreadable,
        "saved cards are sealed with the first key of SHOP_CARD_KEY"
    );
    Ok(())
}

/// Has Antom forget a removed card, and forgets its token here.
pub async fn forget(shop: &Shop, card_id: &str) -> Result<TaskOutcome, ServiceError> {
    let row = saved_cards::find(&shop.db, card_id).await?;
    let Some(row) = row.filter(|row| row.removed_at.is_some()) else {
        // It was saved again meanwhile.
        return Ok(TaskOutcome::Done);
    };
    let Some(sealed) = &row.token else {
        return Ok(TaskOutcome::Done);
    };
    let token = match shop.vault.open(sealed, &row.buyer_id) {
        Ok(token) => token,
        Err(error) => return Ok(TaskOutcome::Later(error.to_string())),
    };
    match shop.gateway.delete_token(&token).await {
        DeleteTokenReply::Deleted => {}
        DeleteTokenReply::Refused { code } => {
            return Ok(TaskOutcome::Later(format!(
                "Antom refused to forget a card: {code}"
            )));
        }
        DeleteTokenReply::NoAnswer(error) => return Ok(TaskOutcome::Later(error.to_string())),
    }
    saved_cards::forget_token(&shop.db, card_id, sealed).await?;
    Ok(TaskOutcome::Done)
}
