//! That something malformed, forged or out of place changes an order, costs anybody anything, or
//! makes the shop stumble.

mod notifications;

use crate::common::{Browser, Page, Signed, Tamper, TestShop, paid};
use serde_json::{Value, json};

const CREATE: &str = "createPaymentSession";

/// All forms of the shop, filled in as its pages do it.
pub(crate) fn forms(token: &str) -> Vec<(String, Vec<(&'static str, &'static str)>)> {
    let checkout = vec![
        ("email", "ada@example.com"),
        ("name", "Ada Lovelace"),
        ("phone", ""),
        ("country", "SG"),
        ("address1", "1 Harbour Road"),
        ("address2", ""),
        ("city", "Singapore"),
        ("state", ""),
        ("postcode", "098633"),
        ("delivery", "slow"),
        ("review", "x"),
    ];
    vec![
        (
            "/cart/items".to_owned(),
            vec![("sku", "TEST-BOX-GREEN"), ("quantity", "1")],
        ),
        (
            "/cart/items/TEST-BOX-GREEN".to_owned(),
            vec![("quantity", "2")],
        ),
        ("/cart/items/TEST-BOX-GREEN/remove".to_owned(), vec![]),
        ("/cart/code".to_owned(), vec![("code", "TENTH-OFF")]),
        ("/cart/code/remove".to_owned(), vec![]),
        (
            "/currency".to_owned(),
            vec![("currency", "JPY"), ("back", "/")],
        ),
        ("/checkout".to_owned(), checkout),
        (format!("/orders/{token}/pay"), vec![]),
        (format!("/orders/{token}/claim"), vec![]),
        (
            "/account/login".to_owned(),
            vec![("email", "ada@example.com")],
        ),
        ("/account/enter/none".to_owned(), vec![]),
        (
            "/account/addresses/new".to_owned(),
            vec![
                ("name", "Ada Lovelace"),
                ("country", "SG"),
                ("address1", "1 Harbour Road"),
            ],
        ),
        (
            "/account/reviews/test-tote".to_owned(),
            vec![("stars", "5"), ("name", "Ada"), ("text", "Good")],
        ),
        ("/account/addresses/none/remove".to_owned(), vec![]),
        ("/account/addresses/none/default".to_owned(), vec![]),
        (
            "/tell-me".to_owned(),
            vec![("sku", "TEST-BOX-GREEN"), ("tell-email", "ada@example.com")],
        ),
        ("/tell-me/none".to_owned(), vec![]),
        ("/tell-me/none/stop".to_owned(), vec![]),
        ("/find-order/none".to_owned(), vec![("code", "12345678")]),
        ("/account/cards/none/remove".to_owned(), vec![]),
        ("/account/logout".to_owned(), vec![]),
        (
            "/plans/test-monthly".to_owned(),
            vec![
                ("seen", "x"),
                ("email", "ada@example.com"),
                ("name", "Ada Lovelace"),
            ],
        ),
        ("/subscriptions/none/cancel".to_owned(), vec![]),
        ("/subscriptions/none/claim".to_owned(), vec![]),
        (
            "/subscriptions/none/plan/test-monthly".to_owned(),
            vec![("seen", "x"), ("sku", "TEST-PADLOCK-GREEN")],
        ),
        (format!("/orders/{token}/withdraw"), vec![]),
    ]
}

#[tokio::test]
async fn a_quantity_that_is_none_is_refused_with_a_sentence() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 2).await;
    let wrong = [
        "0",
        "-1",
        "1000000000",
        "1e9",
        "many",
        "",
        " ",
        "1.5",
        "0x1",
        "٣",
        "21",
        "1\u{0}",
        "99999999999999999999999999",
    ];
    for quantity in wrong {
        for (path, fields) in [
            (
                "/cart/items",
                vec![("sku", "TEST-BOX-GREEN"), ("quantity", quantity)],
            ),
            (
                "/cart/items",
                vec![("sku", "TEST-SACK-GREEN"), ("quantity", quantity)],
            ),
            ("/cart/items/TEST-BOX-GREEN", vec![("quantity", quantity)]),
        ] {
            let page = browser.post(path, &fields).await;
            assert_eq!(page.status, 422, "{path} {quantity:?}");
            let told = page.attribute("[role=alert]", "role").is_some();
            assert!(told, "nothing is said about {quantity:?}: {}", page.text);
        }
    }
    assert_eq!(browser.cart_count().await, 2);
    // Each is fine by itself and too many together.
    for (quantity, status) in [("18", 303), ("1", 422)] {
        let fields = [("sku", "TEST-BOX-GREEN"), ("quantity", quantity)];
        assert_eq!(browser.post("/cart/items", &fields).await.status, status);
    }
    assert_eq!(browser.cart_count().await, 20);
}

