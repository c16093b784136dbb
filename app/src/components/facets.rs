use leptos::prelude::*;
use wording::Words;

use crate::{
    context::words,
    pages::listing::path_of,
    view::{ActiveFilter, Choice, Facet},
};

/// What a list can be narrowed to. Each choice is a link, so that it works at once and by the back
/// button; search engines need not follow every combination.
#[component]
pub fn Facets(facets: Vec<Facet>, active: usize) -> impl IntoView {
    let words = words();
    let facets = facets
        .into_iter()
        .map(|facet| {
            let choices = facet
                .choices
                .into_iter()
                .map(|choice| choice_link(choice, words))
                .collect::<Vec<_>>();
            view! {
                <section>
                    <h2>{facet.name}</h2>
                    <ul>{choices}</ul>
                </section>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <details class="facets">
            <summary>{words.search_filters(active)}</summary>
            <nav aria-label=words.search_narrow()>{facets}</nav>
        </details>
    }
}

fn choice_link(choice: Choice, words: Words) -> impl IntoView + use<> {
    view! {
        <li>
            <a href=path_of(&choice.query) rel="nofollow" aria-current=choice.chosen.then_some("true")>
                {choice.swatch.as_deref().map(swatch)}
                <span>{choice.label}</span>
                {" "}
                <span class="facet-count">
                    {choice.count}
                    <span class="visually-hidden">{format!(" {}", words.search_goods(choice.count))}</span>
                </span>
            </a>
        </li>
    }
}

/// A spot of a colour. It is drawn, because the security policy allows no style in a page.
pub fn swatch(colour: &str) -> impl IntoView + use<> {
    view! {
        <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="7.5" fill=colour.to_owned() />
        </svg>
    }
}

/// The filters that are on, each to be taken off.
#[component]
pub fn ActiveFilters(active: Vec<ActiveFilter>) -> impl IntoView {
    let words = words();
    (!active.is_empty()).then(|| {
        let chips = active
            .into_iter()
            .map(|filter| {
                let remove = words.search_take_off(&filter.label);
                view! {
                    <li>
                        <a href=path_of(&filter.without) rel="nofollow" aria-label=remove>
                            {filter.label}
                            <span class="chip-off" aria-hidden="true">
                                "×"
                            </span>
                        </a>
                    </li>
                }
            })
            .collect::<Vec<_>>();
        view! {
            <ul class="chips active-filters" aria-label=words.search_active()>
                {chips}
            </ul>
        }
    })
}
