//! Accounts without passwords: whoever reads the mail of an address gets in by a link that is good
//! once and for a short while. To be a guest takes nothing of this.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::text::{EmailMistake, email};

use crate::services::{ServiceError, Shop};
use crate::store::orders::OrderRow;
use crate::store::queues::outbox;
use crate::store::queues::task::{NO_ORDER, Task};
use crate::store::shoppers::buyers;
use crate::store::shoppers::buyers::BuyerRow;
use crate::store::shoppers::login_links;
use crate::store::subscriptions::SubscriptionRow;
use crate::store::{commit, orders, subscriptions, write_tx};

const MINUTE: i64 = 60_000;
/// A link is good for so long after its mail has left.
pub const LINK_LASTS: i64 = 20 * MINUTE;
/// A wish whose mail cannot be sent in this time is given up: nobody waits for it any more.
const WISH_LASTS: i64 = 60 * MINUTE;
/// So many links go to one address in [`WINDOW`], whoever asks for them.
const MOST_LINKS: u64 = 3;
const WINDOW: i64 = 15 * MINUTE;

/// The address as accounts have it.
///
/// # Errors
/// With why mail cannot be sent to it.
pub fn address(typed: &str) -> Result<String, EmailMistake> {
    email(typed).map(|email| email.to_lowercase())
}

/// Has a link mailed to this address, or does nothing if enough are on their way: whoever asks is
/// told the same, and an address that has an account is treated like any other. The mail is written
/// in the language of `locale`.
pub async fn ask_for_link(shop: &Shop, email: &str, locale: &str) -> Result<(), ServiceError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    if login_links::wishes(&tx, email, now - WINDOW).await? >= MOST_LINKS {
        tracing::warn!("no more links are mailed to an address for now");
        return Ok(());
    }
    let wish = login_links::wish(&tx, email, locale, now, now + WISH_LASTS).await?;
    outbox::add(&tx, NO_ORDER, &Task::LoginMail { wish }, now).await?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(())
}

/// A link that was just made for whoever reads the mail of this address.
pub struct LoginLink {
    pub email: String,
    /// The language to write in.
    pub locale: String,
    /// The end of its address: whoever has it gets in.
    pub secret: String,
}

/// Makes the link that was wished for; `None` if nobody waits for it any more.
///
/// Each try to mail it makes a link of its own, so that none has to be kept until the mail server
/// answers.
pub async fn make_link(shop: &Shop, wish: &str) -> Result<Option<LoginLink>, ServiceError> {
    let now = shop.clock.now_ms();
    let Some(row) = login_links::wished(&shop.db, wish, now).await? else {
        return Ok(None);
    };
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    let secret = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let (email, locale) = (&row.email, &row.locale);
    login_links::add(&shop.db, &secret, email, locale, now, now + LINK_LASTS).await?;
    Ok(Some(LoginLink {
        email: row.email,
        locale: row.locale,
        secret,
    }))
}

/// The address that this link lets in now; `None` if it was used up or is too old.
pub async fn whose(shop: &Shop, link: &str) -> Result<Option<String>, ServiceError> {
    Ok(login_links::whose(&shop.db, link, shop.clock.now_ms()).await?)
}

/// Lets the owner of this link in: their account. `None` if the link was used up or is too old.
///
/// The browser that asked for it uses it up. A press in any other one does not, because it may be a
/// machine's that looks through mails: the person who comes after it would stand before a closed
/// door.
pub async fn enter(
    shop: &Shop,
    link: &str,
    uses_up: bool,
) -> Result<Option<BuyerRow>, ServiceError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let email = if uses_up {
        login_links::redeem(&tx, link, now).await?
    } else {
        login_links::whose(&tx, link, now).await?
    };
    let Some(email) = email else {
        return Ok(None);
    };
    let buyer = buyers::of_email(&tx, &email, now).await?;
    commit(tx).await?;
    Ok(Some(buyer))
}

/// Puts what this shopper ordered and signed up for as a guest into the buyer's account.
pub async fn claim_all(shop: &Shop, shopper: &str, buyer_id: &str) -> Result<(), ServiceError> {
    orders::claim_of_shopper(&shop.db, shopper, buyer_id).await?;
    Ok(subscriptions::claim_of_shopper(&shop.db, shopper, buyer_id).await?)
}

