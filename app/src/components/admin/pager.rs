use leptos::prelude::*;

use crate::view::admin::Pagination;

/// Where in a long list the page stands, with the way to its neighbours. `to` makes the address of
/// a page.
#[component]
pub fn Pager<F>(pages: Pagination, to: F) -> impl IntoView
where
    F: Fn(u64) -> String,
{
    let last = pages.last();
    let (from, until) = pages.shown();
    (last > 1).then(|| {
        let newer = (pages.page > 1).then(|| {
            view! {
                <a class="button" rel="prev" href=to(pages.page - 1)>
                    "Newer"
                </a>
            }
        });
        let older = (pages.page < last).then(|| {
            view! {
                <a class="button" rel="next" href=to(pages.page + 1)>
                    "Older"
                </a>
            }
        });
        view! {
            <nav class="actions pager" aria-label="Pages">
                {newer}
                {older}
                <p class="muted figure">{format!("{from} to {until} of {}", pages.total)}</p>
            </nav>
        }
    })
}
