use leptos::prelude::*;

use super::{
    audit::AuditTable,
    card::Cards,
    money::{Attempts, Captures, Money, Refunds},
    param,
    timeline::Timeline,
};
use crate::{
    components::{
        Row,
        admin::{
            AdminPage, Cell, Column, DisabledButton, NavEntry, OneButtonForm, StateBadge, Table,
            Time,
        },
    },
    context::office,
    view::admin::{ActionButton, AdminFrame, Buyer, CheckForm, Item, Order, Sum},
};

#[component]
pub fn AdminOrderPage() -> impl IntoView {
    let number = param("number");
    let office = office();
    Suspend::new(async move {
        let answer = office.port.order(&number).await;
        office
            .show(answer, |frame, order| view! { <OrderView frame order /> })
            .await
    })
}

#[component]
pub fn OrderView(frame: AdminFrame, order: Order) -> impl IntoView {
    let title = format!("Order {}", order.number);
    let captures = section(
        "captures",
        "Captures",
        (!order.captures.is_empty())
            .then(|| view! { <Captures captures=order.captures /> }.into_any()),
    );
    let cards = section(
        "cards",
        "Card",
        (!order.cards.is_empty()).then(|| view! { <Cards cards=order.cards /> }.into_any()),
    );
    let refunds = section(
        "refunds",
        "Refunds",
        (!order.refunds.is_empty()).then(|| view! { <Refunds refunds=order.refunds /> }.into_any()),
    );
    let audit = section(
        "audit",
        "Done by hand",
        (!order.audit.is_empty())
            .then(|| view! { <AuditTable entries=order.audit of_order=true /> }.into_any()),
    );
    let attempts = order.attempts.len();
    view! {
        <AdminPage frame title nav=NavEntry::Orders>
            <div class="page stack">
                <header class="ticket order-head">
                    <div>
                        <p class="kicker">"Placed " <Time at=order.placed /></p>
                        <div class="title-row">
                            <h1>
                                <span class="visually-hidden">"Order "</span>
                                <span class="mono copyable">{order.number.clone()}</span>
                            </h1>
                            <p class="order-total figure">{order.total}</p>
                        </div>
                        <dl class="facts">
                            <div>
                                <dt class="kicker">"Order"</dt>
                                <dd>
                                    <StateBadge badge=order.state />
                                </dd>
                            </div>
                            <div>
                                <dt class="kicker">"Payment"</dt>
                                <dd>
                                    <StateBadge badge=order.payment />
                                </dd>
                            </div>
                        </dl>
                        <p class="lead">{order.next_step}</p>
                    </div>
                </header>
                <div class="with-sidebar">
                    <aside aria-label="Money and actions">
                        <section aria-labelledby="money">
                            <h2 id="money">"Money"</h2>
                            <Money money=order.money />
                        </section>
                        <Actions number=order.number.clone() actions=order.actions check=order.check />
                    </aside>
                    <section aria-labelledby="timeline">
                        <h2 id="timeline">"What happened"</h2>
                        <Timeline events=order.timeline attempts />
                    </section>
                </div>
                <section aria-labelledby="attempts">
                    <h2 id="attempts">"Payment attempts"</h2>
                    <Attempts attempts=order.attempts />
                </section>
                {cards}
                {captures}
                {refunds}
                <div class="with-sidebar">
                    <section aria-labelledby="items">
                        <h2 id="items">"Items"</h2>
                        {items(order.items, order.sums)}
                    </section>
                    <section aria-labelledby="buyer">
                        <h2 id="buyer">"Buyer"</h2>
                        {buyer(order.buyer)}
                    </section>
                </div>
                {audit}
            </div>
        </AdminPage>
    }
}

fn section(id: &'static str, heading: &'static str, content: Option<AnyView>) -> Option<AnyView> {
    content.map(|content| {
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{heading}</h2>
                {content}
            </section>
        }
        .into_any()
    })
}

#[component]
fn Actions(number: String, actions: Vec<ActionButton>, check: CheckForm) -> impl IntoView {
    let actions = actions
        .into_iter()
        .enumerate()
        .map(|(at, action)| {
            let label = action.action.label();
            let shown = match action.disabled_because {
                Some(because) => view! {
                    <DisabledButton id=format!("action-{at}") label=label.into_any() because />
                }
                .into_any(),
                None => view! {
                    <a class="button" class:button-primary=action.recommended href=action.action.path(&number)>
                        {label}
                    </a>
                }
                .into_any(),
            };
            view! { <li>{shown}</li> }
        })
        .collect::<Vec<_>>();
    view! {
        <section aria-labelledby="actions">
            <h2 id="actions">"What you can do"</h2>
            <ul class="order-actions">
                {actions}
                <li>
                    <OneButtonForm
                        id="check".to_owned()
                        action=format!("/admin/orders/{number}/check")
                        form_id=check.form_id
                        label="Check with Antom now"
                        disabled_because=check.disabled_because
                    />
                </li>
            </ul>
        </section>
    }
}

fn buyer(buyer: Buyer) -> impl IntoView {
    let lines = buyer
        .address
        .into_iter()
        .map(|line| view! { <span>{line}</span> })
        .collect::<Vec<_>>();
    let phone =
        (!buyer.phone.is_empty()).then(|| view! { <span class="figure">{buyer.phone}</span> });
    view! {
        <address>
            <strong>{buyer.name}</strong>
            <span>{buyer.email}</span>
            {phone}
            {lines}
        </address>
    }
}

const ITEMS: &[Column] = &[
    Column::wide("Item"),
    Column::text("SKU"),
    Column::figure("Quantity"),
    Column::figure("Price"),
    Column::figure("Sum"),
];

fn items(items: Vec<Item>, sums: Vec<Sum>) -> impl IntoView {
    let rows = items
        .into_iter()
        .map(|item| {
            let label = (!item.label.is_empty())
                .then(|| view! { <span class="cell-note">{item.label.clone()}</span> });
            vec![
                Cell::new(view! {
                    {item.name}
                    {label}
                }),
                Cell::new(view! { <span class="mono">{item.sku}</span> }),
                Cell::text(item.quantity.to_string()),
                Cell::new(view! { <span class="figure">{item.unit}</span> }),
                Cell::new(view! { <span class="figure">{item.total}</span> }),
            ]
        })
        .collect();
    let last = sums.len();
    let sums = sums
        .into_iter()
        .enumerate()
        .map(|(at, sum)| {
            view! { <Row label=sum.label amount=sum.amount total=at + 1 == last /> }
        })
        .collect::<Vec<_>>();
    view! {
        <Table caption="Items of the order" hide_caption=true columns=ITEMS rows />
        <dl class="rows rows-narrow">{sums}</dl>
    }
}
