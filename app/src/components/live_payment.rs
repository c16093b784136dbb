use leptos::prelude::*;

use super::PaySubmit;
use crate::{
    context::words,
    islands::ResultWatch,
    view::{LivePayment, Outcome, PaidOrder},
};

/// Stands where the way to pay would be while a payment may still succeed, so that nobody pays
/// twice: one sentence, one thing to press, and the news as they come.
#[component]
pub fn LivePaymentPanel(live: LivePayment) -> impl IntoView {
    let LivePayment {
        order_number,
        token,
        amount,
        outcome,
    } = live;
    let words = words();
    let is_waiting = matches!(outcome, Outcome::NeverLeft | Outcome::NotPaid);
    let says = if is_waiting {
        let says = words.pay_waits();
        view! {
            <p>
                {says.s0} <span class="mono">{order_number}</span> {says.s1}
                <strong class="figure">{words.money(amount)}</strong> {says.s2}
            </p>
        }
        .into_any()
    } else {
        let says = words.pay_may_arrive();
        view! {
            <p>
                {says.s0} <strong class="figure">{words.money(amount)}</strong>
                {says.s1} <span class="mono">{order_number}</span> {says.s2}
            </p>
        }
        .into_any()
    };
    let check = words.pay_check_result();
    let result = format!("/result/{token}");
    let (first, second) = if is_waiting {
        (
            view! {
                <form method="post" action=format!("/orders/{token}/pay")>
                    <PaySubmit class="button button-primary">{words.pay_continue()}</PaySubmit>
                </form>
            }
            .into_any(),
            view! { <a href=result>{check}</a> }.into_any(),
        )
    } else {
        (
            view! {
                <a class="button button-primary" href=result>
                    {check}
                </a>
            }
            .into_any(),
            ().into_any(),
        )
    };
    view! {
        <section
            class="ticket live-payment"
            aria-labelledby="live"
            data-shown=outcome.slug()
            data-watch=format!("/result/{token}/status")
        >
            <div>
                <p class="kicker">{words.pay_under_way()}</p>
                <h2 id="live">{words.pay_have_you_paid()}</h2>
                {says}
                <p id="news" role="status" aria-live="polite"></p>
                {first}
            </div>
            <div>
                <p>{second}</p>
                <form method="post" action=format!("/orders/{token}/withdraw")>
                    <button class="link-button">{words.pay_change_order()}</button>
                </form>
            </div>
        </section>
        <ResultWatch />
    }
}

/// Tells on the page that the buyer left that the order is paid.
#[component]
pub fn JustPaid(order: PaidOrder) -> impl IntoView {
    let words = words();
    let says = words.pay_just_paid();
    view! {
        <p class="badge good" role="status">
            {says.s0} <span class="mono">{order.order_number}</span> {says.s1} " "
            <a href=format!("/orders/{}", order.token)>{words.result_see_order()}</a>
        </p>
    }
}
