//! What browsers see: the hosted payment pages and the control panel, as plain HTML with forms.

mod brands;
mod checkout;
mod disputes;
mod fault_form;
mod form;
mod issuer;
mod layout;
mod listing;
mod logo;
mod methods;
mod panel;
mod payer;
mod result;
mod subscriptions;
mod tables;
mod wallet;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::html;

use self::layout::Page;
use crate::gateway::Gateway;
use crate::payment::{Outcome, Step, Submission};

/// The page of its own that a submission waits for the buyer on.
fn elsewhere(submission: &Submission) -> Option<String> {
    match (submission.outcome, submission.step) {
        (Outcome::Waiting, Step::Page) => Some(wallet::path(&submission.token)),
        (Outcome::Waiting, Step::Issuer { .. }) => Some(issuer::path(&submission.token)),
        (Outcome::Waiting, Step::AtOnce | Step::Slow)
        | (Outcome::Approved | Outcome::Declined(_) | Outcome::Closed, _) => None,
    }
}

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
        .route("/page/sandbox/stone-infostaging.html", get(checkout::show))
        .route(
            "/checkout-page/pages/issuer/{token}",
            get(issuer::show).post(issuer::answer),
        )
        .route(
            "/checkout-page/pages/issuer/{token}/done",
            get(issuer::pass_through),
        )
        .route("/checkout-page/pages/result/index.html", get(result::show))
        .route("/assets/logos/{file}", get(logo::show))
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
        .route("/panel/methods", post(methods::switch))
        .route("/panel/disputes", post(disputes::open))
        .route("/panel/disputes/end", post(disputes::end))
        .route("/panel/disputes/address", post(disputes::set))
        .route("/panel/subscriptions/jump", post(subscriptions::jump))
        .route("/panel/subscriptions/end", post(subscriptions::end))
        .route("/panel/subscriptions/habits", post(subscriptions::set))
}

pub(crate) async fn not_found() -> Response {
    Page::new("Page not found")
        .status(http::StatusCode::NOT_FOUND)
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
