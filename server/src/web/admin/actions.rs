//! What the merchant does with an order.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::forms::RefusedAction;
use app::view::Problem;
use app::view::admin::{ItemToShip, ParcelInput, RefundInput};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::order::{Parcel, Pieces};
use domain::text::number_text;
use serde::Deserialize;
use tower_sessions::Session;
use wording::Words;

use crate::presenters::wording::{action_refusals, order_check};
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::refund::{RefundMistake, read_amount, read_reason};
use crate::services::admin::ship::Shipment;
use crate::services::admin::{accept, cancel_order, capture, check, refund, retry, reverse, ship};
use crate::services::orders::find::{self, PlacedOrder};
use crate::web::admin::session::Login;
use crate::web::admin::{Rerender, SubmittedForm, above_the_page};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::render::Refused;
use crate::web::state::AppState;

/// A form that is only a button.
#[derive(Deserialize)]
pub(super) struct Button {
    pub(super) form: String,
}

#[derive(Deserialize)]
pub(super) struct Capture {
    amount: String,
    form: String,
}

#[derive(Deserialize)]
pub(super) struct Refund {
    amount: String,
    #[serde(default)]
    reason: String,
    form: String,
}

/// `POST /admin/orders/{number}/refund`
pub(super) async fn refund(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(given): Fields<Refund>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, given.form).await?;
    let typed = read_amount(order.currency(), &given.amount)
        .and_then(|amount| Ok((amount, read_reason(&given.reason)?.to_owned())));
    let (field, done) = match typed {
        Err(mistake) => {
            let field = match mistake {
                RefundMistake::Amount(_) => "amount",
                RefundMistake::ReasonMissing
                | RefundMistake::ReasonTooLong
                | RefundMistake::ReasonNotOneLine => "reason",
            };
            (field, Err(ActionRefusal::Typed(mistake).into()))
        }
        Ok((amount, reason)) => {
            let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
            let done = run_to_completion(async move {
                refund::refund(&shop, &by.act(), &order.id, amount, &reason).await
            })
            .await?;
            ("amount", done)
        }
    };
    let typed = RefundInput {
        amount: Some(given.amount),
        reason: given.reason,
        ..RefundInput::default()
    };
    let again = on_its_own_page(&sent, StatusCode::UNPROCESSABLE_ENTITY, typed, Some(field));
    Ok(sent.answer(done, again).await?)
}

/// `POST /admin/orders/{number}/capture`
pub(super) async fn capture(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(given): Fields<Capture>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, given.form).await?;
    let (status, done) = match read_amount(order.currency(), &given.amount) {
        Err(mistake) => {
            let refused = Err(ActionRefusal::Typed(mistake).into());
            (StatusCode::UNPROCESSABLE_ENTITY, refused)
        }
        Ok(amount) => {
            let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
            let done = run_to_completion(async move {
                capture::capture(&shop, &by.act(), &order.id, amount).await
            })
            .await?;
            (StatusCode::CONFLICT, done)
        }
    };
    let again = on_its_own_page(&sent, status, RefundInput::default(), None);
    Ok(sent.answer(done, again).await?)
}

/// `POST /admin/orders/{number}/cancel`
pub(super) async fn cancel(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, form).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { cancel_order::cancel(&shop, &by.act(), &order.id).await })
            .await?;
    let again = on_its_own_page(&sent, StatusCode::CONFLICT, RefundInput::default(), None);
    Ok(sent.answer(done, again).await?)
}

/// `POST /admin/orders/{number}/give-back/{attempt}`
pub(super) async fn reverse(
    State(state): State<AppState>,
    login: Login,
    Path((number, attempt)): Path<(String, String)>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, form).await?;
    let Ok(attempt) = attempt.parse::<u32>() else {
        return Ok(sent.not_found().await);
    };
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(
            async move { reverse::reverse(&shop, &by.act(), &order.id, attempt).await },
        )
        .await?;
    let again = on_its_own_page(&sent, StatusCode::CONFLICT, RefundInput::default(), None);
    Ok(sent.answer(done, again).await?)
}

#[derive(Deserialize)]
pub(super) struct Accept {
    #[serde(default)]
    reason: String,
    form: String,
}

