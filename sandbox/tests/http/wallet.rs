//! Wallet payments: approve, decline, try again, give up, walk away.

use serde_json::json;

use crate::bench::{Bench, INQUIRE, LEAVE, text};

#[tokio::test]
async fn a_whole_purchase() {
    let bench = Bench::start().await;
    let request = bench.request();
    let id = text(&request, "/paymentRequestId");
    let session = bench.create(&request).await;
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/result/resultCode"), "ORDER_NOT_EXIST");

    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/result/resultStatus"), "S");
    assert_eq!(text(&answer, "/paymentStatus"), "PROCESSING");
    let page = bench.get(&wallet).await;
    assert_eq!(page.heading(), "Alipay test wallet");
    assert_eq!(
        page.all("button"),
        [
            "Approve payment",
            "Decline payment",
            "Decline and return to the shop"
        ]
    );

    let approved = bench.post(&wallet, &[("decision", "approve")]).await;
    assert_eq!(approved.status, 303);
    let page = bench.get(&approved.location.unwrap()).await;
    assert_eq!(page.heading(), "Payment successful");
    let back = "http://127.0.0.1:3000/result/abc?from=gateway";
    assert_eq!(page.attribute("a.button", "href"), [back]);
    assert_eq!(
        page.attribute("meta[http-equiv=refresh]", "content"),
        [format!("3;url={back}")]
    );
    assert!(bench.hooks().is_empty());

    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let told = bench.hooks()[0].body.clone();
    assert_eq!(text(&told, "/paymentRequestId"), id);
    assert_eq!(text(&told, "/paymentMethodType"), "ALIPAY_CN");
    assert_eq!(told["paymentAmount"], request["paymentAmount"]);
    assert_eq!(told["actualPaymentAmount"], request["paymentAmount"]);
    assert_eq!(text(&told, "/pspCustomerInfo/pspName"), "ALIPAY_CN");
    assert_eq!(told["paymentResultInfo"], json!({}));
    assert_eq!(text(&told, "/paymentId").len(), 35);

    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "SUCCESS");
    assert_eq!(text(&answer, "/paymentResultCode"), "SUCCESS");
    assert_eq!(answer["paymentId"], told["paymentId"]);
    assert!(answer.get("transactions").is_none());
    let by_payment_id = json!({ "paymentId": told["paymentId"], "paymentRequestId": "other" });
    let answer = bench.call(INQUIRE, &by_payment_id).await;
    assert_eq!(text(&answer, "/paymentRequestId"), id);

    // Nothing is left to happen, and what was pressed twice happened once.
    bench.post(&wallet, &[("decision", "decline")]).await;
    bench.advance(48 * 3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let again = bench.create(&request).await;
    let page = bench.get(text(&again, "/normalUrl")).await;
    assert_eq!(page.heading(), "Payment successful");
}

#[tokio::test]
async fn a_declined_payment_is_told_about_when_the_session_ends() {
    let bench = Bench::start().await;
    let request = bench.request();
    let id = text(&request, "/paymentRequestId");
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "TNG").await;
    let declined = bench.post(&wallet, &[("decision", "decline")]).await;
    let page = bench.get(&declined.location.unwrap()).await;
    assert_eq!(page.heading(), "Pay SGD 64.00");
    assert_eq!(page.all(".bad h2"), ["Payment declined"]);
    bench.advance(3500).await;
    assert!(bench.hooks().is_empty());
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "PROCESSING");
    bench.advance(200).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
    let told = bench.hooks()[0].body.clone();
    assert!(told.get("paymentTime").is_none());
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "FAIL");
    assert_eq!(text(&answer, "/paymentResultCode"), "PROCESS_FAIL");
}

#[tokio::test]
async fn a_declined_payment_can_be_tried_again() {
    let bench = Bench::start().await;
    let request = bench.request();
    let session = bench.create(&request).await;
    let first = bench.choose(&session, "TNG").await;
    bench.post(&first, &[("decision", "decline")]).await;
    let second = bench.choose(&session, "ALIPAY_CN").await;
    assert_ne!(first, second);
    bench.post(&second, &[("decision", "approve")]).await;
    bench.advance(2 * 3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let told = bench.hooks()[0].body.clone();
    assert_eq!(text(&told, "/paymentMethodType"), "ALIPAY_CN");
}

#[tokio::test]
async fn decline_and_return_is_told_about_at_once() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    let left = bench
        .post(&wallet, &[("decision", "decline-and-return")])
        .await;
    let page = bench.get(&left.location.unwrap()).await;
    assert_eq!(page.heading(), "Payment cancelled");
    assert_eq!(page.all("a.button"), ["Return to the shop"]);
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);

    // The same from the page with the ways to pay, after a decline.
    let session = bench.create(&bench.request()).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench.post(&wallet, &[("decision", "decline")]).await;
    let data = text(&session, "/paymentSessionData");
    let left = bench.post(LEAVE, &[("sessionData", data)]).await;
    let page = bench.get(&left.location.unwrap()).await;
    assert_eq!(page.heading(), "Payment cancelled");
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F", "PAYMENT_RESULT F"]);
}

#[tokio::test]
async fn leaving_before_any_submission_changes_nothing() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    let data = text(&session, "/paymentSessionData");
    bench.post(LEAVE, &[("sessionData", data)]).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.heading(), "Pay SGD 64.00");
}

#[tokio::test]
async fn an_abandoned_payment_fails_at_the_sessions_end() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.attribute(".notice a", "href"), [wallet.as_str()]);
    bench.advance(15 * 60).await;
    let closed = bench.get(&wallet).await;
    assert_eq!(closed.status, 303);
    assert!(bench.hooks().is_empty());
    bench.advance(3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
    let told = bench.hooks()[0].body.clone();
    assert_eq!(text(&told, "/result/resultCode"), "ORDER_IS_CLOSED");
}

#[tokio::test]
async fn an_order_outlives_its_session_by_its_own_time() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    bench.advance(3500).await;
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    bench.advance(300).await;
    assert!(bench.hooks().is_empty());
    assert_eq!(bench.get(&wallet).await.heading(), "Alipay test wallet");
    bench.advance(600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);

    let session = bench.create(&bench.request()).await;
    bench.advance(3500).await;
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    bench.advance(300).await;
    bench.post(&wallet, &[("decision", "approve")]).await;
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F", "PAYMENT_RESULT S"]);
}
