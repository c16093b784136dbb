//! What is told about a card payment, and what `consult` tells, as the two card guides describe it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use antom::*;
use serde_json::{Value, json};

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
