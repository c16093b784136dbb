//! `POST /travel/book`: a company books a trip and is led to Antom's page.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::forms::RefusedTrip;
use app::view::{TripForm, TripQuery};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::links::encode;
use domain::travel::MOST_PEOPLE;
use tower_sessions::Session;

use crate::presenters::storefront::travel::choice;
use crate::presenters::wording::travel::mistakes;
use crate::services::UseCaseError;
use crate::services::travel::book::{Asked, Booker, Company, book};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::limits::{self, Limited, Subject};
use crate::web::orders::{run_to_completion, to};
use crate::web::render::{Refused, again};
use crate::web::session::ensure_shopper;
use crate::web::state::AppState;
use crate::web::{account, currency, device};

/// Longer than any form's own id.
const LONGEST_FORM: usize = 64;

pub(super) async fn begin(
    State(state): State<AppState>,
    session: Session,
    parts: Parts,
    Fields(mut sent): Fields<BTreeMap<String, String>>,
) -> Result<Response, AppError> {
    let words = state.words;
    let mut take = |name: &str| sent.remove(name).unwrap_or_default();
    let query = TripQuery {
        offer: take("offer"),
        day: take("day"),
        people: take("people"),
        nights: take("nights"),
        rooms: take("rooms"),
    };
    let (form_id, seen) = (take("form"), take("seen"));
    let chosen = choice(&query)
        .filter(|choice| (1..=MOST_PEOPLE).contains(&choice.people))
        .filter(|_| (1..=LONGEST_FORM).contains(&form_id.len()))
        .ok_or(AppError::LacksField)?;
    let form = TripForm {
        company: take("company"),
        contact: take("contact"),
        email: take("email"),
        people: (1..=chosen.people)
            .map(|number| {
                (
                    take(&format!("first-{number}")),
                    take(&format!("last-{number}")),
                )
            })
            .collect(),
    };
    let shopper = ensure_shopper(&session).await?;
    let address = limits::address(&parts);
    let subjects = [
        (Subject::Address, address.as_str()),
        (Subject::Session, shopper.as_str()),
    ];
    if let Err(error) = limits::take(&state, Limited::Payments, &subjects).await {
        let errors = vec![(None, error.sentence(words))];
        let page = refused(&state, parts, &query, form, errors, error.status()).await;
        return Ok(limits::with_retry(page, error));
    }
    let booker = Booker {
        shopper,
        buyer: account::buyer(&state, &session).await?,
        device: device::of(&parts, state.words),
        form: form_id,
    };
    let currency = currency::of(&state.shop.file.sell, &parts.headers);
    let booked = {
        let (shop, form) = (Arc::clone(&state.shop), form.clone());
        run_to_completion(async move {
            let company = Company {
                name: form.company,
                contact: form.contact,
                email: form.email,
            };
            let asked = Asked {
                choice: &chosen,
                company: &company,
                names: &form.people,
                seen: &seen,
                currency,
            };
            book(&shop, &booker, &asked).await
        })
        .await?
    };
    match booked {
        Ok(booking) => Ok(to(&booking.next, &booking.token)),
        Err(UseCaseError::Refused(refusal)) => {
            let errors = mistakes(&refusal, words);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(refused(&state, parts, &query, form, errors, status).await)
        }
        Err(UseCaseError::Service(error)) => Err(error.into()),
    }
}

async fn refused(
    state: &AppState,
    parts: Parts,
    query: &TripQuery,
    form: TripForm,
    errors: Vec<(Option<String>, String)>,
    status: StatusCode,
) -> Response {
    let path = format!(
        "/travel/book?offer={}&day={}&people={}&nights={}&rooms={}",
        encode(&query.offer),
        encode(&query.day),
        encode(&query.people),
        encode(&query.nights),
        encode(&query.rooms),
    );
    let refused = Some(Refused::Trip(RefusedTrip { form, errors }));
    again(
        state,
        Request::from_parts(parts, ()),
        &path,
        status,
        refused,
    )
    .await
}
