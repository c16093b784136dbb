//! Refunds that somebody makes in Antom's own dashboard: the shop did not ask for them, and has to
//! know of them before it refunds more than there is.

use std::time::Duration;

use serde_json::json;

use crate::common::{OrderUnderTest, Tamper, TestShop, refused};

async fn is_imported(it: &OrderUnderTest, minor: i64) {
    let refunds = it.refunds().await;
    assert_eq!(refunds.len(), 1, "{refunds:#?}");
    let refund = &refunds[0];
    assert_eq!(
        (&*refund.state, &*refund.origin),
        ("succeeded", "elsewhere")
    );
    assert_eq!(refund.amount_minor, minor);
    let status = if minor == it.total.minor() {
        "refunded"
    } else {
        "partially_refunded"
    };
    it.assert_order("paid", status, "sold").await;
    assert_eq!(it.review().await, None);
    assert_eq!(it.rest().await, it.total.minor() - minor);
    // Nobody here asked for it, so nobody here sends it.
    it.nothing_was_sent();
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
}

#[tokio::test]
async fn a_refund_made_elsewhere_counts_against_the_rest() {
    let it = OrderUnderTest::paid().await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    it.shop.deliver_notifications().await;
    is_imported(&it, 1_000).await;
    refused(it.refund(it.total.minor() - 999).await, "At most");
    it.shop.deliver_notifications().await;
    is_imported(&it, 1_000).await;

    it.refund(it.total.minor() - 1_000).await.unwrap();
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "refunded", "sold").await;
    assert_eq!(it.shop.mailed(), ["receipt", "refunded", "refunded"]);
    it.audit().await;
}

#[tokio::test]
async fn an_order_refunded_in_full_elsewhere_does_not_leave() {
    let it = OrderUnderTest::paid().await;
    it.shop.gateway.refund_by_hand(&it.first, None).await;
    it.shop.deliver_notifications().await;
    is_imported(&it, it.total.minor()).await;
    refused(it.refund(1).await, "Nothing is left");
    refused(it.ship().await, "went back");
    refused(it.cancel().await, "refunded");
    is_imported(&it, it.total.minor()).await;
}

/// Its notification does not come; whoever asks about the payment learns of it.
#[tokio::test]
async fn an_inquiry_imports_it_and_its_late_notification_changes_nothing() {
    let it = OrderUnderTest::paid().await;
    let late = json!({ "api": "notify", "fault": "late", "seconds": 3600 });
    it.shop.gateway.fault(late).await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    it.shop.pass_everywhere(2).await;
    assert!(it.refunds().await.is_empty());
    it.check().await.unwrap();
    it.shop.drain().await;
    is_imported(&it, 1_000).await;
    let told = it.shop.books.inbox().await.len();
    it.shop.pass_everywhere(65).await;
    assert_eq!(it.shop.books.inbox().await.len(), told + 1);
    assert_eq!(
        it.shop.books.inbox_states().await.last().unwrap(),
        "applied"
    );
    is_imported(&it, 1_000).await;
}

/// Antom's own number is all that an inquiry may know of it.
#[tokio::test]
async fn a_refund_known_by_either_of_two_numbers_is_one_refund() {
    let it = OrderUnderTest::paid().await;
    it.shop.proxy.tamper(
        "inquiryPayment",
        Tamper::Change(Box::new(|answer| {
            for transaction in answer["transactions"].as_array_mut().into_iter().flatten() {
                transaction["transactionRequestId"].take();
            }
        })),
    );
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    it.check().await.unwrap();
    it.shop.drain().await;
    is_imported(&it, 1_000).await;
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.books.inbox_states().await, ["applied", "applied"]);
    is_imported(&it, 1_000).await;
}

/// A card's refund takes its time, and its end is told to nobody.
#[tokio::test]
async fn a_refund_seen_under_way_is_asked_about_to_its_end() {
    let it = OrderUnderTest::captured().await;
    it.lose("REFUND_RESULT").await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    it.check().await.unwrap();
    it.shop.drain().await;
    assert_eq!(it.refund_states().await, ["processing"]);
    // Nobody knows how much it is, so nothing can be said to be left.
    refused(it.refund(1).await, "Nothing is left");
    it.minutes(5).await;
    is_imported(&it, 1_000).await;
}

