//! The calls that move money: taking what was authorised, undoing, giving back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use antom::*;
use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Manner, Signing, answer, config, gateway, unknown};

fn capture() -> CaptureRequest {
    CaptureRequest {
        is_last_capture: Some(true),
        ..CaptureRequest::new("CAPTURE-1", "P1", Amount::new("SGD", 6400))
    }
}

fn refund() -> RefundRequest {
    RefundRequest {
        refund_reason: Some("One bag came back".to_owned()),
        ..RefundRequest::new("REFUND-1", "P1", Amount::new("SGD", 1400))
    }
}

/// The four calls, each with what it sends and with an answer of status `S` to it.
#[derive(Debug, Clone, Copy)]
enum Call {
    Capture,
    Cancel,
    Refund,
    InquiryRefund,
}

const CALLS: [Call; 4] = [
    Call::Capture,
    Call::Cancel,
    Call::Refund,
    Call::InquiryRefund,
];

impl Call {
    fn name(self) -> &'static str {
        match self {
            Self::Capture => "capture",
            Self::Cancel => "cancel",
            Self::Refund => "refund",
            Self::InquiryRefund => "inquiryRefund",
        }
    }

    fn sent(self) -> &'static str {
        match self {
            Self::Capture => {
                r#"{"captureRequestId":"CAPTURE-1","paymentId":"P1","captureAmount":{"currency":"SGD","value":"6400"},"isLastCapture":true}"#
            }
            Self::Cancel => r#"{"paymentId":"P1"}"#,
            Self::Refund => {
                r#"{"refundRequestId":"REFUND-1","paymentId":"P1","refundAmount":{"currency":"SGD","value":"1400"},"refundReason":"One bag came back"}"#
            }
            Self::InquiryRefund => r#"{"refundRequestId":"REFUND-1"}"#,
        }
    }

    fn answered(self, code: &str, status: &str) -> Value {
        let mut body = match self {
            Self::Capture => json!({
                "captureRequestId": "CAPTURE-1", "captureId": "C1", "paymentId": "P1",
                "captureAmount": {"currency": "SGD", "value": "6400"},
                "captureTime": "2026-01-02T11:04:06+08:00", "acquirerReferenceNo": "X",
                "acquirerInfo": {"acquirerName": "A"},
            }),
            Self::Cancel => json!({
                "paymentId": "P1", "paymentRequestId": "PAY-1",
                "cancelTime": "2026-01-02T11:04:06+08:00",
            }),
            Self::Refund => json!({
                "refundRequestId": "REFUND-1", "refundId": "R1", "paymentId": "P1",
                "refundAmount": {"currency": "SGD", "value": "1400"},
                "refundTime": "2026-01-02T11:04:06+08:00",
                "actualRefundAmount": {"currency": "SGD", "value": "1300"},
                "refundNonGuaranteeCouponAmount": {"currency": "SGD", "value": "100"},
                "grossSettlementAmount": {"currency": "USD", "value": "1050"},
                "settlementQuote": {"quoteCurrencyPair": "SGD/USD", "quotePrice": "0.75"},
                "acquirerInfo": {"acquirerName": "A"}, "acquirerReferenceNo": "X",
            }),
            Self::InquiryRefund => json!({
                "refundRequestId": "REFUND-1", "refundId": "R1", "refundStatus": "SUCCESS",
                "refundAmount": {"currency": "SGD", "value": "1400"},
                "refundTime": "2026-01-02T11:04:06+08:00",
                "actualRefundAmount": {"currency": "SGD", "value": "1300"},
                "grossSettlementAmount": {"currency": "USD", "value": "1050"},
                "settlementQuote": {"quoteCurrencyPair": "SGD/USD", "quotePrice": "0.75"},
                "arn": "7", "authorizationCode": "A", "rrn": "8", "metadata": "mine",
                "acquirerInfo": {"acquirerName": "A"},
                "customizedInfo": {"customizedField5": "five"},
            }),
        };
        let result = json!({"resultCode": code, "resultStatus": status, "resultMessage": "."});
        body["result"] = result;
        body
    }

    /// Makes the call, and gives the answer as it would be written again.
    async fn make(self, client: &Client) -> Result<Value, CallError> {
        fn written<T: serde::Serialize>(answer: &Answer<T>) -> Value {
            serde_json::to_value(&answer.body).unwrap()
        }
        match self {
            Self::Capture => client.capture(&capture()).await.map(|a| written(&a)),
            Self::Cancel => client
                .cancel(&CancelRequest::by_payment_id("P1"))
                .await
                .map(|a| written(&a)),
            Self::Refund => client.refund(&refund()).await.map(|a| written(&a)),
            Self::InquiryRefund => client
                .inquiry_refund(&InquiryRefund::by_request_id("REFUND-1"))
                .await
                .map(|a| written(&a)),
        }
    }

    async fn against(self, manner: Manner) -> Result<Value, CallError> {
        let (address, seen) = gateway(manner).await;
        let mut config = config(address);
        config.timeout = Duration::from_secs(2);
        let outcome = self.make(&Client::new(config).unwrap()).await;
        assert_eq!(seen.lock().unwrap().len(), 1, "sent exactly once");
        outcome
    }
}

