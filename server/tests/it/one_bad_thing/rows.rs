//! What this version cannot read is counted, and the others have their turn.

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use server::store::payments::attempts;

use crate::common::{CARD, Hosted, TestShop};

const PRODUCT: &str = "TEST-TOTE-GREEN";
const DAY: u64 = 24 * 60;

/// What a later version, or an accident, may have written about an order.
const UNREADABLE: [&str; 7] = [
    "UPDATE attempts SET state = 'weird' WHERE order_id = '{id}'",
    "UPDATE attempts SET terms = '{' WHERE order_id = '{id}'",
    "UPDATE orders SET state = 'weird' WHERE id = '{id}'",
    "UPDATE orders SET currency = 'XXX' WHERE id = '{id}'",
    "UPDATE order_lines SET kind = 'weird' WHERE order_id = '{id}'",
    "UPDATE order_lines SET quantity = -1 WHERE order_id = '{id}'",
    "UPDATE evidence SET fact = '{\"kind\":\"weird\"}' WHERE order_id = '{id}'",
];

/// Two orders that nobody pays; the first cannot be read.
async fn one_unreadable(spoil: &str) -> (TestShop, String, String) {
    let shop = TestShop::open().await;
    let (_, _, bad) = shop.order_of(PRODUCT, 1).await;
    let (_, _, good) = shop.order_of(PRODUCT, 1).await;
    let orders = shop.db.orders().await;
    let id = |token: &str| {
        let order = orders.iter().find(|order| order.token == token);
        order.unwrap().id.clone()
    };
    let (bad, good) = (id(&bad), id(&good));
    shop.db.sql(&spoil.replace("{id}", &bad)).await;
    (shop, bad, good)
}

#[tokio::test]
async fn an_unreadable_attempt_or_order_keeps_nobody_from_being_asked_about() {
    for spoil in UNREADABLE {
        let (shop, bad, good) = one_unreadable(spoil).await;
        shop.db
            .sql("UPDATE attempts SET check_at = check_at - 1")
            .await;
        shop.db
            .sql(&format!(
                "UPDATE attempts SET check_at = 1 WHERE order_id = '{bad}'"
            ))
            .await;
        // More turns than there are places.
        for _ in 0..3 {
            shop.pass(Duration::from_secs(31));
            shop.drain().await;
        }
        let now = shop.state.shop.clock.now_ms();
        for attempt in shop.db.all_attempts().await {
            let asked = shop.proxy.calls("inquiryPayment");
            let asked = asked
                .iter()
                .any(|call| call.id() == attempt.payment_request_id);
            if attempt.order_id == good {
                assert!(asked, "{spoil}");
            } else {
                // Its turn is pushed back, so it is not first in line for ever.
                assert!(attempt.check_at.unwrap() > now, "{spoil}: {attempt:#?}");
                assert!(attempt.checks > 0, "{spoil}");
            }
        }
    }
}

#[tokio::test]
async fn an_unreadable_order_keeps_no_other_from_being_ended() {
    for spoil in UNREADABLE {
        let (shop, _, good) = one_unreadable(spoil).await;
        shop.pass_everywhere(2 * DAY).await;
        shop.pass_everywhere(DAY).await;
        let orders = shop.db.orders().await;
        let order = orders.iter().find(|order| order.id == good).unwrap();
        assert_eq!(
            (&*order.state, &*order.stock),
            ("expired", "released"),
            "{spoil}"
        );
    }
}

#[tokio::test]
async fn a_database_hiccup_costs_no_attempt_its_turn() {
    let shop = TestShop::open().await;
    shop.order_of(PRODUCT, 1).await;
    let attempt = shop.db.all_attempts().await.remove(0);
    shop.pass(Duration::from_secs(31));
    // What is told cannot be written down.
    shop.db
        .sql("ALTER TABLE orders RENAME TO orders_away")
        .await;
    shop.drain().await;
    shop.db
        .sql("ALTER TABLE orders_away RENAME TO orders")
        .await;
    let now = shop.state.shop.clock.now_ms();
    let row = attempts::find(&shop.db.connection, &attempt.payment_request_id).await;
    let next = row.unwrap().unwrap().check_at.unwrap();
    assert!(next <= now + 5 * 60_000, "{} ms", next - now);
}

