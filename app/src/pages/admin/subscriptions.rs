use leptos::prelude::*;
use wording::Words;

use super::query;
use crate::{
    components::admin::{
        AdminPage, Cell, Column, FilterSelect, NavEntry, Pager, StateBadge, Table,
    },
    context::{back_office, words},
    pages::address::address,
    view::admin::{AdminFrame, ListPage, SubscriptionRow, Subscriptions, SubscriptionsQuery},
};

#[component]
pub fn AdminSubscriptionsPage() -> impl IntoView {
    let read = |name| query(name).unwrap_or_default();
    let asked = SubscriptionsQuery {
        q: read("q"),
        status: read("status"),
        after: read("after"),
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.subscriptions(asked).await.map(Some);
        back_office
            .show(answer, |frame, subscriptions| {
                view! { <AdminSubscriptionsView frame subscriptions /> }
            })
            .await
    })
}

#[component]
pub fn AdminSubscriptionsView(frame: AdminFrame, subscriptions: Subscriptions) -> impl IntoView {
    let words = words();
    let Subscriptions {
        query,
        statuses,
        rows,
        older,
    } = subscriptions;
    let asked = query.clone();
    let path_of = move |after: &str| {
        address(
            "/admin/subscriptions",
            [
                ("q", asked.q.as_str()),
                ("status", &asked.status),
                ("after", after),
            ],
        )
    };
    let page = ListPage {
        after: query.after.clone(),
        older,
    };
    let results = if rows.is_empty() {
        view! { <p class="muted">{words.admin_subscription_none()}</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(row).collect();
        view! {
            <Table caption=words.admin_frame_subscriptions() hide_caption=true columns=columns(words) rows />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_frame_subscriptions() nav=NavEntry::Subscriptions>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_frame_subscriptions()}</h1>
                </div>
                <form class="filters admin-filters" method="get" action="/admin/subscriptions" role="search" novalidate>
                    <div class="field field-wide">
                        <label for="q">{words.admin_list_search()}</label>
                        <p class="hint" id="q-hint">
                            {words.admin_subscription_search_hint()}
                        </p>
                        <input id="q" name="q" type="search" value=query.q.clone() aria-describedby="q-hint" />
                    </div>
                    <FilterSelect
                        id="status"
                        label=words.admin_subscription_status().to_owned()
                        options=statuses
                        selected=query.status.clone()
                    />
                    <button class="button">{words.admin_subscription_show()}</button>
                </form>
                {results}
                <Pager page to=path_of />
            </div>
        </AdminPage>
    }
}

fn columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_subscription_column_number().to_owned()),
        Column::wide(words.admin_subscription_plan().to_owned()),
        Column::wide(words.admin_column_buyer().to_owned()),
        Column::text(words.admin_subscription_status().to_owned()),
        Column::text(words.admin_subscription_next_charge().to_owned()),
        Column::figure(words.admin_subscription_lifetime().to_owned()),
    ]
}

fn row(row: SubscriptionRow) -> Vec<Cell> {
    let href = format!("/admin/subscriptions/{}", row.number);
    vec![
        Cell::new(view! {
            <a class="mono" href=href>
                {row.number}
            </a>
        }),
        Cell::new(view! {
            {row.plan}
            <span class="cell-note">{row.price}</span>
        }),
        Cell::new(view! {
            {row.buyer}
            <span class="cell-note">{row.email}</span>
        }),
        Cell::new(view! { <StateBadge badge=row.status /> }),
        Cell::text(row.next_charge),
        Cell::new(view! { <span class="figure">{row.lifetime}</span> }),
    ]
}
