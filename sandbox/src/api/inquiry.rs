//! inquiryPayment.

use serde_json::{Value, json};

use super::fields::Field;
use super::refusal::Refusal;
use super::session::page_url;
use crate::clock::Moment;
use crate::gateway::Gateway;
use crate::movement::{CaptureTry, Refund, RefundState};
use crate::notification::capture_acquirer;
use crate::outcome::{self, Decline};
use crate::payment::{Payment, State};
use crate::requested::Way;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let request_field = root.get("paymentRequestId");
    let request_id = request_field.text(64)?;
    let payment_id = root.get("paymentId").text(64)?;
    let now = gateway.now();
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
    no.and_then(|no| describe(gateway.url(), world.payment(no), now))
        .ok_or(Refusal::OrderNotExist)
}

/// Nothing before the buyer submits a session: then the order doesn't exist (guide 000), unless the
/// merchant cancelled it. What pay made is there at once (guide 003).
fn describe(base: &str, payment: &Payment, now: Moment) -> Option<Value> {
    let requested = &payment.requested;
    let (code, message, declined): (_, _, Option<Decline>) = match payment.state {
        State::Open | State::Expired => return None,
        State::Processing => ("PAYMENT_IN_PROCESS", "payment in process", None),
        State::Succeeded { .. } => ("SUCCESS", "success.", None),
        State::Failed(why) => (why.code(), why.message(), Some(why)),
        State::Cancelled(_) => ("ORDER_IS_CANCELED", "The order is cancelled.", None),
    };
    let mut body = json!({
        "paymentAmount": requested.amount.json(),
        "paymentCreateTime": payment.created.iso(),
        "paymentId": payment.payment_id,
        "paymentResultCode": code,
        "paymentResultMessage": message,
        "paymentStatus": payment.status(),
        "result": outcome::success(),
    });
    if let Some(id) = &payment.told_request_id {
        body["paymentRequestId"] = json!(id);
    }
    match requested.way {
        Way::Deduction(_) => {}
        Way::Session => body["paymentRedirectUrl"] = json!(page_url(base, payment)),
        Way::Pay(_) => {
            body["paymentRedirectUrl"] = json!(requested.redirect_url);
            if payment.payable(now) {
                body["redirectActionForm"] =
                    json!({ "method": "GET", "redirectUrl": page_url(base, payment) });
            }
        }
    }
    if let Some(method) = payment.method() {
        body["paymentMethodType"] = json!(method.name);
    }
    match payment.last().map(|last| (last.method, &last.card)) {
        Some((_, Some(card))) => {
            let info = card.result_info(declined);
            body["cardInfo"] = info.clone();
            body["paymentResultInfo"] = info;
        }
        Some((method, None)) => body["pspCustomerInfo"] = json!({ "pspName": method.name }),
        None => {}
    }
    let paid = match payment.state {
        State::Succeeded { at, .. } => Some(at),
        State::Cancelled(cancel) => cancel.paid,
        State::Open | State::Processing | State::Failed(_) | State::Expired => None,
    };
    if let Some(at) = paid {
        body["actualPaymentAmount"] = requested.amount.json();
        body["paymentTime"] = json!(at.iso());
    }
    if let Some(until) = payment.authorised_until() {
        body["acquirerInfo"] = payment.acquirer(&payment.acquirer_reference, "SUCCESS", "success");
        body["acquirerReferenceNo"] = json!(payment.acquirer_reference);
        body["authExpiryTime"] = json!(until.iso());
    }
    let transactions: Vec<Value> = payment
        .captures
        .iter()
        .map(|each| capture(payment, each))
        .chain(payment.refunds.iter().map(refund))
        .collect();
    if !transactions.is_empty() {
        body["transactions"] = json!(transactions);
    }
    Some(body)
}

/// A failed capture still has `transactionStatus` SUCCESS: its `transactionResult` tells (guide
/// 004).
fn capture(payment: &Payment, capture: &CaptureTry) -> Value {
    let mut told = json!({
        "acquirerInfo": capture_acquirer(payment, capture),
        "transactionAmount": capture.amount.json(),
        "transactionId": capture.id,
        "transactionResult": capture.failed.map_or_else(outcome::success, Decline::result),
        "transactionStatus": "SUCCESS",
        "transactionTime": capture.at.iso(),
        "transactionType": "CAPTURE",
    });
    if let Some(id) = &capture.request_id {
        told["transactionRequestId"] = json!(id);
    }
    told
}

fn refund(refund: &Refund) -> Value {
    let (at, result) = match refund.state {
        RefundState::InProcess => (refund.asked, outcome::refund_in_process()),
        RefundState::Done(at) => (at, outcome::success()),
        RefundState::Failed { at, why } => (at, why.result()),
    };
    json!({
        "transactionAmount": refund.amount.json(),
        "transactionId": refund.id,
        "transactionRequestId": refund.request_id,
        "transactionResult": result,
        "transactionStatus": refund.status(),
        "transactionTime": at.iso(),
        "transactionType": "REFUND",
    })
}
