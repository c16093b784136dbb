//! Whether the process lives, and whether it can serve.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;

use crate::store;
use crate::store::Db;

/// `/healthz` and `/readyz`.
pub fn router(db: Db) -> Router {
    Router::new()
        .route("/readyz", get(ready))
        .with_state(db)
        .route(
            "/healthz",
            get(|| async { Json(json!({ "status": "ok" })) }),
        )
}

/// Says what is missing to whoever operates the shop, and no more than that.
async fn ready(State(db): State<Db>) -> Response {
    if let Err(error) = store::ping(&db).await {
        tracing::error!(%error, "not ready: the database does not answer");
        return not_ready("database");
    }
    match store::pending_migrations(&db).await {
        Ok(0) => Json(json!({ "status": "ready" })).into_response(),
        Ok(pending) => {
            tracing::error!(
                pending,
                "not ready: migrations are missing; run `shop migrate`"
            );
            not_ready("migrations")
        }
        Err(error) => {
            tracing::error!(%error, "not ready: the applied migrations cannot be read");
            not_ready("migrations")
        }
    }
}

fn not_ready(what: &str) -> Response {
    let body = Json(json!({ "status": "not_ready", "waiting_for": what }));
    (StatusCode::SERVICE_UNAVAILABLE, body).into_response()
}
