//! Catalogue pages are kept, and show what changed all the same.

use std::time::Duration;

use reqwest::header::IF_NONE_MATCH;

use crate::common::{Page, TestShop};

const PRODUCT: &str = "/products/test-suitcase";
const SKU: &str = "TEST-SUITCASE-GREEN";

fn origin(page: &Page) -> &str {
    page.headers["cache-status"].to_str().unwrap()
}

#[tokio::test]
async fn a_page_is_rendered_once_and_a_search_each_time() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for path in ["/", "/shop", "/shop?sort=price", PRODUCT, "/help"] {
        let first = browser.get(path).await;
        assert_eq!(origin(&first), "wayfare; fwd=miss; stored", "{path}");
        let second = browser.get(path).await;
        assert_eq!(origin(&second), "wayfare; hit", "{path}");
        assert_eq!(first.text, second.text);
        let etag = &second.headers["etag"];
        assert_eq!(first.headers["etag"], etag);
        let request = browser.http().get(format!("{}{path}", shop.url));
        let response = request.header(IF_NONE_MATCH, etag).send().await.unwrap();
        assert_eq!(response.status(), 304);
    }
    for _ in 0..2 {
        let search = browser.get("/shop?q=suitcase").await;
        assert_eq!(origin(&search), "wayfare; fwd=bypass");
        assert!(search.headers.contains_key("etag"));
    }
}

#[tokio::test]
async fn every_currency_has_pages_of_its_own() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let dollars = browser.get(PRODUCT).await;
    browser.choose_currency("JPY").await;
    let yen = browser.get(PRODUCT).await;
    assert_eq!(origin(&yen), "wayfare; fwd=miss; stored");
    assert_ne!(dollars.text, yen.text);
}

#[tokio::test]
async fn what_an_order_takes_off_the_shelf_shows_at_once() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let before = browser.get(PRODUCT).await;
    assert_eq!(origin(&browser.get(PRODUCT).await), "wayfare; hit");
    shop.order_of(SKU, 1).await;
    let after = browser.get(PRODUCT).await;
    assert_eq!(origin(&after), "wayfare; fwd=miss; stored");
    assert_ne!(before.text, after.text);
}

#[tokio::test]
async fn what_another_process_changes_shows_within_a_second() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    assert!(!browser.get(PRODUCT).await.text.contains("43.21"));
    // Straight in the database, as if somebody else had done it.
    shop.db.price(SKU, "SGD", 4_321).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(browser.get(PRODUCT).await.text.contains("43.21"));
}
