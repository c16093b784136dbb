use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The metrics count these every few seconds, however many orders there have been.
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_index(
                Index::create()
                    .name("attempts_state")
                    .table("attempts")
                    .col("state")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("orders_to_review")
                    .table("orders")
                    .col("placed_at")
                    .and_where(Expr::col("review_reason").is_not_null())
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in ["orders_to_review", "attempts_state"] {
            manager
                .drop_index(Index::drop().name(index).to_owned())
                .await?;
        }
        Ok(())
    }
}
