use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wording::Words;

use crate::{
    components::{
        KeepOrder, LocalTime, LongNumber, Meta, OrderLines, Page, Place, Row,
        ticket::{less, or_free, said},
    },
    context::{show, storefront, words},
    view::{Destination, Order, Parcel, Payment, ProgressStep, StepState},
};

#[component]
pub fn OrderPage() -> impl IntoView {
    let token = use_params_map()
        .get_untracked()
        .get("token")
        .unwrap_or_default();
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.order(&token).await,
            |order| view! { <OrderView order /> },
        )
    })
}

#[component]
pub fn OrderView(order: Order) -> impl IntoView {
    let words = words();
    let (note, placed) = (words.order_note(), words.order_placed());
    let meta = Meta::private(
        words.order_title(&order.number),
        format!("/orders/{}", order.token),
    )
    .at(Place::Orders);
    let progress = order
        .progress
        .iter()
        .map(|step| progress_step(step, words))
        .collect::<Vec<_>>();
    let discount = order.discount.as_ref().map(
        |(code, amount)| view! { <Row label=words.order_code(code) amount=less(*amount, words) /> },
    );
    let tax = |added: bool| {
        let (row, amount) = order.tax.clone().filter(|(row, _)| row.added == added)?;
        Some(view! { <Row label=row.label amount=words.money(amount) inside=!added /> })
    };
    let (on_top, inside) = (tax(true), tax(false));
    let unpaid = order.unpaid.then(|| {
        view! {
            <p>
                <a class="button button-primary" href=format!("/result/{}", order.token)>
                    {words.order_check_or_pay()}
                </a>
            </p>
        }
    });
    let can_be_had = order.lines.iter().any(|line| line.page.is_some());
    let again = (can_be_had && !order.unpaid).then(|| {
        view! {
            <form class="no-print order-again" method="post" action=format!("/orders/{}/again", order.token)>
                <button class="button">{words.reorder_again()}</button>
            </form>
        }
    });
    view! {
        <Page meta>
            <article class="page">
                <div class="ticket boarding-pass">
                    <div>
                        <p class="kicker">{placed.s0}<LocalTime at=order.placed />{placed.s1}</p>
                        <h1>
                            <span>{format!("{} ", words.order_number())}</span>
                            <span class="mono copyable">{order.number}</span>
                        </h1>
                        <ol class="route" aria-label=words.order_progress()>
                            {progress}
                        </ol>
                        <p class="lead">{order.next}</p>
                        {said(&order.arrival)}
                        {unpaid}
                    </div>
                    <div>
                        <h2>{words.order_contents()}</h2>
                        <OrderLines lines=order.lines />
                        <dl class="rows">
                            <Row label=words.order_goods().to_owned() amount=words.money(order.goods) />
                            {discount}
                            <Row
                                label=order.delivery_name.clone()
                                amount=or_free(order.delivery, words)
                            />
                            {on_top}
                            <Row label=words.order_total().to_owned() amount=words.money(order.total) total=true />
                            {inside}
                        </dl>
                    </div>
                    <div class="pass-details">
                        {order.destination.as_ref().map(|to| address(to, words))}
                        {order.parcels.into_iter().map(|it| parcel(it, words)).collect::<Vec<_>>()}
                        {still_to_come(order.still_to_come, words)}
                        {payment(order.payment, words)}
                        {order.destination.as_ref().map(|to| news(to, words))}
                        <div class="barcode" aria-hidden="true"></div>
                    </div>
                </div>
                {again}
                <KeepOrder keep=order.keep token=order.token />
                <p class="small muted no-print">
                    {note.s0} <a href="/help#contact">{note.order_write_to_us}</a> {note.s1}
                </p>
            </article>
        </Page>
    }
}

fn progress_step(step: &ProgressStep, words: Words) -> impl IntoView + use<> {
    let (class, said) = match step.state {
        StepState::Done => ("done", words.order_step_done()),
        StepState::Current => ("current", words.order_step_current()),
        StepState::Ahead => ("", words.order_step_ahead()),
    };
    let here = (step.state == StepState::Current).then_some("step");
    view! {
        <li class=class aria-current=here>
            {step.name.clone()}
            {step.at.clone().map(|at| view! { <span class="small muted step-time"><LocalTime at /></span> })}
            <span class="visually-hidden">{said}</span>
        </li>
    }
}

fn address(to: &Destination, words: Words) -> impl IntoView + use<> {
    let line = |line: &String| view! { <bdi>{line.clone()}</bdi> };
    let lines = to.lines.iter().map(line).collect::<Vec<_>>();
    let phone = (!to.phone.is_empty()).then(|| line(&to.phone));
    view! {
        <section>
            <h2 class="kicker">{words.order_going_to()}</h2>
            <address>
                <strong><bdi>{to.name.clone()}</bdi></strong>
                {lines}
                {phone}
            </address>
        </section>
    }
}

fn parcel(parcel: Parcel, words: Words) -> impl IntoView {
    let link = parcel.page.map(|page| {
        view! {
            <a href=page rel="noopener noreferrer" target="_blank">
                {words.order_follow_parcel()}
            </a>
        }
    });
    let text = (!parcel.text.is_empty())
        .then(|| view! { <span class="mono copyable">{parcel.text}</span> });
    let left = words.order_parcel_left();
    view! {
        <section>
            <h2 class="kicker">{parcel.name}</h2>
            {pieces(parcel.items)}
            {text}
            {link}
            <span class="small muted">{left.s0}<LocalTime at=parcel.left />{left.s1}</span>
        </section>
    }
}

/// What the buyer still waits for, once a part of the order has left.
fn still_to_come(items: Vec<String>, words: Words) -> Option<AnyView> {
    (!items.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="kicker">{words.order_still_to_come()}</h2>
                {pieces(items)}
            </section>
        }
        .into_any()
    })
}

fn pieces(items: Vec<String>) -> Vec<AnyView> {
    let item = |item| view! { <span>{item}</span> }.into_any();
    items.into_iter().map(item).collect()
}

fn payment(payment: Payment, words: Words) -> impl IntoView {
    let method = (!payment.method.is_empty()).then(|| view! { <span>{payment.method}</span> });
    let refunds = payment
        .refunds
        .into_iter()
        .map(|refund| view! { <strong>{refund}</strong> })
        .collect::<Vec<_>>();
    let number = (!payment.payment_id.is_empty()).then(|| {
        view! {
            <span class="small">
                {format!("{} ", words.order_payment_number())}
                <LongNumber number=payment.payment_id />
            </span>
        }
    });
    view! {
        <section>
            <h2 class="kicker">{words.order_payment()}</h2>
            <strong>{payment.status}</strong>
            {refunds}
            {method}
            {number}
        </section>
    }
}

fn news(to: &Destination, words: Words) -> impl IntoView + use<> {
    view! {
        <section>
            <h2 class="kicker">{words.order_news_to()}</h2>
            <bdi>{to.email.clone()}</bdi>
        </section>
    }
}
