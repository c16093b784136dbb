use leptos::prelude::*;

use crate::{context::words, islands::PayButton};

/// The button of a form that leads to a payment, with the island that turns it off once pressed.
#[component]
pub fn PaySubmit(class: &'static str, children: Children) -> impl IntoView {
    view! {
        <button class=class data-opening=words().pay_opening()>
            {children()}
        </button>
        <PayButton />
    }
}
