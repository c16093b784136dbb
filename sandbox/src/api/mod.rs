//! The signed API: everything below `/ams/`.

mod cancel;
mod capture;
mod consult;
mod dispute;
mod fields;
mod inquiry;
mod meta;
mod option;
mod order;
mod pay;
mod refund;
mod refusal;
mod reply;
mod session;
mod subscription;
mod subscription_inquiry;
mod token;
mod travel;

use antom::{Message, SignatureError};
use axum::body::{Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use serde_json::Value;

pub(crate) use self::refusal::Refusal;
pub(crate) use self::session::page_url;

use self::refusal::Illegal;
use self::reply::Reply;
use crate::calls::Call;
use crate::fault::{Fault, Place};
use crate::gateway::Gateway;
use crate::hang::Line;
use crate::rule::{Hit, Subject};
use crate::world::World;

const LONGEST_BODY: usize = 1024 * 1024;

/// Both prefixes lead to the same gateway; which one is asked for only matters to the signature.
const PREFIXES: [&str; 2] = ["/ams/api/v1/", "/ams/sandbox/api/v1/"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Api {
    CreatePaymentSession,
    Consult,
    Pay,
    DeleteToken,
    InquiryPayment,
    Capture,
    Cancel,
    Refund,
    InquiryRefund,
    CancelSubscription,
    UpdateSubscription,
    ChangeSubscription,
    InquireSubscription,
    InquireSubscriptionPayment,
    InquireSubscriptionList,
    AcceptDispute,
    SupplyDefenseDocument,
    DownloadDisputeEvidence,
}

impl Api {
    fn find(path: &str) -> Option<Self> {
        let name = PREFIXES
            .iter()
            .find_map(|prefix| path.strip_prefix(prefix))?;
        match name {
            "payments/createPaymentSession" => Some(Self::CreatePaymentSession),
            "payments/consult" => Some(Self::Consult),
            "payments/pay" => Some(Self::Pay),
            "vaults/deleteToken" => Some(Self::DeleteToken),
            "payments/inquiryPayment" => Some(Self::InquiryPayment),
            "payments/capture" => Some(Self::Capture),
            "payments/cancel" => Some(Self::Cancel),
            "payments/refund" => Some(Self::Refund),
            "payments/inquiryRefund" => Some(Self::InquiryRefund),
            "subscriptions/cancel" => Some(Self::CancelSubscription),
            "subscriptions/update" => Some(Self::UpdateSubscription),
            "subscriptions/change" => Some(Self::ChangeSubscription),
            "subscriptions/inquireSubscription" => Some(Self::InquireSubscription),
            "subscriptions/inquireSubscriptionPayment" => Some(Self::InquireSubscriptionPayment),
            "subscriptions/inquireSubscriptionList" => Some(Self::InquireSubscriptionList),
            "payments/acceptDispute" => Some(Self::AcceptDispute),
            "payments/supplyDefenseDocument" => Some(Self::SupplyDefenseDocument),
            "payments/downloadDisputeEvidence" => Some(Self::DownloadDisputeEvidence),
            _ => None,
        }
    }

    fn place(self) -> Place {
        match self {
            Self::CreatePaymentSession => Place::CreatePaymentSession,
            Self::Consult => Place::Consult,
            Self::Pay => Place::Pay,
            Self::DeleteToken => Place::DeleteToken,
            Self::InquiryPayment => Place::InquiryPayment,
            Self::Capture => Place::Capture,
            Self::Cancel => Place::Cancel,
            Self::Refund => Place::Refund,
            Self::InquiryRefund => Place::InquiryRefund,
            Self::CancelSubscription => Place::CancelSubscription,
            Self::UpdateSubscription => Place::UpdateSubscription,
            Self::ChangeSubscription => Place::ChangeSubscription,
            Self::InquireSubscription => Place::InquireSubscription,
            Self::InquireSubscriptionPayment => Place::InquireSubscriptionPayment,
            Self::InquireSubscriptionList => Place::InquireSubscriptionList,
            Self::AcceptDispute => Place::AcceptDispute,
            Self::SupplyDefenseDocument => Place::SupplyDefenseDocument,
            Self::DownloadDisputeEvidence => Place::DownloadDisputeEvidence,
        }
    }

    fn act(self, gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
        match self {
            Self::CreatePaymentSession => session::answer(gateway, client_id, body),
            Self::Consult => consult::answer(gateway, body),
            Self::Pay => pay::answer(gateway, client_id, body),
            Self::DeleteToken => token::answer(gateway, client_id, body),
            Self::InquiryPayment => inquiry::answer(gateway, client_id, body),
            Self::Capture => capture::answer(gateway, client_id, body),
            Self::Cancel => cancel::answer(gateway, client_id, body),
            Self::Refund => refund::answer(gateway, client_id, body),
            Self::InquiryRefund => refund::inquiry(gateway, client_id, body),
            Self::CancelSubscription => subscription::cancel(gateway, client_id, body),
            Self::UpdateSubscription => subscription::update(gateway, client_id, body),
            Self::ChangeSubscription => subscription::change(gateway, client_id, body),
            Self::InquireSubscription => subscription_inquiry::one(gateway, client_id, body),
            Self::InquireSubscriptionPayment => {
                subscription_inquiry::payments(gateway, client_id, body)
            }
            Self::InquireSubscriptionList => subscription_inquiry::list(gateway, client_id, body),
            Self::AcceptDispute => dispute::accept(gateway, client_id, body),
            Self::SupplyDefenseDocument => dispute::supply(gateway, client_id, body),
            Self::DownloadDisputeEvidence => dispute::download(gateway, client_id, body),
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

    let body = match outcome.result {
        Ok(body) => body,
        Err(refusal) => refusal.body(),
    };
    let reply = Reply {
        method: parts.method.as_str(),
        path: &path,
        client_id: &client_id,
        body: body.to_string(),
    };
    reply
        .send(&gateway, outcome.fault, line.map(|line| line.0.0))
        .await
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
    let client_id = text(headers, "client-id");
    outcome.fault = gateway.change(|world, _| {
        let (request_id, order_reference) = subject(world, client_id, &body);
        let subject = Subject {
            payment_request_id: request_id.as_deref().unwrap_or_default(),
            order_reference: &order_reference,
            notify_type: None,
        };
        // Some strike the payment, the capture or the refund itself, if the call gets that far.
        let hit = world
            .faults
            .strike(api.place(), subject, |fault| !fault.strikes_within());
        outcome.payment_request_id = request_id;
        hit
    });
    outcome.result = match outcome.fault {
        Some(Hit { acts: false, .. }) => Err(Refusal::Unknown),
        Some(Hit {
            fault: Fault::AnswerU,
            ..
        }) => {
            // It acts, but the answer doesn't tell.
            let _ = api.act(gateway, client_id, &body);
            Err(Refusal::Unknown)
        }
        Some(_) | None => api.act(gateway, client_id, &body),
    };
    outcome
}

/// Which payment and which order a call is about, as far as that can be told before it is read.
fn subject(world: &World, client_id: &str, body: &Value) -> (Option<String>, String) {
    let id = |name: &str| body[name].as_str();
    let payment = id("paymentId")
        .and_then(|id| world.by_payment_id(client_id, id))
        .or_else(|| id("paymentRequestId").and_then(|id| world.by_request(client_id, id)))
        .or_else(|| {
            let refund = id("refundId").and_then(|id| world.by_refund_id(client_id, id));
            let refund = refund.or_else(|| {
                id("refundRequestId").and_then(|id| world.by_refund_request(client_id, id))
            });
            refund.map(|(payment, _)| payment)
        })
        .or_else(|| {
            let subscription = id("subscriptionId")
                .and_then(|id| world.by_subscription_id(client_id, id))
                .or_else(|| {
                    id("subscriptionRequestId")
                        .and_then(|id| world.by_subscription_request(client_id, id))
                });
            subscription.map(|no| world.subscription(no).sign_up)
        })
        .or_else(|| {
            let dispute = id("disputeId").and_then(|id| world.by_dispute_id(id));
            dispute.map(|no| world.dispute(no).payment)
        })
        .map(|no| &world.payment(no).requested);
    let request_id = id("paymentRequestId")
        .or_else(|| payment.map(|payment| payment.payment_request_id.as_str()));
    let order_reference = body["order"]["referenceOrderId"]
        .as_str()
        .or_else(|| payment.map(|payment| payment.order_reference.as_str()));
    (
        request_id.map(str::to_owned),
        order_reference.unwrap_or_default().to_owned(),
    )
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
    let given = |body: &Value, name: &str| {
        let text = body["result"][name].as_str();
        text.unwrap_or_default().to_owned()
    };
    let (code, status, message) = match &outcome.result {
        Ok(body) => (
            given(body, "resultCode"),
            given(body, "resultStatus"),
            given(body, "resultMessage"),
        ),
        Err(refusal) => (
            refusal.code().to_owned(),
            refusal.status().to_owned(),
            refusal.message(),
        ),
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

/// A header's text; nothing for one that is missing or isn't text.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .trim()
}
