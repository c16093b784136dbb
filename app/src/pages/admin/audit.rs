use leptos::prelude::*;

use super::{inbox::order_cell, query};
use crate::{
    components::admin::{AdminPage, Cell, Column, FilterSelect, NavEntry, Pager, Table, Time},
    context::{back_office, words},
    pages::address::address,
    view::admin::{AdminFrame, AuditEntry, AuditLog, AuditQuery},
};

#[component]
pub fn AuditPage() -> impl IntoView {
    let of = |name: &str| query(name).unwrap_or_default();
    let asked = AuditQuery {
        actor: of("actor"),
        action: of("action"),
        after: of("after"),
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.audit(asked).await.map(Some);
        back_office
            .show(answer, |frame, audit| view! { <AuditView frame audit /> })
            .await
    })
}

#[component]
pub fn AuditView(frame: AdminFrame, audit: AuditLog) -> impl IntoView {
    let words = words();
    let AuditLog {
        entries,
        query,
        actions,
        page,
    } = audit;
    let is_filtered = !query.actor.is_empty() || !query.action.is_empty();
    let filters = view! {
        <form class="filters admin-filters" method="get" action="/admin/audit" role="search">
            <div class="field">
                <label for="actor">{words.admin_column_who()}</label>
                <input id="actor" name="actor" value=query.actor.clone() autocomplete="off" autocapitalize="none" spellcheck="false" />
            </div>
            <FilterSelect id="action" label=words.admin_column_what().to_owned() options=actions selected=query.action.clone() />
            <button class="button">{words.admin_inbox_show()}</button>
        </form>
    };
    let content = if entries.is_empty() && is_filtered {
        view! { <p class="muted">{words.admin_audit_none_such()}</p> }.into_any()
    } else if entries.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">{words.admin_audit_empty()}</p>
                <p>{words.admin_audit_empty_explanation()}</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <AuditTable entries />
            <Pager
                page
                to=move |after| {
                    let fields = [("actor", query.actor.as_str()), ("action", &query.action), ("after", after)];
                    address("/admin/audit", fields)
                }
            />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_audit_title() nav=NavEntry::Audit>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_audit_title()}</h1>
                    <p class="mono small">{words.admin_audit_newest_first()}</p>
                </div>
                {filters}
                {content}
            </div>
        </AdminPage>
    }
}

#[component]
pub(super) fn AuditTable(
    entries: Vec<AuditEntry>,
    #[prop(optional)] of_order: bool,
) -> impl IntoView {
    let words = words();
    let mut columns = vec![
        Column::text(words.admin_column_time().to_owned()),
        Column::text(words.admin_column_who().to_owned()),
        Column::text(words.admin_column_what().to_owned()),
        Column::wide(words.admin_column_details().to_owned()),
    ];
    // The order's own page need not name it.
    if !of_order {
        columns.push(Column::text(words.admin_column_order().to_owned()));
    }
    let rows = entries
        .into_iter()
        .map(|entry| {
            vec![
                Cell::new(view! { <Time at=entry.at /> }),
                Cell::text(entry.actor),
                Cell::text(entry.action),
                Cell::text(entry.details),
                order_cell(entry.order),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_audit_caption() hide_caption=true columns rows /> }
}