/// Ours is refused because of theirs, of which nobody told.
#[tokio::test]
async fn an_unknown_refund_elsewhere_makes_ours_fail_and_is_known_then() {
    let it = OrderUnderTest::paid().await;
    let total = it.total.minor();
    it.lose("REFUND_RESULT").await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    it.refund(total).await.unwrap();
    it.shop.drain().await;
    let mut states = it.refund_states().await;
    states.sort();
    assert_eq!(states, ["failed", "succeeded"]);
    assert_eq!(it.rest().await, total - 1_000);
    assert_eq!(it.sum("refunded").await, 1_000);
    it.assert_order("paid", "partially_refunded", "sold").await;
    assert!(it.review().await.unwrap().contains("refund_failed"));
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
    // What is left can be refunded, and with that nothing is to be looked at any more.
    it.refund(total - 1_000).await.unwrap();
    it.shop.drain().await;
    it.assert_order("paid", "refunded", "sold").await;
    assert_eq!(it.review().await, None);
    it.audit().await;
}

/// A shop with payments before and after the one in question, more than one look takes in.
async fn among_others(older: usize, newer: usize) -> OrderUnderTest {
    let mut shop = TestShop::open().await;
    shop.stock("PLT-SAND", 100).await;
    let pay = async |shop: &TestShop, orders: usize| {
        for _ in 0..orders {
            let (browser, page, _) = shop.order_of("PLT-SAND", 1).await;
            browser.pay_with_wallet(&page).await;
        }
        shop.deliver_notifications().await;
    };
    pay(&shop, older).await;
    let it = OrderUnderTest::of(shop).await;
    it.browser.pay_with_wallet(&it.page).await;
    it.shop.deliver_notifications().await;
    pay(&it.shop, newer).await;
    it
}

async fn is_found_among_others(it: &OrderUnderTest) {
    let states = it.shop.books.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
    assert_eq!(it.refund_states().await, ["succeeded"]);
    it.assert_order("paid", "partially_refunded", "sold").await;
    for order in it.shop.books.orders().await {
        let this = order.id == it.order_id;
        assert_eq!(order.payment_status != "paid", this, "{order:#?}");
    }
    let mails = it.shop.mailed();
    let refunded = mails.iter().filter(|kind| *kind == "refunded").count();
    assert_eq!(refunded, 1);
    it.nothing_was_sent();
    it.audit().await;
}

#[tokio::test]
async fn it_is_found_among_many_payments() {
    let it = among_others(3, 43).await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    it.shop.deliver_notifications().await;
    // The third look finds it.
    for _ in 0..3 {
        it.shop.pass(Duration::from_secs(6));
        it.shop.drain().await;
    }
    is_found_among_others(&it).await;
}

#[tokio::test]
async fn a_gateway_that_falls_silent_while_it_is_looked_for_does_not_lose_it() {
    let it = among_others(2, 22).await;
    it.shop.gateway.refund_by_hand(&it.first, Some(1_000)).await;
    // In the middle of the first look, and again in the second.
    let about = it.shop.books.all_attempts().await;
    for row in [&about[1], &about[2], &about[20]] {
        let rule = json!({
            "api": "inquiryPayment", "fault": "http_500", "times": 3,
            "paymentRequestId": row.payment_request_id,
        });
        it.shop.gateway.fault(rule).await;
    }
    it.shop.deliver_notifications().await;
    assert!(it.refunds().await.is_empty());
    for _ in 0..12 {
        it.shop.pass(Duration::from_secs(6));
        it.shop.drain().await;
    }
    is_found_among_others(&it).await;
}

/// It was refunded before the shop has heard that it was paid at all, and whoever looks for it has
/// been away for longer than it is looked for.
#[tokio::test]
async fn it_is_found_although_the_payment_was_not_heard_of() {
    let it = among_others(22, 22).await;
    let open = OrderUnderTest::of(it.shop).await;
    open.lose("PAYMENT_RESULT").await;
    open.browser.pay_with_wallet(&open.page).await;
    open.shop
        .gateway
        .refund_by_hand(&open.first, Some(1_000))
        .await;
    assert_eq!(open.order().await.state, "awaiting_payment");
    open.shop.gateway.flush().await;
    open.shop.pass(Duration::from_secs(11 * 60));
    open.shop.drain().await;
    for _ in 0..4 {
        open.shop.pass(Duration::from_secs(6));
        open.shop.drain().await;
    }
    assert_eq!(open.refund_states().await, ["succeeded"]);
    open.assert_order("paid", "partially_refunded", "sold").await;
    open.audit().await;
}
