//! That no answer, or a wrong one, makes a capture happen twice or not at all.

use std::collections::BTreeSet;

use server::store::captures::{self, CaptureRow};

use super::told;
use crate::common::{OrderUnderTest, FAULTS, Tamper, refused};

async fn rows(it: &OrderUnderTest) -> Vec<CaptureRow> {
    captures::of_order(&it.services().db, &it.order_id)
        .await
        .unwrap()
}

async fn states(it: &OrderUnderTest) -> Vec<String> {
    rows(it).await.into_iter().map(|row| row.state).collect()
}

async fn was_taken_once(it: &OrderUnderTest) {
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.review().await, None);
    assert_eq!(it.sum("captured").await, it.total.minor());
    assert_eq!(it.shop.mailed(), ["receipt"]);
    it.audit().await;
}

#[tokio::test]
async fn a_capture_without_an_answer_is_repeated_under_its_id() {
    let long = [("no_answer", 4), ("answer_u", 4)];
    for (fault, times) in FAULTS.map(|fault| (fault, 1)).into_iter().chain(long) {
        let it = OrderUnderTest::held().await;
        it.lose("CAPTURE_RESULT").await;
        it.fault("capture", fault, times).await;
        it.capture(it.total.minor()).await.unwrap();
        it.shop.drain().await;
        it.minutes(5).await;
        was_taken_once(&it).await;
        let ids: BTreeSet<_> = it.sent("capture", "captureRequestId").into_iter().collect();
        assert_eq!(ids.len(), 1, "{fault}: {ids:?}");
        let tries = it.payment().await["captures"].as_array().unwrap().len();
        assert_eq!(tries, 1, "{fault}");
        assert_eq!(states(&it).await, ["succeeded"]);
    }
}

/// Antom has taken it on, and neither its answer nor an inquiry tells the end.
#[tokio::test]
async fn a_capture_under_way_is_no_capture_yet_and_no_second_one_is_begun() {
    for by_notification in [true, false] {
        let it = OrderUnderTest::held().await;
        let proxy = &it.shop.proxy;
        let under_way = |answer: &mut serde_json::Value| {
            *answer = told("U", "CAPTURE_IN_PROCESS");
        };
        proxy.tamper("capture", Tamper::Change(Box::new(under_way)));
        let silent = |answer: &mut serde_json::Value| {
            answer["transactions"].take();
        };
        proxy.tamper("inquiryPayment", Tamper::Change(Box::new(silent)));
        it.capture(it.total.minor()).await.unwrap();
        it.shop.drain().await;
        assert_eq!(states(&it).await, ["processing"]);
        it.assert_order("awaiting_payment", "authorised", "reserved")
            .await;
        refused(it.capture(it.total.minor()).await, "already under way");
        assert!(it.shop.mailed().is_empty());
        if !by_notification {
            it.lose("CAPTURE_RESULT").await;
            it.shop.proxy.stop_tampering();
        }
        it.minutes(3).await;
        was_taken_once(&it).await;
        let ids: BTreeSet<_> = it.sent("capture", "captureRequestId").into_iter().collect();
        assert_eq!(ids.len(), 1);
        it.shop.proxy.stop_tampering();
    }
}

#[tokio::test]
async fn a_capture_that_failed_is_made_again_under_another_id() {
    for heard in [true, false] {
        let it = OrderUnderTest::held().await;
        if !heard {
            it.lose("CAPTURE_RESULT").await;
        }
        it.fault("capture", "decline", 1).await;
        it.capture(it.total.minor()).await.unwrap();
        it.shop.deliver_notifications().await;
        it.minutes(2).await;
        assert_eq!(it.shop.books.states().await, ["capture_failed"]);
        assert_eq!(rows(&it).await[0].failure.as_deref(), Some("PROCESS_FAIL"));
        assert!(it.review().await.unwrap().contains("capture_failed"));
        it.assert_order("awaiting_payment", "failed", "reserved").await;
        assert_eq!(it.shop.proxy.calls("capture").len(), 1);
        it.audit().await;

        it.capture(it.total.minor()).await.unwrap();
        it.shop.deliver_notifications().await;
        let ids: BTreeSet<_> = it.sent("capture", "captureRequestId").into_iter().collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(states(&it).await, ["failed", "succeeded"]);
        was_taken_once(&it).await;
    }
}

