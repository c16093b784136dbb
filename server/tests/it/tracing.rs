//! That one search of the log by a request's id finds the request, what was recorded because of it
//! and what was done.

use std::sync::{Arc, Mutex};

use axum::http::{HeaderMap, Uri};
use axum::{Json, Router};
use serde_json::Value;

use crate::common::{
    Browser, Page, ShopProcess, Signed, TestDatabase, TestDb, TestGateway, eventually, free_url,
    paid, settings,
};

fn request_id(page: &Page) -> String {
    page.headers["x-request-id"].to_str().unwrap().to_owned()
}

/// What the log says about this request.
fn about(output: &str, id: &str) -> String {
    let lines = output.lines().filter(|line| line.contains(id));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_log_leads_from_a_request_to_its_effects() {
    let database = TestDatabase::filled().await;
    let gateway = TestGateway::open().await;
    let url = free_url();
    let mut variables = settings(&database, &url, &gateway, &gateway.url);
    let collector = Collector::open().await;
    for (name, value) in [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url.as_str()),
        ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=the%20key"),
        ("OTEL_SERVICE_NAME", "tidewater"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
    ] {
        variables.insert(name.to_owned(), value.to_owned());
    }
    let shop = ShopProcess::start(&variables).await;
    let db = TestDb {
        connection: database.connect().await,
    };
    let browser = Browser::new(&url);
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;

    // From Pay to the attempt and to Antom.
    let pressed = browser.checkout().await;
    let checkout = request_id(&pressed);
    pressed.gateway();
    // The answer is here before what the process wrote about it has been read.
    let log = eventually("the answer is in the log", async || {
        let log = about(&shop.output(), &checkout);
        log.contains("answered").then_some(log)
    })
    .await;
    for part in ["/checkout", "learned", "createPaymentSession"] {
        assert!(log.contains(part), "{part} is not in {log}");
    }

    // From a notification, through the inbox and the outbox, to the mail.
    let order = db.order().await;
    let attempts = db.attempts().await;
    let notice = Signed::json(&paid(&order, &attempts[0]));
    let webhook = request_id(&notice.send(browser.http(), &url).await);
    assert_ne!(webhook, checkout);
    let log = eventually("the receipt is in the log", async || {
        let log = about(&shop.output(), &webhook);
        log.contains("receipt").then_some(log)
    })
    .await;
    for part in [
        "/webhooks/antom/payment",
        "learned",
        "payment_succeeded",
        "job=\"inbox\"",
        "job=\"mail\"",
    ] {
        let part = part.to_lowercase().replace('_', "");
        assert!(log.to_lowercase().contains(&part), "{part} is not in {log}");
    }
    let inbox = db.inbox().await;
    assert_eq!(inbox[0].request_id.as_deref(), Some(webhook.as_str()));
    let receipts = db.outbox().await;
    let receipt = receipts.iter().find(|task| task.kind == "receipt").unwrap();
    assert_eq!(receipt.request_id.as_deref(), Some(webhook.as_str()));

    // One trace from the press of the button to the mail. It has the id of the buyer's request.
    let press = eventually("the mail's span is told", async || {
        let spans = collector.spans_of(&checkout);
        let is_mail = |span: &&Value| attribute(span, "shop.task").as_deref() == Some("receipt");
        spans.iter().any(|span| is_mail(&span)).then_some(spans)
    })
    .await;
    let named = |name: &str| press.iter().find(|span| span["name"] == name).unwrap();
    let (pay, call) = (named("POST /checkout"), named("createPaymentSession"));
    let (told, mail) = (named("notification"), named("mail"));
    assert!(pay.get("parentSpanId").is_none(), "{pay}");
    for (span, parent) in [(call, pay), (told, pay), (mail, told)] {
        assert_eq!(span["parentSpanId"], parent["spanId"], "{span}");
    }
    assert_eq!(
        attribute(pay, "http.response.status_code").as_deref(),
        Some("303")
    );
    assert_eq!(attribute(call, "antom.outcome").as_deref(), Some("ok"));
    let id = attribute(told, "shop.payment_request_id");
    assert_eq!(id.as_ref(), Some(&attempts[0].payment_request_id));
    // Antom's request to the shop has a trace of its own, to which the other points.
    assert_eq!(told["links"][0]["traceId"], webhook.as_str());
    let webhooks = eventually("the webhook's span is told", async || {
        let spans = collector.spans_of(&webhook);
        (spans.len() >= 2).then_some(spans)
    })
    .await;
    let names: Vec<&Value> = webhooks.iter().map(|span| &span["name"]).collect();
    assert!(
        names.contains(&&Value::from("POST /webhooks/antom/payment")),
        "{names:?}"
    );

    // The figures of Prometheus go the same way.
    let accepted = eventually("the notification is counted", async || {
        collector
            .figure("shop_notifications", "accepted")
            .filter(|count| *count == 1.0)
    })
    .await;
    assert!(accepted > 0.0);
    let told = collector.everything();
    assert!(told.iter().all(|(key, _, _)| key == "the key"));
    let text = told
        .iter()
        .map(|(_, _, body)| body.to_string())
        .collect::<String>();
    assert!(text.contains("tidewater"), "the service has its name");
    // Nobody's address, and no key to an order.
    for secret in [&*order.email, &*order.token] {
        assert!(!text.contains(secret), "{secret} was told");
    }
}

/// Takes OTLP as a collector does.
struct Collector {
    url: String,
    /// Key, path and document of each request.
    told: Arc<Mutex<Vec<(String, String, Value)>>>,
}

impl Collector {
    async fn open() -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let into = Arc::clone(&told);
        let take = async move |uri: Uri, headers: HeaderMap, Json(document): Json<Value>| {
            let key = headers["api-key"].to_str().unwrap().to_owned();
            into.lock()
                .unwrap()
                .push((key, uri.path().to_owned(), document));
        };
        let router = Router::new().fallback(take);
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, told }
    }

    fn everything(&self) -> Vec<(String, String, Value)> {
        self.told.lock().unwrap().clone()
    }

    fn spans_of(&self, trace: &str) -> Vec<Value> {
        let mut spans = Vec::new();
        for (_, path, document) in self.everything() {
            if path == "/v1/traces" {
                let told = document["resourceSpans"][0]["scopeSpans"][0]["spans"].clone();
                spans.extend(told.as_array().unwrap().clone());
            }
        }
        spans.retain(|span| span["traceId"] == trace);
        spans
    }

    fn figure(&self, name: &str, label: &str) -> Option<f64> {
        let documents = self.everything();
        let (_, _, latest) = documents
            .iter()
            .rfind(|(_, path, _)| path == "/v1/metrics")?;
        let metrics = latest["resourceMetrics"][0]["scopeMetrics"][0]["metrics"].as_array()?;
        let metric = metrics.iter().find(|metric| metric["name"] == name)?;
        let points = metric["sum"]["dataPoints"].as_array()?;
        let is_it = |point: &&Value| point["attributes"][0]["value"]["stringValue"] == label;
        points.iter().find(is_it)?["asDouble"].as_f64()
    }
}

fn attribute(span: &Value, name: &str) -> Option<String> {
    let told = span["attributes"].as_array()?;
    let value = &told.iter().find(|it| it["key"] == name)?["value"];
    let text = value["stringValue"].as_str().or(value["intValue"].as_str());
    text.map(ToOwned::to_owned)
}

/// What nobody asked for has an id too, so that its effects can be found.
#[tokio::test]
async fn the_janitors_work_can_be_found_as_well() {
    let mut shop = crate::common::TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    shop.gateway.lose_notifications().await;
    browser.pay_with_wallet(&page).await;
    shop.pass(std::time::Duration::from_secs(60));
    shop.start_jobs();
    shop.becomes(&token, "paid").await;
    let tasks = shop.db.outbox().await;
    let receipt = tasks.iter().find(|task| task.kind == "receipt").unwrap();
    let id = receipt.request_id.clone().expect("an id of the janitor's");
    assert_eq!(id.len(), 32, "{id}");
}
