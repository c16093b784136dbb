//! Quick payments: a button beside the goods that leads to a session with that method.

use serde_json::json;

use super::{PRODUCT, listed, pole, session};
use crate::common::{Browser, Hosted, TestShop};

const QUICK: [(&str, &str); 3] = [
    (
        "pay.methods",
        r#"["CARD", "GOOGLEPAY", "TNG", "ALIPAY_CN"]"#,
    ),
    ("pay.quick_methods", r#"["ALIPAY_CN", "GOOGLEPAY"]"#),
    (
        "pay.for",
        r#"[{ countries = ["PL"], methods = ["CARD", "ALIPAY_CN"], quick_methods = ["ALIPAY_CN"] }]"#,
    ),
];

async fn product_page(browser: &Browser) -> crate::common::Page {
    browser.get("/products/test-sack?sku=TEST-SACK-GREEN").await
}

/// The checkout begins with that method, and pays by it.
async fn pays_by_alipay(shop: &TestShop, browser: &Browser) {
    let checkout = browser.get("/checkout").await;
    let chosen = checkout.attribute("input[name=pay][checked]", "value");
    assert_eq!(chosen.as_deref(), Some("method:ALIPAY_CN"));
    let way = chosen.unwrap();
    let page = browser.clone().with("pay", &way).to_gateway().await;
    assert_eq!(
        session(shop)["availablePaymentMethod"],
        json!({ "paymentMethodTypeList": [{ "paymentMethodType": "ALIPAY_CN" }] })
    );
    browser.on_hosted_page(&page, Hosted::Approve).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn a_button_on_the_product_page_leads_to_that_method() {
    let shop = TestShop::decided(&QUICK, &[]).await;
    let browser = shop.browser();
    let page = product_page(&browser).await;
    let buttons = page.attributes("form[action='/cart/items'] button[name=quick]", "value");
    // In the merchant's order, which is that of `methods`.
    assert_eq!(buttons, ["GOOGLEPAY", "ALIPAY_CN"]);
    assert!(page.text.contains("Pay with Google Pay"), "{}", page.text);
    let fields = [("sku", PRODUCT), ("quantity", "2"), ("quick", "ALIPAY_CN")];
    let onwards = browser.post("/cart/items", &fields).await;
    assert_eq!(onwards.status, 303);
    assert_eq!(onwards.location.as_deref(), Some("/checkout"));
    assert_eq!(browser.cart_count().await, 2);
    pays_by_alipay(&shop, &browser).await;
}

#[tokio::test]
async fn a_button_in_the_cart_leads_to_that_method() {
    let shop = TestShop::decided(&QUICK, &[]).await;
    let browser = shop.browser();
    browser.add_to_cart(PRODUCT, 1).await;
    let cart = browser.get("/cart").await;
    let buttons = cart.attributes("form[action='/cart/quick'] button[name=quick]", "value");
    assert_eq!(buttons, ["GOOGLEPAY", "ALIPAY_CN"]);
    let onwards = browser.post("/cart/quick", &[("quick", "ALIPAY_CN")]).await;
    assert_eq!(onwards.location.as_deref(), Some("/checkout"));
    pays_by_alipay(&shop, &browser).await;
}

/// Whoever typed an address is shown the buttons of that country, and keeps what was typed.
#[tokio::test]
async fn the_cart_has_the_buttons_of_the_buyers_country() {
    let shop = TestShop::decided(&QUICK, &[]).await;
    let pole = pole(&shop).await;
    pole.add_to_cart(PRODUCT, 1).await;
    let elsewhere = pole.clone().and("leave", "cart");
    elsewhere.checkout().await;
    let cart = pole.get("/cart").await;
    let buttons = cart.attributes("button[name=quick]", "value");
    assert_eq!(buttons, ["ALIPAY_CN"]);
    pole.post("/cart/quick", &[("quick", "ALIPAY_CN")]).await;
    let checkout = pole.get("/checkout").await;
    let city = checkout.attribute("#city", "value");
    assert_eq!(city.as_deref(), Some("Warszawa"));
    let chosen = checkout.attribute("input[name=pay][checked]", "value");
    assert_eq!(chosen.as_deref(), Some("method:ALIPAY_CN"));
    pole.with("pay", "method:ALIPAY_CN").to_gateway().await;
    assert_eq!(listed(&shop), ["ALIPAY_CN"]);
}

#[tokio::test]
async fn what_has_no_button_is_not_chosen() {
    let shop = TestShop::decided(&QUICK, &[]).await;
    for odd in ["TNG", "CARD", "BITCOIN", "<script>", "", "method:ALIPAY_CN"] {
        let browser = shop.browser();
        browser.add_to_cart(PRODUCT, 1).await;
        let onwards = browser.post("/cart/quick", &[("quick", odd)]).await;
        assert_eq!(onwards.location.as_deref(), Some("/checkout"), "{odd}");
        let checkout = browser.get("/checkout").await;
        let chosen = checkout.attribute("input[name=pay][checked]", "value");
        assert_eq!(chosen.as_deref(), Some("card"), "{odd}");
    }
    // A mistake in the quantity keeps the buyer on the page.
    let browser = shop.browser();
    let fields = [("sku", PRODUCT), ("quantity", "0"), ("quick", "ALIPAY_CN")];
    assert_eq!(browser.post("/cart/items", &fields).await.status, 422);
    // The address of the form answers.
    let page = browser.get("/cart/quick").await;
    assert_eq!(page.location.as_deref(), Some("/cart"));
}

#[tokio::test]
async fn a_shop_without_quick_payments_has_no_buttons() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = product_page(&browser).await;
    assert!(page.attribute("button[name=quick]", "value").is_none());
    browser.add_to_cart(PRODUCT, 1).await;
    let cart = browser.get("/cart").await;
    assert!(cart.attribute("[name=quick]", "value").is_none());
    assert!(
        cart.attribute("form[action='/cart/quick']", "method")
            .is_none()
    );
}

/// Who has an account is still met by the last address.
#[tokio::test]
async fn the_address_of_an_account_is_still_known() {
    let shop = TestShop::decided(&QUICK, &[]).await;
    let ada = shop.browser();
    crate::common::log_in(&shop, &ada, "ada@example.com").await;
    ada.add_to_cart(PRODUCT, 1).await;
    let page = ada
        .clone()
        .with("pay", "method:ALIPAY_CN")
        .to_gateway()
        .await;
    ada.on_hosted_page(&page, Hosted::Approve).await;
    shop.deliver_notifications().await;
    let phone = shop.browser();
    crate::common::log_in(&shop, &phone, "ada@example.com").await;
    phone.add_to_cart("TEST-BOX-GREEN", 1).await;
    phone.post("/cart/quick", &[("quick", "ALIPAY_CN")]).await;
    let checkout = phone.get("/checkout").await;
    let address = checkout.attribute("#address1", "value");
    assert_eq!(address.as_deref(), Some("1 Harbour Road"));
    let chosen = checkout.attribute("input[name=pay][checked]", "value");
    assert_eq!(chosen.as_deref(), Some("method:ALIPAY_CN"));
}
