//! The shapes that the two card guides describe: what `pay` and `consult` are asked, and what is told
//! about a card payment.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use antom::*;
use serde_json::{Value, json};

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
                most: 128,
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

#[test]
fn the_buyer_goes_on_by_whichever_field_says_where() {
    let answer = |fields: Value| {
        let mut value = json!({"result": {
            "resultCode": "PAYMENT_IN_PROCESS", "resultStatus": "U", "resultMessage": "."
        }});
        let fields = fields.as_object().unwrap().clone();
        value.as_object_mut().unwrap().extend(fields);
        serde_json::from_value::<Payment>(value).unwrap()
    };
    let url = "https://pay.example/p?code=A+B";
    let form = json!({"method": "GET", "redirectUrl": url});
    let written = json!({
        "method": "GET", "paymentActionFormType": "RedirectActionForm", "redirectUrl": url
    });
    for fields in [
        json!({"normalUrl": url}),
        json!({"redirectActionForm": form}),
        json!({"paymentActionForm": written.to_string()}),
        json!({"paymentActionForm": written}),
        json!({"normalUrl": url, "paymentActionForm": "{broken"}),
    ] {
        let answer = answer(fields.clone());
        assert_eq!(answer.continue_url().as_deref(), Some(url), "{fields}");
    }
    let kind = answer(json!({"paymentActionForm": written.to_string()}))
        .action_form()
        .unwrap()
        .action_form_type;
    assert_eq!(kind.as_deref(), Some("RedirectActionForm"));
    // A form that is to be posted is more than an address.
    let posted = json!({"method": "POST", "redirectUrl": url, "parameters": "{}"});
    for fields in [
        json!({}),
        json!({"normalUrl": ""}),
        json!({"redirectActionForm": posted}),
        json!({"paymentActionForm": "{broken"}),
    ] {
        assert_eq!(answer(fields.clone()).continue_url(), None, "{fields}");
    }
}

/// What guides 003 and 004 show of a card, all at once.
fn card_info() -> Value {
    json!({
        "avsResultRaw": "A",
        "cardBin": "405469**",
        "cardBrand": "VISA",
        "cardCategory": "CONSUMER",
        "cardNo": "************0768",
        "cardToken": "ALIPAYtoken",
        "credentialTypeUsed": "PAN",
        "cvvResultRaw": "Y",
        "expiryMonth": "**",
        "expiryYear": "**",
        "fingerprint": "f1",
        "funding": "CREDIT",
        "holdName": "ADA TAN",
        "issuerName": "A BANK",
        "issuingCountry": "SG",
        "lastFour": "0768",
        "networkTransactionId": "N1",
        "paymentMethodRegion": "GLOBAL",
        "threeDSResult": {
            "cavv": "C", "challengeCancel": "", "eci": "05", "threeDSOffered": true,
            "threeDSType": "INTERNAL", "threeDSVersion": "2.2.0",
            "threeDStransactionStatusReason": "", "xid": "X",
        },
    })
}

fn acquirer() -> Value {
    json!({
        "acquirerMerchantId": "M", "acquirerName": "ANTOM", "acquirerResultCode": "SUCCESS",
        "acquirerResultMessage": "success", "acquirerTransactionId": "T",
        "referenceRequestId": "R",
    })
}

