//! What a refund takes, and what it leaves.

use serde_json::json;
use server::services::admin::refund;

use crate::common::{OrderUnderTest, TestShop, refused};

#[tokio::test]
async fn a_full_refund_gives_everything_back_once() {
    let scenario = OrderUnderTest::paid().await;
    let total = scenario.total.minor();
    assert_eq!(scenario.rest().await, total);
    scenario.refund(total).await.unwrap();
    scenario.shop.drain().await;
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    // The order was paid, and stays that: its goods may be on their way back as well.
    scenario.assert_order("paid", "refunded", "sold").await;
    assert_eq!(
        (scenario.rest().await, scenario.sum("refunded").await),
        (0, total)
    );
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(scenario.review().await, None);
    scenario.audit().await;
}

#[tokio::test]
async fn several_partial_refunds_never_exceed_what_was_taken() {
    let scenario = OrderUnderTest::paid().await;
    let total = scenario.total.minor();
    let (first, second) = (total / 3, total / 2);
    scenario.refund(first).await.unwrap();
    // Spoken for from the moment it is wished, long before it is sent.
    assert_eq!(scenario.rest().await, total - first);
    refused(scenario.refund(total - first + 1).await, "At most");
    scenario.shop.drain().await;
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;

    scenario.refund(second).await.unwrap();
    scenario.shop.drain().await;
    let rest = total - first - second;
    assert_eq!(scenario.rest().await, rest);
    refused(scenario.refund(rest + 1).await, "At most");
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;

    scenario.refund(rest).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "refunded", "sold").await;
    refused(scenario.refund(1).await, "Nothing is left");
    assert_eq!(scenario.sum("kept").await, 0);
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 3);
    let mails = scenario.shop.mail.sent();
    for minor in [first, second, rest] {
        let amount = scenario.money(minor).to_string();
        let about = |mail: &&server::platform::mailer::Mail| mail.subject.contains(&amount);
        assert_eq!(mails.iter().filter(about).count(), 1, "{amount}");
    }
    scenario.audit().await;
}

#[tokio::test]
async fn the_reason_and_the_address_for_its_result_go_along() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund(100).await.unwrap();
    scenario.shop.drain().await;
    let sent = &scenario.shop.proxy.calls("refund")[0].body;
    assert_eq!(sent["refundReason"], "Came back");
    assert_eq!(sent["refundAmount"]["value"], "100");
    let address = sent["refundNotifyUrl"].as_str().unwrap();
    assert_eq!(
        address,
        format!("{}/webhooks/antom/payment", scenario.shop.url)
    );
    scenario.audit().await;
}

#[tokio::test]
async fn what_cannot_be_refunded_is_never_asked_for() {
    let scenario = OrderUnderTest::open().await;
    refused(scenario.refund(100).await, "No money was taken");
    let rest = scenario.refundable().await;
    refused(rest, "No money was taken");
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.deliver_notifications().await;
    refused(scenario.refund(0).await, "more than nothing");
    refused(scenario.refund(scenario.total.minor() + 1).await, "At most");
    let dollars = domain::Money::new(100, domain::Currency::Usd).unwrap();
    let form = scenario.form();
    let act = server::services::admin::action::Act {
        actor: "mei",
        form: &form,
    };
    let foreign = refund::refund(scenario.services(), &act, &scenario.order_id, dollars, "").await;
    refused(foreign, "currency of the payment");
    scenario.shop.drain().await;
    assert!(scenario.refunds().await.is_empty());
    scenario.nothing_was_sent();
    scenario.audit().await;
}

#[tokio::test]
async fn held_money_is_not_refunded() {
    let scenario = OrderUnderTest::held().await;
    refused(scenario.refund(100).await, "No money was taken");
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.audit().await;
}

/// Once the merchant has refunded a part of it, that payment stays the one that pays: if a late
/// success of an earlier attempt took its place, the refund would be of money that goes back anyway.
#[tokio::test]
async fn a_late_success_does_not_swallow_a_refund() {
    let shop = TestShop::open().await;
    let lost = json!({ "api": "createPaymentSession", "fault": "no_answer" });
    shop.gateway.fault(lost).await;
    let scenario = OrderUnderTest::of(shop).await;
    assert_eq!(scenario.shop.db.states().await, ["unknown", "open"]);
    let unheard = scenario.payment().await["pageUrl"].clone();
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.deliver_notifications().await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;

    scenario
        .browser
        .pay_with_wallet(unheard.as_str().unwrap())
        .await;
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.shop.db.states().await, ["cancelled", "paid"]);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    assert_eq!(scenario.rest().await, scenario.total.minor() - 1_000);
    assert_eq!(scenario.sum("kept").await, 0);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded", "returned"]);
    scenario.audit().await;
}

#[tokio::test]
async fn what_has_left_can_still_be_refunded() {
    let scenario = OrderUnderTest::paid().await;
    scenario.ship().await.unwrap();
    scenario.refund(scenario.total.minor()).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("fulfilled", "refunded", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt", "shipped", "refunded"]);
    scenario.audit().await;
}

/// Antom accepts a card's refund and finishes it later.
#[tokio::test]
async fn a_refund_under_way_is_no_refund_yet() {
    let scenario = OrderUnderTest::captured().await;
    let total = scenario.total.minor();
    scenario.fault("inquiryRefund", "http_500", 1_000).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    assert_eq!(scenario.refund_states().await, ["processing"]);
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.rest().await, total - 1_000);
    refused(scenario.refund(total - 999).await, "At most");
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    // It is told by its notification alone.
    scenario.minutes(3).await;
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
}

#[tokio::test]
async fn a_refund_whose_notification_is_lost_is_asked_about() {
    let scenario = OrderUnderTest::captured().await;
    scenario.lose("REFUND_RESULT").await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    assert_eq!(scenario.refund_states().await, ["processing"]);
    scenario.minutes(3).await;
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
}
