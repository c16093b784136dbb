use crate::commands::CommandError;
use crate::config::{self, CatalogueConfig, DatabaseConfig, Environment, Source};
use crate::store;
use crate::store::catalogue::import;

/// Applies the missing migrations. It needs the database's address alone. Outside of production it
/// fills an empty catalogue as well; there the merchant does, so that nobody sells the demo's goods.
///
/// # Errors
/// When the database cannot be reached or refuses a migration.
pub async fn migrate(source: &Source<'_>) -> Result<(), CommandError> {
    let config = DatabaseConfig::load(source)?;
    let goods = match config::environment_of(source) {
        Environment::Staging | Environment::Production => None,
        Environment::Development => Some(CatalogueConfig::load(source)?.file()?),
    };
    let db = store::connect_patiently(config.url()).await?;
    let pending = store::schema::pending_migrations(&db).await?;
    store::schema::migrate(&db, goods.as_deref()).await?;
    println!("Applied {pending} migration(s); the database is up to date.");
    if import::is_empty(&db).await? {
        println!("There is nothing to sell yet: `shop catalogue import FILE` fills the catalogue.");
    }
    Ok(())
}
