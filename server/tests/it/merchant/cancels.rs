//! An order that is called off: in full, as long as Antom still can, and never half.

use std::time::Duration;

use domain::ledger::CancelWindow;
use serde_json::json;
use server::services::admin::cancel_order::window_closes;

use crate::common::{FAULTS, Hosted, OrderUnderTest, Tamper, refused};

/// Called off, its pieces on the shelf, and not a cent of it here.
/// One cancellation is one mail, which says what goes back: a second one used to follow.
async fn is_off(scenario: &OrderUnderTest, attempt: &str, mails: &[&str]) {
    let order = scenario.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None, "{order:#?}");
    assert_eq!(scenario.shop.db.states().await, [attempt]);
    let shelf = scenario.shop.db.shelf("TEST-TOTE-GREEN").await;
    assert_eq!((shelf.reserved, shelf.sold), (0, 0));
    let money = scenario.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    assert_eq!((of("kept"), of("refunding")), (0, 0), "{money}");
    assert_eq!(of("authorised"), of("captured") + of("released"), "{money}");
    assert_eq!(scenario.shop.mailed(), mails);
    scenario.audit().await;
}

/// Refused, and nothing has changed by it.
async fn stays_paid(scenario: &OrderUnderTest, words: &str) {
    let before = scenario.order().await;
    refused(scenario.cancel().await, words);
    scenario.shop.drain().await;
    assert!(scenario.shop.proxy.calls("cancel").is_empty());
    let order = scenario.order().await;
    assert_eq!((order.state, order.stock), (before.state, before.stock));
    scenario.audit().await;
}

#[tokio::test]
async fn what_was_paid_today_goes_back_with_its_pieces_on_the_shelf() {
    let scenario = OrderUnderTest::open().await;
    let before = scenario.shop.db.shelf("TEST-TOTE-GREEN").await;
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.deliver_notifications().await;
    let cancellable = scenario.cancellable().await;
    let begun = scenario.shop.db.attempts().await[0].begun_at;
    let cancellable = cancellable.unwrap();
    assert_eq!(
        cancellable.until,
        window_closes(CancelWindow::NextDay, begun)
    );
    assert_eq!(cancellable.total, scenario.total);
    scenario.cancel().await.unwrap();
    scenario.shop.deliver_notifications().await;
    is_off(&scenario, "cancelled", &["receipt", "cancelled"]).await;
    assert_eq!(scenario.sum("cancelled").await, scenario.total.minor());
    let shelf = scenario.shop.db.shelf("TEST-TOTE-GREEN").await;
    assert_eq!(shelf.on_hand, before.on_hand + before.reserved);
    refused(scenario.cancel().await, "cancelled already");
    refused(scenario.ship().await, "off");
    refused(scenario.refund(1).await, "No money was taken");
}

/// Until 00:15 GMT+8 of the next day, and not a moment later (guide 001).
#[tokio::test]
async fn after_the_quarter_past_midnight_nothing_is_sent() {
    let scenario = OrderUnderTest::paid().await;
    let begun = scenario.shop.db.attempts().await[0].begun_at;
    let left =
        window_closes(CancelWindow::NextDay, begun).unwrap() - scenario.services().clock.now_ms();
    let left = Duration::from_millis(u64::try_from(left).unwrap());
    let almost = left.checked_sub(Duration::from_secs(60)).unwrap();
    scenario.shop.pass(almost);
    scenario.shop.gateway.advance(almost.as_secs()).await;
    scenario.cancellable().await.unwrap();
    scenario.shop.pass_everywhere(2).await;
    stays_paid(&scenario, "is over").await;
    scenario.nothing_was_sent();
    // What cannot be cancelled any more can be refunded.
    scenario.refund(scenario.total.minor()).await.unwrap();
    scenario.shop.drain().await;
    scenario.assert_order("paid", "refunded", "sold").await;
    scenario.audit().await;
}

