//! Whether the shop can serve.

use crate::services::Shop;
use crate::store;

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
