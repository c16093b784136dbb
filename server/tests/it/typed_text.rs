//! That what people type or paste costs them an order, or reaches anybody as nonsense.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::back_office::office::Office;
use crate::common::{Browser, Page, TestShop};

const CREATE: &str = "createPaymentSession";

/// Places an order with these fields; the order's request to Antom.
async fn request_of(shop: &TestShop, fields: &[(&str, &str)]) -> Value {
    let mut browser = french(shop);
    for (field, value) in fields {
        browser = browser.with(field, value);
    }
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    browser.to_gateway().await;
    shop.proxy.calls(CREATE).last().unwrap().body.clone()
}

/// A buyer in France.
fn french(shop: &TestShop) -> Browser {
    let browser = shop.browser();
    browser.with("country", "FR").with("postcode", "75001")
}

fn text_at(page: &Page, selector: &str) -> String {
    let html = Html::parse_document(&page.text);
    let selector = Selector::parse(selector).unwrap();
    let found = html.select(&selector).next();
    found
        .map(|found| found.text().collect())
        .unwrap_or_default()
}

/// What somebody typed stands by itself wherever it stands beside other text, so that its direction
/// is nobody else's: a name from right to left turns no house number around.
#[tokio::test]
async fn what_people_typed_is_kept_apart_from_what_stands_around_it() {
    let office = Office::open().await;
    let shop = &office.shop;
    let typed = [
        ("name", "שלמה 12"),
        ("address1", "הרצל 7"),
        ("phone", "+65 6123 4567"),
    ];
    let mut browser = shop.browser();
    for (field, value) in typed {
        browser = browser.with(field, value);
    }
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.to_gateway().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    shop.drain().await;
    let order = shop.db.order().await;
    let merchant = office.merchant().await;
    let pages = [
        browser.get(&format!("/orders/{}", order.token)).await.text,
        merchant.get("/admin/orders").await.text,
        merchant
            .get(&format!("/admin/orders/{}", order.number))
            .await
            .text,
        shop.mail.sent().pop().unwrap().html,
    ];
    for (at, page) in pages.into_iter().enumerate() {
        let html = Html::parse_document(&page);
        let alone = Selector::parse("bdi, input, textarea, title, h1, option").unwrap();
        let alone: Vec<String> = html
            .select(&alone)
            .map(|element| element.text().collect())
            .collect();
        for (field, value) in typed {
            let is_there = page.contains(value);
            let is_alone = alone.iter().any(|text| text.trim() == value);
            // A list has no address, and a mail no phone number.
            let may_lack = at == 1 && field != "name" || at == 3 && field == "phone";
            assert!(is_there || may_lack, "{at}: {field}: {page}");
            assert!(!is_there || is_alone, "{at}: {field}: {page}");
        }
    }
}

