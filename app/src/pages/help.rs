use leptos::prelude::*;

use crate::components::{Meta, Page, Place};

#[component]
pub fn HelpPage() -> impl IntoView {
    let meta = Meta::public(
        "Help",
        "How Wayfare delivers, how to return goods, how your payment is kept safe, and how to reach a person.",
        "/help",
    )
    .at(Place::Help);
    view! {
        <Page meta>
            <div class="page title-row">
                <h1>"How can we help?"</h1>
            </div>
            <div class="page help">
                <section id="delivery">
                    <h2>"Delivery"</h2>
                    <p>
                        "The checkout shows every way of delivery with its price and how many days it takes, before you pay. We pack on working days and write to you when the parcel leaves."
                    </p>
                    <p>
                        "Where is my order? Its page shows the stop that it has reached: see " <a href="/orders">"your orders"</a>
                        ", or open the link in your receipt."
                    </p>
                </section>
                <section id="returns">
                    <h2>"Returns"</h2>
                    <p>
                        "You can send back unused goods within 30 days. Write to us with the order number and we will send you the address. The money goes back the way it came."
                    </p>
                    <p>"Opened coffee and downloaded guides cannot be returned, unless something is wrong with them."</p>
                </section>
                <section id="payment">
                    <h2>"Safe payment"</h2>
                    <p>
                        "You pay on a page of Antom, our payment service. Your card details never pass through this shop, and we do not keep them. Antom keeps a card that you save in your account; we see its last four digits, and you can remove it at any time."
                    </p>
                    <p>
                        "An order is charged once. If you pressed twice, went back or lost the page, open the order: it says whether you were charged. While a payment may still arrive, we do not let a second one start."
                    </p>
                </section>
                <section id="contact">
                    <h2>"Contact"</h2>
                    <p>
                        "Write to " <a href="mailto:help@wayfare.example">"help@wayfare.example"</a>
                        " and name your order number. A person answers within one working day."
                    </p>
                </section>
            </div>
        </Page>
    }
}
