//! The control panel: what goes on in the gateway, and the buttons for clock and faults.

use std::time::Duration;

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::disputes;
use super::fault_form::fault_form;
use super::layout::Page;
use super::listing::{counted, folded};
use super::methods;
use super::subscriptions;
use super::tables::{cards, notifications, payments};
use crate::clock::Moment;
use crate::control::FARTHEST;
use crate::dashboard::{self, RefundByHand};
use crate::gateway::Gateway;
use crate::notification::{Notification, Progress};
use crate::payment::Payment;
use crate::report::Report;
use crate::rule::Rule;
use crate::saved_card::SavedCard;
use crate::world::World;

/// Moves that a demonstration needs again and again.
const STEPS: [(&str, u64); 4] = [
    ("1 minute", 60),
    ("15 minutes", 15 * 60),
    ("1 hour", 3600),
    ("1 day", 24 * 3600),
];

/// So many orders are offered for a fault.
const MOST_ORDERS: usize = 20;

pub(crate) async fn show(State(gateway): State<Gateway>) -> Response {
    render(&gateway, None)
}

pub(super) fn wrong(gateway: &Gateway, problem: &str) -> Response {
    render(gateway, Some(problem))
}

#[derive(Deserialize)]
pub(crate) struct Move {
    seconds: String,
}

