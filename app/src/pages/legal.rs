//! Who runs the shop, and what it does with data. The sentences are for each shop to fill in: see
//! `wording/locales/en/legal.ftl`.

use leptos::prelude::*;

use crate::{
    components::{Meta, Page, Place},
    context::words,
};

#[component]
pub fn PrivacyPage() -> impl IntoView {
    let words = words();
    let meta = Meta::public(
        words.legal_privacy(),
        words.legal_privacy_description(),
        "/privacy",
    )
    .at(Place::Help);
    let account = words.legal_rights_how();
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
                    <p>
                        {account.s0} <a href="/account">{account.legal_your_account}</a> {account.s1}
                    </p>
                </section>
            </div>
        </Page>
    }
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
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>{words.legal_imprint()}</h1>
            </div>
            <div class="page help">
                <section>
                    <p>{words.legal_imprint_company()}</p>
                    <p>{words.legal_imprint_contact()}</p>
                </section>
            </div>
        </Page>
    }
}
