//! Pages for when something is missing or went wrong. They need no router, so the server can
//! render them for any request.

use leptos::prelude::*;

use crate::{
    components::{Meta, Page},
    context::set_status,
    view::ErrorPage,
};

/// A whole document that says what happened and what to do next. The status is the caller's.
#[component]
pub fn ErrorView(page: ErrorPage) -> impl IntoView {
    let meta = Meta::private(page.title.clone(), "/");
    let request_id = (!page.request_id.is_empty()).then(|| {
        view! {
            <p class="sm mut">
                "If you write to us, please quote " <code class="mono">{page.request_id}</code> "."
            </p>
        }
    });
    view! {
        <Page meta>
            <section class="w lone">
                <h1>{page.title}</h1>
                <p class="lead">{page.message}</p>
                <p class="acts">
                    <a class="b go" href="/shop">
                        "Go to the shop"
                    </a>
                    <a href="/orders">"See your orders"</a>
                    <a href="/help">"Get help"</a>
                </p>
                {request_id}
            </section>
        </Page>
    }
}

/// No such page, product or order. Sets the status to 404.
#[component]
pub fn NotFound() -> impl IntoView {
    set_status(404);
    let page = ErrorPage {
        title: "There is no stop here".to_owned(),
        message: "We found no page at this address. The link may be old, or part of it may be \
                  missing."
            .to_owned(),
        request_id: String::new(),
    };
    view! { <ErrorView page /> }
}
