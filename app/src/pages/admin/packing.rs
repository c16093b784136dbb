use leptos::prelude::*;

use crate::{
    components::admin::{AdminPage, Cell, Column, NavEntry, Table, Time},
    context::{back_office, words},
    view::admin::{AdminFrame, Packing, PackingRow, SubscriptionAction},
};

#[component]
pub fn PackingPage() -> impl IntoView {
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.packing().await.map(Some);
        back_office
            .show(answer, |frame, packing| {
                view! { <PackingView frame packing /> }
            })
            .await
    })
}

/// What subscriptions have to be sent: what, and where to.
#[component]
pub fn PackingView(frame: AdminFrame, packing: Packing) -> impl IntoView {
    let words = words();
    let list = if packing.parcels.is_empty() {
        view! { <p class="muted">{words.admin_packing_none()}</p> }.into_any()
    } else {
        let columns = vec![
            Column::text(words.admin_subscription_column_number().to_owned()),
            Column::wide(words.admin_action_ship_items().to_owned()),
            Column::wide(words.admin_action_ship_to().to_owned()),
            Column::text(words.admin_packing_since().to_owned()),
            Column::text(words.admin_subscription_column_action().to_owned()),
        ];
        let rows = packing.parcels.into_iter().map(row).collect();
        view! { <Table caption=words.admin_packing_title() hide_caption=true columns rows /> }
            .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_packing_title() nav=NavEntry::Today>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_packing_title()}</h1>
                </div>
                {list}
            </div>
        </AdminPage>
    }
}

fn row(row: PackingRow) -> Vec<Cell> {
    let words = words();
    let action = SubscriptionAction::Ship { phase: row.phase };
    let (href, number) = (action.path(&row.number), row.number.clone());
    let address = row
        .address
        .into_iter()
        .map(|line| view! { {line} <br /> })
        .collect::<Vec<_>>();
    vec![
        Cell::new(view! {
            <a class="mono" href=format!("/admin/subscriptions/{number}")>
                {row.number}
            </a>
        }),
        Cell::text(row.item),
        Cell::new(view! { <address>{address}</address> }),
        Cell::new(view! { <Time at=row.since /> }),
        Cell::new(view! {
            <a class="button" href=href>
                {action.label(words)}
                <span class="visually-hidden">{words.admin_action_about(number)}</span>
            </a>
        }),
    ]
}
