//! The page of the bank that issued the card, for 3-D Secure: it asks for a code, or lets pass.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use super::layout::Page;
use super::not_found;
use crate::api::page_url;
use crate::gateway::Gateway;
use crate::payment::{Payment, Step, Submission, SubmissionNo};
use crate::secure::{self, BuyerAction, CODE, Reply};

/// The id of the field for the code.
const FIELD: &str = "code";

pub(super) fn path(token: &str) -> String {
    format!("/checkout-page/pages/issuer/{token}")
}

pub(crate) async fn show(State(gateway): State<Gateway>, Path(token): Path<String>) -> Response {
    render(&gateway, &token, None).await
}

#[derive(Deserialize)]
pub(crate) struct Answered {
    #[serde(default)]
    code: String,
    #[serde(default)]
    give_up: Option<String>,
}

pub(crate) async fn answer(
    State(gateway): State<Gateway>,
    Path(token): Path<String>,
    Form(answered): Form<Answered>,
) -> Response {
    let action = match answered.give_up {
        Some(_) => BuyerAction::GiveUp,
        None => BuyerAction::Code(answered.code),
    };
    act(&gateway, &token, action).await
}

/// The browser comes here by itself when the bank asks for nothing.
pub(crate) async fn pass_through(
    State(gateway): State<Gateway>,
    Path(token): Path<String>,
) -> Response {
    act(&gateway, &token, BuyerAction::PassThrough).await
}

async fn act(gateway: &Gateway, token: &str, action: BuyerAction) -> Response {
    let wrong_code = matches!(action, BuyerAction::Code(_));
    let reply = gateway.change(|world, now| {
        let (no, submission) = world.by_submission(token)?;
        let reply = world.at_issuer(no, submission, action, now);
        Some((reply, page_url("", world.payment(no))))
    });
    match reply {
        None => not_found().await,
        Some((Reply::Over, page)) => Redirect::to(&page).into_response(),
        Some((Reply::Again(left), _)) => render(gateway, token, wrong_code.then_some(left)).await,
    }
}

async fn render(gateway: &Gateway, token: &str, wrong: Option<u8>) -> Response {
    let found = {
        let world = gateway.world();
        world
            .by_submission(token)
            .map(|(no, SubmissionNo(index))| (world.payment(no).clone(), index))
    };
    let Some((payment, index)) = found else {
        return not_found().await;
    };
    let submission = &payment.submissions[index];
    let open = secure::is_open(&payment, submission, gateway.now());
    match submission.step {
        Step::Issuer { asks: true, .. } if open => challenge(&payment, submission, wrong),
        Step::Issuer { asks: false, .. } if open => frictionless(&payment, submission),
        Step::Issuer { .. } | Step::AtOnce | Step::Page | Step::Slow => {
            Redirect::to(&page_url("", &payment)).into_response()
        }
    }
}

fn challenge(payment: &Payment, submission: &Submission, wrong: Option<u8>) -> Response {
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let error = wrong.map(|left| {
        let tries = if left == 1 { "try" } else { "tries" };
        format!("This is not the code: {left} more {tries}")
    });
    Page::new("Confirm that it is you")
        .status(status)
        .content(html! {
            @if let Some(error) = &error {
                div class="notice bad" role="alert" {
                    h2 { "There is a problem" }
                    ul { li { a href=(format!("#{FIELD}")) { (error) } } }
                }
            }
            (request(payment, submission))
            form class="pay" method="post" action=(path(&submission.token)) autocomplete="off" novalidate {
                div class="field" {
                    label for=(FIELD) { "Code from your bank" }
                    p class="hint" id="code-hint" { "This test bank sends no message. The code is " (CODE) "; any other is wrong." }
                    @if let Some(error) = &error { p class="error" id="code-error" { (error) } }
                    input id=(FIELD) name="code" inputmode="numeric" maxlength="8" autocomplete="off"
                        aria-describedby=(if error.is_some() { "code-error code-hint" } else { "code-hint" })
                        aria-invalid=[error.as_ref().map(|_| "true")];
                }
                button { "Confirm" }
            }
            form method="post" action=(path(&submission.token)) {
                button class="quiet" name="give_up" value="yes" { "I can't confirm it" }
            }
            p { a href=(payment.requested.redirect_url) { "Leave without deciding" } ". The request stays open until " (submission.closes.time_of_day()) "." }
        })
        .into_response()
}

fn frictionless(payment: &Payment, submission: &Submission) -> Response {
    let done = format!("{}/done", path(&submission.token));
    Page::new("Your bank is being asked")
        .returns_to(&done)
        .content(html! {
            (request(payment, submission))
            p { a class="button" href=(done) { "Continue" } }
            p class="hint" { "Your bank needs nothing from you. This page goes on by itself in a moment." }
        })
        .into_response()
}

fn request(payment: &Payment, submission: &Submission) -> maud::Markup {
    let requested = &payment.requested;
    html! {
        section class="order" aria-labelledby="request" {
            h2 id="request" { "Payment request" }
            p { (requested.order_description) }
            dl {
                div { dt { "Order number" } dd { code { (requested.order_reference) } } }
                @if let Some(card) = &submission.card {
                    div { dt { "Card" } dd { (card.brand) " " (card.masked()) } }
                }
                div class="total" { dt { "To pay" } dd class="amount" { (requested.amount) } }
            }
        }
    }
}
