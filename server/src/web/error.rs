//! What goes wrong at the web edge, and the one place that tells the buyer and the log.
//!
//! A handler returns an [`AppError`]; it travels in the response's extensions to [`render`], which
//! knows the request id and whether the asker reads pages or JSON.

mod pages;

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use wording::Words;

use crate::platform::password::PasswordError;
use crate::presenters::wording::{cart_refusals, payment_refusals};
use crate::services::ServiceError;
use crate::services::cart::edit::CartRefusal;
use crate::services::limits::Limited;
use crate::services::payments::begin::PaymentRefusal;
pub use crate::web::error::pages::{ErrorPages, render};

type BoxError = Box<dyn Error + Send + Sync>;

/// Everything that a request can fail with.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("bad request")]
    BadRequest,
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
    /// A form without a field that the page needs.
    #[error("the form lacks a field")]
    LacksField,
    #[error("the form cannot be read")]
    Unreadable,
    /// The cart is as it was.
    #[error("the cart was not changed: {0:?}")]
    Cart(CartRefusal),
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
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Unauthorised => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict(_) | Self::Payment(_) => StatusCode::CONFLICT,
            Self::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unprocessable(_) | Self::LacksField | Self::Unreadable | Self::Cart(_) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) | Self::Timeout => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Title and message for the buyer: what happened, and what to do next.
    fn title_and_message(&self, words: Words) -> (&'static str, Cow<'_, str>) {
        let (title, message) = match self {
            Self::Unprocessable(message) => return (words.shop_problem(), message.into()),
            Self::Conflict(message) => return (words.error_changed(), message.into()),
            Self::Payment(refusal) => {
                let message = payment_refusals::payment(refusal, words);
                return (words.error_changed(), message.into());
            }
            Self::Cart(refusal) => {
                let message = cart_refusals::cart(words, refusal);
                return (words.shop_problem(), message.into());
            }
            Self::TooMany {
                limited,
                retry_after,
            } => {
                let (title, message) = too_many(*limited, in_words(*retry_after, words), words);
                return (title, message.into());
            }
            Self::BadRequest | Self::Unreadable => {
                (words.shop_problem(), words.error_not_understood())
            }
            Self::LacksField => (words.shop_problem(), words.error_lacks_field()),
            Self::Unauthorised => (
                words.error_unauthorised(),
                words.error_unauthorised_message(),
            ),
            Self::Forbidden => (words.error_forbidden(), words.error_forbidden_message()),
            Self::CrossSite => (words.error_cross_site(), words.error_cross_site_message()),
            Self::NotFound => (
                words.error_nothing_here(),
                words.error_nothing_here_message(),
            ),
            Self::MethodNotAllowed => (words.error_method(), words.error_method_message()),
            Self::PayloadTooLarge => (words.error_too_large(), words.error_too_large_message()),
            Self::UnsupportedMediaType => {
                (words.error_media_type(), words.error_media_type_message())
            }
            Self::Unavailable(_) | Self::Timeout => {
                (words.error_busy(), words.error_busy_message())
            }
            Self::Internal(_) => (words.error_internal(), words.error_internal_message()),
        };
        (title, message.into())
    }

    /// When to come back, if there is no use before.
    pub(super) const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::TooMany { retry_after, .. } => Some(*retry_after),
            _ => None,
        }
    }

    /// Title and message in one, for the page that a refused form stood on.
    pub(super) fn sentence(&self, words: Words) -> String {
        let (title, message) = self.title_and_message(words);
        format!("{title}. {message}")
    }

    /// The error's kind for machines.
    const fn code(&self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::Unauthorised => "unauthorised",
            Self::Forbidden => "forbidden",
            Self::CrossSite => "cross_site",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Conflict(_) | Self::Payment(_) => "conflict",
            Self::PayloadTooLarge => "payload_too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::Unprocessable(_) | Self::LacksField | Self::Unreadable | Self::Cart(_) => {
                "unprocessable"
            }
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
            Self::BadRequest
            | Self::Forbidden
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::Conflict(_)
            | Self::Payment(_)
            | Self::UnsupportedMediaType
            | Self::Unprocessable(_)
            | Self::LacksField
            | Self::Unreadable
            | Self::Cart(_) => tracing::debug!(kind = self.code(), "request refused"),
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
            StatusCode::UNPROCESSABLE_ENTITY => Self::Unreadable,
            status if status.is_client_error() => Self::BadRequest,
            status => {
                Self::Internal(format!("a handler answered {status} and gave no reason").into())
            }
        }
    }
}

fn too_many(limited: Limited, wait: String, words: Words) -> (&'static str, String) {
    match limited {
        Limited::Payments => (
            words.error_too_many_payments(),
            words.error_too_many_payments_message(wait),
        ),
        Limited::Links => (
            words.error_too_many_links(),
            words.error_too_many_links_message(wait),
        ),
        Limited::Carts => (
            words.error_too_many_changes(),
            words.error_too_many_changes_message(wait),
        ),
        Limited::Codes => (
            words.error_too_many_codes(),
            words.error_too_many_codes_message(wait),
        ),
        Limited::Account => (
            words.error_too_many_attempts(),
            words.error_too_many_attempts_message(wait),
        ),
        Limited::Logins => (
            words.error_too_many_logins(),
            words.error_too_many_logins_message(wait),
        ),
    }
}

fn in_words(duration: Duration, words: Words) -> String {
    match duration.as_secs() {
        seconds @ 0..=59 => words.error_wait_seconds(seconds.max(1)),
        60..=61 => words.error_wait_minutes(1),
        seconds => words.error_wait_minutes(seconds.div_ceil(60)),
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
