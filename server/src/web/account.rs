//! A buyer's account: coming in by a mailed link, and what the account's forms do.

pub(crate) mod login;

use app::view::Problem;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::links;
use serde::Deserialize;
use tower_sessions::Session;

use crate::presenters::wording::email_mistakes;
use crate::services::UseCaseError;
use crate::services::accounts;
use crate::services::accounts::Claimed;
use crate::services::payments::saved_cards;
use crate::services::persons;
use crate::services::persons::ForgetRefusal;
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::render;
use crate::web::render::Refused;
use crate::web::session::{forget_draft, shopper};
use crate::web::state::AppState;

const ACCOUNT: &str = "/account";
const CHECKOUT: &str = "/checkout";
const LOGIN: &str = "/account/login";

pub(super) fn router(state: &AppState) -> Router<AppState> {
    let by_address = limits::ByAddress {
        state: state.clone(),
        limited: Limited::Account,
    };
    Router::new()
        .route("/account/enter/{token}", post(enter))
        .route(
            "/account/cards/{id}/remove",
            post(remove_card).get(account_page),
        )
        .route("/orders/{token}/claim", post(claim).get(order_page))
        .route_layer(from_fn_with_state(by_address, limits::by_address))
        .route(LOGIN, post(ask))
        .route("/account/logout", post(log_out).get(account_page))
        .route("/account/export", get(export))
        .route("/account/forget", post(forget).get(account_page))
}

#[derive(Deserialize)]
struct Asked {
    email: String,
    /// Where the buyer was, and goes on once logged in.
    #[serde(default)]
    next: String,
}

/// `POST /account/login`: the answer is the same whether the address is known or not (S38).
async fn ask(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(Asked { email: typed, next }): Fields<Asked>,
) -> Result<Response, AppError> {
    let email = match accounts::address(&typed) {
        Ok(email) => email,
        Err(mistake) => {
            let problem = Problem {
                field: Some("email".to_owned()),
                message: email_mistakes::for_link(mistake, state.words),
                typed,
            };
            let request = Request::from_parts(parts, ());
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let refused = Some(Refused::BuyerLogin(problem));
            return Ok(render::again(&state, request, LOGIN, status, refused).await);
        }
    };
    let address = limits::address(&parts);
    let subjects = [(Subject::Address, address.as_str())];
    if let Err(error) = limits::take(&state, Limited::Links, &subjects).await {
        let problem = Problem {
            field: Some("email".to_owned()),
            typed,
            message: error.sentence(state.words),
        };
        let refused = Some(Refused::BuyerLogin(problem));
        let request = Request::from_parts(parts, ());
        let page = render::again(&state, request, LOGIN, error.status(), refused).await;
        return Ok(limits::with_retry(page, error));
    }
    accounts::ask_for_link(&state.shop, &email, state.words.language()).await?;
    let to_checkout = next == CHECKOUT;
    login::asked(&session, &email, to_checkout).await?;
    let next = if to_checkout { "&next=/checkout" } else { "" };
    Ok(Redirect::to(&format!("{LOGIN}?sent=1{next}")).into_response())
}

/// `POST /account/enter/{token}`: the button on the page that the mail leads to.
async fn enter(
    State(state): State<AppState>,
    Path(link): Path<String>,
    session: Session,
    parts: Parts,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let now = state.shop.clock.now_ms();
    let before = login::buyer(&session, now).await?;
    let is_own = match accounts::whose(&state.shop, &link).await? {
        Some(email) => login::has_asked(&session, &email).await?,
        None => false,
    };
    let entered = accounts::enter(&state.shop, &link, is_own).await?;
    let Some(buyer) = entered else {
        let path = parts.uri.path().to_owned();
        let request = Request::from_parts(parts, ());
        return Ok(render::again(&state, request, &path, StatusCode::GONE, None).await);
    };
    if before.as_ref().is_some_and(|before| *before != buyer.id) {
        session.clear().await;
    }
    // Not what somebody else did in this browser while logged in; nor what was bought in it before
    // somebody sent a link to an account of their own.
    if before.is_none()
        && is_own
        && let Some(guest) = shopper(&session).await?
    {
        accounts::claim_all(&state.shop, &guest, &buyer.id).await?;
    }
    if before.is_none() && !is_own {
        forget_draft(&session).await?;
    }
    // Only in the browser that asked: another one has no cart to check out.
    let came_from_checkout = is_own && login::take_to_checkout(&session).await?;
    login::begin(&session, &buyer.id, now).await?;
    let onwards = match (came_from_checkout, is_own) {
        (true, _) => CHECKOUT,
        (false, true) => ACCOUNT,
        (false, false) => "/account?entered=elsewhere",
    };
    Ok(Redirect::to(onwards).into_response())
}

