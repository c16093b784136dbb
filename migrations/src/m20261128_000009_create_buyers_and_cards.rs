use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On SQLite too: half of it could not be taken up again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("buyers")
                    .col(string("id").primary_key())
                    // In lower case: an account is whoever reads the mail of this address.
                    .col(string("email").unique_key())
                    .col(big_integer("created_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("login_links")
                    // The link itself is in the mail only.
                    .col(string("token_hash").primary_key())
                    .col(string("email"))
                    .col(big_integer("made_at"))
                    .col(big_integer("expires_at"))
                    .col(big_integer_null("used_at"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("login_links_email")
                    .table("login_links")
                    .col("email")
                    .col("made_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("saved_cards")
                    .col(string("id").primary_key())
                    .col(string("buyer_id"))
                    // Encrypted; gone once Antom has forgotten it.
                    .col(text_null("token"))
                    // Tells one token from another without telling either.
                    .col(string("token_mark"))
                    .col(string("brand"))
                    .col(string("last_four"))
                    .col(integer_null("expiry_month"))
                    .col(integer_null("expiry_year"))
                    .col(big_integer("saved_at"))
                    .col(big_integer_null("removed_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("saved_cards", "buyer_id")
                            .to("buyers", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("saved_cards_once")
                    .table("saved_cards")
                    .col("buyer_id")
                    .col("token_mark")
                    .unique()
                    .to_owned(),
            )
            .await?;
        alter(manager, "orders", string_null("buyer_id")).await?;
        // How far a refund that was made elsewhere has been looked for.
        alter(manager, "inbox", string_null("looked_to")).await?;
        for column in [
            // How the buyer chose to pay, and what the request says besides: a request repeated
            // under its own id has to be the same, word for word.
            text_null("terms"),
            text_null("request"),
            // What a dispute would ask for.
            text_null("card_facts"),
        ] {
            alter(manager, "attempts", column).await?;
        }
        manager
            .create_index(
                Index::create()
                    .name("orders_buyer")
                    .table("orders")
                    .col("buyer_id")
                    .col("placed_at")
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(
                Index::drop()
                    .name("orders_buyer")
                    .table("orders")
                    .to_owned(),
            )
            .await?;
        for (table, column) in [
            ("attempts", "card_facts"),
            ("attempts", "request"),
            ("attempts", "terms"),
            ("inbox", "looked_to"),
            ("orders", "buyer_id"),
        ] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).to_owned())
                .await?;
        }
        for table in ["saved_cards", "login_links", "buyers"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// SQLite adds one column at a time.
async fn alter(
    manager: &SchemaManager<'_>,
    table: &'static str,
    mut column: ColumnDef,
) -> Result<(), DbErr> {
    manager
        .alter_table(
            Table::alter()
                .table(table)
                .add_column(&mut column)
                .to_owned(),
        )
        .await
}
