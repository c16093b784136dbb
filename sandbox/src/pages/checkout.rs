//! What the buyer does on the page with the ways to pay.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use super::form::{Again, form};
use super::layout::Page;
use super::payer::TypedPayer;
use super::{brands, elsewhere, result, wallet};
use crate::api::page_url;
use crate::card::{self, FieldError, Typed};
use crate::clock::Moment;
use crate::gateway::Gateway;
use crate::method::{Form as MethodForm, Offer};
use crate::payment::{PaymentNo, SubmissionNo};
use crate::requested::{Issuer, Tokenize};
use crate::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Session {
    /// The code of a page that pay made leads there alike.
    #[serde(default, alias = "code")]
    session_data: String,
}

impl Session {
    /// The payment that the session data lead to.
    pub(crate) fn find(&self, world: &World) -> Option<PaymentNo> {
        world.by_session(&self.session_data)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Submitted {
    #[serde(default)]
    session_data: String,
    #[serde(default)]
    method: String,
    #[serde(default)]
    card_number: String,
    #[serde(default)]
    expiry_month: String,
    #[serde(default)]
    expiry_year: String,
    #[serde(default)]
    cvv: String,
    #[serde(default)]
    cardholder_name: String,
    #[serde(default)]
    billing_postal_code: String,
    /// There if the box is ticked.
    #[serde(default)]
    save_card: Option<String>,
    #[serde(default)]
    card_brand: String,
    payer_email: Option<String>,
    cpf: Option<String>,
}

pub(crate) async fn show(
    State(gateway): State<Gateway>,
    Query(session): Query<Session>,
) -> Response {
    let world = gateway.world();
    let Some(no) = session.find(&world) else {
        return unknown();
    };
    let payment = world.payment(no);
    if !payment.payable(gateway.now()) {
        return result::over(payment);
    }
    if let Some(SubmissionNo(index)) = world.begun_by_pay(no)
        && let Some(page) = elsewhere(&payment.submissions[index])
    {
        return Redirect::to(&page).into_response();
    }
    match payment.requested.card.issuer {
        Issuer::No => form(payment, &Again::default(), StatusCode::OK),
        Issuer::AnyBrand | Issuer::Brand(_) => brands::form(payment, None),
    }
}

pub(crate) async fn submit(
    State(gateway): State<Gateway>,
    Form(submitted): Form<Submitted>,
) -> Response {
    gateway.change(|world, now| take(world, submitted, now))
}

fn take(world: &mut World, submitted: Submitted, now: Moment) -> Response {
    let Some(no) = world.by_session(&submitted.session_data) else {
        return unknown();
    };
    let payment = world.payment(no);
    if !payment.payable(now) {
        return Redirect::to(&page_url("", payment)).into_response();
    }
    match payment.requested.card.issuer {
        Issuer::No => {}
        Issuer::AnyBrand | Issuer::Brand(_) => {
            return brands::take(world, no, &submitted.card_brand, now);
        }
    }
    let mut again = Again {
        method: Some(submitted.method.clone()),
        typed: Typed {
            number: submitted.card_number,
            month: submitted.expiry_month,
            year: submitted.expiry_year,
            cvv: submitted.cvv,
            name: submitted.cardholder_name,
            postal_code: submitted.billing_postal_code,
            save: submitted.save_card.is_some(),
        },
        payer: TypedPayer {
            email: submitted.payer_email,
            cpf: submitted.cpf,
        },
        errors: Vec::new(),
    };
    let Some(Offer { method, .. }) = payment.offer(&submitted.method) else {
        again.method = None;
        again.errors = vec![FieldError {
            field: "methods",
            message: "Choose how you would like to pay",
        }];
        return form(payment, &again, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match method.form {
        MethodForm::Wallet => {
            again.errors = again.payer.check(payment, method);
            if !again.errors.is_empty() {
                return form(payment, &again, StatusCode::UNPROCESSABLE_ENTITY);
            }
            let token = world.submit_elsewhere(no, method, None, now);
            Redirect::to(&wallet::path(&token)).into_response()
        }
        MethodForm::Card if payment.requested.buyer.is_none() => {
            again.errors = vec![FieldError {
                field: "methods",
                message: "The shop sent nothing that identifies the buyer, so a card can't be \
                          charged. Choose another way to pay, or return to the shop",
            }];
            form(payment, &again, StatusCode::UNPROCESSABLE_ENTITY)
        }
        MethodForm::Card => match card::check(&again.typed, &payment.requested.card, now.date()) {
            Ok(mut used) => {
                used.keep = match payment.requested.card.tokenize {
                    Tokenize::Never => false,
                    Tokenize::Always => true,
                    Tokenize::IfAgreed => again.typed.save,
                };
                world.submit_card(no, method, used, now);
                let payment = world.payment(no);
                let next = payment.last().and_then(elsewhere);
                let next = next.unwrap_or_else(|| page_url("", payment));
                Redirect::to(&next).into_response()
            }
            Err(errors) => {
                again.errors = errors;
                form(payment, &again, StatusCode::UNPROCESSABLE_ENTITY)
            }
        },
    }
}

/// The buyer gives the payment up after a submission.
pub(crate) async fn leave(
    State(gateway): State<Gateway>,
    Form(session): Form<Session>,
) -> Response {
    gateway.change(|world, now| {
        let Some(no) = session.find(world) else {
            return unknown();
        };
        world.give_up(no, now);
        Redirect::to(&page_url("", world.payment(no))).into_response()
    })
}

fn unknown() -> Response {
    Page::new("Payment not found")
        .status(StatusCode::NOT_FOUND)
        .content(html! {
            p { "This gateway has no payment session at this address. Unless it keeps its state in a file, it forgets everything when it is started again." }
            p { "You have not been charged. Go back to the shop and start the payment again." }
        })
        .into_response()
}
