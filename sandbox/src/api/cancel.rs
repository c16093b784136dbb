//! cancel.

use serde_json::{Value, json};

use super::fields::{Field, ID};
use super::refusal::Refusal;
use crate::gateway::Gateway;
use crate::outcome;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let request_field = root.get("paymentRequestId");
    let request_id = request_field.text(ID)?;
    let payment_id = root.get("paymentId").text(ID)?;
    gateway.change(|world, now| {
        let no = match (payment_id, request_id) {
            (Some(id), _) => world.by_payment_id(client_id, &id),
            (None, Some(id)) => world.by_request(client_id, &id),
            (None, None) => {
                return Err(request_field
                    .illegal("is required, unless there is a paymentId")
                    .into());
            }
        };
        let no = no.ok_or(Refusal::OrderNotExist)?;
        let cancel = world.merchant_cancels(no, now)?;
        let payment = world.payment(no);
        let mut body = json!({
            "cancelTime": cancel.at.iso(),
            "paymentId": payment.payment_id,
            "result": outcome::success(),
        });
        if let Some(id) = &payment.told_request_id {
            body["paymentRequestId"] = json!(id);
        }
        Ok(body)
    })
}
