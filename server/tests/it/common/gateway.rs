//! The sandbox gateway in this process, steered by its control API.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sandbox::{Config, Resend, Sandbox, Timing};
use serde_json::{Value, json};

use super::http::local_http;
use super::keys::{CLIENT_ID, antom_key, merchant_key};

/// Whether gateways open away from the end of Antom's day.
static AWAY_FROM_MIDNIGHT: AtomicBool = AtomicBool::new(false);

/// From now on gateways open an hour later where they would open around the end of Antom's day. A
/// wallet's payment can be cancelled until a quarter past midnight (GMT+8), and is refunded after
/// that. Both are right, but a story that is told many times has one end.
pub(crate) fn stay_away_from_midnight() {
    AWAY_FROM_MIDNIGHT.store(true, Ordering::Relaxed);
}

pub(crate) struct TestGateway {
    pub(crate) url: String,
    handle: sandbox::Gateway,
    http: reqwest::Client,
}

impl TestGateway {
    /// Nothing is told by itself for half a minute, so that a test decides when.
    pub(crate) async fn open() -> Self {
        let sandbox = Sandbox::bind(Config {
            addr: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            client_id: Some(CLIENT_ID.to_owned()),
            merchant_public_key: merchant_key().public_key(),
            private_key: antom_key().clone(),
            resend: Resend::Schedule,
        })
        .await
        .unwrap();
        let url = sandbox.url().to_owned();
        let handle = sandbox.gateway().clone();
        tokio::spawn(sandbox.serve(std::future::pending()));
        let http = local_http().build().unwrap();
        let gateway = Self { url, handle, http };
        gateway.timing(30_000, 60_000);
        if AWAY_FROM_MIDNIGHT.load(Ordering::Relaxed) {
            let state = gateway.state().await;
            let time = &state["clock"]["now"].as_str().unwrap()[11..16];
            if !("00:20"..="23:30").contains(&time) {
                gateway.advance(3600).await;
            }
        }
        gateway
    }

    /// Milliseconds from a result to its notification, and from an authorisation to its capture.
    pub(crate) fn timing(&self, notify: u64, capture: u64) {
        self.handle.set_timing(Timing {
            notify_after: Duration::from_millis(notify),
            capture_after: Duration::from_millis(capture),
        });
    }

