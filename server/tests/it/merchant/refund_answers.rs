//! That no answer, or a wrong one, makes a refund happen twice or not at all.

use std::collections::BTreeSet;

use domain::ledger::RefundState;
use serde_json::json;

use super::told;
use crate::common::{FAULTS, OrderUnderTest, Tamper, refused};

/// Paid by a wallet, whose refunds end at once, or captured from a card, whose refunds take time.
async fn taken(at_once: bool) -> OrderUnderTest {
    if at_once {
        OrderUnderTest::paid().await
    } else {
        OrderUnderTest::captured().await
    }
}

/// However often it was sent, it was one refund.
async fn went_back_once(scenario: &OrderUnderTest, minor: i64) {
    assert_eq!(scenario.refund_states().await, ["succeeded"]);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    assert_eq!(scenario.review().await, None);
    let ids: BTreeSet<_> = scenario
        .sent("refund", "refundRequestId")
        .into_iter()
        .collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
    let money = scenario.payment().await;
    assert_eq!(money["refunds"].as_array().unwrap().len(), 1, "{money}");
    assert_eq!(money["money"]["refunded"], minor, "{money}");
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
}

async fn survives(at_once: bool, fault: &str, times: u32) {
    let scenario = taken(at_once).await;
    scenario.lose("REFUND_RESULT").await;
    scenario.fault("refund", fault, times).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.minutes(8).await;
    went_back_once(&scenario, 1_000).await;
}

#[tokio::test]
async fn a_refund_without_an_answer_is_repeated_under_its_id() {
    for fault in FAULTS {
        survives(true, fault, 1).await;
    }
    for fault in ["no_answer", "answer_u"] {
        survives(false, fault, 1).await;
    }
}

/// Long enough that Antom is asked before the next sending.
#[tokio::test]
async fn a_refund_that_gets_no_answer_for_long_is_still_one() {
    for fault in ["no_answer", "answer_u"] {
        survives(true, fault, 5).await;
        survives(false, fault, 5).await;
    }
}

#[tokio::test]
async fn an_inquiry_of_a_refund_that_fails_is_asked_again() {
    for fault in FAULTS {
        let scenario = OrderUnderTest::captured().await;
        scenario.lose("REFUND_RESULT").await;
        scenario.fault("inquiryRefund", fault, 2).await;
        scenario.refund(1_000).await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(5).await;
        went_back_once(&scenario, 1_000).await;
        assert_eq!(
            scenario.sent("refund", "refundRequestId").len(),
            1,
            "{fault}"
        );
    }
}

#[tokio::test]
async fn neither_a_refund_nor_its_inquiry_is_given_up() {
    let scenario = OrderUnderTest::paid().await;
    scenario.lose("REFUND_RESULT").await;
    scenario.fault("refund", "answer_u", 5).await;
    scenario.fault("inquiryRefund", "reset", 5).await;
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.minutes(10).await;
    went_back_once(&scenario, 1_000).await;
}

/// It is about our keys or our account: no decision on the refund, and right once that is mended.
#[tokio::test]
async fn a_misconfigured_account_makes_no_refund_fail() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund(1_000).await.unwrap();
    for code in [
        "ACCESS_DENIED",
        "CLIENT_INVALID",
        "INVALID_CLIENT",
        "INVALID_API",
        "INVALID_SIGNATURE",
        "KEY_NOT_FOUND",
        "MEDIA_TYPE_NOT_ACCEPTABLE",
        "METHOD_NOT_SUPPORTED",
        "NO_INTERFACE_DEF",
        // A fault at Antom's decides nothing either.
        "SYSTEM_ERROR",
    ] {
        let before = scenario.sent("refund", "refundRequestId").len();
        scenario
            .shop
            .proxy
            .tamper("refund", Tamper::Instead(told("F", code)));
        scenario.shop.pass_everywhere(60).await;
        assert_eq!(scenario.refund_states().await, ["reserved"], "{code}");
        let sent = scenario.sent("refund", "refundRequestId").len();
        assert_eq!(sent, before + 1, "{code}");
    }
    for code in ["REQUEST_TRAFFIC_EXCEED_LIMIT", "UNKNOWN_EXCEPTION"] {
        scenario
            .shop
            .proxy
            .tamper("refund", Tamper::Instead(told("U", code)));
        scenario.shop.pass_everywhere(60).await;
        assert_eq!(scenario.refund_states().await, ["reserved"], "{code}");
    }
    scenario.shop.proxy.stop_tampering();
    scenario.shop.pass_everywhere(60).await;
    went_back_once(&scenario, 1_000).await;
}

