//! Payments that buyers contest, and what was learned of each dispute.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("disputes")
                .col(pk_auto("id").big_integer())
                // Antom's.
                .col(string("dispute_id").unique_key())
                // Whose payment it is: one of both.
                .col(string_null("order_id"))
                .col(string_null("subscription_id"))
                .col(string_null("payment_id"))
                .col(string_null("capture_id"))
                .col(string("stage"))
                .col(string("kind"))
                .col(string_null("currency"))
                .col(big_integer_null("amount"))
                .col(big_integer_null("lost"))
                .col(text("reason"))
                .col(string("reason_code"))
                .col(string("source"))
                .col(string("arn"))
                .col(big_integer_null("opened_at"))
                .col(big_integer_null("due_at"))
                .col(big_integer("told_at"))
                // Since when it is at this stage.
                .col(big_integer("since"))
                // When Antom is told the merchant's answer, and how often that was tried.
                .col(big_integer_null("run_at"))
                .col(integer("tries"))
                // The document of a defence: its name stays, its content goes once Antom has it.
                .col(string_null("document_name"))
                .col(string_null("document_hash"))
                .col(text_null("document"))
                .foreign_key(
                    ForeignKey::create()
                        .from("disputes", "order_id")
                        .to("orders", "id"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("disputes", "subscription_id")
                        .to("subscriptions", "id"),
                )
                .to_owned(),
        )
        .await?;
    for (name, column) in [
        ("disputes_order", "order_id"),
        ("disputes_subscription", "subscription_id"),
        ("disputes_run_at", "run_at"),
    ] {
        let index = Index::create()
            .name(name)
            .table("disputes")
            .col(column)
            .to_owned();
        manager.create_index(index).await?;
    }
    manager
        .create_index(
            Index::create()
                .name("disputes_stage")
                .table("disputes")
                .col("stage")
                .col("told_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("dispute_evidence")
                .col(pk_auto("id").big_integer())
                .col(big_integer("dispute"))
                .col(text("fact"))
                .col(string("source"))
                .col(big_integer("learned_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("dispute_evidence", "dispute")
                        .to("disputes", "id"),
                )
                .to_owned(),
        )
        .await?;
    // The same thing told twice is one thing.
    manager
        .create_index(
            Index::create()
                .name("dispute_evidence_once")
                .table("dispute_evidence")
                .col("dispute")
                .col("fact")
                .unique()
                .to_owned(),
        )
        .await
}
