use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
                    .col(big_integer("run_at"))
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
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["outbox", "inbox"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
