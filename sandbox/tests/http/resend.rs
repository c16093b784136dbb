//! Notifications that nobody acknowledges.

use sandbox::Resend;
use serde_json::Value;

use crate::bench::{Bench, text};

async fn paid(bench: &Bench) {
    let session = bench.create(&bench.request()).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench.post(&wallet, &[("decision", "approve")]).await;
}

const NO: &str = r#"{"result":{"resultCode":"SYSTEM_ERROR","resultStatus":"F"}}"#;

#[tokio::test]
async fn eight_sends_on_the_documented_schedule() {
    let bench = Bench::start().await;
    for answer in [NO, "", "[]", "OK", NO, NO, NO, NO, NO] {
        bench.answer_next(200, answer);
    }
    paid(&bench).await;
    let waits = [30, 120, 600, 600, 3600, 7200, 21_600, 54_000];
    for (index, wait) in waits.into_iter().enumerate() {
        assert_eq!(bench.hooks().len(), index);
        bench.advance(wait - 20).await;
        assert_eq!(bench.hooks().len(), index, "{wait} s had not passed");
        bench.advance(20).await;
        assert_eq!(bench.hooks().len(), index + 1, "after {wait} s");
    }
    bench.advance(7 * 24 * 3600).await;
    assert_eq!(bench.hooks().len(), 8);
    let state = bench.state().await;
    let notification = &state["notifications"][0];
    assert_eq!(text(notification, "/state"), "given_up");
    assert_eq!(notification["deliveries"].as_array().unwrap().len(), 8);
    assert!(text(notification, "/lastAnswer").contains("SYSTEM_ERROR"));
    // Word for word the same each time.
    let bodies: Vec<Value> = bench.hooks().into_iter().map(|hook| hook.body).collect();
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn one_day_in_one_move() {
    let bench = Bench::start().await;
    for _ in 0..8 {
        bench.answer_next(500, "down");
    }
    paid(&bench).await;
    bench.advance(30 * 3600).await;
    assert_eq!(bench.hooks().len(), 8);
}

#[tokio::test]
async fn an_acknowledgement_ends_it() {
    let bench = Bench::start().await;
    bench.answer_next(500, "down");
    bench.answer_next(200, NO);
    paid(&bench).await;
    bench.advance(30 * 3600).await;
    assert_eq!(bench.hooks().len(), 3);
    let state = bench.state().await;
    assert_eq!(text(&state["notifications"][0], "/state"), "acknowledged");
}

#[tokio::test]
async fn the_strict_sandbox_sends_once() {
    let bench = Bench::start_with(Resend::Never).await;
    bench.answer_next(500, "down");
    paid(&bench).await;
    bench.advance(30 * 3600).await;
    assert_eq!(bench.hooks().len(), 1);
    let state = bench.state().await;
    assert_eq!(text(&state["notifications"][0], "/state"), "given_up");
}

#[tokio::test]
async fn nobody_home_is_no_acknowledgement() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    // A port that was free a moment ago.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    request["paymentNotifyUrl"] = format!("http://{address}/hook").into();
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench.post(&wallet, &[("decision", "approve")]).await;
    bench.advance(30).await;
    let state = bench.state().await;
    let notification = &state["notifications"][0];
    assert_eq!(text(notification, "/lastOutcome"), "no_answer");
    assert_eq!(text(notification, "/state"), "waiting");
}
