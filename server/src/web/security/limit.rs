use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};

use crate::services::limits::Limited;
use crate::web::error::AppError;
use crate::web::security::ClientAddress;

const WINDOW: Duration = Duration::from_secs(600);
/// Quiet addresses are forgotten whenever more than this many, or twice as many as were left the
/// last time, are known.
const SWEEP_ABOVE: usize = 1024;

/// Limits attempts in ten minutes, in this process: a first fence that costs no query. What holds
/// everywhere is counted in the database. Its clones count together, so that one serves several
/// routes.
#[derive(Clone, Debug)]
pub struct Limit(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    limited: Limited,
    started: Instant,
    buckets: Mutex<Buckets>,
}

impl Limit {
    #[must_use]
    pub fn by_client(limited: Limited, attempts: NonZeroU32) -> Self {
        Self(Arc::new(Shared {
            limited,
            started: Instant::now(),
            buckets: Mutex::new(Buckets::new(attempts)),
        }))
    }

    /// Puts the limit on the `POST` of every route that `router` has so far.
    ///
    /// # Panics
    /// When `router` has no routes.
    pub fn apply<S>(&self, router: Router<S>) -> Router<S>
    where
        S: Clone + Send + Sync + 'static,
    {
        router.route_layer(from_fn_with_state(self.clone(), check))
    }

    fn take(&self, client: ClientAddress) -> Result<(), Duration> {
        let now = self.0.started.elapsed();
        let buckets = self.0.buckets.lock();
        buckets
            .unwrap_or_else(PoisonError::into_inner)
            .take(client.network(), now)
    }
}

async fn check(
    State(limit): State<Limit>,
    client: ClientAddress,
    request: Request,
    next: Next,
) -> Response {
    if *request.method() == Method::POST
        && let Err(wait) = limit.take(client)
    {
        // Whole seconds, rounded up: who waits as long as told must get through.
        let retry_after = Duration::from_secs(wait.as_secs() + 1);
        return AppError::TooMany {
            limited: limit.0.limited,
            retry_after,
        }
        .into_response();
    }
    next.run(request).await
}

/// The generic cell rate algorithm: for each address only the time at which it will have all its
/// attempts back.
#[derive(Debug)]
struct Buckets {
    /// After this time one attempt has come back.
    interval: Duration,
    full_at: HashMap<IpAddr, Duration>,
    sweep_above: usize,
}

impl Buckets {
    fn new(attempts: NonZeroU32) -> Self {
        Self {
            interval: WINDOW / attempts.get(),
            full_at: HashMap::new(),
            sweep_above: SWEEP_ABOVE,
        }
    }

    /// Takes an attempt, or says how long to wait for one.
    fn take(&mut self, key: IpAddr, now: Duration) -> Result<(), Duration> {
        if self.full_at.len() >= self.sweep_above {
            self.full_at.retain(|_, full_at| *full_at > now);
            self.sweep_above = SWEEP_ABOVE.max(self.full_at.len() * 2);
        }
        let full_at = self.full_at.entry(key).or_insert(now);
        let next = (*full_at).max(now) + self.interval;
        match next.checked_sub(now + WINDOW) {
            Some(wait) if !wait.is_zero() => Err(wait),
            Some(_) | None => {
                *full_at = next;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const ADA: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9));
    const BOB: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 10));

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn buckets(attempts: u32) -> Buckets {
        Buckets::new(NonZeroU32::new(attempts).unwrap())
    }

    #[test]
    fn attempts_run_out_and_come_back_one_by_one() {
        let mut buckets = buckets(30);
        for _ in 0..30 {
            assert_eq!(buckets.take(ADA, seconds(5)), Ok(()));
        }
        assert_eq!(buckets.take(ADA, seconds(5)), Err(seconds(20)));
        assert_eq!(buckets.take(BOB, seconds(5)), Ok(()));
        assert_eq!(buckets.take(ADA, seconds(24)), Err(seconds(1)));
        assert_eq!(buckets.take(ADA, seconds(25)), Ok(()));
        assert_eq!(buckets.take(ADA, seconds(25)), Err(seconds(20)));
    }

    #[test]
    fn being_refused_costs_nothing() {
        let mut buckets = buckets(1);
        assert_eq!(buckets.take(ADA, seconds(0)), Ok(()));
        for second in 1..600 {
            assert!(buckets.take(ADA, seconds(second)).is_err());
        }
        assert_eq!(buckets.take(ADA, seconds(600)), Ok(()));
    }

    #[test]
    fn quiet_addresses_are_forgotten() {
        let mut buckets = buckets(30);
        for last in 0..u32::try_from(SWEEP_ABOVE).unwrap() {
            buckets.take(IpAddr::V4(last.into()), seconds(0)).unwrap();
        }
        buckets.take(ADA, seconds(21)).unwrap();
        assert_eq!(buckets.full_at.len(), 1);
    }
}
