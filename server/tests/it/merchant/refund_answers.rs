//! That no answer, or a wrong one, makes a refund happen twice or not at all.

use std::collections::BTreeSet;

use super::told;
use crate::common::{OrderUnderTest, FAULTS, Tamper, refused};

/// Paid by a wallet, whose refunds end at once, or captured from a card, whose refunds take time.
async fn taken(at_once: bool) -> OrderUnderTest {
    if at_once {
        OrderUnderTest::paid().await
    } else {
        OrderUnderTest::captured().await
    }
}

/// However often it was sent, it was one refund.
async fn went_back_once(it: &OrderUnderTest, minor: i64) {
    assert_eq!(it.refund_states().await, ["succeeded"]);
    it.assert_order("paid", "partially_refunded", "sold").await;
    assert_eq!(it.review().await, None);
    let ids: BTreeSet<_> = it.sent("refund", "refundRequestId").into_iter().collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
    let money = it.payment().await;
    assert_eq!(money["refunds"].as_array().unwrap().len(), 1, "{money}");
    assert_eq!(money["money"]["refunded"], minor, "{money}");
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
}

async fn survives(at_once: bool, fault: &str, times: u32) {
    let it = taken(at_once).await;
    it.lose("REFUND_RESULT").await;
    it.fault("refund", fault, times).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.minutes(8).await;
    went_back_once(&it, 1_000).await;
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
        let it = OrderUnderTest::captured().await;
        it.lose("REFUND_RESULT").await;
        it.fault("inquiryRefund", fault, 2).await;
        it.refund(1_000).await.unwrap();
        it.shop.drain().await;
        it.minutes(5).await;
        went_back_once(&it, 1_000).await;
        assert_eq!(it.sent("refund", "refundRequestId").len(), 1, "{fault}");
    }
}

#[tokio::test]
async fn neither_a_refund_nor_its_inquiry_is_given_up() {
    let it = OrderUnderTest::paid().await;
    it.lose("REFUND_RESULT").await;
    it.fault("refund", "answer_u", 5).await;
    it.fault("inquiryRefund", "reset", 5).await;
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.minutes(10).await;
    went_back_once(&it, 1_000).await;
}

/// It is about our keys or our account: no decision on the refund, and right once that is mended.
#[tokio::test]
async fn a_misconfigured_account_makes_no_refund_fail() {
    let it = OrderUnderTest::paid().await;
    it.refund(1_000).await.unwrap();
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
        let before = it.sent("refund", "refundRequestId").len();
        it.shop
            .proxy
            .tamper("refund", Tamper::Instead(told("F", code)));
        it.shop.pass_everywhere(60).await;
        assert_eq!(it.refund_states().await, ["reserved"], "{code}");
        let sent = it.sent("refund", "refundRequestId").len();
        assert_eq!(sent, before + 1, "{code}");
    }
    for code in ["REQUEST_TRAFFIC_EXCEED_LIMIT", "UNKNOWN_EXCEPTION"] {
        it.shop
            .proxy
            .tamper("refund", Tamper::Instead(told("U", code)));
        it.shop.pass_everywhere(60).await;
        assert_eq!(it.refund_states().await, ["reserved"], "{code}");
    }
    it.shop.proxy.stop_tampering();
    it.shop.pass_everywhere(60).await;
    went_back_once(&it, 1_000).await;
}

