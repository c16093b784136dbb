//! Pictures that merchants uploaded, each under a name that is made of its content.

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use crate::services::pictures;
use crate::web::error::AppError;
use crate::web::state::AppState;

/// `GET /pictures/{name}`
pub(super) async fn show(
    State(state): State<AppState>,
    Path(name): Path<String>,
) -> Result<Response, AppError> {
    let kind = pictures::media_type(&name).ok_or(AppError::NotFound)?;
    let content = pictures::file(&state.shop, &name).await?;
    let content = content.ok_or(AppError::NotFound)?;
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
    ];
    Ok((headers, content).into_response())
}
