//! An order that is called off: in full, as long as Antom still can, and never half.

use std::time::Duration;

use serde_json::json;
use server::services::cancelling::{self, window_closes};

use crate::common::{OrderUnderTest, FAULTS, Hosted, Tamper, refused};

/// Called off, its pieces on the shelf, and not a cent of it here.
async fn is_off(it: &OrderUnderTest, attempt: &str, mails: &[&str]) {
    let order = it.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None, "{order:#?}");
    assert_eq!(it.shop.books.states().await, [attempt]);
    let shelf = it.shop.books.shelf("PLT-SAND").await;
    assert_eq!((shelf.reserved, shelf.sold), (0, 0));
    let money = it.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    assert_eq!((of("kept"), of("refunding")), (0, 0), "{money}");
    assert_eq!(of("authorised"), of("captured") + of("released"), "{money}");
    assert_eq!(it.shop.mailed(), mails);
    it.audit().await;
}

/// Refused, and nothing has changed by it.
async fn stays_paid(it: &OrderUnderTest, words: &str) {
    let before = it.order().await;
    refused(it.cancel().await, words);
    it.shop.drain().await;
    assert!(it.shop.proxy.calls("cancel").is_empty());
    let order = it.order().await;
    assert_eq!((order.state, order.stock), (before.state, before.stock));
    it.audit().await;
}

#[tokio::test]
async fn what_was_paid_today_goes_back_with_its_pieces_on_the_shelf() {
    let it = OrderUnderTest::open().await;
    let before = it.shop.books.shelf("PLT-SAND").await;
    it.browser.pay_with_wallet(&it.page).await;
    it.shop.deliver_notifications().await;
    let cancellable = cancelling::until(it.services(), &it.order_id).await;
    let begun = it.shop.books.attempts().await[0].begun_at;
    let cancellable = cancellable.unwrap();
    assert_eq!(cancellable.until, Some(window_closes(begun)));
    assert_eq!(cancellable.total, it.total);
    it.cancel().await.unwrap();
    it.shop.deliver_notifications().await;
    is_off(&it, "cancelled", &["receipt", "cancelled", "returned"]).await;
    assert_eq!(it.sum("cancelled").await, it.total.minor());
    let shelf = it.shop.books.shelf("PLT-SAND").await;
    assert_eq!(shelf.on_hand, before.on_hand + before.reserved);
    refused(it.cancel().await, "cancelled already");
    refused(it.ship().await, "off");
    refused(it.refund(1).await, "No money was taken");
}

/// Until 00:15 GMT+8 of the next day, and not a moment later (guide 001).
#[tokio::test]
async fn after_the_quarter_past_midnight_nothing_is_sent() {
    let it = OrderUnderTest::paid().await;
    let begun = it.shop.books.attempts().await[0].begun_at;
    let left = window_closes(begun) - it.services().clock.now_ms();
    let left = Duration::from_millis(u64::try_from(left).unwrap());
    let almost = left.checked_sub(Duration::from_secs(60)).unwrap();
    it.shop.pass(almost);
    it.shop.gateway.advance(almost.as_secs()).await;
    cancelling::until(it.services(), &it.order_id)
        .await
        .unwrap();
    it.shop.pass_everywhere(2).await;
    stays_paid(&it, "00:15").await;
    it.nothing_was_sent();
    // What cannot be cancelled any more can be refunded.
    it.refund(it.total.minor()).await.unwrap();
    it.shop.drain().await;
    it.assert_order("paid", "refunded", "sold").await;
    it.audit().await;
}

#[tokio::test]
async fn in_the_last_minute_of_the_window_it_goes_back_whole() {
    let it = OrderUnderTest::paid().await;
    let begun = it.shop.books.attempts().await[0].begun_at;
    let left = window_closes(begun) - it.services().clock.now_ms();
    let almost = Duration::from_millis(u64::try_from(left - 60_000).unwrap());
    it.shop.pass(almost);
    it.shop.gateway.advance(almost.as_secs()).await;
    it.cancel().await.unwrap();
    it.shop.deliver_notifications().await;
    is_off(&it, "cancelled", &["receipt", "cancelled", "returned"]).await;
}

/// Antom's clock is ahead of ours: the order is off all the same, and the money goes back as a
/// refund.
#[tokio::test]
async fn a_window_that_has_closed_at_antom_makes_it_a_refund() {
    let it = OrderUnderTest::paid().await;
    it.shop.gateway.advance(26 * 3600).await;
    it.cancel().await.unwrap();
    it.shop.deliver_notifications().await;
    it.minutes(1).await;
    is_off(&it, "refunded", &["receipt", "cancelled", "returned"]).await;
    assert_eq!(it.sum("refunded").await, it.total.minor());
    assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
}

#[tokio::test]
async fn captured_money_is_refunded_and_not_cancelled() {
    let it = OrderUnderTest::captured().await;
    stays_paid(&it, "captured").await;
}

#[tokio::test]
async fn a_payment_refunded_in_part_is_not_cancelled() {
    let it = OrderUnderTest::paid().await;
    it.refund(1_000).await.unwrap();
    // Not even while the refund is only wished for.
    refused(it.cancel().await, "refunded");
    it.shop.drain().await;
    stays_paid(&it, "refunded").await;
}

/// The shop does not know what was refunded in Antom's dashboard until it asks, and it asks first.
#[tokio::test]
async fn a_payment_refunded_elsewhere_is_not_cancelled() {
    let it = OrderUnderTest::paid().await;
    it.lose("REFUND_RESULT").await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    stays_paid(&it, "refunded").await;
    it.assert_order("paid", "partially_refunded", "sold").await;
}

