use crate::commands::CommandError;
use crate::config::Config;
use crate::store;

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
