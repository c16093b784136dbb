use domain::links;
use leptos::prelude::*;

use crate::{
    components::{Meta, Page, Place, TextField, summary_of},
    context::{asked, words},
    view::Problem,
};

const PATH: &str = "/find-order";

/// For guests who have an order's number and not its link.
#[component]
pub fn FindOrderPage() -> impl IntoView {
    let problem = use_context::<Problem>();
    view! { <FindOrderView problem /> }
}

#[component]
pub fn FindOrderView(problem: Option<Problem>) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.lookup_title(), PATH)
        .at(Place::Orders)
        .refused(problem.is_some());
    let summary = summary_of(problem.as_ref(), |field| {
        matches!(field, "number" | "email")
    });
    let of = |field: &str| {
        let wrong = problem
            .as_ref()
            .filter(|problem| problem.field.as_deref() == Some(field));
        let (typed, error) = wrong
            .map(|problem| (problem.typed.clone(), problem.message.clone()))
            .unzip();
        (typed.unwrap_or_default(), error)
    };
    let ((number, number_error), (email, email_error)) = (of("number"), of("email"));
    view! {
        <Page meta>
            {summary}
            <div class="page login-page">
                <div class="ticket ticket-torn">
                    <div>
                        <h1>{words.lookup_title()}</h1>
                        <p>{words.lookup_lead()}</p>
                        <form method="post" action=PATH novalidate>
                            <TextField
                                id="number"
                                label=words.lookup_number()
                                hint=words.lookup_number_hint()
                                autocomplete="off"
                                value=number
                                error=number_error
                            />
                            <TextField
                                id="email"
                                label=words.lookup_email()
                                kind="email"
                                autocomplete="email"
                                value=email
                                error=email_error
                            />
                            <button class="button button-primary button-large">{words.lookup_send()}</button>
                        </form>
                    </div>
                </div>
            </div>
        </Page>
    }
}

/// Where the code is typed. It says the same whether or not a code was mailed.
#[component]
pub fn OrderCodePage() -> impl IntoView {
    let lookup = asked().segments.get(1).cloned().unwrap_or_default();
    let problem = use_context::<Problem>();
    view! { <OrderCodeView lookup problem /> }
}

#[component]
pub fn OrderCodeView(lookup: String, problem: Option<Problem>) -> impl IntoView {
    let words = words();
    // The page's own address is for nobody else, so the currency chooser leads elsewhere.
    let meta = Meta::private(words.lookup_code_title(), PATH)
        .at(Place::Orders)
        .refused(problem.is_some());
    let summary = summary_of(problem.as_ref(), |field| field == "code");
    let error = problem.map(|problem| problem.message);
    view! {
        <Page meta>
            {summary}
            <div class="page login-page">
                <div class="ticket ticket-torn">
                    <div>
                        <h1>{words.lookup_code_title()}</h1>
                        <p>{words.lookup_code_lead()}</p>
                        <form method="post" action=format!("{PATH}/{}", links::encode(&lookup)) novalidate>
                            <TextField
                                id="code"
                                label=words.lookup_code()
                                autocomplete="one-time-code"
                                inputmode="numeric"
                                value=String::new()
                                error
                            />
                            <button class="button button-primary button-large">{words.lookup_open()}</button>
                        </form>
                        <p>
                            <a href=PATH>{words.lookup_again()}</a>
                        </p>
                    </div>
                </div>
            </div>
        </Page>
    }
}
