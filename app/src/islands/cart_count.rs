use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::web;

/// Keeps the number beside it in the link: it is how many pieces were in the cart when the page was
/// made, and a page that the back button brings is older than the cart. Asked for only if the
/// server has told that there is a cart.
#[island]
pub fn CartCount() -> impl IntoView {
    let root = NodeRef::<html::Span>::new();
    root.on_load(|root| {
        let root: Element = root.into();
        refresh(root.clone());
        web::mark_live(&root);
        if let Some(window) = web_sys::window() {
            web::listen(&window, "pageshow", move |_| refresh(root.clone()));
        }
    });
    view! { <span node_ref=root></span> }
}

fn refresh(root: Element) {
    if !web::has_cookie("cart") {
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
        let shown = root.closest("a").ok().flatten();
        let shown = shown.and_then(|link| link.query_selector(".count").ok()?);
        if let Some(shown) = shown {
            shown.set_text_content(Some(&text));
        }
    });
}