/// The address of an account; `None` for one that was forgotten.
pub async fn email_of(shop: &Shop, buyer_id: &str) -> Result<Option<String>, ServiceError> {
    let account = buyers::find(&shop.db, buyer_id).await?;
    Ok(account
        .map(|account| account.email)
        .filter(|email| address(email).is_ok()))
}

/// What came of the wish to keep an order in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Kept,
    /// It is in another account.
    KeptElsewhere,
    /// It was placed in another browser, and with another mail address than the account's.
    OtherAddress,
}

/// An order or a subscription, as far as it tells into whose account it may come.
#[derive(Clone, Copy, Debug)]
pub struct Bought<'a> {
    pub email: &'a str,
    pub shopper: &'a str,
    /// `None`: it was bought as a guest.
    pub buyer_id: Option<&'a str>,
}

impl<'a> From<&'a OrderRow> for Bought<'a> {
    fn from(row: &'a OrderRow) -> Self {
        Self {
            email: &row.email,
            shopper: &row.shopper,
            buyer_id: row.buyer_id.as_deref(),
        }
    }
}

impl<'a> From<&'a SubscriptionRow> for Bought<'a> {
    fn from(row: &'a SubscriptionRow) -> Self {
        Self {
            email: &row.email,
            shopper: &row.shopper,
            buyer_id: row.buyer_id.as_deref(),
        }
    }
}

/// Whether what a guest bought may come into this account: the link alone, which may have been passed
/// on, gives nobody anything for good.
#[must_use]
pub fn may_claim<'a>(
    bought: impl Into<Bought<'a>>,
    shopper: Option<&str>,
    buyer: &BuyerRow,
) -> bool {
    let bought = bought.into();
    let same_address = address(bought.email).is_ok_and(|address| address == buyer.email);
    same_address || shopper == Some(bought.shopper)
}

/// What is known before it is claimed; `None` if it may be.
fn decided(bought: Bought<'_>, shopper: Option<&str>, buyer: &BuyerRow) -> Option<Claimed> {
    match bought.buyer_id {
        Some(owner) if owner == buyer.id => Some(Claimed::Kept),
        Some(_) => Some(Claimed::KeptElsewhere),
        None if may_claim(bought, shopper, buyer) => None,
        None => Some(Claimed::OtherAddress),
    }
}

/// Puts the order with this token into the account of the buyer who sees it in this browser.
pub async fn claim(
    shop: &Shop,
    token: &str,
    shopper: Option<&str>,
    buyer_id: &str,
) -> Result<Claimed, ServiceError> {
    let order = orders::find_by_token(&shop.db, token).await?;
    let buyer = buyers::find(&shop.db, buyer_id).await?;
    let (Some(order), Some(buyer)) = (order, buyer) else {
        return Ok(Claimed::KeptElsewhere);
    };
    Ok(match decided((&order).into(), shopper, &buyer) {
        Some(decided) => decided,
        None if orders::claim(&shop.db, token, buyer_id).await? => Claimed::Kept,
        None => Claimed::KeptElsewhere,
    })
}

/// Puts the subscription with this token into the account of the buyer who sees it in this browser.
pub async fn claim_subscription(
    shop: &Shop,
    token: &str,
    shopper: Option<&str>,
    buyer_id: &str,
) -> Result<Claimed, ServiceError> {
    let row = subscriptions::find_by_token(&shop.db, token).await?;
    let buyer = buyers::find(&shop.db, buyer_id).await?;
    let (Some(row), Some(buyer)) = (row, buyer) else {
        return Ok(Claimed::KeptElsewhere);
    };
    Ok(match decided((&row).into(), shopper, &buyer) {
        Some(decided) => decided,
        None if subscriptions::claim(&shop.db, &row.id, buyer_id).await? => Claimed::Kept,
        None => Claimed::KeptElsewhere,
    })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_one_however_it_is_typed() {
        assert_eq!(
            address(" Ada@Example.COM ").as_deref(),
            Ok("ada@example.com")
        );
        assert_eq!(
            address("kaffee@BÜCHER.example"),
            address("Kaffee@xn--bcher-kva.example")
        );
        for none in ["", "ada", "a@b.example, c@d.example", "a\0 b@b.example"] {
            assert!(address(none).is_err(), "{none}");
        }
    }
}
