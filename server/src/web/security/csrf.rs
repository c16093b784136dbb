use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::web::error::AppError;

type Refusal = fn(ProtectionError) -> Response;

/// Refuses unsafe requests that a browser marks as sent by another site (`Sec-Fetch-Site`, or
/// `Origin` where that is missing). The public origin is trusted by name, for proxies that change
/// `Host`.
pub(super) fn layer(public_origin: &str) -> CsrfLayer<Refusal> {
    CsrfLayer::new()
        .add_trusted_origin(public_origin)
        .unwrap_or_else(|error| {
            tracing::error!(%error, "the public URL is no origin; forms are accepted from the same host only");
            CsrfLayer::new()
        })
        .with_rejection_response(refuse as Refusal)
}

fn refuse(_: ProtectionError) -> Response {
    AppError::CrossSite.into_response()
}
