//! That somebody tries too often, that a limit is forgotten at a restart, or that it keeps the wrong
//! people out.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use sea_orm::EntityTrait as _;
use server::config::Config;
use server::platform::clock::Clock;
use server::store::audit_log;
use server::store::audit_log::{AdminAction, AuditFilter, LoggedAction};
use server::store::stored_rows::limit;
use server::web;
use server::web::state::AppState;
use tokio::net::TcpListener;

use crate::back_office::office::{Office, PASSWORD, log_in};
use crate::common::{Browser, Page, TestShop};

fn wait(page: &Page) -> u64 {
    assert_eq!(page.status, 429, "{}", page.text);
    page.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap()
}

/// Another process of the same shop, or the same after a restart.
async fn another(shop: &TestShop) -> Browser {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let variables: HashMap<String, String> = shop.variables.clone();
    let config = Config::load(&|name| variables.get(name).cloned()).unwrap();
    let state = AppState::build(config, Clock::system()).await.unwrap();
    let router = web::router(state);
    tokio::spawn(async move {
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).await
    });
    Browser::new(&url)
}

#[tokio::test]
async fn too_many_payments_are_refused_in_every_process_and_nothing_typed_is_lost() {
    let shop = TestShop::open_with(&[("SHOP_PAY_LIMIT", "2")]).await;
    let (browser, _, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    browser.pay_again(&token).await.gateway();
    let page = browser.pay_again(&token).await;
    assert!((1..=301).contains(&wait(&page)));
    assert!(
        page.text.contains("Too many payment attempts"),
        "{}",
        page.text
    );
    // In another process, and for somebody else on the same line.
    let other = another(&shop).await.with("address1", "7 Tanjong Pagar");
    other.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = other.checkout().await;
    let told = wait(&page);
    let kept = page.attribute("input[name=address1]", "value");
    assert_eq!(kept.as_deref(), Some("7 Tanjong Pagar"));
    assert!(page.text.contains("Please try again in"), "{}", page.text);
    // Who waits as long as told gets through.
    shop.pass(Duration::from_secs(told));
    browser.pay_again(&token).await.gateway();
    // Who it was cannot be read from the counts.
    let rows = limit::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    let kept = format!("{rows:?}");
    assert!(!rows.is_empty());
    for secret in ["127.0.0.1", "ada@example.com", token.as_str()] {
        assert!(!kept.contains(secret), "{kept}");
    }
    // And nothing is kept for longer than it counts.
    shop.pass(Duration::from_secs(81 * 60));
    shop.drain().await;
    let rows = limit::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    assert!(rows.is_empty(), "{rows:?}");
}

#[tokio::test]
async fn one_email_cannot_be_used_up_from_many_lines() {
    let variables = [
        ("SHOP_PAY_LIMIT", "2"),
        ("SHOP_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let shop = TestShop::open_with(&variables).await;
    let place = async |number: u32| {
        let browser = shop.browser();
        browser.add_to_cart("TEST-TOTE-GREEN", 1).await;
        let review = browser.review().await;
        let form = [
            ("email", "Ada@example.com "),
            ("name", "Ada Lovelace"),
            ("country", "SG"),
            ("address1", "1 Harbour Road"),
            ("city", "Singapore"),
            ("postcode", "098633"),
            ("delivery", "slow"),
            ("review", review.as_str()),
        ];
        let request = browser
            .http()
            .post(format!("{}/checkout", shop.url))
            .header("origin", &shop.url)
            .header("x-forwarded-for", format!("198.51.100.{number}"))
            .form(&form);
        Page::read(request.send().await.unwrap()).await.unwrap()
    };
    for number in 0..2 {
        place(number).await.gateway();
    }
    wait(&place(3).await);
}

#[tokio::test]
async fn codes_and_carts_cannot_be_tried_at_will() {
    let shop = TestShop::open_with(&[("SHOP_PAY_LIMIT", "2")]).await;
    let browser = shop.browser();
    for code in ["GUESS", "GUESS-2"] {
        assert_eq!(
            browser.post("/cart/code", &[("code", code)]).await.status,
            422
        );
    }
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    wait(&page);
    let typed = page.attribute("input[name=code]", "value");
    assert_eq!(typed.as_deref(), Some("TENTH-OFF"));
    let mut last = 303;
    for _ in 0..41 {
        let item = [("sku", "TEST-BOX-GREEN"), ("quantity", "1")];
        last = browser.post("/cart/items", &item).await.status;
        if last == 422 {
            // Full; what matters is how often it was asked.
            last = 303;
        }
    }
    assert_eq!(last, 429);
    for _ in 0..4 {
        let page = browser.post("/account/enter/none", &[]).await;
        assert_eq!(page.status, 410);
    }
    wait(&browser.post("/account/enter/none", &[]).await);
}

#[tokio::test]
async fn nobody_who_guesses_keeps_the_merchant_out() {
    let office = Office::open().await;
    let merchant = office.shop.browser();
    assert_eq!(log_in(&merchant, PASSWORD, "").await.status, 303);
    let thief = office.shop.browser();
    // Before it was known, the merchant's own was the first of this address.
    for _ in 0..9 {
        assert_eq!(log_in(&thief, "a guess", "").await.status, 422);
    }
    wait(&log_in(&thief, PASSWORD, "").await);
    assert_eq!(log_in(&merchant, PASSWORD, "").await.status, 303);
    // Whose own guesses are counted too.
    for _ in 0..9 {
        log_in(&merchant, "a guess", "").await;
    }
    wait(&log_in(&merchant, PASSWORD, "").await);
    // A proof that was made up is none.
    for forged in ["1.x.y", "", "9999999999999.x.AAAAAAAAAAAAAAAAAAAAAA"] {
        let request = thief
            .http()
            .post(format!("{}/admin/login", office.shop.url))
            .header("origin", &office.shop.url)
            .header("cookie", format!("wayfare-known={forged}"))
            .form(&[("password", PASSWORD)]);
        assert_eq!(request.send().await.unwrap().status().as_u16(), 429);
    }
}

#[tokio::test]
async fn who_logged_in_and_who_tried_is_in_the_audit_log() {
    let office = Office::open().await;
    let browser = office.shop.browser();
    log_in(&browser, "a guess", "").await;
    log_in(&browser, PASSWORD, "").await;
    let rows = audit_log::list(&office.shop.db.connection, AuditFilter::default(), None, 10)
        .await
        .unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["log_in", "log_in_failed"]);
    let LoggedAction::Known(AdminAction::LogIn { source }) = rows[0].action.clone() else {
        panic!("{rows:?}");
    };
    assert!(
        source.len() > 20 && !source.contains("127.0.0.1"),
        "{source}"
    );
    let failed = LoggedAction::Known(AdminAction::LogInFailed { source });
    assert_eq!(rows[1].action, failed);
    let page = browser.get("/admin/audit").await;
    assert!(page.text.contains("Gave a wrong password"), "{}", page.text);
}

#[tokio::test]
async fn one_address_does_not_empty_the_shelves_without_paying() {
    let shop = TestShop::open_with(&[("SHOP_PAY_LIMIT", "3")]).await;
    for _ in 0..3 {
        shop.order_of("TEST-TOTE-GREEN", 1).await;
    }
    assert_eq!(shop.db.shelf("TEST-TOTE-GREEN").await.reserved, 3);
    shop.pass(Duration::from_secs(10 * 60));
    let other = shop.browser().with("email", "bob@example.com");
    other.add_to_cart("TEST-TOTE-GREEN", 1).await;
    let page = other.to_gateway().await;
    let order = shop.db.order_of_page(&page).await;
    // It can be paid, and keeps nothing from others until then.
    assert_eq!(
        (&*order.state, &*order.stock),
        ("awaiting_payment", "released")
    );
    assert_eq!(shop.db.shelf("TEST-TOTE-GREEN").await.reserved, 3);
    other.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let order = shop.db.order_of_page(&page).await;
    assert_eq!((&*order.state, &*order.stock), ("paid", "sold"));
    shop.audit().await;
}

#[tokio::test]
async fn paying_again_does_not_reserve_what_the_limit_released() {
    let shop = TestShop::open_with(&[("SHOP_PAY_LIMIT", "3")]).await;
    for _ in 0..3 {
        shop.order_of("TEST-TOTE-GREEN", 1).await;
    }
    shop.pass(Duration::from_secs(10 * 60));
    let other = shop.browser().with("email", "bob@example.com");
    other.add_to_cart("TEST-TOTE-GREEN", 1).await;
    let page = other.to_gateway().await;
    let token = shop.db.order_of_page(&page).await.token;
    // Another way to pay makes another attempt.
    let page = other.pay_otherwise(&token, &[("pay", "card")]).await;
    assert_ne!(page.gateway(), "");
    let attempts = shop.db.all_attempts().await;
    assert_eq!(attempts.len(), 5, "{attempts:#?}");
    assert_eq!(shop.db.shelf("TEST-TOTE-GREEN").await.reserved, 3);
    // Once the limit has come back, the pieces are kept again.
    shop.pass(Duration::from_secs(20 * 60));
    let page = other.pay_otherwise(&token, &[("pay", "page")]).await;
    assert_ne!(page.gateway(), "");
    assert_eq!(shop.db.shelf("TEST-TOTE-GREEN").await.reserved, 4);
    shop.audit().await;
}

#[tokio::test]
async fn signing_up_and_cancelling_are_limited_each_by_its_own() {
    let shop = TestShop::open_with(&[("SHOP_PAY_LIMIT", "2")]).await;
    let browser = shop.browser();
    let path = "/plans/test-monthly";
    let page = browser.get(path).await;
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let fields = [
        ("seen", seen.as_str()),
        ("email", "buyer@example.com"),
        ("name", "Anne Buyer"),
    ];
    for _ in 0..2 {
        assert_eq!(browser.post(path, &fields).await.status, 303);
    }
    let page = browser.post(path, &fields).await;
    wait(&page);
    let typed = page.attribute("input[name=email]", "value");
    assert_eq!(typed.as_deref(), Some("buyer@example.com"));
    // Whoever may not pay any more may still cancel.
    let list = browser.get("/subscriptions").await;
    let link = list.attribute(".ticket-list a", "href").unwrap();
    let cancel = format!("{link}/cancel");
    for _ in 0..4 {
        assert_eq!(browser.post(&cancel, &[]).await.status, 303);
    }
    wait(&browser.post(&cancel, &[]).await);
}
