use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::web;

/// How many pieces are in the cart. Asked for by the browser, so that a catalogue page is the same
/// bytes for everyone; and only if the server has told that there is a cart.
#[island]
pub fn CartCount() -> impl IntoView {
    let root = NodeRef::<html::Span>::new();
    root.on_load(|root| {
        let root: HtmlElement = root.into();
        refresh(root.clone());
        web::mark_live(&root);
        // A page restored by the back button shows the number from before.
        if let Some(window) = web_sys::window() {
            web::listen(&window, "pageshow", move |_| refresh(root.clone()));
        }
    });
    view! { <span class="count" node_ref=root></span> }
}

fn refresh(root: HtmlElement) {
    if !web::has_cookie("cart=1") {
        return;
    }
    spawn_local(async move {
        let Some(answer) = web::fetch_json("/cart/count").await else {
            return;
        };
        let count = web::field(&answer, "count")
            .and_then(|count| count.as_f64())
            .unwrap_or(0.0);
        let text = if count > 0.0 {
            format!("{count}")
        } else {
            String::new()
        };
        root.set_text_content(Some(&text));
    });
}
