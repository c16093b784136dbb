//! Stands between the shop and its gateway, takes notes of every request, and can spoil answers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use antom::Message;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri};
use sea_orm::EntityTrait as _;
use serde_json::Value;
use server::store::Db;
use server::store::payments::{attempts, captures, refunds};
use server::store::stored_rows::{sign_up, subscription_update};
use tokio::sync::Notify;

use super::http::local_http;
use super::keys::antom_key;

/// What happens to an answer on its way.
pub(crate) enum Tamper {
    /// It says something else, and is signed as well as before.
    Change(Box<dyn Fn(&mut Value) + Send + Sync>),
    /// It says something else, under the old signature.
    Forge(Box<dyn Fn(&mut Value) + Send + Sync>),
    NoSignature,
    Status(u16),
    /// It never comes.
    Hang,
    /// The gateway is never asked: this is answered, and signed, in its stead.
    Instead(Value),
}

/// A request as the gateway got it.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) api: String,
    pub(crate) body: Value,
    pub(crate) agent_token: Option<String>,
    /// Whether its id stood in the shop's database when it arrived (I7).
    pub(crate) written_ahead: bool,
    /// Whether no other call under the same id was under way when it arrived.
    pub(crate) alone: bool,
}

/// The call and the id that make a request the same request.
type Same = (String, String);

fn same(api: &str, body: &Value) -> Same {
    let ids = ["captureRequestId", "refundRequestId", "paymentRequestId"];
    let id = ids.iter().find_map(|name| body[name].as_str());
    (api.to_owned(), id.unwrap_or_default().to_owned())
}

/// A call that was not answered yet; one that the caller gave up on is over too.
struct UnderWay {
    proxy: Proxy,
    call: Same,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut under_way = self.proxy.0.under_way.lock().unwrap();
        if let Some(at) = under_way.iter().position(|call| *call == self.call) {
            under_way.swap_remove(at);
        }
    }
}

impl Call {
    pub(crate) fn id(&self) -> &str {
        self.body["paymentRequestId"].as_str().unwrap()
    }
}

#[derive(Clone)]
pub(crate) struct Proxy(Arc<Inner>);

struct Inner {
    target: String,
    http: reqwest::Client,
    calls: Mutex<Vec<Call>>,
    tampers: Mutex<HashMap<&'static str, Arc<Tamper>>>,
    under_way: Mutex<Vec<Same>>,
    db: OnceLock<Db>,
    arrived: Notify,
}