    async fn control(&self, path: &str, body: &Value) -> Value {
        let response = self
            .http
            .post(format!("{}/control/{path}", self.url))
            .json(body)
            .send()
            .await
            .unwrap();
        let status = response.status();
        let answer: Value = response.json().await.unwrap();
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// Everything that falls due on the way has happened, and was delivered, when this returns.
    pub(crate) async fn advance(&self, seconds: u64) {
        self.control("clock", &json!({ "advanceSeconds": seconds }))
            .await;
    }

    /// The buyer ends a subscription from the wallet's side.
    pub(crate) async fn end_in_wallet(&self, payment_request_id: &str) {
        let asked = json!({ "subscription": payment_request_id, "cancellationType": "TERMINATE" });
        self.control("subscriptions/end", &asked).await;
    }

    /// Delivers every notification that waits; tells how many those were.
    pub(crate) async fn flush(&self) -> u64 {
        self.control("notify/flush", &json!({})).await["delivered"]
            .as_u64()
            .unwrap()
    }

    pub(crate) async fn fault(&self, rule: Value) {
        self.control("faults", &rule).await;
    }

    /// Somebody refunds in Antom's own dashboard; without an amount all that is left.
    pub(crate) async fn refund_by_hand(&self, payment_request_id: &str, minor: Option<i64>) {
        let asked = json!({ "paymentRequestId": payment_request_id, "amount": minor });
        self.control("refunds", &asked).await;
    }

    /// As [`TestGateway::refund_by_hand`], when it may be too much by now: whether it was done.
    pub(crate) async fn try_refund_by_hand(&self, payment_request_id: &str, minor: i64) -> bool {
        let asked = json!({ "paymentRequestId": payment_request_id, "amount": minor });
        let url = format!("{}/control/refunds", self.url);
        let response = self.http.post(url).json(&asked).send().await.unwrap();
        response.status().is_success()
    }

    /// As [`TestGateway::fault`], when it may be one that the gateway does not have: what it says.
    pub(crate) async fn try_fault(&self, rule: &Value) -> Result<(), String> {
        let url = format!("{}/control/faults", self.url);
        let response = self.http.post(url).json(rule).send().await.unwrap();
        if response.status().is_success() {
            return Ok(());
        }
        let answer: Value = response.json().await.unwrap();
        Err(answer["error"].as_str().unwrap().to_owned())
    }

    /// A method goes out of order, or comes back.
    pub(crate) async fn switch(&self, method: &str, enabled: bool) {
        let switched = json!({ "method": method, "enabled": enabled });
        self.control("methods", &switched).await;
    }

    /// A report of Antom's dashboard on all that happened.
    pub(crate) async fn report(&self, name: &str) -> String {
        let url = format!("{}/control/reports/{name}", self.url);
        let response = self.http.get(url).send().await.unwrap();
        assert_eq!(response.status(), 200);
        response.text().await.unwrap()
    }

    /// A buyer contests a payment.
    pub(crate) async fn open_dispute(&self, asked: &Value) {
        self.control("disputes", asked).await;
    }

    /// The bank judges, or without a verdict the buyer takes it back.
    pub(crate) async fn end_dispute(&self, id: &str, verdict: Option<&str>) {
        let asked = json!({ "dispute": id, "verdict": verdict });
        self.control("disputes/end", &asked).await;
    }

    /// So long business accounts take to pay from now on.
    pub(crate) async fn business_takes(&self, seconds: u64) {
        let business = json!({ "processingSeconds": seconds });
        self.control("business", &business).await;
    }

    /// From now on everything goes well.
    pub(crate) async fn heal(&self) {
        let url = format!("{}/control/faults", self.url);
        let response = self.http.delete(url).send().await.unwrap();
        assert!(response.status().is_success());
    }

    /// From now on no notification arrives.
    pub(crate) async fn lose_notifications(&self) {
        self.fault(json!({ "api": "notify", "fault": "lost", "times": 100_000 }))
            .await;
    }

    pub(crate) async fn state(&self) -> Value {
        let url = format!("{}/control/state?limit=1000", self.url);
        self.http
            .get(url)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    /// Every payment, as the control API shows it.
    pub(crate) async fn payments(&self) -> Vec<Value> {
        self.state().await["payments"].as_array().unwrap().clone()
    }

    pub(crate) async fn payment(&self, payment_request_id: &str) -> Value {
        let payments = self.payments().await;
        payments
            .into_iter()
            .find(|payment| payment["paymentRequestId"] == payment_request_id)
            .unwrap_or_else(|| panic!("the gateway does not know {payment_request_id}"))
    }

    /// The ids of payments whose money the gateway took and has not given back.
    pub(crate) async fn money_taken(&self) -> Vec<String> {
        let payments = self.payments().await;
        payments
            .iter()
            .filter(|payment| payment["money"]["kept"] != 0)
            .map(|payment| payment["paymentRequestId"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Each time that money moved, in any payment: what happened, and minor units.
    pub(crate) async fn moved(&self) -> Vec<(String, i64)> {
        let mut moved = Vec::new();
        for payment in self.payments().await {
            let of_wallet = payment["capture"] == "not_needed";
            if payment["status"] == "SUCCESS" && of_wallet {
                moved.push(("paid", payment["money"]["captured"].as_i64().unwrap()));
            }
            for (what, list, amount) in [
                ("captured", "captures", "/amount/value"),
                ("refunded", "refunds", "/amount/value"),
                ("returned", "cancels", "/returned"),
                ("released", "cancels", "/released"),
            ] {
                let each = payment[list].as_array().unwrap().iter();
                let happened =
                    |movement: &&Value| movement["status"] == "SUCCESS" || list == "cancels";
                for movement in each.filter(happened) {
                    let minor = movement.pointer(amount).unwrap();
                    let minor = match minor.as_str() {
                        Some(text) => text.parse().unwrap(),
                        None => minor.as_i64().unwrap(),
                    };
                    moved.push((what, minor));
                }
            }
        }
        let mut moved: Vec<_> = moved
            .into_iter()
            .filter(|(_, minor)| *minor != 0)
            .map(|(what, minor)| (what.to_owned(), minor))
            .collect();
        moved.sort();
        moved
    }

    /// Whether every notification that was sent was acknowledged.
    pub(crate) async fn all_acknowledged(&self) -> bool {
        let state = self.state().await;
        state["notifications"]
            .as_array()
            .unwrap()
            .iter()
            .all(|notification| notification["state"] == "acknowledged")
    }
}
