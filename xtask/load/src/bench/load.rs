//! Many connections at once, each sending its next request when the last is answered.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::task::{JoinSet, LocalSet};

use crate::http::Connection;
use xtask::run::Result;

pub(crate) const CONNECTIONS: usize = 32;

/// What one connection does over and over.
pub(crate) trait Worker: 'static {
    /// Does it once; `false` when there is nothing left to do.
    async fn once(&mut self, connection: &mut Connection) -> Result<bool>;
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Load {
    pub(crate) per_second: f64,
    /// Milliseconds that 99 of 100 did not exceed.
    pub(crate) p99: f64,
}

/// Drives the workers, each on a connection of its own, for a time or until they have no more to
/// do. Anything but the expected answer ends it: a rate of errors is no rate.
pub(crate) async fn drive<W: Worker>(
    addr: SocketAddr,
    workers: Vec<W>,
    time: Duration,
) -> Result<Load> {
    let local = LocalSet::new();
    local
        .run_until(async {
            let started = Instant::now();
            let mut running = JoinSet::new();
            for mut worker in workers {
                running.spawn_local(async move {
                    let mut connection = Connection::to(addr);
                    let mut times = Vec::new();
                    while started.elapsed() < time {
                        let before = Instant::now();
                        if !worker.once(&mut connection).await? {
                            break;
                        }
                        times.push(before.elapsed());
                    }
                    Ok::<_, xtask::run::Failure>(times)
                });
            }
            let mut times = Vec::new();
            while let Some(ended) = running.join_next().await {
                times.extend(ended??);
            }
            Ok(summary(times, started.elapsed()))
        })
        .await
}

#[allow(clippy::cast_precision_loss)]
fn summary(mut times: Vec<Duration>, elapsed: Duration) -> Load {
    times.sort_unstable();
    Load {
        per_second: times.len() as f64 / elapsed.as_secs_f64(),
        p99: percentile(&times, 99).as_secs_f64() * 1000.0,
    }
}

/// What so many of a hundred did not exceed, of times that are sorted.
pub(crate) fn percentile(sorted: &[Duration], part: usize) -> Duration {
    let at = (sorted.len() * part).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}

/// The middle of several measurements, figure by figure.
pub(crate) fn median(loads: &[Load]) -> Load {
    Load {
        per_second: middle(loads.iter().map(|load| load.per_second)),
        p99: middle(loads.iter().map(|load| load.p99)),
    }
}

pub(crate) fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        length if length % 2 == 1 => values[length / 2],
        length => f64::midpoint(values[length / 2 - 1], values[length / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_between_the_two_middle_ones() {
        assert!((middle([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < 1e-9);
        assert!((middle([4.0, 1.0, 2.0, 3.0].into_iter()) - 2.5).abs() < 1e-9);
    }

    #[test]
    fn one_in_a_hundred_may_be_slower_than_p99() {
        let times = (1..=100).map(Duration::from_millis).collect();
        let load = summary(times, Duration::from_secs(2));
        assert!((load.per_second - 50.0).abs() < 1e-9);
        assert!((load.p99 - 99.0).abs() < 1e-9);
    }
}
