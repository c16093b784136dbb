//! Faults that strike notifications.

use sandbox::Resend;
use serde_json::{Value, json};

use crate::bench::{Bench, text};

async fn fault(bench: &Bench, name: &str) {
    bench.fault(json!({ "api": "notify", "fault": name })).await;
}

fn outcomes(state: &Value, index: usize) -> Vec<String> {
    let deliveries = &state["notifications"][index]["deliveries"];
    deliveries
        .as_array()
        .unwrap()
        .iter()
        .map(|delivery| text(delivery, "/outcome").to_owned())
        .collect()
}

#[tokio::test]
async fn a_capture_before_its_payment() {
    let bench = Bench::start().await;
    fault(&bench, "wrong_order").await;
    bench.card_authorised("AUTOMATIC").await;
    bench.advance(40).await;
    assert!(bench.hooks().is_empty());
    assert_eq!(
        text(&bench.state().await["notifications"][0], "/state"),
        "late"
    );
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["CAPTURE_RESULT S", "PAYMENT_RESULT S"]);
    bench.advance(24 * 3600).await;
    assert_eq!(bench.kinds().len(), 2);
}

#[tokio::test]
async fn a_capture_before_its_payment_when_all_is_flushed() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "notify", "fault": "wrong_order", "times": 50 });
    bench.fault(rule).await;
    bench.gateway.set_timing(sandbox::Timing {
        notify_after: std::time::Duration::from_secs(900),
        capture_after: std::time::Duration::from_secs(1),
    });
    bench.card_authorised("AUTOMATIC").await;
    bench.advance(5).await;
    let flushed = bench.control("notify/flush", &json!({})).await;
    assert_eq!(flushed["delivered"], 2);
    let mut kinds = bench.kinds();
    kinds.sort();
    assert_eq!(kinds, ["CAPTURE_RESULT S", "PAYMENT_RESULT S"]);
    bench.advance(24 * 3600).await;
    assert_eq!(bench.kinds().len(), 2);
}

#[tokio::test]
async fn one_that_nothing_overtakes_goes_after_a_while() {
    let bench = Bench::start().await;
    let rule = json!({
        "api": "notify", "fault": "wrong_order", "times": 50, "seconds": 100,
    });
    bench.fault(rule).await;
    bench.wallet_paid().await;
    bench.advance(120).await;
    assert!(bench.hooks().is_empty());
    bench.advance(20).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
}

#[tokio::test]
async fn each_swapped_pair_is_swapped_once() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "notify", "fault": "wrong_order", "times": 50 });
    bench.fault(rule).await;
    let (_, payment_id) = bench.card_authorised("AUTOMATIC").await;
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["CAPTURE_RESULT S", "PAYMENT_RESULT S"]);
    bench.refund(&payment_id, "R-1", 100).await;
    bench.advance(3600).await;
    assert_eq!(bench.kinds().len(), 3);
}

#[tokio::test]
async fn a_wrong_amount_with_a_good_signature() {
    let bench = Bench::start().await;
    let rule = json!({ "api": "notify", "fault": "wrong_amount", "times": 3 });
    bench.fault(rule).await;
    let (request, payment_id) = bench.card_captured().await;
    bench.refund(&payment_id, "R-1", 100).await;
    bench.advance(120).await;
    let hooks = bench.hooks();
    assert_eq!(text(&hooks[0].body, "/paymentAmount/value"), "6401");
    assert_eq!(text(&hooks[1].body, "/captureAmount/value"), "6401");
    assert_eq!(text(&hooks[2].body, "/refundAmount/value"), "101");
    assert_eq!(text(&hooks[2].body, "/refundRequestId"), "R-1");
    assert_eq!(bench.refused(), 0);
    // Only what was said is wrong.
    let answer = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&answer, "/paymentAmount/value"), "6400");
    let state = bench.state().await;
    let delivery = &state["notifications"][0]["deliveries"][0];
    assert_eq!(text(delivery, "/fault"), "wrong_amount");
    assert_eq!(text(delivery, "/outcome"), "acknowledged");
}

#[tokio::test]
async fn one_for_an_order_that_nobody_knows() {
    let bench = Bench::start().await;
    fault(&bench, "unknown_order").await;
    let (request, payment_id) = bench.wallet_paid().await;
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "PAYMENT_RESULT S"]);
    let hooks = bench.hooks();
    let stray = &hooks[0].body;
    assert_ne!(stray["paymentRequestId"], request["paymentRequestId"]);
    assert_ne!(text(stray, "/paymentId"), payment_id);
    assert_eq!(
        hooks[1].body["paymentRequestId"],
        request["paymentRequestId"]
    );
    let state = bench.state().await;
    assert_eq!(outcomes(&state, 0), ["stray", "acknowledged"]);
}

#[tokio::test]
async fn an_acknowledged_stray_does_not_stand_for_the_true_one() {
    let bench = Bench::start_with(Resend::Schedule).await;
    fault(&bench, "unknown_order").await;
    bench.wallet_paid().await;
    let acknowledgement = json!({ "result": { "resultStatus": "S" } }).to_string();
    bench.answer_next(200, &acknowledgement);
    bench.answer_next(500, "not now");
    bench.advance(30).await;
    let state = bench.state().await;
    assert_eq!(outcomes(&state, 0), ["stray", "not_acknowledged"]);
    bench.advance(120).await;
    assert_eq!(bench.kinds().len(), 3);
}

#[tokio::test]
async fn one_that_nobody_signed() {
    let bench = Bench::start().await;
    for name in ["unsigned", "wrong_signature"] {
        fault(&bench, name).await;
        let before = (bench.hooks().len(), bench.refused());
        bench.wallet_paid().await;
        bench.advance(60).await;
        assert_eq!((bench.hooks().len(), bench.refused() - 1), before, "{name}");
        // The next send of the schedule is genuine.
        bench.advance(120).await;
        assert_eq!(bench.hooks().len(), before.0 + 1, "{name}");
    }
}

#[tokio::test]
async fn only_of_one_type_or_one_order() {
    let bench = Bench::start().await;
    let captures = json!({
        "api": "notify", "fault": "lost", "notifyType": "CAPTURE_RESULT", "times": 8,
    });
    bench.fault(captures).await;
    let order = json!({
        "api": "notify", "fault": "lost", "orderReference": "W-elsewhere", "times": 8,
    });
    bench.fault(order).await;
    let (_, payment_id) = bench.card_captured().await;
    bench.refund(&payment_id, "R-1", 100).await;
    bench.advance(600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "REFUND_RESULT S"]);
    let faults = bench.state().await["faults"].clone();
    assert_eq!(faults[1]["times"], 8);
}
