use domain::Money;
use leptos::prelude::*;
use wording::Words;

use crate::{
    context::words,
    view::{Cart, OrderLine},
};

/// One line of a sum.
#[component]
pub fn Row(
    label: String,
    amount: String,
    #[prop(optional)] total: bool,
    /// It is a part of the total above it.
    #[prop(optional)]
    inside: bool,
) -> impl IntoView {
    view! {
        <div class="row" class:row-total=total class:row-inside=inside>
            <dt>{label}</dt>
            <dd class="figure">{amount}</dd>
        </div>
    }
}

/// What a sentence says beside the goods, if it says anything.
pub fn said(sentence: &str) -> Option<impl IntoView + use<>> {
    let sentence = sentence.to_owned();
    (!sentence.is_empty()).then(|| view! { <p class="small muted">{sentence}</p> })
}

/// The cart's sums before delivery.
#[component]
pub fn Totals(cart: Cart) -> impl IntoView {
    let words = words();
    let discount = cart.discount.map(|discount| {
        view! { <Row label=words.order_code(discount.code) amount=less(discount.amount, words) /> }
    });
    view! {
        <Row label=words.order_subtotal(cart.count) amount=words.money(cart.subtotal) />
        {discount}
    }
}

/// What an order is made of, with the sums below.
#[component]
pub fn OrderLines(lines: Vec<OrderLine>) -> impl IntoView {
    let words = words();
    let lines = lines
        .into_iter()
        .map(|line| {
            let picture = line.picture.map(|picture| {
                view! {
                    <img
                        src=picture.src
                        alt=""
                        width="400"
                        height="300"
                        loading="lazy"
                        decoding="async"
                    />
                }
            });
            let name = match line.page {
                Some(page) => view! { <a href=page>{line.name}</a> }.into_any(),
                None => line.name.into_any(),
            };
            let label =
                (!line.label.is_empty()).then(|| view! { <span class="muted">{line.label}</span> });
            view! {
                <li>
                    {picture}
                    <div>
                        <strong>{name}</strong>
                        {label}
                        <span class="small muted">{format!("{} × {}", line.quantity, words.money(line.unit))}</span>
                    </div>
                    <span class="figure">{words.money(line.total)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! { <ul class="item-list">{lines}</ul> }
}

/// An amount that is taken off.
pub fn less(amount: Money, words: Words) -> String {
    format!("−{}", words.money(amount))
}

pub fn or_free(amount: Money, words: Words) -> String {
    if amount.is_zero() {
        words.order_free().to_owned()
    } else {
        words.money(amount)
    }
}
