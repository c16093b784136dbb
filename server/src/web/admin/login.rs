//! Coming in and going out.

use app::forms::RefusedLogin;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use secrecy::SecretString;
use serde::Deserialize;
use tower_sessions::Session;

use crate::presenters::back_office;
use crate::services::admin;
use crate::services::admin::merchants;
use crate::web::admin::gate::{LOGIN_PATH, Over};
use crate::web::admin::proof;
use crate::web::admin::session;
use crate::web::admin::session::Login;
use crate::web::admin::{By, SubmittedForm};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::render;
use crate::web::render::Refused;
use crate::web::state::AppState;

#[derive(Deserialize)]
pub(super) struct Given {
    /// Counts once somebody has a name; before, password managers want to keep one.
    #[serde(default)]
    username: String,
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// `POST /admin/login`: leads to where the merchant wanted to go.
pub(super) async fn log_in(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(given): Fields<Given>,
) -> Result<Response, AppError> {
    let Given {
        username,
        password,
        code,
        next,
    } = given;
    let address = limits::address(&parts);
    let known = proof::of(&state, &parts.headers);
    let subjects = match &known {
        // Whoever guesses from elsewhere uses up nothing of this.
        Some(number) => vec![(Subject::KnownMerchant, number.as_str())],
        None => vec![(Subject::Address, address.as_str()), (Subject::All, "")],
    };
    let pseudonyms = &state.shop.pseudonyms;
    let source = pseudonyms.of(Subject::Address.as_str(), &address);
    if let Err(error) = limits::take(&state, Limited::Logins, &subjects).await {
        let refused = Some(Refused::Login(RefusedLogin {
            problem: error.sentence(state.words),
            next: back_office::inside(&next).to_owned(),
        }));
        let request = Request::from_parts(parts, ());
        let page = render::again(&state, request, LOGIN_PATH, error.status(), refused).await;
        return Ok(limits::with_retry(page, error));
    }
    let named = merchants::have_owner(&state.shop.db).await?;
    let given = merchants::Given {
        name: username.clone(),
        password: SecretString::from(password),
        code,
    };
    let first = state.admin_password.as_ref();
    let Some(merchant) = merchants::prove(&state.shop, first, given).await? else {
        tracing::warn!(source, "a wrong password was given at the back office");
        // A name that somebody typed may be a password in the wrong field.
        admin::login::refused(&state.shop, merchants::FIRST, &source).await?;
        let refused = RefusedLogin {
            problem: if named {
                state.words.admin_login_wrong().to_owned()
            } else {
                state.words.admin_login_wrong_password().to_owned()
            },
            next: back_office::inside(&next).to_owned(),
        };
        let request = Request::from_parts(parts, ());
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let refused = Some(Refused::Login(refused));
        return Ok(render::again(&state, request, LOGIN_PATH, status, refused).await);
    };
    let now = state.shop.clock.now_ms();
    if let Some(before) = session::current(&session, now).await? {
        merchants::end(&state.shop, before.name(), before.id()).await?;
    }
    let browser = parts.headers.get(header::USER_AGENT);
    let browser = browser.and_then(|agent| agent.to_str().ok()).unwrap_or("");
    let id = merchants::begin(&state.shop, &merchant, &source, browser).await?;
    let login = session::begin(&session, &merchant, id, now).await?;
    let by = By {
        actor: merchant.name,
        form: login.key().mint()?,
    };
    admin::login::log_in(&state.shop, &by.act(), &source).await?;
    let mut response = Redirect::to(back_office::inside(&next)).into_response();
    if known.is_none() {
        let cookie = proof::cookie(&state)?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

#[derive(Deserialize)]
pub(super) struct Leaving {
    form: String,
}

/// `POST /admin/logout`
pub(super) async fn log_out(
    State(state): State<AppState>,
    session: Session,
    login: Login,
    parts: Parts,
    Fields(Leaving { form }): Fields<Leaving>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    session::end(&session).await?;
    let ended = merchants::end(&sent.state.shop, login.name(), login.id()).await;
    ended.map_err(AppError::from)?;
    admin::login::log_out(&sent.state.shop, &sent.by().act())
        .await
        .map_err(AppError::from)?;
    let over = Over::LoggedOut.as_str();
    Ok(Redirect::to(&format!("{LOGIN_PATH}?over={over}")).into_response())
}
