use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wording::Words;

use crate::{
    components::{ErrorSummary, Meta, Page, TextField},
    context::{show, storefront, words},
    forms::RefusedSignUp,
    pages::checkout::address::fieldset,
    view::{Field, FieldError, PlanCard, PlanPage as Plan, SignUpForm},
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
    let field_errors = at_fields(&errors);
    let summary = (!errors.is_empty()).then(|| view! { <ErrorSummary errors /> });
    let includes = sentences(plan.includes);
    let agreement = sentences(plan.agreement);
    let is_sent = !plan.goods.is_empty();
    let name = (!is_sent).then(|| {
        view! {
            <TextField
                id="name"
                label=words.plan_name()
                autocomplete="name"
                value=plan.form.name.clone()
                error=name_error
            />
        }
    });
    let parcel = is_sent.then(|| parcel_fields(&plan.form, plan.goods, &field_errors, words));
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
                            {name}
                            {parcel}
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

/// The errors as the address form takes them.
pub(super) fn at_fields(errors: &[(Option<String>, String)]) -> Vec<FieldError> {
    errors
        .iter()
        .map(|(field, message)| FieldError {
            field: field.as_deref().and_then(Field::of),
            message: message.clone(),
        })
        .collect()
}

/// What each paid period brings, and where to.
pub(super) fn parcel_fields(
    form: &SignUpForm,
    goods: Vec<(String, String)>,
    errors: &[FieldError],
    words: Words,
) -> impl IntoView + use<> {
    view! {
        {goods_field(&form.sku, goods, words)}
        {fieldset(&form.address, errors, words)}
    }
}

/// What each paid period brings.
pub(super) fn goods_field(
    sku: &str,
    goods: Vec<(String, String)>,
    words: Words,
) -> impl IntoView + use<> {
    let chosen = goods
        .iter()
        .position(|(known, _)| known == sku)
        .unwrap_or(0);
    let options = goods
        .into_iter()
        .enumerate()
        .map(|(at, (sku, name))| {
            view! {
                <option value=sku selected=at == chosen>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field">
            <label for="sku">{words.plan_goods()}</label>
            <select id="sku" name="sku">
                {options}
            </select>
        </div>
    }
}
