use leptos::prelude::*;

use super::orders::OrderTable;
use crate::{
    components::admin::{AdminPage, Cell, Column, NavEntry, QueueList, StateBadge, Table, Time},
    context::office,
    pages::address::address,
    view::admin::{AdminFrame, CaptureDue, Dashboard, NotificationCount, OrderAction},
};

#[component]
pub fn DashboardPage() -> impl IntoView {
    let office = office();
    Suspend::new(async move {
        let answer = office.port.dashboard().await.map(Some);
        office
            .show(
                answer,
                |frame, dashboard| view! { <DashboardView frame dashboard /> },
            )
            .await
    })
}

#[component]
pub fn DashboardView(frame: AdminFrame, dashboard: Dashboard) -> impl IntoView {
    let shown = u64::try_from(dashboard.attention.len()).unwrap_or(u64::MAX);
    let attention = if dashboard.attention.is_empty() {
        view! { <p class="badge good badge-large">"Nothing waits for you."</p> }.into_any()
    } else {
        let more = (dashboard.queue_length > shown).then(|| {
            view! {
                <p>
                    <a href="/admin/queue">{format!("See all {} in the queue", dashboard.queue_length)}</a>
                </p>
            }
        });
        view! {
            <QueueList entries=dashboard.attention />
            {more}
        }
        .into_any()
    };
    let captures = (!dashboard.captures.is_empty()).then(|| {
        let rows = dashboard.captures.into_iter().map(capture_due).collect();
        view! {
            <section aria-labelledby="captures">
                <h2 id="captures">"To capture, what lapses first"</h2>
                <Table caption="Held money to capture" hide_caption=true columns=CAPTURES rows />
            </section>
        }
    });
    let latest = if dashboard.latest.is_empty() {
        view! { <p class="muted">"No orders yet."</p> }.into_any()
    } else {
        view! {
            <OrderTable caption="Latest orders" hide_caption=true rows=dashboard.latest />
            <p>
                <a href="/admin/orders">"All orders"</a>
            </p>
        }
        .into_any()
    };
    let notifications = dashboard
        .notifications
        .into_iter()
        .map(notification)
        .collect::<Vec<_>>();
    let notifications = (!notifications.is_empty()).then(|| {
        view! {
            <section aria-labelledby="told">
                <h2 id="told">"Notifications"</h2>
                <dl class="rows rows-ruled">{notifications}</dl>
            </section>
        }
    });
    view! {
        <AdminPage frame title="Today" nav=NavEntry::Today>
            <div class="page stack">
                <div class="title-row">
                    <h1>"Today"</h1>
                    <p class="mono small">{dashboard.day}</p>
                </div>
                <section aria-labelledby="attention">
                    <h2 id="attention">"Needs a person"</h2>
                    {attention}
                </section>
                {captures}
                <div class="with-sidebar">
                <section aria-labelledby="counts">
                    <h2 id="counts">"So far today"</h2>
                    <dl class="key-figures">
                        {figure("Orders placed", &[dashboard.placed.to_string()])}
                        {figure("Orders paid", &[dashboard.paid.to_string()])}
                        {figure("Money taken", &dashboard.taken)}
                        {figure(&refunds(dashboard.refunds), &dashboard.refunded)}
                        {figure("Attempts failed", &[dashboard.failed.to_string()])}
                    </dl>
                </section>
                    {notifications}
                </div>
                    <section aria-labelledby="latest">
                        <h2 id="latest">"Latest orders"</h2>
                        {latest}
                    </section>
            </div>
        </AdminPage>
    }
}

const CAPTURES: &[Column] = &[
    Column::text("Order"),
    Column::figure("Held"),
    Column::text("State"),
    Column::text("Capture by"),
    Column::text("Hold lapses"),
];

fn capture_due(capture: CaptureDue) -> Vec<Cell> {
    let href = OrderAction::Capture.path(&capture.number);
    vec![
        Cell::new(view! {
            <a class="mono" href=href>
                {capture.number}
            </a>
        }),
        Cell::new(view! { <span class="figure">{capture.amount}</span> }),
        Cell::new(view! { <StateBadge badge=capture.state /> }),
        Cell::new(view! { <Time at=capture.capture_by /> }),
        Cell::new(view! { <Time at=capture.hold_expires /> }),
    ]
}

fn refunds(count: u64) -> String {
    match count {
        0 => "Refunded".to_owned(),
        1 => "Refunded, in 1 refund".to_owned(),
        many => format!("Refunded, in {many} refunds"),
    }
}

fn figure(label: &str, values: &[String]) -> impl IntoView + use<> {
    let values = if values.is_empty() {
        vec![view! { <dd class="figure">"Nothing"</dd> }]
    } else {
        values
            .iter()
            .map(|value| view! { <dd class="figure">{value.clone()}</dd> })
            .collect()
    };
    view! {
        <div>
            <dt>{label.to_owned()}</dt>
            {values}
        </div>
    }
}

fn notification(count: NotificationCount) -> impl IntoView {
    let outcome = view! { <StateBadge badge=count.outcome /> };
    let name = if count.state.is_empty() {
        outcome.into_any()
    } else {
        let inbox = address("/admin/inbox", [("state", count.state.as_str())]);
        view! { <a href=inbox>{outcome}</a> }.into_any()
    };
    view! {
        <div class="row">
            <dt>{name}</dt>
            <dd class="figure">{count.count}</dd>
        </div>
    }
}
