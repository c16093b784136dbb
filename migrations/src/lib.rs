//! The database schema, one file a subject. Times are UTC in epoch milliseconds and amounts are
//! minor units, both as 64-bit integers, so that SQLite and PostgreSQL store the same.

mod m20261121_000001_create_catalogue;
mod m20261121_000002_create_carts;
mod m20261121_000003_create_orders;
mod m20261121_000004_create_payments;
mod m20261121_000005_create_queues;
mod m20261122_000006_create_merchant_actions;
mod m20261122_000008_index_what_is_counted;
mod m20261128_000009_create_buyers_and_cards;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_create_catalogue::Migration),
            Box::new(m20261121_000002_create_carts::Migration),
            Box::new(m20261121_000003_create_orders::Migration),
            Box::new(m20261121_000004_create_payments::Migration),
            Box::new(m20261121_000005_create_queues::Migration),
            Box::new(m20261122_000006_create_merchant_actions::Migration),
            Box::new(m20261122_000008_index_what_is_counted::Migration),
            Box::new(m20261128_000009_create_buyers_and_cards::Migration),
        ]
    }
}
