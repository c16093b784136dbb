use std::borrow::Cow;

use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{
        ErrorSummary, JustPaid, LivePaymentPanel, Meta, Page, PayOptionsField, PaySubmit, Place,
        Row, TextField, Totals,
        alert::field_error,
        field::{described_by, error_at},
        ticket::or_free,
    },
    context::{show, site, storefront, words},
    forms::RefusedCheckout,
    view::{
        AccountAddress, Cart, Checkout, CheckoutForm, DeliveryOption, Field, FieldError, Saving,
        TaxRow,
    },
};

pub(crate) mod address;

/// The form's id: the currency chooser below the page belongs to the form while it is there.
pub(crate) const FORM: &str = "checkout";

#[component]
pub fn CheckoutPage() -> impl IntoView {
    let refused = use_context::<RefusedCheckout>();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.checkout().await.map(Some), |mut checkout| {
            if let Some(RefusedCheckout { form, errors }) = refused {
                checkout.pay.form = form.pay.clone();
                checkout.form = form;
                checkout.errors = errors;
            }
            view! { <CheckoutView checkout /> }
        })
    })
}

#[component]
pub fn CheckoutView(checkout: Checkout) -> impl IntoView {
    let refused = !checkout.errors.is_empty();
    let words = words();
    let is_form =
        checkout.cart.live.is_none() && checkout.cart.payable && !checkout.cart.lines.is_empty();
    let meta = Meta::private(words.checkout_title(), "/checkout")
        .at(Place::Cart)
        .refused(refused)
        .keeping(is_form.then_some(FORM));
    let summary = refused.then(|| {
        let errors = checkout.errors.iter().map(Into::into).collect();
        view! { <ErrorSummary errors /> }
    });
    let just_paid = checkout.cart.just_paid.clone();
    let just_paid = just_paid.map(|order| view! { <div class="page"><JustPaid order /></div> });
    let content = if let Some(live) = checkout.cart.live.clone() {
        view! { <div class="page"><LivePaymentPanel live /></div> }.into_any()
    } else if checkout.cart.lines.is_empty() {
        blocked(
            words.checkout_empty().to_owned(),
            "/shop",
            words.checkout_go_to_shop().to_owned(),
        )
        .into_any()
    } else if !checkout.cart.payable {
        blocked(
            words.checkout_scarce().to_owned(),
            "/cart",
            words.checkout_see_cart().to_owned(),
        )
        .into_any()
    } else {
        form(checkout, words).into_any()
    };
    view! {
        <Page meta>
            {summary}
            <div class="page title-row">
                <h1>{words.checkout_title()}</h1>
            </div>
            {just_paid}
            {content}
        </Page>
    }
}

fn blocked(why: String, href: &'static str, onwards: String) -> impl IntoView {
    view! {
        <div class="page empty-state">
            <p class="lead">{why}</p>
            <p>
                <a class="button button-primary" href=href>
                    {onwards}
                </a>
            </p>
        </div>
    }
}

fn form(checkout: Checkout, words: Words) -> impl IntoView {
    let Checkout {
        cart,
        delivery,
        tax,
        pay,
        form,
        addresses,
        errors,
        review,
    } = checkout;
    let chosen = delivery
        .iter()
        .position(|option| option.id == form.delivery)
        .unwrap_or(0);
    let options = delivery
        .iter()
        .enumerate()
        .map(|(at, option)| radio(option, at, at == chosen, words))
        .collect::<Vec<_>>();
    let delivery_error = error_at(&errors, Field::Delivery);
    let guest = match pay.saving {
        Saving::NeedsAccount | Saving::Never => true,
        Saving::AskedLater | Saving::AskedHere => false,
    };
    view! {
        <form id=FORM class="page two-columns checkout" method="post" action="/checkout" novalidate>
            // The Enter key presses a form's first button: it pays, and does not lead elsewhere.
            <input type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" value=words.checkout_title() />
            <input type="hidden" name="review" value=review />
            <details class="order-in-short">
                <summary>
                    {format!("{} ", words.checkout_order())}
                    <span class="figure">{per_option(&delivery, |option| words.money(option.total))}</span>
                </summary>
                <dl class="rows">{lines_of(&cart, words)}</dl>
            </details>
            <div>
                {(guest && site().about.parts.accounts).then(|| view! {
                    <p class="muted">
                        {words.checkout_no_account()} " "
                        <button class="link-button" name="leave" value="login">{words.checkout_log_in()}</button>
                    </p>
                })}
                {contact(&form, &errors, words)}
                {known(addresses, words)}
                {address::fieldset(&form, &errors, words)}
                <fieldset class:invalid=delivery_error.is_some() aria-describedby=described_by("delivery", false, delivery_error.is_some())>
                    <legend>{words.checkout_delivery()}</legend>
                    {field_error("delivery", delivery_error.as_deref())}
                    <div class="options">{options}</div>
                </fieldset>
                <PayOptionsField
                    options=pay
                    error=error_at(&errors, Field::Pay)
                    cpf_error=error_at(&errors, Field::Cpf)
                />
            </div>
            {ticket(cart, &delivery, tax, words)}
        </form>
    }
}

