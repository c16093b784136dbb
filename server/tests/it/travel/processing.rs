use super::{THREE, agrees, booked, cancelled};

/// A company takes its time: page, order and back office say so, and what comes later counts.
#[tokio::test]
async fn a_payment_that_takes_its_time_is_told_of_and_paid_in_the_end() {
    let scenario = booked().await;
    scenario.shop.gateway.business_takes(3 * 3600).await;
    agrees(&scenario).await;
    scenario.shop.deliver_notifications().await;
    let token = &scenario.token;
    scenario
        .browser
        .get(&format!("/result/{token}/back/{}", scenario.first))
        .await;
    scenario.minutes(1).await;
    let page = scenario.browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("processing"), "{}", page.text);
    assert!(
        page.text.contains(&format!("/orders/{token}/withdraw")),
        "{}",
        page.text
    );
    assert_eq!(scenario.shop.db.states().await, ["processing"]);
    scenario.shop.pass_everywhere(4 * 60).await;
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.audit().await;
}

/// The buyer cancels while Antom works on it; one more inquiry follows.
#[tokio::test]
async fn a_buyer_cancels_while_it_is_processing() {
    let scenario = booked().await;
    scenario.shop.gateway.business_takes(3 * 3600).await;
    agrees(&scenario).await;
    let token = &scenario.token;
    scenario
        .browser
        .get(&format!("/result/{token}/back/{}", scenario.first))
        .await;
    scenario.minutes(1).await;
    scenario.browser.get(&format!("/result/{token}")).await;
    let page = scenario
        .browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    assert_eq!(page.status, 303, "{}", page.text);
    scenario.shop.drain().await;
    is_off(&scenario).await;
}

#[tokio::test]
async fn the_merchant_cancels_while_it_is_processing() {
    let scenario = booked().await;
    scenario.shop.gateway.business_takes(3 * 3600).await;
    agrees(&scenario).await;
    scenario.check().await.unwrap();
    assert_eq!(scenario.shop.db.states().await, ["processing"]);
    cancelled(&scenario).await.unwrap();
    scenario.shop.drain().await;
    is_off(&scenario).await;
}

/// Cancelled at Antom and here, with one more question after the cancel; nothing comes later.
async fn is_off(scenario: &crate::common::OrderUnderTest) {
    let order = scenario.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(scenario.shop.proxy.calls("cancel").len(), 1);
    assert_eq!(scenario.shop.db.states().await, ["cancelled"]);
    scenario.shop.pass_everywhere(4 * 60).await;
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.order().await.state, "cancelled");
    assert_eq!(scenario.sum("kept").await, 0);
    scenario.audit().await;
}

/// Paid at Antom in the moment of the cancel: the cancel undoes it.
#[tokio::test]
async fn what_was_paid_in_the_moment_of_the_cancel_goes_back() {
    let scenario = booked().await;
    scenario.shop.gateway.business_takes(600).await;
    scenario.shop.gateway.lose_notifications().await;
    agrees(&scenario).await;
    scenario.check().await.unwrap();
    scenario.shop.gateway.advance(700).await;
    cancelled(&scenario).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.minutes(1).await;
    assert_eq!(scenario.order().await.state, "cancelled");
    assert_eq!(scenario.sum("kept").await, 0);
    assert_eq!(scenario.sum("cancelled").await, THREE);
    scenario.audit().await;
}
