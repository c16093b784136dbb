use leptos::{html, prelude::*};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element};

use super::web;

const EVERY_MS: i32 = 2_000;
const SLOWER_MS: i32 = 10_000;
const SLOWEST_MS: i32 = 30_000;
const LATE_MS: i32 = 5_000;

/// How long it is asked every two seconds, and how long every ten.
const SLOWER_AFTER_MS: i32 = 120_000;
const SLOWEST_AFTER_MS: i32 = 900_000;

/// Asks how the payment stands until the page names its end, and at once when the buyer looks at
/// the page again.
///
/// What the page shows stands in the `data-shown` of an element. If that element also has
/// `data-watch`, the address to ask, the news are told in the live region `#news` and the page
/// stays; else the page is loaded anew. The element `#wait`, with what to say after five seconds in
/// its `data-late`, is kept up to date.
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
    let shown_at = document.query_selector("[data-shown]").ok()??;
    let shown = shown_at.get_attribute("data-shown")?;
    let told = shown_at.get_attribute("data-watch");
    let stays = told.is_some();
    let path = match told {
        Some(path) => path,
        None => format!("{}/status", window.location().pathname().ok()?),
    };
    let (mut pause, mut waited) = (EVERY_MS, 0_i32);
    loop {
        web::sleep(pause).await;
        if document.hidden() {
            // Nobody looks. Whoever looks again is told within two seconds.
            (pause, waited) = (EVERY_MS, 0);
            continue;
        }
        waited = waited.saturating_add(pause);
        let answer = web::fetch_json(&path).await;
        let now = answer.as_ref().and_then(|answer| text(answer, "shown"));
        match (now, &answer) {
            (Some(now), Some(answer)) if now != shown => {
                if !stays {
                    let _ = window.location().reload();
                    return None;
                }
                tell(&document, &text(answer, "message").unwrap_or_default());
                if web::field(answer, "settled")?.as_bool() == Some(true) {
                    return None;
                }
                pause = every(waited);
            }
            (Some(_), _) => pause = every(waited),
            // Whatever stood in the way, asking less often is all that helps.
            (None, _) => pause = (pause * 2).min(SLOWEST_MS),
        }
    }
}

fn text(answer: &JsValue, field: &str) -> Option<String> {
    web::field(answer, field)?.as_string()
}

const fn every(waited: i32) -> i32 {
    if waited < SLOWER_AFTER_MS {
        EVERY_MS
    } else if waited < SLOWEST_AFTER_MS {
        SLOWER_MS
    } else {
        SLOWEST_MS
    }
}

/// Tells the news where a screen reader hears it; the same news once.
fn tell(document: &Document, message: &str) {
    if let Some(news) = document.get_element_by_id("news")
        && news.text_content().as_deref() != Some(message)
    {
        news.set_text_content(Some(message));
    }
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
