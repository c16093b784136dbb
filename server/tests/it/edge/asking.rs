//! That somebody makes the shop ask Antom more often than the rules say.

use serde_json::json;
use tokio::task::JoinSet;

use crate::common::TestShop;

const INQUIRE: &str = "inquiryPayment";

#[tokio::test]
async fn giving_up_an_order_that_is_over_asks_nobody() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-TOTE-RED", 1).await;
    let withdraw = format!("/orders/{token}/withdraw");
    assert_eq!(browser.post(&withdraw, &[]).await.status, 303);
    let before = shop.proxy.calls(INQUIRE).len();
    for _ in 0..20 {
        assert_eq!(browser.post(&withdraw, &[]).await.status, 303);
    }
    assert_eq!(shop.proxy.calls(INQUIRE).len(), before);
    shop.audit().await;
}

#[tokio::test]
async fn giving_up_an_order_many_times_at_once_keeps_the_spacing() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-TOTE-RED", 1).await;
    let fault = json!({ "api": INQUIRE, "fault": "no_answer" });
    for _ in 0..8 {
        shop.gateway.fault(fault.clone()).await;
    }
    let withdraw = format!("/orders/{token}/withdraw");
    let presses: JoinSet<_> = (0..8)
        .map(|_| {
            let (browser, withdraw) = (browser.clone(), withdraw.clone());
            async move { browser.post(&withdraw, &[]).await }
        })
        .collect();
    for page in presses.join_all().await {
        assert_eq!(page.status, 409, "nobody knows whether it is paid");
    }
    // One at once, and one in each turn that somebody waited for.
    let asked = shop.proxy.calls(INQUIRE).len();
    assert!(asked <= 3, "{asked} inquiries for one order");
    shop.audit().await;
}

#[tokio::test]
async fn giving_up_an_order_counts_as_an_attempt_to_pay() {
    let shop = TestShop::open_with(&[("SHOP_PAY_LIMIT", "3")]).await;
    let (browser, _, token) = shop.order_of("TEST-TOTE-RED", 1).await;
    let withdraw = format!("/orders/{token}/withdraw");
    for _ in 0..2 {
        assert_eq!(browser.post(&withdraw, &[]).await.status, 303);
    }
    let page = browser.post(&withdraw, &[]).await;
    assert_eq!(page.status, 429);
    assert!(page.headers.contains_key("retry-after"));
}
