//! What people without an account wait for: goods that are sold out, and a look at their order.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("restock_wishes")
                .col(string("id").primary_key())
                .col(string("sku"))
                // In lower case.
                .col(string("email"))
                .col(string("locale"))
                .col(big_integer("made_at"))
                // Whoever reads the mail of the address has said so.
                .col(big_integer_null("confirmed_at"))
                .col(big_integer_null("told_at"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("restock_wishes_once")
                .table("restock_wishes")
                .col("email")
                .col("sku")
                .unique()
                .to_owned(),
        )
        .await?;
    // Those who are to be told once the goods are back.
    manager
        .create_index(
            Index::create()
                .name("restock_wishes_waiting")
                .table("restock_wishes")
                .col("sku")
                .and_where(Expr::col("confirmed_at").is_not_null())
                .and_where(Expr::col("told_at").is_null())
                .to_owned(),
        )
        .await?;
    // Those that are long over are deleted every minute.
    manager
        .create_index(
            Index::create()
                .name("restock_wishes_made_at")
                .table("restock_wishes")
                .col("made_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("order_lookups")
                .col(string("id").primary_key())
                // As they were typed, folded: whether there is such an order is not known here.
                .col(string("number"))
                .col(string("email"))
                .col(string("locale"))
                // The code itself is in the mail only.
                .col(string_null("code_hash"))
                .col(integer("tries"))
                .col(big_integer("made_at"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("order_lookups_email")
                .table("order_lookups")
                .col("email")
                .col("made_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("order_lookups_made_at")
                .table("order_lookups")
                .col("made_at")
                .to_owned(),
        )
        .await
}
