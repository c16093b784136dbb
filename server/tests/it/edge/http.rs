//! That browsers, proxies and scripts which follow the RFCs get something else than they ask for.

use std::collections::BTreeMap;

use reqwest::Method;
use reqwest::header::{COOKIE, HeaderMap, HeaderValue, IF_NONE_MATCH, RANGE};

use crate::common::{Browser, Page, TestShop, local_http};

/// Of one without a cookie jar of its own.
async fn ask(shop: &TestShop, method: Method, path: &str, headers: &HeaderMap) -> Page {
    let http = local_http()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let request = http.request(method, format!("{}{path}", shop.url));
    let request = request.headers(headers.clone());
    Page::read(request.send().await.unwrap()).await.unwrap()
}

fn one(name: reqwest::header::HeaderName, value: &[u8]) -> HeaderMap {
    HeaderMap::from_iter([(name, HeaderValue::from_bytes(value).unwrap())])
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let shop = TestShop::open().await;
    let page = ask(&shop, Method::GET, "/shop", &HeaderMap::new()).await;
    let etag = page.headers["etag"].to_str().unwrap().to_owned();
    let strong = etag.trim_start_matches("W/").to_owned();
    for (known, status) in [
        (etag.clone(), 304),
        (strong.clone(), 304),
        ("*".to_owned(), 304),
        (format!("\"other\", {etag}"), 304),
        (format!("\"other\",{strong} , W/\"more\""), 304),
        (format!("W/\"é\", {etag}"), 304),
        ("\"other\"".to_owned(), 200),
        (String::new(), 200),
        (etag.trim_matches('"').to_owned(), 200),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let headers = one(IF_NONE_MATCH, known.as_bytes());
            let page = ask(&shop, method.clone(), "/shop", &headers).await;
            assert_eq!(page.status, status, "{method} {known}");
        }
    }
}

#[tokio::test]
async fn head_tells_what_get_would() {
    let shop = TestShop::open().await;
    let (_, _, token) = shop.order_of("TEST-TOTE-RED", 1).await;
    let told = |page: &Page| -> BTreeMap<String, String> {
        let own = |(name, value): (&reqwest::header::HeaderName, &HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), value)
        };
        let mut headers: BTreeMap<_, _> = page.headers.iter().map(own).collect();
        for different in ["date", "x-request-id", "cache-status", "transfer-encoding"] {
            headers.remove(different);
        }
        headers
    };
    for path in [
        "/",
        "/shop?q=bag",
        "/products/test-suitcase",
        "/products/none",
        "/cart",
        "/checkout",
        "/orders",
        &format!("/orders/{token}"),
        "/none",
        "/robots.txt",
        "/sitemap.xml",
        "/favicon.svg",
        "/cart/count",
        "/admin",
        "/account/login",
    ] {
        let get = ask(&shop, Method::GET, path, &HeaderMap::new()).await;
        let head = ask(&shop, Method::HEAD, path, &HeaderMap::new()).await;
        assert_eq!(get.status, head.status, "{path}");
        let (mut get_told, mut head_told) = (told(&get), told(&head));
        if path.contains("q=") {
            // Rendered each time, with numbers of its own in it.
            get_told.remove("etag");
            head_told.remove("etag");
        }
        assert_eq!(get_told, head_told, "{path}");
        assert!(head.text.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_range_that_a_file_does_not_have_is_416() {
    let shop = TestShop::open().await;
    std::fs::write(shop.state.assets.path("favicon.svg"), "<svg/>").unwrap();
    let first = ask(
        &shop,
        Method::GET,
        "/favicon.svg",
        &one(RANGE, b"bytes=0-1"),
    )
    .await;
    assert_eq!((first.status, first.text.len()), (206, 2));
    let none = ask(
        &shop,
        Method::GET,
        "/favicon.svg",
        &one(RANGE, b"bytes=999999-"),
    )
    .await;
    assert_eq!(none.status, 416);
    assert!(none.headers.contains_key("content-range"));
}

#[tokio::test]
async fn names_that_no_file_has_are_404() {
    let shop = TestShop::open().await;
    let assets = shop.state.assets.prefix().to_owned();
    for name in [
        "a".repeat(255),
        "a".repeat(253),
        "a".repeat(9_000),
        "a/".repeat(900),
        "%00".to_owned(),
        "%ff".to_owned(),
        "..%2fsite.json".to_owned(),
    ] {
        let page = ask(
            &shop,
            Method::GET,
            &format!("{assets}/{name}"),
            &HeaderMap::new(),
        )
        .await;
        assert_eq!(page.status, 404, "{name}");
    }
}

async fn cart_of(browser: &Browser) -> String {
    // Set once, with the first thing.
    let id = browser.session_cookie().await.unwrap();
    browser.add_to_cart("TEST-BOX-GREEN", 2).await;
    id
}

#[tokio::test]
async fn a_cookie_of_somebody_else_hides_none_of_ours() {
    let shop = TestShop::open().await;
    let id = cart_of(&shop.browser()).await;
    let stale = "kq5WXGFZbi7Cdx0vUcGe2Q";
    for cookies in [
        format!("wayfare={id}; currency=JPY").into_bytes(),
        [
            b"promo=\xe9t\xe9; ".to_vec(),
            format!("wayfare={id}; currency=JPY").into_bytes(),
        ]
        .concat(),
        format!("a=é;wayfare={id};currency=JPY; b=\u{7f51}").into_bytes(),
        format!("currency=XXX; wayfare={id}; currency=JPY").into_bytes(),
        format!("wayfare={stale}; wayfare={id}; currency=JPY").into_bytes(),
        format!("wayfare={id}; wayfare={stale}; currency=JPY").into_bytes(),
        format!("wayfare=; wayfare={id}; wayfare=x; currency=JPY").into_bytes(),
    ] {
        let shown = String::from_utf8_lossy(&cookies).into_owned();
        let headers = one(COOKIE, &cookies);
        let count = ask(&shop, Method::GET, "/cart/count", &headers).await;
        assert_eq!(count.text, r#"{"count":3}"#, "{shown}");
        let page = ask(&shop, Method::GET, "/products/test-suitcase", &headers).await;
        let chosen = page.attribute("select[name=currency] option[selected]", "value");
        assert_eq!(chosen.as_deref(), Some("JPY"), "{shown}");
    }
}

#[tokio::test]
async fn a_session_that_cannot_be_read_is_none() {
    let shop = TestShop::open().await;
    for broken in [
        "no JSON",
        "[]",
        r#"{"shopper":7,"buyer":{"id":"x"},"asked_link_for":[]}"#,
        r#"{"buyer":"x"}"#,
    ] {
        let browser = shop.browser();
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        shop.db
            .sql(&format!("UPDATE sessions SET data = '{broken}'"))
            .await;
        for path in [
            "/",
            "/cart",
            "/checkout",
            "/account",
            "/orders",
            "/cart/count",
        ] {
            let page = browser.get(path).await;
            assert!(page.status < 400, "{broken}: {path}: {}", page.status);
        }
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        assert_eq!(browser.cart_count().await, 1, "{broken}");
    }
}
