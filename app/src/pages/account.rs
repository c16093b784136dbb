use leptos::prelude::*;
use wording::Words;

use super::address_book::book;
use super::login::LoginView;
use super::orders::trips;
use super::subscriptions::tickets;
use crate::{
    components::{Meta, Page, Place},
    context::{asked, show, site, storefront, words},
    view::{Account, AccountCard},
};

/// Whoever is not logged in finds the way in here.
#[component]
pub fn AccountPage() -> impl IntoView {
    let shop = storefront();
    let elsewhere = asked().get("entered") == Some("elsewhere");
    // Who was just let in has a cookie, unless the browser refuses it.
    let refuses_cookies = elsewhere && !site().keeps_cookies;
    Suspend::new(async move {
        show(
            shop.account().await.map(Some),
            |account: Option<Account>| match account {
                Some(account) => view! { <AccountView account elsewhere /> }.into_any(),
                None => view! { <LoginView sent=false problem=None refuses_cookies /> }.into_any(),
            },
        )
    })
}

#[component]
pub fn AccountView(
    account: Account,
    /// The link was asked for in another browser.
    #[prop(default = false)]
    elsewhere: bool,
) -> impl IntoView {
    let words = words();
    let notice = elsewhere.then(|| {
        view! {
            <div class="page">
                <p class="alert" role="status">{words.account_elsewhere()}</p>
            </div>
        }
    });
    let meta = Meta::private(words.account_title(), "/account").at(Place::Account);
    let orders = if account.orders.is_empty() {
        view! {
            <p>
                {format!("{} ", words.account_no_orders())}
                <a href="/shop">{words.account_go_to_shop()}</a>
            </p>
        }
        .into_any()
    } else {
        trips(account.orders, words).into_any()
    };
    let subscriptions = (!account.subscriptions.is_empty()).then(|| {
        view! {
            <section class="page">
                <h2>{words.subscription_list_title()}</h2>
                <ul class="ticket-list">{tickets(account.subscriptions, true)}</ul>
                <p>
                    <a href="/subscriptions">{words.account_all_subscriptions()}</a>
                </p>
            </section>
        }
    });
    let cards = match (account.cards.is_empty(), account.saves_cards) {
        (true, false) => None,
        (true, true) => Some(view! { <p>{words.account_no_cards()}</p> }.into_any()),
        (false, _) => {
            let cards = account
                .cards
                .into_iter()
                .map(|saved| card(saved, words))
                .collect::<Vec<_>>();
            Some(view! { <ul class="ticket-list">{cards}</ul> }.into_any())
        }
    };
    let cards = cards.map(|cards| {
        view! {
            <section class="page">
                <h2>{words.account_cards()}</h2>
                {cards}
            </section>
        }
    });
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>{words.account_title()}</h1>
                <form method="post" action="/account/logout">
                    <bdi class="small muted">{account.email}</bdi>
                    " "
                    <button class="link-button">{words.account_log_out()}</button>
                </form>
            </div>
            {notice}
            <section class="page">
                <h2>{words.account_orders()}</h2>
                {orders}
            </section>
            {subscriptions}
            {cards}
            {book(account.addresses, words)}
            <section class="page">
                <h2>{words.account_data()}</h2>
                <p>
                    <a href="/account/export" download="">{words.account_export()}</a>
                </p>
                <details>
                    <summary>{words.account_forget()}</summary>
                    <p>{words.account_forget_means()}</p>
                    <form method="post" action="/account/forget">
                        <button class="button">{words.account_forget_button()}</button>
                    </form>
                </details>
            </section>
        </Page>
    }
}

fn card(card: AccountCard, words: Words) -> impl IntoView {
    let AccountCard {
        id,
        name,
        expiry,
        expired,
    } = card;
    let expiry = (!expiry.is_empty()).then(|| {
        let class = if expired { "badge bad" } else { "small muted" };
        view! { <p class=class>{expiry}</p> }
    });
    let removes = words.account_remove_card_named(&name);
    view! {
        <li class="ticket ticket-with-stub">
            <div>
                <h3>{name}</h3>
                {expiry}
            </div>
            <div>
                <details>
                    <summary aria-label=removes>{words.account_remove_card()}</summary>
                    <form method="post" action=format!("/account/cards/{id}/remove")>
                        <p class="small">{words.account_remove_card_question()}</p>
                        <button class="button">{words.account_remove_card_yes()}</button>
                    </form>
                </details>
            </div>
        </li>
    }
}
