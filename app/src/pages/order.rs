use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::{
        KeepOrder, Meta, OrderLines, Page, Place, Row,
        ticket::{less, or_free},
    },
    context::{show, storefront},
    view::{Address, Order, Payment, ProgressStep, StepState},
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
    let meta = Meta::private(
        format!("Order {}", order.number),
        format!("/orders/{}", order.token),
    )
    .at(Place::Orders);
    let progress = order.progress.iter().map(progress_step).collect::<Vec<_>>();
    let discount = order
        .discount
        .as_ref()
        .map(|(code, amount)| view! { <Row label=format!("Code {code}") amount=less(*amount) /> });
    let unpaid = order.unpaid.then(|| {
        view! {
            <p>
                <a class="button button-primary" href=format!("/result/{}", order.token)>
                    "Check the result or pay"
                </a>
            </p>
        }
    });
    view! {
        <Page meta>
            <article class="page">
                <div class="ticket boarding-pass">
                    <div>
                        <p class="kicker">{format!("Placed {}", order.placed)}</p>
                        <h1>
                            <span>"Order "</span>
                            <span class="mono copyable">{order.number}</span>
                        </h1>
                        <ol class="route" aria-label="Progress of the order">
                            {progress}
                        </ol>
                        <p class="lead">{order.next}</p>
                        {unpaid}
                    </div>
                    <div>
                        <h2>"On board"</h2>
                        <OrderLines lines=order.lines />
                        <dl class="rows">
                            <Row label="Goods".to_owned() amount=order.goods.to_string() />
                            {discount}
                            <Row
                                label=order.delivery_name.clone()
                                amount=or_free(order.delivery)
                            />
                            <Row label="Total".to_owned() amount=order.total.to_string() total=true />
                        </dl>
                    </div>
                    <div class="pass-details">
                        {address(order.address)}
                        {payment(order.payment, order.email)}
                        <div class="barcode" aria-hidden="true"></div>
                    </div>
                </div>
                <KeepOrder keep=order.keep token=order.token />
                <p class="small muted no-print">
                    "Print this page or keep its address: it opens this order on any device. Questions? "
                    <a href="/help#contact">"Write to us"</a> " and name the order number."
                </p>
            </article>
        </Page>
    }
}

fn progress_step(step: &ProgressStep) -> impl IntoView + use<> {
    let (class, said) = match step.state {
        StepState::Done => ("done", ", done"),
        StepState::Current => ("current", ", the order is here"),
        StepState::Ahead => ("", ", still to come"),
    };
    let here = (step.state == StepState::Current).then_some("step");
    view! {
        <li class=class aria-current=here>
            {step.name.clone()}
            <span class="visually-hidden">{said}</span>
        </li>
    }
}

fn address(address: Address) -> impl IntoView {
    let lines = address
        .lines
        .into_iter()
        .map(|line| view! { <span>{line}</span> })
        .collect::<Vec<_>>();
    let phone = (!address.phone.is_empty()).then(|| view! { <span>{address.phone}</span> });
    view! {
        <section>
            <h2 class="kicker">"Going to"</h2>
            <address>
                <strong>{address.name}</strong>
                {lines}
                {phone}
            </address>
        </section>
    }
}

fn payment(payment: Payment, email: String) -> impl IntoView {
    let method = (!payment.method.is_empty()).then(|| view! { <span>{payment.method}</span> });
    let refunds = payment
        .refunds
        .into_iter()
        .map(|refund| view! { <strong>{refund}</strong> })
        .collect::<Vec<_>>();
    let number = (!payment.payment_id.is_empty()).then(|| {
        view! {
            <span class="small">
                "Payment number "
                <span class="mono copyable">{payment.payment_id}</span>
            </span>
        }
    });
    view! {
        <section>
            <h2 class="kicker">"Payment"</h2>
            <strong>{payment.status}</strong>
            {refunds}
            {method}
            {number}
        </section>
        <section>
            <h2 class="kicker">"Receipt and news to"</h2>
            <span>{email}</span>
        </section>
    }
}
