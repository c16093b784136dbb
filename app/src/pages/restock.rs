use leptos::prelude::*;

use crate::{
    components::{Meta, Page, Place},
    context::{asked, set_status, show, storefront, words},
    view::RestockWish,
};

/// Where the mail to somebody who waits for goods leads. Opening it changes nothing: programs that
/// look through mails open links too.
#[component]
pub fn TellMePage() -> impl IntoView {
    let link = asked().segments.get(1).cloned().unwrap_or_default();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.restock_wish(&link).await.map(Some), |wish| {
            if wish.is_none() {
                set_status(410);
            }
            view! { <TellMeView link wish /> }
        })
    })
}

#[component]
pub fn TellMeView(
    link: String,
    /// None: nothing waits there any more.
    wish: Option<RestockWish>,
) -> impl IntoView {
    let words = words();
    let action = format!("/tell-me/{}", domain::links::encode(&link));
    let stop = |label: &'static str| {
        view! {
            <form method="post" action=format!("{action}/stop")>
                <button class="link-button">{label}</button>
            </form>
        }
    };
    let (title, content) = match wish {
        Some(wish) if wish.confirmed => (
            words.restock_waits(),
            view! {
                <p>{words.restock_waits_for(wish.name)}</p>
                <p><a href=wish.path>{words.restock_see()}</a></p>
                {stop(words.restock_stop())}
            }
            .into_any(),
        ),
        Some(wish) => (
            words.restock_title(),
            view! {
                <p>{words.restock_confirm_lead(wish.name)}</p>
                <form method="post" action=action.clone()>
                    <button class="button button-primary button-large">
                        {words.restock_confirm()}
                    </button>
                </form>
                {stop(words.restock_not_me())}
            }
            .into_any(),
        ),
        None => (
            words.restock_over(),
            view! {
                <p>{words.restock_over_lead()}</p>
                <p><a class="button button-primary button-large" href="/shop">{words.restock_shop()}</a></p>
            }
            .into_any(),
        ),
    };
    let meta = Meta::private(title, "/shop").at(Place::Shop);
    view! {
        <Page meta>
            <div class="page login-page">
                <div class="ticket ticket-torn">
                    <div>
                        <h1>{title}</h1>
                        {content}
                    </div>
                </div>
            </div>
        </Page>
    }
}
