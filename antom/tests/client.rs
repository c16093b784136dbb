//! The client against a gateway that behaves in every way a network can.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::net::SocketAddr;
use std::time::Duration;

use antom::*;
use axum::http::StatusCode;
use support::{Manner, Signing, answer, config, gateway, unknown};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const SESSION_PATH: &str = "/ams/sandbox/api/v1/payments/createPaymentSession";
const INQUIRY_PATH: &str = "/ams/sandbox/api/v1/payments/inquiryPayment";
const SESSION: &str = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success."}, "normalUrl":"https://checkout.example/pay?sessionData=A%2BB", "paymentSessionId":"S1","paymentSessionExpiryTime":"2026-01-02T04:04:05+00:00"}"#;
const REFUSAL: &str = r#"{"result":{"resultCode":"ORDER_NOT_EXIST","resultStatus":"F","resultMessage":"The order doesn't exist."}}"#;
const UNDECIDED: &str =
    r#"{"result":{"resultCode":"UNKNOWN_EXCEPTION","resultStatus":"U","resultMessage":"?"}}"#;

fn session() -> CreatePaymentSession {
    CreatePaymentSession::new(
        "PAY-1",
        Amount::new("SGD", 6400),
        Order::new("WF-1", "A bag", Amount::new("SGD", 6400)),
        "https://shop.example/result/t",
    )
}

async fn create(manner: Manner) -> Result<Answer<PaymentSession>, CallError> {
    let (address, seen) = gateway(manner).await;
    let client = Client::new(config(address)).unwrap();
    let answer = client.create_payment_session(&session()).await;
    assert_eq!(seen.lock().unwrap().len(), 1, "sent exactly once");
    answer
}

#[tokio::test]
async fn a_signed_success_is_an_answer() {
    let (address, seen) = gateway(answer(SESSION)).await;
    let client = Client::new(config(address)).unwrap();
    let answer = client.create_payment_session(&session()).await.unwrap();
    assert_eq!(answer.raw, SESSION, "kept to the byte");
    assert_eq!(
        answer.body.normal_url.as_deref(),
        Some("https://checkout.example/pay?sessionData=A%2BB")
    );
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen.len(), 1);
    let (path, body) = seen[0].split_once(' ').unwrap();
    assert_eq!(path, SESSION_PATH);
    let sent: CreatePaymentSession = serde_json::from_str(body).unwrap();
    assert_eq!(sent, session());
}

#[tokio::test]
async fn without_the_prefix_the_path_is_that_of_production() {
    let manner = Manner {
        client_id: "5X00000000000000",
        ..answer(SESSION)
    };
    let (address, seen) = gateway(manner).await;
    let mut config = config(address);
    config.client_id = "5X00000000000000".to_owned();
    config.agent_token = Some("token".to_owned());
    let client = Client::new(config).unwrap();
    client.create_payment_session(&session()).await.unwrap();
    let seen = seen.lock().unwrap().clone();
    assert!(seen[0].starts_with("/ams/api/v1/payments/createPaymentSession "));
}

