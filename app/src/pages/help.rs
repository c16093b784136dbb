use leptos::prelude::*;

use crate::{
    components::{Meta, Page, Place},
    context::{site, words},
};

#[component]
pub fn HelpPage() -> impl IntoView {
    let words = words();
    let progress = words.help_delivery_progress();
    let contact = words.help_contact_how();
    let about = site().about;
    let mail = about.help_mail.clone();
    let cards = if about.parts.accounts {
        words.help_payment_cards()
    } else {
        words.help_payment_no_accounts()
    };
    let meta = Meta::public(words.help_title(), words.help_description(), "/help").at(Place::Help);
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>{words.help_heading()}</h1>
            </div>
            <div class="page help">
                <section id="delivery">
                    <h2>{words.help_delivery()}</h2>
                    <p>
                        {words.help_delivery_choice()}
                    </p>
                    <p>
                        {progress.s0} <a href="/orders">{progress.help_your_orders}</a> {progress.s1}
                    </p>
                </section>
                <section id="returns">
                    <h2>{words.help_returns()}</h2>
                    <p>
                        {words.help_returns_how()}
                    </p>
                    <p>{words.help_returns_except()}</p>
                </section>
                <section id="payment">
                    <h2>{words.help_payment()}</h2>
                    <p>
                        {cards}
                    </p>
                    <p>
                        {words.help_payment_once()}
                    </p>
                </section>
                <section id="contact">
                    <h2>{words.help_contact()}</h2>
                    <p>
                        {contact.s0} <a href=format!("mailto:{mail}")>{mail.clone()}</a>
                        {contact.s1}
                    </p>
                </section>
            </div>
        </Page>
    }
}
