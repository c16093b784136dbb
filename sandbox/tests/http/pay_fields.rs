//! What pay is refused for before anything happens.

use serde_json::{Value, json};

use crate::bench::{Bench, code, text};

type Row = (&'static str, Value, &'static str);

/// Which field gets which value, and which field the refusal names.
fn table() -> Vec<Row> {
    vec![
        ("/productCode", Value::Null, "productCode:"),
        ("/paymentRequestId", Value::Null, "paymentRequestId:"),
        (
            "/paymentRequestId",
            json!("x".repeat(65)),
            "paymentRequestId:",
        ),
        ("/paymentAmount", Value::Null, "paymentAmount:"),
        ("/paymentAmount/value", json!("0"), "paymentAmount.value:"),
        (
            "/paymentAmount/currency",
            json!("sgd"),
            "paymentAmount.currency:",
        ),
        ("/paymentRedirectUrl", Value::Null, "paymentRedirectUrl:"),
        ("/paymentNotifyUrl", json!("nowhere"), "paymentNotifyUrl:"),
        ("/paymentMethod", Value::Null, "paymentMethod:"),
        (
            "/paymentMethod/paymentMethodType",
            Value::Null,
            "paymentMethod.paymentMethodType:",
        ),
        (
            "/paymentMethod/paymentMethodMetaData",
            json!({ "tokenizeMode": "SOMETIMES" }),
            "paymentMethod.paymentMethodMetaData.tokenizeMode:",
        ),
        (
            "/paymentMethod/paymentMethodMetaData",
            json!({ "is3DSAuthentication": "perhaps" }),
            "paymentMethod.paymentMethodMetaData.is3DSAuthentication:",
        ),
        (
            "/paymentMethod/paymentMethodMetaData",
            json!({ "isCardOnFile": true }),
            "paymentMethod.paymentMethodId:",
        ),
        (
            "/paymentMethod/paymentMethodId",
            json!("x".repeat(129)),
            "paymentMethod.paymentMethodId:",
        ),
        (
            "/paymentFactor",
            Value::Null,
            "paymentFactor.isAuthorization:",
        ),
        (
            "/paymentFactor/isAuthorization",
            json!(false),
            "paymentFactor.isAuthorization:",
        ),
        (
            "/paymentFactor/captureMode",
            json!("LATER"),
            "paymentFactor.captureMode:",
        ),
        ("/env", Value::Null, "env:"),
        ("/env/terminalType", Value::Null, "env.terminalType:"),
        ("/env/terminalType", json!("FRIDGE"), "env.terminalType:"),
        ("/env/terminalType", json!("WAP"), "env.osType:"),
        ("/env/terminalType", json!("APP"), "env.osType:"),
        ("/env/osType", json!("SYMBIAN"), "env.osType:"),
        ("/env/clientIp", Value::Null, "env.clientIp:"),
        ("/order", Value::Null, "order:"),
        (
            "/order/referenceOrderId",
            Value::Null,
            "order.referenceOrderId:",
        ),
        (
            "/order/orderDescription",
            Value::Null,
            "order.orderDescription:",
        ),
        ("/order/orderAmount", Value::Null, "order.orderAmount:"),
        (
            "/order/orderAmount/value",
            json!("6401"),
            "order.orderAmount.value:",
        ),
        ("/order/buyer", Value::Null, "order.buyer:"),
        (
            "/order/buyer",
            json!({ "buyerName": { "fullName": "A" } }),
            "order.buyer:",
        ),
        ("/paymentExpiryTime", json!("soon"), "paymentExpiryTime:"),
        (
            "/paymentExpiryTime",
            json!("2020-01-01T00:00:00+08:00"),
            "paymentExpiryTime:",
        ),
        (
            "/paymentExpiryTime",
            json!("2099-01-01T00:00:00+08:00"),
            "paymentExpiryTime:",
        ),
        (
            "/settlementStrategy",
            json!({ "settlementCurrency": "dollars" }),
            "settlementStrategy.settlementCurrency:",
        ),
        (
            "/creditPayPlan",
            json!({ "installmentNum": "3" }),
            "creditPayPlan.installmentNum:",
        ),
        ("/creditPayPlan", json!({}), "creditPayPlan.installmentNum:"),
    ]
}

