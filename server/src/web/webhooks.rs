//! Where Antom's notifications arrive: verified, kept, acknowledged; understood later.

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::gateway::notification::{ACKNOWLEDGEMENT, NotAuthentic};
use crate::platform::metrics::labels::Notified;
use crate::services::payments::receive;
use crate::web::error::AppError;
use crate::web::state::AppState;

/// Every authentic notification is acknowledged, of failed payments too: anything else makes
/// Antom send it eight times (facts 1.6).
pub(super) async fn receive(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AppError> {
    // The guides leave open whether a query string is signed; ours have none.
    let signed = uri
        .path_and_query()
        .map_or(uri.path(), |whole| whole.as_str());
    let header = |name| headers.get(name)?.to_str().ok();
    let time = match state.shop.notifications.verify(signed, header, &body) {
        Ok(time) => time,
        Err(NotAuthentic::WrongClient) => {
            state.shop.metrics.notified(Notified::WrongClient);
            tracing::warn!("a notification for another client was refused");
            return Err(AppError::Unauthorised);
        }
        Err(error @ NotAuthentic::BadSignature(_)) => {
            state.shop.metrics.notified(Notified::BadSignature);
            tracing::warn!(%error, "a notification with a bad signature was refused");
            return Err(AppError::Unauthorised);
        }
    };
    let new = receive::receive(&state.shop, &body, time)
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
