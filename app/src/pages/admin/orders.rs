use leptos::prelude::*;
use wording::Words;

use super::query;
use crate::{
    components::{
        TextField,
        admin::{AdminPage, Cell, Column, FilterSelect, NavEntry, Pager, StateBadge, Table, Time},
        summary_of,
    },
    context::{back_office, set_status, words},
    pages::address::address,
    view::{
        Problem,
        admin::{AdminFrame, FilterOption, OrderRow, Orders, OrdersQuery},
    },
};

#[component]
pub fn AdminOrdersPage() -> impl IntoView {
    let read = |name| query(name).unwrap_or_default();
    let asked = OrdersQuery {
        q: read("q"),
        state: read("state"),
        payment: read("payment"),
        from: read("from"),
        to: read("to"),
        after: read("after"),
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.orders(asked).await.map(Some);
        back_office
            .show(
                answer,
                |frame, orders| view! { <OrdersView frame orders /> },
            )
            .await
    })
}

/// The address of another page of the same search.
fn path_of(query: &OrdersQuery, after: &str) -> String {
    path_below("/admin/orders", query, after)
}

fn path_below(path: &str, query: &OrdersQuery, after: &str) -> String {
    address(
        path,
        [
            ("q", query.q.as_str()),
            ("state", &query.state),
            ("payment", &query.payment),
            ("from", &query.from),
            ("to", &query.to),
            ("after", after),
        ],
    )
}

#[component]
pub fn OrdersView(frame: AdminFrame, orders: Orders) -> impl IntoView {
    let words = words();
    let Orders {
        query,
        states,
        payments,
        rows,
        total,
        page,
        problem,
    } = orders;
    if problem.is_some() {
        set_status(422);
    }
    let summary = summary_of(problem.as_ref(), |field| matches!(field, "from" | "to"));
    let count = words.admin_orders_count(total);
    let filtered = query
        != OrdersQuery {
            after: query.after.clone(),
            ..OrdersQuery::default()
        };
    let results = if !rows.is_empty() {
        let query = query.clone();
        view! {
            <p class="actions">
                <a href=path_below("/admin/orders.csv", &query, "")>{words.admin_orders_export()}</a>
            </p>
            <OrderTable caption=words.admin_orders_caption().to_owned() hide_caption=true rows />
            <Pager page to=move |after| path_of(&query, after) />
        }
        .into_any()
    } else if filtered {
        let advice = words.admin_orders_try();
        view! {
            <div class="empty-state">
                <p class="lead">{words.admin_orders_no_match()}</p>
                <p>
                    {advice.s0} <a href="/admin/orders">{advice.admin_orders_see_all}</a> {advice.s1}
                </p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="empty-state">
                <p class="lead">{words.admin_orders_none()}</p>
                <p>{words.admin_orders_none_explanation()}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_frame_orders() nav=NavEntry::Orders refused=problem.is_some()>
            {summary}
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_frame_orders()}</h1>
                    <p class="mono small">{count}</p>
                </div>
                <Filters query states payments problem />
                {results}
            </div>
        </AdminPage>
    }
}

#[component]
fn Filters(
    query: OrdersQuery,
    states: Vec<FilterOption>,
    payments: Vec<FilterOption>,
    problem: Option<Problem>,
) -> impl IntoView {
    let words = words();
    let wrong = |field: &str| {
        problem
            .as_ref()
            .filter(|problem| problem.field.as_deref() == Some(field))
            .map(|problem| problem.message.clone())
    };
    view! {
        <form class="filters admin-filters order-filters" method="get" action="/admin/orders" role="search" novalidate>
            <div class="field field-wide">
                <label for="q">{words.admin_list_search()}</label>
                <p class="hint" id="q-hint">
                    {words.admin_orders_search_hint()}
                </p>
                <input id="q" name="q" type="search" value=query.q aria-describedby="q-hint" />
            </div>
            <FilterSelect id="state" label=words.admin_orders_state().to_owned() options=states selected=query.state />
            <FilterSelect id="payment" label=words.admin_orders_payment().to_owned() options=payments selected=query.payment />
            <TextField
                id="from"
                label=words.admin_orders_from()
                kind="date"
                autocomplete="off"
                value=query.from
                error=wrong("from")
            />
            <TextField
                id="to"
                label=words.admin_orders_to()
                kind="date"
                autocomplete="off"
                value=query.to
                error=wrong("to")
            />
            <button class="button">{words.admin_orders_show()} <span class="visually-hidden">{format!(" {}", words.admin_orders_show_rest())}</span></button>
        </form>
    }
}

fn columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_order().to_owned()),
        Column::text(words.admin_column_placed().to_owned()),
        Column::wide(words.admin_column_buyer().to_owned()),
        Column::figure(words.admin_column_total().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::text(words.admin_column_payment().to_owned()),
    ]
}

#[component]
pub fn OrderTable(
    caption: String,
    #[prop(optional)] hide_caption: bool,
    rows: Vec<OrderRow>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let href = format!("/admin/orders/{}", row.number);
            vec![
                Cell::new(view! {
                    <a class="mono" href=href>
                        {row.number}
                    </a>
                }),
                Cell::new(view! { <Time at=row.placed /> }),
                Cell::new(view! {
                    <bdi>{row.buyer}</bdi>
                    <span class="cell-note">{row.email}</span>
                }),
                Cell::new(view! { <span class="figure">{row.total}</span> }),
                Cell::new(view! { <StateBadge badge=row.state /> }),
                Cell::new(view! { <StateBadge badge=row.payment /> }),
            ]
        })
        .collect();
    view! { <Table caption hide_caption columns=columns(words()) rows /> }
}
