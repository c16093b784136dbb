//! The forms of a buyer's address book.

use app::forms::RefusedCheckout;
use app::view::FieldError;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use tower_sessions::Session;

use crate::presenters::wording::checkout_mistakes::field_error;
use crate::services::UseCaseError;
use crate::services::addresses;
use crate::services::addresses::AddressRefusal;
use crate::web::account;
use crate::web::checkout::{Submitted, checkout_input};
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::limits;
use crate::web::limits::Limited;
use crate::web::render::{Refused, again};
use crate::web::state::AppState;

const BOOK: &str = "/account#addresses";
const LOGIN: &str = "/account/login";
/// Stands in place of an id.
const NEW: &str = "new";

pub(super) fn router(state: &AppState) -> Router<AppState> {
    let by_address = limits::ByAddress {
        state: state.clone(),
        limited: Limited::Account,
    };
    Router::new()
        .route("/account/addresses/{id}", post(keep))
        .route("/account/addresses/{id}/remove", post(remove).get(book))
        .route("/account/addresses/{id}/default", post(default).get(book))
        .route_layer(from_fn_with_state(by_address, limits::by_address))
}

/// `POST /account/addresses/{id}`: a new one under `new`.
async fn keep(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    parts: Parts,
    Fields(submitted): Fields<Submitted>,
) -> Result<Response, AppError> {
    let Some(buyer) = account::buyer(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN).into_response());
    };
    let only_the_country = submitted.leaves();
    let form = submitted.into_form();
    let path = parts.uri.path().to_owned();
    let shown = async |errors: Vec<FieldError>, status: StatusCode| {
        let refused = RefusedCheckout {
            form: form.clone(),
            errors,
        };
        let request = Request::from_parts(parts, ());
        again(
            &state,
            request,
            &path,
            status,
            Some(Refused::Checkout(refused)),
        )
        .await
    };
    if only_the_country {
        return Ok(shown(Vec::new(), StatusCode::OK).await);
    }
    let known = (id != NEW).then_some(id.as_str());
    let kept = addresses::keep(&state.shop, &buyer, known, checkout_input(&form)).await;
    let whole = |message: &str| FieldError {
        field: None,
        message: message.to_owned(),
    };
    match kept {
        Ok(()) => Ok(Redirect::to(BOOK).into_response()),
        Err(UseCaseError::Refused(AddressRefusal::Mistakes(mistakes))) => {
            let errors = mistakes.iter();
            let errors = errors.map(|mistake| field_error(mistake, state.words));
            Ok(shown(errors.collect(), StatusCode::UNPROCESSABLE_ENTITY).await)
        }
        Err(UseCaseError::Refused(AddressRefusal::Full)) => {
            let errors = vec![whole(state.words.address_full())];
            Ok(shown(errors, StatusCode::CONFLICT).await)
        }
        Err(UseCaseError::Refused(AddressRefusal::Gone)) => Err(AppError::NotFound),
        Err(UseCaseError::Service(error)) => Err(error.into()),
    }
}

/// `POST /account/addresses/{id}/remove`
async fn remove(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    let Some(buyer) = account::buyer(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN));
    };
    done(addresses::remove(&state.shop, &buyer, &id).await?)
}

/// `POST /account/addresses/{id}/default`
async fn default(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    let Some(buyer) = account::buyer(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN));
    };
    done(addresses::make_default(&state.shop, &buyer, &id).await?)
}

fn done(is_own: bool) -> Result<Redirect, AppError> {
    if is_own {
        Ok(Redirect::to(BOOK))
    } else {
        Err(AppError::NotFound)
    }
}

/// `GET` of a form's address, as after a reload of a refused one.
async fn book() -> Redirect {
    Redirect::to(BOOK)
}
