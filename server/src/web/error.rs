//! What goes wrong at the web edge, and the one place that tells the buyer and the log.
//!
//! A handler returns an [`AppError`]; it travels in the response's extensions to [`render`], which
//! knows the request id and whether the asker reads pages or JSON.

mod pages;

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use wording::Words;

use crate::platform::password::PasswordError;
use crate::presenters::wording::payment_refusals;
use crate::services::ServiceError;
use crate::services::payments::begin::PaymentRefusal;
pub use crate::web::error::pages::{ErrorPages, render};
use crate::web::security::Limited;

type BoxError = Box<dyn Error + Send + Sync>;

/// Everything that a request can fail with.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("bad request: {0}")]
    BadRequest(String),
    #[error("not authenticated")]
    Unauthorised,
    #[error("forbidden")]
    Forbidden,
    /// A form that another site sent in the buyer's name.
    #[error("sent from another site")]
    CrossSite,
    #[error("not found")]
    NotFound,
    #[error("method not allowed")]
    MethodNotAllowed,
    /// The message is for the buyer.
    #[error("conflict: {0}")]
    Conflict(String),
    /// The order cannot be paid, or changed, now.
    #[error("the payment is refused: {0:?}")]
    Payment(PaymentRefusal),
    #[error("the body is too large")]
    PayloadTooLarge,
    #[error("the media type is not supported")]
    UnsupportedMediaType,
    /// The message is for the buyer.
    #[error("unprocessable: {0}")]
    Unprocessable(String),
    #[error("too many requests; again in {} s", retry_after.as_secs())]
    TooMany {
        limited: Limited,
        retry_after: Duration,
    },
    /// What the shop depends on does not answer; nothing was done.
    #[error("unavailable")]
    Unavailable(#[source] BoxError),
    #[error("the request took too long")]
    Timeout,
    #[error("internal error")]
    Internal(#[source] BoxError),
}

/// Faults of ours: the buyer is told no more than that.
macro_rules! internal {
    ($($error:ty),+ $(,)?) => {$(
        impl From<$error> for AppError {
            fn from(error: $error) -> Self {
                Self::internal(error)
            }
        }
    )+};
}

internal!(
    PasswordError,
    ServiceError,
    axum::Error,
    header::InvalidHeaderValue,
    getrandom::Error,
    tokio::task::JoinError,
    tower_sessions::session::Error,
);

impl AppError {
    /// A fault of ours. Its text goes to the log and never to the buyer.
    pub fn internal(error: impl Into<BoxError>) -> Self {
        Self::Internal(error.into())
    }

    pub fn unavailable(error: impl Into<BoxError>) -> Self {
        Self::Unavailable(error.into())
    }

    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Unauthorised => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) | Self::Payment(_) => StatusCode::CONFLICT,
            Self::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) | Self::Timeout => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Title and message for the buyer: what happened, and what to do next.
    fn words(&self) -> (&'static str, String) {
        match self {
            Self::BadRequest(message) | Self::Unprocessable(message) => ("There is a problem", message.clone()),
            Self::Unauthorised => ("Not recognised", "We could not verify who sent this.".to_owned()),
            Self::Forbidden => ("Not allowed", "This page is not open to you.".to_owned()),
            Self::CrossSite => (
                "This form was sent from another site",
                "For your safety we did nothing with it. Open the page here in the shop and send the form again."
                    .to_owned(),
            ),
            Self::NotFound => (
                "Page not found",
                "There is nothing at this address. It may have moved, or the link may be incomplete.".to_owned(),
            ),
            Self::MethodNotAllowed => (
                "This page works differently",
                "It cannot be asked for in this way. Go back and use the button on the page.".to_owned(),
            ),
            Self::Conflict(message) => ("Something has changed", message.clone()),
            Self::Payment(refusal) => ("Something has changed", payment_refusals::payment(refusal, Words::default())),
            Self::PayloadTooLarge => (
                "That was too much at once",
                "What was sent is larger than this page takes. Nothing was changed; shorten it and send it again."
                    .to_owned(),
            ),
            Self::UnsupportedMediaType => (
                "We could not read that",
                "It was sent in a form that this page does not take. Go back and use the button on the page."
                    .to_owned(),
            ),
            Self::TooMany { limited, retry_after } => {
                let wait = in_words(*retry_after);
                match limited {
                    Limited::Payments => (
                        "Too many payment attempts",
                        format!("This attempt was not started and nothing was charged for it. Please try again in {wait}."),
                    ),
                    Limited::Links => (
                        "Too many links",
                        format!("No link was mailed. Please try again in {wait}; an order needs no account."),
                    ),
                    Limited::Logins => (
                        "Too many attempts to log in",
                        format!("The password was not looked at. Please try again in {wait}."),
                    ),
                }
            }
            Self::Unavailable(_) | Self::Timeout => (
                "This is taking too long",
                "The shop is busy at the moment. Please try again in a minute; if you were paying, look at your \
                 orders first, because your order may be there already."
                    .to_owned(),
            ),
            Self::Internal(_) => (
                "Something went wrong on our side",
                "It is not your fault, and we have taken note of it. Please try again; if you were paying, look at \
                 your orders first, because your order may be there already."
                    .to_owned(),
            ),
        }
    }

    /// The error's kind for machines.
    const fn code(&self) -> &'static str {
        match self {
            Self::BadRequest(_) => "bad_request",
            Self::Unauthorised => "unauthorised",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross_site",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Conflict(_) | Self::Payment(_) => "conflict",
            Self::PayloadTooLarge => "payload_too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::Unprocessable(_) => "unprocessable",
            Self::TooMany { .. } => "too_many_requests",
            Self::Unavailable(_) => "unavailable",
            Self::Timeout => "timeout",
            Self::Internal(_) => "internal",
        }
    }

    /// Says it once to the log, without what the buyer typed. The request's span adds the route.
    fn log(&self) {
        match self {
            Self::Internal(source) | Self::Unavailable(source) => {
                tracing::error!(error = %chain(source.as_ref()), kind = self.code(), "request failed");
            }
            Self::Timeout => tracing::error!(kind = self.code(), "request failed"),
            Self::Unauthorised | Self::CrossSite | Self::TooMany { .. } | Self::PayloadTooLarge => {
                tracing::warn!(kind = self.code(), "request refused");
            }
            Self::BadRequest(_)
            | Self::Forbidden
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::Conflict(_)
            | Self::Payment(_)
            | Self::UnsupportedMediaType
            | Self::Unprocessable(_) => tracing::debug!(kind = self.code(), "request refused"),
        }
    }

    /// What an answer amounts to that carries no [`AppError`]: the ones that axum makes itself.
    fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::Unauthorised,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::PayloadTooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Unprocessable(UNREADABLE.to_owned()),
            status if status.is_client_error() => Self::BadRequest(UNREADABLE.to_owned()),
            status => {
                Self::Internal(format!("a handler answered {status} and gave no reason").into())
            }
        }
    }
}

const UNREADABLE: &str =
    "We could not read what was sent. Go back, check the form and send it again.";

fn in_words(duration: Duration) -> String {
    match duration.as_secs() {
        0..=1 => "a second".to_owned(),
        seconds @ 2..=59 => format!("{seconds} seconds"),
        60..=61 => "a minute".to_owned(),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    }
}

fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Writing to a String cannot fail.
        let _ = write!(text, ": {cause}");
        source = cause.source();
    }
    text
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany { retry_after, .. } = &self {
            response.headers_mut().insert(
                header::RETRY_AFTER,
                HeaderValue::from(retry_after.as_secs().max(1)),
            );
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
