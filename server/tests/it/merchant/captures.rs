//! What a capture takes: all that is authorised, once.

use server::services::admin::capture;

use crate::common::{OrderUnderTest, refused};

#[tokio::test]
async fn the_whole_authorised_amount_is_captured_once() {
    let scenario = OrderUnderTest::held().await;
    let total = scenario.total.minor();
    scenario
        .assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    scenario.capture(total).await.unwrap();
    refused(scenario.capture(total).await, "already under way");
    scenario.shop.drain().await;
    scenario.assert_order("paid", "paid", "sold").await;
    refused(scenario.capture(total).await, "already taken");
    scenario.shop.deliver_notifications().await;
    let calls = scenario.shop.proxy.calls("capture");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].body["captureAmount"]["value"], total.to_string());
    assert_eq!(scenario.sum("captured").await, total);
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    scenario.audit().await;
}

/// Antom captures what is authorised, no more and no less (guide 004).
#[tokio::test]
async fn another_amount_than_the_authorised_one_is_never_asked_for() {
    let scenario = OrderUnderTest::held().await;
    let total = scenario.total.minor();
    for minor in [total + 1, total - 1, 0, 1, total * 2] {
        refused(scenario.capture(minor).await, "Exactly");
        scenario.shop.drain().await;
    }
    let dollars = domain::Money::new(total, domain::Currency::Usd).unwrap();
    let form = scenario.form();
    let act = server::services::admin::action::Act {
        actor: "mei",
        form: &form,
    };
    let foreign = capture::capture(scenario.services(), &act, &scenario.order_id, dollars).await;
    refused(foreign, "Exactly");
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario
        .assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    scenario.audit().await;
}

#[tokio::test]
async fn nothing_is_captured_before_it_is_authorised() {
    let scenario = OrderUnderTest::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    refused(
        scenario.capture(scenario.total.minor()).await,
        "waits for its capture",
    );
    let due = scenario.capturable().await;
    refused(due, "waits for its capture");
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.audit().await;
}

/// A wallet takes the money at once, whoever captures cards.
#[tokio::test]
async fn a_wallet_payment_is_not_captured() {
    let scenario = OrderUnderTest::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    refused(
        scenario.capture(scenario.total.minor()).await,
        "already taken",
    );
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.audit().await;
}

#[tokio::test]
async fn what_antom_captures_by_itself_is_not_captured_by_hand() {
    let scenario = OrderUnderTest::open().await;
    scenario.authorise().await;
    scenario.shop.deliver_notifications().await;
    scenario
        .assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    let by_itself = "captures this payment by itself";
    refused(scenario.capture(scenario.total.minor()).await, by_itself);
    refused(scenario.capturable().await, by_itself);
    scenario.minutes(3).await;
    scenario.assert_order("paid", "paid", "sold").await;
    refused(
        scenario.capture(scenario.total.minor()).await,
        "already taken",
    );
    scenario.shop.drain().await;
    scenario.nothing_was_sent();
    scenario.audit().await;
}

#[tokio::test]
async fn an_automatic_capture_that_failed_is_the_merchants_to_repeat() {
    let scenario = OrderUnderTest::open().await;
    scenario.fault("capture", "decline", 1).await;
    scenario.authorise().await;
    scenario.shop.deliver_notifications().await;
    scenario.minutes(3).await;
    assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
    assert!(scenario.review().await.unwrap().contains("capture_failed"));
    let due = scenario.capturable().await.unwrap();
    assert_eq!(due.amount, scenario.total);
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.shop.proxy.calls("capture").len(), 1);
    scenario.audit().await;
}

/// Days after it was placed an order that nobody pays is over; its hold can be captured all the
/// same, if its pieces can still be had.
#[tokio::test]
async fn a_capture_that_failed_days_later_can_be_repeated() {
    let scenario = OrderUnderTest::held().await;
    scenario.shop.pass_everywhere(3 * 24 * 60).await;
    scenario.fault("capture", "decline", 1).await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    scenario.audit().await;
}

#[tokio::test]
async fn a_buyer_whose_money_is_held_is_not_asked_to_pay_again() {
    let scenario = OrderUnderTest::held().await;
    assert_eq!(scenario.browser.result(&scenario.token).await, "held");
    let again = scenario.browser.pay_again(&scenario.token).await;
    assert_eq!(again.result_token(), scenario.token);
    assert_eq!(scenario.shop.db.states().await, ["authorised"]);
    scenario.audit().await;
}
