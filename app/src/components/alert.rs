use leptos::prelude::*;

use crate::{
    context::words,
    view::{FieldError, Problem},
};

/// Why the page is shown again: the first thing in `main`, read out and focused, with a link to
/// each field that needs mending. `errors`: the field's id, if it is on the page, and the words.
#[component]
pub fn ErrorSummary(errors: Vec<(Option<String>, String)>) -> impl IntoView {
    let items = errors
        .into_iter()
        .map(|(field, message)| match field {
            Some(id) => view! {
                <li>
                    <a href=format!("#{id}")>{message}</a>
                </li>
            }
            .into_any(),
            None => view! { <li>{message}</li> }.into_any(),
        })
        .collect::<Vec<_>>();
    view! {
        <div class="page">
            <div class="alert bad" role="alert" tabindex="-1" autofocus>
                <h2>{words().shop_problem()}</h2>
                <ul>{items}</ul>
            </div>
        </div>
    }
}

/// The summary of a page with one possible problem. It leads to the field if that is `present`.
pub fn summary_of(problem: Option<&Problem>, present: impl Fn(&str) -> bool) -> Option<AnyView> {
    problem.map(|problem| {
        let field = problem.field.clone().filter(|field| present(field));
        let errors = vec![(field, problem.message.clone())];
        view! { <ErrorSummary errors /> }.into_any()
    })
}

impl From<&FieldError> for (Option<String>, String) {
    fn from(error: &FieldError) -> Self {
        (
            error.field.map(|field| field.id().to_owned()),
            error.message.clone(),
        )
    }
}

/// The words of a problem at its field.
pub fn field_error(id: &str, message: Option<&str>) -> Option<impl IntoView + use<>> {
    message.map(|message| {
        let message = message.to_owned();
        let error = format!("{} ", words().shop_field_error());
        view! {
            <p class="error" id=format!("{id}-error")>
                <span class="visually-hidden">{error}</span>
                {message}
            </p>
        }
    })
}
