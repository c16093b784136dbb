//! That books in order are found wrong, or wrong ones in order.

use std::process::Command;

use crate::common::{CARD, Hosted, TestShop};
use server::services::books::audit::{Rule, audit};

/// One order paid by a wallet, one by a card, one that was given up, one that waits.
async fn busy_shop() -> TestShop {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 2).await;
    browser.pay_with_wallet(&page).await;
    let (browser, page, _) = shop.order_of("TEST-BACKPACK-BLUE", 1).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(60).await;
    let (browser, _, token) = shop.order_of("TEST-POUCH-RED", 1).await;
    browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    shop.order_of("TEST-SACK-GREEN", 1).await;
    shop.deliver_notifications().await;
    shop
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_gateway_took_is_what_the_books_say() {
    let shop = busy_shop().await;
    let found = audit(&shop.db.connection).await.unwrap();
    assert_eq!(found.problems, []);
    assert!(found.in_order);
    assert_eq!((found.orders, found.undone.awaiting_payment), (4, 1));
    let sgd = found.currencies["SGD"];
    assert_eq!((sgd.paid, sgd.kept), (2, sgd.owed));
    let state = shop.gateway.state().await;
    assert_eq!(state["money"]["SGD"]["kept"], sgd.kept);
    shop.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_wrong_is_found_and_named() {
    let ways = [
        ("UPDATE orders SET total_minor = total_minor + 1", Rule::I11),
        ("UPDATE orders SET payment_status = 'paid'", Rule::I3),
        ("UPDATE attempts SET state = 'failed'", Rule::I3),
        ("UPDATE attempts SET payment_id = 'another'", Rule::I3),
        ("UPDATE orders SET stock = 'released'", Rule::I4),
        ("UPDATE orders SET paid_at = NULL", Rule::I4),
        ("UPDATE orders SET state = 'expired'", Rule::I4),
        (
            "DELETE FROM evidence WHERE fact LIKE '%succeeded%'",
            Rule::I4,
        ),
        ("DELETE FROM outbox", Rule::I8),
        (
            "UPDATE outbox SET kind = 'receipt', order_id = (SELECT MIN(id) FROM orders)",
            Rule::I8,
        ),
        ("UPDATE variants SET sold = sold + 1", Rule::I9),
        ("UPDATE order_lines SET quantity = quantity + 1", Rule::I9),
        (
            "UPDATE evidence SET fact = REPLACE(fact, '{\"kind\":\"', '{\"kind\":\"later_')",
            Rule::Readable,
        ),
    ];
    for (sql, rule) in ways {
        let shop = busy_shop().await;
        shop.db.sql(sql).await;
        let found = audit(&shop.db.connection).await.unwrap();
        assert!(!found.in_order, "{sql}");
        let problem = found.problems.iter().find(|problem| problem.rule == rule);
        let problem = problem.unwrap_or_else(|| panic!("{sql}: {:#?}", found.problems));
        assert_eq!(problem.order.is_none(), rule == Rule::I9, "{problem:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_exits_with_one_when_something_is_wrong() {
    let shop = busy_shop().await;
    let run = |json: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
        command
            .arg("audit")
            .args(json.then_some("--json"))
            .env_clear()
            .env("SHOP_DATABASE_URL", shop.database_url());
        command.output().unwrap()
    };
    let output = run(false);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with("The books are in order: 4 orders."),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(0));

    shop.db.sql("DELETE FROM outbox").await;
    let output = run(false);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.contains("NOT in order: 2 problems in 4 orders"),
        "{text}"
    );
    assert!(text.contains("FX-"), "{text}");
    assert_eq!(output.status.code(), Some(1));
    let output = run(true);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["inOrder"], false);
    assert_eq!(answer["problems"][0]["rule"], "I8");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn looking_through_the_books_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    let output = Command::new(env!("CARGO_BIN_EXE_shop"))
        .arg("audit")
        .env_clear()
        .env(
            "SHOP_DATABASE_URL",
            format!("sqlite://{}?mode=rwc", path.display()),
        )
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("there is no database"), "{text}");
    assert!(!path.exists());
}
