//! refund and inquiryRefund.

use serde_json::{Value, json};

use crate::bench::{Bench, INQUIRE_REFUND, REFUND, code, text};

const DAY: u64 = 24 * 3600;

async fn inquire(bench: &Bench, id: &str) -> Value {
    let body = json!({ "refundRequestId": id });
    bench.call(INQUIRE_REFUND, &body).await
}

#[tokio::test]
async fn a_wallet_is_refunded_at_once_in_parts() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.wallet_paid().await;
    let first = bench.refund(&payment_id, "R-1", 1000).await;
    assert_eq!(code(&first), "SUCCESS", "{first}");
    assert_eq!(text(&first, "/refundAmount/value"), "1000");
    assert_eq!(text(&first, "/paymentId"), payment_id);
    assert_eq!(text(&first, "/refundId").len(), 35);
    assert!(!text(&first, "/refundTime").is_empty());
    assert_eq!(bench.refund(&payment_id, "R-1", 1000).await, first);
    let second = bench.refund(&payment_id, "R-2", 5400).await;
    assert_eq!(code(&second), "SUCCESS");
    assert_ne!(first["refundId"], second["refundId"]);
    let answer = bench.refund(&payment_id, "R-3", 1).await;
    assert_eq!(code(&answer), "REFUND_AMOUNT_EXCEED");

    let answer = inquire(&bench, "R-1").await;
    assert_eq!(text(&answer, "/refundStatus"), "SUCCESS");
    assert_eq!(answer["refundId"], first["refundId"]);
    assert_eq!(answer["refundTime"], first["refundTime"]);
    let by_id = json!({ "refundId": second["refundId"], "refundRequestId": "R-1" });
    let answer = bench.call(INQUIRE_REFUND, &by_id).await;
    assert_eq!(text(&answer, "/refundRequestId"), "R-2");

    bench.advance(30).await;
    assert_eq!(
        bench.kinds(),
        ["PAYMENT_RESULT S", "REFUND_RESULT S", "REFUND_RESULT S"]
    );
    let told = bench.hooks()[1].body.clone();
    assert_eq!(text(&told, "/refundStatus"), "SUCCESS");
    assert_eq!(text(&told, "/refundRequestId"), "R-1");
    assert_eq!(told["refundId"], first["refundId"]);
    assert!(told.get("paymentId").is_none());
    assert!(told.get("paymentRequestId").is_none());

    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "SUCCESS");
    let transactions = inquiry["transactions"].as_array().unwrap();
    assert_eq!(transactions.len(), 2);
    assert_eq!(text(&transactions[1], "/transactionType"), "REFUND");
    assert_eq!(text(&transactions[1], "/transactionRequestId"), "R-2");
    let money = &bench.shown(&request).await["money"];
    assert_eq!(money["refunded"], 6400);
    assert_eq!(money["kept"], 0);
}

