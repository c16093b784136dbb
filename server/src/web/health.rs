//! Whether the process lives, and whether it can serve.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use serde_json::json;

use crate::services::Shop;
use crate::services::readiness::{Readiness, readiness};

/// `/healthz` and `/readyz`.
pub fn router(shop: Arc<Shop>) -> Router {
    Router::new()
        .route("/readyz", get(ready))
        .with_state(shop)
        .route(
            "/healthz",
            get(|| async { Json(json!({ "status": "ok" })) }),
        )
}

/// Stands in each request to a process that is about to stop.
#[derive(Clone, Copy)]
pub struct Stopping;

/// Says what is missing to whoever operates the shop, and no more than that.
async fn ready(State(shop): State<Arc<Shop>>, stopping: Option<Extension<Stopping>>) -> Response {
    if stopping.is_some() {
        let body = Json(json!({ "status": "stopping" }));
        return (StatusCode::SERVICE_UNAVAILABLE, body).into_response();
    }
    match readiness(&shop).await {
        Readiness::Ready => Json(json!({ "status": "ready" })).into_response(),
        // Buyers are served all the same, so nobody is to be sent elsewhere.
        Readiness::Restarting(jobs) => {
            Json(json!({ "status": "ready", "restarting": jobs })).into_response()
        }
        Readiness::WaitsForDatabase => not_ready("database"),
        Readiness::WaitsForMigrations => not_ready("migrations"),
    }
}

fn not_ready(what: &str) -> Response {
    let body = Json(json!({ "status": "not_ready", "waiting_for": what }));
    (StatusCode::SERVICE_UNAVAILABLE, body).into_response()
}
