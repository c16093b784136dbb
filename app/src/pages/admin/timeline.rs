use leptos::prelude::*;
use wording::Words;

use crate::{
    components::admin::{StateBadge, Time, tone_class},
    context::words,
    view::admin::TimelineEvent,
};

/// What was learned about an order and what was done, oldest first.
#[component]
pub fn Timeline(
    events: Vec<TimelineEvent>,
    /// With several attempts, each event says which one it is about.
    attempts: usize,
) -> impl IntoView {
    let words = words();
    if events.is_empty() {
        return view! { <p class="muted">{words.admin_timeline_empty()}</p> }.into_any();
    }
    let events = events
        .into_iter()
        .map(|event| timeline_event(event, attempts > 1, words))
        .collect::<Vec<_>>();
    view! { <ol class="timeline">{events}</ol> }.into_any()
}

fn timeline_event(event: TimelineEvent, several: bool, words: Words) -> impl IntoView {
    let attempt = event
        .attempt
        .filter(|_| several)
        .map(|attempt| format!(" {}", words.admin_timeline_attempt(attempt)));
    let state = event.state.map(|badge| view! { <StateBadge badge /> });
    let code = (!event.code.is_empty()).then(|| {
        view! { <code>{event.code}</code> }
    });
    let raw = event.raw.map(|raw| {
        view! {
            <details>
                <summary>{words.admin_timeline_raw()}</summary>
                <pre class="raw-body">{raw}</pre>
            </details>
        }
    });
    view! {
        <li class=tone_class(event.tone)>
            <p class="event-time">
                <Time at=event.at />
            </p>
            <div>
                <p class="kicker">{event.source.label(words)} {attempt}</p>
                <p>{event.text} " " {state}</p>
                {code}
                {raw}
            </div>
        </li>
    }
}
