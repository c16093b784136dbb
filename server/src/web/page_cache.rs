//! Catalogue pages are the same bytes for everybody who reads prices in the same currency and
//! language, would rather have the same other language, and has as many pieces in the cart. So a
//! rendered page is kept until the catalogue's revision or the day moves on.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use domain::{Currency, Timestamp};
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use time::Date;
use wording::Words;

use crate::web::currency;
use crate::web::error::AppError;
use crate::web::header::parts;
use crate::web::language;
use crate::web::session::told_in_cart;
use crate::web::state::AppState;

/// Of all kept pages together, in bytes: several hundred pages.
const LARGEST_CACHE: u64 = 16 << 20;
const LARGEST_PAGE: usize = 1 << 20;
/// In milliseconds.
/// In bytes; a category and a way to sort fit.
const LONGEST_QUERY: usize = 200;

/// Says where a catalogue page came from, as RFC 9211 has it.
const CACHE_STATUS: HeaderName = HeaderName::from_static("cache-status");

/// The pages of all languages share one room.
#[derive(Clone)]
pub(super) struct PageCache {
    state: AppState,
    pages: Cache<Key, Kept>,
}

/// What a page depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    /// Path and query.
    address: String,
    currency: Currency,
    language: &'static str,
    /// Another language that the page offers.
    offered: Option<&'static str>,
    in_cart: u32,
    /// Since 1970: a page tells on which day a parcel comes that is ordered today.
    day: Date,
}

#[derive(Clone)]
struct Kept {
    revision: i64,
    page: Page,
}

#[derive(Clone)]
struct Page {
    html: Bytes,
    etag: HeaderValue,
}

impl PageCache {
    pub(super) fn new(state: &AppState) -> Self {
        let pages = Cache::builder()
            .max_capacity(LARGEST_CACHE)
            .weigher(|key: &Key, kept: &Kept| {
                u32::try_from(key.address.len() + kept.page.html.len()).unwrap_or(u32::MAX)
            })
            .build();
        let state = state.clone();
        Self { state, pages }
    }

    /// The same room, for the pages of another language.
    pub(super) fn speaking(&self, state: &AppState) -> Self {
        Self {
            state: state.clone(),
            ..self.clone()
        }
    }

    fn find(&self, key: &Key, revision: i64) -> Option<Page> {
        let kept = self.pages.get(key)?;
        (kept.revision == revision).then_some(kept.page)
    }
}

/// Middleware for the pages' routes.
pub(super) async fn serve(
    State(cache): State<PageCache>,
    mut request: Request,
    next: Next,
) -> Result<Response, AppError> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads || !is_catalogue(request.uri().path()) {
        return Ok(next.run(request).await);
    }
    // HEAD tells what GET would. The server leaves the body out of its answer by itself.
    *request.method_mut() = Method::GET;
    let known = Known::read(request.headers());
    if !is_kept(request.uri()) {
        return Ok(match render(request, next).await? {
            Rendered::Page(page) => answer(page, &known, Origin::NotKept),
            Rendered::Other(response) => response,
        });
    }
    // Asked for before the page is rendered: a page that the catalogue overtakes meanwhile is
    // kept under the older number, and the next reader renders it anew.
    let revision = cache.state.shop.catalogue_revision().await?;
    let address = request
        .uri()
        .path_and_query()
        .map(ToString::to_string)
        .unwrap_or_default();
    let (headers, state) = (request.headers(), &cache.state);
    let key = Key {
        address,
        currency: currency::of(&state.shop.file.sell, headers),
        language: state.words.language(),
        offered: language::preferred(headers, state.words, &state.languages).map(Words::language),
        in_cart: told_in_cart(headers).unwrap_or_default(),
        day: state
            .words
            .zone()
            .day(Timestamp::from_ms(state.shop.clock.now_ms())),
    };
    if let Some(page) = cache.find(&key, revision) {
        return Ok(answer(page, &known, Origin::Kept));
    }
    Ok(match render(request, next).await? {
        Rendered::Page(page) => {
            let kept = Kept {
                revision,
                page: page.clone(),
            };
            cache.pages.insert(key, kept);
            answer(page, &known, Origin::Rendered)
        }
        Rendered::Other(response) => response,
    })
}