/// `GET` of a form's address, as after a reload of a refused one.
async fn account_page() -> Redirect {
    Redirect::to(ACCOUNT)
}

/// The same, of a form on an order's page.
async fn order_page(Path(token): Path<String>) -> Redirect {
    Redirect::to(&format!("/orders/{}", links::encode(&token)))
}

/// `POST /account/logout`
async fn log_out(
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    login::end(&session).await?;
    Ok(Redirect::to(ACCOUNT))
}

/// `GET /account/export`: all that the shop knows of whoever is logged in, as a file.
async fn export(State(state): State<AppState>, session: Session) -> Result<Response, AppError> {
    let Some(email) = email(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN).into_response());
    };
    let known = persons::export(&state.shop.db, &email).await?;
    let file = format!("{:#}", known.unwrap_or_default());
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"my-data.json\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, file).into_response())
}

/// `POST /account/forget`: the account and who placed its orders.
async fn forget(
    State(state): State<AppState>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let Some(email) = email(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN).into_response());
    };
    let now = state.shop.clock.now_ms();
    let words = state.words;
    match persons::forget(&state.shop.db, &email, now).await {
        Ok(_) => {
            state.shop.wake.notify_waiters();
            login::end(&session).await?;
            Ok(Redirect::to(LOGIN).into_response())
        }
        Err(UseCaseError::Refused(refusal)) => Err(AppError::Conflict(match refusal {
            ForgetRefusal::OrderUnderWay(number) => words.account_forget_order(number),
            ForgetRefusal::SubscriptionRuns => words.account_forget_subscription().to_owned(),
            ForgetRefusal::NoAddress | ForgetRefusal::Unknown => {
                return Err(AppError::NotFound);
            }
        })),
        Err(UseCaseError::Service(error)) => Err(error.into()),
    }
}

/// The address of the account that is logged in.
async fn email(state: &AppState, session: &Session) -> Result<Option<String>, AppError> {
    let Some(buyer) = buyer(state, session).await? else {
        return Ok(None);
    };
    Ok(accounts::email_of(&state.shop, &buyer).await?)
}

/// `POST /account/cards/{id}/remove`
async fn remove_card(
    State(state): State<AppState>,
    Path(id): Path<String>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    let Some(buyer) = buyer(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN));
    };
    let removed = saved_cards::remove(&state.shop, &buyer, &id).await?;
    if removed {
        Ok(Redirect::to(ACCOUNT))
    } else {
        Err(AppError::NotFound)
    }
}

/// `POST /orders/{token}/claim`: whoever placed a guest's order, or reads the mail of its address,
/// may keep it (S22).
async fn claim(
    State(state): State<AppState>,
    Path(token): Path<String>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    let Some(buyer) = buyer(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN));
    };
    let order = crate::web::orders::find(&state, &token).await?;
    let shopper = shopper(&session).await?;
    let claimed = accounts::claim(&state.shop, &order.token, shopper.as_deref(), &buyer).await?;
    let refused = match claimed {
        Claimed::Kept => return Ok(Redirect::to(&format!("/orders/{token}"))),
        Claimed::KeptElsewhere => state.words.order_kept_elsewhere(),
        Claimed::OtherAddress => state.words.order_of_other_address(),
    };
    Err(AppError::Conflict(refused.to_owned()))
}

/// `POST /subscriptions/{token}/claim`: as for an order.
pub(super) async fn claim_subscription(
    State(state): State<AppState>,
    Path(token): Path<String>,
    session: Session,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Redirect, AppError> {
    let Some(buyer) = buyer(&state, &session).await? else {
        return Ok(Redirect::to(LOGIN));
    };
    let shopper = shopper(&session).await?;
    let shopper = shopper.as_deref();
    let claimed = accounts::claim_subscription(&state.shop, &token, shopper, &buyer).await?;
    let refused = match claimed {
        Claimed::Kept => return Ok(Redirect::to(&format!("/subscriptions/{token}"))),
        Claimed::KeptElsewhere => state.words.subscription_kept_elsewhere(),
        Claimed::OtherAddress => state.words.subscription_of_other_address(),
    };
    Err(AppError::Conflict(refused.to_owned()))
}

/// The account that is logged in.
pub(super) async fn buyer(state: &AppState, session: &Session) -> Result<Option<String>, AppError> {
    Ok(login::buyer(session, state.shop.clock.now_ms()).await?)
}
