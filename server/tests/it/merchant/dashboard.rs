//! Refunds that somebody makes in Antom's own dashboard: the shop did not ask for them, and has to
//! know of them before it refunds more than there is.

use std::time::Duration;

use domain::ledger::RefundState;
use serde_json::json;
use server::store::payments::refunds::Origin;

use crate::common::{OrderUnderTest, Tamper, TestShop, refused};

async fn is_imported(scenario: &OrderUnderTest, minor: i64) {
    let refunds = scenario.refunds().await;
    assert_eq!(refunds.len(), 1, "{refunds:#?}");
    let refund = &refunds[0];
    assert_eq!(refund.state, RefundState::Succeeded);
    assert_eq!(refund.origin, Origin::Elsewhere);
    assert_eq!(refund.amount_minor, minor);
    let status = if minor == scenario.total.minor() {
        "refunded"
    } else {
        "partially_refunded"
    };
    scenario.assert_order("paid", status, "sold").await;
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.rest().await, scenario.total.minor() - minor);
    // Nobody here asked for it, so nobody here sends it.
    scenario.nothing_was_sent();
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
}

#[tokio::test]
async fn a_refund_made_elsewhere_counts_against_the_rest() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.shop.deliver_notifications().await;
    is_imported(&scenario, 1_000).await;
    refused(
        scenario.refund(scenario.total.minor() - 999).await,
        "At most",
    );
    scenario.shop.deliver_notifications().await;
    is_imported(&scenario, 1_000).await;

    scenario
        .refund(scenario.total.minor() - 1_000)
        .await
        .unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "refunded", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded", "refunded"]);
    scenario.audit().await;
}

#[tokio::test]
async fn an_order_refunded_in_full_elsewhere_does_not_leave() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund_by_hand(None).await;
    scenario.shop.deliver_notifications().await;
    is_imported(&scenario, scenario.total.minor()).await;
    refused(scenario.refund(1).await, "Nothing is left");
    refused(scenario.ship().await, "went back");
    refused(scenario.cancel().await, "refunded");
    is_imported(&scenario, scenario.total.minor()).await;
}

/// The notification tells more than the whole order was worth: it is still this order's refund.
#[tokio::test]
async fn a_refund_told_with_a_wrong_amount_is_found_and_flagged() {
    let scenario = OrderUnderTest::paid().await;
    scenario.fault("notify", "wrong_amount", 1).await;
    scenario.refund_by_hand(None).await;
    scenario.minutes(3).await;
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    assert!(scenario.review().await.unwrap().contains("refund_mismatch"));
    scenario.shop.audit().await;
}

