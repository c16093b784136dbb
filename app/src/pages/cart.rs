use domain::links;
use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{
        JustPaid, LivePaymentPanel, Meta, Page, Place, QuickPay, Row, Totals, alert::field_error,
        summary_of, ticket::said,
    },
    context::{asked, show, site, storefront, words},
    view::{Cart, CartLine, Discount, LineNotice, Problem},
};

#[component]
pub fn CartPage() -> impl IntoView {
    let problem = use_context::<Problem>();
    let shop = storefront();
    let added = asked().get("added").map(str::to_owned);
    // Who has just put something into the cart has a cookie, unless the browser refuses it.
    let refuses_cookies = added.is_some() && !site().keeps_cookies;
    Suspend::new(async move {
        show(
            shop.cart().await.map(Some),
            |cart| view! { <CartView cart problem added refuses_cookies /> },
        )
    })
}

#[component]
pub fn CartView(
    cart: Cart,
    problem: Option<Problem>,
    /// The number of what was put into it just now.
    #[prop(default = None)]
    added: Option<String>,
    #[prop(default = false)] refuses_cookies: bool,
) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.cart_title(), "/cart")
        .at(Place::Cart)
        .refused(problem.is_some());
    let summary = summary_of(problem.as_ref(), |field| {
        let lines = &cart.lines;
        lines
            .iter()
            .any(|line| field == format!("quantity-{}", links::encode(&line.sku)))
            || field == "code" && !lines.is_empty() && cart.discount.is_none()
    });
    let live = cart
        .live
        .clone()
        .map(|live| view! { <div class="page"><LivePaymentPanel live /></div> });
    let just_paid = cart
        .just_paid
        .clone()
        .map(|order| view! { <div class="page"><JustPaid order /></div> });
    let cancelled = cart.cancelled.clone().map(|number| {
        view! {
            <div class="page">
                <p class="alert" role="status">{words.cart_order_cancelled(number)}</p>
            </div>
        }
    });
    let missing = asked()
        .get("missing")
        .and_then(|count| count.parse::<u32>().ok());
    let missing = missing.filter(|count| *count > 0).map(|count| {
        view! {
            <div class="page">
                <p class="alert warning" role="status">{words.reorder_missing(count)}</p>
            </div>
        }
    });
    let added = added.and_then(|sku| just_added(&cart, &sku, words));
    let gone = left_out(&cart, words);
    let content = if refuses_cookies {
        needs_cookies(words).into_any()
    } else if cart.lines.is_empty() {
        empty(words).into_any()
    } else {
        filled(cart, problem.as_ref(), words).into_any()
    };
    view! {
        <Page meta>
            {summary}
            <div class="page title-row">
                <h1>{words.cart_title()}</h1>
            </div>
            {missing}
            {added}
            {just_paid}
            {cancelled}
            {live}
            {gone}
            {content}
        </Page>
    }
}

/// What is not part of the sum any more, and why: nothing leaves a cart without a word.
fn left_out(cart: &Cart, words: Words) -> Option<AnyView> {
    let lines = cart
        .gone
        .iter()
        .map(|gone| {
            view! {
                <form
                    class="alert warning"
                    method="post"
                    action=format!("{}/remove", links::cart_item(&gone.sku))
                >
                    <p>{words.cart_gone(&gone.name)}</p>
                    <button class="link-button">
                        {words.cart_remove()}
                        <span class="visually-hidden">{format!(" {}", gone.name)}</span>
                    </button>
                </form>
            }
        })
        .collect::<Vec<_>>();
    let code = cart.lost_code.as_ref().map(|code| {
        view! {
            <form class="alert warning" method="post" action="/cart/code/remove">
                <p>{words.cart_code_lost(code)}</p>
                <button class="link-button">{words.cart_remove_code(code)}</button>
            </form>
        }
    });
    (!lines.is_empty() || code.is_some())
        .then(|| view! { <div class="page">{lines} {code}</div> }.into_any())
}

/// What was put into the cart just now, with the way back to the shelf.
fn just_added(cart: &Cart, sku: &str, words: Words) -> Option<AnyView> {
    let line = cart.lines.iter().find(|line| line.sku == sku)?;
    let name = line.name.clone();
    let back = links::variant(&line.slug, &line.sku);
    Some(
        view! {
            <div class="page">
                <p class="badge good" role="status">{words.cart_added(&name)}</p>
                <p class="small">
                    <a href=back>{words.cart_back_to(&name)}</a>
                    " · "
                    <a href="/shop">{words.cart_keep_looking()}</a>
                </p>
            </div>
        }
        .into_any(),
    )
}

/// Without a cookie the shop cannot know whose cart it is.
fn needs_cookies(words: Words) -> impl IntoView {
    view! {
        <div class="page empty-state">
            <div class="alert bad" role="alert">
                <h2>{words.cart_needs_cookies()}</h2>
                <p>{words.cart_needs_cookies_message()}</p>
            </div>
            <p>
                <a class="button button-primary" href="/shop">
                    {words.cart_go_to_shop()}
                </a>
            </p>
        </div>
    }
}

fn empty(words: Words) -> impl IntoView {
    view! {
        <div class="page empty-state">
            <p class="lead">{words.cart_empty()}</p>
            <p>
                <a class="button button-primary" href="/shop">
                    {words.cart_go_to_shop()}
                </a>
            </p>
        </div>
    }
}

