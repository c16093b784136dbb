use domain::links;
use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{Meta, Page, ProductGrid, json_ld},
    context::{show, site, storefront, words},
    view::{Category, Home},
};

#[component]
pub fn HomePage() -> impl IntoView {
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.home().await.map(Some),
            |home| view! { <HomeView home /> },
        )
    })
}

#[component]
pub fn HomeView(home: Home) -> impl IntoView {
    let words = words();
    let meta = Meta {
        json_ld: vec![json_ld::shop(&site(), words)],
        ..Meta::public(words.home_title(), words.home_description(), "/")
    };
    let hero = format!("{}/pictures/hero.svg", site().assets);
    let categories = home
        .categories
        .into_iter()
        .map(|category| category_row(category, words))
        .collect::<Vec<_>>();
    view! {
        <Page meta>
            <section class="page hero">
                <div>
                    <p class="kicker">{words.home_kicker()}</p>
                    <h1>{words.home_heading()}</h1>
                    <p class="lead">
                        {words.home_lead()}
                    </p>
                    <a class="button button-primary button-large" href="/shop">
                        {words.home_shop()}
                    </a>
                </div>
                <img
                    src=hero
                    alt=words.home_picture()
                    width="640"
                    height="480"
                    fetchpriority="high"
                    decoding="async"
                />
            </section>
            <section class="page">
                <h2>{words.home_categories()}</h2>
                <ul class="category-board">{categories}</ul>
            </section>
            <section class="page">
                <h2>{words.home_featured()}</h2>
                <ProductGrid cards=home.featured />
                <p>
                    <a href="/shop">{words.home_all()}</a>
                </p>
            </section>
        </Page>
    }
}

fn category_row(category: Category, words: Words) -> impl IntoView + use<> {
    view! {
        <li>
            <a href=links::category(&category.slug)>{category.name}</a>
            <span class="mono small">{words.home_products(category.products)}</span>
        </li>
    }
}
