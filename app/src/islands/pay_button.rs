use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlButtonElement};

use super::web;

/// Watches the form around it: once sent, its button is off and the page says why, in the words of
/// the button's `data-opening`. The server makes one payment of two presses anyway; this spares the
/// buyer the doubt.
#[island]
pub fn PayButton() -> impl IntoView {
    let root = NodeRef::<html::Span>::new();
    root.on_load(|root| {
        let root: Element = root.into();
        let Ok(Some(form)) = root.closest("form") else {
            return;
        };
        let Some(window) = web_sys::window() else {
            return;
        };
        web::listen(&form, "submit", {
            let (form, root) = (form.clone(), root.clone());
            move |event| {
                // Other buttons of the form lead elsewhere and keep what was typed.
                let by = web::field(&event, "submitter");
                let name = by.and_then(|by| web::field(&by, "name"));
                if name.is_some_and(|name| name.as_string().as_deref() == Some("leave")) {
                    return;
                }
                press(&form, true);
                root.set_text_content(said_by(&form).as_deref());
            }
        });
        web::mark_live(&root);
        // The back button may bring the page as it was left: with its button off, and without a
        // word of the payment that has begun. What is typed but not sent stays.
        web::listen(&window.clone(), "pageshow", move |event| {
            let kept = web::field(&event, "persisted").is_some_and(|kept| kept.is_truthy());
            if kept && root.text_content().is_some_and(|said| !said.is_empty()) {
                let _ = window.location().reload();
                return;
            }
            press(&form, false);
            root.set_text_content(None);
        });
    });
    view! { <span class="pay-status" role="status" node_ref=root></span> }
}

fn button_of(form: &Element) -> Option<Element> {
    form.query_selector("button[data-opening]").ok()?
}

fn said_by(form: &Element) -> Option<String> {
    button_of(form)?.get_attribute("data-opening")
}

fn press(form: &Element, pressed: bool) {
    if let Some(button) = button_of(form) {
        button
            .unchecked_ref::<HtmlButtonElement>()
            .set_disabled(pressed);
    }
}
