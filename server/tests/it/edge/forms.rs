//! That what others add to a form costs the buyer the form, or means anything to the shop.

use crate::bad_input::forms;
use crate::common::{Browser, TestShop, total};

/// What tag managers, translators, password managers and people who try add.
const EXTRA: [&str; 13] = [
    "_gl",
    "utm_source",
    "fbclid",
    "g-recaptcha-response",
    "price",
    "total",
    "amount",
    "unit",
    "unit_minor",
    "seen_minor",
    "shopper",
    "buyer_id",
    "paymentAmount",
];

/// What comes of every form, sent one after the other.
async fn answers(noise: impl Fn(&str, &mut Vec<(&'static str, &'static str)>)) -> Vec<String> {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let mut came = Vec::new();
    for (path, mut fields) in forms(&token) {
        noise(&path, &mut fields);
        let page = browser.post(&path, &fields).await;
        let path = path.replace(&token, "TOKEN");
        let to = page.location.unwrap_or_default().replace(&token, "TOKEN");
        // Antom's page has another address each time.
        let to = if to.starts_with("http") {
            "the gateway".to_owned()
        } else {
            to
        };
        came.push(format!("{path}: {} {to}", page.status));
    }
    shop.audit().await;
    came
}

#[tokio::test]
async fn fields_that_a_page_does_not_have_change_nothing_in_any_form() {
    let plain = answers(|_, _| {}).await;
    let noisy = answers(|path, fields| {
        fields.extend(EXTRA.map(|name| (name, "1")));
        if path != "/currency" {
            fields.push(("currency", "JPY"));
        }
    })
    .await;
    assert_eq!(plain, noisy);
    let doubled = answers(|_, fields| {
        let others = fields.iter().map(|(name, _)| (*name, "something else"));
        let others: Vec<_> = others.collect();
        fields.extend(others);
    })
    .await;
    assert_eq!(plain, doubled, "a field that comes twice counts once");
}

#[tokio::test]
async fn a_price_that_is_sent_along_is_not_what_is_charged() {
    let shop = TestShop::open().await;
    let plain = shop.browser();
    plain.add_to_cart("TEST-TOTE-GREEN", 2).await;
    plain.to_gateway().await;
    let noisy: Browser = EXTRA
        .iter()
        .chain(&["currency", "total"])
        .fold(shop.browser(), |browser, name| browser.and(name, "1"));
    let item = [
        ("sku", "TEST-TOTE-GREEN"),
        ("quantity", "2"),
        ("price", "1"),
        ("currency", "JPY"),
    ];
    assert_eq!(noisy.post("/cart/items", &item).await.status, 303);
    noisy.to_gateway().await;
    let orders = shop.db.orders().await;
    assert_eq!(total(&orders[0]), total(&orders[1]));
    shop.audit().await;
}