/// That nothing is lost between reading and writing, empty texts apart.
fn assert_kept(read: &Value, written: &Value, place: &str) {
    match read {
        Value::Object(fields) => {
            for (name, value) in fields {
                let place = format!("{place}/{name}");
                if value != "" {
                    assert_kept(value, &written[name], &place);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                assert_kept(item, &written[index], &format!("{place}/{index}"));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            assert_eq!(read, written, "{place}");
        }
    }
}

#[test]
fn everything_told_about_a_card_is_read() {
    let amount = json!({"currency": "SGD", "value": "6400"});
    let result = json!({
        "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."
    });
    let told = json!({
        "notifyType": "PAYMENT_RESULT", "result": result, "paymentRequestId": "PAY-1",
        "paymentId": "P1", "paymentAmount": amount, "actualPaymentAmount": amount,
        "paymentCreateTime": "2026-01-02T11:04:05+08:00",
        "paymentTime": "2026-01-02T11:05:05+08:00",
        "authExpiryTime": "2026-01-09T11:05:05+08:00", "paymentMethodType": "CARD",
        "acquirerReferenceNo": "A1", "acquirerInfo": acquirer(),
        "paymentResultInfo": card_info(), "cardInfo": card_info(),
    });
    let Notification::Payment(payment) = Notification::parse(told.to_string().as_bytes()).unwrap()
    else {
        panic!("it is a payment");
    };
    let card = payment.card().unwrap();
    assert_eq!(card.cardholder(), Some("ADA TAN"));
    let secure = card.three_ds_result.as_ref().unwrap();
    assert_eq!(secure.kind.as_deref(), Some("INTERNAL"));
    assert_eq!(secure.offered, Some(true));
    assert_kept(&told, &serde_json::to_value(&payment).unwrap(), "");

    let asked = json!({
        "result": result, "paymentStatus": "SUCCESS", "paymentResultCode": "SUCCESS",
        "paymentResultMessage": "success.", "paymentRequestId": "PAY-1", "paymentId": "P1",
        "paymentAmount": amount, "paymentCreateTime": "2026-01-02T11:04:05+08:00",
        "paymentTime": "2026-01-02T11:05:05+08:00",
        "authExpiryTime": "2026-01-09T11:05:05+08:00", "paymentMethodType": "CARD",
        "paymentRedirectUrl": "https://shop.example/result", "acquirerReferenceNo": "A1",
        "acquirerInfo": acquirer(), "paymentResultInfo": card_info(), "cardInfo": card_info(),
        "redirectActionForm": {"method": "GET", "redirectUrl": "https://pay.example/p"},
        "transactions": [{
            "transactionType": "CAPTURE", "transactionStatus": "SUCCESS",
            "transactionRequestId": "PAY-1", "transactionAmount": amount,
            "transactionTime": "2026-01-02T11:05:07+08:00", "transactionId": "C1",
            "transactionResult": result, "acquirerInfo": acquirer(),
        }],
    });
    let inquiry: PaymentInquiry = serde_json::from_value(asked.clone()).unwrap();
    assert_kept(&asked, &serde_json::to_value(&inquiry).unwrap(), "");
}

#[test]
fn a_consultation_reads_every_field() {
    let amount = |value: &str| json!({"currency": "BRL", "value": value});
    let brand = json!({"cardBrand": "VISA", "logo": {"logoName": "Visa", "logoUrl": "https://l"}});
    let told = json!({
        "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."},
        "paymentOptions": [
            {
                "paymentMethodType": "CARD", "paymentMethodCategory": "CARD", "enabled": true,
                "preferred": true, "paymentMethodRegion": ["GLOBAL", "BR"],
                "supportedCurrencies": ["BRL", "SGD"],
                "logo": {"logoName": "Card", "logoUrl": "https://logos.example/card.svg"},
                "interactionType": "REDIRECT",
                "amountLimitInfoMap": {"BRL": {
                    "singleLimit": {"minAmount": amount("100"), "maxAmount": amount("900000")},
                    "dayLimit": {"remainAmount": amount("1")}
                }},
                "paymentOptionDetail": {
                    "supportCardBrands": [brand], "funding": ["CREDIT"],
                    "supportBanks": [{"bankIdentifierCode": "B", "bankShortName": "Bank"}]
                },
                "installment": {
                    "supportCardBrands": [brand],
                    "plans": [
                        {
                            "installmentNum": "3", "interval": "MONTH", "enabled": true,
                            "interestRate": "0", "minInstallmentAmount": amount("5000"),
                            "maxInstallmentAmount": amount("900000")
                        },
                        {"installmentNum": "6", "interval": "MONTH", "enabled": false},
                    ]
                },
                "promotionInfos": [{
                    "promotionType": "INTEREST_FREE",
                    "interestFree": {"provider": "A", "installmentFreeNums": [2, 3]}
                }],
                "promoNames": "{\"en_US\":\"Less\"}",
            },
            {"paymentMethodType": "GCASH", "enabled": false,
             "disableReason": "CHANNEL_NOT_SUPPORT_CURRENCY"},
        ],
    });
    let consultation: Consultation = serde_json::from_value(told.clone()).unwrap();
    assert_kept(&told, &serde_json::to_value(&consultation).unwrap(), "");
    let card = consultation.option("CARD").unwrap();
    assert!(card.is_enabled());
    assert_eq!(card.name(), "Card");
    let limit = card.single_limit("BRL").unwrap();
    assert_eq!(limit.max_amount, Some(Amount::new("BRL", 900_000)));
    assert_eq!(card.single_limit("SGD"), None);
    let plans = |value| card.plans(&Amount::new("BRL", value)).count();
    assert_eq!((plans(4999), plans(5000), plans(900_001)), (0, 1, 0));
    assert_eq!(card.plans(&Amount::new("SGD", 5000)).count(), 0);
    let gcash = consultation.option("GCASH").unwrap();
    assert!(!gcash.is_enabled());
    assert_eq!(gcash.name(), "GCASH");
}

#[test]
fn one_odd_option_does_not_hide_the_others() {
    let consultation: Consultation = serde_json::from_value(json!({
        "result": {"resultCode": "SUCCESS", "resultStatus": "S"},
        "paymentOptions": [
            {"enabled": true},
            {"paymentMethodType": "CARD", "enabled": "true", "logo": 7, "installment": []},
            "nonsense",
        ],
    }))
    .unwrap();
    assert_eq!(consultation.payment_options.len(), 1);
    assert!(consultation.option("CARD").unwrap().is_enabled());
}
