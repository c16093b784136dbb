use domain::{Money, links};
use leptos::prelude::*;
use wording::Words;

use super::reviews::rating;
use crate::{
    context::words,
    view::{Availability, ProductCard},
};

/// As wide as a picture is in the grid.
const CARD_SIZES: &str = "(min-width: 75rem) 18rem, (min-width: 40rem) 30vw, 50vw";

/// Cards of products. The first `eager` pictures are in the first view and load at once.
#[component]
pub fn ProductGrid(cards: Vec<ProductCard>, #[prop(default = 0)] eager: usize) -> impl IntoView {
    let words = words();
    let cards = cards
        .into_iter()
        .enumerate()
        .map(|(place, card)| product_card(card, place < eager, words))
        .collect::<Vec<_>>();
    view! { <ul class="product-grid">{cards}</ul> }
}

fn product_card(card: ProductCard, eager: bool, words: Words) -> impl IntoView + use<> {
    let price = if card.from {
        words.product_from(words.money(card.price))
    } else {
        words.money(card.price)
    };
    let address = match &card.sku {
        Some(sku) => links::variant(&card.slug, sku),
        None => links::product(&card.slug),
    };
    let has_several = !card.picture.srcset.is_empty();
    view! {
        <li class="product-card">
            <img
                src=card.picture.src
                srcset=has_several.then_some(card.picture.srcset)
                sizes=has_several.then_some(CARD_SIZES)
                alt=card.picture.alt
                width=card.picture.width.to_string()
                height=card.picture.height.to_string()
                loading=if eager { "eager" } else { "lazy" }
                decoding="async"
            />
            <h3>
                <a href=address>{card.name}</a>
            </h3>
            <p class="small muted">{card.summary}</p>
            <p class="figure">{price} {card.was.map(|was| before(was, words))}</p>
            {card.rating.map(|of| rating(of, words))}
            {scarce(card.availability, words)}
        </li>
    }
}

/// What a reduced thing cost before, struck out.
pub fn before(was: Money, words: Words) -> impl IntoView + use<> {
    view! {
        <s class="price-before">
            <span class="visually-hidden">{format!("{} ", words.price_before())}</span>
            {words.money(was)}
        </s>
    }
}

/// Plenty goes without saying on a card.
fn scarce(of: Availability, words: Words) -> Option<AnyView> {
    match of {
        Availability::InStock => None,
        Availability::Low(_) | Availability::Out => Some(availability(of, words)),
    }
}

/// A word and a shape beside the colour.
pub fn availability(of: Availability, words: Words) -> AnyView {
    let (class, said) = match of {
        Availability::InStock => ("badge good", words.product_in_stock().to_owned()),
        Availability::Low(left) => ("badge warning", words.product_low(left)),
        Availability::Out => ("badge bad", words.product_sold_out().to_owned()),
    };
    view! { <p class=class>{said}</p> }.into_any()
}
