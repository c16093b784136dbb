//! Refunds that somebody makes in Antom's own dashboard.

use serde_json::json;

use crate::bench::{Bench, INQUIRE_REFUND, text};

#[tokio::test]
async fn the_shop_hears_of_a_refund_made_elsewhere() {
    let bench = Bench::start().await;
    let (request, payment_id) = bench.wallet_paid().await;
    let id = &request["paymentRequestId"];
    let made = bench
        .control("refunds", &json!({ "paymentRequestId": id, "amount": 400 }))
        .await;
    assert_eq!(text(&made, "/refund/origin"), "dashboard");
    assert_eq!(text(&made, "/refund/status"), "SUCCESS");
    let refund_request_id = text(&made, "/refund/refundRequestId");
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "REFUND_RESULT S"]);
    let told = bench.hooks()[1].body.clone();
    assert_eq!(text(&told, "/refundRequestId"), refund_request_id);
    assert_eq!(text(&told, "/refundAmount/value"), "400");
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    let transaction = &inquiry["transactions"][0];
    assert_eq!(
        text(transaction, "/transactionRequestId"),
        refund_request_id
    );
    let body = json!({ "refundRequestId": refund_request_id });
    let answer = bench.call(INQUIRE_REFUND, &body).await;
    assert_eq!(text(&answer, "/refundStatus"), "SUCCESS");

    // The shop's own refunds have to make do with the rest.
    let answer = bench.refund(&payment_id, "R-1", 6001).await;
    assert_eq!(text(&answer, "/result/resultCode"), "REFUND_AMOUNT_EXCEED");
    let rest = bench
        .control("refunds", &json!({ "paymentRequestId": id }))
        .await;
    assert_eq!(text(&rest, "/refund/amount/value"), "6000");
    assert_eq!(bench.shown(&request).await["money"]["kept"], 0);
    let refused = bench
        .http
        .post(format!("{}/control/refunds", bench.url))
        .json(&json!({ "paymentRequestId": id }))
        .send()
        .await
        .unwrap();
    assert_eq!(refused.status(), 422);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("REFUND_AMOUNT_EXCEED")
    );
}

#[tokio::test]
async fn from_the_panel() {
    let bench = Bench::start().await;
    let (request, _) = bench.card_captured().await;
    let id = text(&request, "/paymentRequestId");
    let page = bench.get("/").await;
    assert!(
        page.all("summary")
            .contains(&"Refund in Antom's dashboard".to_owned())
    );
    let made = bench
        .post(
            "/panel/refunds",
            &[("paymentRequestId", id), ("amount", "1400")],
        )
        .await;
    assert_eq!(made.status, 303);
    let page = bench.get("/").await;
    assert!(
        page.all("td")
            .contains(&"captured SGD 64.00, being refunded SGD 14.00".to_owned())
    );
    bench.advance(90).await;
    assert_eq!(bench.kinds().last().unwrap(), "REFUND_RESULT S");
    for fields in [
        [("paymentRequestId", id), ("amount", "a lot")],
        [("paymentRequestId", id), ("amount", "5001")],
        [("paymentRequestId", "nobody's"), ("amount", "")],
    ] {
        let refused = bench.post("/panel/refunds", &fields).await;
        assert_eq!(refused.status, 422, "{fields:?}");
        assert_eq!(refused.all("[role=alert] h2"), ["There is a problem"]);
    }
}
