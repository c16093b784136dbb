//! What every field of createPaymentSession is refused for.

use serde_json::{Value, json};

use crate::bench::{Bench, CREATE, text};

type Row = (&'static str, Value, &'static str, &'static str);

/// Which field gets which value, with the code and the field that the refusal names.
fn table() -> Vec<Row> {
    let long = |length: usize| json!("x".repeat(length));
    let param = |pointer: &'static str, value: Value, field: &'static str| {
        (pointer, value, "PARAM_ILLEGAL", field)
    };
    vec![
        param("/productCode", Value::Null, "productCode:"),
        param("/productCode", json!("AGREEMENT_PAYMENT"), "productCode:"),
        param("/productScene", Value::Null, "productScene:"),
        param("/productScene", json!("EASY_PAY"), "productScene:"),
        param("/paymentRequestId", Value::Null, "paymentRequestId:"),
        param("/paymentRequestId", json!(""), "paymentRequestId:"),
        param("/paymentRequestId", long(65), "paymentRequestId:"),
        param("/paymentRequestId", json!({}), "paymentRequestId:"),
        param("/paymentAmount", Value::Null, "paymentAmount:"),
        param("/paymentAmount", json!("6400"), "paymentAmount:"),
        param(
            "/paymentAmount/currency",
            Value::Null,
            "paymentAmount.currency:",
        ),
        param(
            "/paymentAmount/currency",
            json!("sgd"),
            "paymentAmount.currency:",
        ),
        param("/paymentAmount/value", Value::Null, "paymentAmount.value:"),
        param(
            "/paymentAmount/value",
            json!("64.00"),
            "paymentAmount.value:",
        ),
        param("/paymentAmount/value", json!(64.5), "paymentAmount.value:"),
        param("/paymentAmount/value", json!("-1"), "paymentAmount.value:"),
        param("/paymentAmount/value", json!("0"), "paymentAmount.value:"),
        param(
            "/paymentAmount/value",
            json!("12345678901234567"),
            "paymentAmount.value:",
        ),
        param("/paymentRedirectUrl", Value::Null, "paymentRedirectUrl:"),
        param(
            "/paymentRedirectUrl",
            json!("/result/abc"),
            "paymentRedirectUrl:",
        ),
        param(
            "/paymentRedirectUrl",
            json!("javascript:alert(1)"),
            "paymentRedirectUrl:",
        ),
        param(
            "/paymentRedirectUrl",
            json!(format!("http://a/{}", "x".repeat(2048))),
            "paymentRedirectUrl:",
        ),
        param(
            "/paymentNotifyUrl",
            json!("ftp://127.0.0.1/x"),
            "paymentNotifyUrl:",
        ),
        param(
            "/paymentSessionExpiryTime",
            json!("soon"),
            "paymentSessionExpiryTime:",
        ),
        param(
            "/paymentSessionExpiryTime",
            json!("2020-01-01T00:00:00+08:00"),
            "paymentSessionExpiryTime:",
        ),
        param(
            "/paymentSessionExpiryTime",
            json!("2099-01-01T00:00:00+08:00"),
            "paymentSessionExpiryTime:",
        ),
        param("/locale", json!("english please"), "locale:"),
        param("/settlementStrategy", json!("USD"), "settlementStrategy:"),
        param(
            "/settlementStrategy",
            json!({ "settlementCurrency": "dollars" }),
            "settlementStrategy.settlementCurrency:",
        ),
        param(
            "/paymentFactor",
            json!({ "captureMode": "LATER" }),
            "paymentFactor.captureMode:",
        ),
        param(
            "/env",
            json!({ "terminalType": "FRIDGE" }),
            "env.terminalType:",
        ),
        param("/order", Value::Null, "order:"),
        param(
            "/order/referenceOrderId",
            Value::Null,
            "order.referenceOrderId:",
        ),
        param(
            "/order/referenceOrderId",
            long(65),
            "order.referenceOrderId:",
        ),
        param(
            "/order/orderDescription",
            Value::Null,
            "order.orderDescription:",
        ),
        param(
            "/order/orderDescription",
            long(257),
            "order.orderDescription:",
        ),
        param("/order/orderAmount", Value::Null, "order.orderAmount:"),
        param(
            "/order/orderAmount/value",
            json!("6401"),
            "order.orderAmount.value:",
        ),
        param(
            "/order/orderAmount/currency",
            json!("USD"),
            "order.orderAmount.currency:",
        ),
        param("/order/buyer", json!("me"), "order.buyer:"),
        param(
            "/order/buyer",
            json!({ "buyerEmail": "x".repeat(65) }),
            "order.buyer.buyerEmail:",
        ),
        param("/order/goods", json!("bag"), "order.goods:"),
        param("/order/goods", json!(vec![json!({}); 101]), "order.goods:"),
        param("/order/goods/0", json!(null), "order.goods[0]:"),
        param(
            "/order/goods/0/referenceGoodsId",
            Value::Null,
            "order.goods[0].referenceGoodsId:",
        ),
        param(
            "/order/goods/1/goodsName",
            Value::Null,
            "order.goods[1].goodsName:",
        ),
        param(
            "/order/goods/0/goodsUnitAmount",
            Value::Null,
            "order.goods[0].goodsUnitAmount:",
        ),
        param(
            "/order/goods/0/goodsUnitAmount/currency",
            json!("USD"),
            "order.goods[0].goodsUnitAmount.currency:",
        ),
        param(
            "/order/goods/0/goodsQuantity",
            Value::Null,
            "order.goods[0].goodsQuantity:",
        ),
        param(
            "/order/goods/0/goodsQuantity",
            json!("0"),
            "order.goods[0].goodsQuantity:",
        ),
        param(
            "/order/goods/0/goodsQuantity",
            json!("1.5"),
            "order.goods[0].goodsQuantity:",
        ),
        param(
            "/order/goods/0/goodsQuantity",
            json!("99999999999"),
            "order.goods[0].goodsQuantity:",
        ),
        param(
            "/order/goods/0/goodsQuantity",
            json!("3"),
            "order.orderAmount.value:",
        ),
        param(
            "/availablePaymentMethod",
            json!({ "paymentMethodTypeList": [{ "paymentMethodOrder": 0 }] }),
            "availablePaymentMethod.paymentMethodTypeList[0].paymentMethodType:",
        ),
        param(
            "/availablePaymentMethod",
            json!({ "paymentMethodTypeList": [{ "paymentMethodType": "TNG", "expressCheckout": true }] }),
            "availablePaymentMethod.paymentMethodTypeList[0].expressCheckout:",
        ),
        (
            "/availablePaymentMethod",
            json!({ "paymentMethodTypeList": [{ "paymentMethodType": "SEASHELLS" }] }),
            "NO_PAY_OPTIONS",
            "",
        ),
        (
            "/paymentAmount/currency",
            json!("XAU"),
            "CURRENCY_NOT_SUPPORT",
            "paymentAmount.currency",
        ),
    ]
}

#[tokio::test]
async fn what_is_wrong_with_a_field() {
    let bench = Bench::start().await;
    for (pointer, value, code, field) in table() {
        let mut request = bench.request();
        // Setting what isn't there yet: the table names only fields of existing objects.
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match request.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[name] = value.clone(),
        }
        let answer = bench.call(CREATE, &request).await;
        let shown = format!("{pointer} = {value:.60}: {answer}");
        assert_eq!(text(&answer, "/result/resultCode"), code, "{shown}");
        assert_eq!(text(&answer, "/result/resultStatus"), "F", "{shown}");
        assert!(
            text(&answer, "/result/resultMessage").contains(field),
            "{shown}"
        );
        assert!(
            text(&answer, "/result/resultMessage").len() <= 256,
            "{shown}"
        );
        assert!(answer.get("normalUrl").is_none(), "{shown}");
    }
    let state = bench.state().await;
    assert_eq!(state["payments"], json!([]));
    let total = table().len();
    assert_eq!(state["calls"]["createPaymentSession"]["total"], total);
}
