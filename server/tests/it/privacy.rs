//! That what is told to the shop in confidence can be read in its logs, on its error pages or in
//! a copy of its database.

use crate::common::{
    Browser, CARD, Hosted, MetricsPort, Proxy, ShopProcess, Signed, TestDatabase, TestDb,
    TestGateway, TestShop, antom_key, free_url, keys, paid, settings,
};

const NAME: &str = "Canaria Zeisig";
const EMAIL: &str = "canary.zeisig@example.com";
const PHONE: &str = "+65 6987 1234";
const STREET: &str = "77 Birdcage Walk";

fn buyer(url: &str) -> Browser {
    Browser::new(url)
        .with("name", NAME)
        .with("email", EMAIL)
        .with("phone", PHONE)
        .with("address1", STREET)
}

/// Everything confidential that the buyer, the merchant or Antom tells the shop.
fn secrets() -> Vec<String> {
    let key = &keys().merchant;
    vec![
        NAME.to_owned(),
        "Zeisig".to_owned(),
        EMAIL.to_owned(),
        "canary.zeisig".to_owned(),
        PHONE.to_owned(),
        "Birdcage".to_owned(),
        CARD.to_owned(),
        key[..60].to_owned(),
        key[key.len() - 60..].to_owned(),
    ]
}

fn tells_none(what: &str, text: &str, secrets: &[String]) {
    for secret in secrets {
        assert!(
            !text.contains(secret.as_str()),
            "{what} tells {secret}: {text}"
        );
    }
}

