//! Who runs the shop, what it does with data, and whatever else the merchant wrote. The sentences are
//! for each shop to fill in: see `shop.toml` and `wording/locales/en/legal.ftl`.

use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{Meta, Page, Place},
    context::{asked, site, words},
    error::NotFound,
    view::{Company, OwnPage},
};

/// What no other route answers: a page of the merchant's own, or nothing.
#[component]
pub fn OtherPage() -> impl IntoView {
    let path = format!("/{}", asked().segments.join("/"));
    match site().about.page(&path) {
        Some(page) => own_page(page).into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

fn own_page(page: &OwnPage) -> impl IntoView + use<> {
    let meta = Meta::public(page.title.clone(), "", page.path.clone()).at(Place::Help);
    let (title, html) = (page.title.clone(), page.html.clone());
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>{title}</h1>
            </div>
            <div class="page help" inner_html=html></div>
        </Page>
    }
}

#[component]
pub fn PrivacyPage() -> impl IntoView {
    let words = words();
    let meta = Meta::public(
        words.legal_privacy(),
        words.legal_privacy_description(),
        "/privacy",
    )
    .at(Place::Help);
    let about = site().about;
    if let Some(own) = about.page("/privacy") {
        return own_page(own).into_any();
    }
    let rights = if about.parts.accounts {
        let how = words.legal_rights_how();
        view! {
            <p>
                {how.s0} <a href="/account">{how.legal_your_account}</a> {how.s1}
            </p>
        }
        .into_any()
    } else {
        let how = words.legal_rights_by_mail();
        let mail = about.help_mail.clone();
        view! {
            <p>
                {how.s0} <a href=format!("mailto:{mail}")>{mail.clone()}</a> {how.s1}
            </p>
        }
        .into_any()
    };
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>{words.legal_privacy()}</h1>
            </div>
            <div class="page help">
                <section>
                    <h2>{words.legal_what()}</h2>
                    <p>{words.legal_what_order()}</p>
                    <p>{words.legal_what_cookies()}</p>
                </section>
                <section>
                    <h2>{words.legal_who()}</h2>
                    <p>{words.legal_who_else()}</p>
                </section>
                <section>
                    <h2>{words.legal_how_long()}</h2>
                    <p>{words.legal_how_long_is()}</p>
                </section>
                <section>
                    <h2>{words.legal_rights()}</h2>
                    {rights}
                </section>
            </div>
        </Page>
    }
    .into_any()
}

#[component]
pub fn ImprintPage() -> impl IntoView {
    let words = words();
    let meta = Meta::public(
        words.legal_imprint(),
        words.legal_imprint_description(),
        "/imprint",
    )
    .at(Place::Help);
    let about = site().about;
    if let Some(own) = about.page("/imprint") {
        return own_page(own).into_any();
    }
    let who = match &about.company {
        Some(known) => company(known, &about.help_mail, words).into_any(),
        None => view! {
            <p>{words.legal_imprint_company()}</p>
            <p>{words.legal_imprint_contact()}</p>
        }
        .into_any(),
    };
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>{words.legal_imprint()}</h1>
            </div>
            <div class="page help">
                <section>{who}</section>
            </div>
        </Page>
    }
    .into_any()
}

fn company(company: &Company, mail: &str, words: Words) -> impl IntoView + use<> {
    let lines = std::iter::once(&company.name).chain(&company.address);
    let lines = lines
        .enumerate()
        .map(|(at, line)| view! { {(at > 0).then(|| view! { <br /> })} {line.clone()} })
        .collect::<Vec<_>>();
    let vat_id = company.vat_id.as_ref();
    let vat_id = vat_id.map(|number| view! { <p>{words.legal_imprint_vat(number)}</p> });
    view! {
        <p>{lines}</p>
        {vat_id}
        <p>
            <a href=format!("mailto:{mail}")>{mail.to_owned()}</a>
        </p>
    }
}
