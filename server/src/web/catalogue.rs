//! What search engines read.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use domain::links;
use wording::Words;

use crate::web::error::AppError;
use crate::web::state::AppState;

/// Pages of one visitor's own.
const PRIVATE: [&str; 9] = [
    "/account",
    "/admin",
    "/cart",
    "/checkout",
    "/find-order",
    "/orders",
    "/result",
    "/subscriptions",
    "/tell-me",
];

/// `GET /robots.txt`
pub(super) async fn robots(State(state): State<AppState>) -> String {
    let mut text = String::from("User-agent: *\n");
    for words in state.languages.iter() {
        for path in PRIVATE {
            let _ = writeln!(text, "Disallow: {}", words.path(path));
        }
    }
    for words in state.languages.iter() {
        let sitemap = words.path("/sitemap.xml");
        let _ = writeln!(text, "Sitemap: {}{sitemap}", state.public_url);
    }
    text
}

/// Search engines read fifty thousand addresses and fifty megabytes of a file at most; with its
/// twins in six languages an address takes a kilobyte.
const PER_FILE: usize = 10_000;

/// `GET /sitemap.xml`, one for each language; each address names its twins in the others. A shop
/// with more pages than fit gets a list of files.
pub(super) async fn sitemap(State(state): State<AppState>) -> Result<Response, AppError> {
    let pages = pages(&state).await?;
    let files = pages.len().div_ceil(PER_FILE);
    let xml = if files > 1 {
        index(&state.public_url, &state.words, files)
    } else {
        written(&state, &pages)
    };
    Ok(answer(xml))
}

/// `GET /sitemaps/2.xml`
pub(super) async fn sitemap_part(
    State(state): State<AppState>,
    Path(name): Path<String>,
) -> Result<Response, AppError> {
    let number = name.strip_suffix(".xml").and_then(|it| it.parse().ok());
    let number: usize = number.ok_or(AppError::NotFound)?;
    let pages = pages(&state).await?;
    let mut parts = pages.chunks(PER_FILE);
    let part = number.checked_sub(1).and_then(|place| parts.nth(place));
    Ok(answer(written(&state, part.ok_or(AppError::NotFound)?)))
}

fn answer(xml: String) -> Response {
    ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
}

fn index(public_url: &str, words: &Words, files: usize) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for number in 1..=files {
        let path = words.path(&format!("/sitemaps/{number}.xml"));
        let _ = writeln!(xml, "  <sitemap><loc>{public_url}{path}</loc></sitemap>");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// The paths of all pages for search engines.
async fn pages(state: &AppState) -> Result<Vec<String>, AppError> {
    let catalogue = state.shop.catalogue().await?;
    let pages = ["/", "/shop", "/help", "/privacy", "/imprint"].map(str::to_owned);
    let categories = catalogue
        .categories
        .iter()
        .map(|category| links::category(&category.slug));
    let products = catalogue
        .products
        .iter()
        .map(|product| links::product(&product.slug));
    let file = &state.shop.file;
    let own = file.pages.iter().map(|page| page.path().to_owned());
    let own = own.filter(|path| !pages.contains(path)).collect::<Vec<_>>();
    let plans = catalogue
        .plans
        .iter()
        .filter(|_| file.parts.subscriptions)
        .map(|plan| format!("/plans/{}", links::encode(&plan.slug)));
    let all = pages.iter().cloned().chain(own);
    Ok(all.chain(categories).chain(products).chain(plans).collect())
}

fn written(state: &AppState, pages: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for path in pages {
        let address = |words: &Words| format!("{}{}", state.public_url, words.path(path));
        let _ = writeln!(xml, "  <url><loc>{}</loc>", address(&state.words));
        for words in state.languages.iter() {
            let _ = writeln!(
                xml,
                "    <xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                words.language(),
                address(words)
            );
        }
        xml.push_str("  </url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_pages_are_told_in_several_files() {
        let xml = index("https://shop.example", &Words::default(), 3);
        for number in 1..=3 {
            let file = format!("<loc>https://shop.example/sitemaps/{number}.xml</loc>");
            assert!(xml.contains(&file), "{xml}");
        }
        assert!(!xml.contains("/4.xml") && xml.ends_with("</sitemapindex>\n"));
    }
}
