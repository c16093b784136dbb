//! The signed API: everything below `/ams/`.

mod fields;
mod inquiry;
mod refusal;
mod session;

use std::time::Duration;

use antom::{Message, SignatureError};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::Response;
use serde_json::Value;

pub(crate) use self::session::page_url;

use self::refusal::{Illegal, Refusal};
use crate::calls::Call;
use crate::fault::{Fault, Hit, Place};
use crate::gateway::Gateway;
use crate::hang::Line;

const LONGEST_BODY: usize = 1024 * 1024;

/// Both prefixes lead to the same gateway; which one is asked for only matters to the signature.
const PREFIXES: [&str; 2] = ["/ams/api/v1/", "/ams/sandbox/api/v1/"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Api {
    CreatePaymentSession,
    InquiryPayment,
}

impl Api {
    fn find(path: &str) -> Option<Self> {
        let name = PREFIXES
            .iter()
            .find_map(|prefix| path.strip_prefix(prefix))?;
        match name {
            "payments/createPaymentSession" => Some(Self::CreatePaymentSession),
            "payments/inquiryPayment" => Some(Self::InquiryPayment),
            _ => None,
        }
    }

    fn place(self) -> Place {
        match self {
            Self::CreatePaymentSession => Place::CreatePaymentSession,
            Self::InquiryPayment => Place::InquiryPayment,
        }
    }
}

/// What came of a call.
struct Outcome {
    api: Option<Api>,
    payment_request_id: Option<String>,
    fault: Option<Hit>,
    result: Result<Value, Refusal>,
}

pub(crate) async fn answer(
    State(gateway): State<Gateway>,
    line: Option<axum::Extension<ConnectInfo<Line>>>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let client_id = text(&parts.headers, "client-id").to_owned();
    let outcome = match to_bytes(body, LONGEST_BODY).await {
        Ok(bytes) => judge(&gateway, &parts.method, &path, &parts.headers, &bytes),
        Err(_) => Outcome {
            api: Api::find(&path),
            payment_request_id: None,
            fault: None,
            result: Err(Refusal::Param(Illegal {
                field: "body".to_owned(),
                reason: format!("must have at most {LONGEST_BODY} bytes"),
            })),
        },
    };
    note(&gateway, &outcome);

    match outcome.fault {
        Some(Hit {
            fault: Fault::NoAnswer,
            seconds,
        }) => {
            hold(&gateway, seconds).await;
            return hang_up(&gateway, line.map(|line| line.0.0)).await;
        }
        Some(Hit {
            fault: Fault::Late,
            seconds,
        }) => hold(&gateway, seconds).await,
        Some(_) | None => {}
    }
    let body = match outcome.result {
        Ok(body) => body,
        Err(refusal) => refusal.body(),
    };
    signed(
        &gateway,
        parts.method.as_str(),
        &path,
        &client_id,
        body.to_string(),
    )
}

fn judge(
    gateway: &Gateway,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    bytes: &Bytes,
) -> Outcome {
    let mut outcome = Outcome {
        api: Api::find(path),
        payment_request_id: None,
        fault: None,
        result: Err(Refusal::NoInterface),
    };
    let Some(api) = outcome.api else {
        return outcome;
    };
    let checked = admit(gateway, method, path, headers, bytes).and_then(|()| parse(bytes));
    let body = match checked {
        Ok(body) => body,
        Err(refusal) => {
            outcome.result = Err(refusal);
            return outcome;
        }
    };
    outcome.payment_request_id = body["paymentRequestId"].as_str().map(str::to_owned);
    let id = outcome.payment_request_id.as_deref().unwrap_or_default();
    outcome.fault = gateway.change(|world, _| world.faults.strike(api.place(), id));
    let client_id = text(headers, "client-id");
    outcome.result = match (outcome.fault, api) {
        (
            Some(Hit {
                fault: Fault::AnswerU,
                ..
            }),
            _,
        ) => Err(Refusal::Unknown),
        (_, Api::CreatePaymentSession) => session::answer(gateway, client_id, &body),
        (_, Api::InquiryPayment) => inquiry::answer(gateway, client_id, &body),
    };
    outcome
}

/// Everything that is checked before the body is looked into.
fn admit(
    gateway: &Gateway,
    method: &Method,
    path: &str,
    headers: &HeaderMap,
    bytes: &Bytes,
) -> Result<(), Refusal> {
    if method != Method::POST {
        return Err(Refusal::Method);
    }
    let essence = text(headers, "content-type")
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::MediaType);
    }
    let client_id = text(headers, "client-id");
    let known = match &gateway.config().client_id {
        Some(expected) => expected == client_id,
        None => !client_id.is_empty() && client_id.len() <= 64,
    };
    if !known {
        return Err(Refusal::Client);
    }
    let signature = text(headers, "signature");
    if key_version(signature).is_some_and(|version| version != "1") {
        return Err(Refusal::Key);
    }
    let time = text(headers, "request-time");
    if time.is_empty() {
        return Err(Refusal::Signature("there is no request-time".to_owned()));
    }
    let message = Message {
        method: method.as_str(),
        path,
        client_id,
        time,
        body: bytes,
    };
    let keys = std::slice::from_ref(&gateway.config().merchant_public_key);
    antom::verify(keys, &message, signature)
        .map_err(|error: SignatureError| Refusal::Signature(error.to_string()))
}