/// `POST /admin/orders/{number}/accept/{attempt}`
pub(super) async fn accept(
    State(state): State<AppState>,
    login: Login,
    Path((number, attempt)): Path<(String, String)>,
    parts: Parts,
    Fields(given): Fields<Accept>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, given.form).await?;
    let Ok(attempt) = attempt.parse::<u32>() else {
        return Ok(sent.not_found().await);
    };
    let typed = RefundInput {
        reason: given.reason.clone(),
        ..RefundInput::default()
    };
    let reason = read_reason(&given.reason).and_then(|reason| match reason {
        "" => Err(RefundMistake::ReasonMissing),
        reason => Ok(reason.to_owned()),
    });
    let (status, field, done) = match reason {
        Err(mistake) => {
            let refused = Err(ActionRefusal::Typed(mistake).into());
            (StatusCode::UNPROCESSABLE_ENTITY, Some("reason"), refused)
        }
        Ok(reason) => {
            let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
            let done = run_to_completion(async move {
                accept::accept(&shop, &by.act(), &order.id, attempt, &reason).await
            })
            .await?;
            (StatusCode::CONFLICT, None, done)
        }
    };
    let again = on_its_own_page(&sent, status, typed, field);
    Ok(sent.answer(done, again).await?)
}

#[derive(Deserialize)]
pub(super) struct Shipping {
    #[serde(default)]
    carrier: String,
    #[serde(default)]
    tracking: String,
    form: String,
    /// Among them a number of pieces for each SKU.
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

impl Shipping {
    /// What was typed for each SKU.
    fn pieces(&self) -> BTreeMap<String, String> {
        let sku = |name: &String| name.strip_prefix(ItemToShip::FIELD).map(str::to_owned);
        let typed = self.others.iter();
        let typed = typed.filter_map(|(name, typed)| Some((sku(name)?, typed.clone())));
        typed.collect()
    }
}

/// The pieces of a parcel: nothing counts as none, and what is no number as more than there are.
fn pieces_of(typed: &BTreeMap<String, String>) -> Option<Pieces> {
    let count = |text: &str| match number_text(text).as_str() {
        "" => 0,
        digits => digits.parse().unwrap_or(u32::MAX),
    };
    let pieces = typed.iter().map(|(sku, text)| (sku.clone(), count(text)));
    // A form without any sends all that is left.
    (!typed.is_empty()).then(|| pieces.collect())
}

/// `POST /admin/orders/{number}/ship`
pub(super) async fn ship(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(shipping): Fields<Shipping>,
) -> axum::response::Result<Response> {
    let pieces = shipping.pieces();
    let Shipping {
        carrier,
        tracking,
        form,
        ..
    } = shipping;
    let (sent, order) = find(state, &login, &number, parts, form).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let shipment = Shipment {
        parcel: Parcel::read(&carrier, &tracking),
        pieces: pieces_of(&pieces),
    };
    let done =
        run_to_completion(async move { ship::ship(&shop, &by.act(), &order.id, shipment).await })
            .await?;
    let typed = RefundInput {
        parcel: ParcelInput {
            carrier,
            tracking,
            pieces,
        },
        ..RefundInput::default()
    };
    let again = on_its_own_page(&sent, StatusCode::CONFLICT, typed, None);
    Ok(sent.answer(done, again).await?)
}

/// `POST /admin/orders/{number}/check`
pub(super) async fn check(
    State(state): State<AppState>,
    session: Session,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, form).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { check::check(&shop, &by.act(), &order.id).await }).await?;
    if let Ok(report) = &done {
        let sentences = order_check::report(sent.state.words, report);
        login.tell(&session, &sent.form, &sentences).await?;
    }
    Ok(sent.answer(done, above_the_page).await?)
}

/// `POST /admin/orders/{number}/retry`
pub(super) async fn retry(
    State(state): State<AppState>,
    login: Login,
    Path(number): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let (sent, order) = find(state, &login, &number, parts, form).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { retry::retry(&shop, &by.act(), &order.id).await }).await?;
    Ok(sent.answer(done, above_the_page).await?)
}

/// The order that a form of this login is about.
async fn find(
    state: AppState,
    login: &Login,
    number: &str,
    parts: Parts,
    form: String,
) -> axum::response::Result<(SubmittedForm, PlacedOrder)> {
    let sent = SubmittedForm::verify(state, login, parts, form).await?;
    let found = find::by_number(&sent.state.shop, number).await;
    match found.map_err(AppError::from)? {
        Some(order) => Ok((sent, order)),
        None => Err(sent.not_found().await.into()),
    }
}

/// A refusal stands on the page that the form came from, beside what was typed.
pub(super) fn on_its_own_page(
    sent: &SubmittedForm,
    status: StatusCode,
    typed: RefundInput,
    field: Option<&str>,
) -> impl FnOnce(Words, &ActionRefusal) -> Rerender + use<> {
    let path = sent.parts.uri.path().to_owned();
    let field = field.map(str::to_owned);
    move |words, refusal| Rerender {
        path: Some(path),
        status,
        shown: Refused::Action(RefusedAction {
            problem: Problem {
                typed: match field.as_deref() {
                    Some("reason") => typed.reason.clone(),
                    _ => typed.amount.clone().unwrap_or_default(),
                },
                field,
                message: action_refusals::action(words, refusal),
            },
            typed,
        }),
    }
}
