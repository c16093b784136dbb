//! Notifications as Antom would send them: each another, each correctly signed.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use antom::{Message, PrivateKey, sign};

use super::load::Worker;
use crate::http::Connection;
use xtask::run::Result;

const PAYMENTS: &str = "/webhooks/antom/payment";
const SUBSCRIPTIONS: &str = "/webhooks/antom/subscription";
const TIME: &str = "2026-01-02T03:04:05+00:00";

/// What one notification says, and where it goes.
pub(crate) struct Notice {
    path: &'static str,
    body: String,
}

impl Notice {
    /// Of a shop's other system, say: authentic, and of an order that this shop does not know.
    pub(crate) fn of_nobody(number: usize) -> Self {
        let payment_id = format!("20260102194010800100{number:08}");
        Self::of_payment(&format!("BENCH-{number:08}"), &payment_id, 6400)
    }

    /// The whole amount of an order, or of a first period, in SGD was paid by wallet.
    pub(crate) fn paid(payment_request_id: &str, minor: i64) -> Self {
        Self::of_payment(payment_request_id, &payment_id(payment_request_id), minor)
    }

    fn of_payment(payment_request_id: &str, payment_id: &str, minor: i64) -> Self {
        let body = format!(
            "{{\"notifyType\":\"PAYMENT_RESULT\",\"result\":{SUCCESS},\
             \"paymentRequestId\":\"{payment_request_id}\",\
             \"paymentId\":\"{payment_id}\",\
             \"paymentAmount\":{{\"currency\":\"SGD\",\"value\":\"{minor}\"}},\
             \"paymentCreateTime\":\"2026-01-02T03:03:05+00:00\",\"paymentTime\":\"{TIME}\",\
             \"customsDeclarationAmount\":null,\"grossSettlementAmount\":null,\
             \"pspCustomerInfo\":{{\"pspName\":\"ALIPAY_CN\",\"pspCustomerId\":\"2088000000000000\"}},\
             \"paymentMethodType\":\"ALIPAY_CN\"}}"
        );
        Self {
            path: PAYMENTS,
            body,
        }
    }

    /// A sign-up came to life.
    pub(crate) fn active(payment_request_id: &str) -> Self {
        let body = format!(
            "{{\"subscriptionNotificationType\":\"CREATE\",\"subscriptionStatus\":\"ACTIVE\",\
             \"subscriptionId\":\"S-{payment_request_id}\",\
             \"subscriptionRequestId\":\"{payment_request_id}\",\
             \"subscriptionStartTime\":\"{TIME}\",\
             \"periodRule\":{{\"periodType\":\"MONTH\",\"periodCount\":1}}}}"
        );
        Self {
            path: SUBSCRIPTIONS,
            body,
        }
    }

    /// A period of a subscription was paid by wallet: all that tells of it.
    pub(crate) fn deducted(payment_request_id: &str, phase: u32, minor: i64) -> Self {
        let payment_id = match phase {
            1 => payment_id(payment_request_id),
            _ => format!("2026-{phase}-{payment_request_id}"),
        };
        let body = format!(
            "{{\"notifyType\":\"PAYMENT_RESULT\",\"result\":{SUCCESS},\
             \"paymentId\":\"{payment_id}\",\
             \"paymentAmount\":{{\"currency\":\"SGD\",\"value\":\"{minor}\"}},\
             \"paymentCreateTime\":\"2026-01-02T03:03:05+00:00\",\"paymentTime\":\"{TIME}\",\
             \"subscriptionId\":\"S-{payment_request_id}\",\
             \"subscriptionRequestId\":\"{payment_request_id}\",\"phaseNo\":\"{phase}\"}}"
        );
        Self {
            path: PAYMENTS,
            body,
        }
    }
}

/// What Antom calls the payment that was asked for under this id.
pub(crate) fn payment_id(payment_request_id: &str) -> String {
    format!("2026-{payment_request_id}")
}

const SUCCESS: &str =
    "{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"success.\"}";

/// Requests ready to be sent, signed beforehand: the time it takes to sign them is Antom's.
#[derive(Clone)]
pub(crate) struct Sender {
    requests: Rc<RefCell<Vec<Vec<u8>>>>,
}

impl Sender {
    pub(crate) fn sign(
        host: SocketAddr,
        client_id: &str,
        key: &PrivateKey,
        notices: impl Iterator<Item = Notice>,
    ) -> Result<Self> {
        let mut requests = Vec::new();
        for notice in notices {
            let Notice { path, body } = notice;
            let message = Message {
                method: "POST",
                path,
                client_id,
                time: TIME,
                body: body.as_bytes(),
            };
            let signature = sign(key, &message)?;
            let length = body.len();
            let request = format!(
                "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json; charset=UTF-8\r\n\
                 client-id: {client_id}\r\nrequest-time: {TIME}\r\nsignature: {signature}\r\n\
                 Content-Length: {length}\r\n\r\n{body}"
            );
            requests.push(request.into_bytes());
        }
        Ok(Self {
            requests: Rc::new(RefCell::new(requests)),
        })
    }

    /// The last of those that are left; `false` when there is none.
    pub(crate) async fn send_next(&self, connection: &mut Connection) -> Result<bool> {
        let Some(request) = self.requests.borrow_mut().pop() else {
            return Ok(false);
        };
        connection.exchange(&request).await?;
        match connection.status {
            200 => Ok(true),
            status => Err(format!(
                "a notification was answered {status}: {}",
                connection.text()
            )
            .into()),
        }
    }
}

impl Worker for Sender {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        self.send_next(connection).await
    }
}
