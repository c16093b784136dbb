//! What Przelewy24 and Mercado Pago ask of whoever pays: filled in if the request said it (guide 000).

use serde_json::{Value, json};

use crate::bench::{Bench, SUBMIT};

const EMAIL: &str = "ada@example.com";
const CPF: &str = "52998224725";

async fn page_of(bench: &Bench, method: &str, meta: Value) -> (String, crate::bench::Seen) {
    let mut request = bench.request();
    request["availablePaymentMethod"] = json!({
        "paymentMethodTypeList": [{ "paymentMethodType": method }],
        "paymentMethodMetaData": meta,
    });
    let session = bench.create(&request).await;
    let data = session["paymentSessionData"].as_str().unwrap().to_owned();
    let page = bench.get(session["normalUrl"].as_str().unwrap()).await;
    (data, page)
}

#[tokio::test]
async fn what_the_request_said_is_filled_in() {
    let bench = Bench::start().await;
    for (method, meta, email, cpf) in [
        ("P24", json!({ "payerEmail": EMAIL }), EMAIL, None),
        ("P24", json!({}), "", None),
        (
            "MERCADOPAGO_BR",
            json!({ "payerEmail": EMAIL, "cpf": CPF }),
            EMAIL,
            Some(CPF),
        ),
        (
            "MERCADOPAGO_BR",
            json!({ "payerEmail": EMAIL }),
            EMAIL,
            Some(""),
        ),
    ] {
        let (_, page) = page_of(&bench, method, meta).await;
        assert_eq!(page.attribute("#payerEmail", "value"), [email], "{method}");
        let shown = page.attribute("#cpf", "value");
        let expected: Vec<&str> = cpf.into_iter().collect();
        assert_eq!(shown, expected, "{method}");
    }
    // No other method asks.
    let (_, page) = page_of(&bench, "ALIPAY_CN", json!({ "payerEmail": EMAIL })).await;
    assert!(page.attribute("#payerEmail", "value").is_empty());
}

#[tokio::test]
async fn what_is_missing_is_asked_for_before_the_wallet() {
    let bench = Bench::start().await;
    let (data, _) = page_of(&bench, "MERCADOPAGO_BR", json!({})).await;
    let form = |more: &[(&'static str, &'static str)]| {
        let mut form = vec![
            ("sessionData", data.clone()),
            ("method", "MERCADOPAGO_BR".to_owned()),
        ];
        form.extend(
            more.iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        form
    };
    for (typed, missing) in [
        (form(&[]), vec!["payerEmail-error", "cpf-error"]),
        (form(&[("payerEmail", EMAIL)]), vec!["cpf-error"]),
        (form(&[("cpf", CPF)]), vec!["payerEmail-error"]),
    ] {
        let fields: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let page = bench.post(SUBMIT, &fields).await;
        assert_eq!(page.status, 422);
        assert_eq!(page.attribute("p.error", "id"), missing);
    }
    let typed = form(&[("payerEmail", EMAIL), ("cpf", "529.982.247-25")]);
    let fields: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
    assert_eq!(bench.post(SUBMIT, &fields).await.status, 303);
}
