//! The page where the buyer chooses the brand of a South Korean card (guide 004).

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use super::form::{problems, summary, unfinished};
use super::layout::Page;
use super::wallet;
use crate::brand::{self, KOREAN};
use crate::card::FieldError;
use crate::clock::Moment;
use crate::payment::{Payment, PaymentNo};
use crate::used::Used;
use crate::world::World;

pub(super) fn form(payment: &Payment, error: Option<FieldError>) -> Response {
    let requested = &payment.requested;
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Page::new(format!("Pay {}", requested.amount))
        .status(status)
        .content(html! {
            (problems(payment, error.as_slice()))
            (unfinished(payment))
            (summary(payment))
            form class="pay" method="post" action="/checkout-page/pages/payment/submit" novalidate {
                input type="hidden" name="sessionData" value=(payment.session_data);
                fieldset id="brands" tabindex="-1" {
                    legend { "Which card do you have?" }
                    @for brand in KOREAN {
                        div class="option" {
                            input type="radio" name="cardBrand" id=(format!("brand-{}", brand.name)) value=(brand.name);
                            label for=(format!("brand-{}", brand.name)) { (brand.label) }
                        }
                    }
                }
                button { "Continue to the bank" }
            }
            p { a href=(requested.redirect_url) { "Return to the shop" } " without paying. This page stays open until " (payment.expires.time_of_day()) "." }
        })
        .into_response()
}

pub(super) fn take(world: &mut World, no: PaymentNo, chosen: &str, now: Moment) -> Response {
    let payment = world.payment(no);
    let (Some(brand), Some(method)) = (brand::korean(chosen), payment.method()) else {
        let error = FieldError {
            field: "brands",
            message: "Choose your card",
        };
        return form(payment, Some(error));
    };
    let used = Used::korean(brand, payment.requested.card.instalments);
    let token = world.submit_elsewhere(no, method, Some(used), now);
    Redirect::to(&wallet::path(&token)).into_response()
}
