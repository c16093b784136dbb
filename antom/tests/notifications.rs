//! Notifications of all shapes, tidy and untidy.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use antom::{
    Amount, Notification, NotificationError, PaymentNotification, RefundNotification, RefundStatus,
    ResultStatus, webhook,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn parse(value: &Value) -> Result<Notification, NotificationError> {
    Notification::parse(value.to_string().as_bytes())
}

fn payment(value: &Value) -> PaymentNotification {
    match parse(value).unwrap() {
        Notification::Payment(payment) => *payment,
        other => panic!("{other:?}"),
    }
}

fn body() -> Value {
    json!({
        "notifyType": "PAYMENT_RESULT",
        "paymentRequestId": "PAY-1",
        "paymentId": "2024",
        "paymentAmount": {"currency": "KRW", "value": "100"},
        "actualPaymentAmount": {"currency": "KRW", "value": "100"},
        "paymentCreateTime": "2024-04-19T01:10:49-07:00",
        "paymentTime": "2024-04-19T01:12:14-07:00",
        "paymentMethodType": "TOSSPAY",
        "paymentResultInfo": {},
        "pspCustomerInfo": {"pspName": "TOSSPAY", "pspCustomerId": "c"},
        "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."}
    })
}

#[test]
fn a_wallet_payment() {
    let payment = payment(&body());
    assert_eq!(payment.result.result_status, ResultStatus::S);
    assert_eq!(payment.payment_request_id.as_deref(), Some("PAY-1"));
    assert_eq!(payment.payment_amount, Some(Amount::new("KRW", 100)));
    assert_eq!(payment.payment_method_type.as_deref(), Some("TOSSPAY"));
    let psp = payment.psp_customer_info.unwrap();
    assert_eq!(psp.psp_name.as_deref(), Some("TOSSPAY"));
}

#[test]
fn a_card_payment_with_its_card_in_either_place() {
    let card = json!({
        "cardBrand": "MASTERCARD", "cardNo": "************1876", "funding": "CREDIT",
        "avsResultRaw": "U", "cvvResultRaw": "Y", "issuingCountry": "CN",
        "networkTransactionId": "N", "paymentMethodRegion": "GLOBAL",
        "threeDSResult": {"cavv": "", "eci": "", "caav": "mock"}
    });
    for place in ["cardInfo", "paymentResultInfo"] {
        let mut value = body();
        value.as_object_mut().unwrap().remove("paymentResultInfo");
        value[place] = card.clone();
        let payment = payment(&value);
        let card = payment.card().unwrap();
        assert_eq!(card.card_brand.as_deref(), Some("MASTERCARD"));
        assert_eq!(card.cvv_result_raw.as_deref(), Some("Y"));
        assert!(card.three_ds_result.is_some());
    }
}

#[test]
fn a_failure_a_pending_payment_and_a_missing_method() {
    let mut value = body();
    value["result"] = json!({"resultCode": "USER_BALANCE_NOT_ENOUGH", "resultStatus": "F"});
    value.as_object_mut().unwrap().remove("paymentMethodType");
    let failed = payment(&value);
    assert_eq!(failed.result.result_status, ResultStatus::F);
    assert_eq!(failed.result.result_message, None);
    assert_eq!(failed.payment_method_type, None);
    value["notifyType"] = json!("PAYMENT_PENDING");
    value["result"]["resultStatus"] = json!("U");
    assert!(matches!(
        parse(&value).unwrap(),
        Notification::PaymentPending(pending) if pending.result.result_status == ResultStatus::U
    ));
}

#[test]
fn a_payment_may_name_a_subscription() {
    // Without a period it is no deduction, and read as the payment that it is.
    let mut value = body();
    value.as_object_mut().unwrap().remove("paymentRequestId");
    value["subscriptionId"] = json!("SUB-1");
    let named = payment(&value);
    assert_eq!(named.payment_request_id, None);
    assert_eq!(named.subscription_id.as_deref(), Some("SUB-1"));
}

