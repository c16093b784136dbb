//! The database schema, one file a subject. Times are UTC in epoch milliseconds and amounts are
//! minor units, both as 64-bit integers, so that SQLite and PostgreSQL store the same.

mod m20261129_000001_baseline;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261129_000001_baseline::Migration)]
    }
}
