//! The form for a buyer's review.

use app::forms::RefusedReview;
use app::view::ReviewForm;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use domain::links;
use serde::Deserialize;
use tower_sessions::Session;

use crate::services::UseCaseError;
use crate::services::reviews::{self, ReviewRefusal, TypedReview};
use crate::web::account;
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::limits;
use crate::web::limits::Limited;
use crate::web::render::{Refused, again};
use crate::web::state::AppState;

pub(super) fn router(state: &AppState) -> Router<AppState> {
    let by_address = limits::ByAddress {
        state: state.clone(),
        limited: Limited::Account,
    };
    Router::new()
        .route("/account/reviews/{slug}", post(say))
        .route_layer(from_fn_with_state(by_address, limits::by_address))
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Typed {
    stars: String,
    name: String,
    text: String,
}

/// `POST /account/reviews/{slug}`
async fn say(
    State(state): State<AppState>,
    Path(slug): Path<String>,
    session: Session,
    parts: Parts,
    Fields(typed): Fields<Typed>,
) -> Result<Response, AppError> {
    let Some(buyer) = account::buyer(&state, &session).await? else {
        return Ok(Redirect::to("/account/login").into_response());
    };
    let words = state.words;
    let review = TypedReview {
        stars: typed.stars,
        name: typed.name,
        text: typed.text,
    };
    let said = reviews::say(&state.shop, &buyer, &slug, words.language(), &review).await;
    let path = parts.uri.path().to_owned();
    let (field, message) = match said {
        Ok(()) => {
            let path = format!("/account/reviews/{}?said=1", links::encode(&slug));
            return Ok(Redirect::to(&path).into_response());
        }
        Err(UseCaseError::Service(error)) => return Err(error.into()),
        Err(UseCaseError::Refused(refusal)) => match refusal {
            ReviewRefusal::Unknown => return Err(AppError::NotFound),
            ReviewRefusal::NotBought => {
                return Err(AppError::Conflict(words.review_not_bought().to_owned()));
            }
            ReviewRefusal::NoStars => ("stars", words.review_stars_missing().to_owned()),
            ReviewRefusal::NoName => ("name", words.review_name_missing().to_owned()),
            ReviewRefusal::NameTooLong => ("name", words.review_too_long(reviews::LONGEST_NAME)),
            ReviewRefusal::TextTooLong => ("text", words.review_too_long(reviews::LONGEST_TEXT)),
        },
    };
    let refused = RefusedReview {
        form: ReviewForm {
            stars: review.stars,
            name: review.name,
            text: review.text,
        },
        field,
        message,
    };
    let request = Request::from_parts(parts, ());
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(again(
        &state,
        request,
        &path,
        status,
        Some(Refused::Review(refused)),
    )
    .await)
}
