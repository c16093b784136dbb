use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On SQLite too: another connection of the pool would not see yet that an index is gone.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("captures")
                    .col(string("capture_request_id").primary_key())
                    .col(string("order_id"))
                    .col(integer("attempt"))
                    .col(big_integer("amount_minor"))
                    .col(string("state"))
                    .col(string_null("failure"))
                    .col(big_integer("requested_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("captures", "order_id")
                            .to("orders", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        // The whole amount is captured, so a second capture could only take it twice.
        manager
            .create_index(
                Index::create()
                    .name("captures_one_standing")
                    .table("captures")
                    .col("order_id")
                    .col("attempt")
                    .unique()
                    .and_where(Expr::col("state").ne("failed"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("refunds")
                    .col(string("refund_request_id").primary_key())
                    .col(string("order_id"))
                    .col(integer("attempt"))
                    .col(big_integer("amount_minor"))
                    .col(string("state"))
                    // Who wanted it: the merchant, the shop itself, or somebody in Antom's dashboard.
                    .col(string("origin"))
                    .col(text("reason"))
                    // Antom's own number, by which its notification may come.
                    .col(string_null("refund_id"))
                    .col(string_null("failure"))
                    .col(big_integer("requested_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("refunds", "order_id")
                            .to("orders", "id"),
                    )
                    .to_owned(),
            )
            .await?;
        for (name, table, columns) in [
            ("refunds_order", "refunds", &["order_id"][..]),
            ("refunds_refund_id", "refunds", &["refund_id"]),
            ("orders_placed_at", "orders", &["placed_at"]),
            ("outbox_order", "outbox", &["order_id"]),
        ] {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
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
        // SQLite adds one column at a time.
        for (table, column) in added() {
            manager
                .alter_table(Table::alter().table(table).add_column(column).to_owned())
                .await?;
        }
        // An order whose money the bank holds for days is no reason to refuse the next one.
        one_awaiting_payment(
            manager,
            Expr::col("state")
                .eq("awaiting_payment")
                .and(Expr::col("cart_taken").eq(false)),
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        one_awaiting_payment(manager, Expr::col("state").eq("awaiting_payment")).await?;
        for (table, column) in [
            ("orders", "capture_mode"),
            ("orders", "fulfilled_at"),
            ("orders", "cart_taken"),
            ("attempts", "authorised_until"),
            ("inbox", "locked_until"),
            ("inbox", "request_id"),
            ("outbox", "request_id"),
        ] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).to_owned())
                .await?;
        }
        for index in ["orders_placed_at", "outbox_order"] {
            manager
                .drop_index(Index::drop().name(index).to_owned())
                .await?;
        }
        for table in ["audit_log", "refunds", "captures"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

/// Which orders keep their shopper from placing another one.
async fn one_awaiting_payment(manager: &SchemaManager<'_>, which: Expr) -> Result<(), DbErr> {
    let name = "orders_one_awaiting_payment";
    manager
        .drop_index(Index::drop().name(name).to_owned())
        .await?;
    manager
        .create_index(
            Index::create()
                .name(name)
                .table("orders")
                .col("shopper")
                .unique()
                .and_where(which)
                .to_owned(),
        )
        .await
}

fn added() -> Vec<(&'static str, ColumnDef)> {
    vec![
        // Fixed when the order is placed, whatever the shop's setting is later.
        (
            "orders",
            string("capture_mode").default("automatic").to_owned(),
        ),
        ("orders", big_integer_null("fulfilled_at").to_owned()),
        // Whether what was bought has left the shopper's cart.
        ("orders", boolean("cart_taken").default(false).to_owned()),
        // When Antom lets go of held money that nobody captured.
        ("attempts", big_integer_null("authorised_until").to_owned()),
        ("inbox", big_integer("locked_until").default(0).to_owned()),
        // The request that brought it, so that a log can be followed from there.
        ("inbox", string_null("request_id").to_owned()),
        ("outbox", string_null("request_id").to_owned()),
    ]
}
