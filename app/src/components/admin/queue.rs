use leptos::prelude::*;
use wording::Words;

use super::{OneButtonForm, StateBadge, Time};
use crate::{
    context::words,
    view::admin::{QueueEntry, QueueSubject, Remedy},
};

/// Entries of the queue: the reason before the number, the action beside the reason.
#[component]
pub fn QueueList(entries: Vec<QueueEntry>) -> impl IntoView {
    let words = words();
    let entries = entries
        .into_iter()
        .map(|queued| entry(queued, words))
        .collect::<Vec<_>>();
    view! { <ul class="queue">{entries}</ul> }
}

fn entry(entry: QueueEntry, words: Words) -> impl IntoView {
    let (href, name, total) = match &entry.subject {
        QueueSubject::Order { number, total } => (
            format!("/admin/orders/{number}"),
            words.admin_queue_order(number),
            Some(total.clone()).filter(|total| !total.is_empty()),
        ),
        QueueSubject::Subscription { number } => (
            format!("/admin/subscriptions/{number}"),
            words.admin_subscription_number(number),
            None,
        ),
        QueueSubject::Dispute { id } => (
            format!("/admin/disputes/{id}"),
            words.admin_dispute_number(id.to_string()),
            None,
        ),
        QueueSubject::Notification { id } => (
            format!("/admin/inbox/{id}"),
            words.admin_queue_notification(id),
            None,
        ),
    };
    let total = total.map(|total| view! { <span class="figure">{total}</span> });
    let waiting = words.admin_queue_waiting(entry.duration);
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
                        {waiting.s0} <Time at=entry.since />
                    </span>
                </p>
            </div>
            {remedy(entry.remedy, &entry.subject, href, name, words)}
        </li>
    }
}

/// Every button names its subject, for those who hear the buttons one by one.
fn remedy(
    remedy: Remedy,
    subject: &QueueSubject,
    href: String,
    name: String,
    words: Words,
) -> AnyView {
    let about = || view! { <span class="visually-hidden">{words.admin_action_about(&name)}</span> };
    match (remedy, subject) {
        (Remedy::Confirm(action), QueueSubject::Order { number, .. }) => view! {
            <a class="button" href=action.path(number)>
                {action.label(words)}
                {about()}
            </a>
        }
        .into_any(),
        (Remedy::Check { form_id }, QueueSubject::Order { number, .. }) => view! {
            <OneButtonForm
                id=format!("check-{number}")
                action=format!("/admin/orders/{number}/check")
                form_id
                label=words.admin_action_check().to_owned()
                subject=name
            />
        }
        .into_any(),
        (Remedy::Retry { form_id }, QueueSubject::Order { number, .. }) => view! {
            <OneButtonForm
                id=format!("retry-{number}")
                action=format!("/admin/orders/{number}/retry")
                form_id
                label=words.admin_action_retry().to_owned()
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
                label=words.admin_action_apply_again().to_owned()
                subject=name
            />
        }
        .into_any(),
        (Remedy::Open, _)
        | (
            Remedy::Confirm(_) | Remedy::Check { .. } | Remedy::Retry { .. },
            QueueSubject::Subscription { .. }
            | QueueSubject::Dispute { .. }
            | QueueSubject::Notification { .. },
        ) => view! {
            <a class="button" href=href>
                {words.admin_queue_look()}
                {about()}
            </a>
        }
        .into_any(),
    }
}
