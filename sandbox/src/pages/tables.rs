//! The panel's tables, newest first.

use maud::{Markup, html};

use crate::api::page_url;
use crate::clock::Moment;
use crate::money::Amount;
use crate::notification::{Notification, Progress, Send};
use crate::payment::Payment;
use crate::saved_card::SavedCard;

/// How many rows of each are shown.
const ROWS: usize = 50;

pub(super) fn payments(payments: &[Payment]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="region" aria-labelledby="payments" {
            table {
                thead { tr {
                    th scope="col" { "paymentRequestId" }
                    th scope="col" { "Order" }
                    th scope="col" { "Amount" }
                    th scope="col" { "Status" }
                    th scope="col" { "Method" }
                    th scope="col" { "Capture" }
                    th scope="col" { "Session until" }
                    th scope="col" { "Page" }
                    th scope="col" { "Money" }
                } }
                tbody {
                    @for payment in payments.iter().rev().take(ROWS) {
                        tr {
                            td { code { (payment.requested.payment_request_id) } }
                            td { (payment.requested.order_reference) }
                            td class="amount" { (payment.requested.amount) }
                            td { (payment.status()) }
                            td { (payment.method().map_or("", |method| method.name)) }
                            td { (payment.capture_state().replace('_', " ")) }
                            td { (payment.expires.time_of_day()) }
                            td { a href=(page_url("", payment)) { "Open" } }
                            td { (money(payment)) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn notifications(notifications: &[Notification]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="region" aria-labelledby="notifications" {
            table {
                thead { tr {
                    th scope="col" { "paymentRequestId" }
                    th scope="col" { "Type" }
                    th scope="col" { "Result" }
                    th scope="col" { "State" }
                    th scope="col" { "Sends" }
                    th scope="col" { "Last answer" }
                } }
                tbody {
                    @for notification in notifications.iter().rev().take(ROWS) {
                        tr {
                            td { code { (notification.payment_request_id) } }
                            td { (notification.kind.name()) }
                            td { (notification.result_status) }
                            td {
                                (notification.progress.name())
                                @if let Progress::Waiting { due, .. } = notification.progress {
                                    " until " (due.time_of_day())
                                }
                            }
                            td { (notification.sends) }
                            td {
                                @if let Some(Send { delivery, .. }) = notification.deliveries.last() {
                                    (delivery.answer().unwrap_or_else(|| delivery.name().to_owned()))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Never the tokens: who looks over a shoulder should not learn them.
pub(super) fn cards(cards: &[SavedCard], now: Moment) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="region" aria-labelledby="cards" {
            table {
                thead { tr {
                    th scope="col" { "Card" }
                    th scope="col" { "Expires" }
                    th scope="col" { "Buyer" }
                    th scope="col" { "Merchant" }
                    th scope="col" { "Saved" }
                    th scope="col" { "State" }
                } }
                tbody {
                    @for saved in cards.iter().rev().take(ROWS) {
                        tr {
                            td { (saved.card.brand) " " (saved.card.masked()) }
                            td { (saved.expiry.text()) }
                            td { (saved.buyer) }
                            td { (saved.client_id) }
                            td { (saved.saved.iso()) }
                            td { (saved.state(now)) }
                        }
                    }
                }
            }
        }
    }
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
