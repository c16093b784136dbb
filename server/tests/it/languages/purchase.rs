//! A whole purchase in German.

use crate::common::TestShop;

#[tokio::test]
async fn who_buys_in_german_is_answered_in_german_to_the_end() {
    let shop = TestShop::open().await;
    let browser = shop.browser().below("/de");
    browser.add_to_cart("TEST-MUG-GREEN", 2).await;
    let cart = browser.get("/cart").await;
    assert!(cart.text.contains("Testbecher"), "{}", cart.text);
    assert!(cart.text.contains("\u{a0}SGD"), "{}", cart.text);
    let checkout = browser.get("/checkout").await;
    assert!(checkout.text.contains("Langsamer Testversand"));
    let page = browser.to_gateway().await;

    let order = shop.db.order().await;
    assert_eq!(order.locale, "de");
    let request = shop.proxy.calls("createPaymentSession").remove(0).body;
    assert_eq!(request["locale"], "de_DE");
    let back = request["paymentRedirectUrl"].as_str().unwrap();
    assert!(
        back.starts_with(&format!("{}/de/result/", shop.url)),
        "{back}"
    );
    assert_eq!(request["order"]["goods"][0]["goodsName"], "Test mug");
    assert_eq!(request["order"]["goods"][0]["goodsSkuName"], "Green");
    assert_eq!(
        request["order"]["goods"][1]["goodsName"],
        "Slow test delivery"
    );
    assert!(request.to_string().is_ascii(), "{request}");

    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let path = back.strip_prefix(&shop.url).unwrap();
    let returned = shop.browser().get(path).await;
    assert_eq!(
        returned.location,
        Some(format!("/de/result/{}", order.token))
    );
    let result = browser.get(&format!("/result/{}", order.token)).await;
    assert_eq!(result.state().as_deref(), Some("paid"));
    assert_eq!(result.attribute("html", "lang").unwrap(), "de");
    let page = browser.get(&format!("/orders/{}", order.token)).await;
    assert!(page.text.contains("Testbecher"), "{}", page.text);
    // In English it is what was bought all the same.
    let english = shop
        .browser()
        .get(&format!("/orders/{}", order.token))
        .await;
    assert!(english.text.contains("Testbecher"), "{}", english.text);

    let mail = shop.mail.sent().remove(0);
    assert!(mail.subject.contains("SGD"), "{}", mail.subject);
    assert!(mail.text.contains("2 × Testbecher, Grün"), "{}", mail.text);
    assert!(mail.text.contains("Langsamer Testversand"), "{}", mail.text);
    assert!(mail.html.contains("lang=\"de\""), "{}", mail.html);
    let link = format!("{}/de/orders/{}", shop.url, order.token);
    assert!(mail.text.contains(&link), "{}", mail.text);
    for english in ["Thank you", "Total", "Order ", "Goods"] {
        assert!(!mail.text.contains(english), "{english}: {}", mail.text);
    }
    shop.audit().await;
}

#[tokio::test]
async fn the_link_to_an_account_comes_in_the_language_of_the_page() {
    let shop = TestShop::open().await;
    let browser = shop.browser().below("/de");
    let sent = browser
        .post("/account/login", &[("email", "ada@example.com")])
        .await;
    assert_eq!(sent.location.as_deref(), Some("/de/account/login?sent=1"));
    shop.drain().await;
    let mail = shop.mail.sent().remove(0);
    assert!(mail.text.contains("/de/account/enter/"), "{}", mail.text);
    assert!(!mail.text.contains("Hello"), "{}", mail.text);
}

#[tokio::test]
async fn a_subscription_keeps_the_language_in_which_it_was_agreed_to() {
    let shop = TestShop::open().await;
    let browser = shop.browser().below("/de");
    browser.add_to_cart("TEST-MUG-GREEN", 1).await;
    let plan = browser.get("/plans/test-monthly").await;
    assert_eq!(plan.texts("h1"), ["Testplan, monatlich"]);
    let seen = plan.attribute("input[name=seen]", "value").unwrap();
    let form = [
        ("email", "ada@example.com"),
        ("name", "Ada"),
        ("seen", &*seen),
    ];
    browser.post("/plans/test-monthly", &form).await.gateway();
    let request = shop.proxy.calls("createPaymentSession").remove(0).body;
    assert_eq!(request["locale"], "de_DE");
    let back = request["paymentRedirectUrl"].as_str().unwrap();
    assert!(back.contains("/de/subscriptions/"), "{back}");
    assert_eq!(
        request["order"]["goods"][0]["goodsName"],
        "Test plan, monthly"
    );
    let path = back.strip_prefix(&shop.url).unwrap();
    let page = shop.browser().get(path).await;
    assert!(page.text.contains("Testplan, monatlich"), "{}", page.text);
}
