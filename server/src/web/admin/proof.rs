//! That a browser has given the password before. Its tries are counted by themselves, so that nobody
//! who guesses from elsewhere can keep the merchant out.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::config::ExposeSecret as _;
use crate::web::admin::gate::LOGIN_PATH;
use crate::web::error::AppError;
use crate::web::header::parts;
use crate::web::state::AppState;

const DAY: i64 = 24 * 60 * 60 * 1_000;
const LASTS: i64 = 90 * DAY;

/// Not made from the shop's name, and never to be renamed: nobody would be known any more.
fn name(state: &AppState) -> &'static str {
    if state.config.is_production() {
        "__Secure-wayfare-known"
    } else {
        "wayfare-known"
    }
}

/// What is signed: when, a number of its own, and the password that was given. A new password makes
/// strangers of all browsers.
fn signed(state: &AppState, since: &str, number: &str) -> String {
    let hash = state.config.admin_password_hash.as_ref();
    let hash = hash.map_or("", |hash| hash.expose_secret());
    format!("{since}.{number}.{hash}")
}

const KIND: &str = "known merchant";

/// The number of this browser, if it was given one and it still holds.
pub(super) fn of(state: &AppState, headers: &HeaderMap) -> Option<String> {
    let now = state.shop.clock.now_ms();
    parts(headers, header::COOKIE, b';')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(found, _)| *found == name(state))
        .find_map(|(_, value)| {
            let mut fields = value.splitn(3, '.');
            let (since, number, proof) = (fields.next()?, fields.next()?, fields.next()?);
            let age = now - since.parse::<i64>().ok()?;
            let holds = (0..LASTS).contains(&age)
                && state
                    .shop
                    .pseudonyms
                    .is(KIND, &signed(state, since, number), proof);
            holds.then(|| number.to_owned())
        })
}

/// The cookie for a browser that has just given the password.
pub(super) fn cookie(state: &AppState) -> Result<HeaderValue, AppError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    let number = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let since = state.shop.clock.now_ms().to_string();
    let proof = state
        .shop
        .pseudonyms
        .of(KIND, &signed(state, &since, &number));
    let secure = if state.config.is_production() {
        "; Secure"
    } else {
        ""
    };
    let path = state.words.path(LOGIN_PATH);
    let cookie = format!(
        "{}={since}.{number}.{proof}; Path={path}; Max-Age={}; SameSite=Strict; HttpOnly{secure}",
        name(state),
        LASTS / 1_000,
    );
    Ok(HeaderValue::try_from(cookie)?)
}