#[tokio::test]
async fn in_the_last_minute_of_the_window_it_goes_back_whole() {
    let scenario = OrderUnderTest::paid().await;
    let begun = scenario.shop.db.attempts().await[0].begun_at;
    let left =
        window_closes(CancelWindow::NextDay, begun).unwrap() - scenario.services().clock.now_ms();
    let almost = Duration::from_millis(u64::try_from(left - 60_000).unwrap());
    scenario.shop.pass(almost);
    scenario.shop.gateway.advance(almost.as_secs()).await;
    scenario.cancel().await.unwrap();
    scenario.shop.deliver_notifications().await;
    is_off(&scenario, "cancelled", &["receipt", "cancelled"]).await;
}

/// Antom's clock is ahead of ours: the order is off all the same, and the money goes back as a
/// refund.
#[tokio::test]
async fn a_window_that_has_closed_at_antom_makes_it_a_refund() {
    let scenario = OrderUnderTest::paid().await;
    scenario.shop.gateway.advance(26 * 3600).await;
    scenario.cancel().await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.minutes(1).await;
    is_off(&scenario, "refunded", &["receipt", "cancelled"]).await;
    assert_eq!(scenario.sum("refunded").await, scenario.total.minor());
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
}

#[tokio::test]
async fn captured_money_is_refunded_and_not_cancelled() {
    let scenario = OrderUnderTest::captured().await;
    stays_paid(&scenario, "captured").await;
}

#[tokio::test]
async fn a_payment_refunded_in_part_is_not_cancelled() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund(1_000).await.unwrap();
    // Not even while the refund is only wished for.
    refused(scenario.cancel().await, "refunded");
    scenario.shop.drain().await;
    stays_paid(&scenario, "refunded").await;
}

/// The shop does not know what was refunded in Antom's dashboard until it asks, and it asks first.
#[tokio::test]
async fn a_payment_refunded_elsewhere_is_not_cancelled() {
    let scenario = OrderUnderTest::paid().await;
    scenario.lose("REFUND_RESULT").await;
    scenario.refund_by_hand(Some(1_000)).await;
    stays_paid(&scenario, "refunded").await;
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
}

#[tokio::test]
async fn what_has_left_is_not_cancelled() {
    let scenario = OrderUnderTest::paid().await;
    scenario.ship().await.unwrap();
    stays_paid(&scenario, "handed over").await;
}

#[tokio::test]
async fn a_payment_under_way_is_not_cancelled() {
    let scenario = OrderUnderTest::open().await;
    let page = Hosted::LeaveUndecided;
    scenario.browser.on_hosted_page(&scenario.page, page).await;
    stays_paid(&scenario, "working on a payment").await;
}

#[tokio::test]
async fn a_hold_is_voided_when_its_order_is_called_off() {
    let scenario = OrderUnderTest::held().await;
    scenario.cancel().await.unwrap();
    scenario.shop.deliver_notifications().await;
    is_off(&scenario, "cancelled", &["cancelled"]).await;
    assert_eq!(scenario.sum("released").await, scenario.total.minor());

    let scenario = OrderUnderTest::open().await;
    scenario.authorise().await;
    scenario.shop.deliver_notifications().await;
    scenario.cancel().await.unwrap();
    scenario.shop.deliver_notifications().await;
    // Antom does not capture it afterwards.
    scenario.minutes(3).await;
    is_off(&scenario, "cancelled", &["cancelled"]).await;
    assert_eq!(scenario.sum("released").await, scenario.total.minor());
}

/// The capture was not heard of: asking first tells that this order is paid.
#[tokio::test]
async fn a_capture_that_nobody_told_of_is_found_before_the_order_is_called_off() {
    let scenario = OrderUnderTest::open().await;
    scenario.shop.gateway.lose_notifications().await;
    scenario.authorise().await;
    scenario.shop.gateway.advance(120).await;
    scenario
        .assert_order("awaiting_payment", "pending", "reserved")
        .await;
    stays_paid_after_asking(&scenario).await;
}

async fn stays_paid_after_asking(scenario: &OrderUnderTest) {
    refused(scenario.cancel().await, "captured");
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    scenario.audit().await;
}

