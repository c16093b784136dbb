use leptos::prelude::*;

use super::alert::field_error;
use crate::{
    context::words,
    view::{Field, FieldError},
};

/// One line of text with its label, hint and error.
#[component]
pub fn TextField(
    /// Its name as well.
    id: &'static str,
    #[prop(into)] label: String,
    value: String,
    #[prop(default = "text")] kind: &'static str,
    autocomplete: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    error: Option<String>,
) -> impl IntoView {
    let label = if optional {
        words().shop_optional(label)
    } else {
        label
    };
    let described = described_by(id, !hint.is_empty(), error.is_some());
    let hinted = hinted(id, hint);
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for=id>{label}</label>
            {hinted}
            {field_error(id, error.as_deref())}
            <input
                id=id
                name=id
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength.map(|most| most.to_string())
                aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            />
        </div>
    }
}

/// A file to be chosen, with its label, hint and error.
#[component]
pub fn FileField(
    /// Its name as well.
    id: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    /// What the browser offers first.
    accept: &'static str,
    #[prop(optional)] required: bool,
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(id, !hint.is_empty(), error.is_some());
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for=id>{label}</label>
            {hinted(id, hint)}
            {field_error(id, error.as_deref())}
            <input
                id=id
                name=id
                type="file"
                accept=accept
                required=required
                aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            />
        </div>
    }
}

/// One of several values, with its label, hint and error.
#[component]
pub fn SelectField(
    /// Its name as well.
    id: &'static str,
    #[prop(into)] label: String,
    /// Values and what they are called.
    choices: Vec<(String, String)>,
    chosen: String,
    #[prop(optional, into)] hint: String,
    error: Option<String>,
) -> impl IntoView {
    let described = described_by(id, !hint.is_empty(), error.is_some());
    let options = choices
        .into_iter()
        .map(|(value, name)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for=id>{label}</label>
            {hinted(id, hint)}
            {field_error(id, error.as_deref())}
            <select
                id=id
                name=id
                aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            >
                {options}
            </select>
        </div>
    }
}

fn hinted(id: &str, hint: String) -> Option<impl IntoView + use<>> {
    (!hint.is_empty()).then(|| {
        view! {
            <p class="hint" id=format!("{id}-hint")>
                {hint}
            </p>
        }
    })
}

/// The ids of what explains a field, for `aria-describedby`.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

pub fn error_at(errors: &[FieldError], field: Field) -> Option<String> {
    errors
        .iter()
        .find(|error| error.field == Some(field))
        .map(|error| error.message.clone())
}
