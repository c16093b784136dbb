//! What the checkout offers, and what becomes of a choice that cannot be carried out.

use serde_json::{Value, json};

use super::buyer::{Buyer, PRODUCT};
use crate::common::{Hosted, Tamper};

#[tokio::test]
async fn the_checkout_shows_what_antom_offers() {
    let buyer = Buyer::new().await;
    // Nothing said where the buyer is before: Antom is asked for the country that is known.
    buyer.browser.choose_currency("SGD").await;
    let page = buyer.browser.get("/checkout").await;
    let asked = buyer.shop.proxy.calls("consult").remove(0).body;
    for (pointer, expected) in [
        ("/productCode", json!("CASHIER_PAYMENT")),
        ("/paymentAmount/currency", json!("SGD")),
        ("/env/terminalType", json!("WEB")),
        ("/userRegion", json!("SG")),
        ("/paymentFactor/isAuthorization", json!(true)),
        ("/settlementStrategy/settlementCurrency", json!("SGD")),
    ] {
        assert_eq!(asked.pointer(pointer), Some(&expected), "{pointer}");
    }
    let value = |selector: &str, name: &str| page.attribute(selector, name);
    // A card first, then the wallets, then what cannot be used, with the reason, then the page.
    assert_eq!(value("input[name=pay]", "value").as_deref(), Some("card"));
    assert!(value("input[name=pay][value=card][checked]", "id").is_some());
    assert!(value("input[value='method:ALIPAY_CN']", "disabled").is_none());
    assert!(value("input[value='method:GCASH']", "disabled").is_some());
    assert!(
        page.text.contains("Not for payments in SGD."),
        "{}",
        page.text
    );
    assert!(value("input[value=page]", "id").is_some());
    let logo = value(".option img", "src").unwrap();
    assert!(logo.starts_with(&buyer.shop.gateway.url), "{logo}");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let pictures = policy
        .split(';')
        .find(|part| part.contains("img-src"))
        .unwrap();
    assert!(pictures.contains(&buyer.shop.gateway.url), "{policy}");
    // Half a minute later nobody has to be asked again.
    buyer.browser.get("/checkout").await;
    assert_eq!(buyer.shop.proxy.calls("consult").len(), 1);
}

/// A logo from elsewhere is left out, and a name is a name.
#[tokio::test]
async fn what_consult_tells_is_not_believed_blindly() {
    let buyer = Buyer::new().await;
    buyer.shop.proxy.tamper(
        "consult",
        Tamper::Change(Box::new(|answer| {
            for option in answer["paymentOptions"].as_array_mut().unwrap() {
                option["logo"] = json!({
                    "logoName": "<img src=x onerror=alert(1)>",
                    "logoUrl": "https://evil.example/logo.svg",
                });
            }
        })),
    );
    let page = buyer.browser.get("/checkout").await;
    assert!(!page.text.contains("evil.example"), "{}", page.text);
    assert!(!page.text.contains("<img src=x"), "{}", page.text);
}

/// Antom does not say what it offers: a card and its page are always there.
#[tokio::test]
async fn a_silent_consult_stops_nobody() {
    for tamper in [Tamper::Hang, Tamper::Status(500), Tamper::NoSignature] {
        let buyer = Buyer::new().await;
        buyer.shop.proxy.tamper("consult", tamper);
        let page = buyer.browser.get("/checkout").await;
        for way in ["card", "page"] {
            assert!(
                page.attribute(&format!("input[value={way}]"), "id")
                    .is_some()
            );
        }
        buyer.to_card_page().await;
    }
}