#[tokio::test]
async fn an_open_page_is_closed_at_antom_too() {
    let scenario = OrderUnderTest::open().await;
    let nothing_paid = scenario.cancellable().await;
    assert_eq!(nothing_paid.unwrap().until, None);
    scenario.cancel().await.unwrap();
    scenario.shop.drain().await;
    is_off(&scenario, "cancelled", &["cancelled"]).await;
    assert_eq!(scenario.payment().await["status"], "CANCELLED");
    let page = scenario.browser.get(&scenario.page).await;
    let way_to_pay = page.attribute("input[name=sessionData]", "value");
    assert_eq!(way_to_pay, None, "{}", page.text);
}

#[tokio::test]
async fn a_buyer_who_pays_a_cancelled_order_all_the_same_gets_it_back() {
    for fault in ["no_answer", "answer_u", "http_500", "slow"] {
        for by_card in [false, true] {
            let scenario = OrderUnderTest::open().await;
            scenario.fault("cancel", fault, 1).await;
            scenario.cancel().await.unwrap();
            if by_card {
                scenario.authorise().await;
            } else {
                scenario.browser.pay_with_wallet(&scenario.page).await;
            }
            scenario.shop.deliver_notifications().await;
            // The page is not closed any more once its payment was heard of, so that the one call
            // that gives the money back is the one that fails. A card may be captured before the
            // next: then it is a refund.
            scenario.minutes(3).await;
            let cancelled = scenario.payment().await["cancels"] != json!([]);
            let end = if cancelled { "cancelled" } else { "refunded" };
            is_off(&scenario, end, &["cancelled", "returned"]).await;
        }
    }
}

#[tokio::test]
async fn a_cancel_without_an_answer_is_repeated_and_gives_back_once() {
    let long = [("no_answer", 4), ("answer_u", 4)];
    for (fault, times) in FAULTS.map(|fault| (fault, 1)).into_iter().chain(long) {
        let scenario = OrderUnderTest::paid().await;
        scenario.fault("cancel", fault, times).await;
        scenario.cancel().await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(5).await;
        is_off(&scenario, "cancelled", &["receipt", "cancelled"]).await;
    }
    for fault in ["no_answer", "answer_u"] {
        let scenario = OrderUnderTest::held().await;
        scenario.fault("cancel", fault, 1).await;
        scenario.cancel().await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(1).await;
        is_off(&scenario, "cancelled", &["cancelled"]).await;
    }
}

/// Whether anybody paid decides what cancelling means.
#[tokio::test]
async fn an_order_is_not_called_off_before_antom_has_said_how_it_stands() {
    let scenario = OrderUnderTest::paid().await;
    let form = scenario.form();
    for status in [500, 302] {
        scenario
            .shop
            .proxy
            .tamper("inquiryPayment", Tamper::Status(status));
        refused(scenario.cancel_by(&form).await, "did not answer");
    }
    scenario
        .shop
        .proxy
        .tamper("inquiryPayment", Tamper::NoSignature);
    refused(scenario.cancel_by(&form).await, "did not answer");
    scenario.shop.proxy.stop_tampering();
    scenario.shop.drain().await;
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.nothing_was_sent();
    // Nothing was done by it, so the form is good for another try.
    scenario.cancel_by(&form).await.unwrap();
    scenario.shop.deliver_notifications().await;
    is_off(&scenario, "cancelled", &["receipt", "cancelled"]).await;
}

#[tokio::test]
async fn an_expired_order_can_be_called_off_and_late_money_goes_back() {
    let scenario = OrderUnderTest::open().await;
    let late = json!({ "api": "notify", "fault": "late", "seconds": 48 * 3600 });
    scenario.shop.gateway.fault(late).await;
    for _ in 0..26 {
        scenario.shop.pass_everywhere(60).await;
    }
    assert_eq!(scenario.order().await.state, "expired");
    scenario.cancel().await.unwrap();
    scenario.shop.drain().await;
    let order = scenario.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    // The buyer, who had closed the page, was told of the session's end too.
    assert_eq!(scenario.shop.mailed(), ["expired", "cancelled"]);
    scenario.audit().await;
}
