//! The shapes that the guide of the hosted Checkout Page describes, written and read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use antom::*;
use serde_json::{Value, json};

fn full_request() -> CreatePaymentSession {
    let unit = Amount::new("SGD", 3200);
    let mut order = Order::new("WF-1001", "Weekender and strap", Amount::new("SGD", 6400));
    order.goods = vec![Goods {
        goods_brand: Some("Wayfare".to_owned()),
        goods_category: Some("bags/weekender".to_owned()),
        goods_sku_name: Some("Moss".to_owned()),
        goods_url: Some("https://shop.example/products/weekender".to_owned()),
        goods_image_url: Some("https://shop.example/weekender.svg".to_owned()),
        ..Goods::new("WEEKENDER-MOSS", "Weekender", unit, 2)
    }];
    let name = UserName {
        full_name: Some("Ada Tan".to_owned()),
        ..UserName::default()
    };
    order.buyer = Some(Buyer {
        reference_buyer_id: Some("B-7".to_owned()),
        buyer_email: Some("ada@example.com".to_owned()),
        buyer_phone_no: Some("6580000000".to_owned()),
        buyer_name: Some(name.clone()),
        ..Buyer::default()
    });
    order.shipping = Some(Shipping {
        shipping_name: Some(name),
        shipping_address: Some(Address {
            region: Some("SG".to_owned()),
            city: Some("Singapore".to_owned()),
            address1: Some("1 Quay".to_owned()),
            zip_code: Some("018956".to_owned()),
            ..Address::default()
        }),
        ..Shipping::default()
    });
    let mut request = CreatePaymentSession::new(
        "PAY-1",
        Amount::new("SGD", 6400),
        order,
        "https://shop.example/result/t",
    );
    request.payment_notify_url = Some("https://shop.example/notify".to_owned());
    request.settlement_strategy = Some(SettlementStrategy::new("SGD"));
    request.locale = Some("en_SG".to_owned());
    request.payment_factor = Some(PaymentFactor {
        capture_mode: Some(CaptureMode::Automatic),
        ..PaymentFactor::default()
    });
    request.available_payment_method = Some(AvailablePaymentMethod {
        payment_method_type_list: vec![
            PaymentMethodTypeItem {
                payment_method_order: Some(0),
                express_checkout: Some(true),
                ..PaymentMethodTypeItem::new("ALIPAY_CN")
            },
            PaymentMethodTypeItem::new("CARD"),
        ],
        payment_method_meta_data: Some(PaymentMethodMetaData {
            payer_email: Some("ada@example.com".to_owned()),
            cpf: Some("00000000191".to_owned()),
            is_3ds_authentication: Some(true),
            tokenize_mode: Some(TokenizeMode::Enabled),
            other: [("somethingElse".to_owned(), json!("x"))].into(),
            ..PaymentMethodMetaData::default()
        }),
    });
    request.payment_session_expiry_time = Some("2026-01-02T04:04:05+00:00".to_owned());
    request.env = Some(Env {
        terminal_type: Some(TerminalType::Wap),
        os_type: Some(OsType::Ios),
        client_ip: Some("203.0.113.7".to_owned()),
        time_zone_offset: Some(-480),
        ..Env::default()
    });
    request
}

