use crate::commands::CommandError;
use crate::config::{CatalogueConfig, DatabaseConfig, Source};
use crate::store;

/// Applies the missing migrations and fills an empty catalogue. It needs the database's address, and
/// whose goods these are.
///
/// # Errors
/// When the database cannot be reached or refuses a migration.
pub async fn migrate(source: &Source<'_>) -> Result<(), CommandError> {
    let config = DatabaseConfig::load(source)?;
    let catalogue = CatalogueConfig::load(source)?;
    let db = store::connect_patiently(config.url()).await?;
    let pending = store::schema::pending_migrations(&db).await?;
    store::schema::migrate(&db, &*catalogue.file()?).await?;
    println!("Applied {pending} migration(s); the database is up to date.");
    Ok(())
}
