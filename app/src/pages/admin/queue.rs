use leptos::prelude::*;

use crate::{
    components::admin::{AdminPage, NavEntry, QueueList},
    context::office,
    view::admin::{AdminFrame, Queue},
};

#[component]
pub fn QueuePage() -> impl IntoView {
    let office = office();
    Suspend::new(async move {
        let answer = office.port.queue().await.map(Some);
        office
            .show(answer, |frame, queue| view! { <QueueView frame queue /> })
            .await
    })
}

#[component]
pub fn QueueView(frame: AdminFrame, queue: Queue) -> impl IntoView {
    let shown = u64::try_from(queue.entries.len()).unwrap_or(u64::MAX);
    let count = match queue.total {
        0 => "Nothing waits".to_owned(),
        1 => "1 entry".to_owned(),
        many => format!("{many} entries, longest waiting first"),
    };
    let content = if queue.entries.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">"Nothing is stuck, and nothing needs a decision."</p>
                <p>
                    "Payments that go quiet, amounts that differ, captures that are due and money that should go back appear here, each with what would resolve it."
                </p>
            </div>
        }
        .into_any()
    } else {
        let more = (queue.total > shown).then(|| {
            let words = format!(
                "These are the {shown} that wait longest. The others move up as you resolve them."
            );
            view! { <p class="muted">{words}</p> }
        });
        view! {
            <QueueList entries=queue.entries />
            {more}
        }
        .into_any()
    };
    view! {
        <AdminPage frame title="Queue" nav=NavEntry::Queue>
            <div class="page">
                <div class="title-row">
                    <h1>"Queue"</h1>
                    <p class="mono small">{count}</p>
                </div>
                {content}
            </div>
        </AdminPage>
    }
}
