//! The schema of the first release.

mod back_office;
mod buyers;
mod carts;
mod catalogue;
mod disputes;
mod limits;
mod orders;
mod payments;
mod queues;
mod reconciliation;
mod reviews;
mod subscriptions;
mod trips;
mod waiting;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order in which they may be dropped: nothing refers to a table that has gone.
const TABLES: &[&str] = &[
    "limits",
    "findings",
    "reports_read",
    "settlements",
    "dispute_evidence",
    "disputes",
    "trips",
    "deliveries",
    "invoices",
    "payment_owners",
    "subscription_evidence",
    "subscription_updates",
    "sign_ups",
    "subscriptions",
    "plans",
    "merchant_logins",
    "merchants",
    "audit_log",
    "outbox",
    "inbox",
    "refunds",
    "captures",
    "evidence",
    "attempts",
    "parcels",
    "order_lines",
    "orders",
    "ratings",
    "reviews",
    "order_lookups",
    "restock_wishes",
    "addresses",
    "saved_cards",
    "login_links",
    "buyers",
    "cart_items",
    "carts",
    "sessions",
    "stock_moves",
    "catalogue_changes",
    "catalogue_texts",
    "catalogue_revision",
    "promotions",
    "prices",
    "delivery_options",
    "colours",
    "variants",
    "product_pictures",
    "picture_files",
    "products",
    "categories",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On SQLite too: half of it could not be taken up again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        catalogue::create(manager).await?;
        carts::create(manager).await?;
        buyers::create(manager).await?;
        waiting::create(manager).await?;
        reviews::create(manager).await?;
        orders::create(manager).await?;
        payments::create(manager).await?;
        queues::create(manager).await?;
        subscriptions::create(manager).await?;
        trips::create(manager).await?;
        disputes::create(manager).await?;
        reconciliation::create(manager).await?;
        back_office::create(manager).await?;
        limits::create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager
                .drop_table(Table::drop().table(*table).to_owned())
                .await?;
        }
        Ok(())
    }
}
