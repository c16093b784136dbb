//! What happens without a browser: notifications become evidence, effects are carried out, and
//! whatever has gone quiet is asked about. Every process may run these; none does a thing twice.

mod disputes;
pub mod inbox;
pub mod janitor;
mod lane;
pub mod outbox;
mod subscriptions;
mod supervisor;
pub mod tidying;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

pub use crate::jobs::supervisor::Pauses;
use crate::platform::mailer::Mailer;
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::services::disputes::carry_out;
use crate::services::key_change;
use crate::services::subscriptions::look_after;
use crate::services::{ServiceError, Shop};

/// How long work that nobody announced may wait: an announcement by another process, or a time
/// that has come.
const TICK: Duration = Duration::from_secs(1);

/// What the jobs work with.
#[derive(Clone)]
pub struct Jobs {
    pub shop: Arc<Shop>,
    pub mailer: Arc<dyn Mailer>,
    /// What browsers call the shop, for the links in mails: without a trailing slash.
    pub public_url: Arc<str>,
    pub limits: Limits,
}

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The work on one row: shorter than every lease.
    pub task: Duration,
    /// What stands between two rows, such as reading a queue.
    pub pass: Duration,
    /// What is under way when the shop is to end.
    pub stop: Duration,
    pub pauses: Pauses,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            task: Duration::from_secs(45),
            pass: Duration::from_secs(20),
            stop: Duration::from_secs(10),
            pauses: Pauses::default(),
        }
    }
}

/// Works until the shutdown.
pub async fn run(jobs: Jobs, shutdown: Shutdown) {
    let renewed = timeout(jobs.limits.task, key_change::renew(&jobs.shop)).await;
    if let Err(error) = renewed.unwrap_or(Err(ServiceError::TookTooLong)) {
        tracing::error!(%error, "not all that is kept is sealed with the new key yet; the next start tries again");
    }
    let working = async {
        tokio::join!(
            supervised(&jobs, &shutdown, Job::Inbox, inbox::news),
            supervised(&jobs, &shutdown, Job::Search, inbox::searches),
            supervised(&jobs, &shutdown, Job::Outbox, outbox::money),
            supervised(&jobs, &shutdown, Job::Mail, outbox::mails),
            supervised(&jobs, &shutdown, Job::Janitor, janitor::run),
            supervised(&jobs, &shutdown, Job::Subscriptions, subscriptions::run),
            supervised(&jobs, &shutdown, Job::Disputes, disputes::run),
            supervised(&jobs, &shutdown, Job::Tidying, tidying::run),
        )
    };
    let over = async {
        shutdown.requested().await;
        // The loops keep to this by themselves; one that does not must not keep the process.
        tokio::time::sleep(jobs.limits.stop + TICK).await;
    };
    tokio::select! {
        _ = working => {}
        () = over => tracing::warn!("a job did not end; what it did goes on at the next start"),
    }
}

async fn supervised<F>(
    jobs: &Jobs,
    shutdown: &Shutdown,
    job: Job,
    work: impl Fn(Jobs, Shutdown) -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    let make = || work(jobs.clone(), shutdown.clone());
    let of = (&*jobs.shop.metrics, &jobs.shop.restarting);
    supervisor::supervise(of, job, jobs.limits.pauses, shutdown, make).await;
}

/// Works on the next row of one queue that is due, or tidies once; tells how much was done. For whoever
/// decides which job goes on when.
///
/// # Errors
/// When a queue was not read.
pub async fn one(jobs: &Jobs, job: Job) -> Result<usize, ServiceError> {
    let shop = &jobs.shop;
    match job {
        Job::Inbox => inbox::one(shop).await,
        Job::Search => inbox::one_search(shop).await,
        Job::Outbox => outbox::one(jobs).await,
        Job::Mail => outbox::one_mail(jobs).await,
        Job::Janitor => janitor::one(shop).await,
        Job::Subscriptions => look_after::work(shop).await,
        Job::Disputes => Box::pin(carry_out::work(shop)).await,
        Job::Tidying => Ok(tidying::tidy(shop).await),
    }
}

/// Does everything that is due, for tests: no waiting, no sleeping.
pub async fn drain(jobs: &Jobs) -> Result<(), ServiceError> {
    loop {
        let shop = &jobs.shop;
        let done = inbox::work(shop).await?
            + outbox::work(jobs).await?
            + janitor::work(shop).await?
            + look_after::work(shop).await?
            + Box::pin(carry_out::work(shop)).await?
            + tidying::tidy(shop).await;
        if done == 0 {
            return Ok(());
        }
    }
}
