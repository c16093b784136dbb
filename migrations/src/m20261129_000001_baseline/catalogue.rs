//! What the shop sells, and for how much.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("categories")
                .col(string("slug").primary_key())
                .col(string("name"))
                .col(integer("position"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("products")
                .col(string("slug").primary_key())
                .col(string("category"))
                .col(string("name"))
                .col(text("summary"))
                .col(text("description"))
                .col(text("details"))
                // What people call it though it is called otherwise, as JSON.
                .col(text("words"))
                .col(string("drawing"))
                .col(string("alt"))
                .col(boolean("featured"))
                // Only the merchant sees it.
                .col(boolean("draft"))
                .col(integer("position"))
                .foreign_key(
                    ForeignKey::create()
                        .from("products", "category")
                        .to("categories", "slug"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("variants")
                .col(string("sku").primary_key())
                .col(string("product"))
                .col(string("label"))
                .col(string("tone"))
                .col(integer("position"))
                .col(integer("on_hand").check(Expr::col("on_hand").gte(0)))
                .col(integer("reserved").check(Expr::col("reserved").gte(0)))
                .col(integer("sold").check(Expr::col("sold").gte(0)))
                // It has left the catalogue; orders that have it still name it.
                .col(boolean("withdrawn"))
                .foreign_key(
                    ForeignKey::create()
                        .from("variants", "product")
                        .to("products", "slug"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("variants_product")
                .table("variants")
                .col("product")
                .to_owned(),
        )
        .await?;
    // What the tones of the drawings are called, for whoever looks for a colour.
    manager
        .create_table(
            Table::create()
                .table("colours")
                .col(string("tone").primary_key())
                .col(string("name"))
                .col(string("swatch"))
                .col(integer("position"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("delivery_options")
                .col(string("id").primary_key())
                .col(string("name"))
                .col(string("promise"))
                .col(integer("position"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("prices")
                .col(string("item"))
                .col(string("currency"))
                .col(big_integer("minor"))
                // What it cost before, if it is reduced.
                .col(big_integer_null("was"))
                .primary_key(Index::create().col("item").col("currency"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("promotions")
                .col(string("code").primary_key())
                .col(integer("percent"))
                .to_owned(),
        )
        .await?;
    create_history(manager).await?;
    create_pictures(manager).await?;
    // The catalogue's texts in other languages, as JSON: one row a language.
    manager
        .create_table(
            Table::create()
                .table("catalogue_texts")
                .col(string("language").primary_key())
                .col(text("texts"))
                .to_owned(),
        )
        .await?;
    // Moves on whenever what a catalogue page shows has changed: readers ask for this one
    // number and keep the rest in memory.
    manager
        .create_table(
            Table::create()
                .table("catalogue_revision")
                .col(integer("id").primary_key())
                .col(big_integer("revision"))
                .to_owned(),
        )
        .await
}

/// Who changed what, and who moved how many pieces why. Nothing here is ever changed.
async fn create_history(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("catalogue_changes")
                .col(pk_auto("id").big_integer())
                .col(string("product"))
                .col(big_integer("at"))
                .col(string("actor"))
                .col(text("what"))
                .col(text("before"))
                .col(text("after"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("catalogue_changes_product")
                .table("catalogue_changes")
                .col("product")
                .col("id")
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("stock_moves")
                .col(pk_auto("id").big_integer())
                .col(string("product"))
                .col(string("sku"))
                .col(big_integer("at"))
                .col(string("actor"))
                .col(integer("by"))
                // How many pieces could be sold after it.
                .col(integer("on_hand"))
                .col(text("reason"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("stock_moves_product")
                .table("stock_moves")
                .col("product")
                .col("id")
                .to_owned(),
        )
        .await
}

/// Pictures that merchants uploaded, and the files that were made of them.
async fn create_pictures(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("picture_files")
                // Made of its content, so that it never means anything else.
                .col(string("name").primary_key())
                .col(blob("content"))
                .col(big_integer("stored_at"))
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("product_pictures")
                .col(pk_auto("id").big_integer())
                .col(string("product"))
                // The variant that it shows; none if it shows them all.
                .col(string_null("sku"))
                .col(integer("position"))
                .col(integer("width"))
                .col(integer("height"))
                // Widths and names of files, and what each language says of it, as JSON.
                .col(text("files"))
                .col(text("alt"))
                .foreign_key(
                    ForeignKey::create()
                        .from("product_pictures", "product")
                        .to("products", "slug"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("product_pictures_product")
                .table("product_pictures")
                .col("product")
                .col("position")
                .to_owned(),
        )
        .await
}
