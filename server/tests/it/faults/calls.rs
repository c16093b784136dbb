//! Calls that do something: a session is made, money is taken, a hold is voided, money goes
//! back.

use domain::ledger::RefundState;
use serde_json::json;

use super::buyer::{has_gone_back, ids, minutes_until, moved_once, way_back};
use super::matrix::{Cell, Family, cells, try_all};
use crate::common::OrderUnderTest;

/// Presses of Pay until the buyer is on Antom's page. Each asks for two sessions before it gives up.
async fn presses(cell: Cell) -> (OrderUnderTest, usize) {
    let shop = cell.family.shop().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-TOTE-GREEN", 1).await;
    shop.gateway.fault(cell.rule()).await;
    let mut page = browser.checkout().await;
    for presses in 1..=3 {
        let place = page.location.clone().unwrap_or_default();
        if place.contains("/checkout-page/") {
            return (OrderUnderTest::at(shop, browser, place).await, presses);
        }
        let token = shop.db.order().await.token;
        page = browser.pay_again(&token).await;
    }
    panic!("no page: {} {}", page.status, page.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn create_payment_session() {
    let cells = cells("createPaymentSession");
    try_all("createPaymentSession", cells, |cell| async move {
        let (scenario, presses) = presses(cell).await;
        let struck = cell.heals(&scenario.shop.gateway).await;
        // No answer that cannot be believed leads anywhere: the next session is another attempt.
        let believed = if cell.fault == "slow" { struck } else { 0 };
        let attempts = usize::try_from(struck - believed).unwrap() + 1;
        assert_eq!(scenario.shop.db.attempts().await.len(), attempts);
        cell.family.pays(&scenario).await;
        cell.family.is_taken(&scenario).await;
        scenario.assert_order("paid", "paid", "sold").await;
        moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
        format!("paid, Pay pressed {presses}×")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_payment_itself() {
    try_all("payment", cells("payment"), |cell| async move {
        let scenario = cell.family.open().await;
        scenario.shop.gateway.fault(cell.rule()).await;
        let declined = if cell.fault == "decline" {
            cell.times
        } else {
            0
        };
        for _ in 0..declined {
            cell.family.pays(&scenario).await;
            assert_eq!(scenario.browser.result(&scenario.token).await, "processing");
        }
        cell.family.pays(&scenario).await;
        cell.heals(&scenario.shop.gateway).await;
        cell.family.is_taken(&scenario).await;
        scenario.assert_order("paid", "paid", "sold").await;
        moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
        format!("paid at try {}", declined + 1)
    })
    .await;
}

/// The merchant presses Capture, again after each that failed.
async fn captured(scenario: &OrderUnderTest, most: u32) -> usize {
    for press in 1..=most {
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.deliver_notifications().await;
        if scenario.order().await.payment_status != "failed" {
            return usize::try_from(press).unwrap();
        }
        let review = scenario.review().await.expect("a person is told");
        assert!(review.contains("capture"), "{review}");
    }
    panic!("never captured");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn capture() {
    try_all("capture", cells("capture"), |cell| async move {
        let scenario = cell.family.open().await;
        let gateway = &scenario.shop.gateway;
        if cell.family == Family::CardAutomatic {
            // Antom's own capture fails first: only then there is one to ask for.
            let declined = json!({ "api": "capture", "fault": "decline" });
            gateway.fault(declined).await;
        }
        cell.family.pays(&scenario).await;
        scenario.shop.deliver_notifications().await;
        scenario.shop.pass_everywhere(2).await;
        gateway.fault(cell.rule()).await;
        let presses = captured(&scenario, cell.times + 1).await;
        scenario.shop.pass_everywhere(1).await;
        let struck = cell.heals(gateway).await;
        let paid = async || scenario.order().await.state == "paid";
        let minutes = minutes_until(&scenario, 5, paid).await;
        assert_eq!(ids(&scenario, "capture", "captureRequestId"), presses);
        moved_once(&scenario, &[("captured", scenario.total.minor())]).await;
        format!("pressed {presses}×, struck {struck}×, {minutes} min")
    })
    .await;
}

/// The merchant cancels an order that is paid, or held for; another buyer gives up one that nobody
/// has paid, and its page is closed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancel() {
    try_all("cancel", cells("cancel"), |cell| async move {
        let scenario = cell.family.open().await;
        cell.family.pays(&scenario).await;
        scenario.shop.deliver_notifications().await;
        let (other, _, token) = scenario.shop.order_of("TEST-BACKPACK-BLUE", 1).await;
        scenario.shop.gateway.fault(cell.rule()).await;
        scenario.cancel().await.unwrap();
        let path = format!("/orders/{token}/withdraw");
        assert_eq!(other.post(&path, &[]).await.status, 303);
        scenario.shop.drain().await;
        // The order is off at once, however long its money takes.
        let order = scenario.order().await;
        assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
        scenario.shop.pass_everywhere(1).await;
        let struck = cell.heals(&scenario.shop.gateway).await;
        let minutes = minutes_until(&scenario, 10, async || has_gone_back(&scenario).await).await;
        // What is held may be captured before the cancel gets through: then it is a refund.
        let way = way_back(&scenario).await;
        moved_once(&scenario, &way).await;
        assert!(ids(&scenario, "refund", "refundRequestId") <= 1);
        let orders = scenario.shop.db.orders().await;
        let off = orders.iter().all(|order| order.state == "cancelled");
        assert!(off, "{orders:#?}");
        let (how, _) = way[way.len() - 1];
        format!("{how}, struck {struck}×, {minutes} min")
    })
    .await;
}

/// The merchant refunds, and again after each that failed.
async fn refunded(scenario: &OrderUnderTest, part: i64, most: u32) -> usize {
    for wishes in 1..=most {
        let id = scenario.refund(part).await.unwrap();
        scenario.shop.deliver_notifications().await;
        // A card's refund takes a minute and fails, if it does, after that.
        scenario.shop.pass_everywhere(2).await;
        let refunds = scenario.refunds().await;
        let this = refunds.iter().find(|refund| refund.refund_request_id == id);
        if this.unwrap().state != RefundState::Failed {
            return usize::try_from(wishes).unwrap();
        }
        let review = scenario.review().await.expect("a person is told");
        assert!(review.contains("refund"), "{review}");
    }
    panic!("never refunded");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn refund() {
    try_all("refund", cells("refund"), |cell| async move {
        let scenario = cell.family.paid().await;
        scenario.shop.gateway.fault(cell.rule()).await;
        let total = scenario.total.minor();
        let parts = [1_000, total - 1_000];
        let mut wishes = 0;
        for part in parts {
            wishes += refunded(&scenario, part, cell.times + 1).await;
        }
        let struck = cell.heals(&scenario.shop.gateway).await;
        let back = async || scenario.order().await.payment_status == "refunded";
        let minutes = minutes_until(&scenario, 5, back).await;
        assert_eq!(scenario.review().await, None);
        assert_eq!(ids(&scenario, "refund", "refundRequestId"), wishes);
        let took = (cell.family.took(), total);
        moved_once(
            &scenario,
            &[took, ("refunded", parts[0]), ("refunded", parts[1])],
        )
        .await;
        format!("{wishes} wishes, struck {struck}×, {minutes} min")
    })
    .await;
}
