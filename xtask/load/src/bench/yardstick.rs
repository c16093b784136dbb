//! What pages are measured against: an axum handler that does nothing but answer.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::response::Html;
use axum::routing::get;

use crate::processes::{self, Running, free_address, wait_until_it_answers};
use xtask::run::{Background, Result};

const BYTES: usize = 20_000;
const PATIENCE: Duration = Duration::from_secs(30);

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

/// Starts it on the first core, where the shop is.
pub(crate) fn start() -> Result<Running> {
    let addr = free_address()?;
    let mut command = processes::on_the_first_core(&std::env::current_exe()?);
    let mut process = Background::start(command.args(["yardstick", &addr.to_string()]))?;
    wait_until_it_answers(&mut process, addr, "/", PATIENCE)?;
    Ok(Running::new(process, addr))
}
