//! The way back from Antom's page, and what the result page's island asks.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde_json::json;

use crate::presenters::storefront;
use crate::services::payments::{inquire, outcome};
use crate::web::error::AppError;
use crate::web::state::AppState;

/// `GET /result/{token}/status`
pub(super) async fn status(
    State(state): State<AppState>,
    Path(token): Path<String>,
) -> Result<Json<serde_json::Value>, AppError> {
    inquire::refresh(&state.shop, &token).await?;
    let result = storefront::result(&state.shop, &token, state.words)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(Json(json!({
        "state": result.outcome.slug(),
        "shown": result.shown(),
        "settled": result.outcome.is_over(),
        "message": app::pages::result::heading(&result.outcome, state.words),
    })))
}

/// `GET /result/{token}/back/{attempt}`: the buyer comes back from Antom's page. The moment is
/// written down, and the address that stays does not tell it again when it is loaded anew.
pub(super) async fn back(
    State(state): State<AppState>,
    Path((token, payment_request_id)): Path<(String, String)>,
) -> Result<Redirect, AppError> {
    let is_there = outcome::note_return(&state.shop, &token, &payment_request_id).await?;
    if is_there {
        Ok(Redirect::to(&format!("/result/{token}")))
    } else {
        Err(AppError::NotFound)
    }
}
