//! The page with the order and the ways to pay.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::elsewhere;
use super::layout::Page;
use super::payer::{self, TypedPayer};
use super::subscriptions;
use crate::card::{CHECKS, CVV, FieldError, MONTH, NAME, NUMBER, POSTAL_CODE, Typed, YEAR};
use crate::method::{Form as MethodForm, Offer};
use crate::payment::{Payment, Step};
use crate::requested::{Tokenize, Way};
use crate::test_card::TEST_CARDS;

/// What the page shows again after a refusal.
#[derive(Default)]
pub(super) struct Again {
    pub(super) method: Option<String>,
    pub(super) typed: Typed,
    pub(super) payer: TypedPayer,
    pub(super) errors: Vec<FieldError>,
}

pub(super) fn form(payment: &Payment, again: &Again, status: StatusCode) -> Response {
    let requested = &payment.requested;
    let express: Vec<Offer> = offers(payment, true);
    let listed: Vec<Offer> = offers(payment, false);
    let takes_cards = listed
        .iter()
        .any(|offer| offer.method.form == MethodForm::Card);
    Page::new(format!("Pay {}", requested.amount))
        .status(status)
        .locale(requested.locale.as_deref())
        .content(html! {
            (problems(payment, &again.errors))
            (unfinished(payment))
            (summary(payment))
            @if let Some(terms) = &requested.subscription { (subscriptions::terms(terms)) }
            @if !express.is_empty() {
                section aria-labelledby="express" {
                    h2 id="express" { "Express checkout" }
                    @for offer in &express {
                        form method="post" action="/checkout-page/pages/payment/submit" {
                            input type="hidden" name="sessionData" value=(payment.session_data);
                            button class="quiet" name="method" value=(offer.method.name) {
                                "Pay with " (offer.method.label)
                            }
                        }
                    }
                }
            }
            @if !listed.is_empty() {
                form class="pay" method="post" action="/checkout-page/pages/payment/submit" autocomplete="off" novalidate {
                    input type="hidden" name="sessionData" value=(payment.session_data);
                    (choice(&listed, again))
                    (payer::fields(payment, &listed, &again.payer, &again.errors))
                    @if takes_cards { (card_fields(payment, again)) }
                    button {
                        @if requested.subscription.is_some() { "Subscribe and pay " } @else { "Pay " }
                        (requested.amount)
                    }
                    @if takes_cards { (test_cards(payment)) }
                }
            }
            p { a href=(requested.redirect_url) { "Return to the shop" } " without paying. This page stays open until " (payment.expires.time_of_day()) "." }
        })
        .into_response()
}

fn offers(payment: &Payment, express: bool) -> Vec<Offer> {
    payment
        .requested
        .offers
        .iter()
        .filter(|offer| offer.express == express)
        .copied()
        .collect()
}

pub(super) fn problems(payment: &Payment, errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div class="notice bad" role="alert" {
                h2 { "There is a problem" }
                ul {
                    @for error in errors {
                        li { a href=(format!("#{}", error.field)) { (error.message) } }
                    }
                }
                p { "You have not been charged." }
            }
        } @else if let Some(why) = payment.last_decline() {
            div class="notice bad" role="alert" {
                h2 { "Payment declined" }
                p { (why.for_buyer()) " You have not been charged. Try again, choose another way to pay, or give up." }
                form method="post" action="/checkout-page/pages/payment/leave" {
                    input type="hidden" name="sessionData" value=(payment.session_data);
                    button class="quiet" { "Give up and return to the shop" }
                }
            }
        }
    }
}

/// A page of its own that the buyer left without deciding.
pub(super) fn unfinished(payment: &Payment) -> Markup {
    html! {
        @if let Some((submission, page)) = payment.last().and_then(|last| Some((last, elsewhere(last)?))) {
            div class="notice" {
                h2 { "A payment is unfinished" }
                p {
                    a href=(page) {
                        "Continue with "
                        @match submission.step {
                            Step::Issuer { .. } => { "your bank" },
                            Step::AtOnce | Step::Page | Step::Slow => { (submission.method.label) },
                        }
                    }
                    ", or choose another way to pay below: that ends the unfinished one."
                }
            }
        }
    }
}

