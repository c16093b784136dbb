//! What a person has to decide about goes back by hand: whole, and once.

use serde_json::json;

use crate::common::{Hosted, OrderUnderTest, refused};

/// A payment that Antom told with another amount than the order's.
async fn mismatched(kind: &str, by_card: bool) -> OrderUnderTest {
    let scenario = OrderUnderTest::open().await;
    let wrong = json!({ "api": "notify", "fault": "wrong_amount", "notifyType": kind });
    scenario.shop.gateway.fault(wrong).await;
    if by_card {
        scenario.authorise().await;
        // Authorised and captured, before the shop has any reason to ask.
        scenario.shop.gateway.advance(120).await;
    } else {
        scenario.browser.pay_with_wallet(&scenario.page).await;
    }
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.shop.db.states().await, ["needs_review"]);
    assert!(scenario.review().await.unwrap().contains("amount_mismatch"));
    scenario
        .assert_order("awaiting_payment", "needs_review", "reserved")
        .await;
    assert!(scenario.shop.mailed().is_empty());
    scenario.shop.audit().await;
    scenario
}

async fn went_back(scenario: &OrderUnderTest, attempt: &str) {
    assert_eq!(scenario.shop.db.states().await, [attempt]);
    assert_eq!(scenario.review().await, None);
    let money = scenario.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    assert_eq!((of("kept"), of("refunding")), (0, 0), "{money}");
    assert_eq!(of("authorised"), of("captured") + of("released"), "{money}");
    // A capture that failed on the way was told, as the result page promises.
    let mails = scenario.shop.mailed_besides_failures().await;
    assert_eq!(mails, ["returned"]);
    scenario.audit().await;
}

#[tokio::test]
async fn a_payment_of_another_amount_goes_back_when_the_merchant_says_so() {
    let scenario = mismatched("PAYMENT_RESULT", false).await;
    // Not by itself.
    scenario.minutes(5).await;
    scenario.nothing_was_sent();
    scenario.reverse(1).await.unwrap();
    scenario.shop.drain().await;
    went_back(&scenario, "cancelled").await;
    // And the buyer can pay what the order costs.
    let page = scenario.browser.pay_again(&scenario.token).await.gateway();
    scenario.browser.pay_with_wallet(&page).await;
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.audit().await;
}

#[tokio::test]
async fn a_captured_payment_of_another_amount_is_refunded() {
    for kind in ["PAYMENT_RESULT", "CAPTURE_RESULT"] {
        let scenario = mismatched(kind, true).await;
        scenario.reverse(1).await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(4).await;
        went_back(&scenario, "refunded").await;
        // What Antom really has, not what was told once.
        assert_eq!(scenario.sum("refunded").await, scenario.total.minor());
        let sent = scenario.sent("refund", "refundRequestId");
        assert_eq!(sent.len(), 1, "{kind}: {sent:?}");
    }
}

/// A surplus payment that was captured, whose way back Antom refuses.
async fn stuck(code_heard: bool) -> OrderUnderTest {
    let scenario = OrderUnderTest::open().await;
    scenario
        .browser
        .post(&format!("/orders/{}/withdraw", scenario.token), &[])
        .await;
    scenario.authorise().await;
    scenario.shop.gateway.advance(120).await;
    if !code_heard {
        scenario.lose("REFUND_RESULT").await;
    }
    scenario.fault("refund", "decline", 1).await;
    scenario.shop.deliver_notifications().await;
    scenario.minutes(4).await;
    assert_eq!(scenario.refund_states().await, ["failed"]);
    assert!(scenario.review().await.unwrap().contains("refund_failed"));
    assert_eq!(scenario.sum("kept").await, scenario.total.minor());
    scenario
}

#[tokio::test]
async fn a_way_back_that_failed_is_taken_again_by_hand_under_another_id() {
    for heard in [true, false] {
        let scenario = stuck(heard).await;
        // Not again by itself: Antom has said no.
        scenario.shop.pass_everywhere(24 * 60).await;
        assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
        scenario.reverse(1).await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(4).await;
        assert_eq!(scenario.refund_states().await, ["failed", "succeeded"]);
        let sent = scenario.sent("refund", "refundRequestId");
        assert_eq!(sent.len(), 2);
        assert_ne!(sent[0], sent[1]);
        went_back(&scenario, "refunded").await;
    }
}

#[tokio::test]
async fn the_payment_that_pays_the_order_is_not_given_back() {
    let scenario = OrderUnderTest::paid().await;
    refused(scenario.reverse(1).await, "pays the order");
    refused(scenario.reverse(2).await, "no such payment attempt");
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.audit().await;
}

#[tokio::test]
async fn an_attempt_that_brought_nothing_is_not_given_back() {
    let scenario = OrderUnderTest::open().await;
    refused(scenario.reverse(1).await, "no money");
    let decline = Hosted::DeclineAndReturn;
    scenario
        .browser
        .on_hosted_page(&scenario.page, decline)
        .await;
    scenario.browser.pay_again(&scenario.token).await.gateway();
    assert_eq!(scenario.shop.db.states().await, ["failed", "open"]);
    refused(scenario.reverse(1).await, "no money");
    refused(scenario.reverse(2).await, "no money");
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.audit().await;
}

#[tokio::test]
async fn a_hold_whose_capture_failed_is_voided_by_hand() {
    let scenario = OrderUnderTest::held().await;
    scenario.fault("capture", "decline", 1).await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
    scenario.reverse(1).await.unwrap();
    scenario.shop.drain().await;
    went_back(&scenario, "cancelled").await;
    assert_eq!(scenario.sum("released").await, scenario.total.minor());
}

#[tokio::test]
async fn giving_back_twice_gives_back_once() {
    let scenario = mismatched("PAYMENT_RESULT", true).await;
    scenario.reverse(1).await.unwrap();
    scenario.reverse(1).await.unwrap();
    scenario.shop.drain().await;
    // The refund is under way, and asked for once more.
    scenario.reverse(1).await.unwrap();
    scenario.shop.drain().await;
    scenario.minutes(4).await;
    went_back(&scenario, "refunded").await;
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(scenario.sum("refunded").await, scenario.total.minor());
}
