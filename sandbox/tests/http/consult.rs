//! consult: what there is to choose from.

use serde_json::{Value, json};

use crate::bench::{Bench, code, text};
use crate::card_bench::CONSULT;

fn asked(currency: &str, value: &str) -> Value {
    json!({
        "productCode": "CASHIER_PAYMENT",
        "paymentAmount": { "currency": currency, "value": value },
        "env": { "terminalType": "WEB", "clientIp": "203.0.113.7" },
    })
}

async fn options(bench: &Bench, asked: &Value) -> Vec<Value> {
    let answer = bench.call(CONSULT, asked).await;
    assert_eq!(code(&answer), "SUCCESS", "{answer}");
    answer["paymentOptions"].as_array().unwrap().clone()
}

fn names(options: &[Value]) -> Vec<&str> {
    options
        .iter()
        .map(|option| text(option, "/paymentMethodType"))
        .collect()
}

fn find<'a>(options: &'a [Value], name: &str) -> &'a Value {
    let found = options
        .iter()
        .find(|option| option["paymentMethodType"] == name);
    found.unwrap()
}

#[tokio::test]
async fn every_option_has_a_name_a_logo_and_a_state() {
    let bench = Bench::start().await;
    let options = options(&bench, &asked("SGD", "6400")).await;
    assert_eq!(
        names(&options),
        [
            "CARD",
            "ALIPAY_CN",
            "TNG",
            "ALIPAY_HK",
            "KAKAOPAY",
            "GCASH",
            "PAYPAY",
            "GRABPAY_SG",
            "P24",
            "MERCADOPAGO_BR",
        ]
    );
    for option in &options {
        assert_ne!(text(option, "/logo/logoName"), "");
        let logo = bench.get(text(option, "/logo/logoUrl")).await;
        assert_eq!(logo.status, 200);
        assert!(logo.text.starts_with("<svg"));
        // As a picture it is XML: what is not closed is not drawn.
        assert!(logo.text.contains("</rect>"));
        let enabled = option["enabled"].as_bool().unwrap();
        assert_eq!(enabled, option.get("disableReason").is_none());
    }
    let card = find(&options, "CARD");
    assert_eq!(text(card, "/paymentMethodCategory"), "CARD");
    let limit = &card["amountLimitInfoMap"]["SGD"]["singleLimit"];
    assert_eq!(text(limit, "/minAmount/value"), "1");
    let brands = &card["paymentOptionDetail"]["supportCardBrands"];
    assert_eq!(text(brands, "/0/cardBrand"), "VISA");
    assert!(!brands.to_string().contains("HYUNDAI"));
    let logo = bench.get(text(brands, "/0/logo/logoUrl")).await;
    assert_eq!(logo.status, 200);
    assert_eq!(bench.get("/assets/logos/NOBODY.svg").await.status, 404);
    // SGD is no currency of instalments.
    assert!(card.get("installment").is_none());
    let kakao = find(&options, "KAKAOPAY");
    assert_eq!(
        text(kakao, "/disableReason"),
        "CHANNEL_NOT_SUPPORT_CURRENCY"
    );
}

#[tokio::test]
async fn the_amount_may_be_too_small() {
    let bench = Bench::start().await;
    for (value, enabled) in [("49", false), ("50", true)] {
        let options = options(&bench, &asked("KRW", value)).await;
        let kakao = find(&options, "KAKAOPAY");
        assert_eq!(kakao["enabled"], enabled);
        if !enabled {
            assert_eq!(text(kakao, "/disableReason"), "EXCEED_CHANNEL_LIMIT_RULE");
        }
    }
}

#[tokio::test]
async fn what_is_common_where_the_buyer_is_comes_first() {
    let bench = Bench::start().await;
    let mut request = asked("SGD", "6400");
    request["userRegion"] = json!("SG");
    let found = options(&bench, &request).await;
    assert_eq!(names(&found)[..2], ["GRABPAY_SG", "CARD"]);
    assert_eq!(found[0]["preferred"], true);
    assert_eq!(found[1]["preferred"], false);
}

