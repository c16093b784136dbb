//! A gateway, a merchant that signs and verifies, a webhook receiver, and a browser without
//! JavaScript.

use std::collections::VecDeque;
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use antom::{Message, PrivateKey};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::post;
use reqwest::header::LOCATION;
use sandbox::{Config, Resend, Sandbox, Timing};
use scraper::{Html, Selector};
use serde_json::{Value, json};

pub(crate) const CLIENT: &str = "SANDBOX_5Y00000000000001";
pub(crate) const CREATE: &str = "/ams/sandbox/api/v1/payments/createPaymentSession";
pub(crate) const INQUIRE: &str = "/ams/sandbox/api/v1/payments/inquiryPayment";
pub(crate) const CAPTURE: &str = "/ams/sandbox/api/v1/payments/capture";
pub(crate) const CANCEL: &str = "/ams/sandbox/api/v1/payments/cancel";
pub(crate) const REFUND: &str = "/ams/sandbox/api/v1/payments/refund";
pub(crate) const INQUIRE_REFUND: &str = "/ams/sandbox/api/v1/payments/inquiryRefund";
pub(crate) const VISA: &str = "4054695723100768";
const TIME: &str = "2026-01-02T03:04:05+00:00";

pub(crate) fn merchant_key() -> &'static PrivateKey {
    static KEY: OnceLock<PrivateKey> = OnceLock::new();
    KEY.get_or_init(|| PrivateKey::generate().unwrap())
}

pub(crate) fn gateway_key() -> &'static PrivateKey {
    static KEY: OnceLock<PrivateKey> = OnceLock::new();
    KEY.get_or_init(|| PrivateKey::generate().unwrap())
}

/// A notification as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Hook {
    pub(crate) path: String,
    pub(crate) body: Value,
}

impl Hook {
    /// What it is, and how it came out.
    pub(crate) fn kind(&self) -> String {
        let said = text(&self.body, "/subscriptionNotificationType");
        if !said.is_empty() {
            return format!("{said} {}", text(&self.body, "/subscriptionStatus"));
        }
        let dispute = text(&self.body, "/disputeNotificationType");
        if !dispute.is_empty() {
            return dispute.to_owned();
        }
        let phase = text(&self.body, "/phaseNo");
        let status = text(&self.body, "/result/resultStatus");
        if phase.is_empty() {
            format!("{} {status}", text(&self.body, "/notifyType"))
        } else {
            format!("DEDUCTION {phase} {status}")
        }
    }
}

#[derive(Clone, Default)]
struct Inbox {
    hooks: Arc<Mutex<Vec<Hook>>>,
    /// How many were refused for their signature.
    refused: Arc<AtomicUsize>,
    /// What to answer next; the acknowledgement when there is nothing.
    answers: Arc<Mutex<VecDeque<(StatusCode, String)>>>,
}

pub(crate) struct Bench {
    pub(crate) url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) gateway: sandbox::Gateway,
    inbox: Inbox,
    pub(crate) notify_url: String,
    served: Arc<Mutex<Option<Served>>>,
}

type Served = tokio::task::JoinHandle<Result<(), sandbox::Error>>;

impl Bench {
    pub(crate) async fn start() -> Self {
        Self::start_with(Resend::Schedule).await
    }

    pub(crate) async fn start_with(resend: Resend) -> Self {
        Self::open(resend, None, std::future::pending()).await
    }

    /// One that keeps its state in a file, until it is told to stop.
    pub(crate) async fn start_kept(
        path: PathBuf,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        Self::open(Resend::Schedule, Some(path), stop).await
    }

