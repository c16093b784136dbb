//! What a buyer does with a plan and with a subscription. Whoever has a subscription's token may
//! see and cancel it, as with an order (S22).

use std::sync::Arc;

use app::forms::RefusedSignUp;
use app::view::SignUpForm;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tower_sessions::Session;
use wording::Words;

use crate::presenters::wording::subscriptions as wording_of;
use crate::services::UseCaseError;
use crate::services::subscriptions::plans::{self, Offer};
use crate::services::subscriptions::sign_up::{Begun, Subscriber, sign_up};
use crate::services::subscriptions::{cancel, find};
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::orders::to_its_end;
use crate::web::render::{Refused, again};
use crate::web::session::ensure_shopper;
use crate::web::state::AppState;
use crate::web::{account, currency, device};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SignUpFields {
    seen: String,
    email: String,
    name: String,
}

/// `POST /plans/{slug}`: leads to Antom's page, or to the subscription that the buyer has.
pub(super) async fn begin(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    session: Session,
    parts: Parts,
    Fields(fields): Fields<SignUpFields>,
) -> Result<Response, AppError> {
    let words = state.words;
    let currency = currency::of(&parts.headers);
    let offer = plans::offer(&state.shop, &slug, currency)
        .await
        .map_err(AppError::internal)?
        .ok_or(AppError::NotFound)?;
    let form = SignUpForm {
        email: fields.email,
        name: fields.name,
    };
    let errors = problems(&offer, &form, &fields.seen, words);
    if !errors.is_empty() {
        return Ok(refused(&state, parts, &slug, form, errors).await);
    }
    let who = Subscriber {
        shopper: ensure_shopper(&session).await?,
        buyer: account::buyer(&state, &session).await?,
        device: device::of(&parts),
        email: form.email.clone(),
        name: form.name.clone(),
    };
    let consent = wording_of::agreement(&offer, words).join("\n");
    let begun = {
        let shop = Arc::clone(&state.shop);
        to_its_end(async move { sign_up(&shop, &who, &offer, &consent).await }).await?
    };
    match begun {
        Ok(Begun::Gateway(page)) => Ok(Redirect::to(&page).into_response()),
        Ok(Begun::Known(token)) => {
            Ok(Redirect::to(&format!("/subscriptions/{token}")).into_response())
        }
        Err(UseCaseError::Refused(refusal)) => {
            let errors = vec![(None, wording_of::refusal(refusal, words).to_owned())];
            Ok(refused(&state, parts, &slug, form, errors).await)
        }
        Err(UseCaseError::Service(error)) => Err(AppError::internal(error)),
    }
}

/// `POST /subscriptions/{token}/cancel`: nothing more is charged.
pub(super) async fn cancel(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let known = find::by_token(&state.shop, &token)
        .await
        .map_err(AppError::internal)?
        .ok_or(AppError::NotFound)?;
    let shop = Arc::clone(&state.shop);
    to_its_end(async move { cancel::cancel(&shop, known).await })
        .await?
        .map_err(AppError::internal)?;
    // The page says what became of it.
    Ok(Redirect::to(&format!("/subscriptions/{token}")).into_response())
}

fn problems(
    offer: &Offer,
    form: &SignUpForm,
    seen: &str,
    words: Words,
) -> Vec<(Option<String>, String)> {
    let mut errors = Vec::new();
    let email = form.email.trim();
    let is_address = email.split_once('@').is_some_and(|(who, at)| {
        !who.is_empty() && at.contains('.') && !email.contains(char::is_whitespace)
    });
    if !is_address || email.len() > 64 || email.contains(char::is_control) {
        errors.push((
            Some("email".to_owned()),
            words.plan_error_email().to_owned(),
        ));
    }
    let name = form.name.trim();
    if name.is_empty() || name.chars().count() > 128 || name.contains(char::is_control) {
        errors.push((Some("name".to_owned()), words.plan_error_name().to_owned()));
    }
    if seen != offer.fingerprint() {
        errors.push((None, words.plan_error_changed().to_owned()));
    }
    errors
}

async fn refused(
    state: &AppState,
    parts: Parts,
    slug: &str,
    form: SignUpForm,
    errors: Vec<(Option<String>, String)>,
) -> Response {
    let refused = Refused::SignUp(RefusedSignUp { form, errors });
    again(
        state,
        Request::from_parts(parts, ()),
        &format!("/plans/{slug}"),
        StatusCode::UNPROCESSABLE_ENTITY,
        Some(refused),
    )
    .await
}
