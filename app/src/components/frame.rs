use domain::Currency;
use leptos::prelude::*;

use super::Place;
use crate::islands::CartCount;

/// The header: the same on every page, help in the same place.
#[component]
pub fn Head(place: Place, sandbox: bool) -> impl IntoView {
    let here = |entry: Place| (entry == place).then_some("page");
    let demo = sandbox.then(|| view! { <p class="demo">"Demo shop: no money moves"</p> });
    view! {
        {demo}
        <header class="top">
            <div class="w">
                <a class="mark" href="/">
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
                    <a class="cart" href="/cart" aria-current=here(Place::Cart)>
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
        <footer class="foot">
            <div class="w">
                <p class="mark">"Wayfare"</p>
                <p class="sm mut">"Goods, coffee and tickets for people on the move."</p>
                <nav aria-label="Account and help">
                    <a href="/account">"Account"</a>
                    <a href="/help#delivery">"Delivery"</a>
                    <a href="/help#returns">"Returns"</a>
                    <a href="/help#payment">"Safe payment"</a>
                    <a href="/help#contact">"Contact"</a>
                </nav>
                <form class="money" method="post" action="/currency">
                    <input type="hidden" name="back" value=back />
                    <label for="currency">"Prices in"</label>
                    <select id="currency" name="currency">
                        {choices}
                    </select>
                    <button class="b">"Change"</button>
                </form>
            </div>
        </footer>
    }
}
