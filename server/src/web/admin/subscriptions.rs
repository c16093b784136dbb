//! What the merchant does with a subscription.

use std::sync::Arc;

use app::view::admin::RefundInput;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;

use crate::services::admin::subscription::{Instruction, act_on};
use crate::services::subscriptions::find;
use crate::web::admin::SubmittedForm;
use crate::web::admin::actions::{Button, on_its_own_page};
use crate::web::admin::session::Login;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::state::AppState;

/// `POST /admin/subscriptions/{number}/cancel`
pub(super) async fn cancel(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    carry_out(
        state,
        &login,
        &number,
        parts,
        form,
        Some(Instruction::Cancel),
    )
    .await
}

/// `POST /admin/subscriptions/{number}/terminate`
pub(super) async fn terminate(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    carry_out(
        state,
        &login,
        &number,
        parts,
        form,
        Some(Instruction::Terminate),
    )
    .await
}

/// `POST /admin/subscriptions/{number}/refund/{phase}`
pub(super) async fn refund(
    State(state): State<AppState>,
    login: Login,
    Path((number, phase)): Path<(String, String)>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let instruction = phase
        .parse()
        .ok()
        .map(|phase| Instruction::Refund { phase });
    carry_out(state, &login, &number, parts, form, instruction).await
}

/// `POST /admin/subscriptions/{number}/ship/{phase}`
pub(super) async fn ship(
    State(state): State<AppState>,
    login: Login,
    Path((number, phase)): Path<(String, String)>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let instruction = phase.parse().ok().map(|phase| Instruction::Ship { phase });
    carry_out(state, &login, &number, parts, form, instruction).await
}

/// `POST /admin/subscriptions/{number}/supply/{phase}`
pub(super) async fn supply(
    State(state): State<AppState>,
    login: Login,
    Path((number, phase)): Path<(String, String)>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let instruction = phase
        .parse()
        .ok()
        .map(|phase| Instruction::Supply { phase });
    carry_out(state, &login, &number, parts, form, instruction).await
}

async fn carry_out(
    state: AppState,
    login: &Login,
    number: &str,
    parts: Parts,
    form: String,
    instruction: Option<Instruction>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, login, parts, form).await?;
    let shop = Arc::clone(&sent.state.shop);
    let found = find::by_number(&shop, number)
        .await
        .map_err(AppError::from)?;
    let (Some(id), Some(instruction)) = (found, instruction) else {
        return Ok(sent.not_found().await);
    };
    let by = sent.by();
    let done =
        run_to_completion(async move { act_on(&shop, &by.act(), &id, instruction).await }).await?;
    let again = on_its_own_page(&sent, StatusCode::CONFLICT, RefundInput::default(), None);
    Ok(sent.answer(done, again).await?)
}