/// The version that the header names; the newest, which is the only one here, if it names none.
fn key_version(signature: &str) -> Option<&str> {
    signature.split(',').find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("keyVersion")
            .then(|| value.trim())
            .filter(|value| !value.is_empty())
    })
}

fn parse(bytes: &Bytes) -> Result<Value, Refusal> {
    match serde_json::from_slice(bytes) {
        Ok(body @ Value::Object(_)) => Ok(body),
        Ok(_) | Err(_) => Err(Refusal::Param(Illegal {
            field: "body".to_owned(),
            reason: "must be a JSON object".to_owned(),
        })),
    }
}

fn note(gateway: &Gateway, outcome: &Outcome) {
    let (code, status, message) = match &outcome.result {
        Ok(_) => ("SUCCESS", "S", "success.".to_owned()),
        Err(refusal) => (refusal.code(), refusal.status(), refusal.message()),
    };
    let api = outcome.api.map_or("unknown", |api| api.place().name());
    tracing::debug!(api, code, "answered");
    gateway.change(|world, now| {
        world.calls.note(Call {
            at: now,
            api,
            payment_request_id: outcome.payment_request_id.clone(),
            result_code: code,
            result_status: status,
            message,
            fault: outcome.fault.map(|hit| hit.fault.name()),
        });
    });
}

/// Holds a call in real time: the caller's patience doesn't run on this gateway's clock.
async fn hold(gateway: &Gateway, seconds: u64) {
    tokio::select! {
        () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
        () = gateway.closed() => {}
    }
}

/// Closes the connection without a byte of an answer.
async fn hang_up(gateway: &Gateway, line: Option<Line>) -> Response {
    if let Some(line) = line {
        line.cut();
        // The connection is torn down around this handler, which need not come to an end.
        gateway.closed().await;
    }
    Response::new(Body::empty())
}

/// Answers are always HTTP 200 and always signed, refusals too. A caller whose client id can't
/// stand in a signature gets empty ones, as the official SDKs allow for F and U.
fn signed(gateway: &Gateway, method: &str, path: &str, client_id: &str, body: String) -> Response {
    let time = gateway.now().iso();
    let signature = gateway
        .sign(&Message {
            method,
            path,
            client_id,
            time: &time,
            body: body.as_bytes(),
        })
        .unwrap_or_default();
    let time = if signature.is_empty() {
        String::new()
    } else {
        time
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json; charset=UTF-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in [
        ("client-id", client_id),
        ("response-time", &time),
        ("signature", &signature),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    response
}

/// A header's text; nothing for one that is missing or isn't text.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .trim()
}
