//! Forms, strictly: a field that the page does not have is refused, so that nobody believes a
//! price sent along with it was taken (S10).

use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::web::error::AppError;

pub(super) struct Fields<T>(pub(super) T);

/// A form that is only a button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

impl<S, T> FromRequest<S> for Fields<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        match Form::from_request(request, state).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(rejection) => Err(refused(&rejection)),
        }
    }
}

fn refused(rejection: &FormRejection) -> AppError {
    match rejection {
        FormRejection::InvalidFormContentType(_) => AppError::UnsupportedMediaType,
        FormRejection::BytesRejection(BytesRejection::FailedToBufferBody(error))
            if error.status() == StatusCode::PAYLOAD_TOO_LARGE =>
        {
            AppError::PayloadTooLarge
        }
        _ => AppError::OtherFields,
    }
}
