use leptos::prelude::*;

use super::{SendForm, StateBadge, Time};
use crate::view::admin::{QueueEntry, Remedy, Subject};

/// Entries of the queue: the reason before the number, the action beside the reason.
#[component]
pub fn QueueList(entries: Vec<QueueEntry>) -> impl IntoView {
    let entries = entries.into_iter().map(entry).collect::<Vec<_>>();
    view! { <ul class="queue">{entries}</ul> }
}

fn entry(entry: QueueEntry) -> impl IntoView {
    let (href, name, total) = match &entry.subject {
        Subject::Order { number, total } => (
            format!("/admin/orders/{number}"),
            format!("Order {number}"),
            Some(total.clone()),
        ),
        Subject::Notification { id } => (
            format!("/admin/inbox/{id}"),
            format!("Notification {id}"),
            None,
        ),
    };
    let total = total.map(|total| view! { <span class="figure">{total}</span> });
    view! {
        <li>
            <StateBadge badge=entry.kind />
            <div>
                <p class="reason">{entry.why}</p>
                <p class="small queue-details">
                    <a class="mono" href=href.clone()>
                        {name.clone()}
                    </a>
                    {total}
                    <span class="muted">
                        {format!("for {}, since ", entry.lasting)} <Time at=entry.since />
                    </span>
                </p>
            </div>
            {remedy(entry.remedy, &entry.subject, href, name)}
        </li>
    }
}

/// Every button names its subject, for those who hear the buttons one by one.
fn remedy(remedy: Remedy, subject: &Subject, href: String, name: String) -> AnyView {
    let of = || view! { <span class="visually-hidden">{format!(", {name}")}</span> };
    match (remedy, subject) {
        (Remedy::Confirm(deed), Subject::Order { number, .. }) => view! {
            <a class="button" href=deed.path(number)>
                {deed.label()}
                {of()}
            </a>
        }
        .into_any(),
        (Remedy::Check { form }, Subject::Order { number, .. }) => view! {
            <SendForm
                id=format!("check-{number}")
                action=format!("/admin/orders/{number}/check")
                form
                label="Check with Antom now"
                of=name
            />
        }
        .into_any(),
        (Remedy::Replay { notification, form }, _) => view! {
            <SendForm
                id=format!("replay-{notification}")
                action=format!("/admin/inbox/{notification}/replay")
                form
                label="Apply again"
                of=name
            />
        }
        .into_any(),
        (Remedy::Look, _)
        | (Remedy::Confirm(_) | Remedy::Check { .. }, Subject::Notification { .. }) => view! {
            <a class="button" href=href>
                "Look"
                {of()}
            </a>
        }
        .into_any(),
    }
}