pub(super) fn summary(payment: &Payment) -> Markup {
    let requested = &payment.requested;
    html! {
        section class="order" aria-labelledby="order" {
            h2 id="order" { "Your order" }
            p { (requested.order_description) }
            @if !requested.goods.is_empty() {
                ul class="goods" {
                    @for goods in &requested.goods {
                        li {
                            span {
                                (goods.name)
                                @if let Some(variant) = &goods.variant { " · " (variant) }
                                " × " (goods.quantity)
                            }
                            span class="amount" { (goods.unit.times(goods.quantity)) }
                        }
                    }
                }
            }
            dl {
                div { dt { "Order number" } dd { code { (requested.order_reference) } } }
                div class="total" { dt { "To pay" } dd class="amount" { (requested.amount) } }
            }
        }
    }
}

fn choice(listed: &[Offer], again: &Again) -> Markup {
    let chosen = again
        .method
        .as_deref()
        .or_else(|| listed.first().map(|offer| offer.method.name));
    html! {
        fieldset id="methods" tabindex="-1" {
            legend { "How would you like to pay?" }
            @for offer in listed {
                @let name = offer.method.name;
                div class="option" {
                    input type="radio" name="method" id=(format!("method-{name}")) value=(name) checked[chosen == Some(name)];
                    label for=(format!("method-{name}")) { (offer.method.label) }
                }
            }
        }
    }
}

fn card_fields(payment: &Payment, again: &Again) -> Markup {
    let typed = &again.typed;
    let wishes = &payment.requested.card;
    html! {
        fieldset class="card" {
            legend { "Card details" }
            @if let Some(brand) = &wishes.brand {
                p { "You chose to pay as " (brand) "." }
            }
            @if let Some(number) = wishes.instalments {
                p { "In " (number) " monthly instalments." }
            }
            (input(again, NUMBER, "Card number", &typed.number, "numeric", 23, None))
            div class="row" {
                (input(again, MONTH, "Expiry month", &typed.month, "numeric", 2, Some("For example 08")))
                (input(again, YEAR, "Expiry year", &typed.year, "numeric", 4, Some("For example 30")))
                // A security code is never sent back to the browser.
                (input(again, CVV, "Security code", "", "numeric", 4, Some("CVV: any three digits")))
            }
            (input(again, NAME, "Name on card", &typed.name, "text", 64, Some("Optional")))
            @if let Way::Pay(_) = payment.requested.way {
                (input(again, POSTAL_CODE, "Billing postal code", &typed.postal_code, "text", 16, Some("Optional")))
            }
            @match wishes.tokenize {
                Tokenize::Never => {},
                Tokenize::Always => { p id="saved" { "The shop keeps this card for your later payments." } },
                Tokenize::IfAgreed => {
                    div class="option" {
                        input type="checkbox" id="saveCard" name="saveCard" value="yes" checked[typed.save];
                        label for="saveCard" { "Save this card for later payments" }
                    }
                },
            }
        }
    }
}

fn input(
    again: &Again,
    name: &'static str,
    label: &str,
    value: &str,
    mode: &str,
    longest: u32,
    hint: Option<&str>,
) -> Markup {
    let error = again.errors.iter().find(|error| error.field == name);
    let hint_id = format!("{name}-hint");
    let error_id = format!("{name}-error");
    let described = match (hint, error) {
        (Some(_), Some(_)) => Some(format!("{error_id} {hint_id}")),
        (Some(_), None) => Some(hint_id.clone()),
        (None, Some(_)) => Some(error_id.clone()),
        (None, None) => None,
    };
    html! {
        div class="field" {
            label for=(name) { (label) }
            @if let Some(hint) = hint { p class="hint" id=(hint_id) { (hint) } }
            @if let Some(error) = error { p class="error" id=(error_id) { (error.message) } }
            // Browsers must not offer the buyer's real cards here.
            input id=(name) name=(name) value=(value) inputmode=(mode) maxlength=(longest)
                autocomplete="off" aria-describedby=[described] aria-invalid=[error.map(|_| "true")];
        }
    }
}

fn test_cards(payment: &Payment) -> Markup {
    html! {
        details class="card" open {
            summary { "Test cards" }
            p { "Any future expiry and any three-digit code will do. Never type a real card here." }
            ul class="cards" {
                @for card in TEST_CARDS {
                    li { code { (card.number) } " " (card.brand) " " (card.hint) }
                }
            }
            @if let Way::Pay(_) = payment.requested.way { p { (CHECKS) } }
        }
    }
}
