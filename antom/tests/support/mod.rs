//! A gateway on this machine that checks every request as Antom would, and answers as it is told.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use antom::*;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri};
use tokio::net::TcpListener;

pub(crate) const CLIENT_ID: &str = "SANDBOX_5X00000000000000";

pub(crate) fn keys() -> (PrivateKey, PrivateKey) {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../data/vectors.json")).unwrap();
    let key = |who: &str| {
        let text = file["keys"][who]["private_pkcs8_der_b64"].as_str().unwrap();
        PrivateKey::parse(text).unwrap()
    };
    (key("merchant"), key("antom"))
}

/// How the gateway answers.
#[derive(Clone)]
pub(crate) struct Manner {
    pub(crate) body: Vec<u8>,
    pub(crate) status: StatusCode,
    pub(crate) delay: Duration,
    pub(crate) signing: Signing,
    /// Sent in the place of what was signed.
    pub(crate) tampered: Option<Vec<u8>>,
    pub(crate) client_id: &'static str,
    pub(crate) location: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Signing {
    Antom,
    Merchant,
    OtherPath,
    Absent,
    Empty,
    NoTime,
}

pub(crate) fn answer(body: impl AsRef<[u8]>) -> Manner {
    Manner {
        body: body.as_ref().to_vec(),
        status: StatusCode::OK,
        delay: Duration::ZERO,
        signing: Signing::Antom,
        tampered: None,
        client_id: CLIENT_ID,
        location: None,
    }
}

#[derive(Clone)]
struct Gateway {
    manner: Manner,
    seen: Arc<Mutex<Vec<String>>>,
}

async fn respond(
    State(gateway): State<Gateway>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let (merchant, antom) = keys();
    let header = |name: &str| headers.get(name).unwrap().to_str().unwrap();
    let request = Message {
        method: method.as_str(),
        path: uri.path(),
        client_id: header("client-id"),
        time: header("request-time"),
        body: &body,
    };
    verify(&[merchant.public_key()], &request, header("signature")).unwrap();
    assert_eq!(header("content-type"), "application/json; charset=UTF-8");
    assert!(parse_time(header("request-time")).is_some());
    let mut seen = format!("{} {}", uri.path(), String::from_utf8_lossy(&body));
    if let Some(token) = headers.get("agent-token") {
        seen = format!("{seen} for {}", token.to_str().unwrap());
    }
    gateway.seen.lock().unwrap().push(seen);

    let manner = gateway.manner;
    tokio::time::sleep(manner.delay).await;
    let time = "2026-01-02T11:04:06+08:00";
    let path = if manner.signing == Signing::OtherPath {
        "/elsewhere"
    } else {
        uri.path()
    };
    let key = if manner.signing == Signing::Merchant {
        merchant
    } else {
        antom
    };
    let signature = sign(
        &key,
        &Message {
            method: "POST",
            path,
            client_id: manner.client_id,
            time,
            body: &manner.body,
        },
    )
    .unwrap();
    let mut response = Response::builder()
        .status(manner.status)
        .header("client-id", manner.client_id);
    response = match manner.signing {
        Signing::Antom | Signing::Merchant | Signing::OtherPath => response
            .header("response-time", time)
            .header("signature", signature),
        Signing::NoTime => response.header("signature", signature),
        Signing::Empty => response.header("response-time", "").header("signature", ""),
        Signing::Absent => response,
    };
    if let Some(location) = manner.location {
        response = response.header("location", location);
    }
    let body = manner.tampered.unwrap_or(manner.body);
    response.body(Body::from(body)).unwrap()
}

pub(crate) type Seen = Arc<Mutex<Vec<String>>>;

pub(crate) async fn gateway(manner: Manner) -> (SocketAddr, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Seen::default();
    let state = Gateway {
        manner,
        seen: seen.clone(),
    };
    let router = Router::new().fallback(respond).with_state(state);
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (address, seen)
}

pub(crate) fn config(address: SocketAddr) -> ClientConfig {
    let (merchant, antom) = keys();
    let url = Url::parse(&format!("http://{address}")).unwrap();
    ClientConfig {
        antom_public_keys: vec![antom.public_key()],
        ..ClientConfig::new(url, CLIENT_ID, merchant)
    }
}

/// Asserts that nothing was believed, and returns why and the hint.
pub(crate) fn unknown<T: std::fmt::Debug>(
    answer: Result<T, CallError>,
) -> (UnknownReason, Option<OperationResult>, Option<String>) {
    match answer.unwrap_err() {
        CallError::Unknown {
            reason,
            result,
            raw,
        } => (reason, result, raw),
        other => panic!("{other:?}"),
    }
}
