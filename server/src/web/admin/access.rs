//! Where a merchant is logged in, and the second factor.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tower_sessions::Session;

use crate::presenters::back_office::notices;
use crate::services::UseCaseError;
use crate::services::admin::merchants::{self, MerchantError};
use crate::web::admin::SubmittedForm;
use crate::web::admin::session::{self, Login};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::render::Refused;
use crate::web::state::AppState;

const PAGE: &str = "/admin/access";

#[derive(Deserialize)]
pub(super) struct End {
    login: String,
    form: String,
}

/// `POST /admin/access/logins/end`: one login of whoever is logged in.
pub(super) async fn end(
    State(state): State<AppState>,
    login: Login,
    parts: Parts,
    Fields(given): Fields<End>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, given.form).await?;
    let ended = merchants::end(&sent.state.shop, login.name(), &given.login).await;
    ended.map_err(AppError::from)?;
    Ok(Redirect::to(PAGE).into_response())
}

#[derive(Deserialize)]
pub(super) struct Factor {
    /// Empty to begin; of the new secret to confirm.
    #[serde(default)]
    code: String,
    form: String,
}

/// `POST /admin/access/factor`: sets up the second factor, or another one.
pub(super) async fn factor(
    State(state): State<AppState>,
    session: Session,
    login: Login,
    parts: Parts,
    Fields(given): Fields<Factor>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, given.form).await?;
    let shop = &sent.state.shop;
    let name = login.name();
    if given.code.trim().is_empty() {
        let begun = merchants::begin_second_factor(shop, name).await;
        return match begun {
            Ok(()) => Ok(Redirect::to(PAGE).into_response()),
            Err(error) => refused(sent, error).await,
        };
    }
    match merchants::confirm_second_factor(shop, name, &given.code).await {
        Ok((codes, merchant)) => {
            // All logins are over with the factor; this one begins anew.
            let now = shop.clock.now_ms();
            let id = merchants::begin(shop, &merchant, "", "").await;
            let id = id.map_err(AppError::from)?;
            let login = session::begin(&session, &merchant, id, now).await?;
            let sentence = sent.state.words.admin_access_codes(codes.join("  "));
            let form = login.key().mint().map_err(AppError::from)?;
            login.tell(&session, &form, &sentence).await?;
            Ok(Redirect::to(&format!("{PAGE}?done={form}")).into_response())
        }
        Err(error) => refused(sent, error).await,
    }
}

async fn refused(sent: SubmittedForm, error: MerchantError) -> axum::response::Result<Response> {
    match error {
        UseCaseError::Refused(_) => {
            let notice = notices::wrong_code(sent.state.words);
            let shown = Some(Refused::Admin(notice));
            Ok(sent
                .page(PAGE, StatusCode::UNPROCESSABLE_ENTITY, shown)
                .await)
        }
        UseCaseError::Service(error) => Err(AppError::from(error).into()),
    }
}
