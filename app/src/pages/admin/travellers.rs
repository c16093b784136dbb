use leptos::prelude::*;

use super::param;
use crate::{
    components::admin::{AdminPage, NavEntry},
    context::{back_office, words},
    view::admin::{AdminFrame, Travellers},
};

#[component]
pub fn TravellersPage() -> impl IntoView {
    let number = param("number");
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.travellers(&number).await;
        back_office
            .show(
                answer,
                |frame, travellers| view! { <TravellersView frame travellers /> },
            )
            .await
    })
}

#[component]
pub fn TravellersView(frame: AdminFrame, travellers: Travellers) -> impl IntoView {
    let words = words();
    let Travellers { number, names } = travellers;
    let title = words.admin_travellers_title(&number);
    let content = if names.is_empty() {
        view! { <p class="lead">{words.admin_travellers_gone()}</p> }.into_any()
    } else {
        let names = names
            .into_iter()
            .map(|name| view! { <li>{name}</li> })
            .collect::<Vec<_>>();
        view! {
            <p>{words.admin_travellers_logged()}</p>
            <ul>{names}</ul>
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=title.clone() nav=NavEntry::Orders>
            <div class="page narrow-page">
                <p class="small breadcrumb">
                    <a href=format!("/admin/orders/{number}")>{words.admin_queue_order(&number)}</a>
                </p>
                <h1>{title}</h1>
                {content}
            </div>
        </AdminPage>
    }
}
