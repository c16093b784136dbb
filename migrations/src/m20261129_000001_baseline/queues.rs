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
                // What shows later that Antom signed it, also when the body was redacted.
                .col(string("path"))
                .col(string("request_time"))
                .col(text("signature"))
                .col(string("signed_hash"))
                .col(big_integer("received_at"))
                // Who works on it: refunds whose payment has to be looked for hold up nothing else.
                .col(string("lane"))
                .col(string("state"))
                .col(text_null("note"))
                .col(integer("tries"))
                // How far a refund that was made elsewhere has been looked for.
                .col(string_null("looked_to"))
                // The payment whose subscription has to be told before this one can be placed.
                .col(string_null("waits_for"))
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
                .col("lane")
                .col("run_at")
                .and_where(Expr::col("state").eq("new"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("inbox_state")
                .table("inbox")
                .col("state")
                .col("received_at")
                .col("id")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("inbox_received_at")
                .table("inbox")
                .col("received_at")
                .col("state")
                .to_owned(),
        )
        .await?;
    // What came of these is known, and their bodies go after a while.
    manager
        .create_index(
            Index::create()
                .name("inbox_with_body")
                .table("inbox")
                .col("received_at")
                .and_where(
                    Expr::col("state")
                        .eq("applied")
                        .and(Expr::col("body").ne("")),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("inbox_waits_for")
                .table("inbox")
                .col("waits_for")
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
                // Who works on it: money waits for no mail, and mails not for Antom.
                .col(string("lane"))
                .col(string("state"))
                .col(big_integer("run_at"))
                .col(big_integer("locked_until"))
                .col(integer("tries"))
                .col(text_null("last_error"))
                .col(big_integer("created_at"))
                .col(string_null("request_id"))
                // What it became due in, for the traces of what follows.
                .col(string_null("trace"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("outbox_due")
                .table("outbox")
                .col("lane")
                .col("run_at")
                .and_where(Expr::col("state").eq("todo"))
                .to_owned(),
        )
        .await?;
    // What is still to be done is few among all that ever was.
    manager
        .create_index(
            Index::create()
                .name("outbox_todo")
                .table("outbox")
                .col("kind")
                .col("created_at")
                .col("run_at")
                .and_where(Expr::col("state").eq("todo"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("outbox_set_aside")
                .table("outbox")
                .col("run_at")
                .and_where(Expr::col("state").eq("set_aside"))
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
