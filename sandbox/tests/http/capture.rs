//! capture: the merchant takes what the buyer authorised.

use serde_json::json;

use crate::bench::{Bench, CAPTURE, code, text};

const DAY: u64 = 24 * 3600;

#[tokio::test]
async fn the_merchant_captures() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.card_authorised("MANUAL").await;
    bench.advance(DAY).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    assert_eq!(bench.shown(&request).await["capture"], "manual");

    let answer = bench.capture(&payment_id, "CAP-1", 6400).await;
    assert_eq!(code(&answer), "SUCCESS", "{answer}");
    assert_eq!(text(&answer, "/captureRequestId"), "CAP-1");
    assert_eq!(text(&answer, "/paymentId"), payment_id);
    assert_eq!(answer["captureAmount"], request["paymentAmount"]);
    assert_eq!(text(&answer, "/captureId").len(), 35);
    let again = bench.capture(&payment_id, "CAP-1", 6400).await;
    assert_eq!(again, answer);

    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
    let told = bench.hooks()[1].body.clone();
    assert_eq!(text(&told, "/captureRequestId"), "CAP-1");
    assert_eq!(told["captureId"], answer["captureId"]);
    assert_eq!(told["captureTime"], answer["captureTime"]);
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    let transaction = &inquiry["transactions"][0];
    assert_eq!(text(transaction, "/transactionRequestId"), "CAP-1");
    assert_eq!(transaction["transactionId"], answer["captureId"]);
    let shown = bench.shown(&request).await;
    assert_eq!(shown["captured"], true);
    assert_eq!(shown["captures"][0]["captureRequestId"], "CAP-1");
    assert_eq!(shown["captures"][0]["automatic"], false);
    assert_eq!(shown["money"]["captured"], 6400);
}

#[tokio::test]
async fn on_the_production_path_too() {
    let bench = Bench::start().await;
    let (_, payment_id) = bench.card_authorised("MANUAL").await;
    for (path, expected) in [
        ("/ams/api/v1/payments/capture", "SUCCESS"),
        ("/ams/api/v1/payments/cancel", "ORDER_STATUS_INVALID"),
        ("/ams/api/v1/payments/refund", "REFUND_IN_PROCESS"),
        ("/ams/api/v1/payments/inquiryRefund", "SUCCESS"),
    ] {
        let amount = json!({ "currency": "SGD", "value": "6400" });
        let body = json!({
            "captureRequestId": "C-1", "refundRequestId": "R-1", "paymentId": payment_id,
            "captureAmount": amount, "refundAmount": amount,
        });
        assert_eq!(code(&bench.call(path, &body).await), expected, "{path}");
    }
}

#[tokio::test]
async fn wrong_amounts() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.card_authorised("MANUAL").await;
    let answer = bench.capture(&payment_id, "C-1", 6401).await;
    assert_eq!(code(&answer), "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT");
    let answer = bench.capture(&payment_id, "C-1", 6399).await;
    assert_eq!(code(&answer), "PARAM_ILLEGAL");
    assert!(text(&answer, "/result/resultMessage").contains("captureAmount.value"));
    let amount = json!({ "currency": "USD", "value": "6400" });
    let body = json!({
        "captureRequestId": "C-1", "paymentId": payment_id, "captureAmount": amount,
    });
    assert_eq!(
        code(&bench.call(CAPTURE, &body).await),
        "CURRENCY_NOT_SUPPORT"
    );
    for missing in ["captureRequestId", "paymentId", "captureAmount"] {
        let mut body = body.clone();
        body.as_object_mut().unwrap().remove(missing);
        let answer = bench.call(CAPTURE, &body).await;
        assert_eq!(code(&answer), "PARAM_ILLEGAL");
        assert!(text(&answer, "/result/resultMessage").contains(missing));
    }
    // None of this used up the id, or anything else.
    assert_eq!(bench.shown(&request).await["captures"], json!([]));
    let answer = bench.capture(&payment_id, "C-1", 6400).await;
    assert_eq!(code(&answer), "SUCCESS");
    let answer = bench.capture(&payment_id, "C-1", 6399).await;
    assert_eq!(code(&answer), "REPEAT_REQ_INCONSISTENT");
    let answer = bench.capture(&payment_id, "C-2", 6400).await;
    assert_eq!(code(&answer), "MULTI_CAPTURE_NOT_SUPPORTED");
    let (_, other) = bench.card_authorised("MANUAL").await;
    let answer = bench.capture(&other, "C-1", 6400).await;
    assert_eq!(code(&answer), "REPEAT_REQ_INCONSISTENT");
    bench.advance(DAY).await;
    let captures = bench.kinds();
    let captures = captures.iter().filter(|kind| kind.starts_with("CAPTURE"));
    assert_eq!(captures.count(), 1);
}

