use leptos::prelude::*;

use crate::{context::words, view::admin::Pagination};

/// Where in a long list the page stands, with the way to its neighbours. `to` makes the address of
/// a page.
#[component]
pub fn Pager<F>(pages: Pagination, to: F) -> impl IntoView
where
    F: Fn(u64) -> String,
{
    let words = words();
    let last = pages.last();
    let (from, until) = pages.shown();
    (last > 1).then(|| {
        let newer = (pages.page > 1).then(|| {
            view! {
                <a class="button" rel="prev" href=to(pages.page - 1)>
                    {words.admin_list_newer()}
                </a>
            }
        });
        let older = (pages.page < last).then(|| {
            view! {
                <a class="button" rel="next" href=to(pages.page + 1)>
                    {words.admin_list_older()}
                </a>
            }
        });
        view! {
            <nav class="actions pager" aria-label=words.admin_list_pages()>
                {newer}
                {older}
                <p class="muted figure">{words.admin_list_range(from, until, pages.total)}</p>
            </nav>
        }
    })
}