#[test]
fn untidy_scalars_and_details_hide_nothing() {
    let mut value = body();
    value["paymentId"] = json!(20_240_419_u64);
    value["paymentAmount"]["value"] = json!(100);
    value["metadata"] = json!({"mine": 1});
    value["actualPaymentAmount"] = json!("100 KRW");
    value["paymentResultInfo"] = json!([]);
    value["promotionResult"] = json!({"promotionType": "DISCOUNT"});
    value["retryInfo"] = json!({"new": true});
    let untidy = payment(&value);
    assert_eq!(untidy.payment_id.as_deref(), Some("20240419"));
    assert_eq!(untidy.payment_amount, Some(Amount::new("KRW", 100)));
    assert_eq!(untidy.metadata.as_deref(), Some(r#"{"mine":1}"#));
    assert_eq!(untidy.actual_payment_amount, None);
    assert_eq!(untidy.promotion_result.len(), 1);
}

#[test]
fn what_decides_is_never_guessed() {
    for (field, wrong) in [
        ("paymentAmount", json!("100 KRW")),
        ("paymentAmount", json!({"currency": "KRW"})),
        ("result", Value::Null),
        ("result", json!({"resultCode": "SUCCESS"})),
        (
            "result",
            json!({"resultCode": "SUCCESS", "resultStatus": "OK"}),
        ),
        ("paymentRequestId", json!({})),
    ] {
        let mut value = body();
        value[field] = wrong;
        assert!(
            matches!(parse(&value), Err(NotificationError::Unreadable { .. })),
            "{value}"
        );
    }
    let twice = br#"{"notifyType":"PAYMENT_RESULT","result":{"resultCode":"X","resultStatus":"F"},
        "result":{"resultCode":"X","resultStatus":"S"}}"#;
    assert!(Notification::parse(twice).is_err());
}

#[test]
fn a_capture() {
    let value = json!({
        "notifyType": "CAPTURE_RESULT",
        "captureAmount": {"currency": "USD", "value": "100"},
        "captureId": "C1", "captureRequestId": "PAY-1", "paymentId": "2024",
        "captureTime": "2024-11-18T23:51:58-08:00",
        "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."}
    });
    let Notification::Capture(capture) = parse(&value).unwrap() else {
        panic!("it is a capture");
    };
    assert_eq!(capture.capture_amount, Some(Amount::new("USD", 100)));
    assert_eq!(capture.capture_request_id.as_deref(), Some("PAY-1"));
    assert_eq!(serde_json::to_value(&capture).unwrap(), value);
}

fn refund_body() -> Value {
    json!({
        "notifyType": "REFUND_RESULT",
        "refundStatus": "SUCCESS",
        "refundRequestId": "REFUND-1",
        "refundId": "R1",
        "refundAmount": {"currency": "SGD", "value": "1400"},
        "refundTime": "2026-01-02T11:04:07+08:00",
        "actualRefundAmount": {"currency": "SGD", "value": "1400"},
        "grossSettlementAmount": {"currency": "USD", "value": "1050"},
        "settlementQuote": {"quoteCurrencyPair": "SGD/USD", "quotePrice": "0.75"},
        "arn": "74537605259536043849425",
        "authorizationCode": "A",
        "customizedInfo": {"customizedField1": "one"},
        "metadata": "mine",
        "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."}
    })
}

