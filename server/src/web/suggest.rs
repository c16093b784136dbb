//! What the field of the search shows below it.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::json;

use crate::presenters::storefront::suggest;
use crate::web::currency;
use crate::web::error::AppError;
use crate::web::state::AppState;

/// In bytes. Whoever types more knows what they are looking for.
const LONGEST: usize = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /suggest`
pub(super) async fn suggest(
    State(state): State<AppState>,
    Query(Asked { q }): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    if q.len() > LONGEST {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let currency = currency::of(&state.shop.file.sell, &headers);
    let found = suggest::suggest(&state.shop, currency, state.words, &q).await?;
    let said = state.words.search_suggestions(found.len());
    let goods = found
        .into_iter()
        .map(|it| json!({ "name": it.name, "path": it.path, "price": it.price }));
    let goods: Vec<_> = goods.collect();
    Ok(Json(json!({ "goods": goods, "said": said })).into_response())
}
