use leptos::prelude::*;

use crate::{
    components::admin::{AdminPage, NavEntry, Time},
    context::{back_office, words},
    view::admin::{AdminFrame, ReviewRow, Reviews},
};

/// The reviews that wait to be looked at.
#[component]
pub fn AdminReviewsPage() -> impl IntoView {
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.reviews().await.map(Some);
        back_office
            .show(answer, |frame, reviews| {
                view! { <AdminReviewsView frame reviews /> }
            })
            .await
    })
}

#[component]
pub fn AdminReviewsView(frame: AdminFrame, reviews: Reviews) -> impl IntoView {
    let words = words();
    let list = if reviews.rows.is_empty() {
        view! { <p class="lead">{words.admin_opinion_none()}</p> }.into_any()
    } else {
        let rows = reviews.rows.into_iter().map(row).collect::<Vec<_>>();
        view! { <ul class="admin-reviews">{rows}</ul> }.into_any()
    };
    view! {
        <AdminPage frame title=words.admin_opinion_title() nav=NavEntry::Goods>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_opinion_title()}</h1>
                </div>
                <p class="muted">{words.admin_opinion_lead()}</p>
                {list}
            </div>
        </AdminPage>
    }
}

fn row(row: ReviewRow) -> impl IntoView {
    let words = words();
    let ReviewRow {
        id,
        name,
        path,
        by,
        stars,
        text,
        language,
        at,
        seen,
        publish_form_id,
        refuse_form_id,
    } = row;
    let button = |action: &str, form: String, class: &'static str, label: &'static str| {
        view! {
            <form method="post" action=format!("/admin/reviews/{id}/{action}")>
                <input type="hidden" name="form" value=form />
                <input type="hidden" name="seen" value=seen.to_string() />
                <button class=class>
                    {label}
                    <span class="visually-hidden">{format!(" {}", words.admin_opinion_about(&by, &name))}</span>
                </button>
            </form>
        }
    };
    let publish = button(
        "publish",
        publish_form_id,
        "button",
        words.admin_opinion_publish(),
    );
    let refuse = button(
        "refuse",
        refuse_form_id,
        "button",
        words.admin_opinion_refuse(),
    );
    let paragraphs = text
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect::<Vec<_>>();
    let stars = u32::try_from(stars).unwrap_or(0);
    view! {
        <li>
            <h2><a href=path>{name.clone()}</a></h2>
            <p class="small">
                {words.review_stars(stars)} " · " <bdi>{by.clone()}</bdi> " · " {language.clone()} " · " <Time at=at />
            </p>
            <div lang=language dir="auto">{paragraphs}</div>
            <div class="actions">{publish} {refuse}</div>
        </li>
    }
}
