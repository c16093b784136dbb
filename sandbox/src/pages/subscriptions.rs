//! Subscriptions on the panel, and their terms on the page where the buyer signs up.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::listing::{counted, folded, table};
use super::panel::wrong;
use crate::clock::Moment;
use crate::control::subscriptions::{self, ByHand, Jump, Kind};
use crate::gateway::Gateway;
use crate::subscription::{Habits, Ids, Standing, Subscription, Terms};
use crate::world::World;

/// What the buyer agrees to: price, period, trial, and when the first full payment is due.
pub(super) fn terms(terms: &Terms) -> Markup {
    let first = terms.amount(1);
    let full = (1..).find(|phase| terms.amount(*phase) == terms.price);
    html! {
        section class="order" aria-labelledby="subscription" {
            h2 id="subscription" { "Your subscription" }
            p { (terms.description) }
            dl {
                div { dt { "Price" } dd { span class="amount" { (terms.price) } " " (terms.period.words()) } }
                @if first.value == 0 {
                    div { dt { "Trial" } dd { "Free until " (day(terms.start(2))) } }
                } @else if first != terms.price {
                    div { dt { "Trial" } dd { span class="amount" { (first) } " for the first period" } }
                }
                @if let Some(full) = full.filter(|full| *full > 1) {
                    div { dt { "First full payment" } dd { (day(terms.charge(full))) } }
                } @else {
                    div { dt { "Next payment" } dd { (day(terms.charge(2))) } }
                }
                @if let Some(end) = terms.end {
                    div { dt { "Ends" } dd { (day(end)) } }
                }
            }
            p class="hint" { "Each period is paid 24 hours before it begins. End the subscription in the shop at any time." }
        }
    }
}

fn day(moment: Moment) -> String {
    moment.iso().chars().take(10).collect()
}

pub(super) fn section(world: &World) -> Markup {
    let count = world.subscriptions().len();
    let content = html! {
        @if count == 0 {
            p { "A subscription appears when a merchant's createPaymentSession has subscriptionInfo." }
        } @else {
            (all(world))
            form method="post" action="/panel/subscriptions/jump" {
                button { "Jump to the next charge" }
            }
        }
        (habits(world.habits))
    };
    let says = counted(count);
    folded("subscriptions", "Subscriptions", &says, false, content)
}

fn all(world: &World) -> Markup {
    let row = |subscription: &Subscription| {
        vec![
            html! { (subscription.terms.price) " " (subscription.terms.period.words()) },
            html! { (subscription.standing.name()) },
            html! { (subscription.method.map_or("", |method| method.name)) },
            html! { (paid(subscription)) " of " (subscription.phases.len()) " paid" },
            html! { @if let Some(next) = subscription.next_charge { (next.iso()) } },
            html! { (actions(subscription)) },
            html! { code { (subscription.request_id) } },
        ]
    };
    let heads = [
        "Price",
        "Status",
        "Method",
        "Periods",
        "Next charge",
        "In the wallet",
        "subscriptionRequestId",
    ];
    let rows = world.subscriptions().iter().rev().map(row);
    table("subscriptions", &heads, rows)
}

fn paid(subscription: &Subscription) -> usize {
    let paid = subscription.phases.iter().filter(|phase| phase.paid);
    paid.count()
}

fn actions(subscription: &Subscription) -> Markup {
    let (cancels, terminates) = match subscription.standing {
        Standing::Active => (true, true),
        Standing::SigningUp | Standing::Cancelled => (false, true),
        Standing::Terminated | Standing::Expired => (false, false),
    };
    html! {
        @if terminates {
            form class="steps" method="post" action="/panel/subscriptions/end" {
                input type="hidden" name="subscription" value=(subscription.id);
                @if cancels {
                    button class="quiet" name="cancellationType" value="CANCEL" { "Cancel" }
                }
                button class="quiet" name="cancellationType" value="TERMINATE" { "Terminate" }
            }
        }
        @if cancels {
            form class="steps" method="post" action="/panel/subscriptions/jump" {
                button class="quiet" name="subscription" value=(subscription.id) { "Jump to its charge" }
            }
        }
    }
}

fn habits(habits: Habits) -> Markup {
    let boxes = [
        (
            "walletResults",
            "Renewals by wallet are told as payments too",
            habits.wallet_results,
        ),
        (
            "deductionFirst",
            "Deductions by card are told before their capture",
            habits.deduction_first,
        ),
        (
            "freeDeductions",
            "Free periods are told as deductions of 0",
            habits.free_deductions,
        ),
        (
            "pacificCalendar",
            "Periods are counted in Pacific time",
            habits.pacific_calendar,
        ),
    ];
    html! {
        details {
            summary { "What the guides leave open" }
            form method="post" action="/panel/subscriptions/habits" {
                fieldset {
                    legend { "Request ids of renewals" }
                    @for ids in Ids::ALL {
                        div class="option" {
                            input type="radio" name="ids" id=(format!("ids-{}", ids.name())) value=(ids.name()) checked[habits.ids == ids];
                            label for=(format!("ids-{}", ids.name())) {
                                @match ids {
                                    Ids::Repeat => "Those of the sign-up",
                                    Ids::Own => "New ones",
                                    Ids::Absent => "None",
                                }
                            }
                        }
                    }
                }
                @for (name, label, on) in boxes {
                    div class="option" {
                        input type="checkbox" id=(name) name=(name) value="true" checked[on];
                        label for=(name) { (label) }
                    }
                }
                button class="quiet" { "Set" }
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
pub(crate) struct Ticked {
    ids: Ids,
    wallet_results: bool,
    deduction_first: bool,
    free_deductions: bool,
    pacific_calendar: bool,
}

pub(crate) async fn set(State(gateway): State<Gateway>, Form(ticked): Form<Ticked>) -> Redirect {
    gateway.change(|world, _| {
        world.habits = Habits {
            ids: ticked.ids,
            wallet_results: ticked.wallet_results,
            deduction_first: ticked.deduction_first,
            free_deductions: ticked.free_deductions,
            pacific_calendar: ticked.pacific_calendar,
        };
    });
    Redirect::to("/")
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Ended {
    subscription: String,
    cancellation_type: Kind,
}

pub(crate) async fn end(State(gateway): State<Gateway>, Form(ended): Form<Ended>) -> Response {
    let asked = ByHand {
        subscription: ended.subscription,
        cancellation_type: ended.cancellation_type,
    };
    match gateway.change(|world, now| subscriptions::end_by_hand(world, &asked, now)) {
        Ok(()) => Redirect::to("/").into_response(),
        Err(problem) => wrong(&gateway, &problem),
    }
}

#[derive(Deserialize)]
pub(crate) struct Jumped {
    #[serde(default)]
    subscription: String,
}

pub(crate) async fn jump(State(gateway): State<Gateway>, Form(jumped): Form<Jumped>) -> Response {
    let asked = Jump {
        subscription: Some(jumped.subscription).filter(|named| !named.is_empty()),
    };
    match subscriptions::jump(&gateway, &asked).await {
        Ok(_) => Redirect::to("/").into_response(),
        Err(problem) => wrong(&gateway, &problem),
    }
}
