//! What shopping services and browsers read to show the shop elsewhere: the product feed, and the
//! manifest of the shop as an app.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use domain::Currency;
use futures_util::stream;
use serde::Deserialize;
use serde_json::json;

use crate::presenters::feed::Feed;
use crate::web::error::AppError;
use crate::web::state::AppState;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// The shop's first where none is named.
    #[serde(default)]
    currency: String,
}

/// `GET /feed.xml?currency=SGD`, one for each language and currency.
pub(super) async fn feed(
    State(state): State<AppState>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let sell = &state.shop.file.sell;
    let currency = if asked.currency.is_empty() {
        sell.first_currency()
    } else {
        let known = asked.currency.parse::<Currency>().ok();
        known
            .filter(|currency| sell.currencies.contains(currency))
            .ok_or(AppError::NotFound)?
    };
    let catalogue = state.shop.catalogue().await?;
    let places = (&*state.public_url, state.assets.prefix());
    let feed = Feed::new(&state.shop, &catalogue, currency, state.words, places);
    let pieces = stream::iter(feed.pieces().map(Ok::<_, Infallible>));
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// `GET /manifest.webmanifest`, one for each language.
pub(super) async fn manifest(State(state): State<AppState>) -> Response {
    let words = state.words;
    let assets = state.assets.prefix();
    let icon = |size: u32, purpose: &str| {
        json!({
            "src": format!("{assets}/icons/{size}.png"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let manifest = json!({
        "name": words.shop_name_alone(),
        "short_name": words.shop_name_alone(),
        "description": words.shop_slogan(),
        "lang": words.language(),
        "dir": words.shop_direction(),
        "id": words.path("/"),
        "start_url": words.path("/"),
        "scope": "/",
        // A shop needs the way back and the address that buyers check before they pay.
        "display": "minimal-ui",
        "background_color": "#f1eadd",
        "theme_color": "#f1eadd",
        "icons": [
            {
                "src": format!("{assets}/favicon.svg"),
                "sizes": "any",
                "type": "image/svg+xml",
                "purpose": "any",
            },
            icon(192, "any"),
            icon(512, "any"),
            icon(512, "maskable"),
        ],
    });
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, manifest.to_string()).into_response()
}
