use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::error::AppError;

/// Longer than a call to Antom (10 s) and everything around it.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// A handler that takes too long or panics costs one request and gets an honest answer. Nothing is
/// lost with a handler that is dropped half-way: what it was about to do stands in the database.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIME_LIMIT, unwinding(next.run(request))).await {
        Ok(Ok(response)) => response,
        Ok(Err(Panicked)) => AppError::internal("a handler panicked").into_response(),
        Err(_) => AppError::Timeout.into_response(),
    }
}

struct Panicked;

async fn unwinding<T>(future: impl Future<Output = T>) -> Result<T, Panicked> {
    let mut future = pin!(future);
    // The future is not polled again after a panic, so no broken state can be seen.
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(_) => Poll::Ready(Err(Panicked)),
        },
    )
    .await
}