pub(crate) async fn clock(State(gateway): State<Gateway>, Form(step): Form<Move>) -> Response {
    match step.seconds.trim().parse::<u64>() {
        Ok(seconds) if seconds <= FARTHEST => {
            gateway.advance(Duration::from_secs(seconds)).await;
            Redirect::to("/").into_response()
        }
        Ok(_) => wrong(&gateway, &format!("Seconds: at most {FARTHEST}")),
        Err(_) => wrong(&gateway, "Seconds: enter a whole number"),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewFault {
    fault: String,
    #[serde(default)]
    times: String,
    #[serde(default)]
    seconds: String,
    #[serde(default)]
    payment_request_id: String,
    #[serde(default)]
    order_reference: String,
    #[serde(default)]
    notify_type: String,
    #[serde(default)]
    acts: String,
}

pub(crate) async fn add_fault(
    State(gateway): State<Gateway>,
    Form(typed): Form<NewFault>,
) -> Response {
    match read(&typed) {
        Ok(rule) => {
            gateway.change(|world, _| world.faults.add(rule));
            Redirect::to("/").into_response()
        }
        Err(problem) => wrong(&gateway, &problem),
    }
}

/// The form says the same as the control API's JSON, so that it goes through the same reading.
fn read(typed: &NewFault) -> Result<Rule, String> {
    let (place, fault) = typed.fault.split_once(':').unwrap_or_default();
    let mut rule = json!({ "api": place, "fault": fault });
    for (name, text) in [("times", &typed.times), ("seconds", &typed.seconds)] {
        let text = text.trim();
        if !text.is_empty() {
            let number: u32 = text
                .parse()
                .map_err(|_| format!("{name}: enter a whole number"))?;
            rule[name] = json!(number);
        }
    }
    for (name, text) in [
        ("paymentRequestId", &typed.payment_request_id),
        ("orderReference", &typed.order_reference),
        ("notifyType", &typed.notify_type),
    ] {
        let text = text.trim();
        if !text.is_empty() {
            rule[name] = json!(text);
        }
    }
    match typed.acts.as_str() {
        "" => {}
        "yes" => rule["acts"] = json!(true),
        "no" => rule["acts"] = json!(false),
        _ => return Err("acts: yes or no".to_owned()),
    }
    let rule: Rule = serde_json::from_value(rule).map_err(|error| error.to_string())?;
    rule.check()?;
    Ok(rule)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewRefund {
    payment_request_id: String,
    #[serde(default)]
    amount: String,
}

pub(crate) async fn refund(
    State(gateway): State<Gateway>,
    Form(typed): Form<NewRefund>,
) -> Response {
    let amount = typed.amount.trim();
    let amount = if amount.is_empty() {
        None
    } else {
        match amount.parse() {
            Ok(amount) => Some(amount),
            Err(_) => return wrong(&gateway, "Amount: enter a whole number"),
        }
    };
    let asked = RefundByHand {
        payment_request_id: typed.payment_request_id.trim().to_owned(),
        amount,
    };
    match gateway.change(|world, now| dashboard::refund(world, asked, now)) {
        Ok(_) => Redirect::to("/").into_response(),
        Err(problem) => wrong(&gateway, &problem),
    }
}

pub(crate) async fn clear_faults(State(gateway): State<Gateway>) -> Redirect {
    gateway.change(|world, _| world.faults.clear());
    Redirect::to("/")
}

pub(crate) async fn flush(State(gateway): State<Gateway>) -> Redirect {
    gateway.flush().await;
    Redirect::to("/")
}

fn render(gateway: &Gateway, problem: Option<&str>) -> Response {
    let world = gateway.world();
    let status = match problem {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Page::new("Test gateway")
        .status(status)
        .wide()
        .content(html! {
            p { "An offline Antom. It checks and makes real signatures. Unless it keeps its state in a file, it forgets everything when it is stopped. " a href="/" { "Refresh" } }
            @if let Some(problem) = problem {
                div class="notice bad" role="alert" { h2 { "There is a problem" } p { (problem) } }
            }
            section aria-labelledby="payments" {
                h2 id="payments" { "Payments" }
                @if world.payments().is_empty() {
                    p { "None yet: a payment appears when a merchant calls createPaymentSession or pay." }
                } @else {
                    (payments(world.payments()))
                    (refund_form())
                }
            }
            div class="tools" {
                (clock_form(gateway))
                (fault_form(world.faults.rules(), &newest_orders(world.payments())))
            }
            (told(world.notifications()))
            (subscriptions::section(&world))
            (disputes::section(&world))
            (saved_cards(&world.cards, gateway.now()))
            (reports())
            (methods::form(&world))
            (calls(&world))
        })
        .into_response()
}

/// What a fault can be for: orders that were paid for a moment ago come first.
fn newest_orders(payments: &[Payment]) -> Vec<&str> {
    let mut orders: Vec<&str> = Vec::new();
    for payment in payments.iter().rev() {
        let order = payment.requested.order_reference.as_str();
        if !orders.contains(&order) {
            orders.push(order);
        }
        if orders.len() == MOST_ORDERS {
            break;
        }
    }
    orders
}

/// What was told, open while something waits to be.
fn told(all: &[Notification]) -> Markup {
    let waits = |it: &&Notification| matches!(it.progress, Progress::Waiting { .. });
    let waiting = all.iter().filter(waits).count();
    let says = match waiting {
        0 => counted(all.len()),
        waiting => format!("{}, {waiting} waiting", all.len()),
    };
    let content = html! {
        form method="post" action="/panel/notify/flush" {
            button class="quiet" { "Deliver what is waiting" }
        }
        @if !all.is_empty() { (notifications(all)) }
    };
    folded(
        "notifications",
        "Notifications",
        &says,
        waiting > 0,
        content,
    )
}

fn saved_cards(all: &[SavedCard], now: Moment) -> Markup {
    let content = html! {
        @if all.is_empty() {
            p { "A card is saved when it has paid, and the buyer or the merchant asked for it." }
        } @else {
            (cards(all, now))
        }
    };
    folded("cards", "Saved cards", &counted(all.len()), false, content)
}

fn calls(world: &World) -> Markup {
    let content = html! {
        ul {
            @for (api, results) in world.calls.counts() {
                li {
                    code { (api) } ": "
                    @for (index, (code, count)) in results.iter().enumerate() {
                        @if index > 0 { ", " }
                        (count) " " (code)
                    }
                }
            }
        }
    };
    let kinds = counted(world.calls.counts().len());
    folded("calls", "Calls", &kinds, false, content)
}

/// What the merchant downloads from Antom's dashboard, for `shop reconcile` and the back office.
fn reports() -> Markup {
    let content = html! {
        p { "All that happened here, as Antom's dashboard tells it to the merchant." }
        ul {
            @for report in Report::ALL {
                li { a href={ "/control/reports/" (report.name()) } download { (report.label()) } }
            }
        }
    };
    folded("reports", "Reports", "to download", false, content)
}

fn clock_form(gateway: &Gateway) -> Markup {
    html! {
        section aria-labelledby="clock" {
            h2 id="clock" { "Clock" }
            p { time { (gateway.now().iso()) } ", " (gateway.ahead().as_secs()) " s ahead" }
            form class="steps" method="post" action="/panel/clock" {
                @for (label, seconds) in STEPS {
                    button class="quiet" name="seconds" value=(seconds) { "Move " (label) }
                }
            }
            form method="post" action="/panel/clock" {
                div class="field" {
                    label for="seconds" { "Seconds" }
                    input id="seconds" name="seconds" inputmode="numeric" maxlength="9" required;
                }
                button { "Move the clock" }
            }
        }
    }
}

/// The back office of Antom itself: the shop is told of such a refund by its notification only.
fn refund_form() -> Markup {
    html! {
        details {
            summary { "Refund in Antom's dashboard" }
            form method="post" action="/panel/refunds" {
                div class="row" {
                    div class="field" {
                        label for="refund-payment" { "Of this paymentRequestId" }
                        input id="refund-payment" name="paymentRequestId" maxlength="64" autocomplete="off" required;
                    }
                    div class="field" {
                        label for="refund-amount" { "Amount in the smallest unit (optional: all that is left)" }
                        input id="refund-amount" name="amount" inputmode="numeric" maxlength="16";
                    }
                }
                button { "Refund" }
            }
        }
    }
}
