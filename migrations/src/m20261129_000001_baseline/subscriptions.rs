//! Plans, subscriptions, and what is known of them.

use sea_orm_migration::{prelude::*, schema::*};

pub(super) async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create_plans(manager).await?;
    create_subscriptions(manager).await?;
    create_updates(manager).await?;
    create_evidence(manager).await?;
    create_invoices(manager).await?;
    create_deliveries(manager).await
}

async fn create_plans(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("plans")
                .col(string("slug").primary_key())
                .col(string("name"))
                .col(string("summary"))
                .col(text("includes"))
                .col(string("period_type"))
                .col(integer("period_count"))
                // Days of a free trial; none for a plan without.
                .col(integer_null("trial_days"))
                // SKUs of which the buyer chooses one, as a JSON list.
                .col(text("delivers"))
                .col(integer("position"))
                .to_owned(),
        )
        .await
}

async fn create_subscriptions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("subscriptions")
                .col(string("id").primary_key())
                .col(string("number").unique_key())
                .col(string("token").unique_key())
                .col(string("shopper"))
                .col(string_null("buyer_id"))
                .col(string("plan"))
                .col(string("plan_name"))
                .col(string("email"))
                .col(string("name"))
                // The language of the page, which mails are written in.
                .col(string("locale"))
                // What was agreed on, and the sentences that the buyer agreed to.
                .col(text("terms"))
                .col(text("consent"))
                .col(big_integer("agreed_at"))
                .col(string("status"))
                .col(string_null("review_reason"))
                // The janitor's next look, and how many there were.
                .col(big_integer_null("check_at"))
                .col(integer("checks"))
                // When Antom charges next, for the merchant's list.
                .col(big_integer_null("next_charge_at"))
                // What each paid period delivers, and where to; none for a plan without goods.
                .col(string_null("sku"))
                .col(text_null("ship_to"))
                // Price and interval of what is charged next, for lists; none while that is what was
                // agreed on at first.
                .col(text_null("rate"))
                .to_owned(),
        )
        .await?;
    // Two tabs and the back button make one sign-up. It does not cover those that run: one that was
    // given up may come alive late, and what is learned of it must always be storable.
    manager
        .create_index(
            Index::create()
                .name("subscriptions_one_of_a_plan")
                .table("subscriptions")
                .col("shopper")
                .col("plan")
                .unique()
                .and_where(Expr::col("status").eq("signing_up"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("subscriptions_to_review")
                .table("subscriptions")
                .col("agreed_at")
                .and_where(Expr::col("review_reason").is_not_null())
                .to_owned(),
        )
        .await?;
    for (name, columns) in [
        ("subscriptions_shopper", ["shopper", "agreed_at"].as_slice()),
        ("subscriptions_buyer", &["buyer_id", "agreed_at"]),
        ("subscriptions_check_at", &["check_at"]),
        // The merchant's lists, page by page.
        ("subscriptions_latest", &["agreed_at", "id"]),
        ("subscriptions_status", &["status", "agreed_at", "id"]),
        ("subscriptions_email", &["email", "agreed_at", "id"]),
    ] {
        let mut index = Index::create();
        index.name(name).table("subscriptions");
        for column in columns {
            index.col(*column);
        }
        manager.create_index(index.to_owned()).await?;
    }
    manager
        .create_table(
            Table::create()
                .table("sign_ups")
                .col(string("payment_request_id").primary_key())
                .col(string("subscription_id"))
                .col(integer("seq"))
                .col(text_null("normal_url"))
                .col(big_integer_null("expires_at"))
                .col(big_integer("begun_at"))
                // When Antom was last asked, so that a page that waits asks once in a while.
                .col(big_integer("asked_at"))
                // Antom's own number, once it is told.
                .col(string_null("antom_id"))
                .foreign_key(
                    ForeignKey::create()
                        .from("sign_ups", "subscription_id")
                        .to("subscriptions", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("sign_ups_seq")
                .table("sign_ups")
                .col("subscription_id")
                .col("seq")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("sign_ups_antom_id")
                .table("sign_ups")
                .col("antom_id")
                .to_owned(),
        )
        .await
}

/// Other plans that were asked for, each written down before its request leaves.
async fn create_updates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("subscription_updates")
                .col(string("subscription_id"))
                .col(integer("sign_up"))
                .col(integer("number"))
                .col(string("plan"))
                .col(string("plan_name"))
                // What it delivers; none for a plan without goods.
                .col(string_null("sku"))
                // The sentences that stood above the button.
                .col(text("consent"))
                .col(big_integer("asked_at"))
                // Whether the merchant asked for it, and not the buyer.
                .col(boolean("by_merchant"))
                .primary_key(
                    Index::create()
                        .col("subscription_id")
                        .col("sign_up")
                        .col("number"),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("subscription_updates", "subscription_id")
                        .to("subscriptions", "id"),
                )
                .to_owned(),
        )
        .await
}

async fn create_evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("subscription_evidence")
                .col(pk_auto("id").big_integer())
                .col(string("subscription_id"))
                .col(integer("sign_up"))
                .col(string("source"))
                .col(string("kind"))
                .col(text("fact"))
                .col(text("raw"))
                .col(big_integer("learned_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("subscription_evidence", "subscription_id")
                        .to("subscriptions", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("subscription_evidence_once")
                .table("subscription_evidence")
                .col("subscription_id")
                .col("sign_up")
                .col("source")
                .col("fact")
                .unique()
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("subscription_evidence_kind")
                .table("subscription_evidence")
                .col("kind")
                .col("learned_at")
                .to_owned(),
        )
        .await?;
    // Whose a payment is that Antom made by itself: renewals have no request of the shop's.
    manager
        .create_table(
            Table::create()
                .table("payment_owners")
                .col(string("payment_id").primary_key())
                .col(string("subscription_id"))
                .col(integer("sign_up"))
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("payment_owners_subscription")
                .table("payment_owners")
                .col("subscription_id")
                .to_owned(),
        )
        .await
}

async fn create_invoices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("invoices")
                .col(string("subscription_id"))
                .col(integer("phase"))
                .col(string("state"))
                .col(string("currency"))
                .col(big_integer("amount_minor"))
                .col(string_null("payment_id"))
                .col(big_integer_null("period_start"))
                .col(big_integer_null("period_end"))
                .col(big_integer_null("paid_at"))
                .primary_key(Index::create().col("subscription_id").col("phase"))
                .foreign_key(
                    ForeignKey::create()
                        .from("invoices", "subscription_id")
                        .to("subscriptions", "id"),
                )
                .to_owned(),
        )
        .await
}

async fn create_deliveries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("deliveries")
                .col(string("subscription_id"))
                .col(integer("phase"))
                .col(string("sku"))
                .col(string("state"))
                .col(big_integer("since"))
                .primary_key(Index::create().col("subscription_id").col("phase"))
                .foreign_key(
                    ForeignKey::create()
                        .from("deliveries", "subscription_id")
                        .to("subscriptions", "id"),
                )
                .to_owned(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("deliveries_state")
                .table("deliveries")
                .col("state")
                .col("since")
                .to_owned(),
        )
        .await
}
