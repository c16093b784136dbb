//! What `pay` is asked: each row of the tables of guides 003 and 004.

use serde_json::{Value, json};

use super::buyer::Buyer;
use crate::common::{Browser, CARD, Hosted};

fn at<'a>(body: &'a Value, pointer: &str) -> &'a Value {
    body.pointer(pointer).unwrap_or(&Value::Null)
}

#[tokio::test]
async fn a_first_payment_says_what_the_guides_name() {
    let buyer = Buyer::new().await;
    let page = buyer.to_card_page().await;
    let (order, attempt) = (buyer.order().await, buyer.attempts().await.remove(0));
    let body = buyer.request();
    let amount = json!({ "currency": "SGD", "value": order.total_minor.to_string() });
    for (pointer, expected) in [
        ("/productCode", json!("CASHIER_PAYMENT")),
        ("/paymentRequestId", json!(attempt.payment_request_id)),
        ("/paymentAmount", amount.clone()),
        ("/settlementStrategy/settlementCurrency", json!("SGD")),
        ("/paymentMethod/paymentMethodType", json!("CARD")),
        ("/paymentMethod/paymentMethodId", Value::Null),
        (
            "/paymentMethod/paymentMethodMetaData/tokenizeMode",
            json!("DISABLED"),
        ),
        (
            "/paymentMethod/paymentMethodMetaData/is3DSAuthentication",
            json!(false),
        ),
        ("/paymentMethod/requireIssuerAuthentication", Value::Null),
        ("/paymentFactor/isAuthorization", json!(true)),
        ("/paymentFactor/captureMode", json!("AUTOMATIC")),
        (
            "/paymentRedirectUrl",
            json!(format!(
                "{}/result/{}/back/{}",
                buyer.shop.url, order.token, attempt.payment_request_id
            )),
        ),
        (
            "/paymentNotifyUrl",
            json!(format!("{}/webhooks/antom/payment", buyer.shop.url)),
        ),
        ("/env/terminalType", json!("WEB")),
        ("/env/osType", Value::Null),
        ("/env/clientIp", json!("127.0.0.1")),
        ("/env/deviceLanguage", json!("en_US")),
        ("/env/userAgent", json!("Mozilla/5.0 (X11; Linux x86_64)")),
        (
            "/env/browserInfo/userAgent",
            json!("Mozilla/5.0 (X11; Linux x86_64)"),
        ),
        ("/env/browserInfo/acceptHeader", json!("*/*")),
        ("/env/browserInfo/language", Value::Null),
        ("/order/goods/0/goodsCategory", json!("test-storage")),
        ("/order/goods/0/goodsBrand", json!("Fixture & Sons")),
        ("/order/orderAmount", amount),
        ("/order/referenceOrderId", json!(order.number)),
        (
            "/order/orderDescription",
            json!(format!("Fixture & Sons order {}, 1 piece", order.number)),
        ),
        ("/order/buyer/referenceBuyerId", json!(order.shopper)),
        ("/order/buyer/buyerEmail", json!("ada@example.com")),
        ("/order/buyer/buyerName/fullName", json!("Ada Lovelace")),
        ("/order/shipping/shippingAddress/region", json!("SG")),
        ("/userRegion", json!("SG")),
        ("/creditPayPlan", Value::Null),
    ] {
        assert_eq!(at(&body, pointer), &expected, "{pointer}: {body:#}");
    }
    assert!(at(&body, "/order/orderDescription").as_str().unwrap().len() > 10);
    // Fourteen minutes, and the buyer is told until when.
    let until = antom::parse_time(at(&body, "/paymentExpiryTime").as_str().unwrap()).unwrap();
    let lasts = until.unix_timestamp() - attempt.begun_at / 1000;
    assert!((839..=841).contains(&lasts), "{lasts} s");
    let result = buyer.browser.get(&format!("/result/{}", order.token)).await;
    let clock = format!("{:02}:{:02}", until.hour(), until.minute());
    assert!(result.text.contains(&clock), "{}", result.text);
    assert_eq!(result.state().as_deref(), Some("not-paid"));

    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.shop.mailed(), ["receipt"]);
}

