use leptos::prelude::*;

use super::{query, requested_page};
use crate::{
    components::admin::{
        AdminPage, Cell, Column, FilterSelect, NavEntry, OneButtonForm, Pager, StateBadge, Table,
        Time,
    },
    context::office,
    pages::address::address,
    view::admin::{AdminFrame, Inbox, InboxEntry, InboxQuery},
};

#[component]
pub fn InboxPage() -> impl IntoView {
    let read = |name| query(name).unwrap_or_default();
    let asked = InboxQuery {
        state: read("state"),
        q: read("q"),
        page: requested_page(),
    };
    let office = office();
    Suspend::new(async move {
        let answer = office.port.inbox(asked).await.map(Some);
        office
            .show(answer, |frame, inbox| view! { <InboxView frame inbox /> })
            .await
    })
}

/// The address of another page of the same search.
fn path_of(query: &InboxQuery, page: u64) -> String {
    let page = if page > 1 {
        page.to_string()
    } else {
        String::new()
    };
    address(
        "/admin/inbox",
        [
            ("q", query.q.as_str()),
            ("state", &query.state),
            ("page", &page),
        ],
    )
}

#[component]
pub fn InboxView(frame: AdminFrame, inbox: Inbox) -> impl IntoView {
    let Inbox {
        query,
        states,
        rows,
        pages,
    } = inbox;
    let count = match pages.total {
        0 => "No notifications".to_owned(),
        1 => "1 notification".to_owned(),
        many => format!("{many} notifications"),
    };
    let results = if rows.is_empty() {
        let words = if query.q.is_empty() && query.state.is_empty() {
            "No notification has arrived yet."
        } else {
            "No notification matches."
        };
        view! {
            <div class="empty-state">
                <p class="lead">{words}</p>
                <p>"Every notification with a good signature is kept here, also one that fits no order."</p>
            </div>
        }
        .into_any()
    } else {
        let query = query.clone();
        let rows = rows.into_iter().map(row).collect();
        view! {
            <Table caption="Notifications, newest first" hide_caption=true columns=COLUMNS rows />
            <Pager pages to=move |page| path_of(&query, page) />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title="Inbox" nav=NavEntry::Inbox>
            <div class="page">
                <div class="title-row">
                    <h1>"Inbox"</h1>
                    <p class="mono small">{count}</p>
                </div>
                <form class="filters admin-filters inbox-filters" method="get" action="/admin/inbox" role="search">
                    <div class="field field-wide">
                        <label for="q">"Search"</label>
                        <p class="hint" id="q-hint">
                            "Order number, paymentRequestId, paymentId, or anything else in the body"
                        </p>
                        <input id="q" name="q" type="search" value=query.q aria-describedby="q-hint" />
                    </div>
                    <FilterSelect id="state" label="State" options=states selected=query.state />
                    <button class="button">"Show" <span class="visually-hidden">" notifications"</span></button>
                </form>
                {results}
            </div>
        </AdminPage>
    }
}

const COLUMNS: &[Column] = &[
    Column::text("No."),
    Column::text("Received"),
    Column::wide("What it says"),
    Column::text("Order"),
    Column::text("State"),
    Column::figure("Tries"),
    Column::text("Action"),
];

fn row(entry: InboxEntry) -> Vec<Cell> {
    let kind = if entry.kind.is_empty() {
        view! { <span class="muted">"Cannot be read"</span> }.into_any()
    } else {
        view! { <span class="mono">{entry.kind}</span> }.into_any()
    };
    let note = (!entry.note.is_empty())
        .then(|| view! { <span class="cell-note">{entry.note.clone()}</span> });
    vec![
        Cell::new(view! {
            <a class="mono" href=format!("/admin/inbox/{}", entry.id)>
                <span class="visually-hidden">"Notification "</span>
                {entry.id}
            </a>
        }),
        Cell::new(view! { <Time at=entry.received /> }),
        Cell::new(view! {
            {kind}
            {note}
        }),
        order_cell(entry.order),
        Cell::new(view! { <StateBadge badge=entry.state /> }),
        Cell::text(entry.tries.to_string()),
        // The reason why not is on the notification's own page; a list of buttons that do nothing
        // would hide the few that do.
        if entry.replay.disabled_because.is_some() {
            Cell::Empty
        } else {
            Cell::new(view! {
                <OneButtonForm
                    id=format!("replay-{}", entry.id)
                    action=format!("/admin/inbox/{}/replay", entry.id)
                    form_id=entry.replay.form_id
                    label="Apply again"
                    subject=format!("notification {}", entry.id)
                />
            })
        },
    ]
}

/// The order that something is about.
pub(super) fn order_cell(number: Option<String>) -> Cell {
    number.map_or(Cell::Empty, |number| {
        Cell::new(view! {
            <a class="mono" href=format!("/admin/orders/{number}")>
                {number.clone()}
            </a>
        })
    })
}
