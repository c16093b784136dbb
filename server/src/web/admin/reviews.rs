//! What the merchant does with reviews.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;

use crate::services::admin::reviews;
use crate::web::admin::session::Login;
use crate::web::admin::{SubmittedForm, above_the_page};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::state::AppState;

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/admin/reviews/{id}/publish", post(publish))
        .route("/admin/reviews/{id}/refuse", post(refuse))
}

#[derive(Deserialize)]
struct Decided {
    form: String,
    /// When the text was written that was shown.
    seen: String,
}

/// `POST /admin/reviews/{id}/publish`
async fn publish(
    state: State<AppState>,
    login: Login,
    id: Path<String>,
    parts: Parts,
    decided: Fields<Decided>,
) -> axum::response::Result<Response> {
    decide(state, login, id, parts, decided, true).await
}

/// `POST /admin/reviews/{id}/refuse`
async fn refuse(
    state: State<AppState>,
    login: Login,
    id: Path<String>,
    parts: Parts,
    decided: Fields<Decided>,
) -> axum::response::Result<Response> {
    decide(state, login, id, parts, decided, false).await
}

async fn decide(
    State(state): State<AppState>,
    login: Login,
    Path(id): Path<String>,
    parts: Parts,
    Fields(Decided { form, seen }): Fields<Decided>,
    published: bool,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    let found = reviews::find(&sent.state.shop, &id).await;
    if found.map_err(AppError::from)?.is_none() {
        return Ok(sent.not_found().await);
    }
    // What is no moment is that of no review.
    let seen = seen.parse().unwrap_or_default();
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(
            async move { reviews::decide(&shop, &by.act(), &id, seen, published).await },
        )
        .await?;
    Ok(sent.answer(done, above_the_page).await?)
}
