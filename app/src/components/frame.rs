use domain::Currency;
use leptos::prelude::*;

use super::Place;
use crate::islands::CartCount;

/// The header: the same on every page, help in the same place.
#[component]
pub fn Head(place: Place, sandbox: bool) -> impl IntoView {
    let here = |entry: Place| (entry == place).then_some("page");
    let demo = sandbox.then(|| view! { <p class="demo-banner">"Demo shop: no money moves"</p> });
    view! {
        {demo}
        <header class="site-header">
            <div class="page">
                <a class="wordmark" href="/">
                    "Wayfare"
                </a>
                <nav aria-label="Main">
                    <a href="/shop" aria-current=here(Place::Shop)>
                        "Shop"
                    </a>
                    <a href="/orders" aria-current=here(Place::Orders)>
                        "Orders"
                    </a>
                    <a href="/help" aria-current=here(Place::Help)>
                        "Help"
                    </a>
                    <a href="/cart" aria-current=here(Place::Cart)>
                        "Cart "
                        <CartCount />
                    </a>
                </nav>
            </div>
        </header>
    }
}

#[component]
pub fn Foot(currency: Currency, currencies: Vec<Currency>, back: String) -> impl IntoView {
    let choices = currencies
        .into_iter()
        .map(|choice| {
            let code = choice.code();
            view! {
                <option value=code selected=choice == currency>
                    {code}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <footer class="site-footer">
            <div class="page">
                <p class="wordmark">"Wayfare"</p>
                <p class="small muted">"Goods, coffee and tickets for people on the move."</p>
                <nav aria-label="Account and help">
                    <a href="/account">"Account"</a>
                    <a href="/help#delivery">"Delivery"</a>
                    <a href="/help#returns">"Returns"</a>
                    <a href="/help#payment">"Safe payment"</a>
                    <a href="/help#contact">"Contact"</a>
                </nav>
                <form class="currency-form" method="post" action="/currency">
                    <input type="hidden" name="back" value=back />
                    <label for="currency">"Prices in"</label>
                    <select id="currency" name="currency">
                        {choices}
                    </select>
                    <button class="button">"Change"</button>
                </form>
            </div>
        </footer>
    }
}
