//! Guests who want to see their order and have its number only: a code goes to the address that it
//! was placed with. Nothing that is answered, and no time that it takes, tells whether there is such
//! an order: the order is looked for when the mail is written.

use crate::services::accounts::address;
use crate::services::orders::find::{self, PlacedOrder};
use crate::services::{ServiceError, Shop, ids};
use crate::store::queues::outbox;
use crate::store::queues::task::{NO_ORDER, Task};
use crate::store::shoppers::order_lookups::{self, OrderLookup};
use crate::store::{commit, write_tx};

const MINUTE: i64 = 60_000;
/// A code is good for so long.
pub const LASTS: i64 = 30 * MINUTE;
/// So many codes go to one address in [`WINDOW`], whoever asks for them.
const MOST_CODES: u64 = 3;
const WINDOW: i64 = 15 * MINUTE;
/// So often a code may be typed.
const MOST_TRIES: i32 = 5;
const DIGITS: u32 = 8;
/// Who asked is forgotten after so long.
const KEPT: i64 = 24 * 60 * MINUTE;

/// An order's number as the shop writes it, however it was typed: `wf 7k3m9qxa` is `WF-7K3M-9QXA`.
#[must_use]
pub fn number(prefix: &str, typed: &str) -> String {
    let signs: Vec<char> = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    let half = |half: &[char]| half.iter().collect::<String>();
    match signs.len().checked_sub(8).map(|at| signs.split_at(at)) {
        Some((_, own)) => format!("{prefix}-{}-{}", half(&own[..4]), half(&own[4..])),
        None => half(&signs),
    }
}

/// Has a code mailed if there is such an order; the name under which the code may be typed.
pub async fn ask(
    shop: &Shop,
    number: &str,
    email: &str,
    locale: &str,
) -> Result<String, ServiceError> {
    let now = shop.clock.now_ms();
    let id = ids::token()?;
    let tx = write_tx(&shop.db).await?;
    if order_lookups::count(&tx, email, now - WINDOW).await? >= MOST_CODES {
        tracing::warn!("no more codes are mailed to an address for now");
        return Ok(id);
    }
    order_lookups::add(&tx, &id, number, email, locale, now).await?;
    let lookup = id.clone();
    outbox::add(&tx, NO_ORDER, &Task::LookupMail { lookup }, now).await?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(id)
}

/// A code that was just made for whoever placed an order.
pub(crate) struct MailedCode {
    pub(crate) order: PlacedOrder,
    /// The language to write in.
    pub(crate) locale: String,
    pub(crate) code: String,
}

async fn order_of(shop: &Shop, lookup: &OrderLookup) -> Result<Option<PlacedOrder>, ServiceError> {
    let order = find::by_number(shop, &lookup.number).await?;
    Ok(order.filter(|order| address(&order.email).is_ok_and(|email| email == lookup.email)))
}

/// Makes the code that was asked for; `None` if there is no such order, or nobody waits any more.
pub(crate) async fn make_code(
    shop: &Shop,
    lookup: &str,
) -> Result<Option<MailedCode>, ServiceError> {
    let now = shop.clock.now_ms();
    let row = order_lookups::find(&shop.db, lookup).await?;
    let Some(row) = row.filter(|row| row.made_at > now - LASTS) else {
        return Ok(None);
    };
    let Some(order) = order_of(shop, &row).await? else {
        return Ok(None);
    };
    let code = code()?;
    order_lookups::set_code(&shop.db, &row.id, &hash(shop, &row.id, &code)).await?;
    Ok(Some(MailedCode {
        order,
        locale: row.locale,
        code,
    }))
}

/// A copy of the table must not tell the code: so few digits would be tried out, were it not for the
/// key. The same code does not look the same twice.
fn hash(shop: &Shop, lookup: &str, code: &str) -> String {
    shop.pseudonyms
        .of("order code", &format!("{lookup}:{code}"))
}

/// Eight digits, each number as likely as any other.
fn code() -> Result<String, getrandom::Error> {
    let most = 10_u32.pow(DIGITS);
    let fair = u32::MAX - u32::MAX % most;
    loop {
        let number = getrandom::u32()?;
        if number < fair {
            return Ok(format!("{:08}", number % most));
        }
    }
}

/// The order that this code opens; `None` for a wrong one, one that is too old, and one that was
/// typed too often.
pub async fn open(
    shop: &Shop,
    lookup: &str,
    typed: &str,
) -> Result<Option<PlacedOrder>, ServiceError> {
    let code: String = typed.chars().filter(char::is_ascii_digit).collect();
    let since = shop.clock.now_ms() - LASTS;
    let row = order_lookups::redeem(
        &shop.db,
        lookup,
        &hash(shop, lookup, &code),
        MOST_TRIES,
        since,
    )
    .await?;
    match row {
        Some(row) => order_of(shop, &row).await,
        None => Ok(None),
    }
}

/// Forgets who asked.
pub async fn purge(shop: &Shop) -> Result<u64, ServiceError> {
    Ok(order_lookups::purge(&shop.db, shop.clock.now_ms() - KEPT).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_typed() {
        for typed in ["WF-7K3M-9QXA", " wf 7k3m 9qxa ", "7k3m9qxa", "WF—7K3M—9QXA"] {
            assert_eq!(number("WF", typed), "WF-7K3M-9QXA", "{typed}");
        }
        assert_eq!(number("WF", "7k3"), "7K3");
        assert_eq!(number("WF", ""), "");
    }

    #[test]
    fn a_code_has_its_digits() {
        for _ in 0..100 {
            let code = code().unwrap();
            assert_eq!(code.len(), DIGITS as usize);
            assert!(code.bytes().all(|digit| digit.is_ascii_digit()));
        }
    }
}
