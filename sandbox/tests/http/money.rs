//! What an audit adds up.

use serde_json::{Value, json};

use crate::bench::{Bench, text};

#[tokio::test]
async fn the_books_balance() {
    let bench = Bench::start().await;
    bench.create(&bench.request()).await;
    let (kept, _) = bench.wallet_paid().await;
    let (_, refunded) = bench.card_captured().await;
    bench.refund(&refunded, "R-1", 1400).await;
    bench.advance(120).await;
    bench.refund(&refunded, "R-2", 1000).await;
    let (called_off, _) = bench.wallet_paid().await;
    bench.cancel(text(&called_off, "/paymentRequestId")).await;
    let (let_go, _) = bench.card_authorised("MANUAL").await;
    bench.cancel(text(&let_go, "/paymentRequestId")).await;
    bench.card_authorised("MANUAL").await;

    let state = bench.state().await;
    let expected = json!({
        "authorised": 5 * 6400,
        "captured": 3 * 6400,
        "refunded": 1400,
        "refunding": 1000,
        "cancelled": 6400,
        "released": 6400,
        "kept": 2 * 6400 - 1400,
    });
    assert_eq!(state["money"]["SGD"], expected);
    let payments = state["payments"].as_array().unwrap();
    for name in ["authorised", "captured", "refunded", "cancelled", "kept"] {
        let sum: u64 = payments
            .iter()
            .map(|payment| payment["money"][name].as_u64().unwrap())
            .sum();
        assert_eq!(json!(sum), expected[name], "{name}");
    }
    let refunds: Vec<&Value> = payments
        .iter()
        .flat_map(|payment| payment["refunds"].as_array().unwrap())
        .collect();
    assert_eq!(refunds.len(), 2);
    assert_eq!(text(refunds[0], "/status"), "SUCCESS");
    assert_eq!(text(refunds[1], "/status"), "PROCESSING");

    // The sums cover what is asked for, however little of it is shown.
    let get = async |query: String| {
        let url = format!("{}/control/state?{query}", bench.url);
        let response = bench.http.get(url).send().await.unwrap();
        response.json::<Value>().await.unwrap()
    };
    assert_eq!(get("limit=1".to_owned()).await["money"]["SGD"], expected);
    let one = get(format!(
        "paymentRequestId={}",
        text(&kept, "/paymentRequestId")
    ))
    .await;
    assert_eq!(one["money"]["SGD"]["kept"], 6400);
}
