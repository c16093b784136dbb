//! Pages for when something is missing or went wrong. They need no router, so the server can
//! render them for any request.

use leptos::prelude::*;

use crate::{
    components::{
        Meta, Page,
        admin::{AdminPage, BarePage},
    },
    context::{office, set_status},
    view::{ErrorPage, admin::AdminFrame},
};

/// A whole document that says what happened and what to do next. The status is the caller's.
#[component]
pub fn ErrorView(page: ErrorPage) -> impl IntoView {
    let meta = Meta::private(page.title.clone(), "/");
    let request_id = (!page.request_id.is_empty()).then(|| {
        view! {
            <p class="small muted">
                "If you write to us, please quote " <code class="mono">{page.request_id}</code> "."
            </p>
        }
    });
    view! {
        <Page meta>
            <section class="page error-page">
                <h1>{page.title}</h1>
                <p class="lead">{page.message}</p>
                <p class="actions">
                    <a class="button button-primary" href="/shop">
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

/// The back office's [`ErrorView`]: it shows nothing that would have to be read first.
#[component]
pub fn AdminError(page: ErrorPage) -> impl IntoView {
    let request_id = (!page.request_id.is_empty()).then(|| {
        view! {
            <p class="small muted">
                "Request " <code class="mono copyable">{page.request_id}</code>
            </p>
        }
    });
    view! {
        <BarePage shop="Wayfare".to_owned() title=page.title.clone()>
            <section class="page narrow-page">
                <h1>{page.title}</h1>
                <p class="lead">{page.message}</p>
                <p>
                    <a href="/admin">"Go to the first page"</a>
                </p>
                {request_id}
            </section>
        </BarePage>
    }
}

/// The back office has nothing at this address. The status is the caller's.
#[component]
pub fn AdminMissing(frame: AdminFrame) -> impl IntoView {
    view! {
        <AdminPage frame title="Not found">
            <section class="page narrow-page">
                <h1>"There is nothing at this address"</h1>
                <p class="lead">
                    "The number may be mistyped, or the order may belong to another shop's database."
                </p>
                <p class="actions">
                    <a href="/admin/orders">"Search the orders"</a>
                    <a href="/admin/inbox">"Search the inbox"</a>
                </p>
            </section>
        </AdminPage>
    }
}

/// No page of the back office has this address. Sets the status to 404.
#[component]
pub fn AdminNotFound() -> impl IntoView {
    let office = office();
    Suspend::new(async move { office.show(Ok(None::<()>), |_, ()| ()).await })
}
