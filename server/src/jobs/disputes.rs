//! Tells Antom what the merchant answered to disputes.

use std::time::Duration;

use tokio::time::timeout;

use crate::jobs::{Jobs, TICK};
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::services::ServiceError;
use crate::services::disputes::carry_out;

/// Longer than a batch of answers takes.
const LONGEST: Duration = Duration::from_secs(300);

/// Answers disputes until the shutdown.
pub(super) async fn run(jobs: Jobs, shutdown: Shutdown) {
    while !shutdown.is_requested() {
        let woken = jobs.shop.wake.notified();
        let working = async { timeout(LONGEST, carry_out::work(&jobs.shop)).await };
        tokio::select! {
            worked = working => match worked.unwrap_or(Err(ServiceError::TookTooLong)) {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => {
                    jobs.shop.metrics.job_failed(Job::Disputes);
                    tracing::error!(%error, "disputes were not answered and are tried again");
                }
            },
            // Dropped in the middle it leaves nothing half done.
            () = shutdown.requested() => return,
        }
        tokio::select! {
            () = shutdown.requested() => {}
            () = woken => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
}
