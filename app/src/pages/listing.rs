use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{Meta, Page, Place, ProductGrid},
    context::{asked, set_status, show, site, storefront, words},
    pages::address::address,
    ports::Asked,
    view::{Category, Listing, ListingQuery, Sort},
};

/// The pictures of the first row are in the first view.
const FIRST_ROW: usize = 4;

#[component]
pub fn ListingPage() -> impl IntoView {
    let params = asked();
    let too_long = params.get("q").is_some_and(|q| q.chars().count() > LONGEST);
    let query = read_query(&params);
    let shop = storefront();
    Suspend::new(async move {
        if too_long {
            set_status(422);
        }
        let listing = shop.listing(query).await.map(|mut listing| {
            if too_long {
                listing.cards.clear();
                listing
                    .problems
                    .push(words().listing_search_too_long().to_owned());
            }
            Some(listing)
        });
        show(listing, |listing| view! { <ListingView listing /> })
    })
}

/// In letters, of everything that can be asked for: each stands on the page several times.
const LONGEST: usize = 100;

fn read_query(params: &Asked) -> ListingQuery {
    let read = |name: &str| -> String {
        let asked = params.get(name).unwrap_or_default();
        asked.chars().take(LONGEST).collect()
    };
    ListingQuery {
        q: read("q"),
        category: read("category"),
        min: read("min"),
        max: read("max"),
        sort: Sort::from_slug(&read("sort")).unwrap_or_default(),
    }
}

/// The address that asks the same again, without what was left empty.
fn path_of(query: &ListingQuery) -> String {
    let sort = if query.sort == Sort::default() {
        ""
    } else {
        query.sort.slug()
    };
    address(
        "/shop",
        [
            ("q", query.q.as_str()),
            ("category", &query.category),
            ("min", &query.min),
            ("max", &query.max),
            ("sort", sort),
        ],
    )
}

#[component]
pub fn ListingView(listing: Listing) -> impl IntoView {
    let Listing {
        query,
        cards,
        categories,
        problems,
    } = listing;
    let words = words();
    let place = categories
        .iter()
        .find(|category| category.slug == query.category)
        .map_or_else(
            || words.listing_everything().to_owned(),
            |category| category.name.clone(),
        );
    let heading = if query.q.is_empty() {
        place
    } else {
        words.listing_search_heading(place, &query.q)
    };
    let count = cards.len();
    let meta = Meta {
        path: path_of(&query),
        // A search is for the person who typed it.
        canonical: query.q.is_empty().then(|| {
            path_of(&ListingQuery {
                category: query.category.clone(),
                ..ListingQuery::default()
            })
        }),
        ..Meta::public(
            words.listing_title(&heading),
            words.listing_description(&heading, count),
            "/shop",
        )
    }
    .at(Place::Shop);
    let problems = problems
        .into_iter()
        .map(|problem| view! { <p class="alert warning">{problem}</p> })
        .collect::<Vec<_>>();
    let results = if cards.is_empty() {
        let advice = words.listing_nothing_advice();
        view! {
            <div class="empty-state">
                <p class="lead">{words.listing_nothing()}</p>
                <p>{advice.s0} <a href="/shop">{advice.listing_see_everything}</a> {advice.s1}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <ProductGrid cards eager=FIRST_ROW /> }.into_any()
    };
    view! {
        <Page meta>
            <div class="page">
                <div class="title-row">
                    <h1>{heading}</h1>
                    <p class="mono small">{words.listing_count(count)}</p>
                </div>
                <Filters query categories />
                {problems}
                <h2 class="visually-hidden">{words.listing_products()}</h2>
                {results}
            </div>
        </Page>
    }
}

#[component]
fn Filters(query: ListingQuery, categories: Vec<Category>) -> impl IntoView {
    let words = words();
    let currency = site().currency.code();
    let categories = categories
        .into_iter()
        .map(|category| {
            let chosen = category.slug == query.category;
            view! {
                <option value=category.slug selected=chosen>
                    {category.name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    let sorts = Sort::ALL
        .into_iter()
        .map(|sort| {
            view! {
                <option value=sort.slug() selected=sort == query.sort>
                    {sort_name(sort, words)}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <form class="filters" method="get" action="/shop" role="search">
            <div class="field field-wide">
                <label for="q">{words.listing_search()}</label>
                <input id="q" name="q" type="search" value=query.q />
            </div>
            <div class="field">
                <label for="category">{words.listing_category()}</label>
                <select id="category" name="category">
                    <option value="">{words.listing_category_all()}</option>
                    {categories}
                </select>
            </div>
            <div class="field">
                <label for="sort">{words.listing_sort()}</label>
                <select id="sort" name="sort">
                    {sorts}
                </select>
            </div>
            <div class="field field-short">
                <label for="min">{words.listing_from(currency)}</label>
                <input id="min" name="min" inputmode="decimal" value=query.min />
            </div>
            <div class="field field-short">
                <label for="max">{words.listing_to(currency)}</label>
                <input id="max" name="max" inputmode="decimal" value=query.max />
            </div>
            <button class="button">
                {words.listing_show()}
                <span class="visually-hidden">{format!(" {}", words.listing_show_rest())}</span>
            </button>
        </form>
    }
}

fn sort_name(sort: Sort, words: Words) -> String {
    match sort {
        Sort::Featured => words.listing_sort_featured().to_owned(),
        Sort::PriceUp => words.listing_sort_price_up().to_owned(),
        Sort::PriceDown => words.listing_sort_price_down().to_owned(),
        Sort::Name => words.listing_sort_name().to_owned(),
    }
}
