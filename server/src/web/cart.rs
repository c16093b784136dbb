//! The cart's forms.

use app::view::Problem;
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use tower_sessions::Session;

use crate::services::cart::edit;
use crate::services::cart::edit::CartError;
use crate::web::currency;
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::render::{Refused, again};
use crate::web::session::{announce_cart, ensure_shopper, shopper};
use crate::web::state::AppState;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AddItem {
    sku: String,
    #[serde(default = "one")]
    quantity: String,
}

fn one() -> String {
    "1".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetItem {
    quantity: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    code: String,
}

/// `POST /cart/items`
pub(super) async fn add(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(item): Fields<AddItem>,
) -> Result<Response, AppError> {
    let shopper = ensure_shopper(&session).await?;
    let currency = currency::of(&parts.headers);
    match edit::add(&state.shop, &shopper, &item.sku, &item.quantity, currency).await {
        Ok(()) => {
            let mut response = Redirect::to("/cart").into_response();
            announce_cart(&mut response, state.config.is_production());
            Ok(response)
        }
        Err(CartError::Refused(message)) => {
            let catalogue = state.shop.catalogue().await.map_err(AppError::internal)?;
            let path = match catalogue.find(&item.sku) {
                Some((product, variant)) => {
                    format!("/products/{}?sku={}", product.slug, variant.sku)
                }
                None => "/cart".to_owned(),
            };
            let problem = Problem {
                field: Some("quantity".to_owned()),
                typed: item.quantity,
                message,
            };
            Ok(refuse(&state, parts, &path, problem).await)
        }
        Err(error) => Err(failed(error)),
    }
}

/// `POST /cart/items/{sku}`
pub(super) async fn set(
    State(state): State<AppState>,
    Path(sku): Path<String>,
    session: Session,
    parts: Parts,
    Fields(item): Fields<SetItem>,
) -> Result<Response, AppError> {
    let shopper = ensure_shopper(&session).await?;
    let currency = currency::of(&parts.headers);
    match edit::set(&state.shop, &shopper, &sku, &item.quantity, currency).await {
        Ok(()) => Ok(Redirect::to("/cart").into_response()),
        Err(CartError::Refused(message)) => {
            let problem = Problem {
                field: Some(format!("quantity-{sku}")),
                typed: item.quantity,
                message,
            };
            Ok(refuse(&state, parts, "/cart", problem).await)
        }
        Err(error) => Err(failed(error)),
    }
}

/// `POST /cart/items/{sku}/remove`
pub(super) async fn remove(
    State(state): State<AppState>,
    Path(sku): Path<String>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    if let Some(shopper) = shopper(&session).await? {
        edit::remove(&state.shop, &shopper, &sku)
            .await
            .map_err(AppError::internal)?;
    }
    Ok(Redirect::to("/cart"))
}

/// `POST /cart/code`
pub(super) async fn set_code(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(Code { code }): Fields<Code>,
) -> Result<Response, AppError> {
    let shopper = ensure_shopper(&session).await?;
    match edit::set_code(&state.shop, &shopper, &code).await {
        Ok(()) => Ok(Redirect::to("/cart").into_response()),
        Err(CartError::Refused(message)) => {
            let problem = Problem {
                field: Some("code".to_owned()),
                typed: code,
                message,
            };
            Ok(refuse(&state, parts, "/cart", problem).await)
        }
        Err(error) => Err(failed(error)),
    }
}

/// `POST /cart/code/remove`
pub(super) async fn clear_code(
    State(state): State<AppState>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    if let Some(shopper) = shopper(&session).await? {
        edit::clear_code(&state.shop, &shopper)
            .await
            .map_err(AppError::internal)?;
    }
    Ok(Redirect::to("/cart"))
}

/// `GET /cart/count`: the number in the header, so that catalogue pages are the same for everybody.
pub(super) async fn count(
    State(state): State<AppState>,
    session: Session,
) -> Result<Json<serde_json::Value>, AppError> {
    let count = match shopper(&session).await? {
        Some(shopper) => edit::count(&state.shop, &shopper)
            .await
            .map_err(AppError::internal)?,
        None => 0,
    };
    Ok(Json(json!({ "count": count })))
}

async fn refuse(state: &AppState, parts: Parts, path: &str, problem: Problem) -> Response {
    again(
        state,
        Request::from_parts(parts, ()),
        path,
        StatusCode::UNPROCESSABLE_ENTITY,
        Some(Refused::Cart(problem)),
    )
    .await
}

fn failed(error: CartError) -> AppError {
    match error {
        CartError::Refused(message) => AppError::Unprocessable(message),
        CartError::UnknownSku(_) => AppError::Unprocessable(error.to_string()),
        CartError::Service(error) => AppError::internal(error),
    }
}
