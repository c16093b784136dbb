//! Reports of Antom's that were read, what differed, and what arrived at the bank.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("reports_read")
                .col(pk_auto("id").big_integer())
                .col(big_integer("read_at"))
                .col(string("actor"))
                .col(text("file_name"))
                // SHA-256 of the file, in hexadecimal.
                .col(string("file_hash"))
                .col(string("report"))
                .col(big_integer("lines"))
                .col(big_integer("agreed"))
                .col(big_integer("mended"))
                .col(big_integer("under_way"))
                .col(big_integer("unread"))
                // All that differed, also what was too much to be kept.
                .col(big_integer("differing"))
                .col(boolean("complete"))
                .col(big_integer_null("period_from"))
                .col(big_integer_null("period_until"))
                .to_owned(),
        )
        .await?;
    create_findings(manager).await?;
    manager
        .create_table(
            Table::create()
                .table("settlements")
                .col(pk_auto("id").big_integer())
                // Antom's.
                .col(string("batch_id"))
                .col(string("currency"))
                .col(big_integer_null("settled_at"))
                // By the details, in the smallest unit; what leaves the merchant is below nought.
                .col(big_integer_null("gross"))
                .col(big_integer_null("fees"))
                .col(big_integer_null("held"))
                .col(big_integer_null("net"))
                .col(big_integer_null("lines"))
                // By the summary.
                .col(big_integer_null("summary_net"))
                .col(big_integer_null("summary_lines"))
                .col(big_integer("booked_at"))
                .to_owned(),
        )
        .await?;
    // One booking however often the files are read.
    manager
        .create_index(
            Index::create()
                .name("settlements_once")
                .table("settlements")
                .col("batch_id")
                .col("currency")
                .unique()
                .to_owned(),
        )
        .await
}

async fn create_findings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("findings")
                .col(pk_auto("id").big_integer())
                // Tells one difference from others: read again, it is the same finding.
                .col(string("mark").unique_key())
                // The reading that had it last.
                .col(big_integer("reading"))
                .col(big_integer("found_at"))
                .col(string("reason"))
                .col(big_integer_null("line"))
                // Of the order or the subscription.
                .col(string_null("number"))
                .col(text("text"))
                // The line itself, so that Antom can be asked about it again.
                .col(text_null("transaction"))
                .col(boolean("open"))
                .col(big_integer_null("resolved_at"))
                .col(string_null("resolved_by"))
                .col(text_null("note"))
                .foreign_key(
                    ForeignKey::create()
                        .from("findings", "reading")
                        .to("reports_read", "id"),
                )
                .to_owned(),
        )
        .await?;
    for (name, column) in [("findings_open", "open"), ("findings_reading", "reading")] {
        let index = Index::create()
            .name(name)
            .table("findings")
            .col(column)
            .col("id")
            .to_owned();
        manager.create_index(index).await?;
    }
    Ok(())
}