#[tokio::test]
async fn a_refund_that_antom_refuses_is_free_to_be_made_again() {
    let it = OrderUnderTest::paid().await;
    let total = it.total.minor();
    let codes = [
        "PROCESS_FAIL",
        "RISK_REJECT",
        "REFUND_WINDOW_EXCEED",
        "REFUND_NOT_SUPPORTED",
        "PARTIAL_REFUND_NOT_SUPPORTED",
        "MERCHANT_BALANCE_NOT_ENOUGH",
        "INVALID_MERCHANT_STATUS",
        "ORDER_NOT_EXIST",
        "PARAM_ILLEGAL",
        "A_CODE_OF_NEXT_YEAR",
    ];
    for code in codes {
        it.shop
            .proxy
            .tamper("refund", Tamper::Instead(told("F", code)));
        let id = it.refund(1_000).await.unwrap();
        it.shop.drain().await;
        it.minutes(2).await;
        let refunds = it.refunds().await;
        let refund = refunds.iter().find(|row| row.refund_request_id == id);
        let refund = refund.unwrap();
        assert_eq!(refund.state, "failed", "{code}");
        assert_eq!(refund.failure.as_deref(), Some(code));
        assert!(it.review().await.unwrap().contains("refund_failed"));
        it.assert_order("paid", "paid", "sold").await;
        assert_eq!(it.rest().await, total, "{code}");
        let sent = it.sent("refund", "refundRequestId");
        assert_eq!(sent.iter().filter(|sent| **sent == id).count(), 1, "{code}");
    }
    it.shop.proxy.stop_tampering();
    it.refund(1_000).await.unwrap();
    it.shop.deliver_notifications().await;
    assert_eq!(it.review().await, None);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    let ids: BTreeSet<_> = it.sent("refund", "refundRequestId").into_iter().collect();
    assert_eq!(ids.len(), codes.len() + 1);
    it.audit().await;
}

/// Antom tried, and the refund failed: at once for a wallet, later for a card.
#[tokio::test]
async fn a_refund_that_fails_at_antom_is_told_to_the_merchant_and_not_to_the_buyer() {
    for at_once in [true, false] {
        for heard in [true, false] {
            let it = taken(at_once).await;
            if !heard {
                it.lose("REFUND_RESULT").await;
            }
            it.fault("refund", "decline", 1).await;
            it.refund(1_000).await.unwrap();
            it.shop.drain().await;
            it.minutes(4).await;
            assert_eq!(it.refund_states().await, ["failed"]);
            assert!(it.review().await.unwrap().contains("refund_failed"));
            assert_eq!(it.rest().await, it.total.minor());
            assert_eq!(it.shop.mailed(), ["receipt"]);
            it.audit().await;

            it.refund(1_000).await.unwrap();
            it.shop.drain().await;
            it.minutes(4).await;
            assert_eq!(it.refund_states().await, ["failed", "succeeded"]);
            assert_eq!(it.review().await, None);
            assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
            it.audit().await;
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
        let it = OrderUnderTest::paid().await;
        it.shop
            .proxy
            .tamper("refund", Tamper::Instead(told("F", code)));
        it.fault("inquiryPayment", "http_500", 1).await;
        it.fault("inquiryRefund", "http_500", 1).await;
        it.refund(1_000).await.unwrap();
        it.shop.drain().await;
        assert_eq!(it.refund_states().await, ["reserved"], "{code}");
        it.minutes(1).await;
        assert_eq!(it.refund_states().await, ["reserved"], "{code}");
        it.minutes(1).await;
        assert_eq!(it.refund_states().await, ["failed"], "{code}");
        assert!(!it.shop.proxy.calls("inquiryRefund").is_empty());
        it.shop.proxy.stop_tampering();
        it.audit().await;
    }
}

/// The id was used with other particulars: whatever stands under it is not ours to call failed.
#[tokio::test]
async fn an_id_that_antom_calls_used_is_never_called_failed() {
    let it = OrderUnderTest::paid().await;
    let refusal = told("F", "REPEAT_REQ_INCONSISTENT");
    it.shop.proxy.tamper("refund", Tamper::Instead(refusal));
    it.refund(1_000).await.unwrap();
    it.shop.drain().await;
    it.minutes(3).await;
    assert_eq!(it.refund_states().await, ["reserved"]);
    refused(it.refund(it.total.minor()).await, "At most");
    it.shop.proxy.stop_tampering();
    it.minutes(5).await;
    went_back_once(&it, 1_000).await;
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
            let it = taken(at_once).await;
            it.lose("REFUND_RESULT").await;
            it.fault("refund", "no_answer", 1).await;
            it.refund(1_000).await.unwrap();
            it.shop.drain().await;
            assert_eq!(it.refund_states().await, ["reserved"]);
            it.shop
                .proxy
                .tamper("refund", Tamper::Instead(told("F", code)));
            it.minutes(5).await;
            went_back_once(&it, 1_000).await;
        }
    }
}
