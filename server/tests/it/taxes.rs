//! What a country takes: told where it is inside the prices, charged where it comes on top.

use serde_json::Value;

use crate::back_office::office::{Office, hash};
use crate::common::{Browser, CARD, Hosted, OrderUnderTest, Page, TestShop};

const GST: &str = "{ name = \"gst\", rate = 9, included = true }";
const SALES_TAX: &str = "{ name = \"sales_tax\", rate = 8.875, included = false }";

/// Inside the prices at home, on top of them in the United States, and none anywhere else.
async fn taxed() -> TestShop {
    TestShop::decided(&[("tax.SG", GST), ("tax.US", SALES_TAX)], &[]).await
}

/// The page for a country, by the button that needs no JavaScript.
async fn going_to(browser: &Browser, country: &str) -> Page {
    let fields = [("country", country), ("leave", "country")];
    assert_eq!(browser.post("/checkout", &fields).await.status, 303);
    browser.get("/checkout").await
}

fn in_america(browser: Browser) -> Browser {
    browser
        .with("country", "US")
        .with("city", "Springfield")
        .with("state", "IL")
        .with("postcode", "62701")
}

fn minor(amount: &Value) -> i64 {
    amount["value"].as_str().unwrap().parse().unwrap()
}

/// Each of the goods that Antom was told, with what it comes to.
fn goods(order: &Value) -> Vec<(String, i64)> {
    let goods = order["goods"].as_array().unwrap().iter();
    let told = goods.map(|line| {
        let quantity: i64 = line["goodsQuantity"].as_str().unwrap().parse().unwrap();
        let name = line["goodsName"].as_str().unwrap().to_owned();
        (name, minor(&line["goodsUnitAmount"]) * quantity)
    });
    told.collect()
}

/// A rate of 8.875 %, a half upwards, by hand.
fn sales_tax(net: i64) -> i64 {
    (net * 8_875 * 2 + 100_000) / 200_000
}

#[tokio::test]
async fn a_tax_inside_the_prices_is_told_and_changes_no_amount() {
    let (shop, plain) = (taxed().await, TestShop::open().await);
    let mut totals = Vec::new();
    for shop in [&shop, &plain] {
        let browser = shop.browser();
        browser.choose_currency("SGD").await;
        browser.add_to_cart("TEST-BOX-GREEN", 2).await;
        let hosted = browser.to_gateway().await;
        browser.pay_with_wallet(&hosted).await;
        shop.deliver_notifications().await;
        shop.audit().await;
        let asked = shop.proxy.calls("createPaymentSession").remove(0).body;
        totals.push((goods(&asked["order"]), asked["paymentAmount"].clone()));
    }
    assert_eq!(totals[0], totals[1]);
    let order = shop.db.order().await;
    let tax = (order.total_minor * 9 * 2 + 109) / 218;
    assert_eq!(
        (
            order.tax_name.as_deref(),
            order.tax_rate,
            order.tax_included,
            order.tax_minor
        ),
        (Some("gst"), Some(9_000), Some(true), Some(tax))
    );
    assert_eq!(plain.db.order().await.tax_name, None);

    let browser = shop.browser();
    browser.choose_currency("SGD").await;
    let page = browser.get("/products/test-box").await;
    assert!(page.text.contains("incl. 9% GST"), "{}", page.text);
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    going_to(&browser, "SG").await;
    for path in ["/cart", "/checkout"] {
        let page = browser.get(path).await;
        assert!(
            page.text.contains("Includes 9% GST"),
            "{path}: {}",
            page.text
        );
    }
    // Where none is set, none is spoken of.
    let elsewhere = going_to(&browser, "DE").await;
    assert!(!elsewhere.text.contains("GST"), "{}", elsewhere.text);
    assert!(
        !plain
            .browser()
            .get("/products/test-box")
            .await
            .text
            .contains("GST")
    );
}

