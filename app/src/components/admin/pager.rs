use leptos::prelude::*;

use crate::{context::words, view::admin::ListPage};

/// The way to older rows, and back to the newest. `to` makes the address of the page that follows
/// a row.
#[component]
pub fn Pager<F>(page: ListPage, to: F) -> impl IntoView
where
    F: Fn(&str) -> String,
{
    let words = words();
    let ListPage { after, older } = page;
    (!after.is_empty() || older.is_some()).then(|| {
        let newest = (!after.is_empty()).then(|| {
            view! {
                <a class="button" href=to("")>
                    {words.admin_list_newest()}
                </a>
            }
        });
        let older = older.map(|last| {
            view! {
                <a class="button" rel="next" href=to(&last)>
                    {words.admin_list_older()}
                </a>
            }
        });
        view! {
            <nav class="actions pager" aria-label=words.admin_list_pages()>
                {newest}
                {older}
            </nav>
        }
    })
}
