//! How long a login lasts, and whose it is.

use std::time::Duration;

use super::people::{ADA, BOB, PRODUCT, is_logged_in, link, log_in, order, somebody};
use crate::common::{Page, TestShop, local_http};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A look at the account with this session id, by somebody who keeps no cookies.
async fn with_id(shop: &TestShop, id: &str) -> Page {
    let http = local_http().build().unwrap();
    let request = http
        .get(format!("{}/account", shop.url))
        .header("cookie", format!("wayfare={id}"));
    Page::read(request.send().await.unwrap()).await.unwrap()
}

fn cookie(page: &Page) -> Option<String> {
    let mut cookies = page.headers.get_all("set-cookie").iter();
    cookies.find_map(|cookie| {
        let rest = cookie.to_str().ok()?.strip_prefix("wayfare=")?;
        Some(rest.split(';').next()?.to_owned())
    })
}

#[tokio::test]
async fn a_login_has_a_session_id_that_nobody_knew_and_the_cart_comes_along() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart(PRODUCT, 2).await;
    let before = browser.session_cookie().await;
    let link = link(&shop, &browser, ADA).await;
    let page = browser.post(&link, &[]).await;
    let after = cookie(&page).expect("a new session id");
    assert_ne!(before.as_ref(), Some(&after));
    assert!(with_id(&shop, &after).await.text.contains(ADA));
    if let Some(before) = before {
        assert!(!with_id(&shop, &before).await.text.contains(ADA));
    }
    assert_eq!(browser.cart_count().await, 3);
    assert_eq!(shop.db.sessions().await.len(), 1);
}

#[tokio::test]
async fn a_login_ends_after_a_month_of_quiet() {
    let shop = TestShop::open().await;
    let browser = somebody(&shop, ADA).await;
    shop.pass(29 * DAY);
    assert!(is_logged_in(&browser).await);
    shop.pass(29 * DAY);
    assert!(is_logged_in(&browser).await, "being here counts");
    shop.pass(30 * DAY);
    assert!(!is_logged_in(&browser).await);
}

#[tokio::test]
async fn and_after_three_months_whatever_happens() {
    let shop = TestShop::open().await;
    let browser = somebody(&shop, ADA).await;
    for _ in 0..4 {
        shop.pass(20 * DAY);
        assert!(is_logged_in(&browser).await);
    }
    shop.pass(10 * DAY);
    assert!(!is_logged_in(&browser).await);
}

#[tokio::test]
async fn who_logs_out_leaves_nothing_behind() {
    let shop = TestShop::open().await;
    let browser = somebody(&shop, ADA).await;
    let order = order(&shop, &browser).await;
    let page = browser.post("/account/logout", &[]).await;
    assert_eq!(page.status, 303);
    assert!(!is_logged_in(&browser).await);
    assert!(!browser.get("/orders").await.text.contains(&order.number));
    assert_eq!(browser.cart_count().await, 0);
    assert_eq!(browser.post("/account/logout", &[]).await.status, 303);
    log_in(&shop, &browser, ADA).await;
    assert!(browser.get("/account").await.text.contains(&order.number));
}

#[tokio::test]
async fn who_comes_next_finds_nothing_of_who_did_not_log_out() {
    let shop = TestShop::open().await;
    let browser = somebody(&shop, ADA).await;
    let order = order(&shop, &browser).await;
    log_in(&shop, &browser, BOB).await;
    for path in ["/account", "/orders", "/cart", "/checkout"] {
        let page = browser.get(path).await;
        assert!(!page.text.contains(&order.number), "{path}");
        assert!(!page.text.contains(ADA), "{path}");
    }
    assert_eq!(browser.cart_count().await, 0);
}

#[tokio::test]
async fn another_site_logs_nobody_in_or_out() {
    let shop = TestShop::open().await;
    let victim = somebody(&shop, ADA).await;
    let theirs = link(&shop, &shop.browser(), BOB).await;
    for path in [theirs.as_str(), "/account/logout", "/account/login"] {
        let request = victim
            .http()
            .post(format!("{}{path}", shop.url))
            .header("origin", "https://evil.example")
            .form(&[("email", BOB)]);
        let page = Page::read(request.send().await.unwrap()).await.unwrap();
        assert_eq!(page.status, 403, "{path}: {}", page.text);
    }
    assert!(victim.get("/account").await.text.contains(ADA));
}

/// What was typed as a guest is not shown to whoever comes in by a link that this browser did not
/// ask for: it is somebody else's address.
#[tokio::test]
async fn what_was_typed_is_not_shown_to_whoever_comes_in_by_a_link_of_another_browser() {
    let shop = TestShop::open().await;
    let link_of_bob = link(&shop, &shop.browser(), BOB).await;
    let typed = async |browser: &crate::common::Browser| {
        let page = browser.get("/checkout").await;
        page.attribute("input[name=address1]", "value")
            .unwrap_or_default()
    };
    let fill_in = async |browser: crate::common::Browser| {
        let browser = browser.with("address1", "7 Tanjong Pagar");
        browser.add_to_cart(PRODUCT, 1).await;
        assert_eq!(browser.pay_for("x").await.status, 422);
        browser
    };
    let browser = fill_in(shop.browser()).await;
    assert_eq!(typed(&browser).await, "7 Tanjong Pagar");
    assert_eq!(browser.post(&link_of_bob, &[]).await.status, 303);
    assert!(is_logged_in(&browser).await);
    assert_eq!(typed(&browser).await, "");
    // Who asked for the link here goes on with what was typed.
    let browser = fill_in(shop.browser()).await;
    log_in(&shop, &browser, ADA).await;
    assert_eq!(typed(&browser).await, "7 Tanjong Pagar");
}
