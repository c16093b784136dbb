//! What is kept of people: no more than is needed, no longer than is said, told and forgotten when
//! they ask.

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::Value;
use server::jobs;
use server::services::UseCaseError;
use server::services::persons::{self, ForgetRefusal};

use crate::common::{CARD, Hosted, TestShop, log_in};

const DAY: Duration = Duration::from_secs(86_400);
const PERSON: [&str; 5] = [
    // Long enough not to stand in an id by chance.
    "ada@example.com",
    "Ada Lovelace",
    "6123 4567",
    "Harbour Road",
    "098633",
];

/// Every text in every row of these tables, in one.
async fn all_texts(shop: &TestShop, tables: &[&str]) -> String {
    let db = &shop.db.connection;
    let mut texts = String::new();
    for table in tables {
        let sql = match db.get_database_backend() {
            sea_orm::DbBackend::Postgres => {
                format!("SELECT row_to_json(t)::text AS t FROM {table} t")
            }
            _ => {
                let columns = format!(
                    "SELECT group_concat('coalesce(' || name || ', '''')', ' || '' | '' || ') AS t FROM pragma_table_info('{table}')"
                );
                let columns = one_text(db, &columns).await;
                format!("SELECT {} AS t FROM {table}", columns[0])
            }
        };
        for row in one_text(db, &sql).await {
            texts.push_str(&row);
            texts.push('\n');
        }
    }
    texts
}

async fn one_text(db: &server::store::Db, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "t").unwrap())
        .collect()
}

/// Ada, logged in, pays an order by card and has the card saved; it leaves.
async fn finished_order(shop: &TestShop) -> crate::common::Browser {
    let browser = shop.browser().with("pay", "card");
    log_in(shop, &browser, "ada@example.com").await;
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.to_gateway().await;
    browser
        .on_hosted_page(&page, Hosted::CardToSave(CARD))
        .await;
    shop.deliver_notifications().await;
    shop.pass_everywhere(2).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    browser
}

async fn ships(shop: &TestShop) {
    shop.db
        .sql("UPDATE orders SET state = 'fulfilled', fulfilled_at = paid_at")
        .await;
}

#[tokio::test]
async fn what_antom_told_is_stored_without_names_and_numbers_and_can_be_proved() {
    let shop = TestShop::open().await;
    let (_, _, _) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    let mut notice = crate::common::paid(&order, &attempts[0]);
    notice["paymentMethodType"] = "CARD".into();
    notice["paymentResultInfo"] = serde_json::json!({
        "cardNo": "4054695723100768", "cardBrand": "VISA", "cardToken": "ALIPAYsecretCanary",
        "holdName": "CANARY HOLDER", "lastFour": "0768",
    });
    notice["buyer"] = serde_json::json!({ "buyerEmail": "canary@example.com" });
    let signed = crate::common::Signed::json(&notice);
    assert_eq!(shop.deliver(&signed).await.status, 200);
    shop.drain().await;
    let kept = all_texts(&shop, &["inbox", "evidence", "attempts"]).await;
    for secret in [
        "4054695723100768",
        "ALIPAYsecretCanary",
        "CANARY HOLDER",
        "canary@",
    ] {
        assert!(!kept.contains(secret), "{secret}: {kept}");
    }
    assert!(kept.contains("0768"), "{kept}");
    let inbox = shop.db.inbox().await;
    let row = inbox.last().unwrap();
    assert!(row.signature.contains("signature="), "{row:?}");
    assert!(!row.signed_hash.is_empty() && !row.body_hash.is_empty());
    // It was understood all the same.
    assert!(
        shop.db.attempts().await[0]
            .card
            .as_ref()
            .unwrap()
            .contains("0768")
    );
}

#[tokio::test]
async fn a_buyer_is_told_all_that_is_known_and_nobody_else_is() {
    let shop = TestShop::open().await;
    let browser = finished_order(&shop).await;
    let page = browser.get("/account/export").await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert_eq!(page.headers["cache-control"], "no-store");
    let told: Value = serde_json::from_str(&page.text).unwrap();
    for person in PERSON {
        assert!(page.text.contains(person), "{person}: {}", page.text);
    }
    assert_eq!(told["orders"][0]["payments"][0]["state"], "paid");
    assert_eq!(told["saved_cards"][0]["last_four"], "0768");
    let command = persons::export(&shop.db.connection, " Ada@Example.com").await;
    assert_eq!(command.unwrap().unwrap(), told);
    let nobody = persons::export(&shop.db.connection, "bob@example.com").await;
    assert_eq!(nobody.unwrap(), None);
    let stranger = shop.browser().get("/account/export").await;
    assert_eq!(stranger.location.as_deref(), Some("/account/login"));
}

