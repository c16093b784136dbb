use leptos::prelude::*;
use wording::Words;

use super::orders::OrderTable;
use crate::{
    components::admin::{AdminPage, Cell, Column, NavEntry, QueueList, StateBadge, Table, Time},
    context::{back_office, words},
    pages::address::address,
    view::admin::{AdminFrame, CaptureDue, Dashboard, NotificationCount, OrderAction},
};

#[component]
pub fn DashboardPage() -> impl IntoView {
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.dashboard().await.map(Some);
        back_office
            .show(
                answer,
                |frame, dashboard| view! { <DashboardView frame dashboard /> },
            )
            .await
    })
}

#[component]
pub fn DashboardView(frame: AdminFrame, dashboard: Dashboard) -> impl IntoView {
    let words = words();
    let shown = u64::try_from(dashboard.attention.len()).unwrap_or(u64::MAX);
    let attention = if dashboard.attention.is_empty() {
        view! { <p class="badge good badge-large">{words.admin_today_nothing_waits()}</p> }
            .into_any()
    } else {
        let more = (dashboard.queue_length > shown).then(|| {
            view! {
                <p>
                    <a href="/admin/queue">{words.admin_today_whole_queue(dashboard.queue_length)}</a>
                </p>
            }
        });
        view! {
            <QueueList entries=dashboard.attention />
            {more}
        }
        .into_any()
    };
    let to_ship = if dashboard.to_ship == 0 {
        view! { <p class="muted">{words.admin_today_nothing_to_ship()}</p> }.into_any()
    } else {
        view! {
            <p class="lead">
                <a href="/admin/orders?state=paid">
                    {words.admin_today_to_ship(dashboard.to_ship, &dashboard.oldest_to_ship)}
                </a>
            </p>
        }
        .into_any()
    };
    let to_pack = (dashboard.to_pack > 0).then(|| {
        view! {
            <p class="lead">
                <a href="/admin/packing">{words.admin_today_to_pack(dashboard.to_pack)}</a>
            </p>
        }
    });
    let past_due = (dashboard.past_due > 0).then(|| {
        view! {
            <p>
                <a href="/admin/subscriptions?status=past_due">
                    {words.admin_today_past_due(dashboard.past_due)}
                </a>
            </p>
        }
    });
    let captures = (!dashboard.captures.is_empty()).then(|| {
        let rows = dashboard.captures.into_iter().map(capture_due).collect();
        view! {
            <section aria-labelledby="captures">
                <h2 id="captures">{words.admin_today_captures()}</h2>
                <Table caption=words.admin_today_captures_caption() hide_caption=true columns=capture_columns(words) rows />
            </section>
        }
    });
    let faults = (!dashboard.catalogue_faults.is_empty()).then(|| {
        let faults = dashboard
            .catalogue_faults
            .into_iter()
            .map(|fault| view! { <li>{fault}</li> })
            .collect::<Vec<_>>();
        view! {
            <section aria-labelledby="faults">
                <h2 id="faults">{words.admin_today_faults()}</h2>
                <p>{words.admin_today_faults_note()}</p>
                <ul>{faults}</ul>
            </section>
        }
    });
    let latest = if dashboard.latest.is_empty() {
        view! { <p class="muted">{words.admin_today_no_orders()}</p> }.into_any()
    } else {
        view! {
            <OrderTable caption=words.admin_today_latest().to_owned() hide_caption=true rows=dashboard.latest />
            <p>
                <a href="/admin/orders">{words.admin_today_all_orders()}</a>
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
                <h2 id="told">{words.admin_today_notifications()}</h2>
                <dl class="rows rows-ruled">{notifications}</dl>
            </section>
        }
    });
    view! {
        <AdminPage frame title=words.admin_frame_today() nav=NavEntry::Today>
            <div class="page stack">
                <div class="title-row">
                    <h1>{words.admin_frame_today()}</h1>
                    <p class="mono small">{dashboard.day}</p>
                </div>
                <section aria-labelledby="ship">
                    <h2 id="ship">{words.admin_today_ship()}</h2>
                    {to_ship}
                    {to_pack}
                </section>
                <section aria-labelledby="attention">
                    <h2 id="attention">{words.admin_today_attention()}</h2>
                    {attention}
                </section>
                <section aria-labelledby="subscriptions">
                    <h2 id="subscriptions">{words.admin_frame_subscriptions()}</h2>
                    {past_due}
                    <p>
                        <a href="/admin/subscriptions">{words.admin_today_all_subscriptions()}</a>
                    </p>
                </section>
                {captures}
                {faults}
                <div class="with-sidebar">
                <section aria-labelledby="counts">
                    <h2 id="counts">{words.admin_today_counts()}</h2>
                    <dl class="key-figures">
                        {figure(words.admin_today_placed().to_owned(), &[dashboard.placed.to_string()], words)}
                        {figure(words.admin_today_paid().to_owned(), &[dashboard.paid.to_string()], words)}
                        {figure(words.admin_today_taken().to_owned(), &dashboard.taken, words)}
                        {figure(words.admin_today_refunded(dashboard.refunds), &dashboard.refunded, words)}
                        {figure(words.admin_today_cancelled().to_owned(), &dashboard.cancelled, words)}
                        {figure(words.admin_today_failed().to_owned(), &[dashboard.failed.to_string()], words)}
                    </dl>
                </section>
                    {notifications}
                </div>
                    <section aria-labelledby="latest">
                        <h2 id="latest">{words.admin_today_latest()}</h2>
                        {latest}
                    </section>
            </div>
        </AdminPage>
    }
}

fn capture_columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_order().to_owned()),
        Column::figure(words.admin_column_held().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::text(words.admin_column_capture_by().to_owned()),
        Column::text(words.admin_column_hold_expires().to_owned()),
    ]
}

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

fn figure(label: String, values: &[String], words: Words) -> impl IntoView + use<> {
    let values = if values.is_empty() {
        vec![view! { <dd class="figure">{words.admin_today_nothing()}</dd> }]
    } else {
        values
            .iter()
            .map(|value| view! { <dd class="figure">{value.clone()}</dd> })
            .collect()
    };
    view! {
        <div>
            <dt>{label}</dt>
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
