//! What a buyer does with an order that is placed. Whoever has the order's token may (S22).

use std::future::Future;
use std::sync::Arc;

use app::forms::RefusedPayment;
use app::view::{Field, PayForm, Problem};
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::links;
use serde::Deserialize;
use tower_sessions::Session;

use crate::platform::telemetry;
use crate::presenters::storefront::pay_options::payment_input;
use crate::presenters::wording::payment_refusals;
use crate::services::UseCaseError;
use crate::services::orders::cancel_unpaid;
use crate::services::orders::find::{self, PlacedOrder};
use crate::services::payments::begin::{Next, PayError};
use crate::services::payments::decide;
use crate::services::payments::options;
use crate::services::payments::options::Payer;
use crate::services::payments::trips;
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::render::{Refused, again};
use crate::web::session::tell_cancelled;
use crate::web::state::AppState;
use crate::web::{account, device};

/// How to pay; all empty where the page has a button only.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PayFields {
    pay: String,
    brand: String,
    instalments: String,
    save: String,
    cpf: String,
}

/// `GET` of a form's address, as after a reload of a refused one.
pub(super) async fn result_page(Path(token): Path<String>) -> Redirect {
    Redirect::to(&format!("/result/{}", links::encode(&token)))
}

/// `POST /orders/{token}/pay`: on to the page that is open, or to a new one after a failure or for
/// another way to pay.
pub(super) async fn pay(
    State(state): State<AppState>,
    Path(token): Path<String>,
    session: Session,
    parts: Parts,
    Fields(fields): Fields<PayFields>,
) -> Result<Response, AppError> {
    let order = find(&state, &token).await?;
    let buyer = account::buyer(&state, &session).await?;
    let device = device::of(&parts, state.words);
    let form = PayForm {
        pay: fields.pay,
        brand: fields.brand,
        instalments: fields.instalments,
        save: !fields.save.is_empty(),
        cpf: fields.cpf,
    };
    let address = limits::address(&parts);
    let subjects = [
        (Subject::Address, address.as_str()),
        (Subject::Order, order.id.as_str()),
    ];
    if let Err(error) = limits::take(&state, Limited::Payments, &subjects).await {
        let problem = Problem {
            field: Some(Field::Pay.id().to_owned()),
            typed: String::new(),
            message: error.sentence(state.words),
        };
        let refused = Some(Refused::Payment(RefusedPayment { form, problem }));
        let request = Request::from_parts(parts, ());
        let result = format!("/result/{token}");
        let page = again(&state, request, &result, error.status(), refused).await;
        return Ok(limits::with_retry(page, error));
    }
    let payer = Payer {
        // A card is charged for its owner's orders only.
        buyer: buyer.as_deref().filter(|_| order.buyer_id == buyer),
        device: &device,
        region: &order.country,
        total: order.total,
    };
    let capture_mode = order.capture_mode;
    let input = payment_input(&form);
    let selected = match trips::selection_for(&state.shop, &order.id, &device).await? {
        Some(business) => Ok(business),
        None => options::select(&state.shop, &payer, capture_mode, &input).await,
    };
    let chosen = match selected {
        Ok(chosen) => chosen,
        Err(UseCaseError::Refused(refusal)) => {
            let problem = Problem {
                field: Some(payment_refusals::field(&refusal).id().to_owned()),
                typed: String::new(),
                message: payment_refusals::selection(&refusal, state.words),
            };
            return Ok(again(
                &state,
                Request::from_parts(parts, ()),
                &format!("/result/{token}"),
                StatusCode::UNPROCESSABLE_ENTITY,
                Some(Refused::Payment(RefusedPayment { form, problem })),
            )
            .await);
        }
        Err(UseCaseError::Service(error)) => return Err(error.into()),
    };
    let shop = Arc::clone(&state.shop);
    let paid =
        run_to_completion(async move { decide::pay(&shop, &order.id, &chosen).await }).await?;
    match paid {
        Ok(next) => Ok(to(&next, &token)),
        Err(error) => Err(error.into()),
    }
}

/// `POST /orders/{token}/withdraw`: the buyer has not paid and wants to change the order.
pub(super) async fn cancel_unpaid(
    State(state): State<AppState>,
    Path(token): Path<String>,
    session: Session,
    parts: Parts,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let order = find(&state, &token).await?;
    let address = limits::address(&parts);
    let subjects = [
        (Subject::Address, address.as_str()),
        (Subject::Order, order.id.as_str()),
    ];
    if let Err(error) = limits::take(&state, Limited::Payments, &subjects).await {
        let wait = error.retry_after();
        let page = error.into_response();
        return Ok(limits::counted(page, wait));
    }
    match cancel_unpaid::cancel_unpaid(&state.shop, &order.id).await {
        Ok(()) => {
            tell_cancelled(&session, &order.number).await?;
            Ok(Redirect::to("/cart").into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn find(state: &AppState, token: &str) -> Result<PlacedOrder, AppError> {
    find::by_token(&state.shop, token)
        .await?
        .ok_or(AppError::NotFound)
}

/// Runs what must not stop half-way when the buyer's connection does: an answer of Antom that
/// nobody waited for would be lost.
pub(super) async fn run_to_completion<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, AppError> {
    Ok(tokio::spawn(telemetry::carry(work)).await?)
}

/// 303 to where the buyer goes on.
pub(super) fn to(next: &Next, token: &str) -> Response {
    match next {
        Next::Gateway(url) => Redirect::to(url).into_response(),
        Next::Result => Redirect::to(&format!("/result/{token}")).into_response(),
    }
}

impl From<PayError> for AppError {
    fn from(error: PayError) -> Self {
        match error {
            UseCaseError::Refused(refusal) => Self::Payment(refusal),
            UseCaseError::Service(error) => error.into(),
        }
    }
}
