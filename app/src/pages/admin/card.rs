//! What a dispute would need, attempt by attempt.

use leptos::prelude::*;

use super::money::reference;
use crate::{
    components::admin::{Cell, Column, StateBadge, Table, Time},
    view::admin::{CardBlock, CardCheck, CardFact, CardMovement},
};

#[component]
pub fn Cards(cards: Vec<CardBlock>) -> impl IntoView {
    cards.into_iter().map(card_section).collect::<Vec<_>>()
}

fn card_section(card: CardBlock) -> impl IntoView {
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
    let references = references(card.numbers);
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
            <Table caption="Checks of the card" hide_caption=true columns=RESULTS rows />
            <p class="references">{references}</p>
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

fn result(result: CardCheck) -> Vec<Cell> {
    let code = if result.code.is_empty() {
        Cell::Empty
    } else {
        Cell::new(view! { <span class="mono">{result.code}</span> })
    };
    vec![
        Cell::text(result.name),
        code,
        Cell::new(view! { <StateBadge badge=result.result /> }),
        Cell::text(result.meaning),
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
        Cell::text(movement.kind),
        movement
            .at
            .map_or(Cell::Empty, |at| Cell::new(view! { <Time at /> })),
        Cell::new(view! { <StateBadge badge=movement.state /> }),
        amount,
        Cell::new(view! {
            {references(movement.numbers)}
            {note}
        }),
    ]
}

fn references(facts: Vec<CardFact>) -> Vec<AnyView> {
    facts
        .into_iter()
        .map(|CardFact { name, value }| reference(name, value).into_any())
        .collect()
}