#[tokio::test]
async fn a_choice_that_has_vanished_is_explained() {
    let buyer = Buyer::new().await;
    let browser = buyer.browser.clone().with("pay", "method:ALIPAY_CN");
    let review = browser.review().await;
    buyer.shop.gateway.switch("ALIPAY_CN", false).await;
    let page = browser.pay_for(&review).await;
    assert_eq!(page.status, 422);
    assert!(
        page.text
            .contains("You cannot pay this order with Alipay any more"),
        "{}",
        page.text
    );
    assert!(page.text.contains("nothing was charged"), "{}", page.text);
    // What was typed is still there.
    assert_eq!(
        page.attribute("#email", "value").as_deref(),
        Some("ada@example.com")
    );
    assert!(page.attribute("a[href='#pay']", "href").is_some());
    assert!(buyer.shop.db.orders().await.is_empty());
    assert!(buyer.shop.proxy.calls("createPaymentSession").is_empty());
    // Another one works.
    let page = browser.with("pay", "method:TNG").to_gateway().await;
    assert!(page.contains("sessionData"), "{page}");
}

#[tokio::test]
async fn a_choice_that_never_was_is_refused() {
    let buyer = Buyer::new().await;
    for (field, value) in [
        ("pay", "cash"),
        ("pay", "method:"),
        ("pay", "method:<script>"),
        ("pay", "method:BITCOIN"),
        ("pay", "saved:0"),
        ("pay", "saved:"),
        ("brand", "MONOPOLY"),
        ("instalments", "-1"),
        ("instalments", "1000000000"),
        ("instalments", "3"),
    ] {
        let page = buyer.browser.clone().with(field, value).checkout().await;
        assert_eq!(page.status, 422, "{field}={value}");
        assert!(page.text.contains("There is a problem"), "{}", page.text);
    }
    assert!(buyer.shop.db.orders().await.is_empty());
    assert!(buyer.requests().is_empty());
}

/// A wallet that is chosen in the shop is the only one on Antom's page (guide 000).
#[tokio::test]
async fn a_wallet_has_the_page_to_itself() {
    let buyer = Buyer::new().await;
    let browser = buyer.browser.clone().with("pay", "method:ALIPAY_CN");
    let page = browser.to_gateway().await;
    let call = buyer.shop.proxy.calls("createPaymentSession").remove(0);
    let listed = &call.body["availablePaymentMethod"]["paymentMethodTypeList"];
    assert_eq!(listed, &json!([{ "paymentMethodType": "ALIPAY_CN" }]));
    browser.on_hosted_page(&page, Hosted::Approve).await;
    buyer.ends_paid().await;
}

/// On the result page too.
#[tokio::test]
async fn a_choice_that_cannot_be_had_is_explained_on_the_result_page() {
    let buyer = Buyer::new().await;
    buyer.shop.proxy.tamper("pay", Tamper::Instead(refused()));
    buyer.browser.checkout().await.result_token();
    buyer.shop.proxy.stop_tampering();
    buyer.shop.gateway.switch("CARD", false).await;
    let page = buyer.pays_by(&[("pay", "card")]).await;
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(page.text.contains("There is a problem"), "{}", page.text);
    assert!(page.text.contains("Card"), "{}", page.text);
    assert_eq!(buyer.attempts().await.len(), 1);
    buyer.pays_by(&[("pay", "page")]).await.gateway();
}

fn refused() -> Value {
    json!({ "result": { "resultCode": "RISK_REJECT", "resultStatus": "F", "resultMessage": "no" } })
}

/// Prices and totals are the shop's, whatever the form says beside them.
#[tokio::test]
async fn other_fields_of_the_form_change_nothing() {
    let buyer = Buyer::new().await;
    for field in [
        "amount",
        "total",
        "currency",
        "paymentMethodId",
        "cardNumber",
        "token",
    ] {
        // A browser, a translator or a tag manager may add fields.
        let (_, _, token) = buyer.shop.order_of(PRODUCT, 1).await;
        let way = [("pay", "card"), (field, "1")];
        buyer.browser.pay_otherwise(&token, &way).await.gateway();
        let mut requests = buyer.requests();
        let sent = requests.pop().unwrap();
        let amount = sent["paymentAmount"].clone();
        assert_eq!(amount["currency"], "SGD", "{field}");
        assert_ne!(amount["value"], "1", "{field}");
        assert_eq!(amount, sent["order"]["orderAmount"], "{field}");
        assert!(
            sent["paymentMethod"].get("paymentMethodId").is_none(),
            "{field}"
        );
    }
}
