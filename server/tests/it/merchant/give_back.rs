//! What a person has to decide about goes back by hand: whole, and once.

use serde_json::json;

use crate::common::{OrderUnderTest, Hosted, refused};

/// A payment that Antom told with another amount than the order's.
async fn mismatched(kind: &str, by_card: bool) -> OrderUnderTest {
    let it = OrderUnderTest::open().await;
    let wrong = json!({ "api": "notify", "fault": "wrong_amount", "notifyType": kind });
    it.shop.gateway.fault(wrong).await;
    if by_card {
        it.authorise().await;
        // Authorised and captured, before the shop has any reason to ask.
        it.shop.gateway.advance(120).await;
    } else {
        it.browser.pay_with_wallet(&it.page).await;
    }
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.books.states().await, ["needs_review"]);
    assert!(it.review().await.unwrap().contains("amount_mismatch"));
    it.assert_order("awaiting_payment", "needs_review", "reserved")
        .await;
    assert!(it.shop.mailed().is_empty());
    it.shop.audit().await;
    it
}

async fn went_back(it: &OrderUnderTest, attempt: &str) {
    assert_eq!(it.shop.books.states().await, [attempt]);
    assert_eq!(it.review().await, None);
    let money = it.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    assert_eq!((of("kept"), of("refunding")), (0, 0), "{money}");
    assert_eq!(of("authorised"), of("captured") + of("released"), "{money}");
    assert_eq!(it.shop.mailed(), ["returned"]);
    it.audit().await;
}

#[tokio::test]
async fn a_payment_of_another_amount_goes_back_when_the_merchant_says_so() {
    let it = mismatched("PAYMENT_RESULT", false).await;
    // Not by itself.
    it.minutes(5).await;
    it.nothing_was_sent();
    it.give_back(1).await.unwrap();
    it.shop.drain().await;
    went_back(&it, "cancelled").await;
    // And the buyer can pay what the order costs.
    let page = it.browser.pay_again(&it.token).await.gateway();
    it.browser.pay_with_wallet(&page).await;
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "paid", "sold").await;
    it.audit().await;
}

#[tokio::test]
async fn a_captured_payment_of_another_amount_is_refunded() {
    for kind in ["PAYMENT_RESULT", "CAPTURE_RESULT"] {
        let it = mismatched(kind, true).await;
        it.give_back(1).await.unwrap();
        it.shop.drain().await;
        it.minutes(4).await;
        went_back(&it, "refunded").await;
        // What Antom really has, not what was told once.
        assert_eq!(it.sum("refunded").await, it.total.minor());
        let sent = it.sent("refund", "refundRequestId");
        assert_eq!(sent.len(), 1, "{kind}: {sent:?}");
    }
}

/// A surplus payment that was captured, whose way back Antom refuses.
async fn stuck(code_heard: bool) -> OrderUnderTest {
    let it = OrderUnderTest::open().await;
    it.browser
        .post(&format!("/orders/{}/withdraw", it.token), &[])
        .await;
    it.authorise().await;
    it.shop.gateway.advance(120).await;
    if !code_heard {
        it.lose("REFUND_RESULT").await;
    }
    it.fault("refund", "decline", 1).await;
    it.shop.deliver_notifications().await;
    it.minutes(4).await;
    assert_eq!(it.refund_states().await, ["failed"]);
    assert!(it.review().await.unwrap().contains("refund_failed"));
    assert_eq!(it.sum("kept").await, it.total.minor());
    it
}

#[tokio::test]
async fn a_way_back_that_failed_is_taken_again_by_hand_under_another_id() {
    for heard in [true, false] {
        let it = stuck(heard).await;
        // Not again by itself: Antom has said no.
        it.shop.pass_everywhere(24 * 60).await;
        assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
        it.give_back(1).await.unwrap();
        it.shop.drain().await;
        it.minutes(4).await;
        assert_eq!(it.refund_states().await, ["failed", "succeeded"]);
        let sent = it.sent("refund", "refundRequestId");
        assert_eq!(sent.len(), 2);
        assert_ne!(sent[0], sent[1]);
        went_back(&it, "refunded").await;
    }
}

#[tokio::test]
async fn the_payment_that_pays_the_order_is_not_given_back() {
    let it = OrderUnderTest::paid().await;
    refused(it.give_back(1).await, "pays the order");
    refused(it.give_back(2).await, "no such payment attempt");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.assert_order("paid", "paid", "sold").await;
    it.audit().await;
}

#[tokio::test]
async fn an_attempt_that_brought_nothing_is_not_given_back() {
    let it = OrderUnderTest::open().await;
    refused(it.give_back(1).await, "no money");
    let decline = Hosted::DeclineAndReturn;
    it.browser.on_hosted_page(&it.page, decline).await;
    it.browser.pay_again(&it.token).await.gateway();
    assert_eq!(it.shop.books.states().await, ["failed", "open"]);
    refused(it.give_back(1).await, "no money");
    refused(it.give_back(2).await, "no money");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.audit().await;
}

#[tokio::test]
async fn a_hold_whose_capture_failed_is_let_go_by_hand() {
    let it = OrderUnderTest::held().await;
    it.fault("capture", "decline", 1).await;
    it.capture(it.total.minor()).await.unwrap();
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.books.states().await, ["capture_failed"]);
    it.give_back(1).await.unwrap();
    it.shop.drain().await;
    went_back(&it, "cancelled").await;
    assert_eq!(it.sum("released").await, it.total.minor());
}

#[tokio::test]
async fn giving_back_twice_gives_back_once() {
    let it = mismatched("PAYMENT_RESULT", true).await;
    it.give_back(1).await.unwrap();
    it.give_back(1).await.unwrap();
    it.shop.drain().await;
    // The refund is under way, and asked for once more.
    it.give_back(1).await.unwrap();
    it.shop.drain().await;
    it.minutes(4).await;
    went_back(&it, "refunded").await;
    assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(it.sum("refunded").await, it.total.minor());
}
