use leptos::prelude::*;

use crate::{context::words, view::Keep};

/// The quiet offer to keep an order in an account.
#[component]
pub fn KeepOrder(keep: Keep, token: String) -> impl IntoView {
    let words = words();
    match keep {
        Keep::LogIn => view! {
            <p class="small no-print">
                <a href="/account/login">{words.order_keep_log_in()}</a>
            </p>
        }
        .into_any(),
        Keep::Claim => view! {
            <form class="no-print" method="post" action=format!("/orders/{token}/claim")>
                <button class="link-button">{words.order_keep_claim()}</button>
            </form>
        }
        .into_any(),
        Keep::Mine => {
            let kept = words.order_kept();
            view! {
                <p class="small muted no-print">
                    {kept.s0} <a href="/account">{kept.order_your_account}</a> {kept.s1}
                </p>
            }
            .into_any()
        }
        Keep::No => ().into_any(),
    }
}
