//! Whether the shop can serve.

use crate::platform::clock::Clock;
use crate::services::{ServiceError, Shop};
use crate::store;
use crate::store::{Db, clock_ahead};

/// What the shop waits for, if it waits for anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    Ready,
    /// It serves, and these jobs ended and are started again in a moment.
    Restarting(Vec<&'static str>),
    /// The database does not answer.
    WaitsForDatabase,
    /// Migrations are missing.
    WaitsForMigrations,
}

/// Asks the database, and writes into the log what is missing.
pub async fn readiness(shop: &Shop) -> Readiness {
    if let Err(error) = store::ping(&shop.db).await {
        tracing::error!(%error, "not ready: the database does not answer");
        return Readiness::WaitsForDatabase;
    }
    match store::schema::pending_migrations(&shop.db).await {
        Ok(0) => match shop.restarting.names() {
            names if names.is_empty() => Readiness::Ready,
            names => Readiness::Restarting(names),
        },
        Ok(pending) => {
            tracing::error!(
                pending,
                "not ready: migrations are missing; run `shop migrate`"
            );
            Readiness::WaitsForMigrations
        }
        Err(error) => {
            tracing::error!(%error, "not ready: the applied migrations cannot be read");
            Readiness::WaitsForMigrations
        }
    }
}

/// Processes lease tasks to each other by the clock: with a difference of this many milliseconds two
/// of them may do one task at the same time before the first is done.
const MOST_AHEAD: i64 = 5_000;

/// Compares this machine's clock with the database's, which all processes share; tells of a
/// difference that leases would not bear.
pub async fn compare_clocks(db: &Db) -> Result<(), ServiceError> {
    let now = Clock::system().now_ms();
    let ahead = clock_ahead(db, now).await.map_err(ServiceError::from)?;
    if let Some(ahead) = ahead.filter(|ahead| ahead.abs() > MOST_AHEAD) {
        tracing::error!(
            milliseconds = ahead,
            "the database's clock differs from this machine's: synchronise both, or tasks are done twice"
        );
    }
    Ok(())
}
