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

use crate::presenters::wording::cart_refusals;
use crate::services::UseCaseError;
use crate::services::cart::edit::{self, CartError, CartRefusal};
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
        Err(UseCaseError::Refused(refusal)) if has_field(&refusal) => {
            let catalogue = state.shop.catalogue().await?;
            let path = match catalogue.find(&item.sku) {
                Some((product, variant)) => {
                    format!("/products/{}?sku={}", product.slug, variant.sku)
                }
                None => "/cart".to_owned(),
            };
            let problem = Problem {
                field: Some("quantity".to_owned()),
                typed: item.quantity,
                message: cart_refusals::cart(state.words, &refusal),
            };
            Ok(refuse(&state, parts, &path, problem).await)
        }
        Err(error) => Err(error.into()),
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
        Err(UseCaseError::Refused(refusal)) if has_field(&refusal) => {
            let problem = Problem {
                field: Some(format!("quantity-{sku}")),
                typed: item.quantity,
                message: cart_refusals::cart(state.words, &refusal),
            };
            Ok(refuse(&state, parts, "/cart", problem).await)
        }
        Err(error) => Err(error.into()),
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
        edit::remove(&state.shop, &shopper, &sku).await?;
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
        Err(UseCaseError::Refused(refusal)) => {
            let problem = Problem {
                field: Some("code".to_owned()),
                typed: code,
                message: cart_refusals::cart(state.words, &refusal),
            };
            Ok(refuse(&state, parts, "/cart", problem).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /cart/code/remove`
pub(super) async fn clear_code(
    State(state): State<AppState>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    if let Some(shopper) = shopper(&session).await? {
        edit::clear_code(&state.shop, &shopper).await?;
    }
    Ok(Redirect::to("/cart"))
}

/// `GET /cart/count`: the number in the header, so that catalogue pages are the same for everybody.
pub(super) async fn count(
    State(state): State<AppState>,
    session: Session,
) -> Result<Json<serde_json::Value>, AppError> {
    let count = match shopper(&session).await? {
        Some(shopper) => edit::count(&state.shop, &shopper).await?,
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

/// Whether the refusal is about a field of the form, and not about what the form names.
fn has_field(refusal: &CartRefusal) -> bool {
    match refusal {
        CartRefusal::UnknownSku(_) => false,
        CartRefusal::Quantity(_)
        | CartRefusal::TooManyLines
        | CartRefusal::TooManyPieces { .. }
        | CartRefusal::NotAvailable { .. }
        | CartRefusal::NoCode
        | CartRefusal::UnknownCode => true,
    }
}

impl From<CartError> for AppError {
    fn from(error: CartError) -> Self {
        match error {
            UseCaseError::Refused(refusal) => Self::Cart(refusal),
            UseCaseError::Service(error) => error.into(),
        }
    }
}
