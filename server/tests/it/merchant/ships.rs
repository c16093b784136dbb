//! Nothing leaves for money that is not there (I4), and Antom is asked at that very moment.

use crate::common::{OrderUnderTest, Tamper, refused};

async fn does_not_leave(it: &OrderUnderTest, words: &str) {
    refused(it.ship().await, words);
    it.shop.drain().await;
    let order = it.order().await;
    assert_ne!(order.state, "fulfilled");
    assert_eq!(order.fulfilled_at, None);
    assert!(!it.shop.mailed().contains(&"shipped".to_owned()));
}

#[tokio::test]
async fn antom_is_asked_before_anything_leaves_and_the_buyer_is_told_once() {
    for it in [OrderUnderTest::paid().await, OrderUnderTest::captured().await] {
        let asked = it.shop.proxy.calls("inquiryPayment").len();
        it.ship().await.unwrap();
        assert_eq!(it.shop.proxy.calls("inquiryPayment").len(), asked + 1);
        it.shop.drain().await;
        it.assert_order("fulfilled", "paid", "sold").await;
        let left = it.order().await.fulfilled_at;
        assert!(left.is_some());
        does_not_leave_again(&it).await;
        assert_eq!(it.order().await.fulfilled_at, left);
    }
}

async fn does_not_leave_again(it: &OrderUnderTest) {
    refused(it.ship().await, "left already");
    it.shop.deliver_notifications().await;
    it.assert_order("fulfilled", "paid", "sold").await;
    assert_eq!(it.shop.mailed(), ["receipt", "shipped"]);
    it.audit().await;
}

#[tokio::test]
async fn without_antoms_word_nothing_leaves() {
    let it = OrderUnderTest::paid().await;
    let form = it.form();
    for fault in ["no_answer", "answer_u", "http_500", "reset", "unsigned"] {
        it.fault("inquiryPayment", fault, 1).await;
        refused(it.ship_by(&form).await, "did not confirm");
    }
    // Antom does not know of the payment any more: no confirmation either.
    let gone = super::told("F", "ORDER_NOT_EXIST");
    it.shop
        .proxy
        .tamper("inquiryPayment", Tamper::Instead(gone));
    refused(it.ship_by(&form).await, "did not confirm");
    it.shop.proxy.stop_tampering();
    it.shop.drain().await;
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.shop.mailed(), ["receipt"]);
    // The same form, once Antom answers.
    it.ship_by(&form).await.unwrap();
    it.shop.drain().await;
    it.assert_order("fulfilled", "paid", "sold").await;
    it.audit().await;
}

/// Somebody cancelled the payment elsewhere, and nobody told the shop.
#[tokio::test]
async fn a_payment_that_was_cancelled_elsewhere_lets_nothing_leave() {
    let it = OrderUnderTest::paid().await;
    it.services().gateway.cancel(&it.first).await.unwrap();
    does_not_leave(&it, "needs a look").await;
    assert!(it.review().await.unwrap().contains("paid_then_cancelled"));
    assert_eq!(it.sum("kept").await, 0);
    // What is left to do is to call the order off, which moves no money.
    let cancels = it.shop.proxy.calls("cancel").len();
    it.cancel().await.unwrap();
    it.shop.drain().await;
    assert_eq!(it.shop.proxy.calls("cancel").len(), cancels);
    let order = it.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None);
    it.audit().await;
}

#[tokio::test]
async fn what_was_refunded_elsewhere_in_full_does_not_leave() {
    let it = OrderUnderTest::paid().await;
    it.lose("REFUND_RESULT").await;
    it.shop.gateway.refund_by_hand(&it.first, None).await;
    does_not_leave(&it, "went back").await;
    it.audit().await;
}

#[tokio::test]
async fn what_is_on_its_way_back_in_full_does_not_leave() {
    let it = OrderUnderTest::captured().await;
    it.refund(it.total.minor()).await.unwrap();
    refused(it.ship().await, "went back");
    it.shop.drain().await;
    does_not_leave(&it, "went back").await;
    it.minutes(3).await;
    does_not_leave(&it, "went back").await;
    it.audit().await;
}

#[tokio::test]
async fn what_was_refunded_in_part_leaves() {
    let it = OrderUnderTest::paid().await;
    it.refund(it.total.minor() - 1).await.unwrap();
    it.shop.drain().await;
    it.ship().await.unwrap();
    it.shop.drain().await;
    it.assert_order("fulfilled", "partially_refunded", "sold").await;
    it.audit().await;
}

#[tokio::test]
async fn what_is_not_paid_does_not_leave() {
    let it = OrderUnderTest::open().await;
    does_not_leave(&it, "not paid").await;
    it.cancel().await.unwrap();
    does_not_leave(&it, "off").await;
    it.audit().await;

    // Held is not taken (guide 000).
    let it = OrderUnderTest::held().await;
    does_not_leave(&it, "not paid").await;
    it.audit().await;
}
