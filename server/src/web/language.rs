//! Which language an address asks for: `/de/cart` is `/cart` in German, and `/cart` is in the shop's
//! first language.
//!
//! Each language has a router of its own, whose state speaks it. Nothing behind this file sees the
//! prefix: it is taken off the path before, and put before redirects and links afterwards.

mod links;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use hyper::body::Frame;
use tower::ServiceExt as _;
use unic_langid::LanguageIdentifier;
use wording::Words;

use crate::web::admin;
use crate::web::header::parts;
pub(super) use crate::web::language::links::{in_language, with_links_of};

/// Languages that are looked at in one header.
const MOST_RANGES: usize = 20;

/// One language's answers.
struct Speaker {
    words: Words,
    router: Router,
}

/// Asks the router of the language that the address names. The first is that of addresses which
/// name none.
pub(super) fn by_address(routers: Vec<(Words, Router)>) -> Router {
    let speakers = routers
        .into_iter()
        .map(|(words, router)| Speaker { words, router });
    let speakers: Arc<[Speaker]> = speakers.collect();
    Router::new().fallback(move |request: Request| {
        let speakers = Arc::clone(&speakers);
        async move { answer(&speakers, request).await }
    })
}

async fn answer(speakers: &[Speaker], mut request: Request) -> Response {
    let Some((main, others)) = speakers.split_first() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let path = request.uri().path().to_owned();
    let (first, rest) = split(&path);
    let is_asked = |speaker: &&Speaker| first.eq_ignore_ascii_case(speaker.words.language());
    if is_asked(&main) {
        return moved(request.uri(), rest);
    }
    let Some(speaker) = others.iter().find(is_asked) else {
        return match office_elsewhere(main.words, &path) {
            Some(place) => moved(request.uri(), &place),
            None => said_in(main.words, ask(&main.router, request).await),
        };
    };
    let words = speaker.words;
    if words.prefix().trim_start_matches('/') != first {
        return moved(request.uri(), &words.path(&format!("/{rest}")));
    }
    if let Some(place) = office_elsewhere(words, &format!("/{rest}")) {
        return moved(request.uri(), &place);
    }
    let Some(uri) = with_path(request.uri(), &format!("/{rest}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    *request.uri_mut() = uri;
    let mut response = ask(&speaker.router, request).await;
    if let Some(location) = response.headers().get(header::LOCATION)
        && let Some(own) = location.to_str().ok().and_then(|path| own(path, words))
    {
        response.headers_mut().insert(header::LOCATION, own);
    }
    said_in(words, response)
}

/// Where a page of the back office is that this language does not have.
fn office_elsewhere(words: Words, path: &str) -> Option<String> {
    let spoken = words.in_back_office();
    (admin::is_below(path) && spoken != words).then(|| spoken.path(path))
}

async fn ask(router: &Router, request: Request) -> Response {
    let is_head = *request.method() == Method::HEAD;
    match router.clone().oneshot(request).await {
        // Its body is gone already: the router around this one would measure nothing.
        Ok(response) if is_head => response.map(|body| Body::new(Unmeasured(body))),
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// A body that does not tell its length.
struct Unmeasured(Body);

impl HttpBody for Unmeasured {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.0).poll_frame(context)
    }
}

/// The first part of a path, and what follows its slash.
fn split(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.split_once('/').unwrap_or((path, ""))
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let path = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
    Uri::from_parts(parts).ok()
}

/// To the one address of this page. What follows the language never leads to another host.
fn moved(from: &Uri, path: &str) -> Response {
    let path = format!("/{}", path.trim_start_matches(['/', '\\']));
    let query = from.query().map(|query| format!("?{query}"));
    let location = HeaderValue::try_from(path + &query.unwrap_or_default());
    match location {
        Ok(location) => (
            StatusCode::PERMANENT_REDIRECT,
            [(header::LOCATION, location)],
        )
            .into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Where an own page is in this language; none for what is elsewhere.
fn own(location: &str, words: Words) -> Option<HeaderValue> {
    is_own(location)
        .then(|| HeaderValue::try_from(words.path(location)).ok())
        .flatten()
}

/// Whether an address is that of a page of ours: files have no language.
fn is_own(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/pkg/")
}

fn said_in(words: Words, mut response: Response<Body>) -> Response {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        response.headers_mut().insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(words.language()),
        );
    }
    response
}

/// The language of ours that the reader would rather have than that of the page.
pub(super) fn preferred(headers: &HeaderMap, page: Words, ours: &[Words]) -> Option<Words> {
    let mut ranges: Vec<(f32, LanguageIdentifier)> = parts(headers, header::ACCEPT_LANGUAGE, b',')
        .take(MOST_RANGES)
        .filter_map(range)
        .collect();
    // Stable: of equal weight the first is preferred.
    ranges.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let known: Vec<(LanguageIdentifier, Words)> = ours
        .iter()
        .filter_map(|words| Some((words.language().parse().ok()?, *words)))
        .collect();
    let available: Vec<&LanguageIdentifier> = known.iter().map(|(tag, _)| tag).collect();
    let asked: Vec<&LanguageIdentifier> = ranges.iter().map(|(_, tag)| tag).collect();
    let found = negotiate_languages(&asked, &available, None, NegotiationStrategy::Filtering);
    let best = **found.first()?;
    let (_, words) = known.iter().find(|(tag, _)| tag == best)?;
    (words.language() != page.language()).then_some(*words)
}

/// `de-AT;q=0.9`; none for what is refused, or is no language.
fn range(text: &str) -> Option<(f32, LanguageIdentifier)> {
    let mut parts = text.split(';').map(str::trim);
    let tag = parts.next()?.parse().ok()?;
    let weight = parts.find_map(|part| part.strip_prefix("q="));
    let weight = weight.map_or(Some(1.0), |weight| weight.parse().ok())?;
    (weight > 0.0).then_some((weight, tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_split_at_its_first_part() {
        for (path, first, rest) in [
            ("/de", "de", ""),
            ("/de/", "de", ""),
            ("/de/cart", "de", "cart"),
            ("/de//evil.example", "de", "/evil.example"),
            ("/", "", ""),
            ("*", "*", ""),
        ] {
            assert_eq!(split(path), (first, rest), "{path}");
        }
    }

    #[test]
    fn nobody_is_sent_to_another_host() {
        let uri = Uri::from_static("/en//evil.example/x?y=1");
        let response = moved(&uri, "/evil.example/x");
        assert_eq!(response.headers()[header::LOCATION], "/evil.example/x?y=1");
        let german = Words::default().in_language("de").unwrap();
        assert_eq!(own("/cart", german).unwrap(), "/de/cart");
        assert_eq!(own("/", german).unwrap(), "/de");
        for elsewhere in ["//evil.example", "https://pay.example/x", "/pkg/0/a.css"] {
            assert_eq!(own(elsewhere, german), None, "{elsewhere}");
        }
    }

    #[test]
    fn the_readers_first_choice_among_ours_is_found() {
        let ours: Vec<Words> = Words::default().all().collect();
        let on = |page: &str, accept: &'static str| {
            let headers = [(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accept))];
            let page = Words::default().in_language(page).unwrap();
            preferred(&headers.into_iter().collect(), page, &ours).map(Words::language)
        };
        assert_eq!(on("en", "de-AT,en;q=0.8"), Some("de"));
        assert_eq!(on("de", "de-AT,en;q=0.8"), None);
        assert_eq!(on("de", "en-GB"), Some("en"));
        assert_eq!(on("en", "fr, ja;q=0.5, en;q=0.4"), Some("ja"));
        assert_eq!(on("en", "en;q=0.1, ko"), Some("ko"));
        assert_eq!(on("en", "zh-CN"), Some("zh-Hans"));
        assert_eq!(on("en", "zh"), Some("zh-Hans"));
        assert_eq!(on("en", "pt-PT"), Some("pt-BR"));
        assert_eq!(on("en", "de;q=0"), None);
        assert_eq!(on("en", "fr, *"), None);
        assert_eq!(on("en", ";;,q=,-"), None);
        assert_eq!(on("en", ""), None);
    }
}
