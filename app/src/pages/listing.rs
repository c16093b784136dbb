use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

use crate::{
    components::{Meta, Page, Place, ProductGrid},
    context::{show, site, storefront},
    pages::address::address,
    view::{Category, Listing, ListingQuery, Sort},
};

/// The pictures of the first row are in the first view.
const FIRST_ROW: usize = 4;

#[component]
pub fn ListingPage() -> impl IntoView {
    let query = read_query(&use_query_map().get_untracked());
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.listing(query).await.map(Some),
            |listing| view! { <ListingView listing /> },
        )
    })
}

fn read_query(params: &ParamsMap) -> ListingQuery {
    let read = |name: &str| params.get(name).unwrap_or_default();
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
    let category = categories
        .iter()
        .find(|category| category.slug == query.category);
    let place = category.map_or("Everything", |category| category.name.as_str());
    let heading = if query.q.is_empty() {
        place.to_owned()
    } else {
        format!("{place} for “{}”", query.q)
    };
    let count = match cards.len() {
        0 => "No products".to_owned(),
        1 => "1 product".to_owned(),
        many => format!("{many} products"),
    };
    let meta = Meta {
        path: path_of(&query),
        // A search is for the person who typed it.
        canonical: query.q.is_empty().then(|| {
            path_of(&ListingQuery { category: query.category.clone(), ..ListingQuery::default() })
        }),
        ..Meta::public(
            format!("{heading} · Shop"),
            format!("{heading} at Wayfare: {count} for people on the move, with prices and what is in stock."),
            "/shop",
        )
    }
    .at(Place::Shop);
    let problems = problems
        .into_iter()
        .map(|problem| view! { <p class="alert warning">{problem}</p> })
        .collect::<Vec<_>>();
    let results = if cards.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">"Nothing here matches."</p>
                <p>"Try a shorter word or a wider price range, or "<a href="/shop">"see everything"</a>"."</p>
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
                    <p class="mono small">{count}</p>
                </div>
                <Filters query categories />
                {problems}
                <h2 class="visually-hidden">"Products"</h2>
                {results}
            </div>
        </Page>
    }
}

#[component]
fn Filters(query: ListingQuery, categories: Vec<Category>) -> impl IntoView {
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
                    {sort_name(sort)}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <form class="filters" method="get" action="/shop" role="search">
            <div class="field field-wide">
                <label for="q">"Search"</label>
                <input id="q" name="q" type="search" value=query.q />
            </div>
            <div class="field">
                <label for="category">"Category"</label>
                <select id="category" name="category">
                    <option value="">"All"</option>
                    {categories}
                </select>
            </div>
            <div class="field">
                <label for="sort">"Sort by"</label>
                <select id="sort" name="sort">
                    {sorts}
                </select>
            </div>
            <div class="field field-short">
                <label for="min">{format!("From {currency}")}</label>
                <input id="min" name="min" inputmode="decimal" value=query.min />
            </div>
            <div class="field field-short">
                <label for="max">{format!("To {currency}")}</label>
                <input id="max" name="max" inputmode="decimal" value=query.max />
            </div>
            <button class="button">
                "Show" <span class="visually-hidden">" products"</span>
            </button>
        </form>
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Featured => "Our choice",
        Sort::PriceUp => "Price, low to high",
        Sort::PriceDown => "Price, high to low",
        Sort::Name => "Name",
    }
}
