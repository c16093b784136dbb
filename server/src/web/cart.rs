//! The cart's forms.

use app::view::Problem;
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Currency, links};
use serde::Deserialize;
use serde_json::json;
use tower_sessions::Session;

use crate::presenters::storefront::draft::Draft;
use crate::presenters::storefront::pay_options::way_of_method;
use crate::presenters::wording::cart_refusals;
use crate::services::UseCaseError;
use crate::services::cart::again as anew;
use crate::services::cart::edit::{self, CartError, CartRefusal};
use crate::web::currency;
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::orders;
use crate::web::render::{Refused, again};
use crate::web::session::{draft, ensure_shopper, keep_draft, shopper, tell_in_cart};
use crate::web::state::AppState;

#[derive(Deserialize)]
pub(super) struct AddItem {
    sku: String,
    #[serde(default = "one")]
    quantity: String,
    /// The quick payment whose button was pressed instead of the usual one.
    #[serde(default)]
    quick: String,
}

#[derive(Deserialize)]
pub(super) struct Quick {
    quick: String,
}

fn one() -> String {
    "1".to_owned()
}

#[derive(Deserialize)]
pub(super) struct SetItem {
    quantity: String,
}

#[derive(Deserialize)]
pub(super) struct Code {
    code: String,
}

/// `GET` of a form's address, as after a reload of a refused one: the cart is what it was about.
pub(super) async fn page() -> Redirect {
    Redirect::to("/cart")
}