#[tokio::test]
async fn whoever_asks_is_forgotten_and_the_books_stay() {
    let shop = TestShop::open().await;
    let browser = finished_order(&shop).await;
    // The parcel needs the address.
    let early = browser.post("/account/forget", &[]).await;
    assert_eq!(early.status, 409, "{}", early.text);
    assert!(early.text.contains("still under way"), "{}", early.text);
    let refused = persons::forget(&shop.db.connection, "ada@example.com", 1).await;
    let number = shop.db.order().await.number;
    assert!(matches!(
        refused,
        Err(UseCaseError::Refused(ForgetRefusal::OrderUnderWay(found))) if found == number
    ));
    shop.drain().await;
    ships(&shop).await;
    let before = shop.db.order().await;
    let page = browser.post("/account/forget", &[]).await;
    assert_eq!(page.location.as_deref(), Some("/account/login"));
    shop.drain().await;
    let tables = [
        "orders",
        "order_lines",
        "attempts",
        "evidence",
        "inbox",
        "outbox",
        "buyers",
        "saved_cards",
        "reviews",
        "addresses",
        "restock_wishes",
        "order_lookups",
        "login_links",
        "carts",
        "sessions",
    ];
    let kept = all_texts(&shop, &tables).await;
    for person in PERSON {
        assert!(!kept.contains(person), "{person}: {kept}");
    }
    let after = shop.db.order().await;
    assert_eq!(
        (
            after.total_minor,
            &after.country,
            &after.number,
            after.paid_at
        ),
        (
            before.total_minor,
            &before.country,
            &before.number,
            before.paid_at
        )
    );
    assert_eq!(after.email, "");
    shop.audit().await;
    // Antom forgot the card as well; the account begins anew.
    assert_eq!(shop.proxy.calls("deleteToken").len(), 1);
    let again = shop.browser();
    log_in(&shop, &again, "ada@example.com").await;
    let page = again.get("/account").await;
    assert!(!page.text.contains(&number), "{}", page.text);
    // The order opens by its link.
    let page = shop
        .browser()
        .get(&format!("/orders/{}", after.token))
        .await;
    assert_eq!(page.status, 200, "{}", page.text);
}

#[tokio::test]
async fn what_is_older_than_the_table_says_goes_by_itself() {
    let shop = TestShop::open().await;
    let visitor = shop.browser();
    visitor.add_to_cart("TEST-SACK-GREEN", 1).await;
    drop(finished_order(&shop).await);
    shop.drain().await;
    ships(&shop).await;
    let tidy = async || {
        for _ in 0..2 {
            jobs::tidying::tidy(&shop.state.shop).await;
        }
    };
    tidy().await;
    let kept = all_texts(&shop, &["attempts", "inbox", "carts"]).await;
    assert!(
        kept.contains("127.0.0.1") && kept.contains("Harbour Road"),
        "{kept}"
    );
    shop.pass(31 * DAY);
    tidy().await;
    let terms = shop.db.attempts().await.remove(0).terms.unwrap();
    let kept = all_texts(&shop, &["attempts"]).await;
    assert!(terms.contains("\"client_ip\":\"\""), "{terms}");
    assert!(!kept.contains("Harbour Road"), "{kept}");
    assert!(shop.db.inbox().await.iter().any(|row| !row.body.is_empty()));
    shop.pass(61 * DAY);
    tidy().await;
    let inbox = shop.db.inbox().await;
    let applied = inbox.iter().filter(|row| row.state == "applied");
    assert!(applied.clone().count() > 0);
    for row in applied {
        assert_eq!(row.body, "");
        assert!(!row.signature.is_empty() && !row.signed_hash.is_empty());
    }
    assert_eq!(all_texts(&shop, &["carts", "cart_items"]).await, "");
    assert_eq!(shop.db.order().await.email, "ada@example.com");
    shop.pass(3_660 * DAY);
    tidy().await;
    assert_eq!(shop.db.order().await.email, "");
    shop.audit().await;
}

#[tokio::test]
async fn the_legal_pages_are_there_and_led_to() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let home = browser.get("/").await;
    for path in ["/privacy", "/imprint"] {
        assert!(
            home.attribute(&format!("footer a[href='{path}']"), "href")
                .is_some()
        );
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
}
