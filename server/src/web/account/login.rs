//! Who is logged in: a buyer's account, in the session that the cart is in.

use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use tower_sessions::session::Error;

use crate::web::session::kept;

const BUYER: &str = "buyer";
const ASKED: &str = "asked_link_for";
const TO_CHECKOUT: &str = "login_leads_to_checkout";
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// After so long without a request a login is over (S15).
const IDLE: i64 = 30 * DAY;
/// And after so long whatever happened in it.
const LONGEST: i64 = 90 * DAY;
/// How exactly the last request is remembered: not every page has to write to the database.
const NOTED_EVERY: i64 = 60 * MINUTE;

/// By the shop's clock.
#[derive(Serialize, Deserialize)]
struct Login {
    buyer: String,
    since: i64,
    seen: i64,
}

impl Login {
    const fn is_over(&self, now: i64) -> bool {
        now - self.seen >= IDLE || now - self.since >= LONGEST
    }
}

/// The id of the account that is logged in. A login that is over is forgotten on the way, and the
/// cart is not.
pub(in crate::web) async fn buyer(session: &Session, now: i64) -> Result<Option<String>, Error> {
    let Some(mut login) = kept::<Login>(session, BUYER).await? else {
        return Ok(None);
    };
    if login.is_over(now) {
        session.remove::<Login>(BUYER).await?;
        return Ok(None);
    }
    if now - login.seen >= NOTED_EVERY {
        login.seen = now;
        session.insert(BUYER, &login).await?;
    }
    Ok(Some(login.buyer))
}

/// Remembers for which address this browser asked for a link.
pub(super) async fn asked(session: &Session, email: &str, to_checkout: bool) -> Result<(), Error> {
    session.insert(TO_CHECKOUT, to_checkout).await?;
    session.insert(ASKED, email).await
}

/// Whether the link was asked for on the way to pay; told once.
pub(super) async fn take_to_checkout(session: &Session) -> Result<bool, Error> {
    Ok(session.remove::<bool>(TO_CHECKOUT).await?.unwrap_or(false))
}

/// Whether it was this browser that asked for a link to this address.
pub(super) async fn has_asked(session: &Session, email: &str) -> Result<bool, Error> {
    let asked = kept::<String>(session, ASKED).await?;
    Ok(asked.as_deref() == Some(email))
}

/// Lets a buyer in, under a session id that nobody knew before; the cart comes along.
pub(super) async fn begin(session: &Session, buyer: &str, now: i64) -> Result<(), Error> {
    session.cycle_id().await?;
    let login = Login {
        buyer: buyer.to_owned(),
        since: now,
        seen: now,
    };
    session.insert(BUYER, &login).await
}

/// Whoever uses this browser next finds neither account nor cart nor orders in it.
pub(super) async fn end(session: &Session) -> Result<(), Error> {
    session.flush().await
}
