//! The little of the browser that islands use.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventTarget, Response};

/// Tells tests and styles that the island around `root` listens.
pub(super) fn mark_live(root: &Element) {
    if let Ok(Some(island)) = root.closest("leptos-island") {
        let _ = island.set_attribute("data-hydrated", "");
    }
}

/// The JSON at a path of the shop; `None` when it could not be had.
pub(super) async fn fetch_json(path: &str) -> Option<JsValue> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(path))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.json().ok()?).await.ok()
}

pub(super) fn has_cookie(name: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let cookies = document.and_then(|document| field(&document, "cookie")?.as_string());
    cookies.is_some_and(|cookies| {
        let mut names = cookies
            .split("; ")
            .filter_map(|cookie| cookie.split_once('='));
        names.any(|(known, _)| known == name)
    })
}

pub(super) fn field(json: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(json, &JsValue::from_str(name)).ok()
}

pub(super) async fn sleep(milliseconds: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(timer).await;
}

/// Listens for as long as the page lives.
pub(super) fn listen(target: &EventTarget, event: &str, handler: impl FnMut(Event) + 'static) {
    let handler = Closure::<dyn FnMut(Event)>::new(handler).into_js_value();
    let _ = target.add_event_listener_with_callback(event, handler.unchecked_ref());
}
