//! Who has tried too often, and what to tell them.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::platform::metrics::labels::PayLimitKind;
use crate::services::limits;
pub(super) use crate::services::limits::{Limited, Subject};
use crate::web::error::AppError;
use crate::web::security::{ClientAddress, Counted};
use crate::web::state::AppState;

/// Takes an attempt of each subject; the first that has none left refuses it.
pub(super) async fn take(
    state: &AppState,
    limited: Limited,
    subjects: &[(Subject, &str)],
) -> Result<(), AppError> {
    for (subject, value) in subjects {
        let taken = limits::take(&state.shop, limited, *subject, value).await?;
        if let Err(wait) = taken {
            let source = state.shop.pseudonyms.of(subject.as_str(), value);
            let of = subject.as_str();
            tracing::warn!(?limited, of, source, "a limit was reached");
            if limited == Limited::Payments {
                state.shop.metrics.refused_by(kind(*subject)).inc();
            }
            return Err(AppError::TooMany {
                limited,
                // Whole seconds, rounded up: who waits as long as told must get through.
                retry_after: Duration::from_secs(wait.as_secs() + 1),
            });
        }
    }
    Ok(())
}

const fn kind(subject: Subject) -> PayLimitKind {
    match subject {
        Subject::Address | Subject::KnownMerchant | Subject::All => PayLimitKind::Address,
        Subject::Session => PayLimitKind::Session,
        Subject::Email => PayLimitKind::Email,
        Subject::Order => PayLimitKind::Order,
    }
}

/// The line that a request comes from, as limits count it.
pub(super) fn address(parts: &Parts) -> String {
    let client = parts.extensions.get::<ClientAddress>();
    client.map_or_else(String::new, |client| client.network().to_string())
}

/// The page that the form stood on says when to come back: nothing that was typed is lost.
pub(super) fn with_retry(response: Response, error: AppError) -> Response {
    match error.retry_after() {
        Some(wait) => counted(response, Some(wait)),
        // It is no limit that stands in the way: the error is logged and shown as everywhere.
        None => error.into_response(),
    }
}

/// A refusal that [`take`] has counted.
pub(super) fn counted(mut response: Response, wait: Option<Duration>) -> Response {
    if let Some(wait) = wait {
        let seconds = HeaderValue::from(wait.as_secs().max(1));
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
        response.extensions_mut().insert(Counted);
    }
    response
}

/// What a limit on addresses alone is about, for forms in which nothing is typed.
#[derive(Clone)]
pub(super) struct ByAddress {
    pub(super) state: AppState,
    pub(super) limited: Limited,
}

/// Middleware for `POST`s.
pub(super) async fn by_address(
    State(limit): State<ByAddress>,
    request: Request,
    next: Next,
) -> Response {
    if *request.method() == Method::POST {
        let (parts, body) = request.into_parts();
        let address = address(&parts);
        let subjects = [(Subject::Address, address.as_str())];
        if let Err(error) = take(&limit.state, limit.limited, &subjects).await {
            return error.into_response();
        }
        return next.run(Request::from_parts(parts, body)).await;
    }
    next.run(request).await
}
