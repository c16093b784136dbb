//! Notifications that came, and tasks still to be done.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("inbox")
                .col(pk_auto("id").big_integer())
                // Antom sends the same bytes again until it is answered: one row for them all.
                .col(string("body_hash").unique_key())
                .col(text("body"))
                .col(string("request_time"))
                .col(big_integer("received_at"))
                .col(string("state"))
                .col(text_null("note"))
                .col(integer("tries"))
                // How far a refund that was made elsewhere has been looked for.
                .col(string_null("looked_to"))
                .col(big_integer("run_at"))
                .col(big_integer("locked_until").default(0))
                // The request that brought it, so that a log can be followed from there.
                .col(string_null("request_id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("inbox_due")
                .table("inbox")
                .col("state")
                .col("run_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("outbox")
                .col(pk_auto("id").big_integer())
                .col(string("key").unique_key())
                .col(string("order_id"))
                .col(string("kind"))
                .col(text("payload"))
                .col(string("state"))
                .col(big_integer("run_at"))
                .col(big_integer("locked_until"))
                .col(integer("tries"))
                .col(text_null("last_error"))
                .col(big_integer("created_at"))
                .col(string_null("request_id"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("outbox_due")
                .table("outbox")
                .col("state")
                .col("run_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("outbox_order")
                .table("outbox")
                .col("order_id")
                .to_owned(),
        )
        .await
}
