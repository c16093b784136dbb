//! What browsers see: the hosted payment pages and the control panel, as plain HTML with forms.

mod checkout;
mod fault_form;
mod form;
mod layout;
mod panel;
mod result;
mod tables;
mod wallet;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::html;

use self::layout::Page;
use crate::gateway::Gateway;

pub(crate) fn buyer_routes() -> Router<Gateway> {
    Router::new()
        .route(
            "/checkout-page/pages/payment/index.html",
            get(checkout::show),
        )
        .route(
            "/checkout-page/pages/payment/submit",
            post(checkout::submit),
        )
        .route("/checkout-page/pages/payment/leave", post(checkout::leave))
        .route(
            "/checkout-page/pages/wallet/{token}",
            get(wallet::show).post(wallet::decide),
        )
        .route("/checkout-page/pages/result/index.html", get(result::show))
        .route("/assets/gateway.css", get(stylesheet))
        .route("/assets/gateway.svg", get(icon))
}

pub(crate) fn panel_routes() -> Router<Gateway> {
    Router::new()
        .route("/", get(panel::show))
        .route("/panel/clock", post(panel::clock))
        .route("/panel/faults", post(panel::add_fault))
        .route("/panel/faults/clear", post(panel::clear_faults))
        .route("/panel/notify/flush", post(panel::flush))
        .route("/panel/refunds", post(panel::refund))
}

pub(crate) async fn not_found() -> Response {
    Page::new("Page not found")
        .status(axum::http::StatusCode::NOT_FOUND)
        .content(html! {
            p { "There is nothing at this address." }
        })
        .into_response()
}

async fn stylesheet() -> Response {
    asset("text/css; charset=utf-8", include_str!("gateway.css"))
}

async fn icon() -> Response {
    asset("image/svg+xml", include_str!("gateway.svg"))
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    (
        [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "public, max-age=300"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ],
        text,
    )
        .into_response()
}