/// What cannot be read of the notification is asked for.
#[tokio::test]
async fn a_refund_told_without_an_amount_is_found() {
    let scenario = OrderUnderTest::paid().await;
    scenario.lose("REFUND_RESULT").await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.shop.gateway.flush().await;
    let refund = &scenario.shop.gateway.payment(&scenario.first).await["refunds"][0];
    let told = json!({
        "notifyType": "REFUND_RESULT",
        "refundRequestId": refund["refundRequestId"],
        "refundId": refund["refundId"],
        "refundStatus": "SUCCESS",
        "result": { "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "told" },
    });
    scenario.shop.tell(&told).await;
    scenario.shop.pass_everywhere(1).await;
    is_imported(&scenario, 1_000).await;
}

/// Its notification does not come; whoever asks about the payment learns of it.
#[tokio::test]
async fn an_inquiry_imports_it_and_its_late_notification_changes_nothing() {
    let scenario = OrderUnderTest::paid().await;
    let late = json!({ "api": "notify", "fault": "late", "seconds": 3600 });
    scenario.shop.gateway.fault(late).await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.shop.pass_everywhere(2).await;
    assert!(scenario.refunds().await.is_empty());
    scenario.check().await.unwrap();
    scenario.shop.drain().await;
    is_imported(&scenario, 1_000).await;
    let told = scenario.shop.db.inbox().await.len();
    scenario.shop.pass_everywhere(65).await;
    assert_eq!(scenario.shop.db.inbox().await.len(), told + 1);
    assert_eq!(
        scenario.shop.db.inbox_states().await.last().unwrap(),
        "applied"
    );
    is_imported(&scenario, 1_000).await;
}

/// Antom's own number is all that an inquiry may know of it.
#[tokio::test]
async fn a_refund_known_by_either_of_two_numbers_is_one_refund() {
    let scenario = OrderUnderTest::paid().await;
    scenario.shop.proxy.tamper(
        "inquiryPayment",
        Tamper::Change(Box::new(|answer| {
            for transaction in answer["transactions"].as_array_mut().into_iter().flatten() {
                transaction["transactionRequestId"].take();
            }
        })),
    );
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.check().await.unwrap();
    scenario.shop.drain().await;
    is_imported(&scenario, 1_000).await;
    scenario.shop.deliver_notifications().await;
    assert_eq!(
        scenario.shop.db.inbox_states().await,
        ["applied", "applied"]
    );
    is_imported(&scenario, 1_000).await;
}

/// A card's refund takes its time, and its end is told to nobody.
#[tokio::test]
async fn a_refund_seen_under_way_is_asked_about_to_its_end() {
    let scenario = OrderUnderTest::captured().await;
    scenario.lose("REFUND_RESULT").await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.check().await.unwrap();
    scenario.shop.drain().await;
    assert_eq!(scenario.refund_states().await, ["processing"]);
    // Nobody knows how much it is, so nothing can be said to be left.
    refused(scenario.refund(1).await, "Nothing is left");
    scenario.minutes(5).await;
    is_imported(&scenario, 1_000).await;
}

/// Ours is refused because of theirs, of which nobody told.
#[tokio::test]
async fn an_unknown_refund_elsewhere_makes_ours_fail_and_is_known_then() {
    let scenario = OrderUnderTest::paid().await;
    let total = scenario.total.minor();
    scenario.lose("REFUND_RESULT").await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.refund(total).await.unwrap();
    scenario.shop.drain().await;
    let mut states = scenario.refund_states().await;
    states.sort();
    assert_eq!(states, ["failed", "succeeded"]);
    assert_eq!(scenario.rest().await, total - 1_000);
    assert_eq!(scenario.sum("refunded").await, 1_000);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    assert!(scenario.review().await.unwrap().contains("refund_failed"));
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
    // What is left can be refunded, and with that nothing is to be looked at any more.
    scenario.refund(total - 1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.assert_order("paid", "refunded", "sold").await;
    assert_eq!(scenario.review().await, None);
    scenario.audit().await;
}

/// A shop with payments before and after the one in question, more than one look takes in.
async fn among_others(older: usize, newer: usize) -> OrderUnderTest {
    let mut shop = TestShop::open().await;
    shop.stock("TEST-TOTE-GREEN", 100).await;
    let pay = async |shop: &TestShop, orders: usize| {
        for _ in 0..orders {
            let (browser, page, _) = shop.order_of("TEST-TOTE-GREEN", 1).await;
            browser.pay_with_wallet(&page).await;
        }
        shop.deliver_notifications().await;
    };
    pay(&shop, older).await;
    let scenario = OrderUnderTest::of(shop).await;
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.deliver_notifications().await;
    pay(&scenario.shop, newer).await;
    scenario
}

async fn is_found_among_others(scenario: &OrderUnderTest) {
    let states = scenario.shop.db.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    for order in scenario.shop.db.orders().await {
        let this = order.id == scenario.order_id;
        assert_eq!(order.payment_status != "paid", this, "{order:#?}");
    }
    let mails = scenario.shop.mailed();
    let refunded = mails.iter().filter(|kind| *kind == "refunded").count();
    assert_eq!(refunded, 1);
    scenario.nothing_was_sent();
    scenario.audit().await;
}

#[tokio::test]
async fn it_is_found_among_many_payments() {
    let scenario = among_others(3, 43).await;
    scenario.refund_by_hand(Some(1_000)).await;
    scenario.shop.deliver_notifications().await;
    // The third look finds it.
    for _ in 0..3 {
        scenario.shop.pass(Duration::from_secs(6));
        scenario.shop.drain().await;
    }
    is_found_among_others(&scenario).await;
}

#[tokio::test]
async fn a_gateway_that_falls_silent_while_it_is_looked_for_does_not_lose_it() {
    let scenario = among_others(2, 22).await;
    scenario.refund_by_hand(Some(1_000)).await;
    // In the middle of the first look, and again in the second.
    let about = scenario.shop.db.all_attempts().await;
    for row in [&about[1], &about[2], &about[20]] {
        let rule = json!({
            "api": "inquiryPayment", "fault": "http_500", "times": 3,
            "paymentRequestId": row.payment_request_id,
        });
        scenario.shop.gateway.fault(rule).await;
    }
    scenario.shop.deliver_notifications().await;
    assert!(scenario.refunds().await.is_empty());
    for _ in 0..12 {
        scenario.shop.pass(Duration::from_secs(61));
        scenario.shop.drain().await;
    }
    is_found_among_others(&scenario).await;
}

/// It was refunded before the shop has heard that it was paid at all, and whoever looks for it has
/// been away for longer than it is looked for.
#[tokio::test]
async fn it_is_found_although_the_payment_was_not_heard_of() {
    let scenario = among_others(22, 22).await;
    let open = OrderUnderTest::of(scenario.shop).await;
    open.lose("PAYMENT_RESULT").await;
    open.browser.pay_with_wallet(&open.page).await;
    open.refund_by_hand(Some(1_000)).await;
    assert_eq!(open.order().await.state, "awaiting_payment");
    open.shop.gateway.flush().await;
    open.shop.pass(Duration::from_secs(11 * 60));
    open.shop.drain().await;
    for _ in 0..4 {
        open.shop.pass(Duration::from_secs(6));
        open.shop.drain().await;
    }
    assert_eq!(open.refund_states().await, ["succeeded"]);
    open.assert_order("paid", "partially_refunded", "sold")
        .await;
    open.audit().await;
}