#[tokio::test]
async fn a_signed_refusal_is_a_refusal() {
    let (address, seen) = gateway(answer(REFUSAL)).await;
    let client = Client::new(config(address)).unwrap();
    let refused = client
        .inquiry_payment(&InquiryPayment::by_request_id("PAY-1"))
        .await
        .unwrap_err();
    assert_eq!(refused.refusal_code(), Some("ORDER_NOT_EXIST"));
    assert!(matches!(refused, CallError::Refused { raw, .. } if raw == REFUSAL));
    let seen = seen.lock().unwrap().clone();
    let expected = format!(r#"{INQUIRY_PATH} {{"paymentRequestId":"PAY-1"}}"#);
    assert_eq!(seen[0], expected);
}

#[tokio::test]
async fn a_signed_unknown_is_unknown() {
    let (reason, result, raw) = unknown(create(answer(UNDECIDED)).await);
    assert_eq!(reason, UnknownReason::AnsweredUnknown);
    assert_eq!(result.unwrap().result_code, "UNKNOWN_EXCEPTION");
    assert_eq!(raw.unwrap(), UNDECIDED);
}

#[tokio::test]
async fn an_answer_that_is_not_verified_is_never_believed() {
    let absent = UnknownReason::Unverified(SignatureError::Missing);
    let wrong = UnknownReason::Unverified(SignatureError::Mismatch);
    for body in [SESSION, REFUSAL, UNDECIDED] {
        for (signing, expected) in [
            (Signing::Absent, absent),
            (Signing::Empty, absent),
            (Signing::Merchant, wrong),
            (Signing::OtherPath, wrong),
            (
                Signing::NoTime,
                UnknownReason::Unverified(SignatureError::Malformed(
                    "the response-time is missing",
                )),
            ),
        ] {
            let manner = Manner {
                signing,
                ..answer(body)
            };
            let (reason, hint, raw) = unknown(create(manner).await);
            assert_eq!(reason, expected);
            assert!(hint.is_some(), "the hint is kept");
            assert_eq!(raw.unwrap(), body);
        }
    }
}

#[tokio::test]
async fn one_changed_byte_makes_an_answer_unknown() {
    for (at, byte) in [(SESSION.len() - 3, b'6'), (100, b' '), (0, b' ')] {
        let mut bytes = SESSION.as_bytes().to_vec();
        assert_ne!(bytes[at], byte);
        bytes[at] = byte;
        let manner = Manner {
            tampered: Some(bytes),
            ..answer(SESSION)
        };
        let (reason, ..) = unknown(create(manner).await);
        assert_eq!(reason, UnknownReason::Unverified(SignatureError::Mismatch));
    }
}

#[tokio::test]
async fn what_was_told_to_another_merchant_is_not_ours() {
    let manner = Manner {
        client_id: "SANDBOX_5Y00000000000000",
        ..answer(SESSION)
    };
    let (reason, ..) = unknown(create(manner).await);
    assert!(matches!(reason, UnknownReason::Unverified(_)));
}

#[tokio::test]
async fn any_status_but_200_is_unknown_and_no_redirect_is_followed() {
    for status in [
        StatusCode::INTERNAL_SERVER_ERROR,
        StatusCode::BAD_GATEWAY,
        StatusCode::NOT_FOUND,
        StatusCode::CREATED,
    ] {
        let manner = Manner {
            status,
            ..answer(SESSION)
        };
        let (reason, ..) = unknown(create(manner).await);
        assert_eq!(reason, UnknownReason::Status(status.as_u16()));
    }
    let (trap, trapped) = gateway(answer(SESSION)).await;
    for status in [StatusCode::FOUND, StatusCode::TEMPORARY_REDIRECT] {
        let manner = Manner {
            status,
            location: Some(format!("http://{trap}{SESSION_PATH}")),
            ..answer(SESSION)
        };
        let (reason, ..) = unknown(create(manner).await);
        assert_eq!(reason, UnknownReason::Status(status.as_u16()));
    }
    assert!(trapped.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_slow_answer_is_unknown() {
    let manner = Manner {
        delay: Duration::from_secs(30),
        ..answer(SESSION)
    };
    let (address, seen) = gateway(manner).await;
    let mut config = config(address);
    config.timeout = Duration::from_secs(2);
    let client = Client::new(config).unwrap();
    let (reason, ..) = unknown(client.create_payment_session(&session()).await);
    assert_eq!(reason, UnknownReason::Timeout);
    assert_eq!(seen.lock().unwrap().len(), 1);
}

/// A server that reads some of the request, writes `reply` and breaks off.
async fn breaking(reply: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut some = [0; 64];
            let _ = stream.read(&mut some).await;
            let _ = stream.write_all(reply).await;
        }
    });
    address
}

#[tokio::test]
async fn a_broken_connection_is_unknown() {
    for reply in [
        &b""[..],
        b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"result\"",
        b"nonsense\r\n\r\n",
    ] {
        let client = Client::new(config(breaking(reply).await)).unwrap();
        let (reason, ..) = unknown(client.create_payment_session(&session()).await);
        assert_eq!(reason, UnknownReason::Interrupted);
    }
}

#[tokio::test]
async fn an_oversized_answer_is_unknown() {
    let fits = format!("{SESSION}{}", " ".repeat(1024 * 1024 - SESSION.len()));
    let (reason, ..) = unknown(create(answer(format!("{fits} "))).await);
    assert_eq!(reason, UnknownReason::TooLarge);
    assert!(create(answer(fits)).await.is_ok());
}

#[tokio::test]
async fn a_signed_answer_of_another_form_is_unknown() {
    for body in [
        "",
        "<html>",
        "[]",
        "{}",
        r#"{"result":{"resultCode":"SUCCESS","resultStatus":"OK"}}"#,
        r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"normalUrl":{}}"#,
    ] {
        let (reason, ..) = unknown(create(answer(body)).await);
        assert_eq!(reason, UnknownReason::Unreadable, "{body}");
    }
    let (reason, ..) = unknown(create(answer(b"\xff\xfe{")).await);
    assert_eq!(reason, UnknownReason::Unreadable);
}

