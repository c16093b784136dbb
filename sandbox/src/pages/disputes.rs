//! Disputes on the panel: whoever sits there is the buyer and the bank.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::listing::{counted, folded, table};
use super::panel::wrong;
use crate::dispute::{Dispute, DisputeKind, DisputeState, Opened, Verdict};
use crate::gateway::Gateway;
use crate::world::World;

pub(super) fn section(world: &World) -> Markup {
    let count = world.disputes().len();
    let content = html! {
        @if count == 0 {
            p { "A dispute appears when a buyer contests a payment at the bank." }
        } @else {
            (all(world))
        }
        (opening())
        (address(world))
    };
    folded("disputes", "Disputes", &counted(count), false, content)
}

fn all(world: &World) -> Markup {
    let row = |dispute: &Dispute| {
        let payment = &world.payment(dispute.payment).requested;
        vec![
            html! { code { (dispute.id) } },
            html! { (dispute.kind.name()) },
            html! { (dispute.amount) },
            html! { (dispute.due.iso()) },
            html! { (dispute.state.name()) },
            html! { (actions(dispute)) },
            html! { code { (payment.payment_request_id) } },
        ]
    };
    let heads = [
        "disputeId",
        "Type",
        "Amount",
        "Answer by",
        "State",
        "At the bank",
        "Payment",
    ];
    let rows = world.disputes().iter().rev().map(row);
    table("disputes", &heads, rows)
}

fn actions(dispute: &Dispute) -> Markup {
    let is_open = matches!(dispute.state, DisputeState::Open | DisputeState::Defended);
    html! {
        @if is_open {
            form class="steps" method="post" action="/panel/disputes/end" {
                input type="hidden" name="dispute" value=(dispute.id);
                @for verdict in Verdict::ALL {
                    button class="quiet" name="verdict" value=(verdict.name()) { (verdict.name()) }
                }
                button class="quiet" name="verdict" value="" { "Buyer takes it back" }
            }
        }
    }
}

fn opening() -> Markup {
    html! {
        details {
            summary { "Open a dispute" }
            form method="post" action="/panel/disputes" {
                div class="row" {
                    div class="field" {
                        label for="dispute-payment" { "Of this paymentRequestId or paymentId" }
                        input id="dispute-payment" name="paymentRequestId" maxlength="64" autocomplete="off" required;
                    }
                    div class="field" {
                        label for="dispute-kind" { "Type" }
                        select id="dispute-kind" name="kind" {
                            @for kind in DisputeKind::ALL { option { (kind.name()) } }
                        }
                    }
                    div class="field" {
                        label for="dispute-amount" { "Amount in the smallest unit (optional: the whole payment)" }
                        input id="dispute-amount" name="amount" inputmode="numeric" maxlength="16";
                    }
                }
                button { "Open the dispute" }
            }
        }
    }
}

/// The address is set in Antom's dashboard and nowhere else.
fn address(world: &World) -> Markup {
    html! {
        details {
            summary { "Where disputes are told" }
            form method="post" action="/panel/disputes/address" {
                div class="field" {
                    label for="dispute-url" { "Notification URL (empty: that of the payment)" }
                    input id="dispute-url" name="url" type="url" maxlength="2048" value=(world.dispute_url.as_deref().unwrap_or_default());
                }
                button class="quiet" { "Set" }
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct New {
    payment_request_id: String,
    kind: DisputeKind,
    #[serde(default)]
    amount: String,
}

pub(crate) async fn open(State(gateway): State<Gateway>, Form(typed): Form<New>) -> Response {
    let amount = match typed.amount.trim() {
        "" => None,
        text => match text.parse() {
            Ok(amount) => Some(amount),
            Err(_) => return wrong(&gateway, "Amount: enter a whole number"),
        },
    };
    let asked = Opened {
        payment_request_id: typed.payment_request_id.trim().to_owned(),
        kind: typed.kind,
        amount,
        answer_within_seconds: None,
    };
    match gateway.change(|world, now| world.open_dispute(&asked, now)) {
        Ok(_) => Redirect::to("/").into_response(),
        Err(problem) => wrong(&gateway, &problem),
    }
}

#[derive(Deserialize)]
pub(crate) struct Ended {
    dispute: String,
    #[serde(default)]
    verdict: String,
}

pub(crate) async fn end(State(gateway): State<Gateway>, Form(ended): Form<Ended>) -> Response {
    let verdict = Verdict::ALL
        .into_iter()
        .find(|verdict| verdict.name() == ended.verdict);
    match gateway.change(|world, now| world.end_dispute(&ended.dispute, verdict, now)) {
        Ok(()) => Redirect::to("/").into_response(),
        Err(problem) => wrong(&gateway, &problem),
    }
}

#[derive(Deserialize)]
pub(crate) struct Address {
    #[serde(default)]
    url: String,
}

pub(crate) async fn set(State(gateway): State<Gateway>, Form(typed): Form<Address>) -> Redirect {
    let url = typed.url.trim().to_owned();
    gateway.change(|world, _| world.dispute_url = Some(url).filter(|url| !url.is_empty()));
    Redirect::to("/")
}
