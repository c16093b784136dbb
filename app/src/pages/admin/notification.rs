use leptos::prelude::*;

use super::param;
use crate::{
    components::admin::{AdminPage, NavEntry, OneButtonForm, StateBadge, Time},
    context::{back_office, words},
    view::admin::{AdminFrame, Notification},
};

#[component]
pub fn NotificationPage() -> impl IntoView {
    let id = param("id").parse().ok();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match id {
            Some(id) => back_office.port.notification(id).await,
            None => Ok(None),
        };
        back_office
            .show(
                answer,
                |frame, notification| view! { <NotificationView frame notification /> },
            )
            .await
    })
}

#[component]
pub fn NotificationView(frame: AdminFrame, notification: Notification) -> impl IntoView {
    let words = words();
    let Notification {
        entry,
        next_try,
        request_time,
        request_id,
        body,
    } = notification;
    let heading = words.admin_inbox_title(entry.id);
    let note = (!entry.note.is_empty()).then(|| view! { <p class="lead">{entry.note}</p> });
    let order = entry.order.map(|number| {
        fact(
            words.admin_inbox_order().to_owned(),
            view! {
                <a class="mono" href=format!("/admin/orders/{number}")>
                    {number.clone()}
                </a>
            },
        )
    });
    let next_try = next_try.map(|at| {
        fact(
            words.admin_inbox_next_try().to_owned(),
            view! { <Time at /> },
        )
    });
    let kind = (!entry.kind.is_empty()).then(|| {
        fact(
            words.admin_inbox_kind().to_owned(),
            view! { <span class="mono">{entry.kind}</span> },
        )
    });
    let request_id = (!request_id.is_empty()).then(|| {
        fact(
            words.admin_inbox_request().to_owned(),
            view! { <span class="mono copyable">{request_id}</span> },
        )
    });
    view! {
        <AdminPage frame title=heading.clone() nav=NavEntry::Inbox>
            <div class="page stack">
                <div>
                    <p class="small breadcrumb">
                        <a href="/admin/inbox">{words.admin_frame_inbox()}</a>
                    </p>
                    <div class="title-row">
                        <h1>{heading}</h1>
                        <p>
                            <StateBadge badge=entry.state />
                        </p>
                    </div>
                    {note}
                    <dl class="facts">
                        {fact(words.admin_inbox_received().to_owned(), view! { <Time at=entry.received /> })} {kind} {order}
                        {fact(words.admin_inbox_tries().to_owned(), view! { {entry.tries} })} {next_try}
                        {fact("request-time".to_owned(), view! { <span class="mono">{request_time}</span> })}
                        {request_id}
                    </dl>
                </div>
                <OneButtonForm
                    id="replay".to_owned()
                    action=format!("/admin/inbox/{}/replay", entry.id)
                    form_id=entry.replay.form_id
                    label=words.admin_action_apply_again().to_owned()
                    disabled_because=entry.replay.disabled_because
                />
                <section aria-labelledby="body">
                    <h2 id="body">{words.admin_inbox_body()}</h2>
                    <pre class="raw-body">{body}</pre>
                </section>
            </div>
        </AdminPage>
    }
}

fn fact(label: String, value: impl IntoView) -> impl IntoView {
    view! {
        <div>
            <dt class="kicker">{label}</dt>
            <dd>{value}</dd>
        </div>
    }
}