#[tokio::test]
async fn each_refusal_names_its_field_and_leaves_nothing_behind() {
    let bench = Bench::start().await;
    for (pointer, value, field) in table() {
        let mut request = bench.pay_request();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        request.pointer_mut(parent).unwrap()[name] = value.clone();
        let answer = bench.pay(&request).await;
        assert_eq!(code(&answer), "PARAM_ILLEGAL", "{pointer} {value}");
        let message = text(&answer, "/result/resultMessage");
        assert!(message.contains(field), "{pointer} {value}: {message}");
    }
    assert_eq!(bench.state().await["payments"], json!([]));
    bench.advance(24 * 3600).await;
    assert!(bench.hooks().is_empty());
}

#[tokio::test]
async fn a_phone_says_which() {
    let bench = Bench::start().await;
    for (terminal, system) in [("WAP", "ANDROID"), ("WAP", "IOS"), ("APP", "IOS")] {
        let mut request = bench.pay_request();
        request["env"]["terminalType"] = json!(terminal);
        request["env"]["osType"] = json!(system);
        bench.pay_page(&request).await;
    }
}

#[tokio::test]
async fn an_id_stands_for_one_payment() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    bench.pay_page(&request).await;
    for change in [
        |request: &mut Value| request["paymentFactor"]["captureMode"] = json!("MANUAL"),
        |request: &mut Value| request["order"]["referenceOrderId"] = json!("W-1002"),
        |request: &mut Value| request["paymentMethod"]["paymentMethodType"] = json!("TNG"),
        |request: &mut Value| {
            request["order"].as_object_mut().unwrap().remove("goods");
            request["paymentAmount"]["value"] = json!("6500");
            request["order"]["orderAmount"]["value"] = json!("6500");
        },
    ] {
        let mut other = request.clone();
        change(&mut other);
        assert_eq!(code(&bench.pay(&other).await), "REPEAT_REQ_INCONSISTENT");
    }
    // Other forms of the same scalars are no change.
    let mut same = request.clone();
    same["paymentFactor"]["isAuthorization"] = json!("true");
    bench.pay_page(&same).await;
    let payments = bench.state().await["payments"].clone();
    assert_eq!(payments.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_replay_is_answered_even_when_its_time_is_over() {
    let bench = Bench::start().await;
    let mut request = bench.pay_request();
    let at = time::OffsetDateTime::now_utc() + time::Duration::seconds(30);
    let at = at
        .format(&time::format_description::well_known::Rfc3339)
        .unwrap();
    request["paymentExpiryTime"] = json!(at);
    bench.pay_page(&request).await;
    bench.advance(60).await;
    let mut answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "ORDER_IS_CLOSED");
    // Another id with a time that is over on the merchant's own clock is illegal.
    request["paymentRequestId"] = json!("LATE-1");
    request["paymentExpiryTime"] = json!("2020-01-01T00:00:00+08:00");
    answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_method_that_is_not_there_cannot_pay() {
    let bench = Bench::start().await;
    let mut request = bench.pay_request();
    request["paymentMethod"]["paymentMethodType"] = json!("BARTER");
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "UNAVAILABLE_PAYMENT_METHOD");

    let off = json!({ "method": "CARD", "enabled": false });
    let switched = bench.control("methods", &off).await;
    assert_eq!(switched["switchedOff"], json!(["CARD"]));
    let request = bench.pay_request();
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "UNAVAILABLE_PAYMENT_METHOD");
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&inquiry), "ORDER_NOT_EXIST");

    let on = json!({ "method": "CARD", "enabled": true });
    bench.control("methods", &on).await;
    bench.pay_page(&request).await;
}