/// What a page does not ask for was refused once; tag managers and translators add such fields, so
/// now it is dropped, and what is charged stays the catalogue's: see also `edge/forms.rs`.
#[tokio::test]
async fn an_amount_sent_along_changes_nothing_in_any_form() {
    const EXTRA: [&str; 7] = [
        "price",
        "total",
        "amount",
        "unit",
        "seen_minor",
        "shopper",
        "paymentAmount",
    ];
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let stored = async || {
        format!(
            "{:?} {:?}",
            shop.db.orders().await,
            shop.db.evidence().await
        )
    };
    let before = stored().await;
    for (path, form) in forms(&token) {
        if path.ends_with("/withdraw") {
            continue;
        }
        let answer = async |extra: Option<&'static str>| {
            let mut fields = form.clone();
            fields.extend(extra.map(|name| (name, "1")));
            let page = browser.post(&path, &fields).await;
            (page.status, page.location)
        };
        let plain = answer(None).await;
        for extra in EXTRA {
            assert_eq!(answer(Some(extra)).await, plain, "{path} with {extra}");
        }
    }
    assert_eq!(before, stored().await);
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    // And the form that ends the order ends it, and nothing else.
    let withdraw = format!("/orders/{token}/withdraw");
    let fields = EXTRA.map(|name| (name, "1"));
    assert_eq!(browser.post(&withdraw, &fields).await.status, 303);
    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    shop.audit().await;
}

#[tokio::test]
async fn what_is_not_sold_cannot_be_put_into_a_cart() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let long = "A".repeat(5000);
    for sku in [
        "NO-SUCH",
        "",
        "tpc-sand",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "\u{0}",
        &long,
    ] {
        let fields = [("sku", sku), ("quantity", "1")];
        let page = browser.post("/cart/items", &fields).await;
        assert_eq!(page.status, 422, "{sku:?}");
        assert!(!page.text.contains("<script>alert(1)"), "{}", page.text);
    }
    for path in [
        "/cart/items/NO-SUCH",
        "/cart/items/%00",
        "/cart/items/%3Cscript%3E",
    ] {
        assert_eq!(
            browser.post(path, &[("quantity", "1")]).await.status,
            422,
            "{path}"
        );
    }
    // To take out what is not there is done already.
    assert_eq!(
        browser.post("/cart/items/NO-SUCH/remove", &[]).await.status,
        303
    );
    assert_eq!(browser.cart_count().await, 0);
}

#[tokio::test]
async fn a_cart_edited_between_review_and_pay_has_to_be_reviewed_again() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let mut review = browser.review().await;
    for edit in 0..4 {
        match edit {
            0 => browser.add_to_cart("TEST-BOX-GREEN", 1).await,
            1 => browser.add_to_cart("TEST-SACK-GREEN", 1).await,
            2 => shop.db.price("TEST-SACK-GREEN", "SGD", 4_321).await,
            _ => {
                browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
            }
        }
        let page = browser.pay_for(&review).await;
        assert_eq!(page.status, 422, "edit {edit}");
        // What was typed is still there, and the new order is there to be reviewed.
        assert_eq!(
            page.attribute("input[name=address1]", "value").as_deref(),
            Some("1 Harbour Road")
        );
        let next = page.attribute("input[name=review]", "value").unwrap();
        assert_ne!(next, review);
        review = next;
    }
    browser.choose_currency("JPY").await;
    assert_eq!(
        browser.pay_for(&review).await.status,
        422,
        "another currency"
    );
    assert!(shop.db.orders().await.is_empty());
    assert!(shop.proxy.calls(CREATE).is_empty());
    browser.to_gateway().await;
    shop.audit().await;
}

#[tokio::test]
async fn a_form_with_mistakes_places_no_order() {
    let shop = TestShop::open().await;
    // Of a country whose addresses have a town.
    let browser = shop
        .browser()
        .with("country", "FR")
        .with("postcode", "75001");
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let review = browser.review().await;
    let long = "x".repeat(300);
    // What can be read although it is odd is no mistake: see `typed_text`.
    for (field, value) in [
        ("email", ""),
        ("email", "ada"),
        ("email", "ada@example.com\r\nBcc: eve@example.com"),
        ("email", &format!("{}@example.com", "a".repeat(80))),
        ("name", ""),
        ("name", &long),
        ("country", "XX"),
        ("country", ""),
        ("address1", ""),
        ("address1", &long),
        ("address2", &long),
        ("city", ""),
        ("city", &long),
        ("postcode", ""),
        ("postcode", &long),
        ("postcode", "0123"),
        ("delivery", "by pigeon"),
        ("delivery", ""),
    ] {
        let page = browser.clone().with(field, value).pay_for(&review).await;
        assert_eq!(page.status, 422, "{field}: {value:?}");
        assert!(
            page.text.contains("There is a problem"),
            "{field}: {value:?}"
        );
    }
    let missing = browser.post("/checkout", &[("review", &review)]).await;
    assert_eq!(missing.status, 422);
    for review in ["", "x", &long] {
        assert_eq!(browser.pay_for(review).await.status, 422, "{review}");
    }
    assert!(shop.db.orders().await.is_empty());
    assert_eq!(
        shop.browser().pay_for(&review).await.status,
        422,
        "an empty cart"
    );
    browser.pay_for(&review).await.gateway();
}