#[tokio::test]
async fn an_added_tax_is_a_line_that_the_goods_sum_up_to() {
    let shop = taxed().await;
    let browser = in_america(shop.browser());
    browser.choose_currency("USD").await;
    let page = browser.get("/products/test-box").await;
    assert!(page.text.contains("plus 8.875% sales tax"), "{}", page.text);
    browser.add_to_cart("TEST-BOX-GREEN", 3).await;
    let page = going_to(&browser, "US").await;
    assert!(page.text.contains("Plus 8.875% sales tax"), "{}", page.text);
    let cart = browser.get("/cart").await;
    assert!(cart.text.contains("Plus 8.875% sales tax"), "{}", cart.text);

    let hosted = browser.to_gateway().await;
    let asked = shop.proxy.calls("createPaymentSession").remove(0).body;
    let told = goods(&asked["order"]);
    let (tax, net) = told.split_last().unwrap();
    let net: i64 = net.iter().map(|(_, sum)| sum).sum();
    assert_eq!(tax, &("Sales tax 8.875%".to_owned(), sales_tax(net)));
    assert_eq!(net + tax.1, minor(&asked["order"]["orderAmount"]));
    assert_eq!(asked["order"]["orderAmount"], asked["paymentAmount"]);
    let says = asked["order"]["orderDescription"].as_str().unwrap();
    assert!(says.ends_with("3 pieces"), "{says}");

    browser.pay_with_wallet(&hosted).await;
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    assert_eq!((&*order.state, order.tax_minor), ("paid", Some(tax.1)));
    assert_eq!(order.total_minor, net + tax.1);
    let amount = format!("USD {}.{:02}", tax.1 / 100, tax.1 % 100);
    let page = browser.get(&format!("/orders/{}", order.token)).await;
    let receipt = shop.mail.sent().remove(0);
    for told in [&page.text, &receipt.text] {
        assert!(told.contains("Plus 8.875% sales tax"), "{told}");
        assert!(told.contains(&amount), "{amount}: {told}");
    }
    shop.audit().await;
}

/// By `pay`, with a code that takes something off: the tax is on what is left.
#[tokio::test]
async fn a_card_pays_the_tax_on_what_the_code_left() {
    let shop = taxed().await;
    let browser = in_america(shop.browser()).with("pay", "card");
    browser.choose_currency("USD").await;
    browser.add_to_cart("TEST-BOX-GREEN", 3).await;
    browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    going_to(&browser, "US").await;
    let hosted = browser.to_gateway().await;
    let asked = shop.proxy.calls("pay").remove(0).body;
    let told = goods(&asked["order"]);
    let (tax, net) = told.split_last().unwrap();
    let net: i64 = net.iter().map(|(_, sum)| sum).sum();
    assert_eq!(tax.1, sales_tax(net));
    assert_eq!(net + tax.1, minor(&asked["paymentAmount"]));
    browser.on_hosted_page(&hosted, Hosted::Card(CARD)).await;
    shop.deliver_notifications().await;
    shop.pass_everywhere(2).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

/// Whoever reviewed the sum of another country reviews again.
#[tokio::test]
async fn nobody_pays_another_tax_than_was_shown() {
    let shop = taxed().await;
    let browser = in_america(shop.browser());
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let home = going_to(&browser, "SG").await;
    let review = home.attribute("input[name=review]", "value").unwrap();
    let refused = browser.pay_for(&review).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("a price changed"), "{}", refused.text);
    assert!(refused.text.contains("sales tax"), "{}", refused.text);
    assert!(shop.db.orders().await.is_empty());
}

/// The merchant reads the tax among the sums, and can give all of it back.
#[tokio::test]
async fn the_merchant_reads_the_tax_and_refunds_all_of_it() {
    let open = [("SHOP_ADMIN_PASSWORD_HASH", hash())];
    let office = Office {
        shop: TestShop::decided(&[("tax.US", SALES_TAX)], &open).await,
    };
    let shop = &office.shop;
    let browser = in_america(shop.browser());
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    going_to(&browser, "US").await;
    let hosted = browser.to_gateway().await;
    browser.pay_with_wallet(&hosted).await;
    shop.deliver_notifications().await;
    let (number, token) = (shop.db.order().await.number, shop.db.order().await.token);
    let page = office
        .merchant()
        .await
        .get(&format!("/admin/orders/{number}"))
        .await;
    assert!(page.text.contains("Plus 8.875% sales tax"), "{}", page.text);
    let order = OrderUnderTest::of_order(office.shop, browser, &token).await;
    order.refund(order.total.minor()).await.unwrap();
    order.shop.drain().await;
    order.assert_order("paid", "refunded", "sold").await;
    order.audit().await;
}
