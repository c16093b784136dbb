//! The control panel: what goes on in the gateway, and the buttons for clock and faults.

use std::time::Duration;

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::layout::Page;
use super::tables::{notifications, payments};
use crate::control::FARTHEST;
use crate::fault::{Fault, Place, Rule};
use crate::gateway::Gateway;

/// Moves that a demonstration needs again and again.
const STEPS: [(&str, u64); 4] = [
    ("1 minute", 60),
    ("15 minutes", 15 * 60),
    ("1 hour", 3600),
    ("1 day", 24 * 3600),
];

pub(crate) async fn show(State(gateway): State<Gateway>) -> Response {
    render(&gateway, None)
}

fn wrong(gateway: &Gateway, problem: &str) -> Response {
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
    let id = typed.payment_request_id.trim();
    if !id.is_empty() {
        rule["paymentRequestId"] = json!(id);
    }
    let rule: Rule = serde_json::from_value(rule).map_err(|error| error.to_string())?;
    rule.check()?;
    Ok(rule)
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
            p { "An offline Antom. It checks and makes real signatures, and forgets everything when it is stopped. " a href="/" { "Refresh" } }
            @if let Some(problem) = problem {
                div class="notice bad" role="alert" { h2 { "There is a problem" } p { (problem) } }
            }
            div class="tools" {
                (clock_form(gateway))
                (fault_form(world.faults.rules()))
            }
            section aria-labelledby="payments" {
                h2 id="payments" { "Payments" }
                @if world.payments().is_empty() {
                    p { "None yet: a payment appears when a merchant calls createPaymentSession." }
                } @else {
                    (payments(world.payments()))
                }
            }
            section aria-labelledby="notifications" {
                h2 id="notifications" { "Notifications" }
                form method="post" action="/panel/notify/flush" {
                    button class="quiet" { "Deliver what is waiting" }
                }
                @if world.notifications().is_empty() {
                    p { "None yet." }
                } @else {
                    (notifications(world.notifications()))
                }
            }
            section aria-labelledby="calls" {
                h2 id="calls" { "Calls" }
                @if world.calls.counts().is_empty() {
                    p { "None yet." }
                } @else {
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
                }
            }
        })
        .into_response()
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

/// What each fault does, in words.
fn describe(place: Place, fault: Fault) -> Option<&'static str> {
    match (place, fault) {
        (Place::CreatePaymentSession, Fault::NoAnswer) => {
            Some("createPaymentSession acts but gives no answer")
        }
        (Place::CreatePaymentSession, Fault::AnswerU) => Some("createPaymentSession answers U"),
        (Place::CreatePaymentSession, Fault::Late) => Some("createPaymentSession answers late"),
        (Place::InquiryPayment, Fault::NoAnswer) => Some("inquiryPayment gives no answer"),
        (Place::InquiryPayment, Fault::AnswerU) => Some("inquiryPayment answers U"),
        (Place::InquiryPayment, Fault::Late) => Some("inquiryPayment answers late"),
        (Place::Notify, Fault::Lost) => Some("a notification is lost"),
        (Place::Notify, Fault::Late) => Some("a notification is late"),
        (Place::Notify, Fault::Twice) => Some("a notification is sent twice"),
        (Place::Payment, Fault::Decline) => Some("a payment is declined"),
        (Place::Capture, Fault::Decline) => Some("an automatic capture fails"),
        _ => None,
    }
}

fn fault_form(rules: &[Rule]) -> Markup {
    html! {
        section aria-labelledby="faults" {
            h2 id="faults" { "Faults" }
            @if rules.is_empty() {
                p { "None: everything goes well." }
            } @else {
                ul {
                    @for rule in rules {
                        li {
                            (describe(rule.place, rule.fault).unwrap_or(rule.fault.name()))
                            ", " (rule.times) " more"
                            @if let Some(seconds) = rule.seconds { ", " (seconds) " s" }
                            @if let Some(id) = &rule.payment_request_id { ", only for " code { (id) } }
                        }
                    }
                }
                form method="post" action="/panel/faults/clear" {
                    button class="quiet" { "Clear faults" }
                }
            }
            form method="post" action="/panel/faults" {
                div class="field" {
                    label for="fault" { "Fault" }
                    select id="fault" name="fault" {
                        @for place in Place::ALL {
                            @for fault in Fault::ALL {
                                @if let Some(words) = describe(place, fault) {
                                    option value=(format!("{}:{}", place.name(), fault.name())) { (words) }
                                }
                            }
                        }
                    }
                }
                div class="row" {
                    div class="field" {
                        label for="times" { "Times" }
                        input id="times" name="times" inputmode="numeric" value="1" maxlength="6";
                    }
                    div class="field" {
                        label for="fault-seconds" { "Seconds late (optional)" }
                        input id="fault-seconds" name="seconds" inputmode="numeric" maxlength="7";
                    }
                }
                div class="field" {
                    label for="paymentRequestId" { "Only for this paymentRequestId (optional)" }
                    input id="paymentRequestId" name="paymentRequestId" maxlength="64" autocomplete="off";
                }
                button { "Add fault" }
            }
        }
    }
}
