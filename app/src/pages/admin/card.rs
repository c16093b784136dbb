//! What a dispute would need, attempt by attempt.

use leptos::prelude::*;

use super::money::number;
use crate::{
    components::admin::{Cell, Column, StateBadge, Table, Time},
    view::admin::{CardBlock, CardFact, CardMovement, CardResult},
};

#[component]
pub fn Cards(cards: Vec<CardBlock>) -> impl IntoView {
    cards.into_iter().map(block).collect::<Vec<_>>()
}

fn block(card: CardBlock) -> impl IntoView {
    let about = card
        .about
        .into_iter()
        .map(|CardFact { name, value }| {
            view! {
                <div>
                    <dt class="kicker">{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect::<Vec<_>>();
    let numbers = numbers(card.numbers);
    let movements = (!card.movements.is_empty()).then(|| {
        let rows = card.movements.into_iter().map(movement).collect();
        view! {
            <Table caption="Captures and refunds as the acquirer has them" columns=MOVEMENTS rows />
        }
    });
    let rows = card.results.into_iter().map(result).collect();
    view! {
        <div class="dispute-evidence">
            <h3>
                {card.name}
                <span class="kicker">{format!("Attempt {}", card.attempt)}</span>
            </h3>
            <dl class="facts">{about}</dl>
            <Table caption="Checks of the card" silent=true columns=RESULTS rows />
            <p class="references">{numbers}</p>
            {movements}
        </div>
    }
}

const RESULTS: &[Column] = &[
    Column::text("Check"),
    Column::text("Code"),
    Column::text("Result"),
    Column::wide("Meaning"),
];

fn result(result: CardResult) -> Vec<Cell> {
    let code = if result.code.is_empty() {
        Cell::Empty
    } else {
        Cell::new(view! { <span class="mono">{result.code}</span> })
    };
    vec![
        Cell::text(result.what),
        code,
        Cell::new(view! { <StateBadge badge=result.found /> }),
        Cell::text(result.words),
    ]
}

const MOVEMENTS: &[Column] = &[
    Column::text("What"),
    Column::text("When"),
    Column::text("State"),
    Column::figure("Amount"),
    Column::wide("Numbers"),
];

fn movement(movement: CardMovement) -> Vec<Cell> {
    let amount = if movement.amount.is_empty() {
        Cell::Empty
    } else {
        Cell::new(view! { <span class="figure">{movement.amount}</span> })
    };
    let note = (!movement.note.is_empty())
        .then(|| view! { <span class="cell-note">{movement.note}</span> });
    vec![
        Cell::text(movement.what),
        movement
            .at
            .map_or(Cell::Empty, |at| Cell::new(view! { <Time at /> })),
        Cell::new(view! { <StateBadge badge=movement.state /> }),
        amount,
        Cell::new(view! {
            {numbers(movement.numbers)}
            {note}
        }),
    ]
}

fn numbers(facts: Vec<CardFact>) -> Vec<AnyView> {
    facts
        .into_iter()
        .map(|CardFact { name, value }| number(name, value).into_any())
        .collect()
}