#[tokio::test]
async fn a_refund_that_antom_refuses_is_free_to_be_made_again() {
    let scenario = OrderUnderTest::paid().await;
    let total = scenario.total.minor();
    let codes = [
        "PROCESS_FAIL",
        "RISK_REJECT",
        "REFUND_WINDOW_EXCEED",
        "REFUND_NOT_SUPPORTED",
        "PARTIAL_REFUND_NOT_SUPPORTED",
        "MULTIPLE_REFUNDS_NOT_SUPPORTED",
        "MERCHANT_BALANCE_NOT_ENOUGH",
        "INVALID_MERCHANT_STATUS",
        "ORDER_NOT_EXIST",
        "PARAM_ILLEGAL",
        "A_CODE_OF_NEXT_YEAR",
    ];
    for code in codes {
        scenario
            .shop
            .proxy
            .tamper("refund", Tamper::Instead(told("F", code)));
        let id = scenario.refund(1_000).await.unwrap();
        scenario.shop.drain().await;
        scenario.minutes(2).await;
        let refunds = scenario.refunds().await;
        let refund = refunds.iter().find(|row| row.refund_request_id == id);
        let refund = refund.unwrap();
        assert_eq!(refund.state, RefundState::Failed, "{code}");
        assert_eq!(refund.failure.as_deref(), Some(code));
        assert!(scenario.review().await.unwrap().contains("refund_failed"));
        scenario.assert_order("paid", "paid", "sold").await;
        assert_eq!(scenario.rest().await, total, "{code}");
        let sent = scenario.sent("refund", "refundRequestId");
        assert_eq!(sent.iter().filter(|sent| **sent == id).count(), 1, "{code}");
    }
    scenario.shop.proxy.stop_tampering();
    scenario.refund(1_000).await.unwrap();
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.review().await, None);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    let ids: BTreeSet<_> = scenario
        .sent("refund", "refundRequestId")
        .into_iter()
        .collect();
    assert_eq!(ids.len(), codes.len() + 1);
    scenario.audit().await;
}

/// Antom tried, and the refund failed: at once for a wallet, later for a card.
#[tokio::test]
async fn a_refund_that_fails_at_antom_is_told_to_the_merchant_and_not_to_the_buyer() {
    for at_once in [true, false] {
        for heard in [true, false] {
            let scenario = taken(at_once).await;
            if !heard {
                scenario.lose("REFUND_RESULT").await;
            }
            scenario.fault("refund", "decline", 1).await;
            scenario.refund(1_000).await.unwrap();
            scenario.shop.drain().await;
            scenario.minutes(4).await;
            assert_eq!(scenario.refund_states().await, ["failed"]);
            assert!(scenario.review().await.unwrap().contains("refund_failed"));
            assert_eq!(scenario.rest().await, scenario.total.minor());
            assert_eq!(scenario.shop.mailed(), ["receipt"]);
            scenario.audit().await;

            scenario.refund(1_000).await.unwrap();
            scenario.shop.drain().await;
            scenario.minutes(4).await;
            assert_eq!(scenario.refund_states().await, ["failed", "succeeded"]);
            assert_eq!(scenario.review().await, None);
            assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
            scenario.audit().await;
        }
    }
}

