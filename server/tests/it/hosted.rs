//! What `createPaymentSession` is asked: each field that guides 000 and 004 name.

use serde_json::{Value, json};

use crate::common::{Browser, TestShop};

fn at<'a>(body: &'a Value, pointer: &str) -> &'a Value {
    body.pointer(pointer).unwrap_or(&Value::Null)
}

/// A shop where somebody has pressed Pay, with what Antom was asked for.
async fn asked(
    decisions: &[(&str, &str)],
    variables: &[(&str, &str)],
    change: impl FnOnce(Browser) -> Browser,
) -> (TestShop, Value) {
    let shop = TestShop::decided(decisions, variables).await;
    let browser = change(shop.browser());
    browser.add_to_cart("TEST-SACK-GREEN", 2).await;
    browser.to_gateway().await;
    let mut calls = shop.proxy.calls("createPaymentSession");
    assert_eq!(calls.len(), 1);
    let body = calls.remove(0).body;
    (shop, body)
}

#[tokio::test]
async fn a_hosted_page_is_asked_for_with_everything_that_the_guides_name() {
    let (shop, body) = asked(&[], &[], |browser| browser.with("address2", "Floor 3")).await;
    let (order, attempt) = (shop.db.order().await, shop.db.attempts().await.remove(0));
    let id = &attempt.payment_request_id;
    let amount = json!({ "currency": "SGD", "value": order.total_minor.to_string() });
    for (pointer, expected) in [
        ("/productCode", json!("CASHIER_PAYMENT")),
        ("/productScene", json!("CHECKOUT_PAYMENT")),
        ("/paymentRequestId", json!(id)),
        ("/paymentAmount", amount.clone()),
        ("/settlementStrategy/settlementCurrency", json!("SGD")),
        // Automatic is what Antom does unless it is told otherwise.
        ("/paymentFactor", Value::Null),
        ("/locale", json!("en_US")),
        (
            "/paymentRedirectUrl",
            json!(format!("{}/result/{}/back/{id}", shop.url, order.token)),
        ),
        (
            "/paymentNotifyUrl",
            json!(format!("{}/webhooks/antom/payment", shop.url)),
        ),
        ("/availablePaymentMethod/paymentMethodTypeList", Value::Null),
        (
            "/availablePaymentMethod/paymentMethodMetaData",
            json!({ "payerEmail": "ada@example.com" }),
        ),
        ("/env/terminalType", json!("WEB")),
        ("/env/osType", Value::Null),
        ("/env/clientIp", json!("127.0.0.1")),
        ("/env/userAgent", json!("Mozilla/5.0 (X11; Linux x86_64)")),
        ("/env/browserInfo/acceptHeader", json!("*/*")),
        ("/order/referenceOrderId", json!(order.number)),
        (
            "/order/orderDescription",
            json!(format!("Fixture & Sons order {}, 2 pieces", order.number)),
        ),
        ("/order/orderAmount", amount),
        ("/order/buyer/referenceBuyerId", json!(order.shopper)),
        ("/order/buyer/buyerEmail", json!("ada@example.com")),
        ("/order/buyer/buyerPhoneNo", json!("+65 6123 4567")),
        (
            "/order/buyer/buyerName",
            json!({ "firstName": "Ada", "lastName": "Lovelace", "fullName": "Ada Lovelace" }),
        ),
        (
            "/order/shipping/shippingName/fullName",
            json!("Ada Lovelace"),
        ),
        ("/order/shipping/shippingPhoneNo", json!("+65 6123 4567")),
        ("/order/shipping/shipToEmail", json!("ada@example.com")),
        (
            "/order/shipping/shippingAddress",
            json!({
                "region": "SG", "city": "Singapore", "address1": "1 Harbour Road",
                "address2": "Floor 3", "zipCode": "098633",
            }),
        ),
        ("/order/goods/0/referenceGoodsId", json!("TEST-SACK-GREEN")),
        ("/order/goods/0/goodsCategory", json!("test-storage")),
        ("/order/goods/0/goodsBrand", json!("Fixture & Sons")),
        ("/order/goods/0/goodsQuantity", json!("2")),
        // Delivery is a line of its own, and of no brand or category.
        ("/order/goods/1/goodsCategory", Value::Null),
        ("/order/goods/1/goodsBrand", Value::Null),
        ("/order/goods/1/goodsUrl", Value::Null),
        ("/order/goods/2", Value::Null),
    ] {
        assert_eq!(at(&body, pointer), &expected, "{pointer}: {body:#}");
    }
    let goods = at(&body, "/order/goods/0");
    for field in ["goodsName", "goodsSkuName", "goodsImageUrl"] {
        assert!(!goods[field].as_str().unwrap().is_empty(), "{field}");
    }
    let page = goods["goodsUrl"].as_str().unwrap();
    assert_eq!(shop.browser().get(page).await.status, 200, "{page}");
}

