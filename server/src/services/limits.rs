//! How often somebody may do something. The counts are in the database, so that they hold in every
//! process and after a restart; who it was stands there as a keyed hash.

use std::net::IpAddr;
use std::time::Duration;

use crate::platform::network::line_of;
use crate::services::{ServiceError, Shop};
use crate::store::limits;
use crate::store::limits::{Limits, Rate};
use crate::store::{ConnectionTrait, Tx};

const MINUTE: i64 = 60_000;
const WINDOW: i64 = 10 * MINUTE;
/// As long as an unpaid order may keep its pieces: the hour of its page, and its grace.
const RESERVED: i64 = 80 * MINUTE;

/// What is limited; whoever is refused is told in these terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// Against people who try out stolen cards (S13).
    Payments,
    /// Against people who guess the back office's password (S38).
    Logins,
    /// Against people who have somebody else's mailbox filled (S38).
    Links,
    /// Against people who fill the database with carts.
    Carts,
    /// Against people who guess promotion codes.
    Codes,
    /// Against people who guess links and tokens.
    Account,
}

/// Whose attempts are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Address,
    /// A browser.
    Session,
    Email,
    Order,
    /// A browser that has given the back office's password before.
    KnownMerchant,
    /// Everybody.
    All,
}

impl Limited {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Logins => "logins",
            Self::Links => "links",
            Self::Carts => "carts",
            Self::Codes => "codes",
            Self::Account => "account",
        }
    }
}

impl Subject {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Session => "session",
            Self::Email => "email",
            Self::Order => "order",
            Self::KnownMerchant => "known_merchant",
            Self::All => "all",
        }
    }
}

fn rate(limits: &Limits, limited: Limited, subject: Subject) -> Rate {
    let of_pay = |times: u32| limits.pay_limit.saturating_mul(times);
    let attempts = match (limited, subject) {
        (Limited::Logins, Subject::All) => 100,
        (Limited::Logins | Limited::Links, _) => 10,
        (Limited::Carts, _) => of_pay(20),
        (Limited::Account, _) => of_pay(2),
        (Limited::Payments | Limited::Codes, _) => of_pay(1),
    };
    Rate {
        attempts,
        window: WINDOW,
    }
}

/// Takes one attempt of this subject, or says how long to wait.
pub async fn take(
    shop: &Shop,
    limited: Limited,
    subject: Subject,
    value: &str,
) -> Result<Result<(), Duration>, ServiceError> {
    let kind = format!("{}:{}", limited.as_str(), subject.as_str());
    let rate = rate(&shop.limits, limited, subject);
    take_at(shop, &shop.db, kind, subject, value, rate).await
}

/// Takes one of the reservations that this address may have at a time, if one is left. In the
/// transaction that reserves: what is not committed does not count.
pub(crate) async fn take_reservation(
    shop: &Shop,
    tx: &Tx,
    address: &str,
) -> Result<bool, ServiceError> {
    let rate = Rate {
        attempts: shop.limits.pay_limit,
        window: RESERVED,
    };
    let kind = "reservations:address".to_owned();
    let line = address.parse::<IpAddr>().map(line_of);
    let line = line.map_or_else(|_| address.to_owned(), |line| line.to_string());
    let taken = take_at(shop, tx, kind, Subject::Address, &line, rate).await?;
    Ok(taken.is_ok())
}

async fn take_at(
    shop: &Shop,
    db: &impl ConnectionTrait,
    kind: String,
    subject: Subject,
    value: &str,
    rate: Rate,
) -> Result<Result<(), Duration>, ServiceError> {
    let now = shop.clock.now_ms();
    let source = shop.pseudonyms.of(subject.as_str(), value);
    let key = (kind, source);
    let waits = |until: i64| Duration::from_millis(u64::try_from(until - now).unwrap_or(0));
    if let Some(until) = shop.limits.waiting.get(&key).filter(|until| now < *until) {
        return Ok(Err(waits(until)));
    }
    let taken = limits::take(db, &key.0, &key.1, rate, now).await?;
    Ok(taken.map_err(|wait| {
        shop.limits.waiting.insert(key, now + wait);
        waits(now + wait)
    }))
}

/// Forgets whoever has all attempts back.
pub async fn forget(shop: &Shop) -> Result<u64, ServiceError> {
    Ok(limits::purge(&shop.db, shop.clock.now_ms()).await?)
}