#[tokio::test]
async fn a_card_is_refunded_in_two_steps() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.card_captured().await;
    let elsewhere = bench.notify_url.replace("/payment", "/refund");
    let body = json!({
        "refundRequestId": "R-1",
        "paymentId": payment_id,
        "refundAmount": { "currency": "SGD", "value": "2000" },
        "refundReason": "too small",
        "refundNotifyUrl": elsewhere,
        "metadata": "{\"return\":7}",
    });
    let answer = bench.call(REFUND, &body).await;
    assert_eq!(code(&answer), "REFUND_IN_PROCESS");
    assert_eq!(text(&answer, "/result/resultStatus"), "U");
    assert!(!text(&answer, "/refundId").is_empty());
    assert_eq!(bench.call(REFUND, &body).await, answer);
    let pending = inquire(&bench, "R-1").await;
    assert_eq!(code(&pending), "SUCCESS");
    assert_eq!(text(&pending, "/refundStatus"), "PROCESSING");
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    let transaction = &inquiry["transactions"][1];
    assert_eq!(text(transaction, "/transactionResult/resultStatus"), "U");
    assert_eq!(text(transaction, "/transactionStatus"), "PROCESSING");
    assert_eq!(bench.shown(&request).await["money"]["refunding"], 2000);
    // What is being refunded can't be refunded again.
    let more = bench.refund(&payment_id, "R-2", 4401).await;
    assert_eq!(code(&more), "REFUND_AMOUNT_EXCEED");
    let state = bench.state().await;
    assert_eq!(state["calls"]["refund"]["results"]["REFUND_IN_PROCESS"], 2);

    bench.advance(90).await;
    let hook = bench.hooks().pop().unwrap();
    assert_eq!(hook.path, "/webhooks/antom/refund");
    assert_eq!(text(&hook.body, "/notifyType"), "REFUND_RESULT");
    assert_eq!(text(&hook.body, "/refundStatus"), "SUCCESS");
    assert_eq!(text(&hook.body, "/metadata"), "{\"return\":7}");
    let done = inquire(&bench, "R-1").await;
    assert_eq!(text(&done, "/refundStatus"), "SUCCESS");
    assert_eq!(code(&bench.call(REFUND, &body).await), "SUCCESS");
    let money = &bench.shown(&request).await["money"];
    assert_eq!(money["refunding"], 0);
    assert_eq!(money["refunded"], 2000);
    assert_eq!(money["kept"], 4400);
}

#[tokio::test]
async fn a_wallet_can_be_asked_to_take_its_time() {
    let bench = Bench::start().await;
    let (_, payment_id) = bench.wallet_paid().await;
    let body = json!({
        "refundRequestId": "R-1", "paymentId": payment_id, "isAsyncRefund": true,
        "refundAmount": { "currency": "SGD", "value": "2000" },
    });
    let answer = bench.call(REFUND, &body).await;
    assert_eq!(code(&answer), "REFUND_IN_PROCESS");
    bench.advance(90).await;
    assert_eq!(code(&bench.call(REFUND, &body).await), "SUCCESS");
}

#[tokio::test]
async fn a_refund_that_fails() {
    let bench = Bench::start().await;
    bench
        .fault(json!({ "api": "refund", "fault": "decline", "times": 2 }))
        .await;
    let (_, wallet) = bench.wallet_paid().await;
    let (request, card) = bench.card_captured().await;
    // On the spot: nothing is told later.
    let answer = bench.refund(&wallet, "R-1", 100).await;
    assert_eq!(code(&answer), "PROCESS_FAIL");
    assert_eq!(bench.refund(&wallet, "R-1", 100).await, answer);
    let inquiry = inquire(&bench, "R-1").await;
    assert_eq!(text(&inquiry, "/refundStatus"), "FAIL");

    let answer = bench.refund(&card, "R-2", 6400).await;
    assert_eq!(code(&answer), "REFUND_IN_PROCESS");
    bench.advance(120).await;
    let told = bench.hooks().pop().unwrap().body;
    assert_eq!(text(&told, "/refundStatus"), "FAIL");
    assert_eq!(text(&told, "/result/resultStatus"), "F");
    assert_eq!(text(&told, "/refundRequestId"), "R-2");
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    let transaction = &inquiry["transactions"][1];
    assert_eq!(text(transaction, "/transactionResult/resultStatus"), "F");
    assert_eq!(text(transaction, "/transactionStatus"), "FAIL");
    assert_eq!(bench.shown(&request).await["money"]["kept"], 6400);
    // Its money is free again, under another id.
    assert_eq!(
        code(&bench.refund(&card, "R-2", 6400).await),
        "PROCESS_FAIL"
    );
    let answer = bench.refund(&card, "R-3", 6400).await;
    assert_eq!(code(&answer), "REFUND_IN_PROCESS");
    let told = bench.kinds();
    assert!(!told.contains(&"REFUND_RESULT S".to_owned()));
}