/// Such a code says that things stand otherwise than we thought: first Antom is asked how.
#[tokio::test]
async fn a_refusal_for_the_state_of_the_payment_is_believed_only_after_asking() {
    for code in [
        "ORDER_STATUS_INVALID",
        "ORDER_IS_CANCELED",
        "REFUND_AMOUNT_EXCEED",
    ] {
        let scenario = OrderUnderTest::paid().await;
        scenario
            .shop
            .proxy
            .tamper("refund", Tamper::Instead(told("F", code)));
        scenario.fault("inquiryPayment", "http_500", 1).await;
        scenario.fault("inquiryRefund", "http_500", 1).await;
        scenario.refund(1_000).await.unwrap();
        scenario.shop.drain().await;
        assert_eq!(scenario.refund_states().await, ["reserved"], "{code}");
        scenario.minutes(1).await;
        assert_eq!(scenario.refund_states().await, ["reserved"], "{code}");
        scenario.minutes(1).await;
        assert_eq!(scenario.refund_states().await, ["failed"], "{code}");
        assert!(!scenario.shop.proxy.calls("inquiryRefund").is_empty());
        scenario.shop.proxy.stop_tampering();
        scenario.audit().await;
    }
}

/// The id was used with other particulars: whatever stands under it is not ours to call failed.
#[tokio::test]
async fn an_id_that_antom_calls_used_is_never_called_failed() {
    let scenario = OrderUnderTest::paid().await;
    let refusal = told("F", "REPEAT_REQ_INCONSISTENT");
    scenario
        .shop
        .proxy
        .tamper("refund", Tamper::Instead(refusal));
    scenario.refund(1_000).await.unwrap();
    scenario.shop.drain().await;
    scenario.minutes(3).await;
    assert_eq!(scenario.refund_states().await, ["reserved"]);
    refused(scenario.refund(scenario.total.minor()).await, "At most");
    scenario.shop.proxy.stop_tampering();
    scenario.minutes(5).await;
    went_back_once(&scenario, 1_000).await;
}

/// A refusal speaks of the call that it answers: the one before it may have gone through unheard.
/// To call that failed would have the merchant refund a second time.
#[tokio::test]
async fn a_refusal_after_a_lost_answer_does_not_hide_the_refund_that_was_made() {
    for code in [
        "PROCESS_FAIL",
        "REFUND_NOT_SUPPORTED",
        "ORDER_STATUS_INVALID",
    ] {
        for at_once in [true, false] {
            let scenario = taken(at_once).await;
            scenario.lose("REFUND_RESULT").await;
            scenario.fault("refund", "no_answer", 1).await;
            scenario.refund(1_000).await.unwrap();
            scenario.shop.drain().await;
            assert_eq!(scenario.refund_states().await, ["reserved"]);
            scenario
                .shop
                .proxy
                .tamper("refund", Tamper::Instead(told("F", code)));
            scenario.minutes(5).await;
            went_back_once(&scenario, 1_000).await;
        }
    }
}

/// Only an amount that is not there is ours.
#[tokio::test]
async fn an_amount_that_cannot_be_read_is_not_taken_for_ours() {
    for odd in [
        json!({ "currency": "SGD", "value": "many" }),
        json!({ "currency": "XXX", "value": "100" }),
    ] {
        let scenario = OrderUnderTest::paid().await;
        scenario.lose("REFUND_RESULT").await;
        scenario.shop.proxy.tamper(
            "refund",
            Tamper::Change(Box::new(move |answer| answer["refundAmount"] = odd.clone())),
        );
        scenario
            .shop
            .proxy
            .tamper("inquiryRefund", Tamper::Status(500));
        scenario.refund(1_000).await.unwrap();
        scenario.shop.drain().await;
        assert_eq!(scenario.refund_states().await, ["reserved"]);
        scenario.shop.proxy.stop_tampering();
        scenario.minutes(2).await;
        assert_eq!(scenario.refund_states().await, ["succeeded"]);
        assert_eq!(scenario.sum("refunded").await, 1_000);
        scenario.audit().await;
    }
}