/// The first to begin are not the first to be due.
#[tokio::test]
async fn a_hold_is_looked_at_when_it_is_due_however_many_began_before() {
    let shop = TestShop::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    for _ in 0..3 {
        let (browser, page, _) = shop.order_of(PRODUCT, 1).await;
        browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
        shop.deliver_notifications().await;
    }
    let last = shop.db.all_attempts().await.pop().unwrap();
    let now = shop.state.shop.clock.now_ms();
    let sooner = format!(
        "UPDATE attempts SET authorised_until = {} WHERE payment_request_id = '{}'",
        now + 60_000,
        last.payment_request_id
    );
    shop.db.sql(&sooner).await;
    const WEEK: i64 = 7 * 24 * 3_600_000;
    let due = |after| {
        let db = shop.db.connection.clone();
        async move {
            let until = now + WEEK * 2;
            attempts::holds_until(&db, until, WEEK, after, 1)
                .await
                .unwrap()
        }
    };
    let first = due(None).await.remove(0);
    assert_eq!(first.payment_request_id, last.payment_request_id);
    let second = attempts::holds_until(&shop.db.connection, now + WEEK * 2, WEEK, Some(&first), 5);
    let second = second.await.unwrap();
    assert_eq!(second.len(), 2);
    assert!(second.iter().all(|hold| hold.until >= first.until));
}

/// Somebody's forgotten transaction, or a statement without end. SQLite waits for its one lock as
/// long as for a connection.
#[tokio::test]
async fn no_statement_and_no_lock_is_waited_for_without_end_on_postgresql() {
    let shop = TestShop::open().await;
    let db = &shop.db.connection;
    if db.get_database_backend() != DbBackend::Postgres {
        return;
    }
    for (name, limit) in [
        ("statement_timeout", "30s"),
        ("lock_timeout", "10s"),
        ("idle_in_transaction_session_timeout", "1min"),
    ] {
        let show = Statement::from_string(DbBackend::Postgres, format!("SHOW {name}"));
        let row = db.query_one_raw(show).await.unwrap().unwrap();
        assert_eq!(row.try_get_by_index::<String>(0).unwrap(), limit, "{name}");
    }
}

/// Nobody limits how long a code of Antom's is, and PostgreSQL's indices take no long text.
#[tokio::test]
async fn a_long_fact_is_learned_like_any_other() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of(PRODUCT, 1).await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    let mut failed = crate::common::paid(&order, &attempts[0]);
    // Letters that no compression makes short.
    let code: String = (0..9_000_u64)
        .map(|n| char::from(b'A' + u8::try_from(n.wrapping_mul(n) % 9_973 % 26).unwrap()))
        .collect();
    failed["result"] = serde_json::json!({
        "resultStatus": "F", "resultCode": code, "resultMessage": "no",
    });
    for _ in 0..2 {
        failed["again"] = serde_json::json!(token.len());
        shop.tell(&failed).await;
    }
    assert_eq!(browser.result(&token).await, "failed");
    assert_eq!(shop.db.states().await, ["failed"]);
    shop.audit().await;
}

/// Leases are kept by the clock that all processes share.
#[tokio::test]
async fn the_clock_is_compared_with_the_databases() {
    let shop = TestShop::open().await;
    let now = server::platform::clock::Clock::system().now_ms();
    let db = &shop.db.connection;
    let ahead = server::store::clock_ahead(db, now - 7_000).await.unwrap();
    match db.get_database_backend() {
        DbBackend::Postgres => assert!((6_000..60_000).contains(&ahead.unwrap()), "{ahead:?}"),
        _ => assert_eq!(ahead, None),
    }
}
