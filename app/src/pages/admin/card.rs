//! What a dispute would need, attempt by attempt.

use leptos::prelude::*;
use wording::Words;

use super::money::reference;
use crate::{
    components::admin::{Cell, Column, StateBadge, Table, Time},
    context::words,
    view::admin::{CardBlock, CardCheck, CardFact, CardMovement},
};

#[component]
pub fn Cards(cards: Vec<CardBlock>) -> impl IntoView {
    let words = words();
    cards
        .into_iter()
        .map(|card| card_section(card, words))
        .collect::<Vec<_>>()
}

fn card_section(card: CardBlock, words: Words) -> impl IntoView {
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
            <Table caption=words.admin_card_movements() columns=movement_columns(words) rows />
        }
    });
    let rows = card.results.into_iter().map(result).collect();
    view! {
        <div class="dispute-evidence">
            <h3>
                {card.name}
                <span class="kicker">{words.admin_card_attempt(card.attempt)}</span>
            </h3>
            <dl class="facts">{about}</dl>
            <Table caption=words.admin_card_checks() hide_caption=true columns=check_columns(words) rows />
            <p class="references">{references}</p>
            {movements}
        </div>
    }
}

fn check_columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_check().to_owned()),
        Column::text(words.admin_column_code().to_owned()),
        Column::text(words.admin_column_result().to_owned()),
        Column::wide(words.admin_column_meaning().to_owned()),
    ]
}

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

fn movement_columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_what().to_owned()),
        Column::text(words.admin_column_when().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::figure(words.admin_column_amount().to_owned()),
        Column::wide(words.admin_column_numbers().to_owned()),
    ]
}

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
