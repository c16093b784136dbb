//! What search engines read.

use std::fmt::Write as _;

use axum::extract::State;
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

/// `GET /sitemap.xml`, one for each language; each address names its twins in the others.
pub(super) async fn sitemap(State(state): State<AppState>) -> Result<Response, AppError> {
    let catalogue = state.shop.catalogue().await?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
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
    for path in pages
        .into_iter()
        .chain(own)
        .chain(categories)
        .chain(products)
        .chain(plans)
    {
        let address = |words: &Words| format!("{}{}", state.public_url, words.path(&path));
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
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml).into_response())
}
