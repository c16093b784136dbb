#[cfg(test)]
mod tests;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use app::view::ErrorPage;
use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use wording::Words;

use crate::web::error::AppError;
use crate::web::header::text;
use crate::web::security::RequestId;

/// Renders error pages. The shop's own look is given in from outside, so that this middleware can
/// be tested without a shop.
#[derive(Clone)]
pub struct ErrorPages {
    renderer: Arc<Renderer>,
    words: Words,
}

type Renderer =
    dyn Fn(StatusCode, ErrorPage) -> Pin<Box<dyn Future<Output = Response> + Send>> + Send + Sync;

impl ErrorPages {
    pub fn new<F, R>(words: Words, render: F) -> Self
    where
        F: Fn(StatusCode, ErrorPage) -> R + Send + Sync + 'static,
        R: Future<Output = Response> + Send + 'static,
    {
        Self {
            renderer: Arc::new(move |status, page| Box::pin(render(status, page))),
            words,
        }
    }

    /// Unadorned pages that need nothing at all.
    #[must_use]
    pub fn plain() -> Self {
        let words = Words::default();
        Self::new(words, move |status, page| async move {
            plain_page(status, &page, words)
        })
    }

    async fn render(&self, status: StatusCode, page: ErrorPage) -> Response {
        (self.renderer)(status, page).await
    }
}

fn plain_page(status: StatusCode, page: &ErrorPage, words: Words) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{message}</p><p><a href=\"/\">{back}</a></p>\
         <p>{request}</p></main></body></html>",
        title = escape(&page.title),
        message = escape(&page.message),
        language = words.language(),
        back = escape(words.error_back_to_shop()),
        request = escape(&words.error_request(&page.request_id)),
    );
    (status, Html(html)).into_response()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// How an asker wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Page,
    Json,
    Text,
}

impl Format {
    fn to(uri: &Uri, headers: &HeaderMap) -> Self {
        let path = uri.path();
        if path.starts_with("/pkg/") {
            return Self::Text;
        }
        if path.starts_with("/webhooks/") || path.ends_with("/status") || path == "/cart/count" {
            return Self::Json;
        }
        let accept = text(headers, header::ACCEPT);
        if accept.contains("application/json") && !accept.contains("text/html") {
            Self::Json
        } else {
            Self::Page
        }
    }
}

/// Middleware: turns errors into pages or JSON, and writes them to the log.
pub async fn render(State(pages): State<ErrorPages>, request: Request, next: Next) -> Response {
    let format = Format::to(request.uri(), request.headers());
    let request_id = request
        .extensions()
        .get::<RequestId>()
        .cloned()
        .unwrap_or_default();

    let response = next.run(request).await;
    let (error, status) = match response.extensions().get::<Arc<AppError>>() {
        Some(error) => (Arc::clone(error), error.status()),
        // The status says more than our kinds of errors: 416 and 414 are no 400.
        None if is_bare_error(&response) => {
            let status = response.status();
            (Arc::new(AppError::from_status(status)), status)
        }
        None => return response,
    };
    error.log();

    let (title, message) = error.title_and_message(pages.words);
    let mut rendered = match format {
        Format::Page => {
            let page = ErrorPage {
                title: title.to_owned(),
                message: message.into_owned(),
                request_id: request_id.to_string(),
            };
            pages.render(status, page).await
        }
        Format::Json => {
            let body = serde_json::json!({
                "error": error.code(),
                "message": message,
                "request_id": request_id.to_string(),
            });
            (status, Json(body)).into_response()
        }
        Format::Text => (status, format!("{title}\n")).into_response(),
    };
    *rendered.status_mut() = status;
    keep_headers(response.headers(), rendered.headers_mut());
    rendered
}

/// An error that nobody has dressed yet: no body to speak of, or one of axum's one-line texts.
fn is_bare_error(response: &Response<Body>) -> bool {
    let error = response.status().is_client_error() || response.status().is_server_error();
    error
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// What an answer says besides its body stays said: which methods work, when to come back, cookies.
fn keep_headers(from: &HeaderMap, to: &mut HeaderMap) {
    let set: Vec<HeaderName> = to.keys().cloned().collect();
    for (name, value) in from {
        let of_the_body = matches!(
            *name,
            header::CONTENT_TYPE
                | header::CONTENT_LENGTH
                | header::CONTENT_ENCODING
                | header::TRANSFER_ENCODING
        );
        if !of_the_body && !set.contains(name) {
            to.append(name, value.clone());
        }
    }
}
