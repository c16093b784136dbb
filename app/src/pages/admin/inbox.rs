use leptos::prelude::*;
use wording::Words;

use super::query;
use crate::{
    components::admin::{
        AdminPage, Cell, Column, FilterSelect, NavEntry, OneButtonForm, Pager, StateBadge, Table,
        Time,
    },
    context::{back_office, words},
    pages::address::address,
    view::admin::{AdminFrame, Inbox, InboxEntry, InboxQuery},
};

#[component]
pub fn InboxPage() -> impl IntoView {
    let read = |name| query(name).unwrap_or_default();
    let asked = InboxQuery {
        state: read("state"),
        q: read("q"),
        after: read("after"),
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.inbox(asked).await.map(Some);
        back_office
            .show(answer, |frame, inbox| view! { <InboxView frame inbox /> })
            .await
    })
}

/// The address of another page of the same search.
fn path_of(query: &InboxQuery, after: &str) -> String {
    address(
        "/admin/inbox",
        [
            ("q", query.q.as_str()),
            ("state", &query.state),
            ("after", after),
        ],
    )
}

#[component]
pub fn InboxView(frame: AdminFrame, inbox: Inbox) -> impl IntoView {
    let words = words();
    let Inbox {
        query,
        states,
        rows,
        total,
        page,
    } = inbox;
    let count = words.admin_inbox_count(total);
    let results = if rows.is_empty() {
        let lead = if query.q.is_empty() && query.state.is_empty() {
            words.admin_inbox_none()
        } else {
            words.admin_inbox_no_match()
        };
        view! {
            <div class="empty-state">
                <p class="lead">{lead}</p>
                <p>{words.admin_inbox_explanation()}</p>
            </div>
        }
        .into_any()
    } else {
        let query = query.clone();
        let rows = rows.into_iter().map(|entry| row(entry, words)).collect();
        view! {
            <Table caption=words.admin_inbox_caption() hide_caption=true columns=columns(words) rows />
            <Pager page to=move |after| path_of(&query, after) />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_frame_inbox() nav=NavEntry::Inbox>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_frame_inbox()}</h1>
                    <p class="mono small">{count}</p>
                </div>
                <form class="filters admin-filters inbox-filters" method="get" action="/admin/inbox" role="search">
                    <div class="field field-wide">
                        <label for="q">{words.admin_list_search()}</label>
                        <p class="hint" id="q-hint">
                            {words.admin_inbox_search_hint()}
                        </p>
                        <input id="q" name="q" type="search" value=query.q aria-describedby="q-hint" />
                    </div>
                    <FilterSelect id="state" label=words.admin_inbox_state().to_owned() options=states selected=query.state />
                    <button class="button">{words.admin_inbox_show()} <span class="visually-hidden">{format!(" {}", words.admin_inbox_show_rest())}</span></button>
                </form>
                {results}
            </div>
        </AdminPage>
    }
}

fn columns(words: Words) -> Vec<Column> {
    vec![
        Column::text(words.admin_column_id().to_owned()),
        Column::text(words.admin_column_received().to_owned()),
        Column::wide(words.admin_column_says().to_owned()),
        Column::text(words.admin_column_order().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::figure(words.admin_column_tries().to_owned()),
        Column::text(words.admin_column_action().to_owned()),
    ]
}

fn row(entry: InboxEntry, words: Words) -> Vec<Cell> {
    let kind = if entry.kind.is_empty() {
        view! { <span class="muted">{words.admin_inbox_unreadable()}</span> }.into_any()
    } else {
        view! { <span class="mono">{entry.kind}</span> }.into_any()
    };
    let note = (!entry.note.is_empty())
        .then(|| view! { <span class="cell-note">{entry.note.clone()}</span> });
    vec![
        Cell::new(view! {
            <a class="mono" href=format!("/admin/inbox/{}", entry.id)>
                <span class="visually-hidden">{format!("{} ", words.admin_inbox_notification())}</span>
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
                    label=words.admin_action_apply_again().to_owned()
                    subject=words.admin_inbox_about(entry.id)
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