#[tokio::test]
async fn what_has_left_is_not_cancelled() {
    let it = OrderUnderTest::paid().await;
    it.ship().await.unwrap();
    stays_paid(&it, "handed over").await;
}

#[tokio::test]
async fn a_payment_under_way_is_not_cancelled() {
    let it = OrderUnderTest::open().await;
    let page = Hosted::LeaveUndecided;
    it.browser.on_hosted_page(&it.page, page).await;
    stays_paid(&it, "working on a payment").await;
}

#[tokio::test]
async fn a_hold_is_let_go_when_its_order_is_called_off() {
    let it = OrderUnderTest::held().await;
    it.cancel().await.unwrap();
    it.shop.deliver_notifications().await;
    is_off(&it, "cancelled", &["cancelled", "returned"]).await;
    assert_eq!(it.sum("released").await, it.total.minor());

    let it = OrderUnderTest::open().await;
    it.authorise().await;
    it.shop.deliver_notifications().await;
    it.cancel().await.unwrap();
    it.shop.deliver_notifications().await;
    // Antom does not capture it afterwards.
    it.minutes(3).await;
    is_off(&it, "cancelled", &["cancelled", "returned"]).await;
    assert_eq!(it.sum("released").await, it.total.minor());
}

/// The capture was not heard of: asking first tells that this order is paid.
#[tokio::test]
async fn a_capture_that_nobody_told_of_is_found_before_the_order_is_called_off() {
    let it = OrderUnderTest::open().await;
    it.shop.gateway.lose_notifications().await;
    it.authorise().await;
    it.shop.gateway.advance(120).await;
    it.assert_order("awaiting_payment", "pending", "reserved").await;
    stays_paid_after_asking(&it).await;
}

async fn stays_paid_after_asking(it: &OrderUnderTest) {
    refused(it.cancel().await, "captured");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.shop.mailed(), ["receipt"]);
    it.audit().await;
}

#[tokio::test]
async fn an_open_page_is_closed_at_antom_too() {
    let it = OrderUnderTest::open().await;
    let nothing_paid = cancelling::until(it.services(), &it.order_id).await;
    assert_eq!(nothing_paid.unwrap().until, None);
    it.cancel().await.unwrap();
    it.shop.drain().await;
    is_off(&it, "cancelled", &["cancelled"]).await;
    assert_eq!(it.payment().await["status"], "CANCELLED");
    let page = it.browser.get(&it.page).await;
    let way_to_pay = page.attribute("input[name=sessionData]", "value");
    assert_eq!(way_to_pay, None, "{}", page.text);
}

#[tokio::test]
async fn a_buyer_who_pays_a_cancelled_order_all_the_same_gets_it_back() {
    for fault in ["no_answer", "answer_u", "http_500", "slow"] {
        for by_card in [false, true] {
            let it = OrderUnderTest::open().await;
            it.fault("cancel", fault, 1).await;
            it.cancel().await.unwrap();
            if by_card {
                it.authorise().await;
            } else {
                it.browser.pay_with_wallet(&it.page).await;
            }
            it.shop.deliver_notifications().await;
            it.minutes(1).await;
            is_off(&it, "cancelled", &["cancelled", "returned"]).await;
        }
    }
}

#[tokio::test]
async fn a_cancel_without_an_answer_is_repeated_and_gives_back_once() {
    let long = [("no_answer", 4), ("answer_u", 4)];
    for (fault, times) in FAULTS.map(|fault| (fault, 1)).into_iter().chain(long) {
        let it = OrderUnderTest::paid().await;
        it.fault("cancel", fault, times).await;
        it.cancel().await.unwrap();
        it.shop.drain().await;
        it.minutes(5).await;
        is_off(&it, "cancelled", &["receipt", "cancelled", "returned"]).await;
    }
    for fault in ["no_answer", "answer_u"] {
        let it = OrderUnderTest::held().await;
        it.fault("cancel", fault, 1).await;
        it.cancel().await.unwrap();
        it.shop.drain().await;
        it.minutes(1).await;
        is_off(&it, "cancelled", &["cancelled", "returned"]).await;
    }
}

/// Whether anybody paid decides what cancelling means.
#[tokio::test]
async fn an_order_is_not_called_off_before_antom_has_said_how_it_stands() {
    let it = OrderUnderTest::paid().await;
    let form = it.form();
    for status in [500, 302] {
        it.shop
            .proxy
            .tamper("inquiryPayment", Tamper::Status(status));
        refused(it.cancel_by(&form).await, "did not answer");
    }
    it.shop.proxy.tamper("inquiryPayment", Tamper::NoSignature);
    refused(it.cancel_by(&form).await, "did not answer");
    it.shop.proxy.stop_tampering();
    it.shop.drain().await;
    it.assert_order("paid", "paid", "sold").await;
    it.nothing_was_sent();
    // Nothing was done by it, so the form is good for another try.
    it.cancel_by(&form).await.unwrap();
    it.shop.deliver_notifications().await;
    is_off(&it, "cancelled", &["receipt", "cancelled", "returned"]).await;
}

#[tokio::test]
async fn an_expired_order_can_be_called_off_and_late_money_goes_back() {
    let it = OrderUnderTest::open().await;
    let late = json!({ "api": "notify", "fault": "late", "seconds": 48 * 3600 });
    it.shop.gateway.fault(late).await;
    for _ in 0..26 {
        it.shop.pass_everywhere(60).await;
    }
    assert_eq!(it.order().await.state, "expired");
    it.cancel().await.unwrap();
    it.shop.drain().await;
    let order = it.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(it.shop.mailed(), ["cancelled"]);
    it.audit().await;
}
