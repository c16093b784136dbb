//! The calls around cards, over HTTP: what is sent, what is believed, and how a payment stands after
//! each of the answers that guide 003 lists.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::time::Duration;

use antom::*;
use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Manner, Signing, answer, config, gateway, unknown};

const URL: &str = "https://pay.example/p?code=AB";

fn request() -> PayRequest {
    let total = Amount::new("SGD", 6400);
    let mut order = Order::new("ORDER-1", "A weekender", total.clone());
    order.buyer = Some(Buyer {
        reference_buyer_id: Some("B-7".to_owned()),
        ..Buyer::default()
    });
    PayRequest::new(
        "PAY-1",
        total,
        order,
        PaymentMethod::card(),
        "https://shop.example/result",
        Env::new(TerminalType::Web, "203.0.113.7"),
    )
}

fn told(code: &str, status: &str, more: Value) -> Value {
    let mut body = json!({
        "result": {"resultCode": code, "resultStatus": status, "resultMessage": "."}
    });
    let fields = more.as_object().unwrap().clone();
    body.as_object_mut().unwrap().extend(fields);
    body
}

async fn pay(manner: Manner) -> Result<PayOutcome, CallError> {
    let (address, _) = gateway(manner).await;
    let client = Client::new(config(address)).unwrap();
    client.pay(&request()).await
}

async fn pay_told(code: &str, status: &str, more: Value) -> Result<PayOutcome, CallError> {
    pay(answer(told(code, status, more).to_string())).await
}

#[tokio::test]
async fn a_payment_goes_to_its_place_as_it_is() {
    let (address, seen) = gateway(answer(told("SUCCESS", "S", json!({})).to_string())).await;
    let client = Client::new(config(address)).unwrap();
    client.pay(&request()).await.unwrap();
    let consult = ConsultRequest {
        user_region: Some("SG".to_owned()),
        ..ConsultRequest::new(Amount::new("SGD", 1), Env::new(TerminalType::Web, "::1"))
    };
    client.consult(&consult).await.unwrap();
    let deletion = DeleteTokenRequest::new(CardToken::new("ALIPAY+/="));
    client.delete_token(&deletion).await.unwrap();
    let seen = seen.lock().unwrap().clone();
    let sent = serde_json::to_string(&request()).unwrap();
    assert_eq!(seen[0], format!("/ams/sandbox/api/v1/payments/pay {sent}"));
    assert_eq!(
        seen[1],
        r#"/ams/sandbox/api/v1/payments/consult {"productCode":"CASHIER_PAYMENT","paymentAmount":{"currency":"SGD","value":"1"},"env":{"terminalType":"WEB","clientIp":"::1"},"userRegion":"SG"}"#
    );
    assert_eq!(
        seen[2],
        r#"/ams/sandbox/api/v1/vaults/deleteToken {"token":"ALIPAY+/="}"#
    );
}

#[tokio::test]
async fn paid_at_once() {
    let body = json!({
        "paymentRequestId": "PAY-1", "paymentId": "P1",
        "paymentAmount": {"currency": "SGD", "value": "6400"},
        "paymentResultInfo": {"cardBrand": "VISA"},
    });
    let outcome = pay_told("SUCCESS", "S", body).await.unwrap();
    let PayOutcome::Success(paid) = &outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(paid.body.payment_id.as_deref(), Some("P1"));
    let info = paid.body.payment_result_info.as_ref().unwrap();
    assert_eq!(info.card_brand.as_deref(), Some("VISA"));
    assert!(outcome.answer().raw.contains("\"P1\""));
}

#[tokio::test]
async fn the_buyer_has_to_go_on() {
    for more in [
        json!({"normalUrl": URL, "paymentId": "P1", "paymentRequestId": "PAY-1"}),
        json!({"redirectActionForm": {"method": "GET", "redirectUrl": URL}}),
        json!({"paymentActionForm": json!({"redirectUrl": URL}).to_string()}),
    ] {
        let outcome = pay_told("PAYMENT_IN_PROCESS", "U", more).await.unwrap();
        let PayOutcome::Redirect { url, answer } = &outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(url, URL);
        assert_eq!(answer.body.result.result_status, ResultStatus::U);
    }
}

