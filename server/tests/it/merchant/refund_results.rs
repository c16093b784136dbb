//! A refund's notification comes twice, late, too early, with another word, or for nobody.

use std::time::Duration;

use serde_json::{Value, json};
use server::jobs;

use crate::common::{OrderUnderTest, eventually, refused};

/// `REFUND_RESULT` about the only refund, as Antom might tell it.
async fn result(it: &OrderUnderTest, status: &str) -> Value {
    let refund = it.refunds().await.remove(0);
    let (code, word) = match status {
        "S" => ("SUCCESS", "SUCCESS"),
        _ => ("PROCESS_FAIL", "FAIL"),
    };
    json!({
        "notifyType": "REFUND_RESULT",
        "refundRequestId": refund.refund_request_id,
        "refundId": refund.refund_id,
        "refundAmount": {
            "currency": it.total.currency().code(),
            "value": refund.amount_minor.to_string(),
        },
        "refundStatus": word,
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}

async fn is_refunded_once(it: &OrderUnderTest) {
    assert_eq!(it.refund_states().await, ["succeeded"]);
    it.assert_order("paid", "partially_refunded", "sold").await;
    assert_eq!(it.review().await, None);
    assert_eq!(it.rest().await, it.total.minor() - 1_000);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    assert_eq!(it.sum("refunded").await, 1_000);
    it.audit().await;
}

#[tokio::test]
async fn a_result_told_twice_is_one_refund_and_one_mail() {
    let it = OrderUnderTest::paid().await;
    it.fault("notify", "twice", 1).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.shop.deliver_notifications().await;
    is_refunded_once(&it).await;
    // And once more in other bytes.
    let mut again = result(&it, "S").await;
    again["arn"] = json!("74537604221222132710572");
    it.shop.tell(&again).await;
    is_refunded_once(&it).await;
}

#[tokio::test]
async fn a_result_told_a_day_late_changes_nothing() {
    let it = OrderUnderTest::captured().await;
    let late = json!({
        "api": "notify", "fault": "late", "seconds": 24 * 3600, "notifyType": "REFUND_RESULT",
    });
    it.shop.gateway.fault(late).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.minutes(5).await;
    is_refunded_once(&it).await;
    let told = it.shop.books.inbox().await.len();
    it.shop.pass_everywhere(25 * 60).await;
    assert_eq!(it.shop.books.inbox().await.len(), told + 1);
    is_refunded_once(&it).await;
}

/// Antom's notification overtakes its own answer.
#[tokio::test]
async fn a_result_told_before_the_answer_is_one_refund() {
    let it = OrderUnderTest::paid().await;
    let slow = json!({ "api": "refund", "fault": "slow", "seconds": 2 });
    it.shop.gateway.fault(slow).await;
    it.refund(1_000).await.unwrap();
    let overtaken = async {
        eventually("Antom has refunded", async || {
            (it.sum("refunded").await == 1_000).then_some(())
        })
        .await;
        it.shop.gateway.flush().await;
        jobs::inbox::work(&it.shop.state.shop).await.unwrap();
        assert_eq!(it.refund_states().await, ["succeeded"]);
        assert_eq!(
            it.shop.books.inbox_states().await.last().unwrap(),
            "applied"
        );
    };
    let (_, sent) = tokio::join!(overtaken, jobs::outbox::work(&it.shop.state));
    sent.unwrap();
    it.shop.deliver_notifications().await;
    assert_eq!(it.sent("refund", "refundRequestId").len(), 1);
    is_refunded_once(&it).await;
}

/// Money wins: a failure that is told first does not hide the success.
#[tokio::test]
async fn a_success_after_a_failure_is_a_refund() {
    let it = OrderUnderTest::captured().await;
    it.fault("inquiryRefund", "http_500", 1_000).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.shop.tell(&result(&it, "F").await).await;
    assert_eq!(it.refund_states().await, ["failed"]);
    assert!(it.review().await.unwrap().contains("refund_failed"));
    assert_eq!(it.shop.mailed(), ["receipt"]);
    it.minutes(3).await;
    is_refunded_once(&it).await;
}

#[tokio::test]
async fn a_failure_after_a_success_takes_nothing_back() {
    let it = OrderUnderTest::paid().await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.shop.tell(&result(&it, "F").await).await;
    is_refunded_once(&it).await;
}

/// A result that says success by one word and failure by another says nothing.
#[tokio::test]
async fn a_result_that_contradicts_itself_is_no_refund() {
    let it = OrderUnderTest::captured().await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    let mut torn = result(&it, "S").await;
    torn["refundStatus"] = json!("FAIL");
    it.shop.tell(&torn).await;
    assert_eq!(it.refund_states().await, ["processing"]);
    it.minutes(3).await;
    is_refunded_once(&it).await;
}

/// More is told to have gone back than was asked for: nobody counts on what is left.
#[tokio::test]
async fn a_result_with_another_amount_is_flagged() {
    let it = OrderUnderTest::paid().await;
    it.refund(1_000).await.unwrap();
    it.fault("notify", "wrong_amount", 1).await;
    it.shop.deliver_notifications().await;
    it.shop.deliver_notifications().await;
    assert_eq!(it.refund_states().await, ["succeeded"]);
    assert!(it.review().await.unwrap().contains("refund_mismatch"));
    assert_eq!(it.rest().await, it.total.minor() - 1_001);
    refused(it.refund(it.total.minor() - 1_000).await, "At most");
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.shop.audit().await;
}

#[tokio::test]
async fn a_result_for_nobodys_refund_is_kept_and_moves_nothing() {
    let it = OrderUnderTest::paid().await;
    it.fault("notify", "unknown_order", 1).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.shop.deliver_notifications().await;
    is_refunded_once(&it).await;
    for _ in 0..220 {
        it.shop.pass(Duration::from_secs(6));
        it.shop.drain().await;
    }
    // All payments are asked about each time that it is looked for.
    let asked = it.shop.proxy.calls("inquiryPayment").len();
    assert!(asked < 15, "{asked} inquiries");
    let states = it.shop.books.inbox_states().await;
    assert_eq!(states, ["applied", "unknown_order", "applied"]);
    is_refunded_once(&it).await;
}
