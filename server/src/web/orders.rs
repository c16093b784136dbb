//! What a buyer does with an order that is placed. Whoever has the order's token may (S22).

use std::future::Future;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::error::AppError;
use super::fields::{Fields, Nothing};
use crate::services::paying::{self, Next, PayError};
use crate::services::withdrawing;
use crate::state::AppState;
use crate::store::orders::{self, OrderRow};
use crate::telemetry;

/// `POST /orders/{token}/pay`: on to the page that is open, or to a new one after a failure.
pub(super) async fn pay(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let order = find(&state, &token).await?;
    let shop = Arc::clone(&state.shop);
    let paid = to_its_end(async move { paying::pay(&shop, &order.id).await }).await?;
    match paid {
        Ok(next) => Ok(to(&next, &token)),
        Err(error) => Err(pay_failed(error)),
    }
}

/// `POST /orders/{token}/withdraw`: the buyer has not paid and wants to change the order.
pub(super) async fn withdraw(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    let order = find(&state, &token).await?;
    match withdrawing::withdraw(&state.shop, &order.id).await {
        Ok(()) => Ok(Redirect::to("/cart").into_response()),
        Err(error) => Err(pay_failed(error)),
    }
}

pub(super) async fn find(state: &AppState, token: &str) -> Result<OrderRow, AppError> {
    orders::find_by_token(&state.shop.db, token)
        .await
        .map_err(AppError::internal)?
        .ok_or(AppError::NotFound)
}

/// Runs what must not stop half-way when the buyer's connection does: an answer of Antom that
/// nobody waited for would be lost.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, AppError> {
    tokio::spawn(telemetry::carry(work))
        .await
        .map_err(AppError::internal)
}

/// 303 to where the buyer goes on.
pub(super) fn to(next: &Next, token: &str) -> Response {
    match next {
        Next::Gateway(url) => Redirect::to(url).into_response(),
        Next::Result => Redirect::to(&format!("/result/{token}")).into_response(),
    }
}

pub(super) fn pay_failed(error: PayError) -> AppError {
    match error {
        PayError::Refused(message) => AppError::Conflict(message),
        PayError::Service(error) => AppError::internal(error),
    }
}
