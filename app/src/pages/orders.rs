use leptos::prelude::*;

use crate::{
    components::{Meta, Page, Place, ticket::pieces},
    context::{show, storefront},
    view::OrderListItem,
};

#[component]
pub fn OrdersPage() -> impl IntoView {
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.orders().await.map(Some),
            |orders| view! { <OrdersView orders /> },
        )
    })
}

#[component]
pub fn OrdersView(orders: Vec<OrderListItem>) -> impl IntoView {
    let meta = Meta::private("Your orders", "/orders").at(Place::Orders);
    let content = if orders.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">"No orders yet from this browser."</p>
                <p>
                    "The link in your receipt opens an order on any device. "
                    <a href="/shop">"Go to the shop"</a>
                </p>
            </div>
        }
        .into_any()
    } else {
        trips(orders).into_any()
    };
    view! {
        <Page meta>
            <div class="page">
                <div class="title-row">
                    <h1>"Your orders"</h1>
                    <p>
                        <a href="/account">"Orders kept in your account"</a>
                    </p>
                </div>
                {content}
            </div>
        </Page>
    }
}

/// Orders as a list of tickets.
pub(super) fn trips(orders: Vec<OrderListItem>) -> impl IntoView {
    let orders = orders.into_iter().map(item).collect::<Vec<_>>();
    view! { <ul class="ticket-list">{orders}</ul> }
}

fn item(order: OrderListItem) -> impl IntoView {
    let unpaid = order.unpaid.then(|| {
        view! { <a href=format!("/result/{}", order.token)>"Check the result"</a> }
    });
    view! {
        <li class="ticket ticket-with-stub">
            <div>
                <h2>
                    <a class="mono copyable" href=format!("/orders/{}", order.token)>
                        {order.number}
                    </a>
                </h2>
                <p class="small muted">{format!("{} · {}", order.placed, pieces(order.pieces))}</p>
            </div>
            <div>
                <p class="figure">{order.total.to_string()}</p>
                <p class="small">{order.status}</p>
                {unpaid}
            </div>
        </li>
    }
}