#[tokio::test]
async fn under_way_without_a_page() {
    let outcome = pay_told("PAYMENT_IN_PROCESS", "U", json!({})).await;
    assert!(
        matches!(outcome, Ok(PayOutcome::InProcess(_))),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn refused_for_good() {
    let refused = pay_told("RISK_REJECT", "F", json!({})).await.unwrap_err();
    assert_eq!(refused.refusal_code(), Some(codes::RISK_REJECT));
    // An address in a refusal leads nowhere.
    let refused = pay_told("PROCESS_FAIL", "F", json!({"normalUrl": URL})).await;
    assert!(matches!(refused, Err(CallError::Refused { .. })));
}

#[tokio::test]
async fn any_other_unknown_is_unknown() {
    for code in ["UNKNOWN_EXCEPTION", "REQUEST_TRAFFIC_EXCEED_LIMIT"] {
        let error = pay_told(code, "U", json!({})).await.unwrap_err();
        assert_eq!(error.result_code(), Some(code));
        let (reason, ..) = unknown(Err::<(), _>(error));
        assert_eq!(reason, UnknownReason::AnsweredUnknown);
    }
}

#[tokio::test]
async fn an_answer_that_is_not_to_be_trusted_sends_the_buyer_nowhere() {
    let good = told("PAYMENT_IN_PROCESS", "U", json!({"normalUrl": URL})).to_string();
    let with = |signing| Manner {
        signing,
        ..answer(&good)
    };
    for signing in [
        Signing::Absent,
        Signing::Empty,
        Signing::Merchant,
        Signing::OtherPath,
        Signing::NoTime,
    ] {
        let (reason, ..) = unknown(pay(with(signing)).await);
        assert!(matches!(reason, UnknownReason::Unverified(_)), "{reason}");
    }
    let broken = Manner {
        status: StatusCode::BAD_GATEWAY,
        ..answer(&good)
    };
    let (reason, ..) = unknown(pay(broken).await);
    assert_eq!(reason, UnknownReason::Status(502));
}

#[tokio::test]
async fn an_answer_about_another_payment_is_unknown() {
    for (code, status) in [
        ("SUCCESS", "S"),
        ("PAYMENT_IN_PROCESS", "U"),
        ("RISK_REJECT", "F"),
    ] {
        let more = json!({"paymentRequestId": "PAY-2", "normalUrl": URL});
        let (reason, ..) = unknown(pay_told(code, status, more).await);
        assert_eq!(reason, UnknownReason::WrongSubject, "{code}");
    }
}

#[tokio::test]
async fn no_answer_in_time_is_unknown() {
    let slow = Manner {
        delay: Duration::from_secs(5),
        ..answer(told("SUCCESS", "S", json!({})).to_string())
    };
    let (address, seen) = gateway(slow).await;
    let client = Client::new(ClientConfig {
        timeout: Duration::from_millis(300),
        ..config(address)
    })
    .unwrap();
    let (reason, ..) = unknown(client.pay(&request()).await);
    assert_eq!(reason, UnknownReason::Timeout);
    assert_eq!(seen.lock().unwrap().len(), 1, "it is sent once");
}

#[tokio::test]
async fn the_agent_token_goes_with_it() {
    let (address, seen) = gateway(answer(told("SUCCESS", "S", json!({})).to_string())).await;
    let client = Client::new(ClientConfig {
        agent_token: Some("AGENT-1".to_owned()),
        ..config(address)
    })
    .unwrap();
    client.pay(&request()).await.unwrap();
    assert!(seen.lock().unwrap()[0].ends_with("} for AGENT-1"));
}
