//! Guests who look for an order by its number and their address.

use app::view::Problem;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use domain::links;
use serde::Deserialize;

use crate::presenters::wording::email_mistakes;
use crate::services::accounts;
use crate::services::orders::lookup;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::render;
use crate::web::render::Refused;
use crate::web::state::AppState;

const PAGE: &str = "/find-order";

pub(super) fn router(state: &AppState) -> Router<AppState> {
    let by_address = limits::ByAddress {
        state: state.clone(),
        limited: Limited::Account,
    };
    Router::new()
        .route("/find-order/{lookup}", post(open))
        .route_layer(from_fn_with_state(by_address, limits::by_address))
        .route(PAGE, post(ask))
}

#[derive(Deserialize)]
struct Asked {
    number: String,
    email: String,
}

/// `POST /find-order`: the answer is the same whether or not there is such an order.
async fn ask(
    State(state): State<AppState>,
    parts: Parts,
    Fields(Asked {
        number: typed,
        email,
    }): Fields<Asked>,
) -> Result<Response, AppError> {
    let words = state.words;
    let number = lookup::number(&state.shop.file.shop.order_prefix, &typed);
    let again = async |field: &str, typed: String, message: String, status: StatusCode| {
        let problem = Problem {
            field: Some(field.to_owned()),
            message,
            typed,
        };
        let request = Request::from_parts(parts.clone(), ());
        render::again(&state, request, PAGE, status, Some(Refused::Cart(problem))).await
    };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if number.len() < 8 {
        let message = words.lookup_number_wrong().to_owned();
        return Ok(again("number", typed, message, unprocessable).await);
    }
    let address = match accounts::address(&email) {
        Ok(address) => address,
        Err(mistake) => {
            let message = email_mistakes::for_lookup(mistake, words);
            return Ok(again("email", email, message, unprocessable).await);
        }
    };
    let line = limits::address(&parts);
    let subjects = [(Subject::Address, line.as_str())];
    if let Err(error) = limits::take(&state, Limited::Links, &subjects).await {
        let page = again("email", email, error.sentence(words), error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
    let lookup = lookup::ask(&state.shop, &number, &address, words.language()).await?;
    Ok(Redirect::to(&format!("{PAGE}/{lookup}")).into_response())
}

#[derive(Deserialize)]
struct Typed {
    code: String,
}

/// `POST /find-order/{lookup}`: on to the order, if the code is the one that was mailed.
async fn open(
    State(state): State<AppState>,
    Path(lookup): Path<String>,
    parts: Parts,
    Fields(Typed { code }): Fields<Typed>,
) -> Result<Response, AppError> {
    if let Some(order) = lookup::open(&state.shop, &lookup, &code).await? {
        return Ok(
            Redirect::to(&format!("/orders/{}", links::encode(&order.token))).into_response(),
        );
    }
    let problem = Problem {
        field: Some("code".to_owned()),
        message: state.words.lookup_code_wrong().to_owned(),
        typed: String::new(),
    };
    let path = parts.uri.path().to_owned();
    let request = Request::from_parts(parts, ());
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(render::again(&state, request, &path, status, Some(Refused::Cart(problem))).await)
}