    async fn open(
        resend: Resend,
        kept_in: Option<PathBuf>,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        let sandbox = Sandbox::bind(Config {
            addr: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            client_id: Some(CLIENT.to_owned()),
            merchant_public_key: merchant_key().public_key(),
            private_key: gateway_key().clone(),
            resend,
        })
        .await
        .unwrap();
        if let Some(path) = kept_in {
            sandbox.keep_in(path).unwrap();
        }
        let url = sandbox.url().to_owned();
        let gateway = sandbox.gateway().clone();
        // So far off that only the movable clock gets there.
        gateway.set_timing(Timing {
            notify_after: Duration::from_secs(30),
            capture_after: Duration::from_secs(60),
        });
        let served = tokio::spawn(sandbox.serve(stop));

        let inbox = Inbox::default();
        let app = axum::Router::new()
            .route("/webhooks/antom/payment", post(receive))
            .route("/webhooks/antom/refund", post(receive))
            .route("/webhooks/antom/subscription", post(receive))
            .route("/webhooks/antom/dispute", post(receive))
            .with_state(inbox.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let notify_url = format!(
            "http://{}/webhooks/antom/payment",
            listener.local_addr().unwrap()
        );
        tokio::spawn(async move { axum::serve(listener, app).await });

        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        Self {
            url,
            http,
            gateway,
            inbox,
            notify_url,
            served: Arc::new(Mutex::new(Some(served))),
        }
    }

    /// Waits until the gateway has stopped, which somebody told it to.
    pub(crate) async fn stopped(&self) {
        let served = self.served.lock().unwrap().take().unwrap();
        served.await.unwrap().unwrap();
    }

    /// A request like the guide's sample, with its own id.
    pub(crate) fn request(&self) -> Value {
        static NEXT: AtomicUsize = AtomicUsize::new(1);
        let id = format!("PR-{}", NEXT.fetch_add(1, Ordering::Relaxed));
        json!({
            "productCode": "CASHIER_PAYMENT",
            "productScene": "CHECKOUT_PAYMENT",
            "paymentRequestId": id,
            "paymentAmount": { "currency": "SGD", "value": "6400" },
            "paymentRedirectUrl": "http://127.0.0.1:3000/result/abc?from=gateway",
            "paymentNotifyUrl": self.notify_url,
            "locale": "en_US",
            "order": {
                "referenceOrderId": "W-1001",
                "orderDescription": "Wayfare order W-1001",
                "orderAmount": { "currency": "SGD", "value": "6400" },
                "buyer": { "referenceBuyerId": "buyer-1" },
                "goods": [
                    {
                        "referenceGoodsId": "BAG-1",
                        "goodsName": "Day bag <b>",
                        "goodsSkuName": "Slate",
                        "goodsUnitAmount": { "currency": "SGD", "value": "3000" },
                        "goodsQuantity": "2",
                    },
                    {
                        "referenceGoodsId": "SHIP",
                        "goodsName": "Delivery",
                        "goodsUnitAmount": { "currency": "SGD", "value": 400 },
                        "goodsQuantity": 1,
                    },
                ],
            },
        })
    }

    pub(crate) fn signed(&self, path: &str, body: &[u8]) -> reqwest::RequestBuilder {
        let signature = antom::sign(
            merchant_key(),
            &Message {
                method: "POST",
                path,
                client_id: CLIENT,
                time: TIME,
                body,
            },
        )
        .unwrap();
        self.http
            .post(format!("{}{path}", self.url))
            .header("content-type", "application/json; charset=UTF-8")
            .header("client-id", CLIENT)
            .header("request-time", TIME)
            .header("signature", signature)
            .body(body.to_vec())
    }

    pub(crate) async fn call(&self, path: &str, body: &Value) -> Value {
        let request = self.signed(path, body.to_string().as_bytes());
        answer(request.send().await.unwrap(), "POST", path).await
    }

    pub(crate) async fn create(&self, body: &Value) -> Value {
        let answer = self.call(CREATE, body).await;
        assert_eq!(answer["result"]["resultCode"], "SUCCESS", "{answer}");
        answer
    }

    /// A wallet payment that the buyer approved; gives its request and its paymentId.
    pub(crate) async fn wallet_paid(&self) -> (Value, String) {
        let request = self.request();
        let session = self.create(&request).await;
        let wallet = self.choose(&session, "TNG").await;
        self.post(&wallet, &[("decision", "approve")]).await;
        let payment_id = self.payment_id(&request).await;
        (request, payment_id)
    }

    /// A card payment that is authorised and not captured yet.
    pub(crate) async fn card_authorised(&self, mode: &str) -> (Value, String) {
        let mut request = self.request();
        request["paymentFactor"] = json!({ "captureMode": mode });
        let session = self.create(&request).await;
        self.pay_by_card(&session, VISA).await;
        let payment_id = self.payment_id(&request).await;
        (request, payment_id)
    }

    /// A card payment whose automatic capture is done and told.
    pub(crate) async fn card_captured(&self) -> (Value, String) {
        let paid = self.card_authorised("AUTOMATIC").await;
        self.advance(120).await;
        paid
    }

    pub(crate) async fn payment_id(&self, request: &Value) -> String {
        let answer = self.inquire(text(request, "/paymentRequestId")).await;
        text(&answer, "/paymentId").to_owned()
    }

    pub(crate) async fn refund(&self, payment_id: &str, id: &str, value: u64) -> Value {
        self.call(
            REFUND,
            &json!({
                "refundRequestId": id,
                "paymentId": payment_id,
                "refundAmount": { "currency": "SGD", "value": value.to_string() },
            }),
        )
        .await
    }

    pub(crate) async fn capture(&self, payment_id: &str, id: &str, value: u64) -> Value {
        self.call(
            CAPTURE,
            &json!({
                "captureRequestId": id,
                "paymentId": payment_id,
                "captureAmount": { "currency": "SGD", "value": value.to_string() },
            }),
        )
        .await
    }

    pub(crate) async fn cancel(&self, payment_request_id: &str) -> Value {
        let body = json!({ "paymentRequestId": payment_request_id });
        self.call(CANCEL, &body).await
    }

    /// The payment as the control API shows it.
    pub(crate) async fn shown(&self, request: &Value) -> Value {
        let id = text(request, "/paymentRequestId");
        let url = format!("{}/control/state?paymentRequestId={id}", self.url);
        let response = self.http.get(url).send().await.unwrap();
        let state: Value = response.json().await.unwrap();
        state["payments"][0].clone()
    }

    pub(crate) async fn inquire(&self, id: &str) -> Value {
        self.call(INQUIRE, &json!({ "paymentRequestId": id })).await
    }

    pub(crate) async fn control(&self, path: &str, body: &Value) -> Value {
        let response = self
            .http
            .post(format!("{}/control/{path}", self.url))
            .json(body)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        response.json().await.unwrap()
    }

    pub(crate) async fn advance(&self, seconds: u64) {
        self.control("clock", &json!({ "advanceSeconds": seconds }))
            .await;
    }

    pub(crate) async fn fault(&self, rule: Value) {
        self.control("faults", &rule).await;
    }

    pub(crate) async fn state(&self) -> Value {
        let url = format!("{}/control/state", self.url);
        let response = self.http.get(url).send().await.unwrap();
        response.json().await.unwrap()
    }

    /// The notifications so far, each with a good signature: the receiver checks that.
    pub(crate) fn hooks(&self) -> Vec<Hook> {
        self.inbox.hooks.lock().unwrap().clone()
    }

    /// How many notifications had no good signature.
    pub(crate) fn refused(&self) -> usize {
        self.inbox.refused.load(Ordering::Relaxed)
    }

    pub(crate) fn kinds(&self) -> Vec<String> {
        self.hooks().iter().map(Hook::kind).collect()
    }

    pub(crate) fn answer_next(&self, status: u16, body: &str) {
        let status = StatusCode::from_u16(status).unwrap();
        let mut answers = self.inbox.answers.lock().unwrap();
        answers.push_back((status, body.to_owned()));
    }

    pub(crate) async fn get(&self, url: &str) -> Seen {
        let response = self.http.get(self.absolute(url)).send().await.unwrap();
        Seen::read(response).await
    }

    pub(crate) async fn post(&self, url: &str, fields: &[(&str, &str)]) -> Seen {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let response = self
            .http
            .post(self.absolute(url))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", &self.url)
            .body(body)
            .send()
            .await
            .unwrap();
        Seen::read(response).await
    }

    fn absolute(&self, url: &str) -> String {
        if url.starts_with('/') {
            format!("{}{url}", self.url)
        } else {
            url.to_owned()
        }
    }

    /// Chooses a wallet on the hosted page; gives the path of its page.
    pub(crate) async fn choose(&self, session: &Value, method: &str) -> String {
        let data = session["paymentSessionData"].as_str().unwrap();
        let seen = self
            .post(SUBMIT, &[("sessionData", data), ("method", method)])
            .await;
        assert_eq!(seen.status, 303);
        seen.location.unwrap()
    }

    pub(crate) async fn pay_by_card(&self, session: &Value, number: &str) -> Seen {
        let data = session["paymentSessionData"].as_str().unwrap();
        let seen = self
            .post(
                SUBMIT,
                &[
                    ("sessionData", data),
                    ("method", "CARD"),
                    ("cardNumber", number),
                    ("expiryMonth", "12"),
                    ("expiryYear", "39"),
                    ("cvv", "123"),
                    ("cardholderName", "A Buyer"),
                ],
            )
            .await;
        assert_eq!(seen.status, 303, "{}", seen.text);
        self.get(&seen.location.unwrap()).await
    }
}

pub(crate) const SUBMIT: &str = "/checkout-page/pages/payment/submit";
pub(crate) const LEAVE: &str = "/checkout-page/pages/payment/leave";

/// An API answer: always HTTP 200, with a signature that holds.
pub(crate) async fn answer(response: reqwest::Response, method: &str, path: &str) -> Value {
    assert_eq!(response.status(), 200);
    let header = |name: &str| {
        let value = response.headers().get(name);
        value.unwrap().to_str().unwrap().to_owned()
    };
    let (client_id, time) = (header("client-id"), header("response-time"));
    let signature = header("signature");
    assert!(header("content-type").starts_with("application/json"));
    let body = response.bytes().await.unwrap();
    antom::verify(
        &[gateway_key().public_key()],
        &Message {
            method,
            path,
            client_id: &client_id,
            time: &time,
            body: &body,
        },
        &signature,
    )
    .unwrap();
    serde_json::from_slice(&body).unwrap()
}

async fn receive(
    State(inbox): State<Inbox>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let header = |name: &str| {
        let value = headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_default()
    };
    let verified = antom::verify(
        &[gateway_key().public_key()],
        &Message {
            method: "POST",
            path: uri.path(),
            client_id: header("client-id"),
            time: header("request-time"),
            body: &body,
        },
        header("signature"),
    );
    if verified.is_err() {
        inbox.refused.fetch_add(1, Ordering::Relaxed);
        return (StatusCode::UNAUTHORIZED, "the signature".to_owned());
    }
    assert_eq!(header("client-id"), CLIENT);
    let body = serde_json::from_slice(&body).unwrap();
    let path = uri.path().to_owned();
    inbox.hooks.lock().unwrap().push(Hook { path, body });
    let next = inbox.answers.lock().unwrap().pop_front();
    next.unwrap_or_else(|| {
        let acknowledgement = json!({ "result": {
            "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success",
        } });
        (StatusCode::OK, acknowledgement.to_string())
    })
}

/// A page as a browser got it.
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) policy: Option<String>,
    pub(crate) text: String,
}

impl Seen {
    async fn read(response: reqwest::Response) -> Self {
        let header = |name: &str| {
            let value = response.headers().get(name);
            value.map(|value| value.to_str().unwrap().to_owned())
        };
        Self {
            status: response.status().as_u16(),
            location: header(LOCATION.as_str()),
            policy: header("content-security-policy"),
            text: response.text().await.unwrap(),
        }
    }

    /// The texts of all elements that the selector finds, blanks collapsed.
    pub(crate) fn all(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        page.select(&Selector::parse(selector).unwrap())
            .map(|found| {
                let text: String = found.text().collect();
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    pub(crate) fn heading(&self) -> String {
        self.all("h1").join("|")
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        page.select(&Selector::parse(selector).unwrap())
            .filter_map(|found| found.attr(name).map(str::to_owned))
            .collect()
    }
}

pub(crate) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or("")
}

pub(crate) fn code(answer: &Value) -> &str {
    text(answer, "/result/resultCode")
}
