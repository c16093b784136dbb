//! What search engines read.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use domain::links;

use crate::web::error::AppError;
use crate::web::state::AppState;

/// `GET /robots.txt`
pub(super) async fn robots(State(state): State<AppState>) -> String {
    format!(
        "User-agent: *\nDisallow: /account\nDisallow: /admin\nDisallow: /cart\nDisallow: /checkout\nDisallow: /orders\nDisallow: /result\nDisallow: /subscriptions\nSitemap: {}/sitemap.xml\n",
        state.public_url
    )
}

/// `GET /sitemap.xml`
pub(super) async fn sitemap(State(state): State<AppState>) -> Result<Response, AppError> {
    let catalogue = state.shop.catalogue().await?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
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
        let _ = writeln!(xml, "  <url><loc>{}{path}</loc></url>", state.public_url);
    }
    xml.push_str("</urlset>\n");
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml).into_response())
}
