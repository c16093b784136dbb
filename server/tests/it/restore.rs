//! The drill of docs/operations.md: a shop on an old backup learns from Antom what it missed, and
//! what it cannot learn is shown to a person.

use std::time::Duration;

use crate::common::{CARD, Hosted, TestDatabase, TestShop, audit, captured, catalogue};
use domain::{Currency, Money};
use migrations::{Migrator, MigratorTrait as _};
use server::services::admin::action::Act;
use server::services::admin::{check, refund};
use server::services::payments::order_payments::OrderPayments;
use server::store;

const SKU: &str = "TEST-BOX-GREEN";
const HOUR: Duration = Duration::from_secs(3_600);

fn by<'a>(form: &'a str) -> Act<'a> {
    Act {
        actor: "merchant",
        form,
    }
}

#[tokio::test]
async fn a_shop_on_an_old_backup_learns_from_antom_what_it_missed() {
    let shop = TestShop::open().await;
    // Ada has paid and has her receipt; Bob is on Antom's page; Eve's card holds the money.
    let (ada, page, ada_token) = shop.order_of(SKU, 1).await;
    ada.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let (bob, bobs_page, bob_token) = shop.order_of(SKU, 1).await;
    let (eve, page, eve_token) = shop.order_of(SKU, 2).await;
    eve.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.deliver_notifications().await;
    let of = async |shop: &TestShop, token: &str| {
        let orders = shop.db.orders().await;
        orders.into_iter().find(|order| order.token == token)
    };
    let ada_order = of(&shop, &ada_token).await.unwrap();
    assert_eq!(ada_order.state, "paid");
    assert_eq!(
        of(&shop, &eve_token).await.unwrap().payment_status,
        "authorised"
    );

    let backup = shop.backup().await;

    // What the backup misses: Bob's payment, Eve's capture, a refund to Ada, all of Carol's order.
    bob.pay_with_wallet(&bobs_page).await;
    shop.gateway.advance(120).await;
    shop.drain().await;
    let back = Money::new(500, Currency::Sgd).unwrap();
    refund::refund(
        &shop.state.shop,
        &by("f1"),
        &ada_order.id,
        back,
        "a scratch",
    )
    .await
    .unwrap();
    shop.drain().await;
    let (carol, page, carol_token) = shop.order_of(SKU, 1).await;
    carol.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    for token in [&bob_token, &eve_token, &carol_token] {
        assert_eq!(of(&shop, token).await.unwrap().state, "paid");
    }
    let ada_order = of(&shop, &ada_token).await.unwrap();
    assert_eq!(ada_order.payment_status, "partially_refunded");
    let carol_order = of(&shop, &carol_token).await.unwrap();
    let carol_attempt = shop.db.attempts_of(&carol_order).await.remove(0);

    // The disaster. Antom has told all of it already and does not tell it again.
    let shop = shop.restored_from(backup).await;
    assert_eq!(shop.db.orders().await.len(), 3);
    assert_eq!(
        of(&shop, &bob_token).await.unwrap().state,
        "awaiting_payment"
    );
    shop.pass(2 * HOUR);
    shop.drain().await;

    for token in [&bob_token, &eve_token] {
        assert_eq!(of(&shop, token).await.unwrap().state, "paid");
    }
    audit::shelves(&shop.db, &shop.db.shelves().await).await;
    audit::orders(&shop.db).await;
    audit::requests(&shop.proxy);
    let receipts: Vec<String> = shop
        .mail
        .sent()
        .into_iter()
        .map(|mail| mail.subject)
        .collect();
    for (token, number) in [(&ada_token, 0), (&bob_token, 1), (&eve_token, 1)] {
        let order = of(&shop, token).await.unwrap();
        let told = receipts
            .iter()
            .filter(|subject| subject.contains(&order.number));
        assert_eq!(told.count(), number, "{receipts:?}");
    }

    // Nobody asks about a payment that has ended, unless somebody presses the button.
    assert_eq!(of(&shop, &ada_token).await.unwrap().payment_status, "paid");
    check::check(&shop.state.shop, &by("f2"), &ada_order.id)
        .await
        .unwrap();
    let ada_order = of(&shop, &ada_token).await.unwrap();
    assert_eq!(ada_order.payment_status, "partially_refunded");
    let payments = OrderPayments::find(&shop.state.shop.db, &ada_order.id).await;
    let (_, rest) = refund::refundable(&payments.unwrap().ledger).unwrap();
    assert_eq!(rest.minor(), ada_order.total_minor - 500);

    // Carol's order is gone; whatever Antom still tells of it is kept for a person.
    assert!(of(&shop, &carol_token).await.is_none());
    shop.tell(&captured(&carol_order, &carol_attempt, "S"))
        .await;
    shop.pass(HOUR);
    shop.drain().await;
    assert_eq!(
        shop.db.inbox_states().await.last().unwrap(),
        "unknown_order"
    );
}

