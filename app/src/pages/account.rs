use leptos::prelude::*;

use super::login::LoginView;
use super::orders::trips;
use crate::{
    components::{Meta, Page},
    context::{show, storefront},
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
    let meta = Meta::private("Your account", "/account");
    let orders = if account.orders.is_empty() {
        view! {
            <p>
                "No orders yet. What you order while you are logged in is kept here. "
                <a href="/shop">"Go to the shop"</a>
            </p>
        }
        .into_any()
    } else {
        trips(account.orders).into_any()
    };
    let cards = match (account.cards.is_empty(), account.saves_cards) {
        (true, false) => None,
        (true, true) => Some(
            view! { <p>"No saved cards. You can save one when you pay by card."</p> }.into_any(),
        ),
        (false, _) => {
            let cards = account.cards.into_iter().map(card).collect::<Vec<_>>();
            Some(view! { <ul class="ticket-list">{cards}</ul> }.into_any())
        }
    };
    let cards = cards.map(|cards| {
        view! {
            <section class="page">
                <h2>"Saved cards"</h2>
                {cards}
            </section>
        }
    });
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>"Your account"</h1>
                <form method="post" action="/account/logout">
                    <span class="small muted">{account.email}</span>
                    " "
                    <button class="link-button">"Log out"</button>
                </form>
            </div>
            <section class="page">
                <h2>"Orders"</h2>
                {orders}
            </section>
            {cards}
        </Page>
    }
}

fn card(card: AccountCard) -> impl IntoView {
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
    let removes = format!("Remove {name}");
    view! {
        <li class="ticket ticket-with-stub">
            <div>
                <h3>{name}</h3>
                {expiry}
            </div>
            <div>
                <form method="post" action=format!("/account/cards/{id}/remove")>
                    <button class="link-button" aria-label=removes>
                        "Remove"
                    </button>
                </form>
            </div>
        </li>
    }
}
