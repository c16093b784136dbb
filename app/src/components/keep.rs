use leptos::prelude::*;

use crate::view::Keep;

/// The quiet offer to keep an order in an account.
#[component]
pub fn KeepOrder(keep: Keep, token: String) -> impl IntoView {
    match keep {
        Keep::LogIn => view! {
            <p class="small no-print">
                <a href="/account/login">"Keep this order: get a login link"</a>
            </p>
        }
        .into_any(),
        Keep::Claim => view! {
            <form class="no-print" method="post" action=format!("/orders/{token}/claim")>
                <button class="link-button">"Keep this order in my account"</button>
            </form>
        }
        .into_any(),
        Keep::Mine => view! {
            <p class="small muted no-print">
                "Kept in " <a href="/account">"your account"</a> "."
            </p>
        }
        .into_any(),
        Keep::No => ().into_any(),
    }
}