fn refund(value: &Value) -> RefundNotification {
    match parse(value).unwrap() {
        Notification::Refund(refund) => *refund,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_refund() {
    let told = refund(&refund_body());
    assert_eq!(told.outcome(), ResultStatus::S);
    assert_eq!(told.refund_status, Some(RefundStatus::Success));
    assert_eq!(told.refund_request_id.as_deref(), Some("REFUND-1"));
    assert_eq!(told.refund_amount, Some(Amount::new("SGD", 1400)));
    assert_eq!(told.arn.as_deref(), Some("74537605259536043849425"));
    assert_eq!(serde_json::to_value(&told).unwrap(), refund_body());
}

#[test]
fn an_untidy_refund_hides_nothing() {
    let mut value = refund_body();
    value["refundId"] = json!(20_260_102_u64);
    value["refundAmount"]["value"] = json!(1400);
    value["metadata"] = json!({"mine": 1});
    value["settlementQuote"] = json!("0.75");
    value["grossSettlementAmount"] = json!([]);
    value["actualRefundAmount"] = json!("");
    value["customizedInfo"] = json!("one");
    value["arn"] = Value::Null;
    value["refundTime"] = json!("");
    value["somethingNew"] = json!([1]);
    let told = refund(&value);
    assert_eq!(told.outcome(), ResultStatus::S);
    assert_eq!(told.refund_id.as_deref(), Some("20260102"));
    assert_eq!(told.refund_amount, Some(Amount::new("SGD", 1400)));
    assert_eq!(told.metadata.as_deref(), Some(r#"{"mine":1}"#));
    assert_eq!(told.settlement_quote, None);
    assert_eq!((told.arn, told.refund_time), (None, None));
}

#[test]
fn a_refund_that_contradicts_itself_is_unknown() {
    use ResultStatus::{F, S, U};
    for (status, result, expected) in [
        (json!("SUCCESS"), "S", S),
        (json!("FAIL"), "F", F),
        (Value::Null, "S", S),
        (Value::Null, "F", F),
        (Value::Null, "U", U),
        (json!("SUCCESS"), "F", U),
        (json!("SUCCESS"), "U", U),
        (json!("FAIL"), "S", U),
        (json!("FAIL"), "U", U),
        (json!("PROCESSING"), "S", U),
        (json!("PROCESSING"), "F", U),
    ] {
        let mut value = refund_body();
        value["refundStatus"] = status;
        value["result"]["resultStatus"] = json!(result);
        assert_eq!(refund(&value).outcome(), expected, "{value}");
    }
}

#[test]
fn what_decides_about_a_refund_is_never_guessed() {
    for (field, wrong) in [
        ("refundStatus", json!("DONE")),
        ("refundStatus", json!(1)),
        ("refundAmount", json!("1400")),
        ("refundAmount", json!({"value": "1400"})),
        ("refundRequestId", json!([])),
        ("result", Value::Null),
        ("result", json!({"resultCode": "SUCCESS"})),
    ] {
        let mut value = refund_body();
        value[field] = wrong;
        assert!(
            matches!(parse(&value), Err(NotificationError::Unreadable { .. })),
            "{value}"
        );
    }
}

#[test]
fn other_kinds_are_named_not_refused() {
    let other = |value: Value| match parse(&value).unwrap() {
        Notification::Other { notify_type } => notify_type,
        known => panic!("{known:?}"),
    };
    let authorised = other(json!({"notifyType": "AUTH_RESULT"}));
    assert_eq!(authorised.as_deref(), Some("AUTH_RESULT"));
    // A subscription's own kind is known by its shape now; without one it is no subscription.
    for empty in [Value::Null, json!("")] {
        assert_eq!(
            other(json!({ "subscriptionNotificationType": empty })),
            None
        );
    }
    assert_eq!(other(json!({"notifyType": 7})), None);
    for not_json in [&b""[..], b"hello", b"[1]", b"\xff\xfe", b"{\"a\":"] {
        assert!(matches!(
            Notification::parse(not_json),
            Err(NotificationError::NotJson { .. })
        ));
    }
}

#[test]
fn errors_quote_no_value() {
    let mut value = body();
    value["result"]["resultStatus"] = json!("CANARY");
    value["paymentRequestId"] = json!({"CANARY": 1});
    let error = parse(&value).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("CANARY"));
}

#[test]
fn the_acknowledgement_is_the_fixed_one() {
    let value: Value = serde_json::from_str(webhook::ACKNOWLEDGEMENT).unwrap();
    let expected = json!({"result": {
        "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success"
    }});
    assert_eq!(value, expected);
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Notification::parse(&bytes);
    }

    #[test]
    fn any_field_of_any_form_is_read_or_refused(
        index in any::<prop::sample::Index>(),
        wrong in prop_oneof![
            Just(Value::Null), Just(json!(7)), Just(json!(-1.5)), Just(json!(true)),
            Just(json!("text")), Just(json!([])), Just(json!({})), Just(json!([{}])),
        ],
    ) {
        for mut value in [body(), refund_body()] {
            let fields: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
            value[index.get(&fields)] = wrong.clone();
            // Whatever it is, it never turns into a success that the result does not state.
            match parse(&value) {
                Ok(Notification::Payment(payment)) => {
                    prop_assert_eq!(payment.result.result_code, "SUCCESS");
                }
                Ok(Notification::Refund(refund)) => {
                    prop_assert_eq!(refund.result.result_code, "SUCCESS");
                }
                _ => {}
            }
        }
    }
}
