//! Card payments: authorised, then captured.

use serde_json::json;

use crate::bench::{Bench, SUBMIT, VISA, text};

#[tokio::test]
async fn a_whole_purchase() {
    let bench = Bench::start().await;
    let request = bench.request();
    let id = text(&request, "/paymentRequestId");
    let session = bench.create(&request).await;
    let page = bench.pay_by_card(&session, "4054 6957 2310 0768").await;
    assert_eq!(page.heading(), "Payment successful");

    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let authorised = bench.hooks()[0].body.clone();
    assert_eq!(text(&authorised, "/paymentMethodType"), "CARD");
    assert_eq!(
        text(&authorised, "/paymentResultInfo/cardNo"),
        "************0768"
    );
    assert_eq!(text(&authorised, "/paymentResultInfo/cardBrand"), "VISA");
    assert_eq!(authorised["cardInfo"], authorised["paymentResultInfo"]);
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "SUCCESS");
    assert!(answer.get("transactions").is_none());
    let state = bench.state().await;
    assert_eq!(state["payments"][0]["captured"], false);
    assert_eq!(state["payments"][0]["capture"], "due");

    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
    let captured = bench.hooks()[1].body.clone();
    assert_eq!(text(&captured, "/captureRequestId"), id);
    assert_eq!(captured["captureAmount"], request["paymentAmount"]);
    assert_eq!(captured["paymentId"], authorised["paymentId"]);
    assert!(captured.get("paymentRequestId").is_none());
    let answer = bench.inquire(id).await;
    let transaction = &answer["transactions"][0];
    assert_eq!(text(transaction, "/transactionType"), "CAPTURE");
    assert_eq!(text(transaction, "/transactionResult/resultStatus"), "S");
    assert_eq!(transaction["transactionId"], captured["captureId"]);
    assert_eq!(text(&answer, "/paymentResultInfo/cardBrand"), "VISA");
    let state = bench.state().await.to_string();
    assert!(state.contains("\"captured\":true"));
    assert!(!state.contains(VISA));
}

#[tokio::test]
async fn a_failing_card_then_a_good_one() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    for (number, words) in [
        ("4054692760174822", "The bank declined this payment."),
        (
            "5162770472561357",
            "There is not enough money for this payment.",
        ),
    ] {
        let page = bench.pay_by_card(&session, number).await;
        assert_eq!(page.heading(), "Pay SGD 64.00");
        assert_eq!(page.all(".bad h2"), ["Payment declined"]);
        assert!(page.all(".bad p")[0].starts_with(words));
        assert!(page.all(".bad p")[0].contains("You have not been charged"));
    }
    let page = bench.pay_by_card(&session, VISA).await;
    assert_eq!(page.heading(), "Payment successful");
    bench.advance(7200).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
}

#[tokio::test]
async fn fields_are_refused_one_by_one() {
    let bench = Bench::start().await;
    let request = bench.request();
    let session = bench.create(&request).await;
    let data = text(&session, "/paymentSessionData");
    for (field, value) in [
        ("cardNumber", "4054695723100769"),
        ("cardNumber", "4111111111111111"),
        ("cardNumber", ""),
        ("expiryMonth", "13"),
        ("expiryYear", "x"),
        ("cvv", "99"),
    ] {
        let mut fields = vec![
            ("sessionData", data),
            ("method", "CARD"),
            ("cardNumber", VISA),
            ("expiryMonth", "12"),
            ("expiryYear", "39"),
            ("cvv", "123"),
        ];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let page = bench.post(SUBMIT, &fields).await;
        assert_eq!(page.status, 422, "{field} {value}");
        assert_eq!(page.all("[role=alert] h2"), ["There is a problem"]);
        assert_eq!(
            page.attribute("[role=alert] a", "href"),
            [format!("#{field}")]
        );
        assert_eq!(page.attribute("[aria-invalid]", "id"), [field]);
        let kept = page.attribute("#expiryYear", "value");
        assert_eq!(kept, [if field == "expiryYear" { value } else { "39" }]);
        assert_eq!(page.attribute("#cvv", "value"), [""]);
    }
    let past = [
        ("sessionData", data),
        ("method", "CARD"),
        ("cardNumber", VISA),
        ("expiryMonth", "1"),
        ("expiryYear", "20"),
        ("cvv", "123"),
    ];
    let page = bench.post(SUBMIT, &past).await;
    assert_eq!(page.attribute("[aria-invalid]", "id"), ["expiryMonth"]);
    // None of this was a submission.
    let answer = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&answer, "/result/resultCode"), "ORDER_NOT_EXIST");
}

#[tokio::test]
async fn a_card_needs_an_identified_buyer() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["order"]["buyer"] = json!({ "buyerName": { "firstName": "A", "lastName": "B" } });
    let session = bench.create(&request).await;
    let data = text(&session, "/paymentSessionData");
    let page = bench
        .post(SUBMIT, &[("sessionData", data), ("method", "CARD")])
        .await;
    assert_eq!(page.status, 422);
    assert!(page.all("[role=alert] li")[0].contains("identifies the buyer"));
    let answer = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&answer, "/result/resultCode"), "ORDER_NOT_EXIST");

    // A wallet doesn't.
    bench.choose(&session, "TNG").await;
}

#[tokio::test]
async fn risky_amounts_are_refused() {
    let bench = Bench::start().await;
    for value in ["11", "1111001111"] {
        let mut request = bench.request();
        request["order"].as_object_mut().unwrap().remove("goods");
        request["paymentAmount"]["value"] = json!(value);
        request["order"]["orderAmount"]["value"] = json!(value);
        let session = bench.create(&request).await;
        let page = bench.pay_by_card(&session, VISA).await;
        assert!(page.all(".bad p")[0].contains("too risky"));
        bench.advance(3700).await;
        let answer = bench.inquire(text(&request, "/paymentRequestId")).await;
        assert_eq!(text(&answer, "/paymentStatus"), "FAIL");
        assert_eq!(text(&answer, "/paymentResultCode"), "RISK_REJECT");
        assert_eq!(text(&answer, "/paymentResultInfo/refusalCodeRaw"), "59");
    }
}

#[tokio::test]
async fn manual_capture_waits_for_the_merchant() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["paymentFactor"] = json!({ "captureMode": "MANUAL" });
    let session = bench.create(&request).await;
    bench.pay_by_card(&session, VISA).await;
    bench.advance(3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    assert_eq!(bench.state().await["payments"][0]["capture"], "manual");
}
