//! What the server puts into the context of a request.
//!
//! Routes are also listed once at start-up, outside any request: none of this may be asked for
//! outside a route's view.

use std::sync::Arc;

use leptos::prelude::*;

use leptos_router::hooks::use_query_map;

use wording::Words;

use crate::{
    error::{AdminError, AdminMissing, ErrorView, NotFound},
    ports::{Asked, BackOffice, Languages, PortError, RequestId, Status, Storefront},
    view::{ErrorPage, Site, admin::AdminFrame},
};

pub(crate) fn storefront() -> Arc<dyn Storefront> {
    expect_context::<Arc<dyn Storefront>>()
}

pub(crate) fn site() -> Site {
    expect_context::<Site>()
}

/// The address of this request.
pub(crate) fn asked() -> Asked {
    use_context::<Asked>().unwrap_or_default()
}

/// The sentences in the language of the request; English where it names none.
pub(crate) fn words() -> Words {
    use_context::<Words>().unwrap_or_default()
}

pub(crate) fn languages() -> Languages {
    use_context::<Languages>().unwrap_or_default()
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
            let page = unreadable(words().error_unreadable_message().to_owned());
            view! { <ErrorView page /> }.into_any()
        }
    }
}

/// The back office, and the form that was just sent, if there was one.
pub(crate) struct BackOfficeContext {
    pub(crate) port: Arc<dyn BackOffice>,
    done: Option<String>,
}

pub(crate) fn back_office() -> BackOfficeContext {
    BackOfficeContext {
        port: expect_context::<Arc<dyn BackOffice>>(),
        done: use_query_map().get_untracked().get("done"),
    }
}

impl BackOfficeContext {
    /// Shows what the port answered, in the back office's frame.
    pub(crate) async fn show<T, V>(
        &self,
        answer: Result<Option<T>, PortError>,
        page: impl FnOnce(AdminFrame, T) -> V,
    ) -> AnyView
    where
        V: IntoView + 'static,
    {
        let frame = match self.port.frame(self.done.as_deref()).await {
            Ok(frame) => frame,
            Err(error) => return admin_unreadable(error),
        };
        match answer {
            Ok(Some(found)) => page(frame, found).into_any(),
            Ok(None) => {
                set_status(404);
                view! { <AdminMissing frame /> }.into_any()
            }
            Err(error) => admin_unreadable(error),
        }
    }
}

pub(crate) fn admin_unreadable(PortError: PortError) -> AnyView {
    let page = unreadable(words().error_unreadable_message_admin().to_owned());
    view! { <AdminError page /> }.into_any()
}

fn unreadable(message: String) -> ErrorPage {
    set_status(500);
    ErrorPage {
        title: words().error_unreadable().to_owned(),
        message,
        request_id: use_context::<RequestId>()
            .map(|id| id.0)
            .unwrap_or_default(),
    }
}
