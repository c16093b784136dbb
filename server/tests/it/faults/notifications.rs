//! Notifications that come late, twice, in the wrong order, spoilt, or not at all.

use super::buyer::{has_gone_back, minutes_until, moved_once, way_back};
use super::matrix::{Cell, Family, cells_of_notifications, try_all};
use crate::common::{OrderUnderTest, refused};

const PART: i64 = 1_000;

/// The janitor asks half a minute, two and five minutes after the payment began.
const MOST: usize = 10;

/// The whole way of an order, with the fault in the first notifications of one kind: paid, taken,
/// refunded in part. They come by the gateway's schedule, since some faults are about its times.
async fn notify(notify_type: &'static str) {
    let cells = cells_of_notifications(notify_type);
    try_all(notify_type, cells, |cell| async move {
        let scenario = cell.family.open().await;
        scenario.shop.gateway.fault(cell.rule()).await;
        cell.family.pays(&scenario).await;
        let (lies, total) = (cell.fault == "wrong_amount", scenario.total.minor());
        if lies && cell.notify_type == Some("PAYMENT_RESULT") {
            return is_flagged_and_given_back(cell, &scenario).await;
        }
        let mut authorised = 0;
        if cell.family == Family::CardManual {
            let held = async || scenario.order().await.payment_status == "authorised";
            authorised = minutes_until(&scenario, MOST, held).await;
            scenario.capture(total).await.unwrap();
        }
        if lies && cell.notify_type == Some("CAPTURE_RESULT") {
            return is_flagged_and_given_back(cell, &scenario).await;
        }
        let paid = async || scenario.order().await.state == "paid";
        let paid = authorised + minutes_until(&scenario, MOST, paid).await;
        scenario.refund(PART).await.unwrap();
        let succeeded = async || scenario.refund_states().await == ["succeeded"];
        let refunded = minutes_until(&scenario, MOST, succeeded).await;
        scenario.minutes(3).await;
        let struck = cell.heals(&scenario.shop.gateway).await;
        answered(cell, &scenario).await;
        if lies {
            // Two amounts for one refund: a person looks, and nothing more goes out by itself.
            let review = scenario.review().await.expect("a person is told");
            assert!(review.contains("refund"), "{review}");
            assert_eq!(scenario.sum("refunded").await, PART);
            return "refunded, under review".to_owned();
        }
        assert_eq!(scenario.review().await, None);
        scenario
            .assert_order("paid", "partially_refunded", "sold")
            .await;
        moved_once(
            &scenario,
            &[(cell.family.took(), total), ("refunded", PART)],
        )
        .await;
        format!("struck {struck}×, {paid}+{refunded} min")
    })
    .await;
}

/// What is authentic is acknowledged, whatever it says; what is not is refused.
async fn answered(cell: Cell, scenario: &OrderUnderTest) {
    let expected = match cell.fault {
        "unsigned" | "wrong_signature" => "not_acknowledged",
        "lost" => "lost",
        _ => "acknowledged",
    };
    let state = scenario.shop.gateway.state().await;
    let sent = state["notifications"].as_array().unwrap().iter();
    for delivery in sent.flat_map(|notification| notification["deliveries"].as_array().unwrap()) {
        let outcome = &delivery["outcome"];
        if delivery["fault"] == cell.fault && outcome != "stray" {
            assert_eq!(outcome, expected, "{delivery}");
        } else if outcome != "stray" {
            assert_eq!(outcome, "acknowledged", "{delivery}");
        }
    }
}

/// More is told than was asked for. A person is told, and whatever came goes back at a word.
async fn is_flagged_and_given_back(cell: Cell, scenario: &OrderUnderTest) -> String {
    let flagged = async || scenario.review().await.is_some();
    let minutes = minutes_until(scenario, MOST, flagged).await;
    cell.heals(&scenario.shop.gateway).await;
    let order = scenario.order().await;
    assert_eq!(order.payment_status, "needs_review");
    scenario.ship().await.unwrap_err();
    if order.state == "paid" {
        // The true amount was told first, and the order is called off as any paid one: it must not
        // count as paid when its money is gone.
        refused(scenario.reverse(1).await, "Cancel the order");
        scenario.cancel().await.unwrap();
    } else {
        assert!(
            scenario.shop.mailed().is_empty(),
            "a receipt for what does not fit"
        );
        scenario.reverse(1).await.unwrap();
    }
    minutes_until(scenario, MOST, async || has_gone_back(scenario).await).await;
    let way = way_back(scenario).await;
    moved_once(scenario, &way).await;
    let (how, _) = way[way.len() - 1];
    format!("under review in {minutes} min, {how}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notify_of_payments() {
    notify("PAYMENT_RESULT").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notify_of_captures() {
    notify("CAPTURE_RESULT").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notify_of_refunds() {
    notify("REFUND_RESULT").await;
}
