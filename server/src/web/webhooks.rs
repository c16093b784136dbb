//! Where Antom's notifications arrive: verified, kept, acknowledged; understood later.

use std::time::Instant;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::gateway::notification::{ACKNOWLEDGEMENT, NotAuthentic};
use crate::platform::metrics::labels::Notified;
use crate::services::payments::receive;
use crate::web::error::AppError;
use crate::web::limits::Subject;
use crate::web::security::ClientAddress;
use crate::web::state::AppState;

/// Every authentic notification is acknowledged, of failed payments too: anything else makes
/// Antom send it eight times (facts 1.6).
pub(super) async fn receive(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    client: ClientAddress,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AppError> {
    // The guides leave open whether a query string is signed; ours have none.
    let signed = uri
        .path_and_query()
        .map_or(uri.path(), |whole| whole.as_str());
    let address = client.network().to_string();
    let source = state
        .shop
        .pseudonyms
        .of(Subject::Address.as_str(), &address);
    let header = |name| headers.get(name)?.to_str().ok();
    let proof = match state.shop.notifications.verify(signed, header, &body) {
        Ok(proof) => proof,
        Err(NotAuthentic::WrongClient) => {
            state.shop.metrics.notified(Notified::WrongClient);
            tracing::warn!(source, "a notification for another client was refused");
            return Err(AppError::Unauthorised);
        }
        Err(error @ NotAuthentic::BadSignature(_)) => {
            state.shop.metrics.notified(Notified::BadSignature);
            tracing::warn!(%error, source, "a notification with a bad signature was refused");
            return Err(AppError::Unauthorised);
        }
    };
    let new = receive::receive(&state.shop, &body, &proof)
        .await
        .map_err(|error| {
            state.shop.metrics.notified(Notified::NotKept);
            AppError::internal(error)
        })?;
    if new {
        state.shop.metrics.notified(Notified::Accepted);
    } else {
        state.shop.metrics.notified(Notified::Duplicate);
    }
    Ok((
        [(header::CONTENT_TYPE, "application/json; charset=UTF-8")],
        ACKNOWLEDGEMENT,
    )
        .into_response())
}

/// Where Antom posts notifications: what each address is for, and its path.
pub const ADDRESSES: [(&str, &str); 3] = [
    ("payments, captures and refunds", "/webhooks/antom/payment"),
    ("subscriptions", "/webhooks/antom/subscription"),
    ("disputes", "/webhooks/antom/dispute"),
];

/// Around everything: a notification that found no address was registered with a mistake in it, and
/// Antom tells nobody but the shop.
pub(super) async fn misdirected(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let is_signed = request.method() == Method::POST
        && ["signature", "client-id"]
            .iter()
            .all(|name| request.headers().contains_key(*name));
    let path = request.uri().path();
    if !is_signed || ADDRESSES.iter().any(|(_, address)| *address == path) {
        return next.run(request).await;
    }
    let path: String = path
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || "/-_.".contains(*letter))
        .take(100)
        .collect();
    state.shop.metrics.notified(Notified::WrongAddress);
    let right = format!("{}{}", state.public_url, ADDRESSES[0].1);
    tracing::warn!(
        path,
        right,
        "a notification came to an address that is none"
    );
    // As JSON, and not as the page that a browser would get.
    let told = json!({ "error": "not_found", "message": "There is no webhook at this address." });
    (StatusCode::NOT_FOUND, Json(told)).into_response()
}

/// Around everything that a notification passes: how long it took, and the one outcome that is
/// decided before [`receive`].
pub(super) async fn measure(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let response = next.run(request).await;
    state.shop.metrics.answered_notification(started.elapsed());
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        state.shop.metrics.notified(Notified::TooLarge);
    }
    response
}
