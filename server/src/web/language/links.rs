//! Has a page lead to pages in its own language, so that no page has to know of languages.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use wording::Words;

use crate::web::error::AppError;
use crate::web::language::is_own;

const LARGEST_PAGE: usize = 8 << 20;

/// Which attributes lead to a page, of which element; of any if none is named.
const ADDRESSES: [(&str, &str); 4] = [
    ("a", "href"),
    ("form", "action"),
    ("", "formaction"),
    ("", "data-watch"),
];

/// An element that has this says itself which language it leads to.
const KNOWS_BETTER: &str = "hreflang";

/// Elements whose text is not read as HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Middleware for pages.
pub(in crate::web) async fn in_language(
    State(words): State<Words>,
    request: Request,
    next: Next,
) -> Result<Response, AppError> {
    with_links_of(words, next.run(request).await).await
}

/// The answer with its own addresses in this language.
pub(in crate::web) async fn with_links_of(
    words: Words,
    response: Response,
) -> Result<Response, AppError> {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if words.prefix().is_empty() || !is_page {
        return Ok(response);
    }
    let (mut parts, body) = response.into_parts();
    let html = to_bytes(body, LARGEST_PAGE).await?;
    let html = String::from_utf8(html.to_vec()).map_err(AppError::internal)?;
    parts.headers.remove(header::CONTENT_LENGTH);
    let html = rewritten(&html, words);
    Ok(Response::from_parts(parts, Body::from(html)))
}

/// Reads HTML as our own renderer writes it: well-formed, with values between double quotes.
fn rewritten(html: &str, words: Words) -> String {
    let mut written = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(begin) = rest.find('<') {
        let (text, from) = rest.split_at(begin);
        written.push_str(text);
        let Some(tag) = Tag::read(from) else {
            // The end of an element, a comment, or the document's type.
            let end = if from.starts_with("<!--") { "-->" } else { ">" };
            let end = from.find(end).map_or(from.len(), |at| at + end.len());
            written.push_str(&from[..end]);
            rest = &from[end..];
            continue;
        };
        tag.write(words, &mut written);
        rest = &from[tag.html.len()..];
        if RAW.contains(&tag.name) {
            let end = rest.find(&format!("</{}", tag.name)).unwrap_or(rest.len());
            written.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    written.push_str(rest);
    written
}

/// The beginning of an element.
struct Tag<'a> {
    /// All of it, from bracket to bracket.
    html: &'a str,
    name: &'a str,
    /// Names, and where the value of each stands in `html`.
    attributes: Vec<(&'a str, std::ops::Range<usize>)>,
}

impl<'a> Tag<'a> {
    fn read(html: &'a str) -> Option<Self> {
        let is_end = |letter: char| letter.is_ascii_whitespace() || letter == '>' || letter == '/';
        let name = html.strip_prefix('<')?;
        let name = &name[..name.find(is_end)?];
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return None;
        }
        let mut attributes = Vec::new();
        let mut at = 1 + name.len();
        loop {
            let rest = &html[at..];
            let next = rest.find(|letter: char| !letter.is_ascii_whitespace() && letter != '/')?;
            at += next;
            let rest = &html[at..];
            if rest.starts_with('>') {
                return Some(Self {
                    html: &html[..=at],
                    name,
                    attributes,
                });
            }
            let end = rest.find(|letter: char| letter == '=' || is_end(letter))?;
            let attribute = &rest[..end];
            at += end;
            if html[at..].starts_with("=\"") {
                let from = at + 2;
                let to = from + html[from..].find('"')?;
                attributes.push((attribute, from..to));
                at = to + 1;
            } else if html[at..].starts_with('=') {
                // A value without quotes: none of ours.
                at += html[at..].find(is_end)?;
            }
        }
    }

    fn write(&self, words: Words, written: &mut String) {
        let mut from = 0;
        let is_free = |(known, _): &(&str, _)| *known != KNOWS_BETTER;
        if self.attributes.iter().all(is_free) {
            for (name, place) in &self.attributes {
                let leads = |(element, attribute): &(&str, &str)| {
                    (element.is_empty() || *element == self.name) && attribute == name
                };
                let address = &self.html[place.clone()];
                if ADDRESSES.iter().any(leads) && is_own(address) {
                    written.push_str(&self.html[from..place.start]);
                    written.push_str(&words.path(address));
                    from = place.end;
                }
            }
        }
        written.push_str(&self.html[from..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_pages_are_linked_in_the_language_and_nothing_else_changes() {
        let german = Words::default().in_language("de").unwrap();
        let page = |lang: &str, home: &str| {
            format!(
                "<!DOCTYPE html><html lang=\"de\"><title>a <a href=\"/x\"></title><link href=\"/pkg/0/main.css\">\
                 <!-- <a href=\"/x\"> --><!><a class=\"x > y\" href=\"{home}\">x</a><input disabled required/>\
                 <a\n  href=\"{lang}/shop?q=a&amp;b=1#top\" >1 < 2, href=\"/cart\" > 0</a><a href=\"#main\">s</a>\
                 <a hreflang=\"ja\" href=\"/ja/cart\">日本語</a><a href=\"mailto:a@b\">m</a>\
                 <a href=\"https://pay.example/\">p</a><a href=\"//x\">y</a><a href=\"/pkg/0/x\">z</a>\
                 <form method=\"post\" action=\"{lang}/cart/items\"><button formaction=\"{lang}/x\">b</button></form>\
                 <p data-watch=\"{lang}/result/1/status\"></p><script>\"<a href=\\\"/x\\\">\"</script>\
                 <textarea><a href=\"/x\"></textarea><br/></html>"
            )
        };
        assert_eq!(rewritten(&page("", "/"), german), page("/de", "/de"));
    }

    #[test]
    fn what_is_cut_off_is_left_as_it_is() {
        let german = Words::default().in_language("de").unwrap();
        for html in [
            "",
            "<",
            "<a",
            "<a href=\"/x",
            "<a href",
            "a < b",
            "<!--",
            "<script>x",
        ] {
            assert_eq!(rewritten(html, german), html);
        }
    }
}
