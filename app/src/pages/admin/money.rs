//! The tables of an order's money.

use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{
        Row,
        admin::{Cell, Column, StateBadge, Table, Time},
    },
    context::words,
    view::admin::{Attempt, Capture, Moment, MoneySummary, Refund},
};

#[component]
pub fn Money(money: MoneySummary) -> impl IntoView {
    let words = words();
    let pending_refunds = money.pending_refunds.map(
        |amount| view! { <Row label=words.admin_order_pending_refunds().to_owned() amount /> },
    );
    let cancelled = money
        .cancelled
        .map(|amount| view! { <Row label=words.admin_order_cancelled().to_owned() amount /> });
    view! {
        <dl class="rows">
            <Row label=words.admin_order_authorised().to_owned() amount=money.authorised />
            <Row label=words.admin_order_captured().to_owned() amount=money.captured />
            <Row label=words.admin_order_refunded().to_owned() amount=money.refunded />
            {cancelled}
            {pending_refunds}
            <Row label=words.admin_order_remaining().to_owned() amount=money.remaining total=true />
        </dl>
    }
}

fn attempt_columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_attempt().to_owned()),
        Column::text(words.admin_column_begun().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::figure(words.admin_column_amount().to_owned()),
        Column::text(words.admin_column_paid_with().to_owned()),
        Column::wide(words.admin_column_numbers().to_owned()),
    ]
}

#[component]
pub fn Attempts(attempts: Vec<Attempt>) -> impl IntoView {
    let words = words();
    let rows = attempts
        .into_iter()
        .map(|row| attempt(row, words))
        .collect();
    view! { <Table caption=words.admin_order_attempts() hide_caption=true columns=attempt_columns(words) rows /> }
}

fn attempt(attempt: Attempt, words: Words) -> Vec<Cell> {
    let winner = attempt
        .winner
        .then(|| view! { <span class="cell-note">{words.admin_order_winner()}</span> });
    let notes = attempt
        .notes
        .into_iter()
        .map(|note| view! { <span class="cell-note">{note}</span> })
        .collect::<Vec<_>>();
    let method = match (attempt.method.is_empty(), attempt.card.is_empty()) {
        (true, true) => Cell::Empty,
        (false, true) => Cell::text(attempt.method),
        (true, false) => Cell::text(attempt.card),
        (false, false) => Cell::new(view! {
            {attempt.method}
            <span class="cell-note whole-words">{attempt.card}</span>
        }),
    };
    vec![
        Cell::text(attempt.number.to_string()),
        Cell::new(view! { <Time at=attempt.begun /> }),
        Cell::new(view! {
            <StateBadge badge=attempt.state />
            {winner}
            {notes}
        }),
        Cell::new(view! { <span class="figure">{attempt.amount}</span> }),
        method,
        Cell::new(view! {
            {reference("paymentRequestId", attempt.payment_request_id)}
            {reference("paymentId", attempt.payment_id)}
        }),
    ]
}

/// A number that people copy, under the name that Antom gives it.
pub(super) fn reference(name: &'static str, value: String) -> Option<impl IntoView + use<>> {
    (!value.is_empty()).then(|| {
        view! {
            <span class="reference">
                <span class="muted">{name}</span>
                <span class="mono copyable">{value}</span>
            </span>
        }
    })
}

fn movement_columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_attempt().to_owned()),
        Column::text(words.admin_column_when().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::figure(words.admin_column_amount().to_owned()),
        Column::wide(words.admin_column_numbers_and_notes().to_owned()),
    ]
}

#[component]
pub fn Captures(captures: Vec<Capture>) -> impl IntoView {
    let words = words();
    let rows = captures
        .into_iter()
        .map(|capture| {
            let automatic = capture
                .capture_request_id
                .is_empty()
                .then(|| words.admin_order_automatic());
            vec![
                Cell::text(capture.attempt.to_string()),
                when(capture.at),
                Cell::new(view! { <StateBadge badge=capture.state /> }),
                Cell::new(view! { <span class="figure">{capture.amount}</span> }),
                Cell::new(view! {
                    {automatic}
                    {reference("captureRequestId", capture.capture_request_id)}
                    {note(capture.note)}
                }),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_order_captures() hide_caption=true columns=movement_columns(words) rows /> }
}

#[component]
pub fn Refunds(refunds: Vec<Refund>) -> impl IntoView {
    let words = words();
    let rows = refunds
        .into_iter()
        .map(|refund| {
            vec![
                Cell::text(refund.attempt.to_string()),
                when(refund.at),
                Cell::new(view! { <StateBadge badge=refund.state /> }),
                Cell::new(view! { <span class="figure">{refund.amount}</span> }),
                Cell::new(view! {
                    {reference("refundRequestId", refund.refund_request_id)}
                    {note(refund.note)}
                }),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_order_refunds() hide_caption=true columns=movement_columns(words) rows /> }
}

fn when(at: Option<Moment>) -> Cell {
    at.map_or(Cell::Empty, |at| Cell::new(view! { <Time at /> }))
}

fn note(note: String) -> Option<impl IntoView> {
    (!note.is_empty()).then(|| view! { <span class="cell-note">{note}</span> })
}
