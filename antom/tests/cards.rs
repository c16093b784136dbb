//! What `pay` is asked, as the two card guides describe it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use antom::*;
use serde_json::json;

/// Every row of the parameter tables of guides 003 and 004, as the place that it has in the request.
const ROWS: &[(&str, &str)] = &[
    ("003 004", "/productCode"),
    ("003 004", "/paymentRequestId"),
    ("003 004", "/paymentAmount/value"),
    ("003 004", "/paymentAmount/currency"),
    ("003 004", "/settlementStrategy/settlementCurrency"),
    ("003", "/paymentMethod/paymentMethodMetaData"),
    ("003", "/paymentMethod/paymentMethodMetaData/tokenizeMode"),
    ("003 004", "/paymentMethod/paymentMethodType"),
    ("003", "/paymentMethod/paymentMethodId"),
    ("003", "/paymentMethod/paymentMethodMetaData/isCardOnFile"),
    (
        "003 004",
        "/paymentMethod/paymentMethodMetaData/is3DSAuthentication",
    ),
    (
        "004",
        "/paymentMethod/paymentMethodMetaData/selectedCardBrand",
    ),
    ("004", "/paymentMethod/requireIssuerAuthentication"),
    ("003 004", "/paymentFactor/isAuthorization"),
    ("003 004", "/paymentFactor/captureMode"),
    ("003 004", "/paymentExpiryTime"),
    ("003 004", "/paymentRedirectUrl"),
    ("003 004", "/paymentNotifyUrl"),
    ("003 004", "/env/terminalType"),
    ("003 004", "/env/osType"),
    ("003 004", "/env/clientIp"),
    ("003", "/env/deviceId"),
    ("003", "/env/deviceLanguage"),
    ("003 004", "/order/orderAmount/currency"),
    ("003 004", "/order/orderAmount/value"),
    ("003 004", "/order/referenceOrderId"),
    ("003 004", "/order/orderDescription"),
    ("003 004", "/order/buyer/referenceBuyerId"),
    ("003 004", "/order/buyer/buyerPhoneNo"),
    ("003 004", "/order/buyer/buyerEmail"),
    ("003", "/order/buyer/buyerName/fullName"),
    ("003", "/order/goods/0/goodsName"),
    ("003", "/order/shipping/shippingName/fullName"),
    // What guide 004 names as a feature of a payment without giving it a row.
    (
        "004",
        "/paymentMethod/paymentMethodMetaData/enableAuthenticationUpgrade",
    ),
    ("004", "/creditPayPlan/installmentNum"),
];

fn full_request() -> PayRequest {
    let text = |text: &str| Some(text.to_owned());
    let total = Amount::new("SGD", 6400);
    let name = UserName {
        full_name: text("Ada Tan"),
        ..UserName::default()
    };
    let mut order = Order::new("WF-1001", "Weekender and strap", total.clone());
    order.goods = vec![Goods::new("WEEKENDER", "Weekender", total.clone(), 1)];
    order.shipping = Some(Shipping {
        shipping_name: Some(name.clone()),
        ..Shipping::default()
    });
    order.buyer = Some(Buyer {
        reference_buyer_id: text("B-7"),
        buyer_phone_no: text("6580000000"),
        buyer_email: text("ada@example.com"),
        buyer_name: Some(name),
        ..Buyer::default()
    });
    let card = PaymentMethod {
        payment_method_id: Some(CardToken::new("ALIPAYtoken+/=")),
        require_issuer_authentication: Some(false),
        payment_method_meta_data: Some(PaymentMethodMetaData {
            tokenize_mode: Some(TokenizeMode::AskForConsent),
            is_3ds_authentication: Some(true),
            enable_authentication_upgrade: Some(true),
            is_card_on_file: Some(true),
            selected_card_brand: text("VISA"),
            ..PaymentMethodMetaData::default()
        }),
        ..PaymentMethod::card()
    };
    let env = Env {
        os_type: Some(OsType::Android),
        device_id: text("D-1"),
        device_language: text("en_SG"),
        ..Env::new(TerminalType::Wap, "203.0.113.7")
    };
    PayRequest {
        payment_notify_url: text("https://shop.example/notify"),
        payment_expiry_time: text("2026-01-02T03:18:05+00:00"),
        settlement_strategy: Some(SettlementStrategy::new("SGD")),
        payment_factor: Some(PaymentFactor {
            is_authorization: Some(true),
            capture_mode: Some(CaptureMode::Manual),
        }),
        credit_pay_plan: Some(CreditPayPlan::monthly(3)),
        merchant_region: text("SG"),
        user_region: text("MY"),
        metadata: text("mine"),
        ..PayRequest::new(
            "PAY-1",
            total,
            order,
            card,
            "https://shop.example/result",
            env,
        )
    }
}

#[test]
fn every_row_of_the_guides_tables_is_sent() {
    let sent = serde_json::to_value(full_request()).unwrap();
    for (guides, row) in ROWS {
        let found = sent.pointer(row);
        assert!(
            found.is_some_and(|value| !value.is_null()),
            "{row} of guide {guides}"
        );
    }
}

