use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{LocalTime, Meta, Page, Place},
    context::{show, site, storefront, words},
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
    let words = words();
    let meta = Meta::private(words.order_list_title(), "/orders").at(Place::Orders);
    let content = if orders.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">{words.order_list_empty()}</p>
                <p>
                    {format!("{} ", words.order_list_empty_advice())}
                    <a href="/shop">{words.order_list_go_to_shop()}</a>
                </p>
            </div>
        }
        .into_any()
    } else {
        trips(orders, words).into_any()
    };
    let find = view! {
        <p>
            <a href="/find-order">{words.lookup_link()}</a>
        </p>
    };
    let account = site().about.parts.accounts.then(|| {
        view! {
            <p>
                <a href="/account">{words.order_list_in_account()}</a>
            </p>
        }
    });
    view! {
        <Page meta>
            <div class="page">
                <div class="title-row">
                    <h1>{words.order_list_title()}</h1>
                    {account}
                </div>
                {content}
                {find}
            </div>
        </Page>
    }
}

/// Orders as a list of tickets.
pub(super) fn trips(orders: Vec<OrderListItem>, words: Words) -> impl IntoView {
    let orders = orders
        .into_iter()
        .map(|order| item(order, words))
        .collect::<Vec<_>>();
    view! { <ul class="ticket-list">{orders}</ul> }
}

fn item(order: OrderListItem, words: Words) -> impl IntoView {
    let unpaid = order.unpaid.then(|| {
        view! { <a href=format!("/result/{}", order.token)>{words.order_check_result()}</a> }
    });
    let pictures = order
        .pictures
        .into_iter()
        .map(|picture| {
            view! { <img src=picture.src alt=picture.alt width="400" height="300" loading="lazy" /> }
        })
        .collect::<Vec<_>>();
    view! {
        <li class="ticket ticket-with-stub">
            <div>
                <div class="order-pictures">{pictures}</div>
                <h2>
                    <a class="mono copyable" href=format!("/orders/{}", order.token)>
                        {order.number}
                    </a>
                </h2>
                <p class="small muted">
                    <LocalTime at=order.placed />
                    {format!(" · {}", words.order_pieces(order.pieces))}
                </p>
            </div>
            <div>
                <p class="figure">{words.money(order.total)}</p>
                <p class="small">{order.status}</p>
                {unpaid}
            </div>
        </li>
    }
}
