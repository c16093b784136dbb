//! What the result page's island asks.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::json;

use crate::presenters::storefront;
use crate::services::payments::inquire;
use crate::web::error::AppError;
use crate::web::state::AppState;

/// `GET /result/{token}/status`
pub(super) async fn status(
    State(state): State<AppState>,
    Path(token): Path<String>,
) -> Result<Json<serde_json::Value>, AppError> {
    inquire::refresh(&state.shop, &token).await?;
    let result = storefront::result(&state.shop, &token)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(Json(
        json!({ "state": result.outcome.slug(), "settled": result.outcome.settled() }),
    ))
}
