use std::future::poll_fn;
use std::pin::Pin;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};

use crate::web::error::AppError;

/// A client that is still sending when the connection closes sees a broken connection and not the
/// answer, so this much of a body that is too large is read and thrown away.
const DRAINED_BYTES: usize = 4 * 1024 * 1024;

/// Limits the body: an announced length is refused at once, an unannounced one while it is read.
pub(super) fn limit<S>(router: Router<S>, bytes: usize) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    router
        .layer(DefaultBodyLimit::max(bytes))
        .layer(from_fn_with_state(bytes, refuse_announced))
}

async fn refuse_announced(State(limit): State<usize>, request: Request, next: Next) -> Response {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit))
    {
        drain(request.into_body()).await;
        return AppError::PayloadTooLarge.into_response();
    }
    next.run(request).await
}

async fn drain(mut body: Body) {
    let mut left = DRAINED_BYTES;
    while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let size = frame.data_ref().map_or(0, Bytes::len);
        left = match left.checked_sub(size) {
            Some(left) => left,
            None => return,
        };
    }
}
