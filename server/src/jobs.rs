//! What happens without a browser: notifications become evidence, effects are carried out, and
//! whatever has gone quiet is asked about. Every process may run these; none does a thing twice.

pub mod inbox;
pub mod janitor;
pub mod outbox;

use std::sync::Arc;
use std::time::Duration;

use wording::Words;

use crate::platform::mailer::Mailer;
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::services::payments::saved_cards;
use crate::services::{ServiceError, Shop};

/// How long work that nobody announced may wait: an announcement by another process, or a time
/// that has come.
const TICK: Duration = Duration::from_secs(1);

/// How often the shop tidies up, which nobody waits for.
const TIDYING: Duration = Duration::from_secs(60);

/// What the jobs work with.
#[derive(Clone)]
pub struct Jobs {
    pub shop: Arc<Shop>,
    pub mailer: Arc<dyn Mailer>,
    /// What browsers call the shop, for the links in mails: without a trailing slash.
    pub public_url: Arc<str>,
    /// What mails say, in the language of the shop.
    pub words: Words,
}

/// Works until the shutdown.
pub async fn run(jobs: Jobs, shutdown: Shutdown) {
    if let Err(error) = saved_cards::renew(&jobs.shop).await {
        tracing::error!(%error, "saved cards are not yet sealed with the new key; the next start tries again");
    }
    tokio::join!(
        repeat(&jobs, &shutdown, Job::Inbox, TICK, async |jobs| {
            inbox::work(&jobs.shop).await
        }),
        repeat(&jobs, &shutdown, Job::Outbox, TICK, async |jobs| {
            outbox::work(jobs).await
        }),
        repeat(&jobs, &shutdown, Job::Janitor, TICK, async |jobs| {
            janitor::work(&jobs.shop).await
        }),
        repeat(&jobs, &shutdown, Job::Tidying, TIDYING, async |jobs| {
            janitor::tidy(&jobs.shop).await
        }),
    );
}

async fn repeat(
    jobs: &Jobs,
    shutdown: &Shutdown,
    job: Job,
    pause: Duration,
    work: impl AsyncFn(&Jobs) -> Result<usize, ServiceError>,
) {
    while !shutdown.is_requested() {
        let woken = jobs.shop.wake.notified();
        match work(jobs).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => {
                jobs.shop.metrics.job_failed(job);
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
pub async fn drain(jobs: &Jobs) -> Result<(), ServiceError> {
    loop {
        let shop = &jobs.shop;
        let done = inbox::work(shop).await?
            + outbox::work(jobs).await?
            + janitor::work(shop).await?
            + janitor::tidy(shop).await?;
        if done == 0 {
            return Ok(());
        }
    }
}
