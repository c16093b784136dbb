use leptos::prelude::*;

use crate::view::admin::{Badge, Moment, Tone};

/// The class that gives a tone its colour and its shape.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Waiting => "waiting",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}

/// A state: its word, with a shape and a colour beside it.
#[component]
pub fn StateBadge(badge: Badge) -> impl IntoView {
    view! { <span class=format!("badge {}", tone_class(badge.tone))>{badge.label}</span> }
}

#[component]
pub fn Time(at: Moment) -> impl IntoView {
    view! {
        <time class="figure" datetime=at.iso>
            {at.text}
        </time>
    }
}
