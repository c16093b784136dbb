use leptos::prelude::*;

use crate::{islands::PayButton, view::LivePayment};

/// Stands where the way to pay would be while a payment may still succeed, so that nobody pays
/// twice.
#[component]
pub fn LivePaymentPanel(live: LivePayment) -> impl IntoView {
    let LivePayment {
        order_number,
        token,
        amount,
    } = live;
    view! {
        <section class="ticket live-payment" aria-labelledby="live">
            <div>
                <p class="kicker">"Payment under way"</p>
                <h2 id="live">"Have you paid? Check the result"</h2>
                <p>
                    "A payment of " <strong class="figure">{amount.to_string()}</strong> " for order "
                    <span class="mono">{order_number}</span>
                    " may still arrive. So that you are not charged twice, a new one cannot start yet."
                </p>
                <p>
                    <a class="button button-primary" href=format!("/result/{token}")>
                        "Check the result"
                    </a>
                </p>
            </div>
            <div>
                <p>"Not paid yet? Your order waits for you."</p>
                <div class="actions">
                    <form method="post" action=format!("/orders/{token}/pay")>
                        <button class="button">"Continue to payment"</button>
                        <PayButton />
                    </form>
                    <form method="post" action=format!("/orders/{token}/withdraw")>
                        <button class="button">"I have not paid: change my order"</button>
                    </form>
                </div>
            </div>
        </section>
    }
}
