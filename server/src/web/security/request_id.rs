use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::platform::telemetry;
use crate::platform::traces::{self, Kind, Span};

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Names one request in its answer, on error pages and in the log. It is always made here: one that
/// a client sent could be made to collide, or to write into the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    fn new() -> Self {
        Self(telemetry::new_request_id().into())
    }

    #[cfg(test)]
    pub(crate) fn from_text(text: &str) -> Self {
        Self(text.into())
    }
}

impl Default for RequestId {
    fn default() -> Self {
        Self("-".into())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Gives the request its id and its span. Only the matched route is written down, because paths
/// carry tokens and query strings carry what buyers typed.
pub(super) async fn trace(mut request: Request, next: Next) -> Response {
    let id = RequestId::new();
    request.headers_mut().remove(&HEADER);
    request.extensions_mut().insert(id.clone());

    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let is_quiet = route.starts_with("/pkg/") || route.ends_with('z') || route.ends_with("/status");
    let traced = Span::new(format!("{} {route}", request.method()), Kind::Server).of_request(&id.0);
    let method = request.method().to_string();
    let span = tracing::info_span!("request", %id, method = %request.method(), route);
    let started = Instant::now();
    let request_id = Some(id.to_string());
    let work = async move {
        let mut response = next.run(request).await;
        if let Ok(value) = HeaderValue::from_str(&id.0) {
            response.headers_mut().insert(HEADER, value);
        }
        let status = response.status().as_u16();
        let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        traces::tell("http.request.method", method);
        traces::tell("http.response.status_code", i64::from(status));
        if response.status().is_server_error() {
            traces::fail("the server's mistake");
        }
        if is_quiet {
            tracing::debug!(status, ms, "answered");
        } else {
            tracing::info!(status, ms, "answered");
        }
        traces::tell("http.route", route);
        response
    };
    // On the heap, since it would be held several times here, and it is large.
    let work = Box::pin(work.instrument(span));
    if is_quiet {
        telemetry::following(request_id, work).await
    } else {
        telemetry::following(request_id, traced.of(work)).await
    }
}
