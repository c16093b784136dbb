//! What a merchant and a buyer do with subscriptions.

use antom::format_local_time;
use serde_json::{Value, json};
use time::macros::offset;
use time::{Duration, OffsetDateTime};

use crate::bench::{Bench, Hook, VISA, code, text};

pub(crate) const CANCEL: &str = "/ams/sandbox/api/v1/subscriptions/cancel";
pub(crate) const UPDATE: &str = "/ams/sandbox/api/v1/subscriptions/update";
pub(crate) const CHANGE: &str = "/ams/sandbox/api/v1/subscriptions/change";
pub(crate) const ONE: &str = "/ams/sandbox/api/v1/subscriptions/inquireSubscription";
pub(crate) const PAYMENTS: &str = "/ams/sandbox/api/v1/subscriptions/inquireSubscriptionPayment";
pub(crate) const LIST: &str = "/ams/sandbox/api/v1/subscriptions/inquireSubscriptionList";
pub(crate) const HOUR: u64 = 3600;
pub(crate) const DAY: u64 = 24 * HOUR;
/// Long enough for a capture, and for the notifications of it.
pub(crate) const SETTLES: u64 = 200;

/// A time so far from now, as a merchant in Singapore writes it.
pub(crate) fn from_now(span: Duration) -> String {
    format_local_time((OffsetDateTime::now_utc() + span).to_offset(offset!(+8)))
}

impl Bench {
    /// A sign-up like the guide's sample: SGD 64.00 each month.
    pub(crate) fn sign_up(&self) -> Value {
        let mut request = self.request();
        request["env"] = json!({ "terminalType": "WEB", "clientIp": "203.0.113.7" });
        request["availablePaymentMethod"] = json!({
            "paymentMethodMetaData": { "is3DSAuthentication": true },
        });
        request["subscriptionInfo"] = json!({
            "subscriptionDescription": "Beans each month",
            "subscriptionStartTime": from_now(Duration::ZERO),
            "subscriptionNotifyUrl": self.notify_url.replace("/payment", "/subscription"),
            "periodRule": { "periodType": "MONTH", "periodCount": 1 },
        });
        request
    }

    /// The same, paid by another unit: periods of a day, a week and so on.
    pub(crate) fn sign_up_each(&self, unit: &str, count: u32) -> Value {
        let mut request = self.sign_up();
        request["subscriptionInfo"]["periodRule"] =
            json!({ "periodType": unit, "periodCount": count });
        request
    }

    /// The buyer pays by card, and the bank is content.
    pub(crate) async fn subscribe_by_card(&self, request: &Value) {
        let session = self.create(request).await;
        let issuer = self.pay_by_card(&session, VISA).await;
        assert_eq!(issuer.heading(), "Confirm that it is you");
        let done = self.confirm(&issuer, &[("code", "123456")]).await;
        assert_eq!(done.heading(), "Payment successful");
    }

    pub(crate) async fn subscribe_by_wallet(&self, request: &Value) {
        let session = self.create(request).await;
        let wallet = self.choose(&session, "TNG").await;
        self.post(&wallet, &[("decision", "approve")]).await;
    }

    /// A card's subscription that is active, and told.
    pub(crate) async fn card_active(&self) -> Value {
        let request = self.sign_up();
        self.subscribe_by_card(&request).await;
        self.advance(SETTLES).await;
        request
    }

    pub(crate) async fn wallet_active(&self) -> Value {
        let request = self.sign_up();
        self.subscribe_by_wallet(&request).await;
        self.advance(SETTLES).await;
        request
    }

    /// Moves to the next charge, and on until it is settled and told.
    pub(crate) async fn next_period(&self) {
        self.control("subscriptions/charge", &json!({})).await;
        self.advance(SETTLES).await;
    }

    pub(crate) async fn habits(&self, habits: Value) {
        self.control("subscriptions/habits", &habits).await;
    }

    /// A subscription as the control API shows it.
    pub(crate) async fn subscription(&self, request: &Value) -> Value {
        let id = text(request, "/paymentRequestId");
        let url = format!("{}/control/state?paymentRequestId={id}", self.url);
        let response = self.http.get(url).send().await.unwrap();
        let state: Value = response.json().await.unwrap();
        state["subscriptions"][0].clone()
    }

    pub(crate) async fn subscription_id(&self, request: &Value) -> String {
        let shown = self.subscription(request).await;
        text(&shown, "/subscriptionId").to_owned()
    }

    pub(crate) async fn status(&self, request: &Value) -> String {
        text(&self.subscription(request).await, "/status").to_owned()
    }

    /// Ends a subscription by the call; gives the result's code.
    pub(crate) async fn end(&self, request: &Value, kind: &str) -> String {
        let body = json!({
            "subscriptionRequestId": request["paymentRequestId"], "cancellationType": kind,
        });
        code(&self.call(CANCEL, &body).await).to_owned()
    }

    /// The buyer ends it in the wallet.
    pub(crate) async fn end_in_wallet(&self, request: &Value, kind: &str) {
        let asked = json!({
            "subscription": request["paymentRequestId"], "cancellationType": kind,
        });
        self.control("subscriptions/end", &asked).await;
    }

    /// The next payments of this sign-up's subscription fail.
    pub(crate) async fn decline(&self, place: &str, request: &Value, times: u32) {
        self.fault(json!({
            "api": place, "fault": "decline", "times": times,
            "paymentRequestId": request["paymentRequestId"],
        }))
        .await;
    }

    pub(crate) fn hooks_of(&self, kind: &str) -> Vec<Hook> {
        let hooks = self.hooks().into_iter();
        hooks.filter(|hook| hook.kind() == kind).collect()
    }

    /// What came since so many notifications.
    pub(crate) fn kinds_since(&self, known: usize) -> Vec<String> {
        self.kinds().split_off(known)
    }
}