#[tokio::test]
async fn the_merchant_may_narrow_it() {
    let bench = Bench::start().await;
    let mut request = asked("SGD", "6400");
    request["allowedPaymentMethods"] = json!(["TNG", "DANA", "NOT_HERE"]);
    assert_eq!(names(&options(&bench, &request).await), ["TNG", "DANA"]);
    request["blockedPaymentMethods"] = json!(["DANA"]);
    assert_eq!(names(&options(&bench, &request).await), ["TNG"]);
    let mut request = asked("SGD", "6400");
    request["allowedPaymentMethodRegions"] = json!(["GLOBAL"]);
    assert_eq!(names(&options(&bench, &request).await), ["CARD"]);
}

#[tokio::test]
async fn instalments_depend_on_the_amount() {
    let bench = Bench::start().await;
    for (value, able) in [("49999", false), ("50000", true)] {
        let options = options(&bench, &asked("KRW", value)).await;
        let card = find(&options, "CARD");
        let brands = card["paymentOptionDetail"]["supportCardBrands"].to_string();
        assert!(brands.contains("HYUNDAI"), "for won only");
        let plans = &card["installment"]["plans"];
        assert_eq!(text(plans, "/1/installmentNum"), "3");
        assert_eq!(text(plans, "/1/interval"), "MONTH");
        assert_eq!(text(plans, "/1/minInstallmentAmount/value"), "50000");
        assert_eq!(plans[1]["enabled"], able, "{value}");
    }
}

#[tokio::test]
async fn a_method_can_vanish() {
    let bench = Bench::start().await;
    let off = json!({ "method": "CARD", "enabled": false });
    bench.control("methods", &off).await;
    let options = options(&bench, &asked("SGD", "6400")).await;
    let card = find(&options, "CARD");
    assert_eq!(card["enabled"], false);
    assert_eq!(text(card, "/disableReason"), "CHANNEL_DISABLE");

    let wrong = json!({ "method": "BARTER", "enabled": false });
    let url = format!("{}/control/methods", bench.url);
    let response = bench.http.post(url).json(&wrong).send().await.unwrap();
    assert_eq!(response.status(), 422);
    let panel = bench.get("/").await;
    assert_eq!(
        panel.all("[aria-labelledby=methods] li"),
        ["CARD is switched off"]
    );
    let on = [("method", "CARD"), ("to", "on")];
    assert_eq!(bench.post("/panel/methods", &on).await.status, 303);
    assert_eq!(bench.state().await["switchedOff"], json!([]));
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let bench = Bench::start().await;
    for (pointer, value, field) in [
        ("/productCode", json!(null), "productCode:"),
        ("/paymentAmount", json!(null), "paymentAmount:"),
        ("/env", json!(null), "env:"),
        ("/env/terminalType", json!("WAP"), "env.osType:"),
        ("/userRegion", json!("SGP"), "userRegion:"),
        (
            "/allowedPaymentMethods",
            json!("CARD"),
            "allowedPaymentMethods:",
        ),
    ] {
        let mut request = asked("SGD", "6400");
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        request.pointer_mut(parent).unwrap()[name] = value;
        let answer = bench.call(CONSULT, &request).await;
        assert_eq!(code(&answer), "PARAM_ILLEGAL", "{pointer}");
        let message = text(&answer, "/result/resultMessage");
        assert!(message.contains(field), "{pointer}: {message}");
    }
    let answer = bench.call(CONSULT, &asked("XYZ", "1")).await;
    assert_eq!(code(&answer), "CURRENCY_NOT_SUPPORT");
}

#[tokio::test]
async fn faults_strike_it_like_any_call() {
    let bench = Bench::start().await;
    bench
        .fault(json!({ "api": "consult", "fault": "answer_u" }))
        .await;
    let answer = bench.call(CONSULT, &asked("SGD", "1")).await;
    assert_eq!(text(&answer, "/result/resultStatus"), "U");
    let state = bench.state().await;
    assert_eq!(state["calls"]["consult"]["results"]["UNKNOWN_EXCEPTION"], 1);
}
