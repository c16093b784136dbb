use leptos::prelude::*;

use super::{OneButtonForm, StateBadge, Time};
use crate::view::admin::{QueueEntry, QueueSubject, Remedy};

/// Entries of the queue: the reason before the number, the action beside the reason.
#[component]
pub fn QueueList(entries: Vec<QueueEntry>) -> impl IntoView {
    let entries = entries.into_iter().map(entry).collect::<Vec<_>>();
    view! { <ul class="queue">{entries}</ul> }
}

fn entry(entry: QueueEntry) -> impl IntoView {
    let (href, name, total) = match &entry.subject {
        QueueSubject::Order { number, total } => (
            format!("/admin/orders/{number}"),
            format!("Order {number}"),
            Some(total.clone()),
        ),
        QueueSubject::Notification { id } => (
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
                <p class="reason">{entry.reason}</p>
                <p class="small queue-details">
                    <a class="mono" href=href.clone()>
                        {name.clone()}
                    </a>
                    {total}
                    <span class="muted">
                        {format!("for {}, since ", entry.duration)} <Time at=entry.since />
                    </span>
                </p>
            </div>
            {remedy(entry.remedy, &entry.subject, href, name)}
        </li>
    }
}

/// Every button names its subject, for those who hear the buttons one by one.
fn remedy(remedy: Remedy, subject: &QueueSubject, href: String, name: String) -> AnyView {
    let about = || view! { <span class="visually-hidden">{format!(", {name}")}</span> };
    match (remedy, subject) {
        (Remedy::Confirm(action), QueueSubject::Order { number, .. }) => view! {
            <a class="button" href=action.path(number)>
                {action.label()}
                {about()}
            </a>
        }
        .into_any(),
        (Remedy::Check { form_id }, QueueSubject::Order { number, .. }) => view! {
            <OneButtonForm
                id=format!("check-{number}")
                action=format!("/admin/orders/{number}/check")
                form_id
                label="Check with Antom now"
                subject=name
            />
        }
        .into_any(),
        (
            Remedy::Replay {
                notification,
                form_id,
            },
            _,
        ) => view! {
            <OneButtonForm
                id=format!("replay-{notification}")
                action=format!("/admin/inbox/{notification}/replay")
                form_id
                label="Apply again"
                subject=name
            />
        }
        .into_any(),
        (Remedy::Open, _)
        | (Remedy::Confirm(_) | Remedy::Check { .. }, QueueSubject::Notification { .. }) => view! {
            <a class="button" href=href>
                "Look"
                {about()}
            </a>
        }
        .into_any(),
    }
}
