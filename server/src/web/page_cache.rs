//! Catalogue pages are the same bytes for everybody who reads prices in the same currency, so a
//! rendered page is kept until the catalogue's revision in the database moves on.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use domain::Currency;
use sha2::{Digest, Sha256};

use crate::services::Shop;
use crate::web::currency;
use crate::web::error::AppError;

/// Searches make up any number of addresses; the cache starts anew when this many are kept.
const MOST_PAGES: usize = 512;
const LARGEST_PAGE: usize = 1 << 20;

/// Cheap to clone.
#[derive(Clone)]
pub(super) struct PageCache {
    shop: Arc<Shop>,
    pages: Arc<RwLock<HashMap<Key, Kept>>>,
}

/// Path and query, and the currency.
type Key = (String, Currency);

#[derive(Clone)]
struct Kept {
    revision: i64,
    html: Bytes,
    etag: HeaderValue,
}

impl PageCache {
    pub(super) fn new(shop: Arc<Shop>) -> Self {
        Self {
            shop,
            pages: Arc::default(),
        }
    }

    fn find(&self, key: &Key, revision: i64) -> Option<Kept> {
        let pages = self.pages.read().ok()?;
        pages
            .get(key)
            .filter(|kept| kept.revision == revision)
            .cloned()
    }

    fn keep(&self, key: Key, kept: Kept) {
        if let Ok(mut pages) = self.pages.write() {
            if pages.len() >= MOST_PAGES {
                pages.clear();
            }
            pages.insert(key, kept);
        }
    }
}

/// Middleware for the pages' routes.
pub(super) async fn serve(
    State(cache): State<PageCache>,
    request: Request,
    next: Next,
) -> Result<Response, AppError> {
    if request.method() != Method::GET || !is_catalogue(request.uri().path()) {
        return Ok(next.run(request).await);
    }
    // Asked for before the page is rendered: a page that the catalogue overtakes meanwhile is
    // kept under the older number, and the next reader renders it anew.
    let revision = cache
        .shop
        .catalogue_revision()
        .await
        .map_err(AppError::internal)?;
    let address = request
        .uri()
        .path_and_query()
        .map(ToString::to_string)
        .unwrap_or_default();
    let key = (address, currency::of(request.headers()));
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(kept) = cache.find(&key, revision) {
        return Ok(answer(&kept, known.as_ref()));
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return Ok(response);
    }
    let html = to_bytes(response.into_body(), LARGEST_PAGE)
        .await
        .map_err(AppError::internal)?;
    let digest = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&html));
    // Weak, because compression changes the bytes and not the page.
    let etag = HeaderValue::try_from(format!("W/\"{digest}\"")).map_err(AppError::internal)?;
    let kept = Kept {
        revision,
        html,
        etag,
    };
    let answer = answer(&kept, known.as_ref());
    cache.keep(key, kept);
    Ok(answer)
}

fn answer(kept: &Kept, known: Option<&HeaderValue>) -> Response {
    let headers = [
        (header::ETAG, kept.etag.clone()),
        // The back button may show it at once, and everybody else asks again.
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ),
        // The currency, and with it every price, depends on a cookie.
        (header::VARY, HeaderValue::from_static("cookie")),
    ];
    if known == Some(&kept.etag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let html = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    )];
    (headers, html, Body::from(kept.html.clone())).into_response()
}

/// Pages that say nothing about who is looking at them.
fn is_catalogue(path: &str) -> bool {
    matches!(path, "/" | "/shop" | "/help") || path.starts_with("/products/")
}
