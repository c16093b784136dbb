use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::{ErrorSummary, Meta, Page, TextField},
    context::{show, storefront, words},
    forms::RefusedSignUp,
    view::{PlanCard, PlanPage as Plan},
};

#[component]
pub fn PlansPage() -> impl IntoView {
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.plans().await.map(Some),
            |plans| view! { <PlansView plans /> },
        )
    })
}

#[component]
pub fn PlansView(plans: Vec<PlanCard>) -> impl IntoView {
    let words = words();
    let meta = Meta::public(words.plan_list_title(), words.plan_list_lead(), "/plans");
    let none = plans
        .is_empty()
        .then(|| view! { <p>{words.plan_list_empty()}</p> });
    let plans = plans
        .into_iter()
        .map(|plan| {
            view! {
                <li class="ticket ticket-with-stub">
                    <div>
                        <h2>
                            <a href=format!("/plans/{}", plan.slug)>{plan.name}</a>
                        </h2>
                        <p>{plan.summary}</p>
                    </div>
                    <div>
                        <p class="figure">{plan.price}</p>
                    </div>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <Page meta>
            <div class="page">
                <div class="title-row">
                    <h1>{words.plan_list_title()}</h1>
                    <p>
                        <a href="/subscriptions">{words.plan_list_mine()}</a>
                    </p>
                </div>
                <p class="lead">{words.plan_list_lead()}</p>
                {none}
                <ul class="ticket-list">{plans}</ul>
            </div>
        </Page>
    }
}

#[component]
pub fn PlanPage() -> impl IntoView {
    let slug = use_params_map()
        .get_untracked()
        .get("slug")
        .unwrap_or_default();
    let shop = storefront();
    let refused = use_context::<RefusedSignUp>();
    Suspend::new(async move {
        show(shop.plan(&slug).await, |mut plan| {
            let errors = refused.map(|refused| {
                plan.form = refused.form;
                refused.errors
            });
            view! { <PlanView plan errors=errors.unwrap_or_default() /> }
        })
    })
}

/// `errors`: the field's id, if it is about one, and the words.
#[component]
pub fn PlanView(plan: Plan, errors: Vec<(Option<String>, String)>) -> impl IntoView {
    let words = words();
    let path = format!("/plans/{}", plan.slug);
    let meta = Meta::public(plan.name.clone(), plan.summary.clone(), path.clone())
        .refused(!errors.is_empty());
    let error_of = |id: &str| {
        let mut errors = errors.iter();
        errors
            .find(|(field, _)| field.as_deref() == Some(id))
            .map(|(_, message)| message.clone())
    };
    let (email_error, name_error) = (error_of("email"), error_of("name"));
    let summary = (!errors.is_empty()).then(|| view! { <ErrorSummary errors /> });
    let includes = sentences(plan.includes);
    let agreement = sentences(plan.agreement);
    view! {
        <Page meta>
            {summary}
            <article class="page plan">
                <p class="kicker">
                    <a href="/plans">{words.plan_list_title()}</a>
                </p>
                <h1>{plan.name}</h1>
                <p class="lead">{plan.summary}</p>
                <ul class="sentences">{includes}</ul>
                <div class="ticket ticket-torn">
                    <div>
                        <p class="figure">{plan.price}</p>
                        <form method="post" action=path novalidate>
                            <input type="hidden" name="seen" value=plan.seen />
                            <TextField
                                id="email"
                                label=words.plan_email()
                                kind="email"
                                autocomplete="email"
                                hint=words.plan_email_hint()
                                value=plan.form.email
                                error=email_error
                            />
                            <TextField
                                id="name"
                                label=words.plan_name()
                                autocomplete="name"
                                value=plan.form.name
                                error=name_error
                            />
                            <h2>{words.plan_agreement()}</h2>
                            <ul class="sentences">{agreement}</ul>
                            <button class="button button-primary button-large">{plan.button}</button>
                        </form>
                    </div>
                </div>
            </article>
        </Page>
    }
}

pub(super) fn sentences(sentences: Vec<String>) -> Vec<impl IntoView> {
    sentences
        .into_iter()
        .map(|sentence| view! { <li>{sentence}</li> })
        .collect()
}
