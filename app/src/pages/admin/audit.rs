use leptos::prelude::*;

use super::{inbox::order_cell, requested_page};
use crate::{
    components::admin::{AdminPage, Cell, Column, NavEntry, Pager, Table, Time},
    context::office,
    pages::address::address,
    view::admin::{AdminFrame, AuditEntry, AuditLog},
};

#[component]
pub fn AuditPage() -> impl IntoView {
    let page = requested_page();
    let office = office();
    Suspend::new(async move {
        let answer = office.port.audit(page).await.map(Some);
        office
            .show(answer, |frame, audit| view! { <AuditView frame audit /> })
            .await
    })
}

#[component]
pub fn AuditView(frame: AdminFrame, audit: AuditLog) -> impl IntoView {
    let AuditLog { entries, pages } = audit;
    let content = if entries.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">"Nothing was done here yet."</p>
                <p>"Every log-in and every action of the back office is written down here."</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <AuditTable entries />
            <Pager
                pages
                to=|page| address("/admin/audit", [("page", page.to_string().as_str())])
            />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title="Audit log" nav=NavEntry::Audit>
            <div class="page">
                <div class="title-row">
                    <h1>"Audit log"</h1>
                    <p class="mono small">"Newest first"</p>
                </div>
                {content}
            </div>
        </AdminPage>
    }
}

const COLUMNS: &[Column] = &[
    Column::text("Time"),
    Column::text("Who"),
    Column::text("What"),
    Column::wide("Details"),
    Column::text("Order"),
];

/// The order's own page need not name it.
const COLUMNS_OF_ORDER: &[Column] = COLUMNS.split_at(4).0;

#[component]
pub(super) fn AuditTable(
    entries: Vec<AuditEntry>,
    #[prop(optional)] of_order: bool,
) -> impl IntoView {
    let columns = if of_order { COLUMNS_OF_ORDER } else { COLUMNS };
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
    view! { <Table caption="What was done in the back office" hide_caption=true columns rows /> }
}
