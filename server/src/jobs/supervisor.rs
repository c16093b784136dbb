//! Starts a loop again that ended, after a pause that grows.

use std::future::Future;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::platform::metrics::Metrics;
use crate::platform::metrics::labels::Job;
use crate::platform::restarting::Restarting;
use crate::platform::shutdown::Shutdown;

/// How long a loop that ended waits before it is started again.
#[derive(Clone, Copy, Debug)]
pub struct Pauses {
    pub first: Duration,
    pub longest: Duration,
}

impl Default for Pauses {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(1),
            longest: Duration::from_secs(60),
        }
    }
}

/// Runs a loop until the shutdown. Whatever ends it earlier is counted, told by `/readyz`, and the
/// loop begins anew.
pub(super) async fn supervise<F>(
    (metrics, restarting): (&Metrics, &Restarting),
    job: Job,
    pauses: Pauses,
    shutdown: &Shutdown,
    make: impl Fn() -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    let mut pause = pauses.first;
    loop {
        let began = Instant::now();
        let mut running = JoinSet::new();
        running.spawn(make());
        let ended = running.join_next().await;
        if shutdown.is_requested() {
            return;
        }
        metrics.job_failed(job);
        restarting.add(job);
        let panicked = matches!(ended, Some(Err(_)));
        let job_name = job.as_str();
        tracing::error!(
            job = job_name,
            panicked,
            ?pause,
            "a job ended and is started again"
        );
        if began.elapsed() > pauses.longest {
            pause = pauses.first;
        }
        tokio::select! {
            () = shutdown.requested() => return,
            () = tokio::time::sleep(pause) => {}
        }
        pause = (pause * 2).min(pauses.longest);
        restarting.remove(job);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::platform::shutdown;

    /// It panics, ends for no reason, panics again, and then goes on.
    #[tokio::test]
    async fn a_loop_that_ends_is_started_again_and_told_meanwhile() {
        let (metrics, restarting) = (Metrics::new(0), Restarting::default());
        let (trigger, word) = shutdown::channel();
        let begun = Arc::new(AtomicUsize::new(0));
        let pauses = Pauses {
            first: Duration::from_millis(1),
            longest: Duration::from_millis(50),
        };
        let make = || {
            let (begun, word) = (Arc::clone(&begun), word.clone());
            async move {
                match begun.fetch_add(1, Ordering::SeqCst) {
                    0 | 2 => panic!("a mistake in a loop"),
                    1 => {}
                    _ => word.requested().await,
                }
            }
        };
        let told = async {
            let mut told = false;
            while begun.load(Ordering::SeqCst) < 4 || !restarting.names().is_empty() {
                told |= restarting.names() == ["inbox"];
                tokio::time::sleep(Duration::from_micros(100)).await;
            }
            trigger.start();
            told
        };
        let supervised = supervise((&metrics, &restarting), Job::Inbox, pauses, &word, make);
        let (told, ()) = tokio::join!(told, supervised);
        assert!(told, "nobody was told");
        assert_eq!(begun.load(Ordering::SeqCst), 4);
    }

    #[tokio::test]
    async fn the_shutdown_ends_a_pause() {
        let (metrics, restarting) = (Metrics::new(0), Restarting::default());
        let (trigger, word) = shutdown::channel();
        let pauses = Pauses {
            first: Duration::from_secs(3600),
            longest: Duration::from_secs(3600),
        };
        let ended = async {
            while restarting.names().is_empty() {
                tokio::task::yield_now().await;
            }
            trigger.start();
        };
        let make = || async {};
        let supervised = supervise((&metrics, &restarting), Job::Mail, pauses, &word, make);
        tokio::join!(ended, supervised);
    }
}