#[tokio::test]
async fn the_merchants_settings_are_in_the_request() {
    let buyer = Buyer::with(&[
        ("SHOP_CAPTURE", "manual"),
        ("SHOP_CARD_3DS", "always"),
        ("SHOP_PAYMENT_MINUTES", "30"),
        ("SHOP_SETTLEMENT_CURRENCY", "USD"),
    ])
    .await;
    let page = buyer.to_card_page().await;
    let body = buyer.request();
    for (pointer, expected) in [
        ("/paymentFactor/captureMode", json!("MANUAL")),
        ("/paymentFactor/isAuthorization", json!(true)),
        ("/settlementStrategy/settlementCurrency", json!("USD")),
        (
            "/paymentMethod/paymentMethodMetaData/is3DSAuthentication",
            json!(true),
        ),
    ] {
        assert_eq!(at(&body, pointer), &expected, "{pointer}");
    }
    let until = antom::parse_time(at(&body, "/paymentExpiryTime").as_str().unwrap()).unwrap();
    let lasts = until.unix_timestamp() - buyer.attempts().await[0].begun_at / 1000;
    assert!((1_799..=1_801).contains(&lasts), "{lasts} s");
    buyer.types_card(&page).await;
    buyer.shop.deliver_notifications().await;
    assert_eq!(buyer.order().await.payment_status, "authorised");
    assert_eq!(buyer.sees().await, "held");
}

#[tokio::test]
async fn three_ds_is_asked_for_above_the_amount_that_the_merchant_set() {
    for (limit, asked) in [("SGD 0.01", true), ("SGD 9999.00", false), ("JPY 1", true)] {
        let buyer = Buyer::with(&[("SHOP_CARD_3DS", &format!("above {limit}"))]).await;
        buyer.to_card_page().await;
        let told = at(
            &buyer.request(),
            "/paymentMethod/paymentMethodMetaData/is3DSAuthentication",
        )
        .clone();
        assert_eq!(told, json!(asked), "{limit}");
    }
}

#[tokio::test]
async fn a_phone_says_its_system() {
    let buyer = Buyer::new().await;
    let phone = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/156 Mobile Safari/537.36";
    let browser = Browser::of_agent(&buyer.shop.url, phone).with("pay", "card");
    browser.add_to_cart(super::buyer::PRODUCT, 1).await;
    let page = browser.to_gateway().await;
    let body = buyer.request();
    assert_eq!(at(&body, "/env/terminalType"), "WAP");
    assert_eq!(at(&body, "/env/osType"), "ANDROID");
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    buyer.ends_paid().await;
}

#[tokio::test]
async fn names_reach_antom_in_ascii() {
    let buyer = Buyer::new().await;
    let browser = buyer
        .browser
        .clone()
        .with("name", "Zoë Müller")
        .with("country", "FR")
        .with("postcode", "75001")
        .with("city", "北京");
    browser.to_gateway().await;
    let body = buyer.request();
    assert_eq!(at(&body, "/order/buyer/buyerName/fullName"), "Zoe Muller");
    // Everything else is looked at by the audit.
    buyer.shop.audit().await;
}

#[tokio::test]
async fn an_agent_token_goes_with_every_call() {
    let buyer = Buyer::with(&[("ANTOM_AGENT_TOKEN", "agent-7")]).await;
    buyer.to_card_page().await;
    for api in ["consult", "pay"] {
        let calls = buyer.shop.proxy.calls(api);
        assert_eq!(calls[0].agent_token.as_deref(), Some("agent-7"), "{api}");
    }
}

#[tokio::test]
async fn instalments_that_are_offered_are_asked_for() {
    let buyer = Buyer::new().await;
    buyer.browser.choose_currency("BRL").await;
    let page = buyer.browser.get("/checkout").await;
    assert!(
        page.text.contains("In 3 monthly instalments"),
        "{}",
        page.text
    );
    let browser = buyer.browser.clone().with("instalments", "3");
    let page = browser.to_gateway().await;
    let plan = at(&buyer.request(), "/creditPayPlan").clone();
    assert_eq!(plan["installmentNum"], "3");
    assert_eq!(plan["interval"], "MONTH");
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    buyer.ends_paid().await;
}

