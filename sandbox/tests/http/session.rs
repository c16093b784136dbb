//! createPaymentSession when all is well, and ids that come again.

use serde_json::{Value, json};

use crate::bench::{Bench, CREATE, text};

#[tokio::test]
async fn a_session_looks_like_the_guides_sample() {
    let bench = Bench::start().await;
    for path in [CREATE, "/ams/api/v1/payments/createPaymentSession"] {
        let answer = bench.call(path, &bench.request()).await;
        assert_eq!(answer["result"]["resultStatus"], "S", "{answer}");
        let data = text(&answer, "/paymentSessionData");
        assert!(data.contains("&&SG&&188&&"), "{data}");
        assert!(text(&answer, "/paymentSessionId").len() <= 64);
        assert!(text(&answer, "/paymentSessionExpiryTime").ends_with("+08:00"));
        let normal_url = url::Url::parse(text(&answer, "/normalUrl")).unwrap();
        assert!(normal_url.as_str().len() <= 2048);
        assert!(normal_url.as_str().starts_with(&bench.url));
        let (name, value) = normal_url.query_pairs().next().unwrap();
        assert_eq!((name.as_ref(), value.as_ref()), ("sessionData", data));
    }
}

#[tokio::test]
async fn the_same_again_gives_fresh_data_for_the_same_payment() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    let first = bench.create(&request).await;
    // Another form of the same scalars is the same content.
    request["order"]["goods"][1]["goodsUnitAmount"]["value"] = json!("400");
    request["order"]["goods"][1]["goodsQuantity"] = json!("1");
    let second = bench.create(&request).await;
    assert_ne!(first["paymentSessionData"], second["paymentSessionData"]);
    assert_eq!(
        first["paymentSessionExpiryTime"],
        second["paymentSessionExpiryTime"]
    );
    let payments = bench.state().await["payments"].clone();
    assert_eq!(payments.as_array().unwrap().len(), 1);
    for session in [&first, &second] {
        let page = bench.get(text(session, "/normalUrl")).await;
        assert_eq!(page.heading(), "Pay SGD 64.00");
    }
}

#[tokio::test]
async fn the_same_id_for_something_else_is_refused() {
    let bench = Bench::start().await;
    let request = bench.request();
    bench.create(&request).await;
    for change in [
        |request: &mut Value| request["paymentRedirectUrl"] = json!("http://127.0.0.1:3000/else"),
        |request: &mut Value| request["order"]["referenceOrderId"] = json!("W-1002"),
        |request: &mut Value| {
            request["order"].as_object_mut().unwrap().remove("goods");
            request["paymentAmount"]["value"] = json!("6500");
            request["order"]["orderAmount"]["value"] = json!("6500");
        },
    ] {
        let mut other = request.clone();
        change(&mut other);
        let answer = bench.call(CREATE, &other).await;
        assert_eq!(
            text(&answer, "/result/resultCode"),
            "REPEAT_REQ_INCONSISTENT"
        );
    }
}

#[tokio::test]
async fn an_id_whose_session_is_over_gets_no_new_one() {
    let bench = Bench::start().await;
    let request = bench.request();
    let session = bench.create(&request).await;
    bench.advance(3601).await;
    let answer = bench.call(CREATE, &request).await;
    assert_eq!(text(&answer, "/result/resultCode"), "ORDER_IS_CLOSED");

    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.status, 410);
    assert_eq!(page.heading(), "This session has expired");
    // Nobody submitted, so nobody is told (guide 000).
    bench.advance(24 * 3600).await;
    assert!(bench.hooks().is_empty());
    let answer = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&answer, "/result/resultCode"), "ORDER_NOT_EXIST");
}

#[tokio::test]
async fn a_session_lives_as_long_as_asked() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    let soon = std::time::SystemTime::now() + std::time::Duration::from_secs(600);
    let soon = time::OffsetDateTime::from(soon)
        .format(&time::format_description::well_known::Rfc3339)
        .unwrap();
    request["paymentSessionExpiryTime"] = json!(soon);
    let session = bench.create(&request).await;
    bench.advance(540).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.status, 200);
    bench.advance(120).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.status, 410);
}