#[test]
fn a_full_request_has_the_words_of_the_guides() {
    let sent = serde_json::to_value(full_request()).unwrap();
    assert_eq!(
        sent["paymentMethod"],
        json!({
            "paymentMethodType": "CARD",
            "paymentMethodId": "ALIPAYtoken+/=",
            "requireIssuerAuthentication": false,
            "paymentMethodMetaData": {
                "tokenizeMode": "ASKFORCONSENT",
                "is3DSAuthentication": true,
                "enableAuthenticationUpgrade": true,
                "isCardOnFile": true,
                "selectedCardBrand": "VISA"
            }
        })
    );
    assert_eq!(
        sent["paymentFactor"],
        json!({"captureMode": "MANUAL", "isAuthorization": true})
    );
    assert_eq!(sent["env"]["osType"], "ANDROID");
    assert_eq!(
        sent["creditPayPlan"],
        json!({"installmentNum": "3", "interval": "MONTH"})
    );
    assert_eq!(full_request().check(), Ok(()));
    let back: PayRequest = serde_json::from_value(sent).unwrap();
    assert_eq!(back, full_request());
}

#[test]
fn a_plain_card_needs_little_and_is_only_authorised() {
    let mut order = Order::new("WF-1", "A bag", Amount::new("SGD", 100));
    order.buyer = Some(Buyer {
        buyer_email: Some("ada@example.com".to_owned()),
        ..Buyer::default()
    });
    let request = PayRequest::new(
        "PAY-1",
        Amount::new("SGD", 100),
        order,
        PaymentMethod::card(),
        "https://shop.example/result",
        Env::new(TerminalType::Web, "203.0.113.7"),
    );
    assert_eq!(request.check(), Ok(()));
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "productCode": "CASHIER_PAYMENT",
            "paymentRequestId": "PAY-1",
            "paymentAmount": {"currency": "SGD", "value": "100"},
            "order": {
                "referenceOrderId": "WF-1",
                "orderDescription": "A bag",
                "orderAmount": {"currency": "SGD", "value": "100"},
                "buyer": {"buyerEmail": "ada@example.com"}
            },
            "paymentMethod": {"paymentMethodType": "CARD"},
            "paymentRedirectUrl": "https://shop.example/result",
            "env": {"terminalType": "WEB", "clientIp": "203.0.113.7"},
            "paymentFactor": {"isAuthorization": true}
        })
    );
    let wallet = PayRequest::new(
        "PAY-2",
        Amount::new("SGD", 100),
        Order::new("WF-1", "A bag", Amount::new("SGD", 100)),
        PaymentMethod::new("TNG"),
        "https://shop.example/result",
        Env::new(TerminalType::Web, "203.0.113.7"),
    );
    assert_eq!(wallet.payment_factor, None);
    assert_eq!(wallet.check(), Ok(()));
}

#[test]
fn each_fault_of_a_payment_is_named() {
    type Break = fn(&mut PayRequest);
    let missing = RequestError::Missing;
    let faults: [(Break, RequestError); 14] = [
        (
            |r| r.payment_request_id.clear(),
            missing("paymentRequestId"),
        ),
        (
            |r| r.payment_redirect_url.clear(),
            missing("paymentRedirectUrl"),
        ),
        (
            |r| r.payment_amount = Amount::new("SGD", 0),
            RequestError::BadAmount("paymentAmount"),
        ),
        (
            |r| r.payment_amount = Amount::new("USD", 6400),
            RequestError::MixedCurrencies("paymentAmount"),
        ),
        (
            |r| r.order.goods[0].goods_quantity = Some("2".to_owned()),
            RequestError::SumMismatch {
                sum: 12800,
                amount: 6400,
            },
        ),
        (|r| r.env.terminal_type = None, missing("env.terminalType")),
        (|r| r.env.os_type = None, missing("env.osType")),
        (|r| r.env.client_ip = None, missing("env.clientIp")),
        (|r| r.order.buyer = None, missing("order.buyer")),
        (
            |r| r.order.buyer = Some(Buyer::default()),
            missing("order.buyer"),
        ),
        (
            |r| r.payment_factor = None,
            missing("paymentFactor.isAuthorization"),
        ),
        (
            |r| r.payment_method.payment_method_id = None,
            missing("paymentMethod.paymentMethodId"),
        ),
        (
            |r| r.payment_method.payment_method_id = Some(CardToken::new("x".repeat(129))),
            RequestError::TooLong {
                field: "paymentMethod.paymentMethodId",
                max: 128,
            },
        ),
        (
            |r| r.payment_method.require_issuer_authentication = Some(true),
            RequestError::AutomaticCaptureOnly,
        ),
    ];
    for (fault, expected) in faults {
        let mut broken = full_request();
        fault(&mut broken);
        assert_eq!(broken.check(), Err(expected));
    }
}

#[test]
fn a_token_is_in_no_debug_output() {
    let request = full_request();
    assert!(!format!("{request:?}").contains("ALIPAYtoken"));
    let deletion = DeleteTokenRequest::new(CardToken::new("ALIPAYtoken+/="));
    assert!(!format!("{deletion:?}").contains("ALIPAYtoken"));
    assert_eq!(
        serde_json::to_value(&deletion).unwrap(),
        json!({"token": "ALIPAYtoken+/="})
    );
    let info: PaymentResultInfo =
        serde_json::from_value(json!({"cardToken": "ALIPAYtoken+/="})).unwrap();
    assert!(!format!("{info:?}").contains("ALIPAYtoken"));
    assert_eq!(info.card_token.unwrap().expose(), "ALIPAYtoken+/=");
    let missing = Err(RequestError::Missing("token"));
    assert_eq!(DeleteTokenRequest::new(CardToken::new("")).check(), missing);
}
