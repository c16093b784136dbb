use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("attempts")
                    .col(string("payment_request_id").primary_key())
                    .col(string("order_id"))
                    .col(integer("seq"))
                    .col(string("state"))
                    .col(text_null("normal_url"))
                    .col(big_integer_null("expires_at"))
                    .col(string_null("payment_id"))
                    .col(string_null("method"))
                    .col(string_null("card"))
                    .col(string_null("failure"))
                    .col(big_integer("begun_at"))
                    // When Antom was last asked, so that many waiting tabs ask once.
                    .col(big_integer("asked_at"))
                    // The janitor's next question, and how many it has put.
                    .col(big_integer_null("check_at"))
                    .col(integer("checks"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("attempts", "order_id")
                            .to("orders", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_seq")
                    .table("attempts")
                    .col("order_id")
                    .col("seq")
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_one_live")
                    .table("attempts")
                    .col("order_id")
                    .unique()
                    .and_where(Expr::col("state").is_in([
                        "created",
                        "open",
                        "processing",
                        "authorised",
                    ]))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_one_winner")
                    .table("attempts")
                    .col("order_id")
                    .unique()
                    .and_where(Expr::col("state").eq("paid"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_payment_id")
                    .table("attempts")
                    .col("payment_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_check_at")
                    .table("attempts")
                    .col("check_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("evidence")
                    .col(pk_auto("id").big_integer())
                    .col(string("order_id"))
                    .col(integer("attempt"))
                    .col(string("source"))
                    .col(text("fact"))
                    .col(text("raw"))
                    .col(big_integer("learned_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("evidence", "order_id")
                            .to("orders", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        // Evidence is a set: what was learned twice from the same source is one row.
        manager
            .create_index(
                Index::create()
                    .name("evidence_once")
                    .table("evidence")
                    .col("order_id")
                    .col("attempt")
                    .col("source")
                    .col("fact")
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["evidence", "attempts"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
