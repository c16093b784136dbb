//! Browsers' sessions and their carts.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("sessions")
                // The hash of the cookie's value: a copy of this table opens no session.
                .col(string("id").primary_key())
                .col(text("data"))
                .col(big_integer("expires_at"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("sessions_expires_at")
                .table("sessions")
                .col("expires_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("carts")
                .col(string("shopper").primary_key())
                .col(string_null("promotion"))
                .col(big_integer("updated_at"))
                .to_owned(),
        )
        .await?;
    // Those that nobody touches any more are deleted.
    manager
        .create_index(
            Index::create()
                .name("carts_updated_at")
                .table("carts")
                .col("updated_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("cart_items")
                .col(string("shopper"))
                .col(string("sku"))
                .col(integer("quantity"))
                .col(string("seen_currency"))
                .col(big_integer("seen_minor"))
                .col(big_integer("added_at"))
                .primary_key(Index::create().col("shopper").col("sku"))
                .foreign_key(
                    ForeignKey::create()
                        .from("cart_items", "shopper")
                        .to("carts", "shopper")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .to_owned(),
        )
        .await
}
