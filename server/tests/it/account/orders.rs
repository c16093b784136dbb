//! Whose orders are whose (S22).

use super::people::{ADA, BOB, buyer_id, is_logged_in, log_in, order, somebody};
use crate::common::TestShop;

#[tokio::test]
async fn what_a_guest_ordered_comes_along() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let order = order(&shop, &browser).await;
    assert_eq!(order.buyer_id, None);
    let path = format!("/orders/{}", order.token);
    let page = browser.get(&path).await;
    assert!(page.text.contains("Keep this order: get a login link"));
    assert!(!browser.get("/account").await.text.contains(&order.number));

    log_in(&shop, &browser, ADA).await;
    let kept = shop.db.order().await;
    assert_eq!(kept.buyer_id, Some(buyer_id(&shop, ADA).await));
    assert!(browser.get("/account").await.text.contains(&order.number));
    let page = browser.get(&path).await;
    assert!(page.text.contains("your account"), "{}", page.text);
    assert!(page.attribute("form[action$='/claim']", "action").is_none());
    // Elsewhere too.
    let phone = somebody(&shop, ADA).await;
    assert!(phone.get("/account").await.text.contains(&order.number));
    shop.audit().await;
}

#[tokio::test]
async fn what_is_ordered_while_logged_in_is_the_accounts() {
    let shop = TestShop::open().await;
    let browser = somebody(&shop, BOB).await;
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.get("/checkout").await;
    assert_eq!(page.attribute("#email", "value").as_deref(), Some(BOB));
    let order = order(&shop, &browser).await;
    assert_eq!(order.buyer_id, Some(buyer_id(&shop, BOB).await));
    shop.audit().await;
}

#[tokio::test]
async fn whoever_has_the_link_may_keep_an_order_that_nobody_keeps() {
    let shop = TestShop::open().await;
    let order = order(&shop, &shop.browser()).await;
    let claim = format!("/orders/{}/claim", order.token);
    let ada = somebody(&shop, ADA).await;
    let page = ada.get(&format!("/orders/{}", order.token)).await;
    let offered = page.attribute("form[action$='/claim']", "action");
    assert_eq!(offered.as_deref(), Some(&*claim));
    for _ in 0..2 {
        let page = ada.post(&claim, &[]).await;
        assert_eq!(page.status, 303, "{}", page.text);
    }
    assert!(ada.get("/account").await.text.contains(&order.number));
    // It is kept once.
    let bob = somebody(&shop, BOB).await;
    let page = bob.post(&claim, &[]).await;
    assert_eq!(page.status, 409, "{}", page.text);
    assert!(!bob.get("/account").await.text.contains(&order.number));
    let page = bob.get(&format!("/orders/{}", order.token)).await;
    assert!(!page.text.contains("Keep this order"), "{}", page.text);
    let owner = shop.db.order().await.buyer_id;
    assert_eq!(owner, Some(buyer_id(&shop, ADA).await));
}

#[tokio::test]
async fn a_paid_order_offers_to_be_kept() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let result = format!("/result/{token}");
    assert!(!browser.get(&result).await.text.contains("Keep this order"));
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let page = browser.get(&result).await;
    assert_eq!(page.state().as_deref(), Some("paid"));
    assert!(page.text.contains("Keep this order: get a login link"));
}

#[tokio::test]
async fn a_stranger_is_shown_the_way_in_and_nothing_else() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    let order = order(&shop, &ada).await;
    let stranger = shop.browser();
    assert!(!is_logged_in(&stranger).await);
    for path in [
        format!("/orders/{}/claim", order.token),
        "/account/cards/none/remove".to_owned(),
    ] {
        let page = stranger.post(&path, &[]).await;
        assert_eq!(page.location.as_deref(), Some("/account/login"), "{path}");
        // What the page does not have was refused once, and means nothing now: browsers add fields.
        let page = stranger.post(&path, &[("buyer_id", "x")]).await;
        assert_eq!(page.location.as_deref(), Some("/account/login"), "{path}");
    }
    for path in ["/orders/none/claim", "/orders/%00/claim"] {
        assert_eq!(ada.post(path, &[]).await.status, 404, "{path}");
    }
    for path in ["/account/cards/none/remove", "/account/cards/%00/remove"] {
        assert_eq!(ada.post(path, &[]).await.status, 404, "{path}");
    }
}

