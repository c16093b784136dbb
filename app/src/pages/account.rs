use leptos::prelude::*;
use wording::Words;

use super::login::LoginView;
use super::orders::trips;
use crate::{
    components::{Meta, Page},
    context::{show, storefront, words},
    view::{Account, AccountCard},
};

/// Whoever is not logged in finds the way in here.
#[component]
pub fn AccountPage() -> impl IntoView {
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.account().await.map(Some),
            |account: Option<Account>| match account {
                Some(account) => view! { <AccountView account /> }.into_any(),
                None => view! { <LoginView sent=false problem=None /> }.into_any(),
            },
        )
    })
}

#[component]
pub fn AccountView(account: Account) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.account_title(), "/account");
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
                    <span class="small muted">{account.email}</span>
                    " "
                    <button class="link-button">{words.account_log_out()}</button>
                </form>
            </div>
            <section class="page">
                <h2>{words.account_orders()}</h2>
                {orders}
            </section>
            {cards}
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
                <form method="post" action=format!("/account/cards/{id}/remove")>
                    <button class="link-button" aria-label=removes>
                        {words.account_remove_card()}
                    </button>
                </form>
            </div>
        </li>
    }
}
