//! What comes late: money for an order that was given up, and readers of an order that is over.

use std::time::Duration;

use serde_json::json;

use crate::common::{OrderUnderTest, Tamper, TestShop};

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

/// The page of the first attempt was to be closed, and Antom did not answer. Meanwhile it turns out
/// that the buyer has paid on it: the order is paid, and nothing takes that back.
#[tokio::test]
async fn a_page_is_not_closed_once_its_payment_was_heard_of() {
    let scenario = OrderUnderTest::open().await;
    let gateway = &scenario.shop.gateway;
    gateway
        .fault(json!({ "api": "notify", "fault": "late", "seconds": 30 * 3600 }))
        .await;
    scenario.browser.pay_with_wallet(&scenario.page).await;
    let silent = json!({
        "api": "inquiryPayment", "fault": "http_500", "times": 100_000,
        "paymentRequestId": scenario.first,
    });
    scenario
        .shop
        .db
        .sql("UPDATE attempts SET state = 'superseded'")
        .await;
    scenario
        .shop
        .db
        .sql("UPDATE evidence SET kind = 'superseded', fact = '{\"kind\":\"superseded\"}' WHERE kind = 'session_opened'")
        .await;
    gateway.fault(silent).await;
    let busy = json!({
        "result": { "resultCode": "SYSTEM_ERROR", "resultStatus": "U", "resultMessage": "told" },
    });
    scenario.shop.proxy.tamper("cancel", Tamper::Instead(busy));
    scenario.shop.pass_everywhere(25 * HOUR).await;
    assert_eq!(scenario.order().await.state, "expired");
    let tried = scenario.shop.proxy.calls("cancel").len();
    assert!(tried > 0);
    scenario.shop.proxy.stop_tampering();
    // It is heard of before the next try.
    scenario.shop.pass(Duration::from_secs(6 * 3600));
    gateway.advance(6 * 3600).await;
    server::jobs::inbox::work(&scenario.shop.state.shop)
        .await
        .unwrap();
    assert_eq!(scenario.order().await.state, "paid");
    scenario.shop.pass_everywhere(2 * HOUR).await;
    assert_eq!(scenario.shop.proxy.calls("cancel").len(), tried);
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.review().await, None);
    let tasks = scenario.shop.db.outbox().await;
    assert!(tasks.iter().all(|task| task.state == "done"), "{tasks:#?}");
}

#[tokio::test]
async fn a_reader_of_an_order_that_is_over_asks_nobody() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    for _ in 0..6 {
        shop.pass_everywhere(DAY).await;
    }
    let attempt = shop.db.all_attempts().await.remove(0);
    assert_eq!((&*attempt.state, attempt.check_at), ("expired", None));
    let asked = shop.proxy.calls("inquiryPayment").len();
    for _ in 0..3 {
        browser.get(&format!("/result/{token}")).await;
        browser.get(&format!("/result/{token}/status")).await;
        shop.pass(Duration::from_secs(3));
    }
    assert_eq!(shop.proxy.calls("inquiryPayment").len(), asked);
}
