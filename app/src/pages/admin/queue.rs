use leptos::prelude::*;

use crate::{
    components::admin::{AdminPage, NavEntry, QueueList},
    context::{back_office, words},
    view::admin::{AdminFrame, Queue},
};

#[component]
pub fn QueuePage() -> impl IntoView {
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.queue().await.map(Some);
        back_office
            .show(answer, |frame, queue| view! { <QueueView frame queue /> })
            .await
    })
}

#[component]
pub fn QueueView(frame: AdminFrame, queue: Queue) -> impl IntoView {
    let words = words();
    let shown = u64::try_from(queue.entries.len()).unwrap_or(u64::MAX);
    let count = words.admin_queue_count(queue.total);
    let content = if queue.entries.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">{words.admin_queue_empty()}</p>
                <p>
                    {words.admin_queue_empty_explanation()}
                </p>
            </div>
        }
        .into_any()
    } else {
        let more = (queue.total > shown).then(|| {
            view! { <p class="muted">{words.admin_queue_more(shown)}</p> }
        });
        view! {
            <QueueList entries=queue.entries />
            {more}
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_frame_queue() nav=NavEntry::Queue>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_frame_queue()}</h1>
                    <p class="mono small">{count}</p>
                </div>
                {content}
            </div>
        </AdminPage>
    }
}
