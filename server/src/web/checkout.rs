//! The one form that places an order.

use std::sync::Arc;

use app::forms::RefusedCheckout;
use app::view::{CheckoutForm, PayForm};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tower_sessions::Session;

use crate::presenters::storefront::pay_options::payment_input;
use crate::presenters::wording::checkout_mistakes::field_error;
use crate::services::UseCaseError;
use crate::services::orders::checkout;
use crate::services::orders::checkout::form::CheckoutInput;
use crate::services::orders::checkout::{CheckoutRefusal, Customer};
use crate::services::payments::begin::PayError;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::{to, to_its_end};
use crate::web::render::{Refused, again};
use crate::web::session::ensure_shopper;
use crate::web::state::AppState;
use crate::web::{account, currency, device};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub(super) struct Submitted {
    email: String,
    name: String,
    phone: String,
    country: String,
    address1: String,
    address2: String,
    city: String,
    postcode: String,
    delivery: String,
    review: String,
    pay: String,
    brand: String,
    instalments: String,
    save: String,
}

/// `POST /checkout`: leads to Antom's page.
pub(super) async fn place(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(submitted): Fields<Submitted>,
) -> Result<Response, AppError> {
    let customer = Customer {
        shopper: ensure_shopper(&session).await?,
        buyer: account::buyer(&state, &session).await?,
        device: device::of(&parts),
    };
    let currency = currency::of(&parts.headers);
    let Submitted {
        email,
        name,
        phone,
        country,
        address1,
        address2,
        city,
        postcode,
        delivery,
        review,
        pay,
        brand,
        instalments,
        save,
    } = submitted;
    let form = CheckoutForm {
        email,
        name,
        phone,
        country,
        address1,
        address2,
        city,
        postcode,
        delivery,
        pay: PayForm {
            pay,
            brand,
            instalments,
            save: !save.is_empty(),
        },
    };
    let placed = {
        let (shop, form) = (Arc::clone(&state.shop), checkout_input(&form));
        to_its_end(async move { checkout::place(&shop, &customer, currency, &form, &review).await })
            .await?
    };
    match placed {
        Ok(placed) => Ok(to(&placed.next, &placed.token)),
        Err(UseCaseError::Refused(CheckoutRefusal::Mistakes(mistakes))) => {
            let errors = mistakes
                .iter()
                .map(|mistake| field_error(mistake, state.words))
                .collect();
            let refused = Refused::Checkout(RefusedCheckout { form, errors });
            Ok(again(
                &state,
                Request::from_parts(parts, ()),
                "/checkout",
                StatusCode::UNPROCESSABLE_ENTITY,
                Some(refused),
            )
            .await)
        }
        Err(UseCaseError::Refused(CheckoutRefusal::OtherOrderIsPaid(token))) => {
            Ok(Redirect::to(&format!("/result/{token}")).into_response())
        }
        Err(UseCaseError::Refused(CheckoutRefusal::Payment(refusal))) => {
            Err(PayError::from(refusal).into())
        }
        Err(UseCaseError::Service(error)) => Err(error.into()),
    }
}

fn checkout_input(form: &CheckoutForm) -> CheckoutInput {
    CheckoutInput {
        email: form.email.clone(),
        name: form.name.clone(),
        phone: form.phone.clone(),
        country: form.country.clone(),
        address1: form.address1.clone(),
        address2: form.address2.clone(),
        city: form.city.clone(),
        postcode: form.postcode.clone(),
        delivery: form.delivery.clone(),
        payment: payment_input(&form.pay),
    }
}