#[test]
fn a_request_is_written_with_the_names_of_the_guide() {
    let expected = json!({
        "productCode": "CASHIER_PAYMENT",
        "productScene": "CHECKOUT_PAYMENT",
        "paymentRequestId": "PAY-1",
        "paymentAmount": {"currency": "SGD", "value": "6400"},
        "order": {
            "referenceOrderId": "WF-1001",
            "orderDescription": "Weekender and strap",
            "orderAmount": {"currency": "SGD", "value": "6400"},
            "goods": [{
                "referenceGoodsId": "WEEKENDER-MOSS",
                "goodsName": "Weekender",
                "goodsCategory": "bags/weekender",
                "goodsBrand": "Wayfare",
                "goodsUnitAmount": {"currency": "SGD", "value": "3200"},
                "goodsQuantity": "2",
                "goodsSkuName": "Moss",
                "goodsUrl": "https://shop.example/products/weekender",
                "goodsImageUrl": "https://shop.example/weekender.svg"
            }],
            "shipping": {
                "shippingName": {"fullName": "Ada Tan"},
                "shippingAddress": {
                    "region": "SG",
                    "city": "Singapore",
                    "address1": "1 Quay",
                    "zipCode": "018956"
                }
            },
            "buyer": {
                "referenceBuyerId": "B-7",
                "buyerName": {"fullName": "Ada Tan"},
                "buyerPhoneNo": "6580000000",
                "buyerEmail": "ada@example.com"
            }
        },
        "paymentRedirectUrl": "https://shop.example/result/t",
        "paymentNotifyUrl": "https://shop.example/notify",
        "settlementStrategy": {"settlementCurrency": "SGD"},
        "locale": "en_SG",
        "paymentFactor": {"captureMode": "AUTOMATIC"},
        "availablePaymentMethod": {
            "paymentMethodTypeList": [
                {
                    "paymentMethodType": "ALIPAY_CN",
                    "paymentMethodOrder": "0",
                    "expressCheckout": true
                },
                {"paymentMethodType": "CARD"}
            ],
            "paymentMethodMetaData": {
                "payerEmail": "ada@example.com",
                "cpf": "00000000191",
                "is3DSAuthentication": true,
                "tokenizeMode": "ENABLED",
                "somethingElse": "x"
            }
        },
        "paymentSessionExpiryTime": "2026-01-02T04:04:05+00:00",
        "env": {
            "terminalType": "WAP",
            "osType": "IOS",
            "clientIp": "203.0.113.7",
            "timeZoneOffset": -480
        }
    });
    let request = full_request();
    assert_eq!(request.check(), Ok(()));
    assert_eq!(serde_json::to_value(&request).unwrap(), expected);
    let back: CreatePaymentSession = serde_json::from_value(expected).unwrap();
    assert_eq!(back, request);
}

#[test]
fn a_request_with_other_scalars_and_unknown_fields_reads_alike() {
    let mut value = serde_json::to_value(full_request()).unwrap();
    value["order"]["goods"][0]["goodsQuantity"] = json!(2);
    value["paymentAmount"]["value"] = json!(6400);
    value["env"]["timeZoneOffset"] = json!("-480");
    let list = &mut value["availablePaymentMethod"]["paymentMethodTypeList"];
    list[0]["paymentMethodOrder"] = json!(0);
    list[0]["expressCheckout"] = json!("true");
    value["merchantRegion"] = Value::Null;
    value["somethingNew"] = json!({"a": [1]});
    let read: CreatePaymentSession = serde_json::from_value(value).unwrap();
    assert_eq!(read, full_request());
}

#[test]
fn a_request_without_what_it_must_have_is_refused() {
    for field in ["productCode", "paymentRequestId", "paymentAmount", "order"] {
        let mut value = serde_json::to_value(full_request()).unwrap();
        value.as_object_mut().unwrap().remove(field);
        assert!(
            serde_json::from_value::<CreatePaymentSession>(value).is_err(),
            "{field}"
        );
    }
}

#[test]
fn a_session_tells_when_it_expires() {
    let session: PaymentSession = serde_json::from_value(json!({
        "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."},
        "paymentSessionId": "S1",
        "paymentSessionData": "AAAA&&SG&&188&&BBBB",
        "paymentSessionExpiryTime": "2025-03-19T16:21:06+08:00",
        "normalUrl": "https://checkout.example/pay?sessionData=A+B"
    }))
    .unwrap();
    assert_eq!(session.expires_at(), parse_time("2025-03-19T08:21:06Z"));
    let url = session.normal_url.unwrap();
    assert_eq!(url, "https://checkout.example/pay?sessionData=A+B");
}