#[tokio::test]
async fn each_call_is_sent_and_signed_on_its_path_and_read_wholly() {
    for call in CALLS {
        for (client_id, prefix) in [
            ("SANDBOX_5X00000000000000", "/ams/sandbox/api"),
            ("5X00000000000000", "/ams/api"),
        ] {
            let body = call.answered("SUCCESS", "S");
            let manner = Manner {
                client_id,
                ..answer(body.to_string())
            };
            let (address, seen) = gateway(manner).await;
            let mut config = config(address);
            config.client_id = client_id.to_owned();
            // The gateway has verified the signature over the path that it was really called by.
            let read = call.make(&Client::new(config).unwrap()).await.unwrap();
            assert_eq!(read, body);
            let expected = format!("{prefix}/v1/payments/{} {}", call.name(), call.sent());
            assert_eq!(*seen.lock().unwrap(), [expected]);
        }
    }
}

#[tokio::test]
async fn a_refusal_is_told_with_its_code() {
    for call in CALLS {
        for body in [
            call.answered("PROCESS_FAIL", "F").to_string(),
            r#"{"result":{"resultCode":"PROCESS_FAIL","resultStatus":"F"}}"#.to_owned(),
        ] {
            let error = call.against(answer(&body)).await.unwrap_err();
            assert_eq!(error.refusal_code(), Some(codes::PROCESS_FAIL));
            assert_eq!(error.result_code(), Some(codes::PROCESS_FAIL));
            assert!(matches!(error, CallError::Refused { raw, .. } if raw == body));
        }
    }
}

#[tokio::test]
async fn an_accepted_refund_or_capture_is_told_from_a_lost_one() {
    for (call, code) in [
        (Call::Refund, codes::REFUND_IN_PROCESS),
        (Call::Capture, codes::CAPTURE_IN_PROCESS),
        (Call::Refund, codes::UNKNOWN_EXCEPTION),
        (Call::Cancel, codes::UNKNOWN_EXCEPTION),
        (Call::InquiryRefund, codes::REQUEST_TRAFFIC_EXCEED_LIMIT),
    ] {
        let body = call.answered(code, "U").to_string();
        let error = call.against(answer(&body)).await.unwrap_err();
        assert_eq!(error.result_code(), Some(code));
        assert_eq!(error.refusal_code(), None, "it is no refusal");
        let (reason, result, raw) = unknown(Err::<Value, _>(error));
        assert_eq!(reason, UnknownReason::AnsweredUnknown);
        assert_eq!(result.unwrap().result_code, code);
        assert_eq!(raw.unwrap(), body);
    }
}

#[tokio::test]
async fn an_accepted_refund_has_its_id() {
    let body = Call::Refund.answered(codes::REFUND_IN_PROCESS, "U");
    let error = Call::Refund
        .against(answer(body.to_string()))
        .await
        .unwrap_err();
    let refund: Refund = error.answered().unwrap();
    assert_eq!(refund.refund_id.as_deref(), Some("R1"));
    assert_eq!(refund.result.result_status, ResultStatus::U);
}

