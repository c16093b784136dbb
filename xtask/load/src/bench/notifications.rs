//! Notifications as Antom would send them: each another, each correctly signed.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use antom::{Message, PrivateKey, sign};

use super::load::Worker;
use crate::http::Connection;
use xtask::run::Result;

const PATH: &str = "/webhooks/antom/payment";
const TIME: &str = "2026-01-02T03:04:05+00:00";

/// What one notification is about.
pub(crate) struct Notice {
    payment_request_id: String,
    payment_id: String,
    minor: i64,
}

impl Notice {
    /// Of a shop's other system, say: authentic, and of an order that this shop does not know.
    pub(crate) fn of_nobody(number: usize) -> Self {
        Self {
            payment_request_id: format!("BENCH-{number:08}"),
            payment_id: format!("20260102194010800100{number:08}"),
            minor: 6400,
        }
    }

    /// The whole amount of an order in SGD was paid by wallet.
    pub(crate) fn paid(payment_request_id: String, minor: i64) -> Self {
        Self {
            payment_id: format!("2026-{payment_request_id}"),
            payment_request_id,
            minor,
        }
    }

    pub(crate) fn id(&self) -> &str {
        &self.payment_request_id
    }

    pub(crate) fn payment_id(&self) -> &str {
        &self.payment_id
    }

    fn body(&self) -> String {
        let Self {
            payment_request_id,
            payment_id,
            minor,
        } = self;
        format!(
            "{{\"notifyType\":\"PAYMENT_RESULT\",\"result\":{{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\
             \"resultMessage\":\"success.\"}},\"paymentRequestId\":\"{payment_request_id}\",\
             \"paymentId\":\"{payment_id}\",\
             \"paymentAmount\":{{\"currency\":\"SGD\",\"value\":\"{minor}\"}},\
             \"paymentCreateTime\":\"2026-01-02T03:03:05+00:00\",\"paymentTime\":\"{TIME}\",\
             \"customsDeclarationAmount\":null,\"grossSettlementAmount\":null,\
             \"pspCustomerInfo\":{{\"pspName\":\"ALIPAY_CN\",\"pspCustomerId\":\"2088000000000000\"}},\
             \"paymentMethodType\":\"ALIPAY_CN\"}}"
        )
    }
}

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
            let body = notice.body();
            let message = Message {
                method: "POST",
                path: PATH,
                client_id,
                time: TIME,
                body: body.as_bytes(),
            };
            let signature = sign(key, &message)?;
            let length = body.len();
            let request = format!(
                "POST {PATH} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json; charset=UTF-8\r\n\
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
            status => Err(format!("{PATH} answered {status}: {}", connection.text()).into()),
        }
    }
}

impl Worker for Sender {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        self.send_next(connection).await
    }
}
