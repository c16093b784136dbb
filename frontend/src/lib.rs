//! The WASM entry: what `boot.js` calls before it brings the islands to life.

// Without a mention of the crate the linker drops its islands.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the reactive system ready; each island is then started by its own exported function.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