/// Guide 004: the shop asks for the brand, so that Antom's page for it comes at once; and such
/// payments are captured automatically only.
#[tokio::test]
async fn a_south_korean_card_is_authenticated_by_its_issuer() {
    let buyer = Buyer::with(&[("SHOP_CARD_3DS", "always")]).await;
    buyer.browser.choose_currency("KRW").await;
    let browser = buyer.browser.clone().with("brand", "SHINHAN");
    let page = browser.to_gateway().await;
    let body = buyer.request();
    for (pointer, expected) in [
        ("/paymentMethod/requireIssuerAuthentication", json!(true)),
        (
            "/paymentMethod/paymentMethodMetaData/selectedCardBrand",
            json!("SHINHAN"),
        ),
        (
            "/paymentMethod/paymentMethodMetaData/is3DSAuthentication",
            Value::Null,
        ),
        ("/paymentFactor/captureMode", json!("AUTOMATIC")),
    ] {
        assert_eq!(at(&body, pointer), &expected, "{pointer}");
    }
    // Antom leads straight to the page of that brand.
    let gateway = buyer.shop.gateway.url.clone();
    let brands = browser.get(&page).await.location.unwrap();
    let brands = format!("{gateway}{}", brands.trim_start_matches(&gateway));
    let there = browser.get(&brands).await;
    assert!(there.text.contains("Shinhan"), "{}", there.text);
    let approved = browser
        .http()
        .post(&brands)
        .header("origin", &gateway)
        .form(&[("decision", "approve")])
        .send()
        .await
        .unwrap();
    assert!(approved.status().is_redirection(), "{}", approved.status());
    buyer.ends_paid().await;
}

/// Guide 004: what the issuer authenticates cannot be captured by hand.
#[tokio::test]
async fn a_south_korean_brand_is_not_offered_where_the_merchant_captures() {
    let buyer = Buyer::with(&[("SHOP_CAPTURE", "manual")]).await;
    buyer.browser.choose_currency("KRW").await;
    let page = buyer.browser.get("/checkout").await;
    assert!(page.attribute("option[value=SHINHAN]", "value").is_none());
    let page = buyer
        .browser
        .clone()
        .with("brand", "SHINHAN")
        .checkout()
        .await;
    assert_eq!(page.status, 422);
    assert!(buyer.requests().is_empty());
}

/// The hosted page is told of 3-D Secure too, or it would be a way around it.
#[tokio::test]
async fn the_hosted_page_asks_for_three_ds_as_well() {
    let buyer = Buyer::with(&[("SHOP_CARD_3DS", "always")]).await;
    buyer.browser.clone().with("pay", "page").to_gateway().await;
    let body = buyer
        .shop
        .proxy
        .calls("createPaymentSession")
        .remove(0)
        .body;
    let asked = "/availablePaymentMethod/paymentMethodMetaData/is3DSAuthentication";
    assert_eq!(at(&body, asked), &json!(true), "{body:#}");
}

#[tokio::test]
async fn a_card_of_two_brands_is_charged_as_the_buyer_wants() {
    let buyer = Buyer::new().await;
    let page = buyer.browser.get("/checkout").await;
    assert!(
        page.attribute("option[value=CARTES_BANCAIRES]", "value")
            .is_some()
    );
    let browser = buyer.browser.clone().with("brand", "CARTES_BANCAIRES");
    let page = browser.to_gateway().await;
    let brand = "/paymentMethod/paymentMethodMetaData/selectedCardBrand";
    assert_eq!(at(&buyer.request(), brand), "CARTES_BANCAIRES");
    browser
        .on_hosted_page(&page, Hosted::Card("4035501000000008"))
        .await;
    buyer.ends_paid().await;
}
