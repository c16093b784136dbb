//! Notifications as Antom would send them: each another, each correctly signed.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use antom::{Message, PrivateKey, sign};

use super::http::Connection;
use super::load::Worker;
use crate::run::Result;

const PATH: &str = "/webhooks/antom/payment";
const TIME: &str = "2026-01-02T03:04:05+00:00";

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
        numbers: std::ops::Range<usize>,
    ) -> Result<Self> {
        let mut requests = Vec::with_capacity(numbers.len());
        for number in numbers {
            let body = body(number);
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
}

impl Worker for Sender {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
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

/// Of a shop's other system, say: authentic, and of an order that this shop does not know.
fn body(number: usize) -> String {
    format!(
        "{{\"notifyType\":\"PAYMENT_RESULT\",\"result\":{{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\
         \"resultMessage\":\"success.\"}},\"paymentRequestId\":\"BENCH-{number:08}\",\
         \"paymentId\":\"20260102194010800100{number:08}\",\
         \"paymentAmount\":{{\"currency\":\"SGD\",\"value\":\"6400\"}},\
         \"paymentCreateTime\":\"2026-01-02T03:03:05+00:00\",\"paymentTime\":\"{TIME}\",\
         \"customsDeclarationAmount\":null,\"grossSettlementAmount\":null,\
         \"pspCustomerInfo\":{{\"pspName\":\"ALIPAY_CN\",\"pspCustomerId\":\"208800000000{number:08}\"}},\
         \"paymentMethodType\":\"ALIPAY_CN\"}}"
    )
}
