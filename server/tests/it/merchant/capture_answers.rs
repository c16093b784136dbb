//! That no answer, or a wrong one, makes a capture happen twice or not at all.

use std::collections::BTreeSet;

use serde_json::json;
use server::store::payments::captures;
use server::store::payments::captures::CaptureRow;

use super::told;
use crate::common::{FAULTS, OrderUnderTest, Tamper, captured, refused};

async fn rows(scenario: &OrderUnderTest) -> Vec<CaptureRow> {
    captures::of_order(&scenario.services().db, &scenario.order_id)
        .await
        .unwrap()
}

async fn states(scenario: &OrderUnderTest) -> Vec<String> {
    rows(scenario)
        .await
        .into_iter()
        .map(|row| row.state.to_string())
        .collect()
}

async fn was_taken_once(scenario: &OrderUnderTest) {
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.sum("captured").await, scenario.total.minor());
    // A capture that failed on the way was told, as the result page promises.
    let mails = scenario.shop.mailed_besides_failures().await;
    assert_eq!(mails, ["receipt"]);
    scenario.audit().await;
}

#[tokio::test]
async fn a_capture_without_an_answer_is_repeated_under_its_id() {
    let long = [("no_answer", 4), ("answer_u", 4)];
    for (fault, times) in FAULTS.map(|fault| (fault, 1)).into_iter().chain(long) {
        let scenario = OrderUnderTest::held().await;
        scenario.lose("CAPTURE_RESULT").await;
        scenario.fault("capture", fault, times).await;
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(5).await;
        was_taken_once(&scenario).await;
        let ids: BTreeSet<_> = scenario
            .sent("capture", "captureRequestId")
            .into_iter()
            .collect();
        assert_eq!(ids.len(), 1, "{fault}: {ids:?}");
        let tries = scenario.payment().await["captures"]
            .as_array()
            .unwrap()
            .len();
        assert_eq!(tries, 1, "{fault}");
        assert_eq!(states(&scenario).await, ["succeeded"]);
    }
}

/// Antom has taken it on, and neither its answer nor an inquiry tells the end.
#[tokio::test]
async fn a_capture_under_way_is_no_capture_yet_and_no_second_one_is_begun() {
    for by_notification in [true, false] {
        let scenario = OrderUnderTest::held().await;
        let proxy = &scenario.shop.proxy;
        let under_way = |answer: &mut serde_json::Value| {
            *answer = told("U", "CAPTURE_IN_PROCESS");
        };
        proxy.tamper("capture", Tamper::Change(Box::new(under_way)));
        let silent = |answer: &mut serde_json::Value| {
            answer["transactions"].take();
        };
        proxy.tamper("inquiryPayment", Tamper::Change(Box::new(silent)));
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.drain().await;
        assert_eq!(states(&scenario).await, ["processing"]);
        scenario
            .assert_order("awaiting_payment", "authorised", "reserved")
            .await;
        refused(
            scenario.capture(scenario.total.minor()).await,
            "already under way",
        );
        assert!(scenario.shop.mailed().is_empty());
        if !by_notification {
            scenario.lose("CAPTURE_RESULT").await;
            scenario.shop.proxy.stop_tampering();
        }
        scenario.minutes(3).await;
        was_taken_once(&scenario).await;
        let ids: BTreeSet<_> = scenario
            .sent("capture", "captureRequestId")
            .into_iter()
            .collect();
        assert_eq!(ids.len(), 1);
        scenario.shop.proxy.stop_tampering();
    }
}

#[tokio::test]
async fn a_capture_that_failed_is_made_again_under_another_id() {
    for heard in [true, false] {
        let scenario = OrderUnderTest::held().await;
        if !heard {
            scenario.lose("CAPTURE_RESULT").await;
        }
        scenario.fault("capture", "decline", 1).await;
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.deliver_notifications().await;
        scenario.minutes(2).await;
        assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
        assert_eq!(
            rows(&scenario).await[0].failure.as_deref(),
            Some("PROCESS_FAIL")
        );
        assert!(scenario.review().await.unwrap().contains("capture_failed"));
        scenario
            .assert_order("awaiting_payment", "failed", "reserved")
            .await;
        assert_eq!(scenario.shop.proxy.calls("capture").len(), 1);
        scenario.audit().await;

        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.deliver_notifications().await;
        let ids: BTreeSet<_> = scenario
            .sent("capture", "captureRequestId")
            .into_iter()
            .collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(states(&scenario).await, ["failed", "succeeded"]);
        was_taken_once(&scenario).await;
    }
}

#[tokio::test]
async fn a_misconfigured_account_makes_no_capture_fail() {
    let scenario = OrderUnderTest::held().await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    for code in [
        "ACCESS_DENIED",
        "CLIENT_INVALID",
        "INVALID_SIGNATURE",
        "KEY_NOT_FOUND",
        "NO_INTERFACE_DEF",
        "SYSTEM_ERROR",
    ] {
        scenario
            .shop
            .proxy
            .tamper("capture", Tamper::Instead(told("F", code)));
        scenario.shop.pass_everywhere(15).await;
        assert_eq!(states(&scenario).await, ["requested"], "{code}");
        scenario
            .assert_order("awaiting_payment", "authorised", "reserved")
            .await;
    }
    scenario.shop.proxy.stop_tampering();
    scenario.shop.pass_everywhere(15).await;
    was_taken_once(&scenario).await;
    let ids: BTreeSet<_> = scenario
        .sent("capture", "captureRequestId")
        .into_iter()
        .collect();
    assert_eq!(ids.len(), 1);
}

