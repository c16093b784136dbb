//! How a payment ended, and the way back to the merchant.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use super::checkout::Session;
use super::layout::Page;
use super::not_found;
use crate::api::page_url;
use crate::gateway::Gateway;
use crate::outcome::Decline;
use crate::payment::{Payment, State as PaymentState};

pub(crate) async fn show(
    State(gateway): State<Gateway>,
    Query(session): Query<Session>,
) -> Response {
    let payment = {
        let world = gateway.world();
        session.find(&world).map(|no| world.payment(no).clone())
    };
    match payment {
        None => not_found().await,
        Some(payment) if payment.payable(gateway.now()) => {
            Redirect::to(&page_url("", &payment)).into_response()
        }
        Some(payment) => over(&payment),
    }
}

/// For a session that takes no more payments.
pub(crate) fn over(payment: &Payment) -> Response {
    let (title, said, status) = match payment.state {
        PaymentState::Succeeded { .. } => (
            "Payment successful",
            "Thank you. The shop is being told, and you need not pay again.",
            StatusCode::OK,
        ),
        PaymentState::Failed(Decline::BuyerDeclined) => (
            "Payment cancelled",
            "You have not been charged. Nothing more can be paid here; the shop can offer another try.",
            StatusCode::OK,
        ),
        PaymentState::Failed(why) => (
            "Payment failed",
            match why {
                Decline::ProcessFail | Decline::BuyerDeclined => {
                    "The bank declined this payment. You have not been charged."
                }
                Decline::BalanceNotEnough => {
                    "There was not enough money for this payment. You have not been charged."
                }
                Decline::NotAuthenticated => {
                    "Your bank could not confirm that it is you. You have not been charged."
                }
                Decline::RiskReject => {
                    "This payment was refused as too risky. You have not been charged."
                }
                Decline::OrderClosed => {
                    "The payment was not finished in time. You have not been charged."
                }
            },
            StatusCode::OK,
        ),
        PaymentState::Cancelled(cancel) => (
            "Payment cancelled",
            match cancel.paid {
                None => {
                    "The shop cancelled this payment. You have not been charged, and nothing more can be paid here."
                }
                Some(_) => "The shop cancelled this payment. What you paid is given back in full.",
            },
            StatusCode::OK,
        ),
        PaymentState::Processing if payment.under_way() => (
            "Payment under way",
            "The bank takes its time. The shop is told as soon as it is known; don't pay again.",
            StatusCode::OK,
        ),
        // Reached only after the session's end: its event may be a moment away.
        PaymentState::Open | PaymentState::Processing | PaymentState::Expired => (
            "This session has expired",
            "You have not been charged. Go back to the shop and start the payment again.",
            StatusCode::GONE,
        ),
    };
    let requested = &payment.requested;
    Page::new(title)
        .status(status)
        .locale(requested.locale.as_deref())
        .returns_to(&requested.redirect_url)
        .content(html! {
            p { (said) }
            section class="order" aria-labelledby="order" {
                h2 id="order" { "Your order" }
                p { (requested.order_description) }
                dl {
                    div { dt { "Order number" } dd { code { (requested.order_reference) } } }
                    div { dt { "Payment number" } dd { code { (payment.payment_id) } } }
                    div class="total" { dt { "Amount" } dd class="amount" { (requested.amount) } }
                }
            }
            p { a class="button" href=(requested.redirect_url) { "Return to the shop" } }
            p class="hint" { "This page takes you there by itself in a moment." }
        })
        .into_response()
}
