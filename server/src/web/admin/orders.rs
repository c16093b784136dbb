//! Orders that leave as a spreadsheet.

use std::io;
use std::sync::Arc;

use app::view::admin::OrdersQuery;
use axum::Router;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use domain::links;
use futures_util::{StreamExt as _, stream};
use serde::Deserialize;

use crate::presenters::back_office::orders;
use crate::services::admin::export_orders;
use crate::web::admin::session::Login;
use crate::web::error::AppError;
use crate::web::state::AppState;

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/admin/orders.csv", get(export))
}

/// What stands in the list's address.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    state: String,
    payment: String,
    from: String,
    to: String,
}

/// `GET /admin/orders.csv`: those that the list with this query shows, on all its pages.
async fn export(
    State(state): State<AppState>,
    login: Login,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let query = OrdersQuery {
        q: asked.q,
        state: asked.state,
        payment: asked.payment,
        from: asked.from,
        to: asked.to,
        after: String::new(),
    };
    let Some(filter) = orders::asked(&query, state.words) else {
        // The list says which day is none.
        let days = [("from", query.from.as_str()), ("to", query.to.as_str())];
        return Ok(Redirect::to(&links::with_query("/admin/orders", days)).into_response());
    };
    let shop = Arc::clone(&state.shop);
    let head = export_orders::begin(&shop, login.name()).await?;
    // Without the mark, spreadsheets take UTF-8 for something else.
    let head = Ok(format!("\u{feff}{head}"));
    let rest = stream::unfold(Some(String::new()), move |after| {
        let (shop, filter) = (Arc::clone(&shop), filter.clone());
        async move {
            match export_orders::next(&shop, &filter, &after?).await {
                Ok(Some((lines, last))) => Some((Ok(lines), Some(last))),
                Ok(None) => None,
                // The connection breaks, so that nobody takes half a list for all of it.
                Err(error) => Some((Err(io::Error::other(error)), None)),
            }
        }
    });
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"orders.csv\""),
        ),
    ];
    let body = Body::from_stream(stream::iter([head]).chain(rest));
    Ok((headers, body).into_response())
}
