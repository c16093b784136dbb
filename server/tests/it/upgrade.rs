//! docs/operations.md, *Upgrade*: processes are replaced one by one while a migration that only adds
//! has been applied, and no buyer notices.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use sea_orm::ConnectionTrait as _;

use crate::common::{
    Browser, ShopProcess, TestDatabase, TestGateway, eventually, free_url, local_http, settings,
};

/// What a later version's migration would add, and what the one after it would take away.
const EXPAND: &str = "ALTER TABLE orders ADD COLUMN gift text;
    ALTER TABLE attempts ADD COLUMN gift_part bigint NOT NULL DEFAULT 0;
    CREATE TABLE gift_cards (code text PRIMARY KEY, minor bigint NOT NULL);
    INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_gifts', 0)";
const CONTRACT: &str = "DROP TABLE gift_cards;
    ALTER TABLE attempts DROP COLUMN gift_part;
    ALTER TABLE orders DROP COLUMN gift";

/// A proxy as deploy/ has one: a shop that takes no connection is passed over.
struct Front {
    url: String,
}

impl Front {
    async fn open(shops: [String; 2]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let turn = Arc::new(AtomicUsize::new(0));
        let http = local_http()
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        let pass_on = async move |request: Request| {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            let turn = turn.fetch_add(1, Ordering::Relaxed);
            // Both may be busy for a moment: Caddy tries for five seconds.
            for again in 0..200 {
                let shop = &shops[(turn + again) % shops.len()];
                let path = parts.uri.path_and_query().unwrap();
                let sent = http
                    .request(parts.method.clone(), format!("{shop}{path}"))
                    .headers(parts.headers.clone())
                    .body(body.clone())
                    .send()
                    .await;
                match sent {
                    Ok(answer) => {
                        let mut response = Response::builder().status(answer.status());
                        for (name, value) in answer.headers() {
                            if name != "transfer-encoding" {
                                response = response.header(name, value);
                            }
                        }
                        return response
                            .body(Body::from(answer.bytes().await.unwrap()))
                            .unwrap();
                    }
                    // It never got there, so the other may have it.
                    Err(error) if error.is_connect() => {
                        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
                    }
                    Err(error) => panic!("a request was lost on its way: {error:?}"),
                }
            }
            let mut lost = Response::new(Body::empty());
            *lost.status_mut() = StatusCode::BAD_GATEWAY;
            lost
        };
        let router = Router::new().fallback(pass_on);
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url }
    }
}

/// Buys, as far as Antom's page, until the word is given; tells how often.
async fn buy(shop: String, stop: Arc<AtomicBool>, bought: Arc<AtomicUsize>) {
    while !stop.load(Ordering::Relaxed) {
        let browser = Browser::new(&shop);
        for path in ["/", "/shop", "/products/test-box"] {
            assert_eq!(browser.get(path).await.status, 200, "{path}");
        }
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        // It asserts that the browser is sent on to pay.
        browser.to_gateway().await;
        bought.fetch_add(1, Ordering::Relaxed);
    }
}

#[tokio::test]
async fn processes_are_replaced_with_a_migration_in_between_and_nothing_is_lost() {
    // A file serves one process.
    if std::env::var("TEST_DATABASE_URL").is_err() {
        return;
    }
    let database = TestDatabase::filled().await;
    let gateway = TestGateway::open().await;
    let shops = [free_url(), free_url()];
    let front = Front::open(shops.clone()).await;
    let variables = shops.each_ref().map(|shop| {
        let mut variables = settings(&database, &front.url, &gateway, &gateway.url);
        let address = shop.trim_start_matches("http://").to_owned();
        variables.insert("SHOP_ADDR".to_owned(), address);
        variables
    });
    let mut old = Vec::new();
    for variables in &variables {
        old.push(ShopProcess::start(variables).await);
    }
    let db = database.connect().await;
    db.execute_unprepared("UPDATE variants SET on_hand = 100000")
        .await
        .unwrap();

    let (stop, bought) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicUsize::new(0)),
    );
    let buyers: Vec<_> = (0..3)
        .map(|_| {
            tokio::spawn(buy(
                front.url.clone(),
                Arc::clone(&stop),
                Arc::clone(&bought),
            ))
        })
        .collect();
    let more = async |what: &str| {
        let before = bought.load(Ordering::Relaxed);
        eventually(what, async || {
            let lost = buyers.iter().any(tokio::task::JoinHandle::is_finished);
            assert!(!lost, "a buyer was lost: {what}");
            (bought.load(Ordering::Relaxed) >= before + 3).then_some(())
        })
        .await;
    };
    more("the old version sells").await;

    // Expand: what the new version needs is there before it is.
    db.execute_unprepared(EXPAND).await.unwrap();
    more("the old version sells on the newer schema").await;
    let http = local_http().build().unwrap();
    for shop in &shops {
        let ready = http.get(format!("{shop}/readyz")).send().await.unwrap();
        assert_eq!(ready.status(), 200);
    }

    // Who goes back later is not kept out.
    let migrated = shop_says("migrate", &variables[0]);
    assert!(migrated.contains("up to date"), "{migrated}");

    // One by one; the other sells meanwhile.
    let mut new = Vec::new();
    for (old, variables) in old.into_iter().zip(&variables) {
        let (aborted, _) = old.stop().await;
        assert!(!aborted);
        more("the other process sells").await;
        new.push(ShopProcess::start(variables).await);
        more("old and new sell side by side").await;
    }

    // Contract, once no old process is left.
    db.execute_unprepared(CONTRACT).await.unwrap();
    more("the new version sells without what nobody uses").await;

    stop.store(true, Ordering::Relaxed);
    for buyer in buyers {
        buyer.await.expect("no request was lost");
    }
    let mut output = String::new();
    for shop in new {
        output.push_str(&shop.stop().await.1);
    }
    assert!(!output.contains("ERROR"), "{output}");
    shop_says("audit", &variables[0]);
}

/// What a command prints that ends well.
fn shop_says(command: &str, variables: &HashMap<String, String>) -> String {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_shop"))
        .arg(command)
        .env_clear()
        .envs(variables)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    String::from_utf8(run.stdout).unwrap()
}
