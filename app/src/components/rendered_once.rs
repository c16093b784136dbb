//! HTML that no request changes is rendered once for each language.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

use leptos::{prelude::*, tachys::html::InertElement};
use wording::Words;

use super::Place;
use crate::view::About;

/// A part of every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Header {
        place: Place,
        sandbox: bool,
        in_cart: u32,
    },
    FooterLinks,
}

type Rendered = HashMap<(Part, Arc<About>, Words), &'static str>;

/// By part and language, and by shop in tests, so there is an end to what is kept.
static RENDERED: LazyLock<RwLock<Rendered>> = LazyLock::new(RwLock::default);

/// Renders a part when it is first asked for in this language.
pub(super) fn rendered_once<V: IntoView + 'static>(
    part: Part,
    about: &Arc<About>,
    words: Words,
    render: impl FnOnce() -> V,
) -> InertElement {
    let key = (part, Arc::clone(about), words);
    let known = {
        let rendered = RENDERED.read().unwrap_or_else(PoisonError::into_inner);
        rendered.get(&key).copied()
    };
    let html = known.unwrap_or_else(|| {
        let html = &*render().into_view().to_html().leak();
        let mut rendered = RENDERED.write().unwrap_or_else(PoisonError::into_inner);
        rendered.entry(key).or_insert(html)
    });
    InertElement::new(html)
}
