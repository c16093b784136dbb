use leptos::prelude::*;

use crate::{context::words, view::admin::FilterOption};

/// A filter's list of values, with "all" first.
#[component]
pub fn FilterSelect(
    /// Its name as well.
    id: &'static str,
    label: String,
    options: Vec<FilterOption>,
    selected: String,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|option| {
            let is_selected = option.value == selected;
            view! {
                <option value=option.value selected=is_selected>
                    {option.label}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id name=id>
                <option value="">{words().admin_list_all()}</option>
                {options}
            </select>
        </div>
    }
}
