use leptos::prelude::*;

use crate::view::admin::Choice;

/// A filter's list of values, with "all" first.
#[component]
pub fn Select(
    /// Its name as well.
    id: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
    chosen: String,
) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! {
                <option value=choice.value selected=selected>
                    {choice.label}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id name=id>
                <option value="">"All"</option>
                {choices}
            </select>
        </div>
    }
}