#[tokio::test]
async fn what_is_not_authorised_cannot_be_captured() {
    let bench = Bench::start().await;
    let answer = bench.capture("20260101194010800100188000000000000", "C-1", 6400);
    assert_eq!(code(&answer.await), "AUTH_NOT_FOUND");

    let (_, wallet) = bench.wallet_paid().await;
    let answer = bench.capture(&wallet, "C-2", 6400).await;
    assert_eq!(code(&answer), "ORDER_STATUS_INVALID");

    // About to be captured by the gateway itself.
    let (_, card) = bench.card_authorised("AUTOMATIC").await;
    let answer = bench.capture(&card, "C-3", 6400).await;
    assert_eq!(code(&answer), "ORDER_STATUS_INVALID");
    bench.advance(60).await;
    let answer = bench.capture(&card, "C-3", 6400).await;
    assert_eq!(code(&answer), "MULTI_CAPTURE_NOT_SUPPORTED");

    let mut request = bench.request();
    request["availablePaymentMethod"] =
        json!({ "paymentMethodTypeList": [{ "paymentMethodType": "GOOGLEPAY" }] });
    let session = bench.create(&request).await;
    bench.choose(&session, "GOOGLEPAY").await;
    let payment_id = bench.payment_id(&request).await;
    let answer = bench.capture(&payment_id, "C-4", 6400).await;
    assert_eq!(code(&answer), "ORDER_STATUS_INVALID");
    bench.cancel(text(&request, "/paymentRequestId")).await;
    let answer = bench.capture(&payment_id, "C-4", 6400).await;
    assert_eq!(code(&answer), "ORDER_IS_CANCELED");

    let (request, payment_id) = bench.card_authorised("MANUAL").await;
    bench.cancel(text(&request, "/paymentRequestId")).await;
    let answer = bench.capture(&payment_id, "C-5", 6400).await;
    assert_eq!(code(&answer), "AUTH_CANCELLED");
}

#[tokio::test]
async fn an_authorisation_lapses_after_seven_days() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.card_authorised("MANUAL").await;
    let id = text(&request, "/paymentRequestId");
    bench.advance(7 * DAY - 60).await;
    let told = bench.hooks()[0].body.clone();
    let inquiry = bench.inquire(id).await;
    assert_eq!(told["authExpiryTime"], inquiry["authExpiryTime"]);
    assert_eq!(
        bench.shown(&request).await["authExpiry"],
        told["authExpiryTime"]
    );
    assert_eq!(bench.shown(&request).await["capture"], "manual");

    bench.advance(120).await;
    let shown = bench.shown(&request).await;
    assert_eq!(shown["capture"], "lapsed");
    assert_eq!(shown["money"]["authorised"], 6400);
    assert_eq!(shown["money"]["released"], 6400);
    assert_eq!(shown["money"]["captured"], 0);
    let answer = bench.capture(&payment_id, "C-1", 6400).await;
    assert_eq!(code(&answer), "AUTH_EXPIRED");
    assert_eq!(code(&bench.cancel(id).await), "CANCEL_WINDOW_EXCEED");
    let answer = bench.refund(&payment_id, "R-1", 100).await;
    assert_eq!(code(&answer), "ORDER_STATUS_INVALID");
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
}

#[tokio::test]
async fn a_capture_that_fails_can_be_tried_again() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.card_authorised("MANUAL").await;
    let rule = json!({
        "api": "capture", "fault": "decline", "paymentRequestId": request["paymentRequestId"],
    });
    bench.fault(rule).await;
    let answer = bench.capture(&payment_id, "C-1", 6400).await;
    assert_eq!(code(&answer), "PROCESS_FAIL");
    let again = bench.capture(&payment_id, "C-1", 6400).await;
    assert_eq!(again, answer);
    assert_eq!(bench.shown(&request).await["capture"], "failed");
    let answer = bench.capture(&payment_id, "C-2", 6400).await;
    assert_eq!(code(&answer), "SUCCESS");
    bench.advance(60).await;
    assert_eq!(
        bench.kinds(),
        ["PAYMENT_RESULT S", "CAPTURE_RESULT F", "CAPTURE_RESULT S"]
    );
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    let outcomes: Vec<&str> = (0..2)
        .map(|index| {
            let transaction = &inquiry["transactions"][index];
            assert_eq!(text(transaction, "/transactionStatus"), "SUCCESS");
            text(transaction, "/transactionResult/resultStatus")
        })
        .collect();
    assert_eq!(outcomes, ["F", "S"]);
    assert_eq!(bench.shown(&request).await["money"]["captured"], 6400);
}
