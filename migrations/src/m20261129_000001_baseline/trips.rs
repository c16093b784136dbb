//! What orders of journeys and nights book.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("trips")
                .col(string("order_id").primary_key())
                // The form that booked it: sent twice, it books once.
                .col(string("form").unique_key())
                .col(text("booked"))
                .col(integer("people"))
                // Who travels, sealed; gone after the journey.
                .col(text_null("names"))
                .col(big_integer_null("purge_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("trips", "order_id")
                        .to("orders", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("trips_purge_at")
                .table("trips")
                .col("purge_at")
                .to_owned(),
        )
        .await
}