/// What is pasted, a field each: it is taken, and kept as it was meant.
#[tokio::test]
async fn nothing_that_can_be_pasted_into_a_field_costs_an_order() {
    let shop = TestShop::open().await;
    let town = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch by the sea";
    let email = format!("ada.lovelace@{}example.com", "long-label.".repeat(15));
    for (field, typed, kept) in [
        ("phone", "+65\u{a0}6123\u{2011}0000", "+65 6123-0000"),
        ("phone", "030/5550100", "030/5550100"),
        ("phone", "＋６５６１２３００００", "+6561230000"),
        ("phone", "ring twice", "ring twice"),
        ("name", "Ada\u{0} \u{202e}Lovelace\u{202c}", "Ada Lovelace"),
        ("name", "Zoe\u{308} O’Brien", "Zoë O’Brien"),
        (
            "address1",
            "1\u{200b} Harbour\u{2028}Road",
            "1 Harbour Road",
        ),
        ("address2", "Block A\nFloor 2", "Block A Floor 2"),
        ("city", town, town),
        ("postcode", "９８６３３", "98633"),
        ("email", &email, &email),
        (
            "email",
            "kaffee@bücher.example",
            "kaffee@xn--bcher-kva.example",
        ),
        (
            "email",
            "\u{200e}ada@example.com\u{200b}",
            "ada@example.com",
        ),
    ] {
        let browser = french(&shop).with(field, typed);
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        browser.to_gateway().await;
        let order = shop.db.orders().await.pop().unwrap();
        let stored = match field {
            "phone" => order.phone,
            "name" => order.name,
            "address1" => order.address1,
            "address2" => order.address2,
            "city" => order.city,
            "postcode" => order.postcode,
            _ => order.email,
        };
        assert_eq!(stored, kept, "{field}: {typed:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_seen_is_empty() {
    let shop = TestShop::open().await;
    let browser = french(&shop);
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let review = browser.review().await;
    for field in ["email", "name", "address1", "city", "postcode"] {
        for nothing in [
            "\u{200b}",
            "\u{3164}",
            "\u{a0}\u{2003}",
            "\u{202e}\u{202c}",
            "\u{301}",
        ] {
            let page = browser.clone().with(field, nothing).pay_for(&review).await;
            assert_eq!(page.status, 422, "{field}: {nothing:?}");
            let error = text_at(&page, &format!("#{field}-error"));
            assert!(error.contains("Enter"), "{field} {nothing:?}: {error}");
        }
    }
    assert!(shop.db.orders().await.is_empty());
}

/// The message is about this input, not about an empty field.
#[tokio::test]
async fn a_mistake_is_told_as_what_it_is() {
    let shop = TestShop::open().await;
    let browser = french(&shop);
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let review = browser.review().await;
    let long = "x".repeat(300);
    for (field, typed, says) in [
        (
            "email",
            "用户@例子.中国",
            "plain letters and digits before the @",
        ),
        ("email", "ada@example", "behind the @"),
        ("email", "ada", "only a part"),
        (
            "email",
            "a@b.example, c@d.example",
            "one email address only",
        ),
        ("name", &*long, "300 characters"),
        ("address2", &*long, "room for 200"),
        ("city", &*long, "room for 100"),
    ] {
        let page = browser.clone().with(field, typed).pay_for(&review).await;
        assert_eq!(page.status, 422, "{field}: {typed}");
        let error = text_at(&page, &format!("#{field}-error"));
        assert!(error.contains(says), "{field}: {error}");
        let value = page.attribute(&format!("#{field}"), "value");
        assert_eq!(value.as_deref(), Some(typed), "what was typed stays");
    }
}

/// Antom takes less than people have: what does not fit is cut or left out, never refused.
#[tokio::test]
async fn no_field_is_sent_that_antom_would_refuse() {
    let shop = TestShop::open().await;
    let long_email = format!("ada@{}example.com", "a.".repeat(60));
    let town = "Y".repeat(100);
    let request = request_of(
        &shop,
        &[
            ("name", "𓀀𓁀"),
            ("phone", "ask at the gate"),
            ("city", &town),
            ("email", &long_email),
        ],
    )
    .await;
    assert_eq!(request["order"]["buyer"].get("buyerEmail"), None);
    assert_eq!(request["order"]["buyer"].get("buyerPhoneNo"), None);
    let shipping = &request["order"]["shipping"];
    assert_eq!(shipping["shippingAddress"]["city"], "Y".repeat(32));
    assert_eq!(
        shipping["shippingName"]["fullName"], "ada",
        "as the address has it"
    );

    let request = request_of(&shop, &[("name", "王小明"), ("city", "𓀀京")]).await;
    let shipping = &request["order"]["shipping"];
    assert_eq!(shipping["shippingName"]["fullName"], "Wang Xiao Ming");
    assert_eq!(shipping["shippingAddress"]["city"], "Jing");
}

#[tokio::test]
async fn a_promotion_code_is_known_however_it_is_pasted() {
    let shop = TestShop::open().await;
    for typed in [
        "TENTH-OFF",
        "tenth-off",
        "“TENTH‑OFF”",
        " tenth off ",
        "ＴＥＮＴＨ－ＯＦＦ",
        "TENTH\u{200b}-OFF.",
        "tenthoff",
    ] {
        let browser = shop.browser();
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        let page = browser.post("/cart/code", &[("code", typed)]).await;
        assert_eq!(page.status, 303, "{typed}");
        assert!(
            browser.get("/cart").await.text.contains("TENTH-OFF"),
            "{typed}"
        );
    }
    let browser = shop.browser();
    for typed in ["", "-", "TENTH", "“”"] {
        let page = browser.post("/cart/code", &[("code", typed)]).await;
        assert_eq!(page.status, 422, "{typed}");
    }
}

async fn finds(browser: &Browser, query: &str) -> usize {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    let page = browser.get(&format!("/shop?q={query}")).await;
    page.texts(".results > .product-grid h3").len()
}

#[tokio::test]
async fn a_search_of_the_shop_knows_neither_case_accents_width_nor_hyphens() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let suitcase = finds(&browser, "suitcase").await;
    assert!(suitcase > 0);
    for query in [
        "SUITCASE",
        "ｓｕｉｔｃａｓｅ",
        "suít-case",
        "suit\u{ad}case",
    ] {
        assert_eq!(finds(&browser, query).await, suitcase, "{query}");
    }
    // By a variant and by its number.
    assert!(finds(&browser, "TEST-BOX-GREEN").await > 0);
    assert!(finds(&browser, "test box green").await > 0);
    for query in ["-", "zebra", "“”"] {
        assert_eq!(finds(&browser, query).await, 0, "{query}");
    }
}
