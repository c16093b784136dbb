use leptos::prelude::*;

use crate::{context::words, view::QuickMethod};

/// A button for each quick payment, inside a form: it sends the form on to a checkout that pays so.
#[component]
pub fn QuickPay(methods: Vec<QuickMethod>) -> impl IntoView {
    let words = words();
    let buttons: Vec<AnyView> = methods
        .into_iter()
        .map(|method| {
            view! {
                <button class="button" name="quick" value=method.name>
                    {words.pay_quick_with(method.label)}
                </button>
            }
            .into_any()
        })
        .collect();
    (!buttons.is_empty()).then(|| {
        view! {
            <div class="quick-pay" role="group" aria-label=words.pay_quick()>
                {buttons}
            </div>
        }
    })
}
