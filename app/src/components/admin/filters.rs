use leptos::prelude::*;

use crate::{components::SelectField, context::words, view::admin::FilterOption};

/// A filter's list of values, with "all" first.
#[component]
pub fn FilterSelect(
    /// Its name as well.
    id: &'static str,
    label: String,
    options: Vec<FilterOption>,
    selected: String,
) -> impl IntoView {
    let all = (String::new(), words().admin_list_all().to_owned());
    let choices = std::iter::once(all)
        .chain(choices(options))
        .collect::<Vec<_>>();
    view! { <SelectField id label choices chosen=selected error=None /> }
}

/// Values and what they are called.
#[must_use]
pub fn choices(options: Vec<FilterOption>) -> Vec<(String, String)> {
    let pairs = options.into_iter();
    pairs.map(|option| (option.value, option.label)).collect()
}