#[tokio::test]
async fn what_cannot_be_refunded() {
    let bench = Bench::start().await;
    let answer = bench.refund("20260101194010800100188000000000000", "R-1", 1);
    assert_eq!(code(&answer.await), "ORDER_NOT_EXIST");

    for mode in ["AUTOMATIC", "MANUAL"] {
        let (_, payment_id) = bench.card_authorised(mode).await;
        let answer = bench.refund(&payment_id, "R-1", 100).await;
        assert_eq!(code(&answer), "ORDER_STATUS_INVALID", "{mode}");
    }

    let (_, payment_id) = bench.wallet_paid().await;
    let ask = async |change: fn(&mut Value)| {
        let mut body = json!({
            "refundRequestId": "R-1", "paymentId": payment_id,
            "refundAmount": { "currency": "SGD", "value": "100" },
        });
        change(&mut body);
        let answer = bench.call(REFUND, &body).await;
        code(&answer).to_owned()
    };
    for change in [
        (|body| body["refundRequestId"] = json!("")) as fn(&mut Value),
        |body| body["paymentId"] = json!(null),
        |body| body["refundAmount"]["value"] = json!("0"),
        |body| body["refundAmount"]["value"] = json!("1.5"),
        |body| body["refundRequestId"] = json!("x".repeat(65)),
        |body| body["refundReason"] = json!("x".repeat(257)),
        |body| body["refundNotifyUrl"] = json!("not a URL"),
        |body| body["isAsyncRefund"] = json!("perhaps"),
        |body| body["captureId"] = json!("20260101194010807000188000000000000"),
    ] {
        assert_eq!(ask(change).await, "PARAM_ILLEGAL");
    }
    assert_eq!(
        ask(|body| body["refundAmount"]["currency"] = json!("USD")).await,
        "CURRENCY_NOT_SUPPORT"
    );
    assert_eq!(
        ask(|body| body["refundAmount"]["value"] = json!("6401")).await,
        "REFUND_AMOUNT_EXCEED"
    );
    assert_eq!(ask(|_| {}).await, "SUCCESS");
    assert_eq!(
        ask(|body| body["refundAmount"]["value"] = json!("101")).await,
        "REPEAT_REQ_INCONSISTENT"
    );
    let (_, other) = bench.wallet_paid().await;
    let answer = bench.refund(&other, "R-1", 100).await;
    assert_eq!(code(&answer), "REPEAT_REQ_INCONSISTENT");
}

#[tokio::test]
async fn a_refund_names_its_capture_if_it_likes() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.card_captured().await;
    let shown = bench.shown(&request).await;
    let body = json!({
        "refundRequestId": "R-1", "paymentId": payment_id,
        "captureId": shown["captures"][0]["captureId"],
        "refundAmount": { "currency": "SGD", "value": "100" },
    });
    assert_eq!(code(&bench.call(REFUND, &body).await), "REFUND_IN_PROCESS");
}

#[tokio::test]
async fn for_a_year() {
    let bench = Bench::start().await;
    let (_, payment_id) = bench.wallet_paid().await;
    bench.advance(365 * DAY - 60).await;
    let answer = bench.refund(&payment_id, "R-1", 100).await;
    assert_eq!(code(&answer), "SUCCESS");
    bench.advance(120).await;
    let answer = bench.refund(&payment_id, "R-2", 100).await;
    assert_eq!(code(&answer), "REFUND_WINDOW_EXCEED");
    assert_eq!(
        code(&bench.refund(&payment_id, "R-1", 100).await),
        "SUCCESS"
    );
}

#[tokio::test]
async fn refunds_that_are_not_there() {
    let bench = Bench::start().await;
    let answer = inquire(&bench, "R-1").await;
    assert_eq!(code(&answer), "REFUND_NOT_EXIST");
    assert!(answer.get("refundStatus").is_none());
    for body in [json!({}), json!({ "refundRequestId": "R/1" })] {
        let answer = bench.call(INQUIRE_REFUND, &body).await;
        assert_eq!(code(&answer), "PARAM_ILLEGAL", "{body}");
    }
}
