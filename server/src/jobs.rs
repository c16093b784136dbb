//! What happens without a browser: notifications become evidence, effects are carried out, and
//! whatever has gone quiet is asked about. Every process may run these; none does a thing twice.

pub mod inbox;
pub mod janitor;
pub mod outbox;

use std::time::Duration;

use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::services::ServiceError;
use crate::services::payments::saved_cards;
use crate::web::state::AppState;

/// How long work that nobody announced may wait: an announcement by another process, or a time
/// that has come.
const TICK: Duration = Duration::from_secs(1);

/// How often the shop tidies up, which nobody waits for.
const TIDYING: Duration = Duration::from_secs(60);

/// Works until the shutdown.
pub async fn run(state: AppState, shutdown: Shutdown) {
    if let Err(error) = saved_cards::renew(&state.shop).await {
        tracing::error!(%error, "saved cards are not yet sealed with the new key; the next start tries again");
    }
    tokio::join!(
        repeat(&state, &shutdown, Job::Inbox, TICK, async |state| {
            inbox::work(&state.shop).await
        }),
        repeat(&state, &shutdown, Job::Outbox, TICK, async |state| {
            outbox::work(state).await
        }),
        repeat(&state, &shutdown, Job::Janitor, TICK, async |state| {
            janitor::work(&state.shop).await
        }),
        repeat(&state, &shutdown, Job::Tidying, TIDYING, async |state| {
            janitor::tidy(&state.shop).await
        }),
    );
}

async fn repeat(
    state: &AppState,
    shutdown: &Shutdown,
    job: Job,
    pause: Duration,
    work: impl AsyncFn(&AppState) -> Result<usize, ServiceError>,
) {
    while !shutdown.is_requested() {
        let woken = state.shop.wake.notified();
        match work(state).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => {
                state.shop.metrics.job_failed(job);
                let job = job.as_str();
                tracing::error!(job, %error, "a job failed and is tried again");
            }
        }
        tokio::select! {
            () = shutdown.requested() => {}
            () = woken => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Does everything that is due, for tests: no waiting, no sleeping.
///
/// # Errors
/// When the database does not answer.
pub async fn drain(state: &AppState) -> Result<(), ServiceError> {
    loop {
        let shop = &state.shop;
        let done = inbox::work(shop).await?
            + outbox::work(state).await?
            + janitor::work(shop).await?
            + janitor::tidy(shop).await?;
        if done == 0 {
            return Ok(());
        }
    }
}
