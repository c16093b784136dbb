//! refund and inquiryRefund.

use serde_json::{Value, json};

use super::fields::{Field, ID, TEXT};
use super::refusal::{Illegal, Refusal};
use crate::gateway::Gateway;
use crate::merchant::RefundAsked;
use crate::movement::{Origin, Refund, RefundState};
use crate::outcome;
use crate::payment::Payment;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let asked = read(&Field::root(body))?;
    gateway.change(|world, now| {
        let (no, refund) = world.merchant_refunds(client_id, asked, now)?;
        let payment = world.payment(no);
        describe(payment, &payment.refunds[refund.0])
    })
}

fn read(root: &Field<'_>) -> Result<RefundAsked, Refusal> {
    let notify_field = root.get("refundNotifyUrl");
    notify_field.text(1024)?;
    root.get("referenceRefundId").text(ID)?;
    root.get("refundReason").text(TEXT)?;
    Ok(RefundAsked {
        request_id: root.get("refundRequestId").required(ID)?,
        payment_id: root.get("paymentId").required(ID)?,
        capture_id: root.get("captureId").text(ID)?,
        amount: root.get("refundAmount").required_amount()?,
        origin: Origin::Api,
        asynchronous: root.get("isAsyncRefund").flag()?.unwrap_or_default(),
        metadata: root.get("metadata").text(2048)?,
        notify_url: notify_field.url()?,
    })
}

fn describe(payment: &Payment, refund: &Refund) -> Result<Value, Refusal> {
    let mut body = json!({
        "acquirerReferenceNo": refund.acquirer_reference,
        "paymentId": payment.payment_id,
        "refundAmount": refund.amount.json(),
        "refundId": refund.id,
        "refundRequestId": refund.request_id,
    });
    match refund.state {
        RefundState::InProcess => body["result"] = outcome::refund_in_process(),
        RefundState::Done(at) => {
            body["refundTime"] = json!(at.iso());
            body["result"] = outcome::success();
        }
        RefundState::Failed { why, .. } => return Err(Refusal::Declined(why)),
    }
    Ok(body)
}

pub(crate) fn inquiry(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let request_field = root.get("refundRequestId");
    let request_id = plain(&request_field)?;
    let refund_id = root.get("refundId").text(ID)?;
    let world = gateway.world();
    // The refundId wins if both are there.
    let found = match (refund_id, request_id) {
        (Some(id), _) => world.by_refund_id(client_id, &id),
        (None, Some(id)) => world.by_refund_request(client_id, &id),
        (None, None) => {
            return Err(request_field
                .illegal("is required, unless there is a refundId")
                .into());
        }
    };
    let (no, refund) = found.ok_or(Refusal::RefundNotExist)?;
    let refund = &world.payment(no).refunds[refund.0];
    let mut body = json!({
        "refundAmount": refund.amount.json(),
        "refundId": refund.id,
        "refundRequestId": refund.request_id,
        "refundStatus": refund.status(),
        "result": outcome::success(),
    });
    match refund.state {
        RefundState::Done(at) => body["refundTime"] = json!(at.iso()),
        RefundState::InProcess | RefundState::Failed { .. } => {}
    }
    Ok(body)
}

/// Documented for this one field: no special characters.
fn plain(field: &Field<'_>) -> Result<Option<String>, Illegal> {
    let text = field.text(ID)?;
    let special = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if text.as_deref().is_some_and(|text| text.contains(special)) {
        return Err(field.illegal("must not hold special characters"));
    }
    Ok(text)
}
