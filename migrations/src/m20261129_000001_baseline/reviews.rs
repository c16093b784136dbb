//! What buyers say of what they bought.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("reviews")
                .col(string("id").primary_key())
                .col(string("product"))
                .col(string("buyer_id"))
                // Under which it is shown; empty once the buyer was forgotten.
                .col(string("name"))
                .col(integer("stars"))
                .col(text("text"))
                .col(string("locale"))
                // waiting, published, refused
                .col(string("state"))
                .col(big_integer("made_at"))
                .col(big_integer_null("decided_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("reviews", "buyer_id")
                        .to("buyers", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("reviews_once")
                .table("reviews")
                .col("buyer_id")
                .col("product")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("reviews_published")
                .table("reviews")
                .col("product")
                .col("state")
                .col("id")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("reviews_waiting")
                .table("reviews")
                .col("id")
                .and_where(Expr::col("state").eq("waiting"))
                .to_owned(),
        )
        .await?;
    // What is published, summed up: the catalogue is read with it.
    manager
        .create_table(
            Table::create()
                .table("ratings")
                .col(string("product").primary_key())
                .col(big_integer("stars"))
                .col(big_integer("reviews"))
                .to_owned(),
        )
        .await
}