impl Proxy {
    /// Gives the proxy's own address too.
    pub(crate) async fn open(target: &str) -> (Self, String) {
        let http = local_http().build().unwrap();
        let proxy = Self(Arc::new(Inner {
            target: target.to_owned(),
            http,
            calls: Mutex::default(),
            tampers: Mutex::default(),
            under_way: Mutex::default(),
            db: OnceLock::new(),
            arrived: Notify::new(),
        }));
        let router = Router::new().fallback(forward).with_state(proxy.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (proxy, url)
    }

    /// From now on requests are looked up in this database.
    pub(crate) fn watch(&self, db: Db) {
        let _ = self.0.db.set(db);
    }

    /// Spoils all answers of this call until [`Proxy::stop_tampering`].
    pub(crate) fn tamper(&self, api: &'static str, tamper: Tamper) {
        self.0.tampers.lock().unwrap().insert(api, Arc::new(tamper));
    }

    pub(crate) fn stop_tampering(&self) {
        self.0.tampers.lock().unwrap().clear();
    }

    pub(crate) fn calls(&self, api: &str) -> Vec<Call> {
        let calls = self.0.calls.lock().unwrap();
        calls
            .iter()
            .filter(|call| call.api == api)
            .cloned()
            .collect()
    }

    /// Waits until so many of these calls arrived.
    pub(crate) async fn arrived(&self, api: &str, number: usize) {
        loop {
            let next = self.0.arrived.notified();
            if self.calls(api).len() >= number {
                return;
            }
            next.await;
        }
    }

    async fn take_note(&self, api: &str, headers: &HeaderMap, body: &Bytes) -> UnderWay {
        let body: Value = serde_json::from_slice(body).unwrap();
        let written_ahead = match self.0.db.get() {
            Some(db) => is_written_down(db, &body).await,
            None => true,
        };
        let this = same(api, &body);
        let alone = {
            let mut under_way = self.0.under_way.lock().unwrap();
            let alone = !under_way.contains(&this);
            under_way.push(this.clone());
            alone
        };
        let call = Call {
            api: api.to_owned(),
            body,
            agent_token: headers
                .get("agent-token")
                .and_then(|token| token.to_str().ok())
                .map(ToOwned::to_owned),
            written_ahead,
            alone,
        };
        self.0.calls.lock().unwrap().push(call);
        self.0.arrived.notify_waiters();
        UnderWay {
            proxy: self.clone(),
            call: this,
        }
    }
}

async fn find_sign_up(db: &Db, payment_request_id: &str) -> Option<sign_up::Model> {
    let found = sign_up::Entity::find_by_id(payment_request_id);
    found.one(db).await.unwrap()
}

/// `wf-update-`, its number, and its sign-up's id.
async fn is_update_written_down(db: &Db, id: &str) -> bool {
    let Some((number, payment_request_id)) = id
        .strip_prefix("wf-update-")
        .and_then(|own| own.split_once('-'))
    else {
        return true;
    };
    let Some(sign_up) = find_sign_up(db, payment_request_id).await else {
        return false;
    };
    let key = (
        sign_up.subscription_id,
        sign_up.seq,
        number.parse().unwrap(),
    );
    let found = subscription_update::Entity::find_by_id(key);
    found.one(db).await.unwrap().is_some()
}

/// Whether the ids that this shop gave the request have their rows.
async fn is_written_down(db: &Db, body: &Value) -> bool {
    let id = |name: &str| body[name].as_str();
    if let Some(id) = id("paymentRequestId")
        && attempts::find(db, id).await.unwrap().is_none()
        && find_sign_up(db, id).await.is_none()
    {
        return false;
    }
    if let Some(id) = id("subscriptionUpdateRequestId")
        && !is_update_written_down(db, id).await
    {
        return false;
    }
    if let Some(id) = id("captureRequestId")
        && captures::find(db, id).await.unwrap().is_none()
    {
        return false;
    }
    match id("refundRequestId") {
        Some(id) => refunds::find(db, id).await.unwrap().is_some(),
        None => true,
    }
}

async fn forward(
    State(proxy): State<Proxy>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let api = uri.path().rsplit('/').next().unwrap_or_default().to_owned();
    let _under_way = proxy.take_note(&api, &headers, &body).await;
    let tamper = || proxy.0.tampers.lock().unwrap().get(api.as_str()).cloned();
    if let Some(Tamper::Instead(answer)) = tamper().as_deref() {
        return signed(&uri, &headers, answer.to_string());
    }
    let mut request = proxy
        .0
        .http
        .post(format!("{}{uri}", proxy.0.target))
        .body(body);
    for name in ["content-type", "client-id", "request-time", "signature"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let Ok(answer) = request.send().await else {
        hang_up();
    };
    let headers = answer.headers().clone();
    let Ok(body) = answer.bytes().await else {
        hang_up();
    };
    let mut response = Response::new(Body::empty());
    for name in ["content-type", "client-id", "response-time", "signature"] {
        if let Some(value) = headers.get(name) {
            let name: axum::http::HeaderName = name.parse().unwrap();
            response.headers_mut().insert(name, value.clone());
        }
    }
    let changed = |change: &(dyn Fn(&mut Value) + Send + Sync)| {
        let mut value: Value = serde_json::from_slice(&body).unwrap();
        change(&mut value);
        value.to_string()
    };
    *response.body_mut() = match tamper().as_deref() {
        None | Some(Tamper::Instead(_)) => Body::from(body),
        Some(Tamper::Hang) => std::future::pending().await,
        Some(Tamper::Status(code)) => return status(StatusCode::from_u16(*code).unwrap()),
        Some(Tamper::NoSignature) => {
            response.headers_mut().remove("signature");
            Body::from(body)
        }
        Some(Tamper::Forge(change)) => Body::from(changed(change)),
        Some(Tamper::Change(change)) => {
            let body = changed(change);
            let text = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
            let signature = antom::sign(
                antom_key(),
                &Message {
                    method: "POST",
                    path: uri.path(),
                    client_id: &text("client-id"),
                    time: &text("response-time"),
                    body: body.as_bytes(),
                },
            )
            .unwrap();
            response
                .headers_mut()
                .insert("signature", signature.parse().unwrap());
            Body::from(body)
        }
    };
    response
}

/// An answer of Antom's that the gateway knows nothing of.
fn signed(uri: &Uri, asked: &HeaderMap, body: String) -> Response<Body> {
    let client_id = asked["client-id"].clone();
    let time = "2026-11-21T10:00:00+08:00";
    let message = Message {
        method: "POST",
        path: uri.path(),
        client_id: client_id.to_str().unwrap(),
        time,
        body: body.as_bytes(),
    };
    let signature = antom::sign(antom_key(), &message).unwrap();
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(
        "content-type",
        "application/json; charset=UTF-8".parse().unwrap(),
    );
    headers.insert("client-id", client_id);
    headers.insert("response-time", time.parse().unwrap());
    headers.insert("signature", signature.parse().unwrap());
    response
}

/// Whoever asked gets no answer either, and no status that says so: a handler that ends like this
/// takes its connection along.
fn hang_up() -> ! {
    std::panic::resume_unwind(Box::new("the gateway cut the line"))
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
