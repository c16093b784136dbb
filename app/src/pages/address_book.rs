use domain::links;
use leptos::prelude::*;
use wording::Words;

use super::checkout::address;
use super::login::LoginView;
use crate::{
    components::{ErrorSummary, Meta, Page, Place, TextField, field::error_at},
    context::{asked, show, storefront, words},
    forms::RefusedCheckout,
    view::{AccountAddress, AddressEntry, CheckoutForm, Field, FieldError},
};

/// An address of the buyer's book, or a new one.
#[component]
pub fn AddressPage() -> impl IntoView {
    let id = asked().segments.get(2).cloned().unwrap_or_default();
    let refused = use_context::<RefusedCheckout>();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.address(&id).await, |entry| match entry {
            AddressEntry::LogIn => view! { <LoginView sent=false problem=None /> }.into_any(),
            AddressEntry::Form(form) => {
                let (form, errors) = match refused {
                    Some(refused) => (refused.form, refused.errors),
                    None => (*form, Vec::new()),
                };
                view! { <AddressView id form errors /> }.into_any()
            }
        })
    })
}

#[component]
pub fn AddressView(id: String, form: CheckoutForm, errors: Vec<FieldError>) -> impl IntoView {
    let words = words();
    let title = if id == "new" {
        words.address_new()
    } else {
        words.address_edit()
    };
    let refused = !errors.is_empty();
    let meta = Meta::private(title, "/account")
        .at(Place::Account)
        .refused(refused);
    let summary = refused.then(|| {
        let errors = errors.iter().map(Into::into).collect();
        view! { <ErrorSummary errors /> }
    });
    view! {
        <Page meta>
            {summary}
            <div class="page address-page">
                <h1>{title}</h1>
                <form method="post" action=format!("/account/addresses/{}", links::encode(&id)) novalidate>
                    // The Enter key presses a form's first button: it keeps the address.
                    <input type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" value=words.address_keep() />
                    {address::fieldset(&form, &errors, words)}
                    <TextField
                        id=Field::Phone.id()
                        label=words.checkout_phone()
                        hint=words.checkout_phone_hint()
                        kind="tel"
                        autocomplete="shipping tel"
                        optional=true
                        value=form.phone.clone()
                        error=error_at(&errors, Field::Phone)
                    />
                    <button class="button button-primary">{words.address_keep()}</button>
                    " "
                    <a class="button" href="/account#addresses">{words.address_back()}</a>
                </form>
            </div>
        </Page>
    }
}

/// The book on the account's page.
pub(super) fn book(addresses: Vec<AccountAddress>, words: Words) -> impl IntoView {
    let none = addresses
        .is_empty()
        .then(|| view! { <p>{words.address_none()}</p> });
    let entries = addresses
        .into_iter()
        .map(|address| entry(address, words))
        .collect::<Vec<_>>();
    view! {
        <section class="page" id="addresses">
            <h2>{words.address_book()}</h2>
            {none}
            <ul class="ticket-list">{entries}</ul>
            <p>
                <a class="button" href="/account/addresses/new">{words.address_new()}</a>
            </p>
        </section>
    }
}

fn entry(address: AccountAddress, words: Words) -> impl IntoView + use<> {
    let AccountAddress {
        id,
        name,
        lines,
        is_default,
    } = address;
    let path = format!("/account/addresses/{}", links::encode(&id));
    let lines = lines
        .into_iter()
        .map(|line| view! { <span class="address-line">{line}</span> })
        .collect::<Vec<_>>();
    let default = if is_default {
        view! { <p class="badge good">{words.address_default()}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=format!("{path}/default")>
                <button class="link-button" aria-label=words.address_make_default_named(&name)>
                    {words.address_make_default()}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <li class="ticket ticket-with-stub">
            <div>
                <h3>{name.clone()}</h3>
                <p class="address-lines">{lines}</p>
            </div>
            <div>
                {default}
                <p>
                    <a href=path.clone() aria-label=words.address_edit_named(&name)>{words.address_change()}</a>
                </p>
                <details>
                    <summary aria-label=words.address_remove_named(&name)>{words.address_remove()}</summary>
                    <form method="post" action=format!("{path}/remove")>
                        <button class="button">{words.address_remove_yes()}</button>
                    </form>
                </details>
            </div>
        </li>
    }
}
