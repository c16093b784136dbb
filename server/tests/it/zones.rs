//! What a delivery costs and when it comes, by the country that it goes to.

use serde_json::Value;

use crate::common::{Browser, Page, TestShop};

/// What a currency costs that no test here pays in.
const PRICES: &str =
    "SGD = 1800, HKD = 1, CNY = 1, USD = 1, EUR = 1200, JPY = 1, KRW = 1, BRL = 1, PLN = 1";

/// At home both ways go for the catalogue's price; elsewhere the slow one alone, for another.
async fn zoned() -> TestShop {
    let zones = format!(
        "[{{ countries = [\"SG\"], ways = {{ slow = {{ days = [1, 3] }}, fast = {{ days = [1, 1] }} }} }}, \
         {{ ways = {{ slow = {{ days = [6, 12], price = {{ {PRICES} }} }} }} }}]"
    );
    TestShop::decided(&[("zone", &zones)], &[]).await
}

/// The page for a country, by the button that needs no JavaScript.
async fn going_to(browser: &Browser, country: &str) -> Page {
    let fields = [("country", country), ("leave", "country")];
    assert_eq!(browser.post("/checkout", &fields).await.status, 303);
    browser.get("/checkout").await
}

fn in_germany(browser: Browser) -> Browser {
    browser
        .with("country", "DE")
        .with("city", "Kiel")
        .with("postcode", "24103")
}

fn minor(amount: &Value) -> i64 {
    amount["value"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn price_and_days_are_those_of_the_country() {
    let shop = zoned().await;
    let browser = in_germany(shop.browser());
    browser.add_to_cart("TEST-BOX-GREEN", 2).await;
    let home = going_to(&browser, "SG").await;
    let ways = home.attributes("input[name=delivery]", "value");
    assert_eq!(ways, ["slow", "fast"]);
    let promises = home.texts("[id$=-promise]");
    assert!(promises[0].starts_with("Arrives between "), "{promises:?}");
    assert!(promises[1].starts_with("Arrives on "), "{promises:?}");

    let page = going_to(&browser, "DE").await;
    assert_eq!(page.attributes("input[name=delivery]", "value"), ["slow"]);
    assert!(page.text.contains("18.00"), "{}", page.text);
    let review = page.attribute("input[name=review]", "value").unwrap();
    let hosted = browser.pay_for(&review).await.gateway();
    browser.pay_with_wallet(&hosted).await;
    shop.deliver_notifications().await;

    // The goods come to exactly what is paid, the delivery among them (I11).
    let asked = shop.proxy.calls("createPaymentSession").remove(0).body;
    let goods = asked["order"]["goods"].as_array().unwrap();
    let sum = goods.iter().map(|line| {
        let quantity: i64 = line["goodsQuantity"].as_str().unwrap().parse().unwrap();
        minor(&line["goodsUnitAmount"]) * quantity
    });
    assert_eq!(sum.sum::<i64>(), minor(&asked["order"]["orderAmount"]));
    assert_eq!(asked["order"]["orderAmount"], asked["paymentAmount"]);
    let order = shop.db.order().await;
    assert_eq!(order.delivery_minor, 1_800);
    assert_eq!(order.total_minor, minor(&asked["paymentAmount"]));
    assert_eq!(order.state, "paid");

    // What was promised stands on the order and in its mail.
    let page = browser.get(&format!("/orders/{}", order.token)).await;
    assert!(page.text.contains("Arrives between "), "{}", page.text);
    let sent = shop.mail.sent();
    let receipt = sent
        .iter()
        .find(|mail| mail.message_id.starts_with("receipt"));
    assert!(receipt.unwrap().text.contains("Arrives between "));
    shop.audit().await;
}

/// Whoever reviewed another price than that of the country that is sent reviews again.
#[tokio::test]
async fn nobody_pays_another_price_than_was_shown() {
    let shop = zoned().await;
    let browser = in_germany(shop.browser());
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let home = going_to(&browser, "SG").await;
    let review = home.attribute("input[name=review]", "value").unwrap();
    let refused = browser.pay_for(&review).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("a price changed"), "{}", refused.text);
    assert!(refused.text.contains("18.00"), "{}", refused.text);
    assert!(shop.db.orders().await.is_empty());
    let review = refused.attribute("input[name=review]", "value").unwrap();
    browser.pay_for(&review).await.gateway();
    assert_eq!(shop.db.order().await.delivery_minor, 1_800);
}

#[tokio::test]
async fn a_way_that_does_not_go_there_is_not_taken() {
    let shop = zoned().await;
    let browser = in_germany(shop.browser()).with("delivery", "fast");
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = going_to(&browser, "DE").await;
    let review = page.attribute("input[name=review]", "value").unwrap();
    let refused = browser.pay_for(&review).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(
        refused.text.contains("Choose how we deliver"),
        "{}",
        refused.text
    );
    assert!(shop.db.orders().await.is_empty());
}

#[tokio::test]
async fn goods_and_cart_tell_what_delivery_costs_and_when_it_comes() {
    let shop = zoned().await;
    let browser = shop.browser();
    browser.choose_currency("SGD").await;
    let told = "Delivery to Singapore from SGD";
    let page = browser.get("/products/test-box").await;
    assert!(page.text.contains(told), "{}", page.text);
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    going_to(&browser, "SG").await;
    let page = browser.get("/cart").await;
    assert!(page.text.contains(told), "{}", page.text);
    going_to(&browser, "DE").await;
    let page = browser.get("/cart").await;
    assert!(
        page.text.contains("Delivery to Germany from SGD"),
        "{}",
        page.text
    );
    // A shop without zones promises what its catalogue says.
    let plain = TestShop::open().await;
    let browser = plain.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.get("/checkout").await;
    assert!(
        page.text.contains("Arrives after three tests"),
        "{}",
        page.text
    );
    assert!(!browser.get("/cart").await.text.contains("Delivery to"));
}
