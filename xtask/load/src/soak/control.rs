//! The sandbox gateway's control API.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value, json};

use crate::http::{Connection, send_json};
use xtask::run::Result;

/// A move of the clock delivers notifications on its way, each of which may hang.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Clone, Copy)]
pub(crate) struct Control {
    addr: SocketAddr,
}

impl Control {
    pub(crate) fn at(addr: SocketAddr) -> Self {
        Self { addr }
    }

    async fn send(&self, method: &str, path: &str, body: &Value) -> Result<(u16, Value)> {
        let mut connection = Connection::to(self.addr);
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let request = send_json(self.addr, method, path, &body);
        tokio::time::timeout(PATIENCE, connection.exchange(&request))
            .await
            .map_err(|_| format!("the gateway's {path} did not answer"))??;
        let answer = serde_json::from_slice(&connection.body())
            .map_err(|error| format!("the gateway's {path}: {error}"))?;
        Ok((connection.status, answer))
    }

    async fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        match self.send(method, path, body).await? {
            (200, answer) => Ok(answer),
            (status, answer) => {
                Err(format!("the gateway's {path} answered {status}: {answer}").into())
            }
        }
    }

    /// The newest payments, notifications and calls, so many of each.
    pub(crate) async fn state(&self, limit: usize) -> Result<Value> {
        let path = format!("/control/state?limit={limit}");
        self.ask("GET", &path, &Value::Null).await
    }

    /// Everything that falls due on the way has happened when this returns.
    pub(crate) async fn advance(&self, by: Duration) -> Result<()> {
        let body = json!({ "advanceSeconds": by.as_secs() });
        self.ask("POST", "/control/clock", &body).await?;
        Ok(())
    }

    /// From now on times in the shop's requests are read by the gateway's clock, with which the shop's
    /// is moved.
    pub(crate) async fn is_followed(&self) -> Result<()> {
        let body = json!({ "advanceSeconds": 0, "merchantFollows": true });
        self.ask("POST", "/control/clock", &body).await?;
        Ok(())
    }

    /// The buyer ends a subscription in the wallet; `false` when it cannot be.
    pub(crate) async fn end_in_wallet(&self, subscription: &str) -> Result<bool> {
        let body = json!({ "subscription": subscription, "cancellationType": "TERMINATE" });
        match self
            .send("POST", "/control/subscriptions/end", &body)
            .await?
        {
            (200, _) => Ok(true),
            (422, _) => Ok(false),
            (status, answer) => {
                Err(format!("the gateway's end answered {status}: {answer}").into())
            }
        }
    }

    pub(crate) async fn fault(&self, rule: &Value) -> Result<()> {
        self.ask("POST", "/control/faults", rule).await?;
        Ok(())
    }

    /// Those that are still to strike.
    pub(crate) async fn faults(&self) -> Result<Vec<Value>> {
        let state = self.state(0).await?;
        Ok(state["faults"].as_array().cloned().unwrap_or_default())
    }

    pub(crate) async fn no_faults(&self) -> Result<()> {
        self.ask("DELETE", "/control/faults", &Value::Null).await?;
        Ok(())
    }

    /// Delivers what waits; tells how many notifications that were.
    pub(crate) async fn flush(&self) -> Result<u64> {
        let answer = self
            .ask("POST", "/control/notify/flush", &json!({}))
            .await?;
        Ok(answer["delivered"].as_u64().unwrap_or(0))
    }

    /// A refund made in Antom's dashboard; `false` when it cannot be.
    pub(crate) async fn refund(
        &self,
        payment_request_id: &str,
        amount: Option<i64>,
    ) -> Result<bool> {
        let mut body = json!({ "paymentRequestId": payment_request_id });
        if let Some(amount) = amount {
            body["amount"] = amount.into();
        }
        match self.send("POST", "/control/refunds", &body).await? {
            (200, _) => Ok(true),
            (422, _) => Ok(false),
            (status, answer) => {
                Err(format!("the gateway's refund answered {status}: {answer}").into())
            }
        }
    }
}
