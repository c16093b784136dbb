//! How often something was done, by keyed hashes of who did it.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("limits")
                .col(string("kind"))
                .col(string("source"))
                // When all attempts are back.
                .col(big_integer("full_at"))
                .primary_key(Index::create().col("kind").col("source"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("limits_full_at")
                .table("limits")
                .col("full_at")
                .to_owned(),
        )
        .await
}
