//! Who did what in the back office.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("audit_log")
                .col(pk_auto("id").big_integer())
                .col(big_integer("at"))
                .col(string("actor"))
                .col(string("action"))
                .col(string_null("order_id"))
                .col(text("details"))
                // Each form acts once, however often it is sent.
                .col(string("form").unique_key())
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("audit_log_order")
                .table("audit_log")
                .col("order_id")
                .col("id")
                .to_owned(),
        )
        .await
}
