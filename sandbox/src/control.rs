//! The control API: JSON for tests and scripts. The panel page uses the same actions.
//!
//! | request | body | answer |
//! |---|---|---|
//! | `GET /control/state?paymentRequestId=&limit=` | | clock, payments, notifications, calls, faults |
//! | `POST /control/clock` | `{"advanceSeconds":n,"merchantFollows"?}` | after everything that fell due has happened; times in requests are read by this clock if the merchant's follows it |
//! | `POST /control/faults` | `{"api","fault","times"?,"seconds"?,"paymentRequestId"?,"orderReference"?,"notifyType"?,"acts"?}` | the faults |
//! | `DELETE /control/faults` | | no faults |
//! | `POST /control/notify/flush` | | how many notifications were delivered ahead of their time |
//! | `POST /control/methods` | `{"method","enabled"}` | the methods that are switched off |
//! | `POST /control/business` | `{"processingSeconds":n}` | how long business accounts take to pay |
//! | `POST /control/refunds` | `{"paymentRequestId","amount"?}` | a refund made in Antom's dashboard |
//! | `POST /control/disputes` | `{"paymentRequestId","kind"?,"amount"?,"answerWithinSeconds"?}` | a dispute about a payment, by either of its ids |
//! | `POST /control/disputes/end` | `{"dispute","verdict"?}` | it was judged, or without a verdict taken back |
//! | `POST /control/disputes/address` | `{"url"}` | where disputes are told from now on |
//! | `GET /control/reports/{report}` | | `transaction_details`, `settlement_details` or `settlement_summary` as a CSV file |
//! | `GET /control/clock` | | what time it is |
//! | `POST /control/subscriptions/charge` | `{"subscription"?}` | after the clock moved to the next charge |
//! | `POST /control/subscriptions/end` | `{"subscription","cancellationType"}` | the buyer ended it in the wallet |
//! | `POST /control/subscriptions/change` | `{"subscription"}` | it was changed at Antom's for one with a new id |
//! | `POST /control/subscriptions/habits` | `{"ids"?,"walletResults"?,"deductionFirst"?,"freeDeductions"?,"pacificCalendar"?}` | what the guides leave open is done so |
//!
//! A subscription is named by either of its ids. What can't be followed is answered 422 with `{"error"}`.

mod business;
pub(crate) mod disputes;
mod reports;
pub(crate) mod subscriptions;

use std::time::Duration;

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::dashboard::{self, RefundByHand};
use crate::gateway::Gateway;
use crate::rule::Rule;
use crate::snapshot;

/// One move of the clock is at most a year.
pub(crate) const FARTHEST: u64 = 366 * 24 * 3600;

pub(crate) fn routes() -> Router<Gateway> {
    Router::new()
        .route("/control/state", get(state))
        .route("/control/clock", get(time).post(clock))
        .route("/control/faults", post(add_fault).delete(clear_faults))
        .route("/control/notify/flush", post(flush))
        .route("/control/refunds", post(refund))
        .route("/control/business", post(business::set))
        .route("/control/disputes", post(disputes::open))
        .route("/control/disputes/end", post(disputes::end))
        .route("/control/disputes/address", post(disputes::address))
        .route("/control/methods", post(switch))
        .route("/control/reports/{report}", get(reports::download))
        .route(
            "/control/subscriptions/charge",
            post(subscriptions::next_charge),
        )
        .route("/control/subscriptions/end", post(subscriptions::end))
        .route("/control/subscriptions/change", post(subscriptions::change))
        .route("/control/subscriptions/habits", post(subscriptions::habits))
}

/// A request that can't be followed, with the reason.
struct Wrong(String);

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let body = Json(json!({ "error": self.0 }));
        (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scope {
    payment_request_id: Option<String>,
    limit: Option<usize>,
}

async fn state(State(gateway): State<Gateway>, Query(scope): Query<Scope>) -> Json<Value> {
    let limit = scope.limit.unwrap_or(snapshot::LIMIT);
    Json(snapshot::json(
        &gateway,
        scope.payment_request_id.as_deref(),
        limit,
    ))
}

async fn time(State(gateway): State<Gateway>) -> Json<Value> {
    Json(json!({
        "now": gateway.now().iso(),
        "aheadSeconds": gateway.ahead().as_secs(),
    }))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Advance {
    advance_seconds: u64,
    /// From now on the merchant's clock is taken to run with this one.
    #[serde(default)]
    merchant_follows: bool,
}

async fn clock(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let Advance {
        advance_seconds,
        merchant_follows,
    } = read(&headers, &body)?;
    if advance_seconds > FARTHEST {
        return Err(Wrong(format!("advanceSeconds must be at most {FARTHEST}")));
    }
    if merchant_follows {
        gateway.merchant_follows();
    }
    let moved = gateway.advance(Duration::from_secs(advance_seconds)).await;
    Ok(Json(json!({
        "now": gateway.now().iso(),
        "aheadSeconds": gateway.ahead().as_secs(),
        "events": moved.events,
    })))
}

async fn add_fault(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let rule: Rule = read(&headers, &body)?;
    rule.check().map_err(Wrong)?;
    let faults = gateway.change(|world, _| {
        world.faults.add(rule);
        snapshot::faults(world)
    });
    Ok(Json(json!({ "faults": faults })))
}

async fn clear_faults(State(gateway): State<Gateway>) -> Json<Value> {
    gateway.change(|world, _| world.faults.clear());
    Json(json!({ "faults": [] }))
}

async fn flush(State(gateway): State<Gateway>) -> Json<Value> {
    let delivered = gateway.flush().await;
    Json(json!({ "delivered": delivered }))
}

async fn refund(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let asked: RefundByHand = read(&headers, &body)?;
    let refund = gateway
        .change(|world, now| dashboard::refund(world, asked, now))
        .map_err(Wrong)?;
    Ok(Json(json!({ "refund": snapshot::refund(&refund) })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    method: String,
    enabled: bool,
}

async fn switch(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let Switch { method, enabled } = read(&headers, &body)?;
    let off = gateway
        .change(|world, _| {
            world.switch(&method, enabled)?;
            Some(snapshot::switched_off(world))
        })
        .ok_or_else(|| Wrong(format!("there is no method {method}")))?;
    Ok(Json(json!({ "switchedOff": off })))
}

/// A page of another site could post JSON as plain text without asking; as JSON it must ask first.
fn read<T: DeserializeOwned>(headers: &HeaderMap, body: &Bytes) -> Result<T, Wrong> {
    let json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"));
    if !json {
        return Err(Wrong(
            "the content type must be application/json".to_owned(),
        ));
    }
    serde_json::from_slice(body).map_err(|error| Wrong(error.to_string()))
}
