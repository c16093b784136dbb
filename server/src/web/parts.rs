//! What a part of the shop that is off answers: nothing is there.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::web::error::AppError;
use crate::web::state::AppState;

/// Middleware for everything that the shop answers.
pub(super) async fn only_those_that_are_on(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, AppError> {
    if state.shop.file.parts.lack(request.uri().path()) {
        return Err(AppError::NotFound);
    }
    Ok(next.run(request).await)
}
