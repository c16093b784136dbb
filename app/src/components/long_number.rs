use leptos::prelude::*;

/// So many digits are read at once.
const GROUP: usize = 4;

/// A number that is long to read: it stands in groups of four, breaks between them only, and is
/// copied as the one number that it is.
#[component]
pub fn LongNumber(number: String) -> impl IntoView {
    let letters: Vec<char> = number.chars().collect();
    let groups = letters
        .chunks(GROUP)
        .map(|group| {
            let group: String = group.iter().collect();
            view! {
                <span>{group}</span>
                <wbr />
            }
        })
        .collect::<Vec<_>>();
    view! { <span class="mono long-number">{groups}</span> }
}
