//! capture.

use serde_json::{Value, json};

use super::fields::{Field, ID};
use super::refusal::Refusal;
use crate::gateway::Gateway;
use crate::merchant::CaptureAsked;
use crate::outcome;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let asked = CaptureAsked {
        request_id: root.get("captureRequestId").required(ID)?,
        payment_id: root.get("paymentId").required(ID)?,
        amount: root.get("captureAmount").required_amount()?,
    };
    root.get("isLastCapture").flag()?;
    gateway.change(|world, now| {
        let (no, capture) = world.merchant_captures(client_id, asked, now)?;
        let payment = world.payment(no);
        let capture = &payment.captures[capture.0];
        if let Some(why) = capture.failed {
            return Err(Refusal::Declined(why));
        }
        Ok(json!({
            "acquirerReferenceNo": payment.acquirer_reference,
            "captureAmount": capture.amount.json(),
            "captureId": capture.id,
            "captureRequestId": capture.request_id,
            "captureTime": capture.at.iso(),
            "paymentId": payment.payment_id,
            "result": outcome::success(),
        }))
    })
}