/// `POST /cart/items`
pub(super) async fn add(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(item): Fields<AddItem>,
) -> Result<Response, AppError> {
    if let Err(error) = take(&state, &parts, Limited::Carts).await {
        let path = page_of(&state, &item.sku).await?;
        let problem = quantity_problem(
            "quantity".to_owned(),
            item.quantity,
            error.sentence(state.words),
        );
        let page = refuse_with(&state, parts, &path, problem, error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
    let shopper = ensure_shopper(&session).await?;
    let currency = currency::of(&state.shop.file.sell, &parts.headers);
    match edit::add(&state.shop, &shopper, &item.sku, &item.quantity, currency).await {
        Ok(()) => {
            let onwards = if item.quick.is_empty() {
                format!("/cart?added={}", links::encode(&item.sku))
            } else {
                pay_quickly(&state, &session, currency, &item.quick).await?;
                "/checkout".to_owned()
            };
            let mut response = Redirect::to(&onwards).into_response();
            tell_in_cart(&state, &shopper, currency, &mut response).await?;
            Ok(response)
        }
        Err(UseCaseError::Refused(refusal)) => {
            let refusal =
                cart_refusals::named(&state.shop, &item.sku, refusal, state.words).await?;
            if !has_field(&refusal) {
                return Err(AppError::Cart(refusal));
            }
            let path = page_of(&state, &item.sku).await?;
            let message = cart_refusals::cart(state.words, &refusal);
            let problem = quantity_problem("quantity".to_owned(), item.quantity, message);
            Ok(refuse(&state, parts, &path, problem).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /orders/{token}/again`: what the order had, once more. Whoever may see the order may.
pub(super) async fn order_again(
    State(state): State<AppState>,
    Path(token): Path<String>,
    session: Session,
    parts: Parts,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let order = orders::find(&state, &token).await?;
    if let Err(error) = take(&state, &parts, Limited::Carts).await {
        let path = format!("/orders/{}", links::encode(&token));
        let page = again(
            &state,
            Request::from_parts(parts, ()),
            &path,
            error.status(),
            None,
        )
        .await;
        return Ok(limits::with_retry(page, error));
    }
    let shopper = ensure_shopper(&session).await?;
    let currency = currency::of(&state.shop.file.sell, &parts.headers);
    let missing = anew::fill(&state.shop, &shopper, &order.id, currency).await?;
    let onwards = if missing == 0 {
        "/cart".to_owned()
    } else {
        format!("/cart?missing={missing}")
    };
    let mut response = Redirect::to(&onwards).into_response();
    tell_in_cart(&state, &shopper, currency, &mut response).await?;
    Ok(response)
}

/// `POST /cart/quick`: on to a checkout that pays by this method. The session begins there: what an
/// order comes to depends on where it goes, so the address comes before it.
pub(super) async fn quick(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
    Fields(Quick { quick }): Fields<Quick>,
) -> Result<Redirect, AppError> {
    let currency = currency::of(&state.shop.file.sell, &headers);
    pay_quickly(&state, &session, currency, &quick).await?;
    Ok(Redirect::to("/checkout"))
}

/// Has the checkout begin with this method, if the shop has a button for it.
async fn pay_quickly(
    state: &AppState,
    session: &Session,
    currency: Currency,
    method: &str,
) -> Result<(), AppError> {
    let before = draft(session).await?.unwrap_or_default();
    // The page of a product knows of no country, the cart of what was typed.
    let has_button = ["", before.country.as_str()].iter().any(|country| {
        let list = state.shop.file.pay.of(currency, country);
        list.quick().any(|known| known == method)
    });
    if has_button {
        let pay = way_of_method(method);
        keep_draft(session, &Draft { pay, ..before }).await?;
    }
    Ok(())
}

/// `POST /cart/items/{sku}`
pub(super) async fn set(
    State(state): State<AppState>,
    Path(sku): Path<String>,
    session: Session,
    parts: Parts,
    Fields(item): Fields<SetItem>,
) -> Result<Response, AppError> {
    let field = format!("quantity-{}", links::encode(&sku));
    if let Err(error) = take(&state, &parts, Limited::Carts).await {
        let problem = quantity_problem(field, item.quantity, error.sentence(state.words));
        let page = refuse_with(&state, parts, "/cart", problem, error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
    let shopper = ensure_shopper(&session).await?;
    let currency = currency::of(&state.shop.file.sell, &parts.headers);
    match edit::set(&state.shop, &shopper, &sku, &item.quantity, currency).await {
        Ok(()) => {
            let mut response = Redirect::to("/cart").into_response();
            tell_in_cart(&state, &shopper, currency, &mut response).await?;
            Ok(response)
        }
        Err(UseCaseError::Refused(refusal)) => {
            let refusal = cart_refusals::named(&state.shop, &sku, refusal, state.words).await?;
            if !has_field(&refusal) {
                return Err(AppError::Cart(refusal));
            }
            let message = cart_refusals::cart(state.words, &refusal);
            let problem = quantity_problem(field, item.quantity, message);
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
    let address = limits::address(&parts);
    let subjects = [
        (Subject::Address, address.as_str()),
        (Subject::Session, shopper.as_str()),
    ];
    if let Err(error) = limits::take(&state, Limited::Codes, &subjects).await {
        let problem = Problem {
            field: Some("code".to_owned()),
            typed: code,
            message: error.sentence(state.words),
        };
        let page = refuse_with(&state, parts, "/cart", problem, error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
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

/// `GET /cart/count`: the number in the header, for pages that are older than the cart.
pub(super) async fn count(
    State(state): State<AppState>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<serde_json::Value>, AppError> {
    let count = match shopper(&session).await? {
        Some(shopper) => {
            edit::count(
                &state.shop,
                &shopper,
                currency::of(&state.shop.file.sell, &headers),
            )
            .await?
        }
        None => 0,
    };
    Ok(Json(json!({ "count": count })))
}

async fn refuse(state: &AppState, parts: Parts, path: &str, problem: Problem) -> Response {
    refuse_with(
        state,
        parts,
        path,
        problem,
        StatusCode::UNPROCESSABLE_ENTITY,
    )
    .await
}

/// Whether the refusal is about a field of the form, and not about what the form names.
fn has_field(refusal: &CartRefusal) -> bool {
    match refusal {
        CartRefusal::UnknownSku(_) => false,
        CartRefusal::Quantity(_)
        | CartRefusal::NotInCurrency { .. }
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

async fn refuse_with(
    state: &AppState,
    parts: Parts,
    path: &str,
    problem: Problem,
    status: StatusCode,
) -> Response {
    let request = Request::from_parts(parts, ());
    again(state, request, path, status, Some(Refused::Cart(problem))).await
}

fn quantity_problem(field: String, typed: String, message: String) -> Problem {
    Problem {
        field: Some(field),
        typed,
        message,
    }
}

/// The page that something is put into the cart on.
async fn page_of(state: &AppState, sku: &str) -> Result<String, AppError> {
    let catalogue = state.shop.catalogue().await?;
    Ok(match catalogue.find(sku) {
        Some((product, variant)) => links::variant(&product.slug, &variant.sku),
        None => "/cart".to_owned(),
    })
}

async fn take(state: &AppState, parts: &Parts, limited: Limited) -> Result<(), AppError> {
    let address = limits::address(parts);
    limits::take(state, limited, &[(Subject::Address, &address)]).await
}