#[test]
fn an_inquiry_reads_every_field() {
    let amount = json!({"currency": "USD", "value": "100"});
    let ok = json!({"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."});
    let inquiry: PaymentInquiry = serde_json::from_value(json!({
        "result": ok,
        "paymentStatus": "SUCCESS",
        "paymentResultCode": "SUCCESS",
        "paymentResultMessage": "success.",
        "paymentRequestId": "PAY-1",
        "paymentId": "2025",
        "paymentAmount": amount,
        "actualPaymentAmount": amount,
        "customsDeclarationAmount": {"currency": "CNY", "value": "700"},
        "grossSettlementAmount": amount,
        "settlementQuote": {
            "quoteCurrencyPair": "CNY/USD", "quotePrice": 7.25, "guaranteed": "true"
        },
        "paymentMethodType": "CARD",
        "paymentRedirectUrl": "https://checkout.example/",
        "paymentTime": "2025-03-05T06:02:34-08:00",
        "authExpiryTime": "2025-03-12T06:02:34-08:00",
        "pspCustomerInfo": {"pspName": "ALIPAY_CN", "customer2088Id": "2088"},
        "cardInfo": {"cardBrand": "VISA", "threeDSResult": {"caav": "x", "challenged": "false"}},
        "promotionResults": [{"promotionType": "DISCOUNT", "discount": {"savingsAmount": amount}}],
        "acquirerInfo": {"acquirerName": "A"},
        "transactions": [
            {
                "transactionType": "CAPTURE",
                "transactionStatus": "SUCCESS",
                "transactionResult": {"resultCode": "PROCESS_FAIL", "resultStatus": "F"},
                "transactionAmount": amount,
                "transactionRequestId": "PAY-1"
            },
            {"transactionType": "SOMETHING_NEW", "transactionResult": ok}
        ]
    }))
    .unwrap();
    assert_eq!(inquiry.payment_status, Some(TransactionStatus::Success));
    assert_eq!(inquiry.payment_amount, Some(Amount::new("USD", 100)));
    let quote = inquiry.settlement_quote.as_ref().unwrap();
    assert_eq!(quote.quote_price.as_deref(), Some("7.25"));
    assert_eq!(quote.guaranteed, Some(true));
    let card = inquiry.card().unwrap();
    let secure = card.three_ds_result.as_ref().unwrap();
    assert_eq!(secure.cavv.as_deref(), Some("x"));
    assert_eq!(secure.challenged, Some(false));
    let psp = inquiry.psp_customer_info.as_ref().unwrap();
    assert_eq!(psp.customer_2088_id.as_deref(), Some("2088"));
    assert_eq!(inquiry.promotion_results.len(), 1);
    let captures: Vec<_> = inquiry.captures().collect();
    assert_eq!(captures.len(), 1);
    assert_eq!(captures[0].outcome(), ResultStatus::F);
    let written = serde_json::to_value(&inquiry).unwrap();
    assert_eq!(
        serde_json::from_value::<PaymentInquiry>(written).unwrap(),
        inquiry
    );
}

/// Guide 004's sample has `networkTransactionId` in `cardInfo` only, guide 000's an empty
/// `paymentResultInfo`.
#[test]
fn what_either_field_tells_of_a_card_is_told() {
    let inquiry = |info: Value, older: Value| -> PaymentInquiry {
        let success = json!({"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": ""});
        serde_json::from_value(json!({
            "result": success, "paymentResultInfo": info, "cardInfo": older,
        }))
        .unwrap()
    };
    let both = inquiry(
        json!({"cardBrand": "VISA", "avsResultRaw": ""}),
        json!({"cardBrand": "OLD", "networkTransactionId": "N1", "avsResultRaw": "Y"}),
    );
    let card = both.card().unwrap();
    assert_eq!(card.card_brand.as_deref(), Some("VISA"));
    assert_eq!(card.network_transaction_id.as_deref(), Some("N1"));
    assert_eq!(card.avs_result_raw.as_deref(), Some("Y"));
    let empty = inquiry(json!({}), json!({"networkTransactionId": "N1"}));
    let card = empty.card().unwrap();
    assert_eq!(card.network_transaction_id.as_deref(), Some("N1"));
    assert!(inquiry(Value::Null, Value::Null).card().is_none());
}

#[test]
fn a_transaction_is_judged_by_its_result() {
    let outcome = |status: Value, result: Value| {
        let value = json!({"transactionStatus": status, "transactionResult": result});
        let transaction: Transaction = serde_json::from_value(value).unwrap();
        transaction.outcome()
    };
    let result = |status| json!({"resultCode": "X", "resultStatus": status});
    assert_eq!(outcome(json!("SUCCESS"), result("S")), ResultStatus::S);
    assert_eq!(outcome(Value::Null, result("S")), ResultStatus::S);
    assert_eq!(outcome(json!("SUCCESS"), result("F")), ResultStatus::F);
    assert_eq!(outcome(json!("SUCCESS"), result("U")), ResultStatus::U);
    assert_eq!(outcome(json!("FAIL"), result("S")), ResultStatus::U);
    assert_eq!(outcome(json!("SUCCESS"), Value::Null), ResultStatus::U);
}

#[test]
fn an_unknown_status_is_no_status() {
    let value = json!({
        "result": {"resultCode": "SUCCESS", "resultStatus": "S"},
        "paymentStatus": "SETTLED"
    });
    assert!(serde_json::from_value::<PaymentInquiry>(value).is_err());
}

