//! What a buyer does with a plan and with a subscription. Whoever has a subscription's token may
//! see and cancel it, as with an order (S22).

use std::sync::Arc;

use app::forms::RefusedSignUp;
use app::view::{CheckoutForm, FieldError, SignUpForm};
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Timestamp;
use domain::text::{clean, email};
use serde::Deserialize;
use tower_sessions::Session;
use wording::Words;

use crate::config::Sell;
use crate::presenters::wording::checkout_mistakes::field_error;
use crate::presenters::wording::email_mistakes;
use crate::presenters::wording::subscriptions as wording_of;
use crate::services::UseCaseError;
use crate::services::orders::checkout::form::{CheckoutInput, check_form};
use crate::services::subscriptions::plan_change::{ChangeRefusal, Wish};
use crate::services::subscriptions::plans::{self, Offer};
use crate::services::subscriptions::sign_up::{Begun, Parcel, Subscriber, sign_up};
use crate::services::subscriptions::{cancel, change, find, plan_change};
use crate::web::checkout::checkout_input;
use crate::web::error::AppError;
use crate::web::fields::{Fields, Nothing};
use crate::web::limits::{self, Limited, Subject};
use crate::web::orders::run_to_completion;
use crate::web::render::{Refused, again};
use crate::web::session::ensure_shopper;
use crate::web::state::AppState;
use crate::web::{account, currency, device};

/// As in the checkout.
const LONGEST_NAME: usize = 200;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct SignUpFields {
    seen: String,
    email: String,
    name: String,
    sku: String,
    country: String,
    address1: String,
    address2: String,
    city: String,
    state: String,
    postcode: String,
    /// Which of the form's other buttons was pressed.
    leave: String,
}

impl SignUpFields {
    fn into_form(self) -> SignUpForm {
        SignUpForm {
            address: CheckoutForm {
                email: self.email.clone(),
                name: self.name.clone(),
                country: self.country,
                address1: self.address1,
                address2: self.address2,
                city: self.city,
                state: self.state,
                postcode: self.postcode,
                ..CheckoutForm::default()
            },
            email: self.email,
            name: self.name,
            sku: self.sku,
        }
    }
}

