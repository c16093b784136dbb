use std::sync::Arc;

use domain::Currency;
use leptos::prelude::*;

use wording::Words;

use super::{
    Place,
    languages::LanguageChooser,
    rendered_once::{Part, rendered_once},
};
use crate::{
    context::words,
    islands::{CartCount, SearchSuggest},
    view::About,
};

/// The header: the same on every page, help in the same place. Only the number of pieces in the
/// cart differs from visitor to visitor.
#[component]
pub fn Head(place: Place, about: Arc<About>, sandbox: bool, in_cart: u32) -> impl IntoView {
    let words = words();
    let part = Part::Header {
        place,
        sandbox,
        in_cart,
    };
    if in_cart > MOST_KEPT {
        return header(place, &about, sandbox, in_cart, words).into_any();
    }
    rendered_once(part, &about, words, || {
        header(place, &about, sandbox, in_cart, words)
    })
    .into_any()
}

/// Are linked whether the merchant wrote them or not.
const LEGAL: [&str; 2] = ["/privacy", "/imprint"];

/// Headers are kept for so many pieces in the cart. More are rare, and rendered each time.
const MOST_KEPT: u32 = 20;

fn header(
    place: Place,
    about: &About,
    sandbox: bool,
    in_cart: u32,
    words: Words,
) -> impl IntoView + use<> {
    let here = |entry: Place| (entry == place).then_some("page");
    let account = about.parts.accounts.then(|| {
        view! {
            <a href="/account" aria-current=here(Place::Account)>
                {words.shop_account()}
            </a>
        }
    });
    let demo = sandbox.then(|| view! { <p class="demo-banner">{words.shop_demo()}</p> });
    view! {
        <header class="site-header">
            {demo}
            <div class="page">
                <a class="wordmark" href="/">
                    {wordmark(about, words)}
                </a>
                <form class="site-search" method="get" action="/shop" role="search" aria-label=words.shop_search_goods() data-suggestions=words.search_suggested()>
                    <label class="visually-hidden" for="site-q">{words.shop_search_goods()}</label>
                    <input id="site-q" name="q" type="search" placeholder=words.shop_search_goods() />
                    <button class="button">{words.shop_search()}</button>
                    <SearchSuggest />
                </form>
                <nav aria-label=words.shop_navigation()>
                    <a href="/shop" aria-current=here(Place::Shop)>
                        {words.shop_goods()}
                    </a>
                    <a href="/orders" aria-current=here(Place::Orders)>
                        {words.shop_orders()}
                    </a>
                    <a href="/help" aria-current=here(Place::Help)>
                        {words.shop_help()}
                    </a>
                    <a href="/cart" aria-current=here(Place::Cart)>
                        {format!("{} ", words.shop_cart())}
                        <span class="count">{(in_cart > 0).then_some(in_cart)}</span>
                        <CartCount />
                    </a>
                    {account}
                </nav>
            </div>
        </header>
    }
}

#[component]
pub fn Foot(
    about: Arc<About>,
    currency: Currency,
    currencies: Vec<Currency>,
    back: String,
    /// The form that the chooser is sent with, so that nothing typed into it is lost.
    form: Option<&'static str>,
) -> impl IntoView {
    let words = words();
    let path = back.clone();
    let choices = currencies
        .into_iter()
        .map(|choice| {
            let code = choice.code();
            view! {
                <option value=code selected=choice == currency>
                    {code}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <footer class="site-footer">
            <div class="page">
                {rendered_once(Part::FooterLinks, &about, words, || footer_links(&about, words))}
                <form class="currency-form" method="post" action="/currency">
                    <input type="hidden" name="back" value=back />
                    <label for="currency">{words.shop_currency()}</label>
                    <select id="currency" name="currency" form=form>
                        {choices}
                    </select>
                    <button class="button" form=form name=form.map(|_| "leave") value=form.map(|_| "currency")>
                        {words.shop_currency_change()}
                    </button>
                </form>
                <LanguageChooser path />
            </div>
        </footer>
    }
}

/// The shop's name, or the picture that stands for it.
fn wordmark(about: &About, words: Words) -> AnyView {
    let name = words.shop_name_alone();
    match about.logo.clone() {
        Some(logo) => view! { <img class="logo" src=logo alt=name /> }.into_any(),
        None => name.into_any(),
    }
}

fn footer_links(about: &About, words: Words) -> impl IntoView + use<> {
    let parts = about.parts;
    let account = parts
        .accounts
        .then(|| view! { <a href="/account">{words.shop_account()}</a> });
    let plans = parts
        .subscriptions
        .then(|| view! { <a href="/plans">{words.plan_list_title()}</a> });
    let travel = parts
        .travel
        .then(|| view! { <a href="/travel">{words.travel_title()}</a> });
    let company = about
        .company
        .as_ref()
        .map(|company| view! { <p class="small muted">{company.line()}</p> });
    let own = about
        .pages
        .iter()
        .filter(|page| !LEGAL.contains(&page.path.as_str()));
    let own = own
        .map(|page| view! { <a href=page.path.clone()>{page.title.clone()}</a> })
        .collect::<Vec<_>>();
    view! {
        <p class="wordmark">{wordmark(about, words)}</p>
        <p class="small muted">{words.shop_slogan()}</p>
        {company}
        <nav aria-label=words.shop_navigation_below()>
            {account}
            {plans}
            {travel}
            <a href="/help#delivery">{words.shop_delivery()}</a>
            <a href="/help#returns">{words.shop_returns()}</a>
            <a href="/help#payment">{words.shop_payment()}</a>
            <a href="/help#contact">{words.shop_contact()}</a>
            <a href="/privacy">{words.legal_privacy()}</a>
            <a href="/imprint">{words.legal_imprint()}</a>
            {own}
        </nav>
    }
}
