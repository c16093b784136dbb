use crate::commands::CommandError;
use crate::config::{Config, DatabaseConfig, Source};
use crate::store::{self, Db};

/// Brings the database up to date in development. In production that is a step of its own
/// (`shop migrate`): several replicas that start at once must not race for it.
pub(super) async fn prepare(config: &Config) -> Result<(), CommandError> {
    let db = store::connect_patiently(config.database.url()).await?;
    if config.is_production() {
        match store::schema::pending_migrations(&db).await? {
            0 => Ok(()),
            pending => Err(CommandError::Pending(pending)),
        }
    } else {
        let goods = config.catalogue.file()?;
        Ok(store::schema::migrate(&db, Some(&goods)).await?)
    }
}

/// The database that the variables name, if it is there and of this version.
pub(super) async fn open(source: &Source<'_>) -> Result<Db, CommandError> {
    let config = DatabaseConfig::load(source)?;
    // To connect would make an empty one.
    if let Some(path) = config.sqlite_path().filter(|path| !path.exists()) {
        return Err(CommandError::NoDatabase(path));
    }
    let db = store::connect_patiently(config.url()).await?;
    match store::schema::pending_migrations(&db).await? {
        0 => Ok(db),
        pending => Err(CommandError::Pending(pending)),
    }
}
