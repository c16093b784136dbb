use std::sync::Arc;

use leptos::prelude::*;

use super::{
    frame::{Foot, Head},
    languages::{LanguageOffer, alternates},
};
use crate::{
    context::{site, words},
    view::Site,
};

/// Which entry of the main navigation a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Shop,
    Orders,
    Help,
    Cart,
    Account,
    Elsewhere,
}

/// What a page says about itself to browsers and search engines.
#[derive(Clone, Debug)]
pub struct Meta {
    /// Without the shop's name.
    pub title: String,
    /// Empty on pages that are nobody's business.
    pub description: String,
    /// Path and query of the page itself; the currency chooser leads back to it.
    pub path: String,
    /// The one path among several with the same content; `None` keeps search engines out.
    pub canonical: Option<String>,
    pub place: Place,
    /// Without JavaScript the page loads itself anew after so many seconds.
    pub refresh: Option<u32>,
    /// The title says that the page is shown again because of a mistake.
    pub refused: bool,
    pub json_ld: Vec<String>,
    /// Whether it is about one thing that is sold.
    pub is_product: bool,
    /// The address of what is shown where the page is shared; the shop's own picture if it is none.
    pub picture: Option<String>,
    /// The id of the page's form, if changing the currency has to keep what is typed into it.
    pub form: Option<&'static str>,
}

impl Meta {
    /// A page for search engines.
    pub fn public(
        title: impl Into<String>,
        description: impl Into<String>,
        path: impl Into<String>,
    ) -> Self {
        let path = path.into();
        Self {
            title: title.into(),
            description: description.into(),
            canonical: Some(path.clone()),
            path,
            place: Place::Elsewhere,
            refresh: None,
            refused: false,
            json_ld: Vec::new(),
            is_product: false,
            picture: None,
            form: None,
        }
    }

    /// A page of one buyer's own.
    pub fn private(title: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            canonical: None,
            ..Self::public(title, "", path)
        }
    }

    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    #[must_use]
    pub fn keeping(mut self, form: Option<&'static str>) -> Self {
        self.form = form;
        self
    }

    #[must_use]
    pub fn refused(mut self, refused: bool) -> Self {
        self.refused = refused;
        self
    }
}

/// A whole document: head, header, the page's own content, footer.
#[component]
pub fn Page(meta: Meta, children: Children) -> impl IntoView {
    let site = site();
    let words = words();
    let assets = &site.assets;
    let shop = words.shop_name_alone();
    let title = if meta.refused {
        words.shop_title_refused(&meta.title)
    } else {
        meta.title
    };
    let absolute = |path: &str| format!("{}{path}", site.public_url);
    let about = (!meta.description.is_empty()).then(|| {
        view! {
            <meta name="description" content=meta.description.clone() />
            {og("og:description", meta.description.clone())}
        }
    });
    let picture = meta.picture.unwrap_or_else(|| format!("{assets}/og.png"));
    let address = match &meta.canonical {
        Some(path) => view! {
            <link rel="canonical" href=absolute(&words.path(path)) />
            {alternates(path, &site.public_url)}
            {og("og:type", if meta.is_product { "product" } else { "website" }.to_owned())}
            {og("og:site_name", shop.to_owned())}
            {og("og:title", title.clone())}
            {og("og:url", absolute(&words.path(path)))}
            {og("og:image", absolute(&picture))}
        }
        .into_any(),
        None => view! { <meta name="robots" content="noindex" /> }.into_any(),
    };
    let refresh = meta.refresh.map(|seconds| {
        view! {
            <noscript>
                <meta http-equiv="refresh" content=seconds.to_string() />
            </noscript>
        }
    });
    let data = meta
        .json_ld
        .into_iter()
        .map(|json| view! { <script type="application/ld+json" inner_html=json></script> })
        .collect::<Vec<_>>();
    view! {
        <!DOCTYPE html>
        <html lang=words.language() dir=words.shop_direction()>
            <head>
                {basics(&title, shop, &site)}
                {about}
                {address}
                <link rel="manifest" href=words.path("/manifest.webmanifest") />
                <link rel="apple-touch-icon" href=format!("{assets}/icons/180.png") />
                {refresh}
                <script type="module" src=format!("{assets}/boot.js")></script>
                {data}
            </head>
            <body>
                <a class="skip-link" href="#main">
                    {words.shop_skip()}
                </a>
                <LanguageOffer path=meta.path.clone() />
                <Head place=meta.place about=Arc::clone(&site.about) sandbox=site.sandbox in_cart=site.in_cart />
                // The skip link takes the focus along.
                <main id="main" tabindex="-1">{children()}</main>
                <Foot about=Arc::clone(&site.about) currency=site.currency currencies=site.currencies.clone() back=meta.path form=meta.form />
            </body>
        </html>
    }
}

/// What every document's head begins with.
pub(super) fn basics(title: &str, of: &str, site: &Site) -> impl IntoView + use<> {
    let assets = &site.assets;
    let own = site.about.style_sheet.clone();
    let own = own.map(|address| view! { <link rel="stylesheet" href=address /> });
    // The renderer's markers between children would be read as part of a title.
    let title = escaped(&format!("{title} · {of}"));
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {theme("#f1eadd", "light")}
        {theme("#10161d", "dark")}
        <title inner_html=title></title>
        <link rel="stylesheet" href=format!("{assets}/main.css") />
        {own}
        {font(assets)}
        <link rel="icon" type="image/svg+xml" href=format!("{assets}/favicon.svg") />
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The one font file, asked for as early as the style sheet that names it. `as` is a word of Rust's.
fn font(assets: &str) -> impl IntoView + use<> {
    leptos::html::link()
        .attr("as", "font")
        .attr("type", "font/woff2")
        .attr("crossorigin", "anonymous")
        .rel("preload")
        .href(format!("{assets}/fonts/fraunces.woff2"))
}

/// The colour of the browser's own frame: the paper's. `media` is no attribute of `meta` that the
/// view macro knows.
fn theme(colour: &'static str, scheme: &'static str) -> impl IntoView {
    leptos::html::meta()
        .attr("media", format!("(prefers-color-scheme:{scheme})"))
        .name("theme-color")
        .content(colour)
}

/// `property` is no attribute of HTML, so the view macro does not know it.
fn og(property: &'static str, content: String) -> impl IntoView {
    leptos::html::meta()
        .attr("property", property)
        .content(content)
}
