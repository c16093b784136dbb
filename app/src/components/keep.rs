use leptos::prelude::*;

use crate::view::Keep;

/// The quiet offer to keep an order in an account.
#[component]
pub fn KeepOrder(keep: Keep, token: String) -> impl IntoView {
    match keep {
        Keep::LogIn => view! {
            <p class="sm noprint">
                <a href="/account/login">"Keep this order: get a login link"</a>
            </p>
        }
        .into_any(),
        Keep::Claim => view! {
            <form class="noprint" method="post" action=format!("/orders/{token}/claim")>
                <button class="plain">"Keep this order in my account"</button>
            </form>
        }
        .into_any(),
        Keep::Mine => view! {
            <p class="sm mut noprint">
                "Kept in " <a href="/account">"your account"</a> "."
            </p>
        }
        .into_any(),
        Keep::No => ().into_any(),
    }
}
