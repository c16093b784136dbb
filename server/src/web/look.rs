//! The shop's own colours. They are a file of their own because the policy allows no inline style.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use crate::config::Look;
use crate::web::error::AppError;
use crate::web::state::AppState;

/// The style sheet's address, which changes with what it says; `None` where there is none.
pub(super) fn address(look: &Look) -> Option<String> {
    let digest = Sha256::digest(look.style_sheet()?);
    Some(format!("/look.css?{}", hex::encode(&digest[..6])))
}

/// `GET /look.css`
pub(super) async fn style_sheet(State(state): State<AppState>) -> Result<Response, AppError> {
    let css = state
        .shop
        .file
        .look
        .style_sheet()
        .ok_or(AppError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, css).into_response())
}
