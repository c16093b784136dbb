//! Waiting for goods that are sold out: the form on their page, and where its mails lead.

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
use tower_sessions::Session;

use crate::presenters::wording::email_mistakes;
use crate::services::accounts;
use crate::services::restock::{self, Wanted, Wish};
use crate::web::account;
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::render;
use crate::web::render::Refused;
use crate::web::state::AppState;

/// The form's field.
const EMAIL: &str = "tell-email";

pub(super) fn router(state: &AppState) -> Router<AppState> {
    let by_address = limits::ByAddress {
        state: state.clone(),
        limited: Limited::Account,
    };
    Router::new()
        .route("/tell-me/{link}", post(confirm))
        .route("/tell-me/{link}/stop", post(stop).get(page))
        .route_layer(from_fn_with_state(by_address, limits::by_address))
        .route("/tell-me", post(ask).get(shop))
}

#[derive(Deserialize)]
struct Asked {
    sku: String,
    #[serde(rename = "tell-email")]
    email: String,
}

/// `POST /tell-me`: the answer is the same whether the address is known or not.
async fn ask(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(Asked { sku, email: typed }): Fields<Asked>,
) -> Result<Response, AppError> {
    let catalogue = state.shop.catalogue().await?;
    let Some((product, variant)) = catalogue.find(&sku) else {
        return Err(AppError::NotFound);
    };
    let path = links::variant(&product.slug, &variant.sku);
    if restock::wanted(&state.shop, &sku).await? == Wanted::There {
        return Ok(Redirect::to(&format!("{path}#buy")).into_response());
    }
    let again = async |message: String, status: StatusCode| {
        let problem = Problem {
            field: Some(EMAIL.to_owned()),
            message,
            typed: typed.clone(),
        };
        let request = Request::from_parts(parts.clone(), ());
        render::again(&state, request, &path, status, Some(Refused::Cart(problem))).await
    };
    let email = match accounts::address(&typed) {
        Ok(email) => email,
        Err(mistake) => {
            let message = email_mistakes::for_restock(mistake, state.words);
            return Ok(again(message, StatusCode::UNPROCESSABLE_ENTITY).await);
        }
    };
    let address = limits::address(&parts);
    let subjects = [(Subject::Address, address.as_str())];
    if let Err(error) = limits::take(&state, Limited::Links, &subjects).await {
        let page = again(error.sentence(state.words), error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
    let own = match account::buyer(&state, &session).await? {
        Some(buyer) => accounts::email_of(&state.shop, &buyer).await?,
        None => None,
    };
    let is_own = own.as_ref() == Some(&email);
    restock::wish(&state.shop, &email, is_own, &sku, state.words.language()).await?;
    let told = if is_own { "noted" } else { "asked" };
    Ok(Redirect::to(&format!("{path}&tell={told}#buy")).into_response())
}

async fn of_link(state: &AppState, link: &str) -> Result<Option<Wish>, AppError> {
    Ok(restock::of_link(&state.shop, link).await?)
}

/// `POST /tell-me/{link}`: the button on the page that the mail leads to.
async fn confirm(
    State(state): State<AppState>,
    Path(link): Path<String>,
    parts: Parts,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let Some(wish) = of_link(&state, &link).await? else {
        return Ok(over(&state, parts).await);
    };
    restock::confirm(&state.shop, &wish).await?;
    Ok(Redirect::to(&format!("/tell-me/{}", links::encode(&link))).into_response())
}

/// `POST /tell-me/{link}/stop`
async fn stop(
    State(state): State<AppState>,
    Path(link): Path<String>,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    if let Some(wish) = of_link(&state, &link).await? {
        restock::give_up(&state.shop, &wish).await?;
    }
    Ok(Redirect::to(&format!("/tell-me/{}", links::encode(&link))))
}

/// The page says itself that nothing waits under the link.
async fn over(state: &AppState, parts: Parts) -> Response {
    let path = parts.uri.path().to_owned();
    let request = Request::from_parts(parts, ());
    render::again(state, request, &path, StatusCode::GONE, None).await
}

/// `GET` of a form's address, as after a reload of a refused one.
async fn page(Path(link): Path<String>) -> Redirect {
    Redirect::to(&format!("/tell-me/{}", links::encode(&link)))
}

async fn shop() -> Redirect {
    Redirect::to("/shop")
}