#[tokio::test]
async fn logs_tell_of_no_buyer_and_no_secret() {
    for log in [
        "",
        "debug,hyper=info,sqlx=info,sea_orm=info,reqwest=info,rustls=info",
    ] {
        let database = TestDatabase::filled().await;
        let gateway = TestGateway::open().await;
        let (proxy, proxy_url) = Proxy::open(&gateway.url).await;
        let url = free_url();
        let mut variables = settings(&database, &url, &gateway, &proxy_url);
        variables.insert("RUST_LOG".to_owned(), log.to_owned());
        if log.is_empty() {
            variables.remove("RUST_LOG");
        }
        let figures = free_url();
        let addr = figures.trim_start_matches("http://").to_owned();
        variables.insert("SHOP_METRICS_ADDR".to_owned(), addr);
        let process = ShopProcess::start(&variables).await;
        let db = TestDb {
            connection: database.connect().await,
        };
        let browser = buyer(&url);

        browser.add_to_cart("TEST-SACK-GREEN", 1).await;
        let review = browser.review().await;
        // Mistakes, a session without an answer, a decline, a card, forged and odd notifications.
        for (field, value) in [
            ("email", "canary.zeisig"),
            ("country", "Birdcage"),
            ("postcode", "Zeisig"),
        ] {
            assert_eq!(
                browser
                    .clone()
                    .with(field, value)
                    .pay_for(&review)
                    .await
                    .status,
                422
            );
        }
        let fault = serde_json::json!({ "api": "createPaymentSession", "fault": "answer_u" });
        gateway.fault(fault).await;
        let page = browser.pay_for(&review).await.gateway();
        browser
            .on_hosted_page(&page, Hosted::DeclineAndReturn)
            .await;
        let token = db.order().await.token;
        let page = browser.pay_again(&token).await.gateway();
        browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
        browser.get(&format!("/result/{token}")).await;
        browser.get(&format!("/orders/{token}?email={EMAIL}")).await;
        browser.get(&format!("/shop?q={STREET}")).await;
        browser.get(&format!("/no/such/page/{EMAIL}")).await;
        let odd =
            format!(r#"{{"notifyType":"PAYMENT_RESULT","buyer":"{NAME}","email":"{EMAIL}"}}"#);
        let mut forged = Signed::new(odd.clone());
        forged.body.push(b' ');
        for notification in [Signed::new(odd), forged] {
            notification.send(browser.http(), &url).await;
        }
        let mut unknown = paid(&db.order().await, &db.attempts().await[0]);
        unknown["paymentRequestId"] = EMAIL.into();
        unknown["paymentId"] = NAME.into();
        Signed::json(&unknown).send(browser.http(), &url).await;
        gateway.advance(120).await;
        crate::common::eventually("the order is paid", async || {
            (db.order().await.state == "paid").then_some(())
        })
        .await;
        let receipt = database.folder.path().join("mail");
        crate::common::eventually("the receipt is written", async || {
            std::fs::read_dir(&receipt).ok()?.next().map(|_| ())
        })
        .await;
        let session = browser.http().get(format!("{url}/cart/count"));
        session.send().await.unwrap();
        db.sql("ALTER TABLE order_lines RENAME TO order_lines_gone")
            .await;
        assert_eq!(browser.get(&format!("/orders/{token}")).await.status, 500);

        let figures = MetricsPort::at(&figures).read().await.text;
        let output = process.kill();
        for word in ["learned", "request_id=", "asked Antom", "receipt"] {
            assert!(
                output.contains(word),
                "the log tells what happens: {output}"
            );
        }
        let mut secrets = secrets();
        // Whoever has the token sees the order.
        secrets.push(token);
        secrets.push(antom_key().public_key().to_spki_base64().unwrap()[60..120].to_owned());
        tells_none("the log", &output, &secrets);
        tells_none("the figures", &figures, &secrets);
        drop(proxy);
    }
}

#[tokio::test]
async fn error_pages_tell_of_no_buyer_and_no_secret() {
    let shop = TestShop::open().await;
    let browser = buyer(&shop.url);
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    browser.to_gateway().await;
    let token = shop.db.order().await.token;
    let stranger = shop.browser();
    let mut pages = Vec::new();
    for path in [
        "/no/such/page",
        "/orders/none",
        "/result/none",
        "/products/none",
        "/cart",
        "/orders",
        "/account",
        "/account/enter/none",
    ] {
        pages.push((path.to_owned(), stranger.get(path).await));
    }
    for path in [
        "/checkout",
        "/cart/items",
        "/orders/none/pay",
        "/account/login",
        "/account/logout",
        "/account/enter/none",
    ] {
        pages.push((path.to_owned(), stranger.post(path, &[("x", "y")]).await));
    }
    shop.db
        .sql("ALTER TABLE order_lines RENAME TO order_lines_gone")
        .await;
    pages.push((
        "order".to_owned(),
        browser.get(&format!("/orders/{token}")).await,
    ));
    shop.db
        .sql("ALTER TABLE attempts RENAME TO attempts_gone")
        .await;
    pages.push((
        "result".to_owned(),
        browser.get(&format!("/result/{token}")).await,
    ));
    pages.push(("pay".to_owned(), browser.pay_again(&token).await));
    pages.push(("cart".to_owned(), browser.get("/cart").await));
    for (path, page) in pages {
        tells_none(&path, &page.text, &secrets());
        if page.status >= 400 {
            assert!(page.headers.contains_key("x-request-id"), "{path}");
        }
    }
}

/// The pages of an order show the buyer's own data to whoever has the token, and are kept nowhere.
#[tokio::test]
async fn pages_with_personal_data_are_not_kept() {
    let shop = TestShop::open().await;
    let browser = buyer(&shop.url);
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    let page = browser.to_gateway().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let token = shop.db.order().await.token;
    for path in [
        "/cart".to_owned(),
        "/checkout".to_owned(),
        "/orders".to_owned(),
        "/account".to_owned(),
        "/account/login".to_owned(),
        "/cart/count".to_owned(),
        format!("/orders/{token}"),
        format!("/result/{token}"),
        format!("/result/{token}/status"),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(page.headers["cache-control"], "no-store", "{path}");
        let referrer = page.headers["referrer-policy"].to_str().unwrap();
        assert!(referrer.contains("origin"), "{path}: {referrer}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff", "{path}");
    }
    // The result page is the one that is opened from elsewhere: it hides the address.
    let result = browser.get(&format!("/result/{token}")).await;
    assert!(!result.text.contains(EMAIL));
    assert!(!result.text.contains(NAME));
}

#[tokio::test]
async fn a_copy_of_the_database_opens_no_session_and_holds_no_card() {
    let shop = TestShop::open().await;
    let browser = buyer(&shop.url);
    let cookie = browser.session_cookie().await.expect("a cookie");
    assert!(cookie.len() >= 22, "{cookie} can be guessed");
    let page = browser.to_gateway().await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(120).await;
    shop.drain().await;
    assert_eq!(shop.db.order().await.state, "paid");

    let sessions = shop.db.sessions().await;
    assert_eq!(sessions.len(), 1);
    assert!(!sessions[0].id.contains(&cookie) && !sessions[0].data.contains(&cookie));
    let kept = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        sessions,
        shop.db.evidence().await,
        shop.db.inbox().await,
        shop.db.outbox().await,
        shop.db.all_attempts().await,
    );
    for secret in [CARD, &cookie, &keys().merchant[..60]] {
        assert!(!kept.contains(secret), "{secret} is in {kept}");
    }
    assert!(
        kept.contains("0768"),
        "the last four digits are kept for the buyer"
    );
    // What is kept in the clear opens nothing.
    for id in [&sessions[0].id, "x"] {
        let request = shop.browser().http().get(format!("{}/orders", shop.url));
        let answer = request
            .header("cookie", format!("wayfare={id}"))
            .send()
            .await
            .unwrap();
        assert!(
            !answer
                .text()
                .await
                .unwrap()
                .contains(&shop.db.order().await.number)
        );
    }
}

#[tokio::test]
async fn the_sessions_cookie_is_for_this_shop_alone() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser
        .post(
            "/cart/items",
            &[("sku", "TEST-SACK-GREEN"), ("quantity", "1")],
        )
        .await;
    let cookies = page.headers.get_all("set-cookie").iter();
    let cookie = cookies
        .map(|cookie| cookie.to_str().unwrap())
        .find(|cookie| cookie.starts_with("wayfare="))
        .unwrap();
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    // Who only looks is given none.
    let stranger = shop.browser();
    for path in [
        "/",
        "/shop",
        "/products/test-suitcase",
        "/cart",
        "/cart/count",
        "/orders",
        "/account",
        "/account/login",
    ] {
        let page = stranger.get(path).await;
        assert!(!page.headers.contains_key("set-cookie"), "{path}");
    }
}
