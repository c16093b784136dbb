use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::web;

const EVERY_MS: i32 = 2_000;
const SLOWEST_MS: i32 = 30_000;
const LATE_MS: i32 = 5_000;
const STOP_MS: i32 = 600_000;

/// Asks how the payment stands and loads the page anew when that has changed. Put beside the text
/// that it changes: the element `#wait`, whose `data-late` is what to say after five seconds.
#[island]
pub fn ResultWatch() -> impl IntoView {
    let root = NodeRef::<html::Span>::new();
    root.on_load(|root| {
        let root: Element = root.into();
        web::mark_live(&root);
        spawn_local(async {
            web::sleep(LATE_MS).await;
            say_late();
        });
        spawn_local(async {
            watch().await;
        });
    });
    view! { <span hidden node_ref=root></span> }
}

async fn watch() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let shown = document
        .query_selector("[data-state]")
        .ok()??
        .get_attribute("data-state")?;
    let path = format!("{}/status", window.location().pathname().ok()?);
    let (mut pause, mut waited) = (EVERY_MS, 0);
    while waited < STOP_MS {
        web::sleep(pause).await;
        waited += pause;
        let state = match web::fetch_json(&path).await {
            Some(answer) => web::field(&answer, "state").and_then(|state| state.as_string()),
            None => None,
        };
        match state {
            Some(state) if state != shown => {
                let _ = window.location().reload();
                return None;
            }
            Some(_) => pause = EVERY_MS,
            // Whatever stood in the way, asking less often is all that helps.
            None => pause = (pause * 2).min(SLOWEST_MS),
        }
    }
    None
}

fn say_late() {
    let wait = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("wait"));
    if let Some(wait) = wait
        && let Some(late) = wait.get_attribute("data-late")
    {
        wait.set_text_content(Some(&late));
    }
}