/// Somebody sends a link to an account of their own: what was bought in this browser stays the
/// buyer's, and the page says whose account it is.
#[tokio::test]
async fn a_link_that_this_browser_did_not_ask_for_takes_no_orders_along() {
    let shop = TestShop::open().await;
    let victim = shop.browser();
    let order = order(&shop, &victim).await;
    let mallory = shop.browser();
    let link = super::people::link(&shop, &mallory, BOB).await;
    let page = victim.get(&link).await;
    assert!(page.text.contains(BOB), "{}", page.text);
    assert_eq!(victim.post(&link, &[]).await.status, 303);
    assert_eq!(shop.db.order().await.id, order.id);
    assert_eq!(shop.db.order().await.buyer_id, None);
}

/// A link that was passed on, or read in a log, gives nobody the order for good.
#[tokio::test]
async fn a_link_alone_does_not_put_an_order_into_an_account_of_another_address() {
    let shop = TestShop::open().await;
    let order = order(&shop, &shop.browser()).await;
    let bob = somebody(&shop, BOB).await;
    let page = bob.get(&format!("/orders/{}", order.token)).await;
    assert_eq!(page.attribute("form[action$='/claim']", "action"), None);
    let page = bob
        .post(&format!("/orders/{}/claim", order.token), &[])
        .await;
    assert_eq!(page.status, 409, "{}", page.text);
    assert!(
        page.text.contains("another e-mail address"),
        "{}",
        page.text
    );
    assert_eq!(shop.db.order().await.buyer_id, None);
}

/// The link opens the order for ever, and shows who ordered it for a season.
#[tokio::test]
async fn an_old_link_shows_persons_to_who_ordered_alone() {
    let shop = TestShop::open().await;
    let order = order(&shop, &somebody(&shop, ADA).await).await;
    let path = format!("/orders/{}", order.token);
    let persons = ["ada@example.com", "Ada Lovelace", "6123", "Harbour Road"];
    let stranger = shop.browser();
    let page = stranger.get(&path).await;
    assert!(persons.iter().all(|person| page.text.contains(person)));
    shop.pass_everywhere(91 * 24 * 60).await;
    let page = stranger.get(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains(&order.number));
    for person in persons {
        assert!(!page.text.contains(person), "{person}: {}", page.text);
    }
    let page = somebody(&shop, ADA).await.get(&path).await;
    assert!(persons.iter().all(|person| page.text.contains(person)));
}

/// The account asks as often for fifty orders as for one, and one that cannot be read hides no
/// other.
#[tokio::test]
async fn an_account_with_many_orders_asks_no_more_often_and_shows_all_that_can_be_read() {
    crate::plans::observe();
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    let order = order(&shop, &ada).await;
    let queries = async || {
        crate::plans::listen(&shop);
        let page = ada.get("/account").await;
        (crate::plans::stop_listening(&shop).len(), page.text)
    };
    let (one, _) = queries().await;
    for number in 0..50 {
        shop.db.copy_order(&order, number).await;
    }
    let (many, text) = queries().await;
    assert_eq!(text.matches("href=\"/orders/").count(), 51, "{text}");
    assert!(many <= one, "{many} queries instead of {one}");
    shop.db
        .sql("UPDATE evidence SET fact = '{\"kind\":\"odd\"}' WHERE order_id LIKE '%-copy-7'")
        .await;
    let (_, text) = queries().await;
    assert_eq!(text.matches("href=\"/orders/").count(), 50, "{text}");
}
