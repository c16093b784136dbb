use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, html};
use serde::Deserialize;
use wording::Words;

/// A page that the merchant wrote, such as terms.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPage {
    path: String,
    pub title: String,
    file: String,
    /// What the file says, as HTML.
    #[serde(skip)]
    html: String,
}

/// First words of addresses that are the shop's, beside the tags of its languages.
const TAKEN: [&str; 17] = [
    "account",
    "admin",
    "cart",
    "checkout",
    "currency",
    "healthz",
    "help",
    "orders",
    "pkg",
    "plans",
    "products",
    "readyz",
    "result",
    "shop",
    "subscriptions",
    "travel",
    "webhooks",
];

impl OwnPage {
    /// `/terms`
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What stands below the title. HTML in the file was taken as text.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.html
    }

    /// Reads the Markdown file.
    pub(super) fn read(&mut self, folder: &Path) -> Result<(), String> {
        let path = &self.path;
        let word = path.strip_prefix('/').unwrap_or_default();
        let is_word = !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_word {
            return Err(format!(
                "page: `{path}` is no path; write one small word behind a slash, such as /terms"
            ));
        }
        let is_language = Words::languages().any(|tag| tag.eq_ignore_ascii_case(word));
        if TAKEN.contains(&word) || is_language {
            return Err(format!(
                "page: {path} is an address of the shop's; choose another"
            ));
        }
        let file = folder.join(&self.file);
        let text = fs::read_to_string(&file)
            .map_err(|error| format!("page: {} cannot be read ({error})", file.display()))?;
        self.html = to_html(&text);
        Ok(())
    }
}

fn to_html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut text = String::new();
    html::push_html(&mut text, events);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_shops_is_not_for_pages_of_ones_own() {
        let read = |path: &str| {
            let mut page = OwnPage {
                path: path.to_owned(),
                title: "Terms".to_owned(),
                file: "no such file".to_owned(),
                html: String::new(),
            };
            page.read(Path::new("")).unwrap_err()
        };
        for taken in ["/cart", "/webhooks", "/de", "/zh-hans", "/en"] {
            assert!(read(taken).contains("an address of the shop's"), "{taken}");
        }
        for no_path in ["terms", "/", "/a/b", "/Terms", "/robots.txt"] {
            assert!(read(no_path).contains("is no path"), "{no_path}");
        }
        assert!(read("/terms").contains("cannot be read"));
    }

    #[test]
    fn markdown_becomes_html_and_html_stays_text() {
        let html = to_html("# Terms\n\nPay *first*, see [help](/help).\n\n<script>x</script>\n");
        assert!(html.contains("<h1>Terms</h1>"), "{html}");
        assert!(
            html.contains("<em>first</em>, see <a href=\"/help\">help</a>"),
            "{html}"
        );
        assert!(html.contains("&lt;script&gt;x&lt;/script&gt;"), "{html}");
    }
}
