//! Pages for when something is missing or went wrong. They need no router, so the server can
//! render them for any request.

use leptos::prelude::*;

use crate::{
    components::{
        Meta, Page,
        admin::{AdminPage, BarePage},
    },
    context::{back_office, set_status, words},
    view::{ErrorPage, admin::AdminFrame},
};

/// A whole document that says what happened and what to do next. The status is the caller's.
#[component]
pub fn ErrorView(page: ErrorPage) -> impl IntoView {
    let words = words();
    let meta = Meta::private(page.title.clone(), "/");
    let request_id = (!page.request_id.is_empty()).then(|| {
        let quote = words.error_quote();
        view! {
            <p class="small muted">
                {quote.s0} <code class="mono">{page.request_id}</code> {quote.s1}
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
                        {words.error_go_to_shop()}
                    </a>
                    <a href="/orders">{words.error_see_orders()}</a>
                    <a href="/help">{words.error_get_help()}</a>
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
    let words = words();
    let page = ErrorPage {
        title: words.error_missing().to_owned(),
        message: words.error_missing_message().to_owned(),
        request_id: String::new(),
    };
    view! { <ErrorView page /> }
}

/// The back office's [`ErrorView`]: it shows nothing that would have to be read first.
#[component]
pub fn AdminError(page: ErrorPage) -> impl IntoView {
    let words = words();
    let request_id = (!page.request_id.is_empty()).then(|| {
        view! {
            <p class="small muted">
                {format!("{} ", words.error_admin_request())} <code class="mono copyable">{page.request_id}</code>
            </p>
        }
    });
    view! {
        <BarePage shop=words.shop_name_alone().to_owned() title=page.title.clone()>
            <section class="page narrow-page">
                <h1>{page.title}</h1>
                <p class="lead">{page.message}</p>
                <p>
                    <a href="/admin">{words.error_admin_first_page()}</a>
                </p>
                {request_id}
            </section>
        </BarePage>
    }
}

/// The back office has nothing at this address. The status is the caller's.
#[component]
pub fn AdminMissing(frame: AdminFrame) -> impl IntoView {
    let words = words();
    view! {
        <AdminPage frame title=words.error_admin_missing_title()>
            <section class="page narrow-page">
                <h1>{words.error_admin_missing()}</h1>
                <p class="lead">
                    {words.error_admin_missing_message()}
                </p>
                <p class="actions">
                    <a href="/admin/orders">{words.error_admin_search_orders()}</a>
                    <a href="/admin/inbox">{words.error_admin_search_inbox()}</a>
                </p>
            </section>
        </AdminPage>
    }
}

/// No page of the back office has this address. Sets the status to 404.
#[component]
pub fn AdminNotFound() -> impl IntoView {
    let back_office = back_office();
    Suspend::new(async move { back_office.show(Ok(None::<()>), |_, ()| ()).await })
}
