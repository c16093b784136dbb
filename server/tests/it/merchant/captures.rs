//! What a capture takes: all that is authorised, once.

use server::services::capturing;

use crate::common::{OrderUnderTest, refused};

#[tokio::test]
async fn the_whole_authorised_amount_is_captured_once() {
    let it = OrderUnderTest::held().await;
    let total = it.total.minor();
    it.assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    it.capture(total).await.unwrap();
    refused(it.capture(total).await, "already under way");
    it.shop.drain().await;
    it.assert_order("paid", "paid", "sold").await;
    refused(it.capture(total).await, "already taken");
    it.shop.deliver_notifications().await;
    let calls = it.shop.proxy.calls("capture");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].body["captureAmount"]["value"], total.to_string());
    assert_eq!(it.sum("captured").await, total);
    assert_eq!(it.shop.mailed(), ["receipt"]);
    it.audit().await;
}

/// Antom captures what is authorised, no more and no less (guide 004).
#[tokio::test]
async fn another_amount_than_the_authorised_one_is_never_asked_for() {
    let it = OrderUnderTest::held().await;
    let total = it.total.minor();
    for minor in [total + 1, total - 1, 0, 1, total * 2] {
        refused(it.capture(minor).await, "Exactly");
        it.shop.drain().await;
    }
    let dollars = domain::Money::new(total, domain::Currency::Usd).unwrap();
    let form = it.form();
    let act = server::services::acting::Act {
        actor: "mei",
        form: &form,
    };
    let foreign = capturing::request(it.services(), &act, &it.order_id, dollars).await;
    refused(foreign, "Exactly");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    it.audit().await;
}

#[tokio::test]
async fn nothing_is_captured_before_it_is_authorised() {
    let it = OrderUnderTest::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    refused(it.capture(it.total.minor()).await, "waits for its capture");
    let due = capturing::due(it.services(), &it.order_id).await;
    refused(due, "waits for its capture");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.audit().await;
}

/// A wallet takes the money at once, whoever captures cards.
#[tokio::test]
async fn a_wallet_payment_is_not_captured() {
    let it = OrderUnderTest::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    it.browser.pay_with_wallet(&it.page).await;
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "paid", "sold").await;
    refused(it.capture(it.total.minor()).await, "already taken");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.audit().await;
}

#[tokio::test]
async fn what_antom_captures_by_itself_is_not_captured_by_hand() {
    let it = OrderUnderTest::open().await;
    it.authorise().await;
    it.shop.deliver_notifications().await;
    it.assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    let by_itself = "captures this payment by itself";
    refused(it.capture(it.total.minor()).await, by_itself);
    refused(capturing::due(it.services(), &it.order_id).await, by_itself);
    it.minutes(3).await;
    it.assert_order("paid", "paid", "sold").await;
    refused(it.capture(it.total.minor()).await, "already taken");
    it.shop.drain().await;
    it.nothing_was_sent();
    it.audit().await;
}

#[tokio::test]
async fn an_automatic_capture_that_failed_is_the_merchants_to_repeat() {
    let it = OrderUnderTest::open().await;
    it.fault("capture", "decline", 1).await;
    it.authorise().await;
    it.shop.deliver_notifications().await;
    it.minutes(3).await;
    assert_eq!(it.shop.books.states().await, ["capture_failed"]);
    assert!(it.review().await.unwrap().contains("capture_failed"));
    let due = capturing::due(it.services(), &it.order_id).await.unwrap();
    assert_eq!(due.amount, it.total);
    it.capture(it.total.minor()).await.unwrap();
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.review().await, None);
    assert_eq!(it.shop.proxy.calls("capture").len(), 1);
    it.audit().await;
}

/// Days after it was placed an order that nobody pays is over; its hold can be captured all the
/// same, if its pieces can still be had.
#[tokio::test]
async fn a_capture_that_failed_days_later_can_be_repeated() {
    let it = OrderUnderTest::held().await;
    it.shop.pass_everywhere(3 * 24 * 60).await;
    it.fault("capture", "decline", 1).await;
    it.capture(it.total.minor()).await.unwrap();
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.books.states().await, ["capture_failed"]);
    it.capture(it.total.minor()).await.unwrap();
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.review().await, None);
    assert_eq!(it.shop.mailed(), ["receipt"]);
    it.audit().await;
}

#[tokio::test]
async fn a_buyer_whose_money_is_held_is_not_asked_to_pay_again() {
    let it = OrderUnderTest::held().await;
    assert_eq!(it.browser.result(&it.token).await, "held");
    let again = it.browser.pay_again(&it.token).await;
    assert_eq!(again.result_token(), it.token);
    assert_eq!(it.shop.books.states().await, ["authorised"]);
    it.audit().await;
}
