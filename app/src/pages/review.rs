use domain::links;
use leptos::prelude::*;
use wording::Words;

use super::login::LoginView;
use crate::{
    components::{ErrorSummary, Meta, Page, Place, TextField, alert::field_error},
    context::{asked, show, storefront, words},
    forms::RefusedReview,
    view::{ReviewForm, ReviewPageData},
};

/// Where a buyer says what they think of what they bought.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let asked = asked();
    let slug = asked.segments.get(2).cloned().unwrap_or_default();
    let said = asked.get("said").is_some();
    let refused = use_context::<RefusedReview>();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.review(&slug).await, |page| match page {
            ReviewPageData::LogIn => view! { <LoginView sent=false problem=None /> }.into_any(),
            ReviewPageData::NotBought { product } => {
                view! { <NotBoughtView slug product /> }.into_any()
            }
            ReviewPageData::Form { product, form } => {
                view! { <ReviewView slug product form said refused /> }.into_any()
            }
        })
    })
}

#[component]
pub fn NotBoughtView(slug: String, product: String) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.review_title(), "/account").at(Place::Account);
    view! {
        <Page meta>
            <div class="page empty-state">
                <h1>{product}</h1>
                <p class="lead">{words.review_not_bought()}</p>
                <p>
                    <a class="button button-primary" href=links::product(&slug)>{words.review_back()}</a>
                </p>
            </div>
        </Page>
    }
}

#[component]
pub fn ReviewView(
    slug: String,
    product: String,
    form: ReviewForm,
    /// It was sent just now.
    said: bool,
    refused: Option<RefusedReview>,
) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.review_title(), "/account")
        .at(Place::Account)
        .refused(refused.is_some());
    let (form, wrong) = match refused {
        Some(refused) => (refused.form, Some((refused.field, refused.message))),
        None => (form, None),
    };
    let summary = wrong.clone().map(|(field, message)| {
        let errors = vec![(Some(field.to_owned()), message)];
        view! { <ErrorSummary errors /> }
    });
    let error = |of: &str| {
        let wrong = wrong.as_ref().filter(|(field, _)| *field == of);
        wrong.map(|(_, message)| message.clone())
    };
    let thanks = (said && wrong.is_none()).then(|| {
        view! { <p class="alert good" role="status">{words.review_thanks()}</p> }
    });
    let (stars_error, name_error, text_error) = (error("stars"), error("name"), error("text"));
    view! {
        <Page meta>
            {summary}
            <div class="page address-page">
                <h1>{words.review_title()}</h1>
                <p class="lead">
                    <a href=links::product(&slug)>{product}</a>
                </p>
                {thanks}
                <form method="post" action=format!("/account/reviews/{}", links::encode(&slug)) novalidate>
                    {stars(&form.stars, stars_error, words)}
                    <TextField
                        id="name"
                        label=words.review_name()
                        hint=words.review_name_hint()
                        autocomplete="nickname"
                        value=form.name.clone()
                        error=name_error
                    />
                    <div class="field" class:invalid=text_error.is_some()>
                        <label for="text">{words.shop_optional(words.review_text())}</label>
                        {field_error("text", text_error.as_deref())}
                        <textarea id="text" name="text" rows="6">{form.text.clone()}</textarea>
                    </div>
                    <p class="small muted">{words.review_looked_at()}</p>
                    <button class="button button-primary">{words.review_send()}</button>
                </form>
            </div>
        </Page>
    }
}

/// The first radio carries the field's id, so that the error summary leads to it.
fn stars(chosen: &str, error: Option<String>, words: Words) -> impl IntoView + use<> {
    let radios = (1..=5_u32)
        .rev()
        .map(|number| {
            let value = number.to_string();
            let id = if number == 5 {
                "stars".to_owned()
            } else {
                format!("stars-{number}")
            };
            view! {
                <div class="option">
                    <input id=id.clone() type="radio" name="stars" value=value.clone() checked=chosen == value />
                    <label for=id>
                        {words.review_stars(number)} " "
                        <span class="stars" aria-hidden="true">{drawn(number)}</span>
                    </label>
                </div>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <fieldset class:invalid=error.is_some()>
            <legend>{words.review_how()}</legend>
            {field_error("stars", error.as_deref())}
            <div class="options">{radios}</div>
        </fieldset>
    }
}

/// Five stars, so many of them full.
pub(crate) fn drawn(full: u32) -> String {
    let full = full.min(5) as usize;
    format!("{}{}", "★".repeat(full), "☆".repeat(5 - full))
}
