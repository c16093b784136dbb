use leptos::prelude::*;

use crate::{
    components::{Meta, Page, ProductGrid},
    context::{show, site, storefront},
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
    let meta = Meta::public(
        "Goods, coffee and tickets for people on the move",
        "Bags, travel goods, coffee and guides, made to be carried. Pay your way through Antom's \
         secure checkout.",
        "/",
    );
    let hero = format!("{}/pictures/hero.svg", site().assets);
    let categories = home
        .categories
        .into_iter()
        .map(category_row)
        .collect::<Vec<_>>();
    view! {
        <Page meta>
            <section class="page hero">
                <div>
                    <p class="kicker">"Now boarding"</p>
                    <h1>"Pack light. Leave early."</h1>
                    <p class="lead">
                        "Bags, travel goods and good coffee for people on the move, made to be carried for years."
                    </p>
                    <a class="button button-primary button-large" href="/shop">
                        "Shop everything"
                    </a>
                </div>
                <img
                    src=hero
                    alt="A ferry at the quay in front of a low sun, two bags waiting to go on board"
                    width="640"
                    height="480"
                    fetchpriority="high"
                    decoding="async"
                />
            </section>
            <section class="page">
                <h2>"Pick a platform"</h2>
                <ul class="category-board">{categories}</ul>
            </section>
            <section class="page">
                <h2>"Ready to board"</h2>
                <ProductGrid cards=home.featured />
                <p>
                    <a href="/shop">"See all goods"</a>
                </p>
            </section>
        </Page>
    }
}

fn category_row(category: Category) -> impl IntoView + use<> {
    let goods = if category.products == 1 {
        "product"
    } else {
        "products"
    };
    view! {
        <li>
            <a href=format!("/shop?category={}", category.slug)>{category.name}</a>
            <span class="mono small">{format!("{} {goods}", category.products)}</span>
        </li>
    }
}