#[tokio::test]
async fn a_misconfigured_account_makes_no_capture_fail() {
    let it = OrderUnderTest::held().await;
    it.capture(it.total.minor()).await.unwrap();
    for code in [
        "ACCESS_DENIED",
        "CLIENT_INVALID",
        "INVALID_SIGNATURE",
        "KEY_NOT_FOUND",
        "NO_INTERFACE_DEF",
        "SYSTEM_ERROR",
    ] {
        it.shop
            .proxy
            .tamper("capture", Tamper::Instead(told("F", code)));
        it.shop.pass_everywhere(15).await;
        assert_eq!(states(&it).await, ["requested"], "{code}");
        it.assert_order("awaiting_payment", "authorised", "reserved")
            .await;
    }
    it.shop.proxy.stop_tampering();
    it.shop.pass_everywhere(15).await;
    was_taken_once(&it).await;
    let ids: BTreeSet<_> = it.sent("capture", "captureRequestId").into_iter().collect();
    assert_eq!(ids.len(), 1);
}

/// Such a code says that things stand otherwise than we thought: first Antom is asked how.
#[tokio::test]
async fn a_refusal_for_the_state_of_the_payment_is_believed_only_after_asking() {
    for code in ["ORDER_STATUS_INVALID", "MULTI_CAPTURE_NOT_SUPPORTED"] {
        let it = OrderUnderTest::held().await;
        it.shop
            .proxy
            .tamper("capture", Tamper::Instead(told("F", code)));
        it.fault("inquiryPayment", "http_500", 1).await;
        it.capture(it.total.minor()).await.unwrap();
        it.shop.drain().await;
        assert_eq!(states(&it).await, ["requested"], "{code}");
        it.minutes(1).await;
        assert_eq!(states(&it).await, ["failed"], "{code}");
        it.shop.proxy.stop_tampering();
        it.audit().await;
    }
}

/// A refusal speaks of the call that it answers: the one before it may have gone through unheard.
#[tokio::test]
async fn a_refusal_after_a_lost_answer_does_not_hide_the_capture_that_was_made() {
    for code in ["PROCESS_FAIL", "MULTI_CAPTURE_NOT_SUPPORTED", "RISK_REJECT"] {
        let it = OrderUnderTest::held().await;
        it.lose("CAPTURE_RESULT").await;
        it.fault("capture", "no_answer", 1).await;
        it.capture(it.total.minor()).await.unwrap();
        it.shop.drain().await;
        assert_eq!(states(&it).await, ["requested"], "{code}");
        it.shop
            .proxy
            .tamper("capture", Tamper::Instead(told("F", code)));
        it.minutes(2).await;
        assert_eq!(states(&it).await, ["succeeded"], "{code}");
        was_taken_once(&it).await;
    }
}

#[tokio::test]
async fn a_capture_told_twice_is_one() {
    let it = OrderUnderTest::held().await;
    it.fault("notify", "twice", 1).await;
    it.capture(it.total.minor()).await.unwrap();
    it.shop.drain().await;
    it.shop.deliver_notifications().await;
    was_taken_once(&it).await;
}

#[tokio::test]
async fn a_capture_told_with_another_amount_pays_nothing() {
    let it = OrderUnderTest::held().await;
    it.fault("notify", "wrong_amount", 1).await;
    it.fault("capture", "no_answer", 1).await;
    it.capture(it.total.minor()).await.unwrap();
    it.shop.drain().await;
    it.shop.deliver_notifications().await;
    it.assert_order("awaiting_payment", "needs_review", "reserved")
        .await;
    assert!(it.review().await.unwrap().contains("amount_mismatch"));
    assert!(it.shop.mailed().is_empty());
    it.shop.audit().await;
}
