//! What pages are measured against: an axum handler that does nothing but answer.

use std::net::SocketAddr;

use axum::Router;
use axum::response::Html;
use axum::routing::get;

use crate::run::Result;

const BYTES: usize = 20_000;

/// Serves 20 kB of text that never changes until it is killed.
pub(crate) async fn serve(addr: SocketAddr) -> Result<()> {
    let text: &'static str = "A shop for people on the move.\n"
        .repeat(BYTES / 31 + 1)
        .leak();
    let router = Router::new().route("/", get(move || async move { Html(&text[..BYTES]) }));
    let listener = tokio::net::TcpListener::bind(addr).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
