//! Looking for a payment that was refunded elsewhere keeps within its bounds, and in its own lane.

use std::time::Duration;

use crate::common::{OrderUnderTest, Tamper, eventually};

#[tokio::test]
async fn a_search_that_hangs_holds_up_no_payments_notification() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund_by_hand(Some(1_000)).await;
    let mut other = OrderUnderTest::of(scenario.shop).await;
    other.browser.pay_with_wallet(&other.page).await;
    other.shop.gateway.flush().await;
    other.shop.proxy.tamper("inquiryPayment", Tamper::Hang);
    other.shop.start_jobs();
    other.shop.proxy.arrived("inquiryPayment", 1).await;
    let token = other.token.clone();
    other.shop.becomes(&token, "paid").await;
}

#[tokio::test]
async fn only_payments_that_were_large_enough_are_asked_about() {
    let scenario = OrderUnderTest::paid().await;
    let small = scenario.first.clone();
    let (browser, page, token) = scenario.shop.order_of("TEST-TOTE-GREEN", 2).await;
    browser.pay_with_wallet(&page).await;
    scenario.shop.deliver_notifications().await;
    let total = scenario.total.minor();
    let large = OrderUnderTest::of_order(scenario.shop, browser, &token).await;
    let asked_before = large.shop.proxy.calls("inquiryPayment").len();
    large.refund_by_hand(Some(total + 1)).await;
    large.shop.deliver_notifications().await;
    assert_eq!(large.refund_states().await, ["succeeded"]);
    let asked = large.shop.proxy.calls("inquiryPayment");
    let asked = &asked[asked_before..];
    assert!(!asked.is_empty());
    assert!(asked.iter().all(|call| call.id() != small), "{asked:#?}");
}

/// A refund of another shop on the same account: nothing here is ever found.
#[tokio::test]
async fn a_search_in_vain_ends_and_is_told() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.shop.gateway.flush().await;
    scenario
        .shop
        .db
        .sql("UPDATE inbox SET lane = 'search', tries = 50 WHERE state = 'new'")
        .await;
    scenario.shop.drain().await;
    let row = scenario.shop.db.inbox().await.pop().unwrap();
    assert_eq!(row.state, "unknown_order");
    assert!(row.note.unwrap().contains("Antom's dashboard"));
    assert!(scenario.refunds().await.is_empty());
    // The merchant may have it looked for again.
    scenario.replay_by("form-r", row.id).await.unwrap();
    eventually("it is found", async || {
        scenario.shop.pass(Duration::from_secs(6));
        scenario.shop.drain().await;
        (scenario.refund_states().await == ["succeeded"]).then_some(())
    })
    .await;
}
