//! Orders and their lines.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("orders")
                .col(string("id").primary_key())
                .col(string("number").unique_key())
                .col(string("token").unique_key())
                .col(string("shopper"))
                .col(string_null("buyer_id"))
                .col(string("state"))
                .col(string("payment_status"))
                .col(string("stock"))
                .col(string_null("review_reason"))
                .col(string("currency"))
                .col(big_integer("total_minor"))
                // Fixed when the order is placed, whatever the shop's setting is later.
                .col(string("capture_mode").default("automatic"))
                .col(string_null("promotion"))
                .col(big_integer("discount_minor"))
                .col(string("delivery_name"))
                .col(big_integer("delivery_minor"))
                // The tax as it was charged: its name, its rate in thousandths of a per cent, whether
                // prices had it inside, and how much of the total it is.
                .col(string_null("tax_name"))
                .col(integer_null("tax_rate"))
                .col(boolean_null("tax_included"))
                .col(big_integer_null("tax_minor"))
                // The first and the last day on which it was promised to arrive.
                .col(string_null("arrival"))
                .col(string("email"))
                .col(string("name"))
                .col(string("phone"))
                .col(string("country"))
                .col(string("address1"))
                .col(string("address2"))
                .col(string("city"))
                // State, province or prefecture: a code of ISO 3166-2.
                .col(string("province"))
                .col(string("postcode"))
                // What the back office's search looks at, folded by the shop.
                .col(text("search_text"))
                // The language of the page, which mails are written in.
                .col(string("locale"))
                .col(string("terminal_type"))
                .col(string_null("os_type"))
                // What the buyer reviewed: the same review again is the same order again.
                .col(string("review"))
                .col(big_integer("placed_at"))
                .col(big_integer_null("paid_at"))
                .col(big_integer_null("fulfilled_at"))
                // When the first of its parcels left.
                .col(big_integer_null("first_left_at"))
                // Whether what was bought has left the shopper's cart.
                .col(boolean("cart_taken").default(false))
                // When it was forgotten who ordered.
                .col(big_integer_null("forgotten_at"))
                .to_owned(),
        )
        .await?;
    // A second order of a shopper starts only when the first can no longer be paid, so two tabs
    // cannot place two. An order whose money the bank holds for days is no reason to refuse the
    // next one.
    manager
        .create_index(
            Index::create()
                .name("orders_one_awaiting_payment")
                .table("orders")
                .col("shopper")
                .unique()
                .and_where(
                    Expr::col("state")
                        .eq("awaiting_payment")
                        .and(Expr::col("cart_taken").eq(false)),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("orders_shopper")
                .table("orders")
                .col("shopper")
                .col("placed_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("orders_buyer")
                .table("orders")
                .col("buyer_id")
                .col("placed_at")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("orders_placed_at")
                .table("orders")
                .col("placed_at")
                .col("id")
                .to_owned(),
        )
        .await?;
    // The back office's list, by what it can be filtered by.
    manager
        .create_index(
            Index::create()
                .name("orders_state")
                .table("orders")
                .col("state")
                .col("placed_at")
                .col("id")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("orders_payment_status")
                .table("orders")
                .col("payment_status")
                .col("placed_at")
                .col("id")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("orders_email")
                .table("orders")
                .col("email")
                .to_owned(),
        )
        .await?;
    // What was paid on a day, without reading the orders.
    manager
        .create_index(
            Index::create()
                .name("orders_paid_at")
                .table("orders")
                .col("paid_at")
                .col("currency")
                .col("total_minor")
                .and_where(Expr::col("paid_at").is_not_null())
                .to_owned(),
        )
        .await?;
    // To which order a refund belongs that was made in Antom's dashboard.
    manager
        .create_index(
            Index::create()
                .name("orders_worth")
                .table("orders")
                .col("currency")
                .col("placed_at")
                .col("total_minor")
                .to_owned(),
        )
        .await?;
    // Orders that may have to be ended are few among all that were placed.
    manager
        .create_index(
            Index::create()
                .name("orders_awaiting_payment")
                .table("orders")
                .col("placed_at")
                .col("id")
                .and_where(Expr::col("state").eq("awaiting_payment"))
                .to_owned(),
        )
        .await?;
    // Who ordered is forgotten after years.
    manager
        .create_index(
            Index::create()
                .name("orders_with_person")
                .table("orders")
                .col("placed_at")
                .col("id")
                .and_where(Expr::col("forgotten_at").is_null())
                .to_owned(),
        )
        .await?;
    // The metrics count these every few seconds, however many orders there have been.
    manager
        .create_index(
            Index::create()
                .name("orders_to_review")
                .table("orders")
                .col("placed_at")
                .and_where(Expr::col("review_reason").is_not_null())
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("order_lines")
                .col(string("order_id"))
                .col(integer("position"))
                .col(string("kind"))
                .col(string("sku"))
                .col(string("name"))
                .col(string("label"))
                // What both are in English, if they are not.
                .col(string_null("english_name"))
                .col(string_null("english_label"))
                .col(string_null("slug"))
                .col(string_null("category"))
                .col(string_null("drawing"))
                .col(string_null("tone"))
                // Before the discount, for people; `unit_minor` is what is paid.
                .col(big_integer("list_minor"))
                .col(big_integer("unit_minor"))
                .col(integer("quantity"))
                .primary_key(Index::create().col("order_id").col("position"))
                .foreign_key(
                    ForeignKey::create()
                        .from("order_lines", "order_id")
                        .to("orders", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_table(
            Table::create()
                .table("parcels")
                .col(string("order_id"))
                .col(integer("number"))
                // Who carries it, and the number to follow it by.
                .col(string_null("carrier"))
                .col(string_null("tracking"))
                // What is in it: pieces by SKU, as JSON.
                .col(text("pieces"))
                .col(big_integer("left_at"))
                .primary_key(Index::create().col("order_id").col("number"))
                .foreign_key(
                    ForeignKey::create()
                        .from("parcels", "order_id")
                        .to("orders", "id"),
                )
                .to_owned(),
        )
        .await
}