/// `POST /plans/{slug}`: leads to Antom's page, or to the subscription that the buyer has.
pub(super) async fn begin(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    session: Session,
    parts: Parts,
    Fields(fields): Fields<SignUpFields>,
) -> Result<Response, AppError> {
    let words = state.words;
    let currency = currency::of(&state.shop.file.sell, &parts.headers);
    let offer = plans::offer(&state.shop, &slug, currency)
        .await?
        .ok_or(AppError::NotFound)?;
    let (seen, leaves) = (fields.seen.clone(), !fields.leave.is_empty());
    let form = fields.into_form();
    let slug = format!("/plans/{slug}");
    if leaves {
        // The country was chosen: its form comes, and nothing is agreed to.
        return Ok(refused(&state, parts, &slug, form, Vec::new(), StatusCode::OK).await);
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let typed = typed(&state.shop.file.sell, &offer, &form, &seen, words);
    let (mail, name, parcel) = match typed {
        Ok(typed) => typed,
        Err(errors) => return Ok(refused(&state, parts, &slug, form, errors, status).await),
    };
    let shopper = ensure_shopper(&session).await?;
    let address = limits::address(&parts);
    let counted = mail.to_lowercase();
    let subjects = [
        (Subject::Address, address.as_str()),
        (Subject::Session, shopper.as_str()),
        (Subject::Email, counted.as_str()),
    ];
    if let Err(error) = limits::take(&state, Limited::Payments, &subjects).await {
        let errors = vec![(None, error.sentence(words))];
        let page = refused(&state, parts, &slug, form, errors, error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
    let who = Subscriber {
        shopper,
        buyer: account::buyer(&state, &session).await?,
        device: device::of(&parts, state.words),
        email: mail,
        name,
        parcel,
    };
    let consent = wording_of::agreement(&offer, words).join("\n");
    let begun = {
        let shop = Arc::clone(&state.shop);
        run_to_completion(async move { sign_up(&shop, &who, &offer, &consent).await }).await?
    };
    match begun {
        Ok(Begun::Gateway(page)) => Ok(Redirect::to(&page).into_response()),
        Ok(Begun::Known(token)) => {
            Ok(Redirect::to(&format!("/subscriptions/{token}")).into_response())
        }
        Err(UseCaseError::Refused(refusal)) => {
            let errors = vec![(None, wording_of::refusal(refusal, words).to_owned())];
            Ok(refused(&state, parts, &slug, form, errors, status).await)
        }
        Err(UseCaseError::Service(error)) => Err(error.into()),
    }
}

/// `POST /subscriptions/{token}/cancel`: nothing more is charged.
pub(super) async fn cancel(
    State(state): State<AppState>,
    Path(token): Path<String>,
    parts: Parts,
    Fields(Nothing {}): Fields<Nothing>,
) -> Result<Response, AppError> {
    // Not the limit on payments: those that failed must not keep anybody from stopping.
    let address = limits::address(&parts);
    limits::take(&state, Limited::Account, &[(Subject::Address, &address)]).await?;
    let known = find::by_token(&state.shop, &token)
        .await?
        .ok_or(AppError::NotFound)?;
    let shop = Arc::clone(&state.shop);
    run_to_completion(async move { cancel::cancel(&shop, known).await }).await??;
    // The page says what became of it.
    Ok(Redirect::to(&format!("/subscriptions/{token}")).into_response())
}

/// What is wrong with what was typed: the field, unless it is about the whole form, and a sentence.
type Mistakes = Vec<(Option<String>, String)>;

/// The e-mail address, the name, and what is sent where.
fn typed(
    sell: &Sell,
    offer: &Offer,
    form: &SignUpForm,
    seen: &str,
    words: Words,
) -> Result<(String, String, Option<Parcel>), Mistakes> {
    let mut errors = Vec::new();
    if !offer.plan.delivers.is_empty() {
        if seen != offer.fingerprint() {
            errors.push((None, words.plan_error_changed().to_owned()));
        }
        let (input, parcel) = parcel(sell, &offer.plan.delivers, form, words, &mut errors);
        return match parcel {
            Some(parcel) if errors.is_empty() => Ok((input.email, input.name, Some(parcel))),
            _ => Err(errors),
        };
    }
    let mail = email(&form.email).map_err(|mistake| {
        let message = email_mistakes::for_receipt(mistake, words);
        errors.push((Some("email".to_owned()), message));
    });
    let name = clean(&form.name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        errors.push((Some("name".to_owned()), words.plan_error_name().to_owned()));
    }
    if seen != offer.fingerprint() {
        errors.push((None, words.plan_error_changed().to_owned()));
    }
    match mail {
        Ok(mail) if errors.is_empty() => Ok((mail, name, None)),
        _ => Err(errors),
    }
}

/// What is sent where, and what is wrong with it.
fn parcel(
    sell: &Sell,
    delivers: &[String],
    form: &SignUpForm,
    words: Words,
    errors: &mut Mistakes,
) -> (CheckoutInput, Option<Parcel>) {
    let input = checkout_input(&form.address);
    for mistake in check_form(sell, &input) {
        let FieldError { field, message } = field_error(&mistake, words);
        errors.push((field.map(|field| field.id().to_owned()), message));
    }
    let sku = delivers.iter().find(|sku| **sku == form.sku).cloned();
    if sku.is_none() {
        let message = words.plan_error_goods().to_owned();
        errors.push((Some("sku".to_owned()), message));
    }
    let parcel = sku.map(|sku| Parcel::of(sku, &input));
    (input, parcel)
}

/// `POST /subscriptions/{token}/delivery`: what the next parcels bring, and where they go.
pub(super) async fn deliver(
    State(state): State<AppState>,
    Path(token): Path<String>,
    parts: Parts,
    Fields(fields): Fields<SignUpFields>,
) -> Result<Response, AppError> {
    let words = state.words;
    let address = limits::address(&parts);
    limits::take(&state, Limited::Account, &[(Subject::Address, &address)]).await?;
    let known = find::by_token(&state.shop, &token)
        .await?
        .ok_or(AppError::NotFound)?;
    let goods = change::goods(&state.shop, &known).await?;
    let path = format!("/subscriptions/{token}");
    let leaves = !fields.leave.is_empty();
    let mut form = fields.into_form();
    // News goes to where it went.
    form.address.email.clone_from(&known.row.email);
    if leaves {
        return Ok(refused(&state, parts, &path, form, Vec::new(), StatusCode::OK).await);
    }
    let mut errors = Vec::new();
    let sell = &state.shop.file.sell;
    let (_, parcel) = parcel(sell, &goods, &form, words, &mut errors);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    match parcel {
        Some(parcel) if errors.is_empty() => {
            change::delivery(&state.shop, &known, &parcel).await?;
            Ok(Redirect::to(&path).into_response())
        }
        _ => Ok(refused(&state, parts, &path, form, errors, status).await),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ChangeFields {
    seen: String,
    sku: String,
}

/// `POST /subscriptions/{token}/plan/{slug}`: another plan from the next period on.
pub(super) async fn change_plan(
    State(state): State<AppState>,
    Path((token, slug)): Path<(String, String)>,
    parts: Parts,
    Fields(ChangeFields { seen, sku }): Fields<ChangeFields>,
) -> Result<Response, AppError> {
    let words = state.words;
    let address = limits::address(&parts);
    limits::take(&state, Limited::Account, &[(Subject::Address, &address)]).await?;
    let known = find::by_token(&state.shop, &token)
        .await?
        .ok_or(AppError::NotFound)?;
    let now = Timestamp::from_ms(state.shop.clock.now_ms());
    let switch = plan_change::choice(&state.shop, &known, &slug, now).await?;
    let form = SignUpForm {
        sku: sku.clone(),
        ..SignUpForm::default()
    };
    let shop = Arc::clone(&state.shop);
    let changed = match switch {
        None => Err(ChangeRefusal::NoSuchPlan.into()),
        Some(switch) => {
            let consent = wording_of::change_agreement(&switch, words).join("\n");
            let wish = Wish {
                switch,
                seen,
                sku,
                consent,
            };
            run_to_completion(async move { plan_change::change(&shop, &known, &wish).await })
                .await?
        }
    };
    let path = format!("/subscriptions/{token}");
    match changed {
        // The page says what became of it.
        Ok(()) => Ok(Redirect::to(&path).into_response()),
        Err(UseCaseError::Refused(refusal)) => {
            let field = (refusal == ChangeRefusal::NoGoods).then(|| "sku".to_owned());
            let errors = vec![(field, wording_of::change_refusal(refusal, words).to_owned())];
            let path = format!("{path}/plan/{slug}");
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(refused(&state, parts, &path, form, errors, status).await)
        }
        Err(UseCaseError::Service(error)) => Err(error.into()),
    }
}

async fn refused(
    state: &AppState,
    parts: Parts,
    path: &str,
    form: SignUpForm,
    errors: Mistakes,
    status: StatusCode,
) -> Response {
    let refused = Refused::SignUp(RefusedSignUp { form, errors });
    again(
        state,
        Request::from_parts(parts, ()),
        path,
        status,
        Some(refused),
    )
    .await
}
