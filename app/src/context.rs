//! What the server puts into the context of a request.
//!
//! Routes are also listed once at start-up, outside any request: none of this may be asked for
//! outside a route's view.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    error::{ErrorView, NotFound},
    ports::{PortError, RequestId, Status, Storefront},
    view::{ErrorPage, Site},
};

pub(crate) fn storefront() -> Arc<dyn Storefront> {
    expect_context::<Arc<dyn Storefront>>()
}

pub(crate) fn site() -> Site {
    expect_context::<Site>()
}

pub(crate) fn set_status(status: u16) {
    if let Some(context) = use_context::<Status>() {
        context.set(status);
    }
}

/// Shows what a port answered: the page, the page for "no such thing", or the error page.
pub(crate) fn show<T, V>(answer: Result<Option<T>, PortError>, page: impl FnOnce(T) -> V) -> AnyView
where
    V: IntoView + 'static,
{
    match answer {
        Ok(Some(found)) => page(found).into_any(),
        Ok(None) => view! { <NotFound /> }.into_any(),
        Err(PortError) => {
            set_status(500);
            let page = ErrorPage {
                title: "This page could not be loaded".to_owned(),
                message: "The fault is ours. Nothing was charged by opening this page, and your \
                          cart is safe. Please try again in a minute."
                    .to_owned(),
                request_id: use_context::<RequestId>()
                    .map(|id| id.0)
                    .unwrap_or_default(),
            };
            view! { <ErrorView page /> }.into_any()
        }
    }
}
