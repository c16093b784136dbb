//! Every documented refusal: HTTP 200, signed, with its code, and naming the field.

use serde_json::json;

use crate::bench::{Bench, CLIENT, CREATE, INQUIRE, answer, text};

#[tokio::test]
async fn what_is_wrong_with_the_call_itself() {
    let bench = Bench::start().await;
    let body = bench.request().to_string();
    let bytes = body.as_bytes();
    let code = async |request: reqwest::RequestBuilder, method: &str, path: &str| {
        let answer = answer(request.send().await.unwrap(), method, path).await;
        assert_eq!(text(&answer, "/result/resultStatus"), "F", "{answer}");
        text(&answer, "/result/resultCode").to_owned()
    };

    let unknown = "/ams/sandbox/api/v1/payments/teleport";
    assert_eq!(
        code(bench.signed(unknown, bytes), "POST", unknown).await,
        "NO_INTERFACE_DEF"
    );
    let get = bench
        .http
        .get(format!("{}{CREATE}", bench.url))
        .header("client-id", CLIENT);
    assert_eq!(code(get, "GET", CREATE).await, "METHOD_NOT_SUPPORTED");

    // reqwest adds headers to those that are there, so that a replaced one needs a request.
    let altered = |name: &'static str, value: &str| {
        let mut request = bench.signed(CREATE, bytes).build().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        reqwest::RequestBuilder::from_parts(bench.http.clone(), request)
    };
    assert_eq!(
        code(altered("content-type", "text/plain"), "POST", CREATE).await,
        "MEDIA_TYPE_NOT_ACCEPTABLE"
    );
    assert_eq!(
        code(altered("client-id", "SANDBOX_SOMEBODY"), "POST", CREATE).await,
        "CLIENT_INVALID"
    );
    assert_eq!(
        code(
            altered("signature", "algorithm=RSA256,keyVersion=9,signature=AAAA"),
            "POST",
            CREATE
        )
        .await,
        "KEY_NOT_FOUND"
    );
    for (name, value) in [
        ("signature", ""),
        ("signature", "algorithm=RSA256,keyVersion=1,signature=AAAA"),
        ("request-time", ""),
        ("request-time", "2026-01-02T03:04:06+00:00"),
    ] {
        assert_eq!(
            code(altered(name, value), "POST", CREATE).await,
            "INVALID_SIGNATURE",
            "{name}: {value}"
        );
    }
    // One byte more than was signed.
    let mut longer = bench.signed(CREATE, bytes).build().unwrap();
    *longer.body_mut() = Some(format!("{body} ").into());
    let longer = reqwest::RequestBuilder::from_parts(bench.http.clone(), longer);
    assert_eq!(code(longer, "POST", CREATE).await, "INVALID_SIGNATURE");
    // Signed for the other prefix.
    let mut elsewhere = bench.signed(CREATE, bytes).build().unwrap();
    let path = "/ams/api/v1/payments/createPaymentSession";
    elsewhere.url_mut().set_path(path);
    let elsewhere = reqwest::RequestBuilder::from_parts(bench.http.clone(), elsewhere);
    assert_eq!(code(elsewhere, "POST", path).await, "INVALID_SIGNATURE");

    for broken in ["", "{", "[]", "\"text\""] {
        assert_eq!(
            code(bench.signed(CREATE, broken.as_bytes()), "POST", CREATE).await,
            "PARAM_ILLEGAL",
            "{broken}"
        );
    }
    let huge = vec![b' '; 1024 * 1024 + 1];
    assert_eq!(
        code(bench.signed(CREATE, &huge), "POST", CREATE).await,
        "PARAM_ILLEGAL"
    );
}

#[tokio::test]
async fn rupiah_are_whole() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["order"].as_object_mut().unwrap().remove("goods");
    for (value, code) in [("150050", "PARAM_ILLEGAL"), ("150000", "SUCCESS")] {
        let amount = json!({ "currency": "IDR", "value": value });
        request["paymentAmount"] = amount.clone();
        request["order"]["orderAmount"] = amount;
        let answer = bench.call(CREATE, &request).await;
        assert_eq!(text(&answer, "/result/resultCode"), code, "{value}");
    }
}

#[tokio::test]
async fn what_only_looks_wrong() {
    let bench = Bench::start().await;
    for (name, value) in [
        ("locale", json!("automatic")),
        ("locale", json!("")),
        ("locale", json!("zh_CN")),
        ("settlementStrategy", json!({ "settlementCurrency": "USD" })),
        ("paymentFactor", json!({ "isAuthorization": true })),
        (
            "paymentFactor",
            json!({ "isAuthorization": "true", "captureMode": "" }),
        ),
        (
            "env",
            json!({ "terminalType": "WAP", "osType": "IOS", "clientIp": "1.2.3.4" }),
        ),
        ("somethingNew", json!({ "nested": [1, 2, 3] })),
        (
            "availablePaymentMethod",
            json!({ "paymentMethodTypeList": [] }),
        ),
        (
            "availablePaymentMethod",
            json!({ "paymentMethodTypeList": [
                { "paymentMethodType": "TNG", "paymentMethodOrder": "1", "expressCheckout": "false" },
                { "paymentMethodType": "ALIPAY_CN", "paymentMethodOrder": 0, "expressCheckout": true },
            ] }),
        ),
    ] {
        let mut request = bench.request();
        request[name] = value;
        bench.create(&request).await;
    }
    let mut request = bench.request();
    request["paymentAmount"]["value"] = json!(6400);
    request.as_object_mut().unwrap().remove("paymentNotifyUrl");
    bench.create(&request).await;
}

#[tokio::test]
async fn inquiries_that_ask_for_nothing() {
    let bench = Bench::start().await;
    let answer = bench.call(INQUIRE, &json!({})).await;
    assert_eq!(text(&answer, "/result/resultCode"), "PARAM_ILLEGAL");
    assert!(text(&answer, "/result/resultMessage").contains("paymentRequestId"));
    for body in [
        json!({ "paymentRequestId": "nobody" }),
        json!({ "paymentId": "20250305194010800100188690281017336" }),
    ] {
        let answer = bench.call(INQUIRE, &body).await;
        assert_eq!(text(&answer, "/result/resultCode"), "ORDER_NOT_EXIST");
        assert_eq!(text(&answer, "/result/resultStatus"), "F");
    }
}
