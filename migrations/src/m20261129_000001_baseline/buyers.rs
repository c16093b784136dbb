//! Accounts, the links that open them, saved cards and addresses.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
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
                // The language of the page that it was asked for on.
                .col(string("locale"))
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
    // Those that are long over are deleted every minute.
    manager
        .create_index(
            Index::create()
                .name("login_links_made_at")
                .table("login_links")
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
    manager
        .create_table(
            Table::create()
                .table("addresses")
                .col(string("id").primary_key())
                .col(string("buyer_id"))
                .col(string("name"))
                .col(string("phone"))
                .col(string("country"))
                .col(string("address1"))
                .col(string("address2"))
                .col(string("city"))
                .col(string("province"))
                .col(string("postcode"))
                // The one that the checkout begins with.
                .col(boolean("is_default"))
                .col(big_integer("made_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("addresses", "buyer_id")
                        .to("buyers", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("addresses_buyer_id")
                .table("addresses")
                .col("buyer_id")
                .to_owned(),
        )
        .await
}
