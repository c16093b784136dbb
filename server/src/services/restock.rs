//! People who want one mail when something that is sold out is there again. An address is written to
//! only once its owner has said so, in the mail or by being logged in.

use crate::services::{ServiceError, Shop};
use crate::store::queues::outbox;
use crate::store::queues::task::{NO_ORDER, Task};
use crate::store::shoppers::restock_wishes::{self, RestockWish};
use crate::store::{commit, write_tx};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// So many mails that ask go to one address in [`WINDOW`], whoever has them sent.
const MOST_ASKED: u64 = 3;
const WINDOW: i64 = 15 * MINUTE;
/// Nobody waits for more at a time.
const MOST_WISHES: u64 = 20;
/// After so long a wish that nobody confirmed is deleted.
pub const UNCONFIRMED: i64 = DAY;
/// After so long one that was answered is.
pub const ANSWERED: i64 = 7 * DAY;
/// And after so long every one.
pub const LONGEST: i64 = 366 * DAY;

/// Mails that leave in a minute.
const BATCH: u64 = 200;

/// What the link of a mail is made with.
const LINK: &str = "restock";

/// Whether there is a variant of this number, and whether it is sold out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    SoldOut,
    There,
    Unknown,
}

/// Says whether this variant can be waited for.
pub async fn wanted(shop: &Shop, sku: &str) -> Result<Wanted, ServiceError> {
    let catalogue = shop.catalogue().await?;
    Ok(match catalogue.find(sku) {
        Some((_, variant)) if variant.on_hand == 0 => Wanted::SoldOut,
        Some(_) => Wanted::There,
        None => Wanted::Unknown,
    })
}

/// Writes down who waits for this variant, and has the address asked if it is not `own`: the address
/// of whoever is logged in. Whoever asks is told the same, whatever is known of the address.
pub async fn wish(
    shop: &Shop,
    email: &str,
    own: bool,
    sku: &str,
    locale: &str,
) -> Result<(), ServiceError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let before = restock_wishes::of(&tx, email, sku).await?;
    if let Some(before) = &before {
        if own && before.confirmed_at.is_none() {
            restock_wishes::confirm(&tx, &before.id, now).await?;
            return Ok(commit(tx).await?);
        }
        let is_open = before.told_at.is_none() && before.confirmed_at.is_some();
        let is_asked = before.confirmed_at.is_none() && before.made_at > now - WINDOW;
        if is_open || is_asked {
            return Ok(());
        }
    }
    let (unconfirmed, all) = restock_wishes::counts(&tx, email, now - WINDOW).await?;
    if all >= MOST_WISHES || (!own && unconfirmed >= MOST_ASKED) {
        tracing::warn!("an address waits for as much as it may");
        return Ok(());
    }
    if let Some(before) = before {
        restock_wishes::remove(&tx, &before.id).await?;
    }
    let wish = restock_wishes::add(&tx, email, sku, locale, now, own).await?;
    if let (Some(wish), false) = (wish, own) {
        outbox::add(&tx, NO_ORDER, &Task::RestockAskMail { wish }, now).await?;
    }
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(())
}

/// The end of the address that the mails about a wish lead to.
pub(crate) fn link(shop: &Shop, wish: &str) -> String {
    format!("{wish}.{}", shop.pseudonyms.of(LINK, wish))
}

/// What somebody waits for, as far as its link tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    id: String,
    pub sku: String,
    /// The owner of the address has said so.
    pub confirmed: bool,
}

/// The wish that a mail's link leads to; `None` if the shop made no such link, or it is over.
pub async fn of_link(shop: &Shop, link: &str) -> Result<Option<Wish>, ServiceError> {
    let Some((wish, proof)) = link.split_once('.') else {
        return Ok(None);
    };
    if !shop.pseudonyms.is(LINK, wish, proof) {
        return Ok(None);
    }
    let row = restock_wishes::find(&shop.db, wish).await?;
    Ok(row.map(|row| Wish {
        id: row.id,
        sku: row.sku,
        confirmed: row.confirmed_at.is_some(),
    }))
}

/// The owner of the address wants the mail.
pub async fn confirm(shop: &Shop, wish: &Wish) -> Result<(), ServiceError> {
    let now = shop.clock.now_ms();
    restock_wishes::confirm(&shop.db, &wish.id, now).await?;
    Ok(())
}

/// The owner of the address does not.
pub async fn give_up(shop: &Shop, wish: &Wish) -> Result<(), ServiceError> {
    restock_wishes::remove(&shop.db, &wish.id).await?;
    Ok(())
}

/// A wish about which a mail is written now; `None` if there is nothing to write.
pub(crate) async fn asked(shop: &Shop, wish: &str) -> Result<Option<RestockWish>, ServiceError> {
    let row = restock_wishes::find(&shop.db, wish).await?;
    Ok(row.filter(|row| row.confirmed_at.is_none()))
}

/// The same of one whose goods are back. It waits on if they are gone again.
pub(crate) async fn told(shop: &Shop, wish: &str) -> Result<Option<RestockWish>, ServiceError> {
    let Some(row) = restock_wishes::find(&shop.db, wish).await? else {
        return Ok(None);
    };
    if wanted(shop, &row.sku).await? == Wanted::There {
        return Ok(Some(row));
    }
    restock_wishes::wait_on(&shop.db, wish).await?;
    Ok(None)
}

/// Has everybody written to whose goods are back; tells how many.
pub async fn tell(shop: &Shop) -> Result<usize, ServiceError> {
    let waited_for = restock_wishes::waited_for(&shop.db).await?;
    if waited_for.is_empty() {
        return Ok(0);
    }
    let catalogue = shop.catalogue().await?;
    let is_back = |sku: &&str| {
        let found = catalogue.find(sku);
        found.is_some_and(|(_, variant)| variant.on_hand > 0)
    };
    let back: Vec<&str> = waited_for
        .iter()
        .map(String::as_str)
        .filter(is_back)
        .collect();
    if back.is_empty() {
        return Ok(0);
    }
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let mut told = 0;
    for row in restock_wishes::waiting(&tx, &back, BATCH).await? {
        if restock_wishes::tell(&tx, &row.id, now).await? {
            outbox::add(&tx, NO_ORDER, &Task::RestockMail { wish: row.id }, now).await?;
            told += 1;
        }
    }
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(told)
}

/// Deletes wishes that are over.
pub async fn purge(shop: &Shop) -> Result<u64, ServiceError> {
    let before = |age: i64| shop.clock.now_ms() - age;
    let (unconfirmed, told, oldest) = (before(UNCONFIRMED), before(ANSWERED), before(LONGEST));
    Ok(restock_wishes::purge(&shop.db, unconfirmed, told, oldest).await?)
}
