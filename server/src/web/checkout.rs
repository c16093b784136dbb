//! The one form that places an order.

use std::sync::Arc;

use app::forms::RefusedCheckout;
use app::view::{CheckoutForm, FieldError, PayForm};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::text::{clean, number_text, phone};
use serde::Deserialize;
use tower_sessions::Session;

use crate::presenters::storefront::draft::Draft;
use crate::presenters::storefront::pay_options::payment_input;
use crate::presenters::wording::checkout_mistakes::field_error;
use crate::services::UseCaseError;
use crate::services::accounts;
use crate::services::addresses;
use crate::services::orders::checkout;
use crate::services::orders::checkout::form::CheckoutInput;
use crate::services::orders::checkout::{CheckoutRefusal, Customer};
use crate::services::payments::begin::PayError;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::limits;
use crate::web::limits::{Limited, Subject};
use crate::web::orders::{run_to_completion, to};
use crate::web::render::{Refused, again};
use crate::web::session::{draft, ensure_shopper, keep_draft};
use crate::web::state::AppState;
use crate::web::{account, currency, device};

/// A field that is not there is one that the form of the country does not have.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Submitted {
    email: Option<String>,
    name: Option<String>,
    phone: Option<String>,
    country: Option<String>,
    address1: Option<String>,
    address2: Option<String>,
    city: Option<String>,
    state: Option<String>,
    postcode: Option<String>,
    delivery: Option<String>,
    review: String,
    pay: Option<String>,
    brand: String,
    instalments: String,
    save: String,
    cpf: String,
    currency: String,
    /// Which of the form's other buttons was pressed: it leads elsewhere, and nothing is ordered.
    leave: String,
}

impl Submitted {
    /// Whether a button was pressed that only leads elsewhere.
    pub(super) fn leaves(&self) -> bool {
        !self.leave.is_empty()
    }

    pub(super) fn into_form(self) -> CheckoutForm {
        let pay = PayForm {
            pay: self.pay.unwrap_or_default(),
            brand: self.brand,
            instalments: self.instalments,
            save: !self.save.is_empty(),
            cpf: self.cpf,
        };
        CheckoutForm {
            email: self.email.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            phone: self.phone.unwrap_or_default(),
            country: self.country.unwrap_or_default(),
            address1: self.address1.unwrap_or_default(),
            address2: self.address2.unwrap_or_default(),
            city: self.city.unwrap_or_default(),
            state: self.state.unwrap_or_default(),
            postcode: self.postcode.unwrap_or_default(),
            delivery: self.delivery.unwrap_or_default(),
            pay,
        }
    }

    /// What is typed now, over what was typed before.
    fn draft(&self, before: Draft) -> Draft {
        let over = |now: &Option<String>, before: String| now.clone().unwrap_or(before);
        Draft {
            email: over(&self.email, before.email),
            name: over(&self.name, before.name),
            phone: over(&self.phone, before.phone),
            country: over(&self.country, before.country),
            address1: over(&self.address1, before.address1),
            address2: over(&self.address2, before.address2),
            city: over(&self.city, before.city),
            state: over(&self.state, before.state),
            postcode: over(&self.postcode, before.postcode),
            delivery: over(&self.delivery, before.delivery),
            pay: over(&self.pay, before.pay),
        }
    }
}

/// What the buttons that choose an address begin with.
const ADDRESS: &str = "address:";

/// `POST /checkout`: leads to Antom's page, or elsewhere, and keeps what was typed.
pub(super) async fn place(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(submitted): Fields<Submitted>,
) -> Result<Response, AppError> {
    let before = draft(&session).await?;
    let kept = submitted.draft(before.unwrap_or_default());
    keep_draft(&session, &kept).await?;
    if let Some(id) = submitted.leave.strip_prefix(ADDRESS) {
        let buyer = account::buyer(&state, &session).await?;
        let chosen = match buyer {
            Some(buyer) => addresses::find(&state.shop, &buyer, id).await?,
            None => None,
        };
        if let Some(address) = chosen {
            keep_draft(&session, &kept.sent_to(address)).await?;
        }
        return Ok(Redirect::to("/checkout#country").into_response());
    }
    match submitted.leave.as_str() {
        "" => {}
        "currency" => return currency::change(&state, &submitted.currency, "/checkout"),
        "cart" => return Ok(Redirect::to("/cart").into_response()),
        "login" => return Ok(Redirect::to("/account/login?next=/checkout").into_response()),
        _ => return Ok(Redirect::to("/checkout#country").into_response()),
    }
    let customer = Customer {
        shopper: ensure_shopper(&session).await?,
        buyer: account::buyer(&state, &session).await?,
        device: device::of(&parts, state.words),
    };
    let currency = currency::of(&state.shop.file.sell, &parts.headers);
    let review = submitted.review.clone();
    let form = submitted.into_form();
    let address = limits::address(&parts);
    // What is no address counts for nobody: else all who forget the field would share one limit.
    let mail = accounts::address(&form.email).ok();
    let mut subjects = vec![
        (Subject::Address, address.as_str()),
        (Subject::Session, customer.shopper.as_str()),
    ];
    subjects.extend(mail.as_deref().map(|mail| (Subject::Email, mail)));
    if let Err(error) = limits::take(&state, Limited::Payments, &subjects).await {
        let errors = vec![FieldError {
            field: None,
            message: error.sentence(state.words),
        }];
        let form = CheckoutForm {
            pay: form.pay,
            ..kept.form()
        };
        let refused = Some(Refused::Checkout(RefusedCheckout { form, errors }));
        let request = Request::from_parts(parts, ());
        let page = again(&state, request, "/checkout", error.status(), refused).await;
        return Ok(limits::with_retry(page, error));
    }
    let placed = {
        let (shop, form) = (Arc::clone(&state.shop), checkout_input(&form));
        run_to_completion(async move {
            checkout::place(&shop, &customer, currency, &form, &review).await
        })
        .await?
    };
    match placed {
        Ok(placed) => {
            // The way to pay belongs to this order. The next one begins with the best there is,
            // such as a card that was saved meanwhile.
            let next = Draft {
                pay: String::new(),
                ..kept
            };
            keep_draft(&session, &next).await?;
            Ok(to(&placed.next, &placed.token))
        }
        Err(UseCaseError::Refused(CheckoutRefusal::Mistakes(mistakes))) => {
            let errors = mistakes
                .iter()
                .map(|mistake| field_error(mistake, state.words))
                .collect();
            let form = CheckoutForm {
                pay: form.pay,
                ..kept.form()
            };
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

pub(super) fn checkout_input(form: &CheckoutForm) -> CheckoutInput {
    CheckoutInput {
        email: clean(&form.email),
        name: clean(&form.name),
        phone: phone(&form.phone),
        country: clean(&form.country),
        address1: clean(&form.address1),
        address2: clean(&form.address2),
        city: clean(&form.city),
        state: clean(&form.state),
        postcode: number_text(&form.postcode),
        delivery: form.delivery.clone(),
        payment: payment_input(&form.pay),
    }
    .in_its_countrys_way()
}
