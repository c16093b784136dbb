//! A refund's notification comes twice, late, too early, with another word, or for nobody.

use std::time::Duration;

use serde_json::{Value, json};
use server::jobs;

use crate::common::{OrderUnderTest, eventually, refused};

/// `REFUND_RESULT` about the only refund, as Antom might tell it.
async fn result(scenario: &OrderUnderTest, status: &str) -> Value {
    let refund = scenario.refunds().await.remove(0);
    let (code, word) = match status {
        "S" => ("SUCCESS", "SUCCESS"),
        _ => ("PROCESS_FAIL", "FAIL"),
    };
    json!({
        "notifyType": "REFUND_RESULT",
        "refundRequestId": refund.refund_request_id,
        "refundId": refund.refund_id,
        "refundAmount": {
            "currency": scenario.total.currency().code(),
            "value": refund.amount_minor.to_string(),
        },
        "refundStatus": word,
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}

async fn is_refunded_once(scenario: &OrderUnderTest) {
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.rest().await, scenario.total.minor() - 1_000);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    assert_eq!(scenario.sum("refunded").await, 1_000);
    scenario.audit().await;
}

#[tokio::test]
async fn a_result_told_twice_is_one_refund_and_one_mail() {
    let scenario = OrderUnderTest::paid().await;
    scenario.fault("notify", "twice", 1).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.deliver_notifications().await;
    is_refunded_once(&scenario).await;
    // And once more in other bytes.
    let mut again = result(&scenario, "S").await;
    again["arn"] = json!("74537604221222132710572");
    scenario.shop.tell(&again).await;
    is_refunded_once(&scenario).await;
}

#[tokio::test]
async fn a_result_told_a_day_late_changes_nothing() {
    let scenario = OrderUnderTest::captured().await;
    let late = json!({
        "api": "notify", "fault": "late", "seconds": 24 * 3600, "notifyType": "REFUND_RESULT",
    });
    scenario.shop.gateway.fault(late).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.minutes(5).await;
    is_refunded_once(&scenario).await;
    let told = scenario.shop.db.inbox().await.len();
    scenario.shop.pass_everywhere(25 * 60).await;
    assert_eq!(scenario.shop.db.inbox().await.len(), told + 1);
    is_refunded_once(&scenario).await;
}

/// Antom's notification overtakes its own answer.
#[tokio::test]
async fn a_result_told_before_the_answer_is_one_refund() {
    let scenario = OrderUnderTest::paid().await;
    let slow = json!({ "api": "refund", "fault": "slow", "seconds": 2 });
    scenario.shop.gateway.fault(slow).await;
    scenario.refund(1_000).await.unwrap();
    let overtaken = async {
        eventually("Antom has refunded", async || {
            (scenario.sum("refunded").await == 1_000).then_some(())
        })
        .await;
        scenario.shop.gateway.flush().await;
        jobs::inbox::work(&scenario.shop.state.shop).await.unwrap();
        assert_eq!(scenario.refund_states().await, ["succeeded"]);
        assert_eq!(
            scenario.shop.db.inbox_states().await.last().unwrap(),
            "applied"
        );
    };
    let outbox = scenario.shop.jobs();
    let (_, sent) = tokio::join!(overtaken, jobs::outbox::work(&outbox));
    sent.unwrap();
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 1);
    is_refunded_once(&scenario).await;
}

/// Money wins: a failure that is told first does not hide the success.
#[tokio::test]
async fn a_success_after_a_failure_is_a_refund() {
    let scenario = OrderUnderTest::captured().await;
    scenario.fault("inquiryRefund", "http_500", 1_000).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.tell(&result(&scenario, "F").await).await;
    assert_eq!(scenario.refund_states().await, ["failed"]);
    assert!(scenario.review().await.unwrap().contains("refund_failed"));
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    scenario.minutes(3).await;
    is_refunded_once(&scenario).await;
}

#[tokio::test]
async fn a_failure_after_a_success_takes_nothing_back() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.tell(&result(&scenario, "F").await).await;
    is_refunded_once(&scenario).await;
}

/// A result that says success by one word and failure by another says nothing.
#[tokio::test]
async fn a_result_that_contradicts_itself_is_no_refund() {
    let scenario = OrderUnderTest::captured().await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    let mut torn = result(&scenario, "S").await;
    torn["refundStatus"] = json!("FAIL");
    scenario.shop.tell(&torn).await;
    assert_eq!(scenario.refund_states().await, ["processing"]);
    scenario.minutes(3).await;
    is_refunded_once(&scenario).await;
}

/// More is told to have gone back than was asked for: nobody counts on what is left.
#[tokio::test]
async fn a_result_with_another_amount_is_flagged() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund(1_000).await.unwrap();
    scenario.fault("notify", "wrong_amount", 1).await;
    scenario.shop.deliver_notifications().await;
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    assert!(scenario.review().await.unwrap().contains("refund_mismatch"));
    assert_eq!(scenario.rest().await, scenario.total.minor() - 1_001);
    refused(
        scenario.refund(scenario.total.minor() - 1_000).await,
        "At most",
    );
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.shop.audit().await;
}

#[tokio::test]
async fn a_result_for_nobodys_refund_is_kept_and_moves_nothing() {
    let scenario = OrderUnderTest::paid().await;
    scenario.fault("notify", "unknown_order", 1).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.deliver_notifications().await;
    is_refunded_once(&scenario).await;
    for _ in 0..220 {
        scenario.shop.pass(Duration::from_secs(6));
        scenario.shop.drain().await;
    }
    // All payments are asked about each time that it is looked for.
    let asked = scenario.shop.proxy.calls("inquiryPayment").len();
    assert!(asked < 15, "{asked} inquiries");
    let states = scenario.shop.db.inbox_states().await;
    assert_eq!(states, ["applied", "unknown_order", "applied"]);
    is_refunded_once(&scenario).await;
}