/// While a newer version moves in, the older one goes on serving; and it can be started again.
#[tokio::test]
async fn a_newer_schema_does_not_stop_an_older_version() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    assert_eq!(browser.get("/readyz").await.status, 200);
    shop.db
        .sql("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 1)")
        .await;
    assert_eq!(browser.get("/readyz").await.status, 200);
    assert_eq!(
        store::schema::pending_migrations(&shop.db.connection)
            .await
            .unwrap(),
        0
    );
    shop.db
        .sql("DELETE FROM seaql_migrations WHERE version LIKE '%_baseline'")
        .await;
    assert_eq!(
        store::schema::pending_migrations(&shop.db.connection)
            .await
            .unwrap(),
        1
    );
    assert_eq!(browser.get("/readyz").await.status, 503);
}

/// S41: on a database with orders in it, not on an empty one.
#[tokio::test]
async fn the_newest_migrations_go_back_and_forth_on_a_full_database() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of(SKU, 1).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let before = shop.db.order().await;
    assert_eq!(before.state, "paid");
    // The first creates every table: it takes all that is in them with it.
    let newest = Migrator::migrations().len() - 1;
    let steps = u32::try_from(newest).unwrap();
    Migrator::down(&shop.db.connection, Some(steps))
        .await
        .unwrap();
    Migrator::up(&shop.db.connection, None).await.unwrap();
    // Connections remember what statements mean.
    let fresh = shop.backup().await;
    let shop = shop.restored_from(fresh).await;
    assert_eq!(shop.db.order().await.number, before.number);
    assert_eq!(shop.browser().result(&token).await, "paid");
    let (browser, page, _) = shop.order_of(SKU, 1).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.orders().await.len(), 2);
}

/// Whatever is in the tables, none keeps another from being dropped.
#[tokio::test]
async fn the_first_migration_goes_back_and_forth_on_a_full_database() {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of(SKU, 1).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    Migrator::down(&shop.db.connection, None).await.unwrap();
    store::schema::migrate(&shop.db.connection, Some(catalogue()))
        .await
        .unwrap();
    let empty = shop.backup().await;
    let shop = shop.restored_from(empty).await;
    assert!(shop.db.orders().await.is_empty());
    let (browser, page, token) = shop.order_of(SKU, 1).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.browser().result(&token).await, "paid");
}

/// A backup is a database that nobody else writes to, also when it was made in the middle of things.
#[tokio::test]
async fn a_backup_stands_for_itself() {
    let shop = TestShop::open().await;
    shop.order_of(SKU, 1).await;
    let backup: TestDatabase = shop.backup().await;
    shop.order_of(SKU, 1).await;
    assert_eq!(shop.db.orders().await.len(), 2);
    let copy = crate::common::TestDb {
        connection: backup.connect().await,
    };
    assert_eq!(copy.orders().await.len(), 1);
    assert_eq!(
        store::schema::pending_migrations(&copy.connection)
            .await
            .unwrap(),
        0
    );
}
