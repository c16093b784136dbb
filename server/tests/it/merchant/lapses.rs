//! Held money that nobody captures: voided a day before it expires at Antom, so that both sides agree.

use std::time::Duration;

use server::store::audit_log::{self, AuditFilter};

use crate::common::{OrderUnderTest, Tamper, refused};

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

/// Nothing is held, nothing is sold, and the buyer knows.
async fn was_voided(scenario: &OrderUnderTest) {
    let order = scenario.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None, "{order:#?}");
    assert_eq!(scenario.shop.db.states().await, ["cancelled"]);
    assert_eq!(scenario.shop.db.shelf("TEST-TOTE-GREEN").await.reserved, 0);
    assert_eq!(scenario.sum("released").await, scenario.total.minor());
    assert_eq!(scenario.shop.mailed(), ["cancelled"]);
    let open = |task: &server::store::stored_rows::outbox::Model| task.state != "done";
    let tasks = scenario.shop.db.outbox().await;
    assert!(!tasks.iter().any(open), "{tasks:#?}");
    scenario.audit().await;
}

#[tokio::test]
async fn the_merchant_reads_when_the_hold_lapses() {
    let scenario = OrderUnderTest::held().await;
    let due = scenario.capturable().await.unwrap();
    assert_eq!(due.amount, scenario.total);
    let told = scenario.payment().await["authExpiry"].clone();
    let told = antom::parse_time(told.as_str().unwrap()).unwrap();
    assert_eq!(due.lapses_at, told.unix_timestamp() * 1_000);
}

#[tokio::test]
async fn a_hold_that_nobody_captured_is_voided_on_the_sixth_day() {
    let scenario = OrderUnderTest::held().await;
    scenario.shop.pass_everywhere(6 * DAY - HOUR).await;
    scenario
        .assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    scenario.nothing_was_sent();
    scenario.shop.pass_everywhere(2 * HOUR).await;
    was_voided(&scenario).await;
    let its_own = AuditFilter {
        order_id: Some(&scenario.order_id),
        ..AuditFilter::default()
    };
    let done = audit_log::list(&scenario.services().db, its_own, None, 10)
        .await
        .unwrap();
    assert!(done.iter().all(|row| row.actor == "shop"), "{done:#?}");
    assert_eq!(done.len(), 2, "{done:#?}");
    refused(
        scenario.capture(scenario.total.minor()).await,
        "waits for its capture",
    );
    // The hold would have expired by now, and nothing more comes of it.
    scenario.shop.pass_everywhere(2 * DAY).await;
    was_voided(&scenario).await;
}

#[tokio::test]
async fn on_the_fifth_day_it_can_still_be_captured() {
    let scenario = OrderUnderTest::held().await;
    scenario.shop.pass_everywhere(5 * DAY + 20 * HOUR).await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.drain().await;
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.shop.pass_everywhere(2 * DAY).await;
    scenario.assert_order("paid", "paid", "sold").await;
    assert!(scenario.shop.proxy.calls("cancel").is_empty());
    scenario.audit().await;
}

/// Without Antom's word on how the payment stands nothing is decided, and it is not asked for
/// without a pause either.
#[tokio::test]
async fn a_silent_gateway_on_the_sixth_day_is_asked_now_and_then() {
    let scenario = OrderUnderTest::held().await;
    scenario
        .shop
        .proxy
        .tamper("inquiryPayment", Tamper::Status(500));
    scenario.shop.pass_everywhere(6 * DAY).await;
    scenario.minutes(10).await;
    scenario
        .assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    let asked = scenario.shop.proxy.calls("inquiryPayment").len();
    assert!(asked < 20, "{asked} inquiries");
    scenario.nothing_was_sent();
    scenario.shop.proxy.stop_tampering();
    scenario.shop.pass_everywhere(HOUR).await;
    was_voided(&scenario).await;
}

#[tokio::test]
async fn cancelling_a_hold_is_tried_until_it_is_certain() {
    for fault in ["no_answer", "answer_u", "http_500", "reset", "unsigned"] {
        let scenario = OrderUnderTest::held().await;
        scenario.fault("cancel", fault, 2).await;
        scenario.shop.pass_everywhere(6 * DAY + HOUR).await;
        scenario.minutes(2).await;
        was_voided(&scenario).await;
    }
}

/// The shop was down, and the hold has expired: there is nothing left to cancel or to refund.
#[tokio::test]
async fn a_hold_that_expired_at_antom_is_not_chased_for_ever() {
    let scenario = OrderUnderTest::held().await;
    scenario.shop.pass_everywhere(8 * DAY).await;
    scenario.shop.pass_everywhere(DAY).await;
    was_voided(&scenario).await;
}

/// The merchant is too late; what is left to do is to say so.
#[tokio::test]
async fn a_capture_after_the_hold_lapsed_fails_and_can_be_put_aside() {
    let scenario = OrderUnderTest::held().await;
    let nine_days = Duration::from_secs(9 * DAY * 60);
    scenario.shop.pass(nine_days);
    scenario.shop.gateway.advance(nine_days.as_secs()).await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    server::jobs::outbox::work(&scenario.shop.jobs())
        .await
        .unwrap();
    assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
    assert!(scenario.review().await.unwrap().contains("capture_failed"));
    scenario.shop.drain().await;
    scenario.reverse(1).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.pass_everywhere(HOUR).await;
    assert_eq!(scenario.shop.db.states().await, ["cancelled"]);
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.sum("captured").await, 0);
    scenario.audit().await;
}