#[tokio::test]
async fn an_inquiry_about_another_payment_is_unknown() {
    let body = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"paymentStatus":"SUCCESS","paymentRequestId":"PAY-2","paymentId":"P2"}"#;
    let (address, _) = gateway(answer(body)).await;
    let client = Client::new(config(address)).unwrap();
    let ask = |request: InquiryPayment| {
        let client = client.clone();
        async move { client.inquiry_payment(&request).await }
    };
    assert!(ask(InquiryPayment::by_request_id("PAY-2")).await.is_ok());
    assert!(ask(InquiryPayment::by_payment_id("P2")).await.is_ok());
    for request in [
        InquiryPayment::by_request_id("PAY-1"),
        InquiryPayment::by_payment_id("P1"),
    ] {
        let (reason, ..) = unknown(ask(request).await);
        assert_eq!(reason, UnknownReason::WrongSubject);
    }
}

#[tokio::test]
async fn only_what_never_left_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let client = Client::new(config(address)).unwrap();
    let error = client.create_payment_session(&session()).await.unwrap_err();
    assert!(matches!(error, CallError::Unreachable { .. }), "{error:?}");

    let mut config = config(address);
    config.gateway = Url::parse("https://gateway.invalid").unwrap();
    let client = Client::new(config).unwrap();
    let error = client.create_payment_session(&session()).await.unwrap_err();
    assert!(matches!(error, CallError::Unreachable { .. }), "{error:?}");
}

#[tokio::test]
async fn a_configuration_that_cannot_be_right_is_refused() {
    let address = SocketAddr::from(([127, 0, 0, 1], 1));
    let refused = |change: &dyn Fn(&mut ClientConfig)| {
        let mut config = config(address);
        change(&mut config);
        Client::new(config).unwrap_err()
    };
    let gateway = |url: &str| {
        let url = Url::parse(url).unwrap();
        refused(&|config| config.gateway = url.clone())
    };
    for url in [
        "http://gateway.example",
        "ftp://127.0.0.1",
        "http://10.0.0.1",
    ] {
        assert!(
            matches!(gateway(url), ClientError::InsecureGateway),
            "{url}"
        );
    }
    for url in [
        "https://gateway.example/ams",
        "https://gateway.example/?a",
        "https://user@gateway.example",
    ] {
        assert!(matches!(gateway(url), ClientError::GatewayNotBare), "{url}");
    }
    for url in [gateway::SINGAPORE, gateway::EUROPE, gateway::NORTH_AMERICA] {
        let mut config = config(address);
        config.gateway = Url::parse(url).unwrap();
        assert!(Client::new(config).is_ok());
    }
    let own = |config: &mut ClientConfig| {
        config
            .antom_public_keys
            .push(config.private_key.public_key());
    };
    assert!(matches!(refused(&own), ClientError::OwnPublicKey));
    let none = |config: &mut ClientConfig| config.antom_public_keys.clear();
    assert!(matches!(refused(&none), ClientError::NoPublicKey));
    for id in ["", "5X.1", "5X 1", "5X\n"] {
        let bad = |config: &mut ClientConfig| config.client_id = id.to_owned();
        assert!(matches!(refused(&bad), ClientError::BadHeader(_)), "{id:?}");
    }
}

#[tokio::test]
async fn debug_output_shows_neither_keys_nor_bodies() {
    let manner = Manner {
        signing: Signing::Absent,
        ..answer(SESSION.replace("S1", "CANARY"))
    };
    let (address, _) = gateway(manner).await;
    let mut config = config(address);
    config.agent_token = Some("CANARY".to_owned());
    let file: serde_json::Value = serde_json::from_str(include_str!("data/vectors.json")).unwrap();
    let key = file["keys"]["merchant"]["private_pkcs8_der_b64"]
        .as_str()
        .unwrap();
    let client = Client::new(config.clone()).unwrap();
    let error = client.create_payment_session(&session()).await.unwrap_err();
    let shown = format!("{config:?} {client:?} {error:?} {error}");
    assert!(!shown.contains("CANARY"), "{shown}");
    for window in key.as_bytes().windows(24) {
        assert!(!shown.contains(std::str::from_utf8(window).unwrap()));
    }
}