/// Such a code says that things stand otherwise than we thought: first Antom is asked how.
#[tokio::test]
async fn a_refusal_for_the_state_of_the_payment_is_believed_only_after_asking() {
    for code in ["ORDER_STATUS_INVALID", "MULTI_CAPTURE_NOT_SUPPORTED"] {
        let scenario = OrderUnderTest::held().await;
        scenario
            .shop
            .proxy
            .tamper("capture", Tamper::Instead(told("F", code)));
        scenario.fault("inquiryPayment", "http_500", 1).await;
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.drain().await;
        assert_eq!(states(&scenario).await, ["requested"], "{code}");
        scenario.minutes(1).await;
        assert_eq!(states(&scenario).await, ["failed"], "{code}");
        scenario.shop.proxy.stop_tampering();
        scenario.audit().await;
    }
}

/// A refusal speaks of the call that it answers: the one before it may have gone through unheard.
#[tokio::test]
async fn a_refusal_after_a_lost_answer_does_not_hide_the_capture_that_was_made() {
    for code in ["PROCESS_FAIL", "MULTI_CAPTURE_NOT_SUPPORTED", "RISK_REJECT"] {
        let scenario = OrderUnderTest::held().await;
        scenario.lose("CAPTURE_RESULT").await;
        scenario.fault("capture", "no_answer", 1).await;
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.drain().await;
        assert_eq!(states(&scenario).await, ["requested"], "{code}");
        scenario
            .shop
            .proxy
            .tamper("capture", Tamper::Instead(told("F", code)));
        scenario.minutes(2).await;
        assert_eq!(states(&scenario).await, ["succeeded"], "{code}");
        was_taken_once(&scenario).await;
    }
}

#[tokio::test]
async fn a_capture_told_twice_is_one() {
    let scenario = OrderUnderTest::held().await;
    scenario.fault("notify", "twice", 1).await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.deliver_notifications().await;
    was_taken_once(&scenario).await;
}

#[tokio::test]
async fn a_capture_told_with_another_amount_pays_nothing() {
    let scenario = OrderUnderTest::held().await;
    scenario.fault("notify", "wrong_amount", 1).await;
    scenario.fault("capture", "no_answer", 1).await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.drain().await;
    scenario.shop.deliver_notifications().await;
    scenario
        .assert_order("awaiting_payment", "needs_review", "reserved")
        .await;
    assert!(scenario.review().await.unwrap().contains("amount_mismatch"));
    assert!(scenario.shop.mailed().is_empty());
    scenario.shop.audit().await;
}

/// Only an amount that is not there is ours.
#[tokio::test]
async fn an_amount_that_cannot_be_read_is_not_taken_for_ours() {
    for odd in [
        json!({ "currency": "SGD", "value": "many" }),
        json!({ "currency": "SGD", "value": "-1" }),
        json!({ "currency": "SGD", "value": "1.5" }),
        json!({ "currency": "XXX", "value": "100" }),
    ] {
        let scenario = OrderUnderTest::held().await;
        scenario.lose("CAPTURE_RESULT").await;
        let spoil = odd.clone();
        scenario.shop.proxy.tamper(
            "capture",
            Tamper::Change(Box::new(move |answer| {
                answer["captureAmount"] = spoil.clone();
            })),
        );
        let silent = |answer: &mut serde_json::Value| {
            answer["transactions"].take();
        };
        let silent = Tamper::Change(Box::new(silent));
        scenario.shop.proxy.tamper("inquiryPayment", silent);
        scenario.capture(scenario.total.minor()).await.unwrap();
        scenario.shop.drain().await;
        scenario
            .assert_order("awaiting_payment", "authorised", "reserved")
            .await;
        let task = scenario.shop.db.outbox().await;
        let task = task.iter().find(|task| task.kind == "capture").unwrap();
        assert_eq!(task.state, "todo", "{odd}");
        // Whoever can tell is asked, and told.
        scenario.shop.proxy.stop_tampering();
        scenario.minutes(2).await;
        was_taken_once(&scenario).await;
    }
    let scenario = OrderUnderTest::held().await;
    let absent = |answer: &mut serde_json::Value| {
        answer.as_object_mut().unwrap().remove("captureAmount");
    };
    let absent = Tamper::Change(Box::new(absent));
    scenario.shop.proxy.tamper("capture", absent);
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.drain().await;
    was_taken_once(&scenario).await;
}

/// It is no evidence, and no reason to wait for the janitor's turn either.
#[tokio::test]
async fn a_capture_that_is_told_as_undecided_is_asked_about_at_once() {
    let scenario = OrderUnderTest::open().await;
    scenario.authorise().await;
    scenario.shop.deliver_notifications().await;
    scenario.lose("CAPTURE_RESULT").await;
    scenario.shop.gateway.advance(120).await;
    scenario
        .assert_order("awaiting_payment", "authorised", "reserved")
        .await;
    let attempt = scenario.shop.db.attempts().await.remove(0);
    let undecided = captured(&scenario.order().await, &attempt, "U");
    scenario.shop.tell(&undecided).await;
    was_taken_once(&scenario).await;
    let row = scenario.shop.db.inbox().await.pop().unwrap();
    assert_eq!(row.state, "applied", "{row:?}");
}
