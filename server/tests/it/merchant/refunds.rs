//! What a refund takes, and what it leaves.

use serde_json::json;
use server::services::refunding;

use crate::common::{OrderUnderTest, TestShop, refused};

#[tokio::test]
async fn a_full_refund_gives_everything_back_once() {
    let it = OrderUnderTest::paid().await;
    let total = it.total.minor();
    assert_eq!(it.rest().await, total);
    it.refund(total).await.unwrap();
    it.shop.drain().await;
    assert_eq!(it.refund_states().await, ["succeeded"]);
    // The order was paid, and stays that: its goods may be on their way back as well.
    it.assert_order("paid", "refunded", "sold").await;
    assert_eq!((it.rest().await, it.sum("refunded").await), (0, total));
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(it.review().await, None);
    it.audit().await;
}

#[tokio::test]
async fn several_partial_refunds_never_exceed_what_was_taken() {
    let it = OrderUnderTest::paid().await;
    let total = it.total.minor();
    let (first, second) = (total / 3, total / 2);
    it.refund(first).await.unwrap();
    // Spoken for from the moment it is wished, long before it is sent.
    assert_eq!(it.rest().await, total - first);
    refused(it.refund(total - first + 1).await, "At most");
    it.shop.drain().await;
    it.assert_order("paid", "partially_refunded", "sold").await;

    it.refund(second).await.unwrap();
    it.shop.drain().await;
    let rest = total - first - second;
    assert_eq!(it.rest().await, rest);
    refused(it.refund(rest + 1).await, "At most");
    it.assert_order("paid", "partially_refunded", "sold").await;

    it.refund(rest).await.unwrap();
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "refunded", "sold").await;
    refused(it.refund(1).await, "Nothing is left");
    assert_eq!(it.sum("kept").await, 0);
    assert_eq!(it.sent("refund", "refundRequestId").len(), 3);
    let mails = it.shop.mail.sent();
    for minor in [first, second, rest] {
        let amount = it.money(minor).to_string();
        let about = |mail: &&server::mail::Mail| mail.subject.contains(&amount);
        assert_eq!(mails.iter().filter(about).count(), 1, "{amount}");
    }
    it.audit().await;
}

#[tokio::test]
async fn the_reason_and_the_address_for_its_result_go_along() {
    let it = OrderUnderTest::paid().await;
    it.refund(100).await.unwrap();
    it.shop.drain().await;
    let sent = &it.shop.proxy.calls("refund")[0].body;
    assert_eq!(sent["refundReason"], "Came back");
    assert_eq!(sent["refundAmount"]["value"], "100");
    let address = sent["refundNotifyUrl"].as_str().unwrap();
    assert_eq!(address, format!("{}/webhooks/antom/payment", it.shop.url));
    it.audit().await;
}

#[tokio::test]
async fn what_cannot_be_refunded_is_never_asked_for() {
    let it = OrderUnderTest::open().await;
    refused(it.refund(100).await, "No money was taken");
    let rest = refunding::rest(it.services(), &it.order_id).await;
    refused(rest, "No money was taken");
    it.browser.pay_with_wallet(&it.page).await;
    it.shop.deliver_notifications().await;
    refused(it.refund(0).await, "more than nothing");
    refused(it.refund(it.total.minor() + 1).await, "At most");
    let dollars = domain::Money::new(100, domain::Currency::Usd).unwrap();
    let form = it.form();
    let act = server::services::acting::Act {
        actor: "mei",
        form: &form,
    };
    let foreign = refunding::reserve(it.services(), &act, &it.order_id, dollars, "").await;
    refused(foreign, "currency of the payment");
    it.shop.drain().await;
    assert!(it.refunds().await.is_empty());
    it.nothing_was_sent();
    it.audit().await;
}

#[tokio::test]
async fn held_money_is_not_refunded() {
    let it = OrderUnderTest::held().await;
    refused(it.refund(100).await, "No money was taken");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.audit().await;
}

/// Once the merchant has refunded a part of it, that payment stays the one that pays: if a late
/// success of an earlier attempt took its place, the refund would be of money that goes back anyway.
#[tokio::test]
async fn a_late_success_does_not_swallow_a_refund() {
    let shop = TestShop::open().await;
    let lost = json!({ "api": "createPaymentSession", "fault": "no_answer" });
    shop.gateway.fault(lost).await;
    let it = OrderUnderTest::of(shop).await;
    assert_eq!(it.shop.books.states().await, ["unknown", "open"]);
    let unheard = it.payment().await["pageUrl"].clone();
    it.browser.pay_with_wallet(&it.page).await;
    it.shop.deliver_notifications().await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;

    it.browser.pay_with_wallet(unheard.as_str().unwrap()).await;
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.books.states().await, ["cancelled", "paid"]);
    it.assert_order("paid", "partially_refunded", "sold").await;
    assert_eq!(it.rest().await, it.total.minor() - 1_000);
    assert_eq!(it.sum("kept").await, 0);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded", "returned"]);
    it.audit().await;
}

#[tokio::test]
async fn what_has_left_can_still_be_refunded() {
    let it = OrderUnderTest::paid().await;
    it.ship().await.unwrap();
    it.refund(it.total.minor()).await.unwrap();
    it.shop.deliver_notifications().await;
    it.assert_order("fulfilled", "refunded", "sold").await;
    assert_eq!(it.shop.mailed(), ["receipt", "shipped", "refunded"]);
    it.audit().await;
}

/// Antom accepts a card's refund and finishes it later.
#[tokio::test]
async fn a_refund_under_way_is_no_refund_yet() {
    let it = OrderUnderTest::captured().await;
    let total = it.total.minor();
    it.fault("inquiryRefund", "http_500", 1_000).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    assert_eq!(it.refund_states().await, ["processing"]);
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.rest().await, total - 1_000);
    refused(it.refund(total - 999).await, "At most");
    assert_eq!(it.shop.mailed(), ["receipt"]);
    // It is told by its notification alone.
    it.minutes(3).await;
    assert_eq!(it.refund_states().await, ["succeeded"]);
    it.assert_order("paid", "partially_refunded", "sold").await;
    assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
}

#[tokio::test]
async fn a_refund_whose_notification_is_lost_is_asked_about() {
    let it = OrderUnderTest::captured().await;
    it.lose("REFUND_RESULT").await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    assert_eq!(it.refund_states().await, ["processing"]);
    it.minutes(3).await;
    assert_eq!(it.refund_states().await, ["succeeded"]);
    assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
}
