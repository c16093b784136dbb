use leptos::prelude::*;

use crate::{
    components::{
        ErrorSummary, LivePaymentPanel, Meta, Page, PayOptionsField, Place, Row, TextField, Totals,
        alert::field_error,
        field::{described_by, error_at},
        ticket::or_free,
    },
    context::{show, storefront},
    forms::RefusedCheckout,
    islands::PayButton,
    view::{COUNTRIES, Cart, Checkout, CheckoutForm, DeliveryOption, Field, FieldError, Saving},
};

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
    let meta = Meta::private("Checkout", "/checkout")
        .at(Place::Cart)
        .refused(refused);
    let summary = refused.then(|| {
        let errors = checkout.errors.iter().map(Into::into).collect();
        view! { <ErrorSummary errors /> }
    });
    let content = if let Some(live) = checkout.cart.live.clone() {
        view! { <div class="page"><LivePaymentPanel live /></div> }.into_any()
    } else if checkout.cart.lines.is_empty() {
        blocked(
            "Your cart is empty, so there is nothing to pay.",
            "/shop",
            "Go to the shop",
        )
        .into_any()
    } else if !checkout.cart.payable {
        blocked(
            "Something in your cart has sold out or is scarce.",
            "/cart",
            "See your cart",
        )
        .into_any()
    } else {
        form(checkout).into_any()
    };
    view! {
        <Page meta>
            {summary}
            <div class="page title-row">
                <h1>"Checkout"</h1>
            </div>
            {content}
        </Page>
    }
}

fn blocked(why: &'static str, href: &'static str, onwards: &'static str) -> impl IntoView {
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

fn form(checkout: Checkout) -> impl IntoView {
    let Checkout {
        cart,
        delivery,
        pay,
        form,
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
        .map(|(at, option)| radio(option, at, at == chosen))
        .collect::<Vec<_>>();
    let delivery_error = error_at(&errors, Field::Delivery);
    let guest = match pay.saving {
        Saving::NeedsAccount | Saving::Never => true,
        Saving::AskedLater | Saving::AskedHere => false,
    };
    view! {
        <form class="page two-columns checkout" method="post" action="/checkout" novalidate>
            <input type="hidden" name="review" value=review />
            <div>
                {guest.then(|| view! { <p class="muted">"No account needed."</p> })}
                {contact(&form, &errors)}
                {address(&form, &errors)}
                <fieldset class:invalid=delivery_error.is_some() aria-describedby=described_by("delivery", false, delivery_error.is_some())>
                    <legend>"Delivery"</legend>
                    {field_error("delivery", delivery_error.as_deref())}
                    <div class="options">{options}</div>
                </fieldset>
                <PayOptionsField options=pay error=error_at(&errors, Field::Pay) />
            </div>
            {ticket(cart, &delivery)}
        </form>
    }
}

fn contact(form: &CheckoutForm, errors: &[FieldError]) -> impl IntoView + use<> {
    let error = |field| error_at(errors, field);
    view! {
        <fieldset>
            <legend>"Contact"</legend>
            <TextField
                id=Field::Email.id()
                label="Email"
                hint="For the receipt and news of this order, nothing else."
                kind="email"
                autocomplete="email"
                value=form.email.clone()
                error=error(Field::Email)
            />
            <TextField
                id=Field::Phone.id()
                label="Phone"
                hint="Only for the courier, if the parcel cannot be delivered."
                kind="tel"
                autocomplete="shipping tel"
                optional=true
                value=form.phone.clone()
                error=error(Field::Phone)
            />
        </fieldset>
    }
}

fn address(form: &CheckoutForm, errors: &[FieldError]) -> impl IntoView + use<> {
    let error = |field| error_at(errors, field);
    let country_error = error(Field::Country);
    let countries = COUNTRIES
        .into_iter()
        .map(|(code, name)| {
            view! {
                <option value=code selected=code == form.country>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <fieldset>
            <legend>"Shipping address"</legend>
            <TextField
                id=Field::Name.id()
                label="Full name"
                autocomplete="shipping name"
                value=form.name.clone()
                error=error(Field::Name)
            />
            <div class="field" class:invalid=country_error.is_some()>
                <label for="country">"Country or region"</label>
                {field_error("country", country_error.as_deref())}
                <select
                    id="country"
                    name="country"
                    autocomplete="shipping country"
                    aria-describedby=described_by("country", false, country_error.is_some())
                    aria-invalid=country_error.is_some().then_some("true")
                >
                    <option value="">"Choose one"</option>
                    {countries}
                </select>
            </div>
            <TextField
                id=Field::Address1.id()
                label="Address"
                autocomplete="shipping address-line1"
                value=form.address1.clone()
                error=error(Field::Address1)
            />
            <TextField
                id=Field::Address2.id()
                label="Flat, floor or building"
                autocomplete="shipping address-line2"
                optional=true
                value=form.address2.clone()
                error=error(Field::Address2)
            />
            <div class="field-pair">
                <TextField
                    id=Field::City.id()
                    label="Town or city"
                    autocomplete="shipping address-level2"
                    value=form.city.clone()
                    error=error(Field::City)
                />
                <TextField
                    id=Field::Postcode.id()
                    label="Postcode"
                    autocomplete="shipping postal-code"
                    value=form.postcode.clone()
                    error=error(Field::Postcode)
                />
            </div>
        </fieldset>
    }
}

/// The first radio carries the field's id, so that the error summary leads to it.
fn radio(option: &DeliveryOption, at: usize, chosen: bool) -> impl IntoView + use<> {
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
            <span class="figure">{or_free(option.price)}</span>
            <span class="small muted" id=format!("{id}-promise")>
                {option.promise.clone()}
            </span>
        </div>
    }
}

/// The order as a ticket, with the one button on its stub.
fn ticket(cart: Cart, delivery: &[DeliveryOption]) -> impl IntoView + use<> {
    let lines = cart
        .lines
        .iter()
        .map(|line| {
            let name = if line.label.is_empty() { line.name.clone() } else { format!("{}, {}", line.name, line.label) };
            view! { <Row label=format!("{} × {name}", line.quantity) amount=line.total.to_string() /> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="ticket ticket-torn" aria-labelledby="order">
            <div>
                <h2 id="order">"Your order"</h2>
                <dl class="rows">{lines}</dl>
                <p class="small">
                    <a href="/cart">"Change the cart"</a>
                </p>
            </div>
            <div>
                <dl class="rows">
                    <Totals cart=cart.clone() />
                    <div class="row">
                        <dt>"Delivery"</dt>
                        <dd class="figure">{per_option(delivery, |option| or_free(option.price))}</dd>
                    </div>
                    <div class="row row-total">
                        <dt>"Total"</dt>
                        <dd class="figure">{per_option(delivery, |option| option.total.to_string())}</dd>
                    </div>
                </dl>
            </div>
            <div>
                <button class="button button-primary button-large">
                    "Pay " {per_option(delivery, |option| option.total.to_string())}
                </button>
                <PayButton />
                <p class="small muted">
                    "You finish on Antom’s secure page. Your card details never pass through this shop."
                </p>
            </div>
        </section>
    }
}

/// The words for each delivery option; the style sheet shows those of the checked radio, so that
/// the total is right without JavaScript.
fn per_option(
    delivery: &[DeliveryOption],
    words: fn(&DeliveryOption) -> String,
) -> impl IntoView + use<> {
    delivery
        .iter()
        .enumerate()
        .map(|(at, option)| view! { <span class=format!("for-delivery for-delivery-{at}")>{words(option)}</span> })
        .collect::<Vec<_>>()
}
