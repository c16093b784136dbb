//! The currency that a visitor reads prices in, kept in a cookie of its own: catalogue pages need
//! no session for it.

use axum::extract::State;
use axum::http::header::{COOKIE as COOKIES, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Currency;
use serde::Deserialize;

use crate::config::Sell;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::header;
use crate::web::state::AppState;

const COOKIE: &str = "currency";

/// What the cookie says, if the shop has such prices; else the shop's first.
pub(super) fn of(sell: &Sell, headers: &HeaderMap) -> Currency {
    chosen(sell, headers).unwrap_or_else(|| sell.first_currency())
}

/// What the visitor chose.
pub(super) fn chosen(sell: &Sell, headers: &HeaderMap) -> Option<Currency> {
    header::parts(headers, COOKIES, b';')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, _)| *name == COOKIE)
        // Of several the first that means something counts.
        .filter_map(|(_, code)| code.parse().ok())
        .find(|currency| sell.currencies.contains(currency))
}

#[derive(Deserialize)]
pub(super) struct Choice {
    currency: String,
    #[serde(default)]
    back: String,
}

/// `POST /currency`
pub(super) async fn choose(
    State(state): State<AppState>,
    Fields(choice): Fields<Choice>,
) -> Result<Response, AppError> {
    change(&state, &choice.currency, own_path(&choice.back))
}

/// `GET /currency`: somebody reloads, or shares, the address of the form.
pub(super) async fn page() -> Redirect {
    Redirect::to("/")
}

/// Remembers the currency and leads on.
pub(super) fn change(
    state: &AppState,
    currency: &str,
    onwards: &str,
) -> Result<Response, AppError> {
    let currency = currency
        .parse::<Currency>()
        .ok()
        .filter(|currency| state.shop.file.sell.currencies.contains(currency))
        .ok_or_else(|| AppError::Unprocessable(state.words.shop_currency_unknown().to_owned()))?;
    let secure = if state.config.is_production() {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!(
        "{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        currency.code()
    );
    let mut response = Redirect::to(onwards).into_response();
    let cookie = HeaderValue::try_from(cookie)?;
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

/// A path of this shop and nothing else (S21).
fn own_path(path: &str) -> &str {
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if own && path.chars().all(|letter| letter.is_ascii_graphic()) {
        path
    } else {
        "/"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_back_to_our_own_pages_only() {
        assert_eq!(own_path("/shop?q=bag"), "/shop?q=bag");
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "",
            "/a\r\nb",
        ] {
            assert_eq!(own_path(elsewhere), "/");
        }
    }

    #[test]
    fn an_unpriced_currency_in_the_cookie_is_ignored() {
        let mut headers = HeaderMap::new();
        let sell = Sell {
            currencies: vec![Currency::Eur, Currency::Jpy],
            countries: Vec::new(),
            default_country: None,
        };
        headers.insert(COOKIES, HeaderValue::from_static("a=b; currency=JPY"));
        assert_eq!(of(&sell, &headers), Currency::Jpy);
        headers.insert(COOKIES, HeaderValue::from_static("currency=SGD"));
        assert_eq!(of(&sell, &headers), Currency::Eur);
    }
}
