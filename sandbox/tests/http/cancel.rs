//! cancel: the merchant calls a payment off, before or after it was paid.

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::bench::{Bench, CANCEL, CREATE, code, text};

#[tokio::test]
async fn before_the_buyer_does_anything() {
    let bench = Bench::start().await;
    let request = bench.request();
    let id = text(&request, "/paymentRequestId");
    let session = bench.create(&request).await;
    let answer = bench.cancel(id).await;
    assert_eq!(code(&answer), "SUCCESS");
    assert_eq!(text(&answer, "/paymentRequestId"), id);
    assert!(!text(&answer, "/cancelTime").is_empty());
    assert_eq!(bench.cancel(id).await, answer);

    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.heading(), "Payment cancelled");
    assert!(page.all("main p")[0].contains("You have not been charged"));
    let seen = bench
        .post(
            crate::bench::SUBMIT,
            &[
                ("sessionData", text(&session, "/paymentSessionData")),
                ("method", "TNG"),
            ],
        )
        .await;
    let page = bench.get(&seen.location.unwrap()).await;
    assert_eq!(page.heading(), "Payment cancelled");
    let answer = bench.call(CREATE, &request).await;
    assert_eq!(code(&answer), "ORDER_IS_CANCELED");
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "CANCELLED");
    assert!(answer.get("paymentTime").is_none());

    bench.advance(24 * 3600).await;
    assert!(bench.hooks().is_empty());
    let shown = bench.shown(&request).await;
    assert_eq!(shown["status"], "CANCELLED");
    assert_eq!(shown["cancels"][0]["afterPayment"], false);
    assert_eq!(shown["money"]["authorised"], 0);
}

#[tokio::test]
async fn a_late_yes_of_the_buyer_comes_to_nothing() {
    let bench = Bench::start().await;
    let request = bench.request();
    let id = text(&request, "/paymentRequestId");
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    assert_eq!(code(&bench.cancel(id).await), "SUCCESS");
    let seen = bench.post(&wallet, &[("decision", "approve")]).await;
    let page = bench.get(&seen.location.unwrap()).await;
    assert_eq!(page.heading(), "Payment cancelled");
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "CANCELLED");
    bench.advance(7200).await;
    assert!(bench.hooks().is_empty());
}

#[tokio::test]
async fn after_a_wallet_was_charged() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.wallet_paid().await;
    let id = text(&request, "/paymentRequestId");
    let by_payment_id = json!({ "paymentId": payment_id, "paymentRequestId": "other" });
    let answer = bench.call(CANCEL, &by_payment_id).await;
    assert_eq!(code(&answer), "SUCCESS");
    assert_eq!(text(&answer, "/paymentRequestId"), id);
    // The success was on its way: cancelled prevails over it.
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "CANCELLED");
    assert!(!text(&answer, "/paymentTime").is_empty());
    let page = bench
        .get(text(&bench.shown(&request).await, "/pageUrl"))
        .await;
    assert!(page.all("main p")[0].contains("given back in full"));
    let answer = bench.refund(&payment_id, "R-1", 100).await;
    assert_eq!(code(&answer), "ORDER_IS_CANCELED");
    let money = &bench.shown(&request).await["money"];
    assert_eq!(money["captured"], 6400);
    assert_eq!(money["cancelled"], 6400);
    assert_eq!(money["kept"], 0);
}

#[tokio::test]
async fn an_authorised_card_is_let_go_and_not_captured() {
    let bench = Bench::start().await;
    for mode in ["AUTOMATIC", "MANUAL"] {
        let (request, _) = bench.card_authorised(mode).await;
        let id = text(&request, "/paymentRequestId");
        assert_eq!(code(&bench.cancel(id).await), "SUCCESS", "{mode}");
        bench.advance(8 * 24 * 3600).await;
        let shown = bench.shown(&request).await;
        assert_eq!(shown["captures"], json!([]), "{mode}");
        assert_eq!(shown["money"]["released"], 6400, "{mode}");
        assert_eq!(shown["money"]["captured"], 0, "{mode}");
    }
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "PAYMENT_RESULT S"]);
}

#[tokio::test]
async fn a_card_has_seven_days_if_it_is_not_captured() {
    let bench = Bench::start().await;
    let (request, _) = bench.card_authorised("MANUAL").await;
    bench.advance(6 * 24 * 3600).await;
    let answer = bench.cancel(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "SUCCESS");

    let (request, _) = bench.card_captured().await;
    let answer = bench.cancel(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "ORDER_STATUS_INVALID");
}

/// Seconds from the gateway's now to a quarter past midnight (GMT+8) after `created`.
fn until_window_ends(state: &Value, created: &str) -> i64 {
    let read = |text: &str| OffsetDateTime::parse(text, &Rfc3339).unwrap();
    let created = read(created);
    let midnight = created.replace_time(time::Time::MIDNIGHT) + time::Duration::DAY;
    let end = midnight + time::Duration::minutes(15);
    (end - read(text(state, "/clock/now"))).whole_seconds()
}

#[tokio::test]
async fn until_a_quarter_past_midnight() {
    let bench = Bench::start().await;
    let (first, _) = bench.wallet_paid().await;
    let (second, _) = bench.wallet_paid().await;
    let created = text(&bench.shown(&first).await, "/created").to_owned();
    let left = until_window_ends(&bench.state().await, &created);
    bench.advance(u64::try_from(left - 30).unwrap()).await;
    let answer = bench.cancel(text(&first, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "SUCCESS");
    bench.advance(60).await;
    let answer = bench.cancel(text(&second, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "CANCEL_WINDOW_EXCEED");
    // One that was cancelled in time still is.
    let answer = bench.cancel(text(&first, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "SUCCESS");
}

#[tokio::test]
async fn what_cannot_be_cancelled() {
    let bench = Bench::start().await;
    assert_eq!(code(&bench.cancel("nobody's").await), "ORDER_NOT_EXIST");
    assert_eq!(code(&bench.call(CANCEL, &json!({})).await), "PARAM_ILLEGAL");

    let (request, payment_id) = bench.wallet_paid().await;
    bench.refund(&payment_id, "R-1", 100).await;
    let answer = bench.cancel(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "PROCESS_FAIL");

    let request = bench.request();
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench
        .post(&wallet, &[("decision", "decline-and-return")])
        .await;
    let answer = bench.cancel(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "ORDER_STATUS_INVALID");

    let mut request = bench.request();
    request["availablePaymentMethod"] =
        json!({ "paymentMethodTypeList": [{ "paymentMethodType": "DANA" }] });
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "DANA").await;
    bench.post(&wallet, &[("decision", "approve")]).await;
    let answer = bench.cancel(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "PROCESS_FAIL");

    let request = bench.request();
    bench.create(&request).await;
    bench.advance(3700).await;
    let answer = bench.cancel(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&answer), "ORDER_NOT_EXIST");
}
