//! The schema: bringing a database up to date, and whether it is.

use migrations::{Migrator, MigratorTrait};

use crate::config::CatalogueFile;
use crate::store::catalogue::import;
use crate::store::{Db, StoreError};

/// Applies the migrations that are missing, and fills an empty catalogue with these goods, if any.
pub async fn migrate(db: &Db, goods: Option<&CatalogueFile>) -> Result<(), StoreError> {
    // With nothing to add there is nothing to do, also where a newer version has added more: whoever
    // goes back to this one must not be kept out.
    if pending_migrations(db).await? > 0 {
        Migrator::up(db, None).await?;
    }
    let Some(goods) = goods else {
        return Ok(());
    };
    if import::fill_empty(db, goods).await? {
        tracing::info!("the catalogue was empty and is filled");
    }
    Ok(())
}

/// The migrations that this version knows and the database lacks. The database may have more: while
/// a newer version moves in, this one goes on serving.
pub async fn pending_migrations(db: &Db) -> Result<usize, StoreError> {
    let applied = Migrator::get_migration_models(db).await?;
    let is_applied = |name: &str| applied.iter().any(|applied| applied.version == name);
    let migrations = Migrator::migrations();
    let pending = migrations
        .iter()
        .filter(|migration| !is_applied(migration.name()));
    Ok(pending.count())
}
