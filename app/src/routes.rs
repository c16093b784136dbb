//! Which page answers which address.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    error::NotFound,
    pages::{
        CartPage, CheckoutPage, HelpPage, HomePage, ListingPage, OrderPage, OrdersPage,
        ProductPage, ResultPage,
    },
};

/// Every page of the shop. Each route's view is a whole document, so there is no shell around it:
/// a page's title and status are known before its first byte is sent.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/shop") view=ListingPage ssr=SsrMode::Async />
                <Route path=path!("/products/:slug") view=ProductPage ssr=SsrMode::Async />
                <Route path=path!("/cart") view=CartPage ssr=SsrMode::Async />
                <Route path=path!("/checkout") view=CheckoutPage ssr=SsrMode::Async />
                <Route path=path!("/result/:token") view=ResultPage ssr=SsrMode::Async />
                <Route path=path!("/orders") view=OrdersPage ssr=SsrMode::Async />
                <Route path=path!("/orders/:token") view=OrderPage ssr=SsrMode::Async />
                <Route path=path!("/help") view=HelpPage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
