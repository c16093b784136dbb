//! Who did what in the back office.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create_merchants(manager).await?;
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
        .await?;
    // The log by who did something, and by what was done.
    for (name, column) in [("audit_log_actor", "actor"), ("audit_log_action", "action")] {
        manager
            .create_index(
                Index::create()
                    .name(name)
                    .table("audit_log")
                    .col(column)
                    .col("id")
                    .to_owned(),
            )
            .await?;
    }
    Ok(())
}

/// Who works in the back office, and where they are logged in.
async fn create_merchants(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("merchants")
                .col(string("name").primary_key())
                .col(string("role"))
                .col(text("password_hash"))
                // The second factor, and one that is not confirmed yet.
                .col(string_null("totp"))
                .col(string_null("totp_pending"))
                // The step of the latest code: each code counts once.
                .col(big_integer("totp_step").default(0))
                // Hashes of the codes for who has lost the second factor, one a line.
                .col(text("recovery"))
                // Another one after each change of a factor: logins of before are over.
                .col(string("factor"))
                .col(big_integer("created_at"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("merchant_logins")
                .col(string("id").primary_key())
                .col(string("merchant"))
                .col(big_integer("since"))
                .col(string("source"))
                .col(string("browser"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("merchant_logins_merchant")
                .table("merchant_logins")
                .col("merchant")
                .col("since")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("merchant_logins_since")
                .table("merchant_logins")
                .col("since")
                .to_owned(),
        )
        .await
}
