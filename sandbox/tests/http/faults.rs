//! Faults on demand.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::bench::{Bench, CREATE, INQUIRE, VISA, text};

async fn paid(bench: &Bench) -> String {
    let request = bench.request();
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench.post(&wallet, &[("decision", "approve")]).await;
    text(&request, "/paymentRequestId").to_owned()
}

#[tokio::test]
async fn no_answer_after_acting() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "createPaymentSession", "fault": "no_answer" });
    bench.fault(rule).await;
    let request = bench.request();
    let body = request.to_string();
    let begun = Instant::now();
    let error = bench.signed(CREATE, body.as_bytes()).send().await;
    assert!(error.is_err());
    assert!(begun.elapsed() < Duration::from_secs(5));
    let state = bench.state().await;
    assert_eq!(state["payments"][0]["status"], "OPEN");
    assert_eq!(state["recentCalls"][0]["fault"], "no_answer");
    assert_eq!(state["faults"], json!([]));
    // Once only.
    bench.create(&bench.request()).await;
}

#[tokio::test]
async fn no_answer_can_hang_first() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "inquiryPayment", "fault": "no_answer", "seconds": 1 });
    bench.fault(rule).await;
    let begun = Instant::now();
    let body = json!({ "paymentRequestId": "x" }).to_string();
    assert!(bench.signed(INQUIRE, body.as_bytes()).send().await.is_err());
    assert!(begun.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_slow_answer_is_still_one() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "createPaymentSession", "fault": "late", "seconds": 1 });
    bench.fault(rule).await;
    let begun = Instant::now();
    bench.create(&bench.request()).await;
    assert!(begun.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn u_gives_no_session() {
    let bench = Bench::start().await;
    for api in ["createPaymentSession", "inquiryPayment"] {
        bench
            .fault(json!({ "api": api, "fault": "answer_u" }))
            .await;
    }
    let request = bench.request();
    let answer = bench.call(CREATE, &request).await;
    assert_eq!(text(&answer, "/result/resultStatus"), "U");
    assert_eq!(text(&answer, "/result/resultCode"), "UNKNOWN_EXCEPTION");
    assert!(answer.get("normalUrl").is_none());
    assert_eq!(bench.state().await["payments"], json!([]));
    let answer = bench.inquire("x").await;
    assert_eq!(text(&answer, "/result/resultStatus"), "U");
}

#[tokio::test]
async fn a_fault_for_one_payment_only() {
    let bench = Bench::start().await;
    let unlucky = bench.request();
    let rule = json!({
        "api": "createPaymentSession", "fault": "answer_u", "times": 5,
        "paymentRequestId": unlucky["paymentRequestId"],
    });
    bench.fault(rule).await;
    bench.create(&bench.request()).await;
    for _ in 0..2 {
        let answer = bench.call(CREATE, &unlucky).await;
        assert_eq!(text(&answer, "/result/resultStatus"), "U");
    }
    assert_eq!(bench.state().await["faults"][0]["times"], 3);
    let cleared = bench
        .http
        .delete(format!("{}/control/faults", bench.url))
        .send()
        .await
        .unwrap();
    assert_eq!(cleared.status(), 200);
    bench.create(&unlucky).await;
}

#[tokio::test]
async fn a_lost_notification_comes_again_on_schedule() {
    let bench = Bench::start().await;
    bench
        .fault(json!({ "api": "notify", "fault": "lost" }))
        .await;
    paid(&bench).await;
    bench.advance(60).await;
    assert!(bench.hooks().is_empty());
    let state = bench.state().await;
    assert_eq!(text(&state["notifications"][0], "/lastOutcome"), "lost");
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
}

#[tokio::test]
async fn a_late_notification_waits_or_is_flushed() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "notify", "fault": "late", "seconds": 500, "times": 2 });
    bench.fault(rule).await;
    paid(&bench).await;
    bench.advance(400).await;
    assert!(bench.hooks().is_empty());
    bench.advance(200).await;
    // It was held back twice: a rule for two times holds two sends.
    assert!(bench.hooks().is_empty());
    let state = bench.state().await;
    assert_eq!(text(&state["notifications"][0], "/state"), "late");
    let flushed = bench.control("notify/flush", &json!({})).await;
    assert_eq!(flushed["delivered"], 1);
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    bench.advance(3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
}

#[tokio::test]
async fn a_notification_sent_twice() {
    let bench = Bench::start().await;
    bench
        .fault(json!({ "api": "notify", "fault": "twice" }))
        .await;
    paid(&bench).await;
    bench.advance(3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "PAYMENT_RESULT S"]);
    let hooks = bench.hooks();
    assert_eq!(hooks[0].body, hooks[1].body);
}

#[tokio::test]
async fn a_decline_that_nobody_pressed() {
    let bench = Bench::start().await;
    bench
        .fault(json!({ "api": "payment", "fault": "decline", "times": 2 }))
        .await;
    let session = bench.create(&bench.request()).await;
    let page = bench.pay_by_card(&session, VISA).await;
    assert_eq!(page.all(".bad h2"), ["Payment declined"]);
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    bench.post(&wallet, &[("decision", "approve")]).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.all(".bad h2"), ["Payment declined"]);
    let page = bench.pay_by_card(&session, VISA).await;
    assert_eq!(page.heading(), "Payment successful");
}

#[tokio::test]
async fn a_capture_that_fails() {
    let bench = Bench::start().await;
    bench
        .fault(json!({ "api": "capture", "fault": "decline" }))
        .await;
    let request = bench.request();
    let session = bench.create(&request).await;
    bench.pay_by_card(&session, VISA).await;
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT F"]);
    let answer = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&answer, "/paymentStatus"), "SUCCESS");
    let transaction = &answer["transactions"][0];
    assert_eq!(text(transaction, "/transactionStatus"), "SUCCESS");
    assert_eq!(text(transaction, "/transactionResult/resultStatus"), "F");
}