fn full_refund() -> RefundRequest {
    RefundRequest {
        capture_id: Some("C1".to_owned()),
        reference_refund_id: Some("RMA-7".to_owned()),
        refund_reason: Some("One bag came back".to_owned()),
        refund_notify_url: Some("https://shop.example/notify".to_owned()),
        is_async_refund: Some(true),
        actual_refund_amount: Some(Amount::new("SGD", 1300)),
        refund_details: vec![RefundDetail {
            refund_amount: Amount::new("SGD", 1400),
            refund_from: RefundFrom::UnsettledFunds,
        }],
        refund_source_account_no: Some("A".to_owned()),
        refund_to_bank_info: Some(RefundToBankInfo {
            bank_code: Some("B".to_owned()),
            account_holder_name: Some(UserName {
                full_name: Some("Ada Tan".to_owned()),
                ..UserName::default()
            }),
            account_no: Some("1".to_owned()),
        }),
        customized_info: Some(CustomizedInfo {
            customized_field1: Some("one".to_owned()),
            ..CustomizedInfo::default()
        }),
        metadata: Some("mine".to_owned()),
        extend_info: Some("more".to_owned()),
        ..RefundRequest::new("REFUND-1", "P1", Amount::new("SGD", 1400))
    }
}

#[test]
fn a_refund_is_written_with_the_names_of_the_api() {
    let expected = json!({
        "refundRequestId": "REFUND-1",
        "paymentId": "P1",
        "refundAmount": {"currency": "SGD", "value": "1400"},
        "captureId": "C1",
        "referenceRefundId": "RMA-7",
        "refundReason": "One bag came back",
        "refundNotifyUrl": "https://shop.example/notify",
        "isAsyncRefund": true,
        "actualRefundAmount": {"currency": "SGD", "value": "1300"},
        "refundDetails": [{
            "refundAmount": {"currency": "SGD", "value": "1400"},
            "refundFrom": "UNSETTLED_FUNDS"
        }],
        "refundSourceAccountNo": "A",
        "refundToBankInfo": {
            "bankCode": "B",
            "accountHolderName": {"fullName": "Ada Tan"},
            "accountNo": "1"
        },
        "customizedInfo": {"customizedField1": "one"},
        "metadata": "mine",
        "extendInfo": "more"
    });
    assert_eq!(full_refund().check(), Ok(()));
    assert_eq!(serde_json::to_value(full_refund()).unwrap(), expected);
    let mut untidy = expected;
    untidy["refundAmount"]["value"] = json!(1400);
    untidy["isAsyncRefund"] = json!("true");
    untidy["refundToBankInfo"]["accountNo"] = json!(1);
    untidy["splitDetails"] = json!([]);
    let read: RefundRequest = serde_json::from_value(untidy).unwrap();
    assert_eq!(read, full_refund());
}

#[test]
fn requests_that_move_money_must_say_what_and_how_much() {
    let capture = json!({
        "captureRequestId": "CAPTURE-1",
        "paymentId": "P1",
        "captureAmount": {"currency": "SGD", "value": "6400"},
        "isLastCapture": "false"
    });
    let read: CaptureRequest = serde_json::from_value(capture.clone()).unwrap();
    assert_eq!(read.is_last_capture, Some(false));
    for field in ["captureRequestId", "paymentId", "captureAmount"] {
        let mut value = capture.clone();
        value.as_object_mut().unwrap().remove(field);
        assert!(serde_json::from_value::<CaptureRequest>(value).is_err());
    }
    for field in ["refundRequestId", "paymentId", "refundAmount"] {
        let mut value = serde_json::to_value(full_refund()).unwrap();
        value.as_object_mut().unwrap().remove(field);
        assert!(serde_json::from_value::<RefundRequest>(value).is_err());
    }
}