#[tokio::test]
async fn an_acceptance_that_is_not_signed_is_none() {
    for call in [Call::Refund, Call::Capture] {
        let code = format!("{}_IN_PROCESS", call.name().to_uppercase());
        for (code, status) in [
            (code.as_str(), "U"),
            ("SUCCESS", "S"),
            ("PROCESS_FAIL", "F"),
        ] {
            let body = call.answered(code, status).to_string();
            for manner in [
                Manner {
                    signing: Signing::Merchant,
                    ..answer(&body)
                },
                Manner {
                    signing: Signing::Absent,
                    ..answer(&body)
                },
                Manner {
                    status: StatusCode::BAD_GATEWAY,
                    ..answer(&body)
                },
                Manner {
                    client_id: "SANDBOX_5Y00000000000000",
                    ..answer(&body)
                },
            ] {
                let error = call.against(manner).await.unwrap_err();
                assert_eq!(error.result_code(), None);
                assert_eq!(error.refusal_code(), None);
                assert!(error.answered::<Value>().is_none());
                assert!(matches!(error, CallError::Unknown { .. }), "{error:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_slow_answer_is_unknown_for_every_call() {
    for call in CALLS {
        let manner = Manner {
            delay: Duration::from_secs(30),
            ..answer(call.answered("SUCCESS", "S").to_string())
        };
        let error = call.against(manner).await.unwrap_err();
        assert_eq!(error.result_code(), None);
        let (reason, ..) = unknown(Err::<Value, _>(error));
        assert_eq!(reason, UnknownReason::Timeout);
    }
}

/// The signature of an answer does not cover the request: an old answer is signed as well.
#[tokio::test]
async fn an_answer_about_something_else_is_unknown_whatever_it_says() {
    for (call, fields) in [
        (Call::Capture, &["captureRequestId", "paymentId"][..]),
        (Call::Cancel, &["paymentId"]),
        (Call::Refund, &["refundRequestId", "paymentId"]),
        (Call::InquiryRefund, &["refundRequestId"]),
    ] {
        for field in fields {
            for (code, status) in [
                ("SUCCESS", "S"),
                ("REFUND_IN_PROCESS", "U"),
                ("PROCESS_FAIL", "F"),
            ] {
                let mut body = call.answered(code, status);
                body[field] = json!("ANOTHER");
                let error = call.against(answer(body.to_string())).await.unwrap_err();
                assert_eq!(error.result_code(), None);
                assert_eq!(error.refusal_code(), None);
                let (reason, result, raw) = unknown(Err::<Value, _>(error));
                assert_eq!(reason, UnknownReason::WrongSubject, "{call:?} {field}");
                assert_eq!(result.unwrap().result_code, code);
                assert_eq!(raw.unwrap(), body.to_string());

                body[field] = Value::Null;
                let reason = match call.against(answer(body.to_string())).await {
                    Err(CallError::Unknown { reason, .. }) => Some(reason),
                    Ok(_) | Err(CallError::Refused { .. } | CallError::Unreachable { .. }) => None,
                };
                assert_ne!(reason, Some(UnknownReason::WrongSubject), "left out");
            }
        }
    }
}

#[tokio::test]
async fn antoms_own_id_prevails_if_both_are_asked_for() {
    let (address, _) = gateway(answer(Call::Cancel.answered("SUCCESS", "S").to_string())).await;
    let client = Client::new(config(address)).unwrap();
    let cancel = |request: CancelRequest| {
        let client = client.clone();
        async move { client.cancel(&request).await }
    };
    assert!(cancel(CancelRequest::by_request_id("PAY-1")).await.is_ok());
    let both = CancelRequest {
        payment_request_id: Some("PAY-2".to_owned()),
        ..CancelRequest::by_payment_id("P1")
    };
    assert!(cancel(both).await.is_ok());
    let (reason, ..) = unknown(cancel(CancelRequest::by_request_id("PAY-2")).await);
    assert_eq!(reason, UnknownReason::WrongSubject);

    let body = Call::InquiryRefund.answered("SUCCESS", "S");
    let (address, _) = gateway(answer(body.to_string())).await;
    let client = Client::new(config(address)).unwrap();
    let both = InquiryRefund {
        refund_request_id: Some("REFUND-2".to_owned()),
        ..InquiryRefund::by_refund_id("R1")
    };
    assert!(client.inquiry_refund(&both).await.is_ok());
    let other = InquiryRefund::by_refund_id("R2");
    let (reason, ..) = unknown(client.inquiry_refund(&other).await);
    assert_eq!(reason, UnknownReason::WrongSubject);
}

#[tokio::test]
async fn what_decides_in_an_answer_is_never_guessed() {
    for (call, field, wrong) in [
        (Call::Capture, "captureAmount", json!("6400")),
        (Call::Refund, "refundAmount", json!({"currency": "SGD"})),
        (Call::InquiryRefund, "refundStatus", json!("REFUNDED")),
        (Call::InquiryRefund, "refundAmount", json!([])),
        (Call::Cancel, "paymentId", json!({})),
    ] {
        let mut body = call.answered("SUCCESS", "S");
        body[field] = wrong;
        let (reason, ..) = unknown(call.against(answer(body.to_string())).await);
        assert_eq!(reason, UnknownReason::Unreadable, "{call:?} {field}");
    }
}

#[tokio::test]
async fn an_inquiry_may_find_a_refund_in_any_state_or_none() {
    for (status, expected) in [
        (json!("SUCCESS"), Some(RefundStatus::Success)),
        (json!("PROCESSING"), Some(RefundStatus::Processing)),
        (json!("FAIL"), Some(RefundStatus::Fail)),
        (Value::Null, None),
    ] {
        let mut body = Call::InquiryRefund.answered("SUCCESS", "S");
        body["refundStatus"] = status;
        let (address, _) = gateway(answer(body.to_string())).await;
        let client = Client::new(config(address)).unwrap();
        let request = InquiryRefund::by_request_id("REFUND-1");
        let answer = client.inquiry_refund(&request).await.unwrap();
        assert_eq!(answer.body.refund_status, expected);
    }
}