#[tokio::test]
async fn the_merchants_settings_and_the_device_are_in_the_request() {
    let phone = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/156 Mobile Safari/537.36";
    let (_shop, body) = asked(
        &[
            ("pay.methods", r#"["TNG", "ALIPAY_CN"]"#),
            ("pay.quick_methods", r#"["ALIPAY_CN"]"#),
        ],
        &[
            ("SHOP_CAPTURE", "manual"),
            ("SHOP_CARD_3DS", "always"),
            ("SHOP_SETTLEMENT_CURRENCY", "USD"),
        ],
        |browser| {
            let shop = browser.shop().to_owned();
            Browser::of_agent(&shop, phone).with("pay", "page")
        },
    )
    .await;
    for (pointer, expected) in [
        ("/paymentFactor/captureMode", json!("MANUAL")),
        ("/settlementStrategy/settlementCurrency", json!("USD")),
        ("/env/terminalType", json!("WAP")),
        ("/env/osType", json!("ANDROID")),
        ("/env/browserInfo/userAgent", json!(phone)),
        (
            "/availablePaymentMethod/paymentMethodMetaData/is3DSAuthentication",
            json!(true),
        ),
        (
            "/availablePaymentMethod/paymentMethodTypeList",
            json!([
                { "paymentMethodType": "TNG", "paymentMethodOrder": "0" },
                {
                    "paymentMethodType": "ALIPAY_CN", "paymentMethodOrder": "1",
                    "expressCheckout": true,
                },
            ]),
        ),
    ] {
        assert_eq!(at(&body, pointer), &expected, "{pointer}: {body:#}");
    }
}

/// The e-mail address goes to the methods that ask for it again, and to no other.
#[tokio::test]
async fn one_chosen_method_is_the_only_one_on_the_page() {
    let (_shop, body) = asked(&[], &[], |browser| browser.with("pay", "method:ALIPAY_CN")).await;
    assert_eq!(
        at(&body, "/availablePaymentMethod"),
        &json!({ "paymentMethodTypeList": [{ "paymentMethodType": "ALIPAY_CN" }] })
    );
}

/// The merchant's list holds in the shop's own checkout too, whatever a form says.
#[tokio::test]
async fn what_the_merchant_does_not_list_is_neither_shown_nor_taken() {
    let shop = TestShop::decided(&[("pay.methods", r#"["TNG", "ALIPAY_CN"]"#)], &[]).await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    let page = browser.get("/checkout").await;
    let shown = page.attributes("input[name=pay]", "value");
    assert_eq!(shown, ["method:TNG", "method:ALIPAY_CN", "page"]);
    for way in ["card", "method:GCASH", "saved:x"] {
        let page = browser.clone().with("pay", way).checkout().await;
        assert_eq!(page.status, 422, "{way}");
    }
    assert!(shop.db.orders().await.is_empty());
    browser.with("pay", "method:TNG").to_gateway().await;
}