/// The buyer's book: each is a button that fills the address below.
fn known(addresses: Vec<AccountAddress>, words: Words) -> Option<impl IntoView + use<>> {
    let buttons = addresses
        .into_iter()
        .map(|address| {
            let line = std::iter::once(address.name).chain(address.lines);
            let line = line.collect::<Vec<_>>().join(", ");
            view! {
                <li>
                    <button class="link-button" name="leave" value=format!("address:{}", address.id)>
                        {line}
                    </button>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!buttons.is_empty()).then(|| {
        view! {
            <details class="known-addresses">
                <summary>{words.address_choose()}</summary>
                <ul>{buttons}</ul>
            </details>
        }
    })
}

fn contact(form: &CheckoutForm, errors: &[FieldError], words: Words) -> impl IntoView + use<> {
    let error = |field| error_at(errors, field);
    view! {
        <fieldset>
            <legend>{words.checkout_contact()}</legend>
            <TextField
                id=Field::Email.id()
                label=words.checkout_email()
                hint=words.checkout_email_hint()
                kind="email"
                autocomplete="email"
                value=form.email.clone()
                error=error(Field::Email)
            />
            <TextField
                id=Field::Phone.id()
                label=words.checkout_phone()
                hint=words.checkout_phone_hint()
                kind="tel"
                autocomplete="shipping tel"
                optional=true
                value=form.phone.clone()
                error=error(Field::Phone)
            />
        </fieldset>
    }
}

/// The first radio carries the field's id, so that the error summary leads to it.
fn radio(option: &DeliveryOption, at: usize, chosen: bool, words: Words) -> impl IntoView + use<> {
    let id = if at == 0 {
        "delivery".to_owned()
    } else {
        format!("delivery-{at}")
    };
    view! {
        <div class="option">
            <input
                class=format!("delivery-{at}")
                id=id.clone()
                type="radio"
                name="delivery"
                value=option.id.clone()
                checked=chosen
                aria-describedby=format!("{id}-promise")
            />
            <label for=id.clone()>{option.name.clone()}</label>
            <span class="figure">{or_free(option.price, words)}</span>
            <span class="small muted" id=format!("{id}-promise")>
                {option.promise.clone()}
            </span>
        </div>
    }
}

/// The order as a ticket, with the one button on its stub.
fn ticket(
    cart: Cart,
    delivery: &[DeliveryOption],
    tax: Option<TaxRow>,
    words: Words,
) -> impl IntoView + use<> {
    let lines = lines_of(&cart, words);
    let pay = pay(delivery, words);
    let about = site().about;
    let seller = about.company.as_ref().map(|company| {
        view! { <p class="small muted">{words.checkout_seller(company.line())}</p> }
    });
    let tax = |added: bool| {
        let row = tax.clone().filter(|row| row.added == added)?;
        Some(view! {
            <div class="row" class:row-inside=!added>
                <dt>{row.label}</dt>
                <dd class="figure">
                    {per_option(delivery, |option| option.tax.map_or_else(String::new, |tax| words.money(tax)))}
                </dd>
            </div>
        })
    };
    let (on_top, inside) = (tax(true), tax(false));
    view! {
        <section class="ticket ticket-torn" aria-labelledby="order">
            <div>
                <h2 id="order">{words.checkout_order()}</h2>
                <dl class="rows">{lines}</dl>
                <p class="small">
                    <button class="link-button" name="leave" value="cart">{words.checkout_change_cart()}</button>
                </p>
            </div>
            <div>
                <dl class="rows">
                    <Totals cart=cart.clone() />
                    <div class="row">
                        <dt>{words.checkout_delivery()}</dt>
                        <dd class="figure">{per_option(delivery, |option| or_free(option.price, words))}</dd>
                    </div>
                    {on_top}
                    <div class="row row-total">
                        <dt>{words.checkout_total()}</dt>
                        <dd class="figure">{per_option(delivery, |option| words.money(option.total))}</dd>
                    </div>
                    {inside}
                </dl>
            </div>
            <div>
                <PaySubmit class="button button-primary button-large">
                    {pay}
                </PaySubmit>
                <p class="small muted after-pay">
                    <span class="after-saved">{words.checkout_note_saved()}</span>
                    <span class="after-typed">{words.checkout_note_typed()}</span>
                    <span class="after-other">{words.checkout_note()}</span>
                </p>
                {seller}
            </div>
        </section>
    }
}

fn lines_of(cart: &Cart, words: Words) -> Vec<AnyView> {
    let lines = cart.lines.iter().map(|line| {
        let name = if line.label.is_empty() {
            line.name.clone()
        } else {
            format!("{}, {}", line.name, line.label)
        };
        let label = format!("{} × {name}", line.quantity);
        view! { <Row label amount=words.money(line.total) /> }.into_any()
    });
    lines.collect()
}

/// What the button says: the total of each delivery option, in the place that the language has
/// for it.
fn pay(delivery: &[DeliveryOption], words: Words) -> Vec<AnyView> {
    let pay = words.checkout_pay();
    let text = |text: Cow<'static, str>| (!text.is_empty()).then(|| text.into_any());
    text(pay.s0)
        .into_iter()
        .chain(per_option(delivery, |option| words.money(option.total)))
        .chain(text(pay.s1))
        .collect()
}

/// The text for each delivery option; the style sheet shows that of the checked radio, so that
/// the total is right without JavaScript.
fn per_option(
    delivery: &[DeliveryOption],
    text: impl Fn(&DeliveryOption) -> String,
) -> Vec<AnyView> {
    delivery
        .iter()
        .enumerate()
        .map(|(at, option)| {
            view! { <span class=format!("for-delivery for-delivery-{at}")>{text(option)}</span> }
                .into_any()
        })
        .collect()
}
