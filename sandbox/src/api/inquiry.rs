//! inquiryPayment.

use serde_json::{Value, json};

use super::fields::Field;
use super::refusal::Refusal;
use super::session::page_url;
use crate::gateway::Gateway;
use crate::outcome::{self, Decline};
use crate::payment::{AUTHORISATION_LASTS, Capture, Payment, State};

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let request_field = root.get("paymentRequestId");
    let request_id = request_field.text(64)?;
    let payment_id = root.get("paymentId").text(64)?;
    let world = gateway.world();
    // The paymentId wins if both are there.
    let no = match (payment_id, request_id) {
        (Some(id), _) => world.by_payment_id(client_id, &id),
        (None, Some(id)) => world.by_request(client_id, &id),
        (None, None) => {
            return Err(request_field
                .illegal("is required, unless there is a paymentId")
                .into());
        }
    };
    no.and_then(|no| describe(gateway.url(), world.payment(no)))
        .ok_or(Refusal::OrderNotExist)
}

/// Nothing before the buyer submits: then the order doesn't exist (guide 000).
fn describe(base: &str, payment: &Payment) -> Option<Value> {
    let requested = &payment.requested;
    let submission = payment.last()?;
    let (code, message, declined): (_, _, Option<Decline>) = match payment.state {
        State::Open | State::Expired => return None,
        State::Processing => ("PAYMENT_IN_PROCESS", "payment in process", None),
        State::Succeeded { .. } => ("SUCCESS", "success.", None),
        State::Failed(why) => (why.code(), why.message(), Some(why)),
    };
    let mut body = json!({
        "paymentAmount": requested.amount.json(),
        "paymentCreateTime": payment.created.iso(),
        "paymentId": payment.payment_id,
        "paymentMethodType": submission.method.name,
        "paymentRedirectUrl": page_url(base, payment),
        "paymentRequestId": requested.payment_request_id,
        "paymentResultCode": code,
        "paymentResultMessage": message,
        "paymentStatus": payment.status(),
        "result": outcome::success(),
    });
    match &submission.card {
        Some(card) => {
            let info = card.result_info(declined);
            body["cardInfo"] = info.clone();
            body["paymentResultInfo"] = info;
        }
        None => body["pspCustomerInfo"] = json!({ "pspName": submission.method.name }),
    }
    if let State::Succeeded { at, capture } = &payment.state {
        body["actualPaymentAmount"] = requested.amount.json();
        body["paymentTime"] = json!(at.iso());
        if submission.method.captures {
            body["acquirerReferenceNo"] = json!(payment.acquirer_reference);
            body["authExpiryTime"] = json!(at.after(AUTHORISATION_LASTS).iso());
        }
        if let Some(transaction) = transaction(payment, capture) {
            body["transactions"] = json!([transaction]);
        }
    }
    Some(body)
}

/// A failed capture still has `transactionStatus` SUCCESS: its `transactionResult` tells (guide
/// 004).
fn transaction(payment: &Payment, capture: &Capture) -> Option<Value> {
    let (id, at, result) = match capture {
        Capture::NotNeeded | Capture::Manual | Capture::Due => return None,
        Capture::Done { id, at } => (id, at, outcome::success()),
        Capture::Failed { id, at, why } => (id, at, why.result()),
    };
    Some(json!({
        "transactionAmount": payment.requested.amount.json(),
        "transactionId": id,
        "transactionRequestId": payment.requested.payment_request_id,
        "transactionResult": result,
        "transactionStatus": "SUCCESS",
        "transactionTime": at.iso(),
        "transactionType": "CAPTURE",
    }))
}
