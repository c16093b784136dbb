//! What the merchant does with a subscription.

use std::sync::Arc;

use app::view::admin::RefundInput;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use domain::Timestamp;
use serde::Deserialize;

use crate::presenters::wording::subscriptions::change_agreement;
use crate::services::UseCaseError;
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::subscription::{self, Instruction, act_on};
use crate::services::subscriptions::find;
use crate::services::subscriptions::plan_change::{self, ChangeRefusal, Wish};
use crate::web::admin::SubmittedForm;
use crate::web::admin::actions::{Button, on_its_own_page};
use crate::web::admin::session::Login;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::state::AppState;

/// `POST` to what is done with a whole subscription: `/admin/subscriptions/{number}/…`
pub(super) fn act(instruction: Instruction) -> MethodRouter<AppState> {
    post(
        move |State(state): State<AppState>,
              login: Login,
              Path(number): Path<String>,
              parts: Parts,
              Fields(Button { form }): Fields<Button>| async move {
            carry_out(state, &login, &number, parts, form, Some(instruction)).await
        },
    )
}

/// `POST` to what is done with one of its periods: `/admin/subscriptions/{number}/…/{phase}`
pub(super) fn act_on_period(instruction: fn(u32) -> Instruction) -> MethodRouter<AppState> {
    post(
        move |State(state): State<AppState>,
              login: Login,
              Path((number, phase)): Path<(String, String)>,
              parts: Parts,
              Fields(Button { form }): Fields<Button>| async move {
            let instruction = phase.parse().ok().map(instruction);
            carry_out(state, &login, &number, parts, form, instruction).await
        },
    )
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

#[derive(Deserialize)]
pub(super) struct PlanFields {
    seen: String,
    #[serde(default)]
    sku: String,
    form: String,
}

/// `POST /admin/subscriptions/{number}/plan/{slug}`: another plan from the next period on.
pub(super) async fn change_plan(
    State(state): State<AppState>,
    login: Login,
    Path((number, slug)): Path<(String, String)>,
    parts: Parts,
    Fields(PlanFields { seen, sku, form }): Fields<PlanFields>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    let shop = Arc::clone(&sent.state.shop);
    let known = find::known_by_number(&shop, &number)
        .await
        .map_err(AppError::from)?;
    let Some(known) = known else {
        return Ok(sent.not_found().await);
    };
    let now = Timestamp::from_ms(shop.clock.now_ms());
    let switch = plan_change::choice(&shop, &known, &slug, now)
        .await
        .map_err(AppError::from)?;
    let Some(switch) = switch else {
        return Ok(sent.not_found().await);
    };
    // The buyer reads it.
    let words = shop.file.words().spoken(&known.row.locale);
    let wish = Wish {
        consent: change_agreement(&switch, words).join("\n"),
        switch,
        seen,
        sku: sku.clone(),
    };
    let (by, id) = (sent.by(), known.row.id);
    let done =
        run_to_completion(
            async move { subscription::change_plan(&shop, &by.act(), &id, &wish).await },
        )
        .await?;
    let no_goods = ActionRefusal::PlanChange(ChangeRefusal::NoGoods);
    let field = matches!(&done, Err(UseCaseError::Refused(why)) if *why == no_goods);
    let typed = RefundInput {
        sku,
        ..RefundInput::default()
    };
    let field = field.then_some("sku");
    let again = on_its_own_page(&sent, StatusCode::UNPROCESSABLE_ENTITY, typed, field);
    Ok(sent.answer(done, again).await?)
}
