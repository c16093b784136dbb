use leptos::prelude::*;
use wording::Words;

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
    context::{back_office, words},
    view::admin::{ActionButton, AdminFrame, Buyer, CheckForm, Item, Order, ShippedParcel, Sum},
};

#[component]
pub fn AdminOrderPage() -> impl IntoView {
    let number = param("number");
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.order(&number).await;
        back_office
            .show(answer, |frame, order| view! { <OrderView frame order /> })
            .await
    })
}

#[component]
pub fn OrderView(frame: AdminFrame, order: Order) -> impl IntoView {
    let words = words();
    let title = words.admin_order_title(&order.number);
    let captures = section(
        "captures",
        words.admin_order_captures().to_owned(),
        (!order.captures.is_empty())
            .then(|| view! { <Captures captures=order.captures /> }.into_any()),
    );
    let cards = section(
        "cards",
        words.admin_order_cards().to_owned(),
        (!order.cards.is_empty()).then(|| view! { <Cards cards=order.cards /> }.into_any()),
    );
    let parcels = section(
        "parcels",
        words.admin_order_parcels().to_owned(),
        (!order.parcels.is_empty()).then(|| parcels(order.parcels, words)),
    );
    let refunds = section(
        "refunds",
        words.admin_order_refunds().to_owned(),
        (!order.refunds.is_empty()).then(|| view! { <Refunds refunds=order.refunds /> }.into_any()),
    );
    let audit = section(
        "audit",
        words.admin_order_audit().to_owned(),
        (!order.audit.is_empty())
            .then(|| view! { <AuditTable entries=order.audit of_order=true /> }.into_any()),
    );
    let travellers = order.has_travellers.then(|| {
        let href = format!("/admin/orders/{}/travellers", order.number);
        view! {
            <p>
                <a href=href>{words.admin_travellers_show()}</a>
            </p>
        }
    });
    let disputes = order.disputes.into_iter().map(|dispute| {
        let href = format!("/admin/disputes/{}", dispute.id);
        view! {
            <p>
                <a href=href>{words.admin_dispute_of(dispute.kind, dispute.amount)}</a>
                " "
                <StateBadge badge=dispute.stage />
            </p>
        }
    });
    let disputes = disputes.collect::<Vec<_>>();
    let attempts = order.attempts.len();
    let placed = words.admin_order_placed();
    view! {
        <AdminPage frame title nav=NavEntry::Orders>
            <div class="page stack">
                <header class="ticket order-head">
                    <div>
                        <p class="kicker">{placed.s0} <Time at=order.placed /></p>
                        <div class="title-row">
                            <h1>
                                <span class="visually-hidden">{format!("{} ", words.admin_order_number())}</span>
                                <span class="mono copyable">{order.number.clone()}</span>
                            </h1>
                            <p class="order-total figure">{order.total}</p>
                        </div>
                        <dl class="facts">
                            <div>
                                <dt class="kicker">{words.admin_order_state()}</dt>
                                <dd>
                                    <StateBadge badge=order.state />
                                </dd>
                            </div>
                            <div>
                                <dt class="kicker">{words.admin_order_payment()}</dt>
                                <dd>
                                    <StateBadge badge=order.payment />
                                </dd>
                            </div>
                        </dl>
                        <p class="lead">{order.next_step}</p>
                        {disputes}
                    </div>
                </header>
                <div class="with-sidebar">
                    <aside aria-label=words.admin_order_money_and_actions()>
                        <section aria-labelledby="money">
                            <h2 id="money">{words.admin_order_money()}</h2>
                            <Money money=order.money />
                        </section>
                        <Actions number=order.number.clone() actions=order.actions check=order.check />
                    </aside>
                    // What is packed, and for whom, before what happened.
                    <div class="stack">
                        <section aria-labelledby="items">
                            <h2 id="items">{words.admin_order_items()}</h2>
                            {items(order.items, order.sums, words)}
                        </section>
                        {parcels}
                        <section aria-labelledby="buyer">
                            <h2 id="buyer">{words.admin_order_buyer()}</h2>
                            {buyer(order.buyer)}
                            {travellers}
                        </section>
                    </div>
                </div>
                <section aria-labelledby="attempts">
                    <h2 id="attempts">{words.admin_order_attempts()}</h2>
                    <Attempts attempts=order.attempts />
                </section>
                {cards}
                {captures}
                {refunds}
                <section aria-labelledby="timeline">
                    <h2 id="timeline">{words.admin_order_timeline()}</h2>
                    <Timeline events=order.timeline attempts />
                </section>
                {audit}
            </div>
        </AdminPage>
    }
}

fn section(id: &'static str, heading: String, content: Option<AnyView>) -> Option<AnyView> {
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
    let words = words();
    let actions = actions
        .into_iter()
        .enumerate()
        .map(|(at, action)| {
            let label = action.action.label(words);
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
            <h2 id="actions">{words.admin_order_actions()}</h2>
            <ul class="order-actions">
                {actions}
                <li>
                    <OneButtonForm
                        id="check".to_owned()
                        action=format!("/admin/orders/{number}/check")
                        form_id=check.form_id
                        label=words.admin_action_check().to_owned()
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
        .map(|line| view! { <bdi>{line}</bdi> })
        .collect::<Vec<_>>();
    let phone =
        (!buyer.phone.is_empty()).then(|| view! { <bdi class="figure">{buyer.phone}</bdi> });
    view! {
        <address>
            <strong><bdi>{buyer.name}</bdi></strong>
            <bdi>{buyer.email}</bdi>
            {phone}
            {lines}
        </address>
    }
}

fn parcels(parcels: Vec<ShippedParcel>, words: Words) -> AnyView {
    let columns = vec![
        Column::text(words.admin_order_parcels_number().to_owned()),
        Column::text(words.admin_order_parcels_left().to_owned()),
        Column::wide(words.admin_action_ship_items().to_owned()),
        Column::text(words.admin_action_ship_carrier().to_owned()),
    ];
    let rows = parcels
        .into_iter()
        .map(|parcel| {
            let items = parcel
                .items
                .into_iter()
                .map(|item| view! { {item} <br /> })
                .collect::<Vec<_>>();
            let carrier = match parcel.page {
                Some(page) => Cell::new(view! {
                    <a href=page rel="noopener noreferrer" target="_blank">{parcel.carrier}</a>
                }),
                None => Cell::text(parcel.carrier),
            };
            vec![
                Cell::text(parcel.number.to_string()),
                Cell::new(view! { <Time at=parcel.left /> }),
                Cell::new(items),
                carrier,
            ]
        })
        .collect();
    view! { <Table caption=words.admin_order_parcels() hide_caption=true columns rows /> }
        .into_any()
}

fn item_columns(words: Words) -> Vec<Column> {
    vec![
        Column::wide(words.admin_column_item().to_owned()),
        Column::text(words.admin_column_sku().to_owned()),
        Column::figure(words.admin_column_quantity().to_owned()),
        Column::figure(words.admin_column_price().to_owned()),
        Column::figure(words.admin_column_sum().to_owned()),
    ]
}

fn items(items: Vec<Item>, sums: Vec<Sum>, words: Words) -> impl IntoView {
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
    let sums = sums
        .into_iter()
        .map(|sum| {
            view! { <Row label=sum.label amount=sum.amount total=sum.is_total inside=sum.is_inside /> }
        })
        .collect::<Vec<_>>();
    view! {
        <Table caption=words.admin_order_items_caption() hide_caption=true columns=item_columns(words) rows />
        <dl class="rows rows-narrow">{sums}</dl>
    }
}
