//! The grey frame around every page, and the headers that go with it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

/// Nothing but this gateway's own stylesheet, icon and forms: no scripts at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// How long a result stays before the browser goes back to the merchant by itself.
const RETURN_AFTER_SECONDS: u32 = 3;

pub(crate) struct Page {
    title: String,
    status: StatusCode,
    language: String,
    wide: bool,
    returns_to: Option<String>,
    content: Markup,
}

impl Page {
    /// The title is the page's heading too.
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            status: StatusCode::OK,
            language: "en".to_owned(),
            wide: false,
            returns_to: None,
            content: html! {},
        }
    }

    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn locale(mut self, locale: Option<&str>) -> Self {
        if let Some(locale) = locale {
            locale.clone_into(&mut self.language);
        }
        self
    }

    pub(crate) fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Goes to the merchant by itself after a moment.
    pub(crate) fn returns_to(mut self, url: &str) -> Self {
        self.returns_to = Some(url.to_owned());
        self
    }

    pub(crate) fn content(mut self, content: Markup) -> Self {
        self.content = content;
        self
    }

    fn render(&self) -> Markup {
        // The page is in English whatever was asked for, and says so to those who read it aloud.
        let english = self.language == "en" || self.language.starts_with("en-");
        html! {
            (DOCTYPE)
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · Test gateway" }
                    @if let Some(url) = &self.returns_to {
                        meta http-equiv="refresh" content=(format!("{RETURN_AFTER_SECONDS};url={url}"));
                    }
                    link rel="stylesheet" href="/assets/gateway.css";
                    link rel="icon" href="/assets/gateway.svg" type="image/svg+xml";
                }
                body lang=[(!english).then_some("en")] {
                    header class="band" {
                        p { strong { "TEST GATEWAY" } " No real money moves here." }
                    }
                    main class=(if self.wide { "wide" } else { "narrow" }) {
                        h1 { (self.title) }
                        (self.content)
                    }
                }
            }
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.render()).into_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            // A policy without any referrer would turn the Origin of this gateway's own forms into
            // null.
            (header::REFERRER_POLICY, "same-origin"),
            (header::CACHE_CONTROL, "no-store"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
