//! What the merchant does with a notification.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;

use crate::services::admin::replay;
use crate::web::admin::actions::Button;
use crate::web::admin::session::Login;
use crate::web::admin::{SubmittedForm, above_the_page};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::state::AppState;

/// `POST /admin/inbox/{id}/replay`
pub(super) async fn replay(
    State(state): State<AppState>,
    login: Login,
    Path(id): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    let found = match id.parse() {
        Ok(id) => replay::is_kept(&sent.state.shop, id)
            .await
            .map_err(AppError::from)?
            .then_some(id),
        Err(_) => None,
    };
    let Some(id) = found else {
        return Ok(sent.not_found().await);
    };
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done = run_to_completion(async move { replay::replay(&shop, &by.act(), id).await }).await?;
    Ok(sent.answer(done, above_the_page).await?)
}