fn filled(cart: Cart, problem: Option<&Problem>, words: Words) -> impl IntoView + use<> {
    let lines = cart
        .lines
        .iter()
        .map(|line| cart_line(line, problem, words))
        .collect::<Vec<_>>();
    let quick = (!cart.quick.is_empty()).then(|| {
        let methods = cart.quick.clone();
        view! {
            <form method="post" action="/cart/quick">
                <QuickPay methods />
            </form>
        }
    });
    let onwards = match (&cart.live, cart.payable) {
        (Some(_), _) => {
            view! { <p class="small muted">{words.cart_checkout_waits()}</p> }.into_any()
        }
        (None, true) => view! {
            <a class="button button-primary button-large" href="/checkout">
                {words.cart_checkout()}
            </a>
            {quick}
        }
        .into_any(),
        (None, false) => view! {
            <p class="badge bad">{words.cart_checkout_blocked()}</p>
        }
        .into_any(),
    };
    let promotions = site().about.parts.promotions;
    let code = promotions.then(|| code_form(cart.discount.as_ref(), problem, words));
    view! {
        <div class="page two-columns">
            <ul class="item-list cart-items">{lines}</ul>
            <section class="ticket ticket-torn" aria-labelledby="sum">
                <div>
                    <h2 id="sum">{words.cart_summary()}</h2>
                    <dl class="rows">
                        <Totals cart=cart.clone() />
                        <Row label=words.cart_total().to_owned() amount=words.money(cart.total) total=true />
                    </dl>
                    {said(&cart.tax)}
                    {code}
                </div>
                <div>
                    {onwards}
                    {said(&cart.delivery)}
                    <p class="small muted">{words.cart_note()}</p>
                </div>
            </section>
        </div>
    }
}

fn cart_line(line: &CartLine, problem: Option<&Problem>, words: Words) -> impl IntoView + use<> {
    // An id has no blanks.
    let id = format!("quantity-{}", links::encode(&line.sku));
    let wrong = problem.filter(|problem| problem.field.as_deref() == Some(id.as_str()));
    let name = format!("{}, {}", line.name, line.label);
    let label =
        (!line.label.is_empty()).then(|| view! { <span class="muted">{line.label.clone()}</span> });
    view! {
        <li>
            <img
                src=line.picture.src.clone()
                alt=line.picture.alt.clone()
                width="400"
                height="300"
                decoding="async"
            />
            <div>
                <h2>
                    <a href=links::variant(&line.slug, &line.sku)>{line.name.clone()}</a>
                </h2>
                {label}
                <span class="small muted">{words.cart_each(words.money(line.unit))}</span>
                {line.notice.as_ref().map(|about| notice(about, words))}
                {field_error(&id, wrong.map(|problem| problem.message.as_str()))}
                <div class="actions">
                    <form class="quantity-form" method="post" action=links::cart_item(&line.sku) novalidate>
                        <label for=id.clone()>
                            {words.cart_quantity()}
                            <span class="visually-hidden">{format!(" {}", words.cart_quantity_rest(&name))}</span>
                        </label>
                        <input
                            class="quantity"
                            id=id.clone()
                            name="quantity"
                            type="number"
                            inputmode="numeric"
                            min="1"
                            max="20"
                            value=wrong.map_or_else(|| line.quantity.to_string(), |problem| problem.typed.clone())
                            required
                            aria-describedby=wrong.map(|_| format!("{id}-error"))
                            aria-invalid=wrong.map(|_| "true")
                        />
                        <button class="button">
                            {words.cart_update()} <span class="visually-hidden">{format!(" {name}")}</span>
                        </button>
                    </form>
                    <form method="post" action=format!("{}/remove", links::cart_item(&line.sku))>
                        <button class="link-button">
                            {words.cart_remove()} <span class="visually-hidden">{format!(" {name}")}</span>
                        </button>
                    </form>
                </div>
            </div>
            <span class="figure">{words.money(line.total)}</span>
        </li>
    }
}

fn notice(notice: &LineNotice, words: Words) -> impl IntoView + use<> {
    let (class, said) = match notice {
        LineNotice::PriceChanged { was } => {
            ("badge warning", words.cart_price_changed(words.money(*was)))
        }
        LineNotice::OnlyLeft(left) => ("badge bad", words.cart_only_left(*left)),
        LineNotice::OutOfStock => ("badge bad", words.cart_sold_out().to_owned()),
    };
    view! { <p class=class>{said}</p> }
}

/// Folded, so that nobody leaves to hunt for a code.
fn code_form(discount: Option<&Discount>, problem: Option<&Problem>, words: Words) -> AnyView {
    if let Some(discount) = discount {
        return view! {
            <form method="post" action="/cart/code/remove">
                <button class="link-button">{words.cart_remove_code(&discount.code)}</button>
            </form>
        }
        .into_any();
    }
    let wrong = problem.filter(|problem| problem.field.as_deref() == Some("code"));
    view! {
        <details open=wrong.is_some()>
            <summary>{words.cart_have_code()}</summary>
            <form class="promotion-code" method="post" action="/cart/code">
                <div class="field" class:invalid=wrong.is_some()>
                    <label for="code">{words.cart_code()}</label>
                    {field_error("code", wrong.map(|problem| problem.message.as_str()))}
                    <input
                        id="code"
                        name="code"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        value=wrong.map(|problem| problem.typed.clone())
                        aria-describedby=wrong.map(|_| "code-error")
                        aria-invalid=wrong.map(|_| "true")
                    />
                </div>
                <button class="button">{words.cart_use_code()}</button>
            </form>
        </details>
    }
    .into_any()
}
