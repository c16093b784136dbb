//! What buyers said of a product.

use domain::links;
use leptos::prelude::*;
use wording::Words;

use crate::{
    context::words,
    view::{Rating, Review},
};

/// The average, with its number for those who do not see the stars.
pub fn rating(of: Rating, words: Words) -> impl IntoView + use<> {
    let full = (of.tenths + 5) / 10;
    let said = words.review_average(average(of), of.count);
    view! {
        <p class="rating small">
            <span class="stars" aria-hidden="true">{crate::pages::review::drawn(full)}</span>
            " "
            <span>{said}</span>
        </p>
    }
}

/// "4.5"
pub fn average(of: Rating) -> String {
    format!("{}.{}", of.tenths / 10, of.tenths % 10)
}

/// The newest reviews, and where to write one.
#[component]
pub fn Reviews(slug: String, reviews: Vec<Review>, of: Option<Rating>) -> impl IntoView {
    let words = words();
    let said = reviews
        .into_iter()
        .map(|review| one(review, words))
        .collect::<Vec<_>>();
    let said = if said.is_empty() {
        view! { <p class="muted">{words.review_none()}</p> }.into_any()
    } else {
        view! { <ul class="reviews">{said}</ul> }.into_any()
    };
    view! {
        <section class="page" id="reviews">
            <h2>{words.review_heading()}</h2>
            {of.map(|of| rating(of, words))}
            {said}
            <p>
                <a href=format!("/account/reviews/{}", links::encode(&slug))>{words.review_write()}</a>
            </p>
        </section>
    }
}

fn one(review: Review, words: Words) -> impl IntoView + use<> {
    let name = if review.name.is_empty() {
        words.review_nobody().to_owned()
    } else {
        review.name
    };
    let foreign = (!review.is_in_page_language)
        .then(|| view! { <span class="small muted">{words.review_other_language(review.language_name)}</span> });
    let paragraphs = review
        .text
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect::<Vec<_>>();
    view! {
        <li>
            <p class="review-head">
                <span class="stars" aria-hidden="true">{crate::pages::review::drawn(review.stars)}</span>
                <span class="visually-hidden">{words.review_stars(review.stars)}</span>
                " "
                <strong><bdi>{name}</bdi></strong>
                " "
                <span class="small muted">{review.day}</span>
            </p>
            <div lang=review.language dir="auto">{paragraphs}</div>
            {foreign}
        </li>
    }
}
