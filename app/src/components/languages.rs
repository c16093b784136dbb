//! The ways from a page to the same page in another language. Each names its language itself, with
//! `hreflang`, so that nothing else puts one before it.

use leptos::prelude::*;
use wording::Words;

use crate::context::{languages, words};

/// For search engines: this page in every language.
pub(super) fn alternates(path: &str, public_url: &str) -> impl IntoView + use<> {
    let all = languages().all;
    let link = |language: &str, path: String| {
        let href = format!("{public_url}{path}");
        view! { <link rel="alternate" hreflang=language.to_owned() href=href /> }
    };
    let default = all.first().map(|words| link("x-default", words.path(path)));
    let others = all
        .iter()
        .map(|words| link(words.language(), words.path(path)))
        .collect::<Vec<_>>();
    (others, default)
}

/// Every language in its own words, at the end of each page.
#[component]
pub fn LanguageChooser(
    /// Of the page, without a language.
    path: String,
) -> impl IntoView {
    links(languages().all, &path)
}

/// The languages of the back office; each link leads to its first page.
pub(super) fn office_languages() -> impl IntoView {
    let is_spoken = |words: &Words| words.in_back_office().language() == words.language();
    let spoken = languages().all.into_iter().filter(is_spoken);
    links(spoken.collect(), "/admin")
}

fn links(all: Vec<Words>, path: &str) -> impl IntoView + use<> {
    let words = words();
    let links = all
        .into_iter()
        .map(|other| {
            let tag = other.language();
            let here = (tag == words.language()).then_some("true");
            view! {
                <a href=other.path(path) hreflang=tag lang=tag aria-current=here>
                    {other.language_name()}
                </a>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <nav class="language-links" aria-label=words.language_choose()>
            {links}
        </nav>
    }
}

/// Says to a reader of another language, in that language, that the page is there in it too.
#[component]
pub fn LanguageOffer(
    /// Of the page, without a language.
    path: String,
) -> impl IntoView {
    languages().offered.map(|other| {
        let tag = other.language();
        view! {
            <p class="language-offer no-print" lang=tag dir=other.shop_direction()>
                <a href=other.path(&path) hreflang=tag>
                    {other.language_read_here()}
                </a>
            </p>
        }
    })
}
