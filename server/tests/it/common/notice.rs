//! Notifications of any content, signed as Antom signs them or as it would not.

use antom::{Message, PrivateKey};
use serde_json::{Value, json};
use server::store::stored_rows::attempt::Model as AttemptRow;
use server::store::stored_rows::order::Model as OrderRow;

use super::browser::Page;
use super::keys::{CLIENT_ID, antom_key};

pub(crate) const WEBHOOK: &str = "/webhooks/antom/payment";

/// The number that Antom gives this attempt's payment in notifications made here.
fn payment_id(attempt: &AttemptRow) -> String {
    format!("20260101-{}", attempt.payment_request_id)
}

/// `PAYMENT_RESULT` with this status, for the order's amount.
pub(crate) fn notified(order: &OrderRow, attempt: &AttemptRow, status: &str) -> Value {
    let code = match status {
        "S" => "SUCCESS",
        "F" => "RISK_REJECT",
        _ => "PAYMENT_IN_PROCESS",
    };
    json!({
        "notifyType": "PAYMENT_RESULT",
        "paymentRequestId": attempt.payment_request_id,
        "paymentId": payment_id(attempt),
        "paymentAmount": { "currency": order.currency, "value": order.total_minor.to_string() },
        "paymentMethodType": "ALIPAY_CN",
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}

/// A success with this method, or with none.
pub(crate) fn successful(order: &OrderRow, attempt: &AttemptRow, method: Option<&str>) -> Value {
    let mut notice = notified(order, attempt, "S");
    notice["paymentMethodType"] = json!(method);
    notice
}

pub(crate) fn paid(order: &OrderRow, attempt: &AttemptRow) -> Value {
    notified(order, attempt, "S")
}

pub(crate) fn failed(order: &OrderRow, attempt: &AttemptRow) -> Value {
    notified(order, attempt, "F")
}

pub(crate) fn pending(order: &OrderRow, attempt: &AttemptRow) -> Value {
    let mut notice = notified(order, attempt, "U");
    notice["notifyType"] = json!("PAYMENT_PENDING");
    notice
}

/// `CAPTURE_RESULT`. An automatic capture carries the payment's own request id.
pub(crate) fn captured(order: &OrderRow, attempt: &AttemptRow, status: &str) -> Value {
    let code = if status == "S" {
        "SUCCESS"
    } else {
        "PROCESS_FAIL"
    };
    json!({
        "notifyType": "CAPTURE_RESULT",
        "captureRequestId": attempt.payment_request_id,
        "captureId": format!("capture-{}", attempt.payment_request_id),
        "paymentId": payment_id(attempt),
        "captureAmount": { "currency": order.currency, "value": order.total_minor.to_string() },
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}

/// A notification on its way; each part can be spoilt before it is sent.
#[derive(Clone)]
pub(crate) struct Signed {
    pub(crate) path: String,
    pub(crate) client_id: String,
    pub(crate) time: String,
    pub(crate) signature: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Signed {
    pub(crate) fn new(body: impl Into<Vec<u8>>) -> Self {
        Self::by(antom_key(), CLIENT_ID, WEBHOOK, body)
    }

    pub(crate) fn json(body: &Value) -> Self {
        Self::new(body.to_string())
    }

    pub(crate) fn by(
        key: &PrivateKey,
        client_id: &str,
        path: &str,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let body = body.into();
        let time = "2026-11-21T10:00:00+08:00";
        let message = Message {
            method: "POST",
            path,
            client_id,
            time,
            body: &body,
        };
        Self {
            signature: Some(antom::sign(key, &message).unwrap()),
            path: path.to_owned(),
            client_id: client_id.to_owned(),
            time: time.to_owned(),
            body,
        }
    }

    pub(crate) async fn send(&self, http: &reqwest::Client, shop: &str) -> Page {
        let mut request = http
            .post(format!("{shop}{}", self.path))
            .header("content-type", "application/json; charset=UTF-8")
            .header("client-id", &self.client_id)
            .header("request-time", &self.time)
            .body(self.body.clone());
        if let Some(signature) = &self.signature {
            request = request.header("signature", signature);
        }
        Page::read(request.send().await.unwrap()).await.unwrap()
    }
}
