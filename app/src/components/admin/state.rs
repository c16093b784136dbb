use leptos::prelude::*;

use crate::view::admin::{Badge, Moment, Tone};

/// The class that gives a tone its colour and its shape.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "ok",
        Tone::Waiting => "wait",
        Tone::Warning => "low",
        Tone::Bad => "out",
        Tone::Quiet => "past",
    }
}

/// A state: its word, with a shape and a colour beside it.
#[component]
pub fn StateBadge(badge: Badge) -> impl IntoView {
    view! { <span class=format!("av {}", tone_class(badge.tone))>{badge.label}</span> }
}

#[component]
pub fn Time(at: Moment) -> impl IntoView {
    view! {
        <time class="m" datetime=at.iso>
            {at.text}
        </time>
    }
}
