use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{ActiveFilters, Facets, Meta, Page, Place, ProductGrid},
    context::{asked, set_status, show, site, storefront, words},
    pages::address::address,
    ports::Asked,
    view::{Choice, Listing, ListingQuery, ProductCard, Sort},
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
                listing.total = 0;
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
    let cut = |value: &str| -> String { value.chars().take(LONGEST).collect() };
    let read = |name: &str| cut(params.get(name).unwrap_or_default());
    let colours = params.query.iter().filter(|(name, _)| name == "colour");
    ListingQuery {
        q: read("q"),
        category: read("category"),
        colours: colours.map(|(_, value)| cut(value)).take(MOST).collect(),
        in_stock: params.get("stock") == Some(IN_STOCK),
        min: read("min"),
        max: read("max"),
        sort: Sort::from_slug(&read("sort")).unwrap_or_default(),
        page: read("page").parse().unwrap_or(1),
    }
}

/// Colours at once.
const MOST: usize = 20;

const IN_STOCK: &str = "in";

/// The address that asks the same again, without what was left empty.
pub(crate) fn path_of(query: &ListingQuery) -> String {
    let sort = if query.sort == Sort::default() {
        ""
    } else {
        query.sort.slug()
    };
    let page = if query.page > 1 {
        query.page.to_string()
    } else {
        String::new()
    };
    let stock = if query.in_stock { IN_STOCK } else { "" };
    let colours = query.colours.iter().map(|tone| ("colour", tone.as_str()));
    let before = [("q", query.q.as_str()), ("category", &query.category)];
    let after = [
        ("stock", stock),
        ("min", &query.min),
        ("max", &query.max),
        ("sort", sort),
        ("page", &page),
    ];
    address("/shop", before.into_iter().chain(colours).chain(after))
}

#[component]
pub fn ListingView(listing: Listing) -> impl IntoView {
    let Listing {
        query,
        cards,
        total,
        pages,
        categories,
        facets,
        active,
        notes,
        problems,
        reasons,
        recommended,
    } = listing;
    let words = words();
    let place = categories
        .iter()
        .find(|category| category.slug == query.category)
        .map_or_else(
            || words.listing_everything().to_owned(),
            |category| category.name.clone(),
        );
    let heading = match (query.q.is_empty(), cards.is_empty()) {
        (true, _) => place,
        (false, true) => words.search_nothing_heading(&query.q),
        (false, false) => words.listing_search_heading(place, &query.q),
    };
    let meta = Meta {
        path: path_of(&query),
        // A search is for the person who typed it.
        canonical: query.q.is_empty().then(|| {
            path_of(&ListingQuery {
                category: query.category.clone(),
                page: query.page,
                ..ListingQuery::default()
            })
        }),
        ..Meta::public(
            words.listing_title(&heading),
            words.listing_description(&heading, total),
            "/shop",
        )
    }
    .at(Place::Shop);
    let paragraphs = |texts: Vec<String>, class: &'static str| {
        texts
            .into_iter()
            .map(|text| view! { <p class=class>{text}</p> })
            .collect::<Vec<_>>()
    };
    let filters_on = active.len();
    let pager = pager(&query, pages, words);
    let results = if cards.is_empty() {
        nothing(reasons, recommended, words).into_any()
    } else {
        view! { <ProductGrid cards eager=FIRST_ROW /> }.into_any()
    };
    view! {
        <Page meta>
            <div class="page">
                <div class="title-row">
                    <h1>{heading}</h1>
                    <p class="mono small">{words.listing_count(total)}</p>
                </div>
                <Filters query />
                {paragraphs(problems, "alert warning")}
                <div class="listing">
                    <Facets facets active=filters_on />
                    <div class="results">
                        <ActiveFilters active />
                        {paragraphs(notes, "search-note")}
                        <h2 class="visually-hidden">{words.listing_products()}</h2>
                        {results}
                        {pager}
                    </div>
                </div>
            </div>
        </Page>
    }
}

/// What may be the reason, a way on, and what the shop would show anybody.
fn nothing(
    reasons: Vec<Choice>,
    recommended: Vec<ProductCard>,
    words: Words,
) -> impl IntoView + use<> {
    let advice = words.listing_nothing_advice();
    let reasons = (!reasons.is_empty()).then(|| {
        let links = reasons
            .into_iter()
            .map(|choice| {
                view! {
                    <li>
                        <a href=path_of(&choice.query) rel="nofollow">
                            {choice.label}
                            {" "}
                            <span class="mono small">{words.listing_count(choice.count)}</span>
                        </a>
                    </li>
                }
            })
            .collect::<Vec<_>>();
        view! {
            <p>{words.search_filters_hide()}</p>
            <ul class="chips">{links}</ul>
        }
    });
    let recommended = (!recommended.is_empty()).then(|| {
        view! {
            <section class="recommended">
                <h2>{words.search_recommended()}</h2>
                <ProductGrid cards=recommended />
            </section>
        }
    });
    view! {
        <div class="empty-state">
            <p class="lead">{words.listing_nothing()}</p>
            {reasons}
            <p>{advice.s0} <a href="/shop">{advice.listing_see_everything}</a> {advice.s1}</p>
            {recommended}
        </div>
    }
}

fn pager(query: &ListingQuery, pages: usize, words: Words) -> Option<impl IntoView + use<>> {
    let at = query.page;
    let to = |page: usize| {
        path_of(&ListingQuery {
            page,
            ..query.clone()
        })
    };
    let before = (at > 1).then(|| {
        view! {
            <a rel="prev" href=to(at - 1)>
                {words.search_previous()}
            </a>
        }
    });
    let after = (at < pages).then(|| {
        view! {
            <a rel="next" href=to(at + 1)>
                {words.search_next()}
            </a>
        }
    });
    (pages > 1).then(|| {
        view! {
            <nav class="listing-pages" aria-label=words.search_pages()>
                {before}
                <span>{words.search_page(at.to_string(), pages.to_string())}</span>
                {after}
            </nav>
        }
    })
}

#[component]
fn Filters(query: ListingQuery) -> impl IntoView {
    let words = words();
    let currency = site().currency.code();
    let is_search = !query.q.is_empty();
    let sorts = Sort::ALL
        .into_iter()
        .map(|sort| {
            view! {
                <option value=sort.slug() selected=sort == query.sort>
                    {sort_name(sort, is_search, words)}
                </option>
            }
        })
        .collect::<Vec<_>>();
    // What was chosen by links goes along.
    let hidden = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <input type="hidden" name=name value=value /> })
    };
    let stock = if query.in_stock { IN_STOCK } else { "" };
    let colours = query
        .colours
        .into_iter()
        .map(|tone| hidden("colour", tone))
        .collect::<Vec<_>>();
    view! {
        <form class="filters listing-filters" method="get" action="/shop" role="search" aria-label=words.search_within()>
            {hidden("category", query.category)}
            {colours}
            {hidden("stock", stock.to_owned())}
            <div class="field field-wide">
                <label for="q">{words.listing_search()}</label>
                <input id="q" name="q" type="search" value=query.q />
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

fn sort_name(sort: Sort, is_search: bool, words: Words) -> String {
    match sort {
        Sort::Featured if is_search => words.search_best_match().to_owned(),
        Sort::Featured => words.listing_sort_featured().to_owned(),
        Sort::PriceUp => words.listing_sort_price_up().to_owned(),
        Sort::PriceDown => words.listing_sort_price_down().to_owned(),
        Sort::Name => words.listing_sort_name().to_owned(),
    }
}
