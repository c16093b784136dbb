use leptos::prelude::*;

use super::PaySubmit;
use crate::{context::words, view::LivePayment};

/// Stands where the way to pay would be while a payment may still succeed, so that nobody pays
/// twice.
#[component]
pub fn LivePaymentPanel(live: LivePayment) -> impl IntoView {
    let LivePayment {
        order_number,
        token,
        amount,
    } = live;
    let words = words();
    let may_arrive = words.pay_may_arrive();
    view! {
        <section class="ticket live-payment" aria-labelledby="live">
            <div>
                <p class="kicker">{words.pay_under_way()}</p>
                <h2 id="live">{words.pay_have_you_paid()}</h2>
                <p>
                    {may_arrive.s0} <strong class="figure">{amount.to_string()}</strong>
                    {may_arrive.s1} <span class="mono">{order_number}</span> {may_arrive.s2}
                </p>
                <p>
                    <a class="button button-primary" href=format!("/result/{token}")>
                        {words.pay_check_result()}
                    </a>
                </p>
            </div>
            <div>
                <p>{words.pay_not_yet()}</p>
                <div class="actions">
                    <form method="post" action=format!("/orders/{token}/pay")>
                        <PaySubmit class="button">{words.pay_continue()}</PaySubmit>
                    </form>
                    <form method="post" action=format!("/orders/{token}/withdraw")>
                        <button class="button">{words.pay_change_order()}</button>
                    </form>
                </div>
            </div>
        </section>
    }
}
