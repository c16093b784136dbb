//! The panel's tables of payments, notifications and cards, newest first.

use maud::{Markup, html};

use super::listing::table;
use crate::api::page_url;
use crate::clock::Moment;
use crate::money::Amount;
use crate::notification::{Notification, Progress, Send};
use crate::payment::Payment;
use crate::saved_card::SavedCard;

pub(super) fn payments(payments: &[Payment]) -> Markup {
    let row = |payment: &Payment| {
        let requested = &payment.requested;
        vec![
            html! { (requested.order_reference) },
            html! { span class="amount" { (requested.amount) } },
            html! { (payment.status()) },
            html! { (payment.method().map_or("", |method| method.name)) },
            html! { (payment.capture_state().replace('_', " ")) },
            html! { (money(payment)) },
            html! { (payment.expires.time_of_day()) },
            html! { a href=(page_url("", payment)) { "Open" } },
            html! { code { (requested.payment_request_id) } },
        ]
    };
    let heads = [
        "Order",
        "Amount",
        "Status",
        "Method",
        "Capture",
        "Money",
        "Session until",
        "Page",
        "paymentRequestId",
    ];
    table("payments", &heads, payments.iter().rev().map(row))
}

pub(super) fn notifications(notifications: &[Notification]) -> Markup {
    let row = |notification: &Notification| {
        let last = notification.deliveries.last();
        let answer = last.map(|Send { delivery, .. }| {
            delivery
                .answer()
                .unwrap_or_else(|| delivery.name().to_owned())
        });
        vec![
            html! { (notification.kind.name()) },
            html! { (notification.result_status) },
            html! {
                (notification.progress.name())
                @if let Progress::Waiting { due, .. } = notification.progress {
                    " until " (due.time_of_day())
                }
            },
            html! { (notification.sends) },
            html! { (answer.unwrap_or_default()) },
            html! { code { (notification.payment_request_id) } },
        ]
    };
    let heads = [
        "Type",
        "Result",
        "State",
        "Sends",
        "Last answer",
        "paymentRequestId",
    ];
    let rows = notifications.iter().rev().map(row);
    table("notifications", &heads, rows)
}

/// Never the tokens: who looks over a shoulder should not learn them.
pub(super) fn cards(cards: &[SavedCard], now: Moment) -> Markup {
    let row = |saved: &SavedCard| {
        vec![
            html! { (saved.card.brand) " " (saved.card.masked()) },
            html! { (saved.expiry.text()) },
            html! { (saved.buyer) },
            html! { (saved.client_id) },
            html! { (saved.saved.iso()) },
            html! { (saved.state(now)) },
        ]
    };
    let heads = ["Card", "Expires", "Buyer", "Merchant", "Saved", "State"];
    table("cards", &heads, cards.iter().rev().map(row))
}

/// Only what there is of it.
fn money(payment: &Payment) -> String {
    let money = payment.money();
    let named = [
        ("captured", money.captured),
        ("refunded", money.refunded),
        ("being refunded", money.refunding),
        ("given back", money.cancelled),
        ("released", money.released),
    ];
    let currency = payment.requested.amount.currency;
    named
        .iter()
        .filter(|(_, value)| *value > 0)
        .map(|(name, value)| {
            let amount = Amount {
                currency,
                value: *value,
            };
            format!("{name} {amount}")
        })
        .collect::<Vec<_>>()
        .join(", ")
}
