use leptos::prelude::*;

use crate::view::Moment;

/// A time in the reader's own zone and way, once a script has seen to it; until then by the clock of the shop.
#[component]
pub fn LocalTime(
    at: Moment,
    /// The hour and the minute will do.
    #[prop(optional)]
    clock: bool,
) -> impl IntoView {
    view! {
        <time datetime=at.iso data-local=if clock { "clock" } else { "moment" }>
            {at.text}
        </time>
    }
}
