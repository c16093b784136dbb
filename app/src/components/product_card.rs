use leptos::prelude::*;

use crate::view::{Availability, ProductCard};

/// Cards of products. The first `eager` pictures are in the first view and load at once.
#[component]
pub fn ProductGrid(cards: Vec<ProductCard>, #[prop(default = 0)] eager: usize) -> impl IntoView {
    let cards = cards
        .into_iter()
        .enumerate()
        .map(|(place, card)| product_card(card, place < eager))
        .collect::<Vec<_>>();
    view! { <ul class="product-grid">{cards}</ul> }
}

fn product_card(card: ProductCard, eager: bool) -> impl IntoView + use<> {
    let price = if card.from {
        format!("from {}", card.price)
    } else {
        card.price.to_string()
    };
    view! {
        <li class="product-card">
            <img
                src=card.picture.src
                alt=card.picture.alt
                width="400"
                height="300"
                loading=if eager { "eager" } else { "lazy" }
                decoding="async"
            />
            <h3>
                <a href=format!("/products/{}", card.slug)>{card.name}</a>
            </h3>
            <p class="small muted">{card.summary}</p>
            <p class="figure">{price}</p>
            {scarce(card.availability)}
        </li>
    }
}

/// Plenty goes without saying on a card.
fn scarce(of: Availability) -> Option<AnyView> {
    match of {
        Availability::InStock => None,
        Availability::Low(_) | Availability::Out => Some(availability(of)),
    }
}

/// A word and a shape beside the colour.
pub fn availability(of: Availability) -> AnyView {
    let (class, words) = match of {
        Availability::InStock => ("badge good", "In stock".to_owned()),
        Availability::Low(left) => ("badge warning", format!("Only {left} left")),
        Availability::Out => ("badge bad", "Sold out".to_owned()),
    };
    view! { <p class=class>{words}</p> }.into_any()
}