enum Rendered {
    Page(Page),
    /// No page, or one that is for this visitor only.
    Other(Response),
}

async fn render(request: Request, next: Next) -> Result<Rendered, AppError> {
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
        return Ok(Rendered::Other(response));
    }
    let html = to_bytes(response.into_body(), LARGEST_PAGE).await?;
    let digest = base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&html));
    // Weak, because compression changes the bytes and not the page.
    let etag = HeaderValue::try_from(format!("W/\"{digest}\""))?;
    Ok(Rendered::Page(Page { html, etag }))
}

/// Where an answer came from.
#[derive(Clone, Copy)]
enum Origin {
    Kept,
    /// Made for this request, and kept for the next.
    Rendered,
    /// Made for this request alone.
    NotKept,
}

impl Origin {
    const fn cache_status(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Kept => "wayfare; hit",
            Self::Rendered => "wayfare; fwd=miss; stored",
            Self::NotKept => "wayfare; fwd=bypass",
        })
    }
}

/// What the browser has already: `If-None-Match`, compared weakly (RFC 9110, 13.1.2).
enum Known {
    Any,
    Tags(Vec<String>),
}

impl Known {
    fn read(headers: &HeaderMap) -> Self {
        let tags: Vec<String> = parts(headers, header::IF_NONE_MATCH, b',')
            .map(|tag| tag.strip_prefix("W/").unwrap_or(tag).to_owned())
            .collect();
        if tags.iter().any(|tag| tag == "*") {
            Self::Any
        } else {
            Self::Tags(tags)
        }
    }

    fn has(&self, etag: &HeaderValue) -> bool {
        let opaque = |etag: &HeaderValue| {
            let etag = etag.to_str().ok()?;
            Some(etag.strip_prefix("W/").unwrap_or(etag).to_owned())
        };
        match self {
            Self::Any => true,
            Self::Tags(tags) => opaque(etag).is_some_and(|etag| tags.contains(&etag)),
        }
    }
}

fn answer(page: Page, known: &Known, origin: Origin) -> Response {
    let is_known = known.has(&page.etag);
    let headers = [
        (header::ETAG, page.etag),
        // The back button may show it at once, and everybody else asks again.
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ),
        // The currency, with it every price, and the pieces in the cart are in cookies. The other
        // header says which language the page offers beside its own.
        (
            header::VARY,
            HeaderValue::from_static("cookie,accept-language"),
        ),
        (CACHE_STATUS, origin.cache_status()),
    ];
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let html = [(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    )];
    (headers, html, Body::from(page.html)).into_response()
}

/// Pages that say nothing about who is looking at them.
pub(super) fn is_catalogue(path: &str) -> bool {
    matches!(path, "/" | "/shop" | "/help" | "/privacy" | "/imprint")
        || path.starts_with("/products/")
}

/// Addresses that the shop's own pages link. Searches, prices that were typed and whatever others
/// append make up any number of addresses, which hardly anybody asks for twice.
fn is_kept(uri: &Uri) -> bool {
    let query = uri.query().unwrap_or_default();
    query.len() <= LONGEST_QUERY
        && url::form_urlencoded::parse(query.as_bytes())
            .all(|(name, _)| matches!(name.as_ref(), "category" | "sort" | "sku"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_pages_link_are_kept() {
        for page in [
            "/shop",
            "/shop?category=q",
            "/shop?sort=name&category=bags",
            "/products/a?sku=q",
        ] {
            assert!(is_kept(&Uri::from_static(page)), "{page}");
        }
        let long = format!("/shop?category={}", "a".repeat(LONGEST_QUERY));
        for other in [
            "/shop?q=bag",
            "/shop?category=bags&q=",
            "/shop?q",
            "/shop?%71=bag",
            "/shop?min=1",
            "/shop?x=1",
            "/products/a?sku=q&sq=1",
            "/?utm_source=x",
            long.as_str(),
        ] {
            assert!(!is_kept(&other.parse().unwrap()), "{other}");
        }
    }
}
