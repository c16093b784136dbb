//! A lane: rows that are taken up as places free up. One that hangs keeps its own place and no
//! other; one that fails, or panics, goes back to its queue.

use std::future::Future;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::jobs::{Limits, TICK};
use crate::platform::director::within;
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::platform::{telemetry, traces};
use crate::services::{ServiceError, Shop};

/// One kind of work on rows of one kind.
pub(super) trait Lane: Clone + Send + Sync + 'static {
    type Row: Clone + Send + Sync + 'static;

    const JOB: Job;
    /// Rows under way at once.
    const AT_ONCE: usize;
    /// Whether news of this process makes rows of this lane due.
    const IS_WOKEN: bool;

    fn shop(&self) -> &Arc<Shop>;

    /// The request that a row follows from.
    fn request_id(row: &Self::Row) -> Option<String>;

    /// The trace that a row belongs to, as it was kept with it.
    fn trace(row: &Self::Row) -> Option<&str>;

    /// Takes rows for longer than [`Limits::task`], so that nobody else works on them meanwhile.
    fn claim(&self, max: u64) -> impl Future<Output = Result<Vec<Self::Row>, ServiceError>> + Send;

    fn see_to(&self, row: &Self::Row) -> impl Future<Output = Result<(), ServiceError>> + Send;

    /// Gives a row back whose work was not done, to be tried again later.
    fn push_back(
        &self,
        row: &Self::Row,
        why: String,
    ) -> impl Future<Output = Result<(), ServiceError>> + Send;
}

/// Works until the shutdown, and then finishes what is under way within [`Limits::stop`].
pub(super) async fn run<L: Lane>(lane: L, limits: Limits, shutdown: Shutdown) {
    let mut under_way = JoinSet::new();
    while !shutdown.is_requested() {
        let woken = lane.shop().wake.notified();
        let free = L::AT_ONCE - under_way.len();
        match take_up(&lane, limits, free, &mut under_way).await {
            Ok(taken) if taken > 0 => continue,
            Ok(_) => {}
            Err(error) => {
                lane.shop().metrics.job_failed(L::JOB);
                tracing::error!(job = L::JOB.as_str(), %error, "a queue was not read and is read again");
            }
        }
        tokio::select! {
            () = shutdown.requested() => {}
            () = woken, if L::IS_WOKEN => {}
            () = tokio::time::sleep(TICK) => {}
            Some(_) = under_way.join_next() => {}
        }
    }
    let finishing = async { while under_way.join_next().await.is_some() {} };
    if timeout(limits.stop, finishing).await.is_err() {
        // Their leases run out, and whoever works then takes them again.
        let cut_short = under_way.len();
        tracing::warn!(job = L::JOB.as_str(), cut_short, "work was still under way");
    }
}

/// Works on what is due now, so many rows at once, and waits for them; tells how many those were.
pub(super) async fn round<L: Lane>(
    lane: &L,
    limits: Limits,
    at_once: usize,
) -> Result<usize, ServiceError> {
    let mut under_way = JoinSet::new();
    let taken = take_up(lane, limits, at_once, &mut under_way).await?;
    while under_way.join_next().await.is_some() {}
    Ok(taken)
}

async fn take_up<L: Lane>(
    lane: &L,
    limits: Limits,
    free: usize,
    under_way: &mut JoinSet<()>,
) -> Result<usize, ServiceError> {
    if free == 0 {
        return Ok(0);
    }
    let max = u64::try_from(free).unwrap_or(1);
    let rows = within(limits.pass, lane.claim(max))
        .await
        .ok_or(ServiceError::TookTooLong)??;
    let taken = rows.len();
    for row in rows {
        under_way.spawn(work_on(lane.clone(), limits, row));
    }
    Ok(taken)
}

/// Works on a row to its end, whatever that is. Nothing that happens here is anybody else's.
async fn work_on<L: Lane>(lane: L, limits: Limits, row: L::Row) {
    // A task of its own, so that a panic ends here.
    let mut work = JoinSet::new();
    work.spawn({
        let (lane, row) = (lane.clone(), row.clone());
        async move {
            let request_id = L::request_id(&row);
            // On the heap, since it would be held several times here, and it is large.
            let done = Box::pin(async {
                let done = lane.see_to(&row).await;
                if let Err(error) = &done {
                    traces::fail(error.to_string());
                }
                done
            });
            telemetry::job(L::JOB.as_str(), request_id, L::trace(&row), done).await
        }
    });
    let why = match within(limits.task, work.join_next()).await {
        Some(Some(Ok(Ok(()))) | None) => return,
        Some(Some(Ok(Err(error)))) => error.to_string(),
        Some(Some(Err(error))) => {
            tracing::error!(job = L::JOB.as_str(), %error, "work was cut short");
            "the shop made a mistake; its log says which".to_owned()
        }
        None => "it took too long".to_owned(),
    };
    // Before the row is given back: whoever takes it next must be alone.
    work.shutdown().await;
    lane.shop().metrics.job_failed(L::JOB);
    tracing::error!(
        job = L::JOB.as_str(),
        why,
        "work failed and is tried again later"
    );
    let back = within(limits.pass, lane.push_back(&row, why)).await;
    if !matches!(back, Some(Ok(()))) {
        // Its lease runs out, and it is taken again.
        tracing::error!(job = L::JOB.as_str(), "a row could not be given back");
    }
}
