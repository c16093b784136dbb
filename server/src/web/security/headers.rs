use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use domain::links;

use crate::web::security::{SecurityConfig, csp};

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// Whoever opens a drawing by itself sees its shapes: nothing in it runs or loads.
const UPLOADS: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
);
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The headers that are the same on every answer, written once.
#[derive(Debug)]
pub(super) struct Headers(Vec<(HeaderName, HeaderValue)>);

impl Headers {
    pub(super) fn new(config: &SecurityConfig) -> Self {
        let mut headers = vec![
            (header::CONTENT_SECURITY_POLICY, csp::policy(config)),
            (
                header::X_CONTENT_TYPE_OPTIONS,
                HeaderValue::from_static("nosniff"),
            ),
            // Result and order pages carry their token in the path, which is nobody else's business.
            (
                header::REFERRER_POLICY,
                HeaderValue::from_static("strict-origin"),
            ),
            (
                HeaderName::from_static("permissions-policy"),
                HeaderValue::from_static(
                    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
                     magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
                ),
            ),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                HeaderValue::from_static("same-origin"),
            ),
        ];
        if config.production {
            headers.push((
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static(if config.own.hsts_subdomains {
                    "max-age=31536000; includeSubDomains"
                } else {
                    "max-age=31536000"
                }),
            ));
        }
        Self(headers)
    }
}

pub(super) async fn set(
    State(headers): State<Arc<Headers>>,
    request: Request,
    next: Next,
) -> Response {
    let is_picture = is_picture(request.uri().path());
    let is_upload = is_upload(request.uri().path());
    let mut response = next.run(request).await;
    let status = response.status();
    let answer = response.headers_mut();
    for (name, value) in &headers.0 {
        answer.insert(name, value.clone());
    }
    if is_upload {
        answer.insert(header::CONTENT_SECURITY_POLICY, UPLOADS);
    }
    // Antom's page shows the pictures that `goodsImageUrl` names.
    let policy = HeaderValue::from_static(if is_picture {
        "cross-origin"
    } else {
        "same-origin"
    });
    answer.insert(RESOURCE_POLICY, policy);
    if is_error(status) {
        answer.insert(header::CACHE_CONTROL, NO_STORE);
    } else if !answer.contains_key(header::CACHE_CONTROL) {
        // Whoever makes a page that may be kept says so.
        answer.insert(header::CACHE_CONTROL, NO_STORE);
    }
    response
}

fn is_picture(path: &str) -> bool {
    if is_upload(path) {
        return true;
    }
    let build = path.strip_prefix("/pkg/");
    build
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(_, file)| file.starts_with("pictures/"))
}

fn is_upload(path: &str) -> bool {
    path.starts_with(links::PICTURES)
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}