#[test]
fn each_fault_of_a_refund_is_named() {
    type Break = fn(&mut RefundRequest);
    let long = |field, max| RequestError::TooLong { field, max };
    let faults: [(Break, RequestError); 15] = [
        (
            |r| r.refund_request_id.clear(),
            RequestError::Missing("refundRequestId"),
        ),
        (
            |r| r.refund_request_id = "x".repeat(65),
            long("refundRequestId", 64),
        ),
        (
            |r| r.refund_request_id = "REFUND 1".to_owned(),
            RequestError::SpecialCharacters("refundRequestId"),
        ),
        (
            |r| r.refund_request_id = "REFUND-é".to_owned(),
            RequestError::SpecialCharacters("refundRequestId"),
        ),
        (|r| r.payment_id.clear(), RequestError::Missing("paymentId")),
        (
            |r| r.refund_amount = Amount::new("SGD", 0),
            RequestError::BadAmount("refundAmount"),
        ),
        (
            |r| r.refund_amount.value = "-1".to_owned(),
            RequestError::BadAmount("refundAmount"),
        ),
        (
            |r| r.refund_amount.currency = "sgd".to_owned(),
            RequestError::BadAmount("refundAmount"),
        ),
        (
            |r| r.capture_id = Some(String::new()),
            RequestError::Missing("captureId"),
        ),
        (
            |r| r.reference_refund_id = Some("x".repeat(65)),
            long("referenceRefundId", 64),
        ),
        (
            |r| r.refund_reason = Some("x".repeat(257)),
            long("refundReason", 256),
        ),
        (
            |r| r.refund_notify_url = Some("x".repeat(1025)),
            long("refundNotifyUrl", 1024),
        ),
        (
            |r| r.metadata = Some("x".repeat(2049)),
            long("metadata", 2048),
        ),
        (
            |r| r.actual_refund_amount = Some(Amount::new("SGD", 0)),
            RequestError::BadAmount("actualRefundAmount"),
        ),
        (
            |r| r.refund_details[0].refund_amount.value.clear(),
            RequestError::BadAmount("refundDetails.refundAmount"),
        ),
    ];
    for (fault, expected) in faults {
        let mut broken = full_refund();
        fault(&mut broken);
        assert_eq!(broken.check(), Err(expected));
    }
}

#[test]
fn each_fault_of_a_capture_a_cancellation_and_an_inquiry_is_named() {
    let long = |field, max| Err(RequestError::TooLong { field, max });
    let x = |count| "x".repeat(count);
    let amount = || Amount::new("SGD", 6400);
    let capture = |id: String, payment: String| CaptureRequest::new(id, payment, amount()).check();
    assert_eq!(capture(x(64), x(64)), Ok(()));
    assert_eq!(capture(x(65), x(64)), long("captureRequestId", 64));
    assert_eq!(capture(x(64), x(65)), long("paymentId", 64));
    let missing = Err(RequestError::Missing("captureRequestId"));
    assert_eq!(capture(x(0), x(64)), missing);

    let cancel = |request: CancelRequest| request.check();
    assert_eq!(cancel(CancelRequest::by_payment_id(x(64))), Ok(()));
    let missing = Err(RequestError::Missing("paymentId"));
    assert_eq!(cancel(CancelRequest::by_payment_id("")), missing);
    let refused = long("paymentRequestId", 64);
    assert_eq!(cancel(CancelRequest::by_request_id(x(65))), refused);
    let account = CancelRequest {
        merchant_account_id: Some(x(33)),
        ..CancelRequest::by_request_id("PAY-1")
    };
    assert_eq!(cancel(account), long("merchantAccountId", 32));

    let inquire = |request: InquiryRefund| request.check();
    assert_eq!(inquire(InquiryRefund::by_refund_id(x(64))), Ok(()));
    let refused = long("refundId", 64);
    assert_eq!(inquire(InquiryRefund::by_refund_id(x(65))), refused);
    let missing = Err(RequestError::Missing("refundRequestId"));
    assert_eq!(inquire(InquiryRefund::by_request_id(" ")), missing);
}

#[test]
fn an_inquiry_of_a_payment_lists_its_refunds() {
    let ok = json!({"resultCode": "SUCCESS", "resultStatus": "S"});
    let inquiry: PaymentInquiry = serde_json::from_value(json!({
        "result": ok,
        "paymentStatus": "SUCCESS",
        "transactions": [
            {"transactionType": "CAPTURE", "transactionId": "C1", "transactionResult": ok},
            {"transactionType": "REFUND", "transactionId": "R1", "transactionResult": ok},
            {"transactionType": "REFUND", "transactionId": "R2"}
        ]
    }))
    .unwrap();
    let refunds: Vec<_> = inquiry.refunds().collect();
    assert_eq!(refunds.len(), 2);
    assert_eq!(refunds[0].outcome(), ResultStatus::S);
    assert_eq!(refunds[1].outcome(), ResultStatus::U);
}
