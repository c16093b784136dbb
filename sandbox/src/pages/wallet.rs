//! A wallet's own page, where the buyer approves, declines, or walks away.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use super::layout::Page;
use super::not_found;
use crate::api::page_url;
use crate::clock::Moment;
use crate::gateway::Gateway;
use crate::outcome::Decline;
use crate::payment::{Payment, Step, Submission, SubmissionNo};
use crate::{brand, secure};

pub(crate) fn path(token: &str) -> String {
    format!("/checkout-page/pages/wallet/{token}")
}

fn open(payment: &Payment, submission: &Submission, now: Moment) -> bool {
    submission.step == Step::Page && secure::is_open(payment, submission, now)
}

/// The page of a South Korean bank is one of these too.
fn title(submission: &Submission) -> String {
    let brand = submission
        .card
        .as_ref()
        .and_then(|used| brand::label(&used.brand));
    match brand {
        Some(label) => format!("{label} test bank"),
        None => format!("{} test wallet", submission.method.label),
    }
}

pub(crate) async fn show(State(gateway): State<Gateway>, Path(token): Path<String>) -> Response {
    let found = {
        let world = gateway.world();
        world
            .by_submission(&token)
            .map(|(no, SubmissionNo(index))| {
                let alone = world.begun_by_pay(no).is_some();
                (world.payment(no).clone(), index, alone)
            })
    };
    let Some((payment, index, alone)) = found else {
        return not_found().await;
    };
    let submission = &payment.submissions[index];
    if !open(&payment, submission, gateway.now()) {
        return Redirect::to(&page_url("", &payment)).into_response();
    }
    let requested = &payment.requested;
    Page::new(title(submission))
        .locale(requested.locale.as_deref())
        .content(html! {
            section class="order" aria-labelledby="request" {
                h2 id="request" { "Payment request" }
                p { (requested.order_description) }
                dl {
                    div { dt { "Order number" } dd { code { (requested.order_reference) } } }
                    div class="total" { dt { "To pay" } dd class="amount" { (requested.amount) } }
                }
            }
            form class="decide" method="post" action=(path(&token)) {
                button name="decision" value="approve" { "Approve payment" }
                button class="quiet" name="decision" value="decline" { "Decline payment" }
                button class="quiet" name="decision" value="decline-and-return" { "Decline and return to the shop" }
            }
            p { a href=(requested.redirect_url) { "Leave without deciding" } ". The request stays open until " (submission.closes.time_of_day()) "." }
            // What pay began has no page before this one.
            @if !alone { p { a href=(page_url("", &payment)) { "Back to the ways to pay" } } }
        })
        .into_response()
}

#[derive(Deserialize)]
pub(crate) struct Decided {
    decision: Decision,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Decision {
    Approve,
    Decline,
    DeclineAndReturn,
}

pub(crate) async fn decide(
    State(gateway): State<Gateway>,
    Path(token): Path<String>,
    Form(Decided { decision }): Form<Decided>,
) -> Response {
    let next = gateway.change(|world, now| {
        let (no, submission) = world.by_submission(&token)?;
        let payment = world.payment(no);
        if open(payment, &payment.submissions[submission.0], now) {
            match decision {
                Decision::Approve => world.agree(no, submission, now),
                Decision::Decline => world.decline(no, submission, Decline::BuyerDeclined),
                Decision::DeclineAndReturn => world.give_up(no, now),
            }
        }
        Some(page_url("", world.payment(no)))
    });
    match next {
        Some(path) => Redirect::to(&path).into_response(),
        None => not_found().await,
    }
}