#[tokio::test]
async fn text_of_every_kind_is_shown_as_text() {
    let shop = TestShop::open().await;
    let hostile = "<img src=x onerror=alert(1)>\"'</script>";
    let browser = shop
        .browser()
        .with("country", "FR")
        .with("postcode", "75001")
        .with("name", hostile)
        .with("address1", hostile)
        .with("address2", hostile)
        .with("city", "</title>\u{202e}&lt;b>");
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.to_gateway().await;
    let token = shop.db.order().await.token;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    for path in [
        format!("/orders/{token}"),
        format!("/result/{token}"),
        "/orders".to_owned(),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("<img src=x"), "{path}");
        assert!(!page.text.contains("</title>\u{202e}"), "{path}");
    }
    let mail = shop.mail.sent().remove(0);
    assert!(!mail.html.contains("<img"), "{}", mail.html);
    shop.audit().await;
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_read() {
    let shop = TestShop::open().await;
    let mebibyte = Signed::new(vec![b'x'; 1024 * 1024]);
    assert_eq!(shop.deliver(&mebibyte).await.status, 413);
    assert!(shop.db.inbox().await.is_empty());
    // The largest that is taken is taken whole.
    let largest = Signed::new(vec![b'x'; 256 * 1024]);
    assert_eq!(shop.deliver(&largest).await.status, 200);
    assert_eq!(shop.db.inbox().await.remove(0).body.len(), 256 * 1024);

    let browser = shop.browser();
    let large = "x".repeat(70 * 1024);
    for (path, form) in forms("token") {
        let mut fields = form;
        let value: &str = &large;
        fields.push(("note", value));
        let page = browser.post(&path, &fields).await;
        assert_eq!(page.status, 413, "{path}");
    }
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for (path, _) in forms("token") {
        let request = browser.http().post(format!("{}{path}", shop.url));
        let request = request
            .header("origin", &shop.url)
            .header("content-type", "application/json");
        let page = Page::read(
            request
                .body(r#"{"sku":"TEST-BOX-GREEN"}"#)
                .send()
                .await
                .unwrap(),
        )
        .await
        .unwrap();
        assert_eq!(page.status, 415, "{path}");
    }
    for (path, status) in [
        ("/webhooks/antom/payment", 405),
        // A reload of the address of a refused form leads to its page.
        ("/cart/items", 303),
        ("/webhooks/antom/nothing", 404),
        ("/products/no-such", 404),
        ("/products/%00", 404),
        ("/products/%ff", 400),
        ("/pkg/abc/../../shop.db", 404),
        ("/shop?min=-1&max=abc&q=%00&sort=zzz&category=../x", 200),
        ("/shop?q=%ff&min=99999999999999999999999", 200),
        ("/products/test-suitcase?sku=%00", 200),
        ("/cart?x=%", 200),
    ] {
        let status_seen = browser.get(path).await.status;
        assert!(
            status_seen == status || (status == 400 && status_seen == 404),
            "{path}: {status_seen}"
        );
    }
    let wrong = browser.post("/webhooks/antom/nothing", &[]).await;
    assert_eq!(wrong.status, 404);
    for cookie in [
        "wayfare=garbage",
        "wayfare=",
        "wayfare=AAAAAAAAAAAAAAAAAAAAAA; currency=\"J;;=",
    ] {
        let request = browser
            .http()
            .get(format!("{}/cart", shop.url))
            .header("cookie", cookie);
        assert_eq!(request.send().await.unwrap().status(), 200, "{cookie}");
    }
    assert_eq!(
        browser
            .post("/currency", &[("currency", "XXX"), ("back", "/")])
            .await
            .status,
        422
    );
    for back in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ] {
        let page = browser
            .post("/currency", &[("currency", "JPY"), ("back", back)])
            .await;
        assert_eq!(
            (page.status, page.location.as_deref()),
            (303, Some("/")),
            "{back}"
        );
    }
}

