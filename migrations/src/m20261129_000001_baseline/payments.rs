//! Payment attempts and what is known of them.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
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
                // When Antom's hold expires that nobody captured.
                .col(big_integer_null("authorised_until"))
                // How the buyer chose to pay, and what the request says besides: a request repeated
                // under its own id has to be the same, word for word.
                .col(text_null("terms"))
                .col(text_null("request"))
                // Where it began, for the traces of what follows.
                .col(string_null("trace"))
                .col(string_null("payment_id"))
                .col(string_null("method"))
                .col(string_null("card"))
                // What a dispute would ask for.
                .col(text_null("card_facts"))
                .col(string_null("failure"))
                .col(big_integer("begun_at"))
                // When Antom was last asked, so that many waiting tabs ask once.
                .col(big_integer("asked_at"))
                // When the latest question was asked that brought an answer, or none.
                .col(big_integer_null("answered_at"))
                .col(big_integer_null("unanswered_at"))
                // When the buyer came back from Antom's page, latest.
                .col(big_integer_null("returned_at"))
                // The janitor's next question, and how many it has put.
                .col(big_integer_null("check_at"))
                .col(integer("checks"))
                // When it was forgotten from where it was paid, and what its request said of the buyer.
                .col(big_integer_null("forgotten_at"))
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
    // The metrics count by state every few seconds, however many attempts there have been.
    manager
        .create_index(
            Index::create()
                .name("attempts_state")
                .table("attempts")
                .col("state")
                .col("begun_at")
                .to_owned(),
        )
        .await?;
    // What is held is few among all that there were.
    manager
        .create_index(
            Index::create()
                .name("attempts_held")
                .table("attempts")
                .col("authorised_until")
                .col("begun_at")
                .and_where(Expr::col("state").eq("authorised"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("attempts_with_person")
                .table("attempts")
                .col("begun_at")
                .and_where(Expr::col("forgotten_at").is_null())
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
                // The fact's own name, so that one kind is found without reading the facts.
                .col(string("kind"))
                .col(text("fact"))
                // An index takes no long text on PostgreSQL, and nobody limits what Antom answers.
                .col(string("fact_hash"))
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
                .col("fact_hash")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("evidence_kind")
                .table("evidence")
                .col("kind")
                .col("learned_at")
                .to_owned(),
        )
        .await?;
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
        .create_index(
            Index::create()
                .name("captures_order")
                .table("captures")
                .col("order_id")
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
    // The metrics count by state every few seconds.
    manager
        .create_index(
            Index::create()
                .name("refunds_state")
                .table("refunds")
                .col("state")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("refunds_order")
                .table("refunds")
                .col("order_id")
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("refunds_refund_id")
                .table("refunds")
                .col("refund_id")
                .to_owned(),
        )
        .await
}