#[tokio::test]
async fn a_form_that_another_site_sends_does_nothing() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    for (path, form) in forms(&token) {
        let foreign = [
            vec![("origin", "https://evil.example")],
            vec![("origin", "null")],
            vec![
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
            ],
        ];
        for headers in foreign {
            let mut request = browser
                .http()
                .post(format!("{}{path}", shop.url))
                .form(&form);
            for (name, value) in &headers {
                request = request.header(*name, *value);
            }
            let page = Page::read(request.send().await.unwrap()).await.unwrap();
            assert_eq!(page.status, 403, "{path} {headers:?}");
        }
    }
}

#[tokio::test]
async fn nobody_is_sent_to_a_page_that_is_not_antoms() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let review = browser.review().await;
    let host = shop.gateway.url.clone();
    let hostile = [
        "https://evil.example/checkout-page/".to_owned(),
        "//evil.example/".to_owned(),
        "javascript:alert(1)".to_owned(),
        "data:text/html,x".to_owned(),
        format!("{host}@evil.example/"),
        format!("{host}.evil.example/"),
        format!("{host}/\r\nset-cookie: a=b"),
        format!("{host}/\u{0}"),
        format!("{host}/\t"),
        format!(" {host}/"),
        "http://user:password@127.0.0.1/".to_owned(),
        "/relative".to_owned(),
        String::new(),
    ];
    let mut token: Option<String> = None;
    for url in &hostile {
        let normal_url = url.clone();
        let change = move |answer: &mut Value| answer["normalUrl"] = json!(normal_url);
        shop.proxy.tamper(CREATE, Tamper::Change(Box::new(change)));
        let page = match &token {
            None => browser.pay_for(&review).await,
            Some(token) => browser.pay_again(token).await,
        };
        if page.status == 409 {
            break;
        }
        token = Some(page.result_token());
        // The checkout keeps what was typed, so the shop's own cookie is renewed.
        for cookie in page.headers.get_all("set-cookie") {
            assert!(cookie.to_str().unwrap().starts_with("wayfare="), "{url:?}");
        }
    }
    shop.proxy.tamper(
        CREATE,
        Tamper::Change(Box::new(|answer| {
            answer.as_object_mut().unwrap().remove("normalUrl");
        })),
    );
    let other = shop.browser();
    other.add_to_cart("TEST-BOX-GREEN", 1).await;
    other.checkout().await.result_token();
    for attempt in shop.db.all_attempts().await {
        assert_eq!(attempt.state, "rejected");
        assert_eq!(attempt.normal_url, None);
    }
    shop.proxy.stop_tampering();
    let token = shop.db.orders().await.pop().unwrap().token;
    let page = other.pay_again(&token).await.gateway();
    other.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(other.result(&token).await, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn a_database_that_fails_is_told_to_antom_and_not_to_the_buyer() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let notice = Signed::json(&paid(&shop.db.order().await, &shop.db.attempts().await[0]));
    for table in ["inbox", "cart_items", "orders"] {
        shop.db
            .sql(&format!("ALTER TABLE {table} RENAME TO {table}_gone"))
            .await;
    }
    // Not acknowledged, so that it is sent again.
    assert_eq!(shop.deliver(&notice).await.status, 500);
    for path in [
        "/cart",
        "/checkout",
        "/orders",
        &format!("/result/{token}"),
        &format!("/orders/{token}"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 500, "{path}");
        tells_nothing(&page, path);
    }
    let page = browser
        .post(
            "/cart/items",
            &[("sku", "TEST-BOX-GREEN"), ("quantity", "1")],
        )
        .await;
    assert_eq!(page.status, 500);
    tells_nothing(&page, "/cart/items");

    for table in ["inbox", "cart_items", "orders"] {
        shop.db
            .sql(&format!("ALTER TABLE {table}_gone RENAME TO {table}"))
            .await;
    }
    assert_eq!(shop.deliver(&notice).await.status, 200);
    shop.drain().await;
    assert_eq!(Browser::new(&shop.url).result(&token).await, "paid");
    shop.audit().await;
}

fn tells_nothing(page: &Page, path: &str) {
    let text = page.text.to_lowercase();
    for word in [
        "sqlite",
        "postgres",
        "no such",
        "does not exist",
        "cart_items",
        "panicked",
        ".rs:",
        "dberr",
    ] {
        assert!(!text.contains(word), "{path} says `{word}`: {}", page.text);
    }
    let id = page.headers["x-request-id"].to_str().unwrap();
    assert!(
        page.text.contains(id),
        "{path} does not name its request: {}",
        page.text
    );
}
