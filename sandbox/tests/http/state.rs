//! A gateway that is started again goes on where it was.

use std::path::{Path, PathBuf};

use sandbox::{Config, Resend, Sandbox};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::bench::{Bench, INQUIRE, code, gateway_key, merchant_key, text};
use crate::subscription_bench::{DAY, ONE, SETTLES};

/// A path that nothing is at yet, in a folder of its own.
fn somewhere(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("sandbox-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join("state.json")
}

async fn kept(path: &Path) -> (Bench, oneshot::Sender<()>) {
    let (stop, stopped) = oneshot::channel();
    let bench = Bench::start_kept(path.to_owned(), async move {
        let _ = stopped.await;
    })
    .await;
    (bench, stop)
}

/// Everything but the counts of calls, and the address that pages have.
async fn shown(bench: &Bench) -> Value {
    let mut state = bench.state().await;
    for counted in ["calls", "recentCalls", "clock"] {
        state.as_object_mut().unwrap().remove(counted);
    }
    serde_json::from_str(&state.to_string().replace(&bench.url, "")).unwrap()
}

#[tokio::test]
async fn everything_is_there_again_after_a_restart() {
    let path = somewhere("restart");
    let (bench, stop) = kept(&path).await;
    let by_card = bench.card_active().await;
    let by_wallet = bench.wallet_active().await;
    bench.next_period().await;
    let (paid, payment_id) = bench.card_authorised("MANUAL").await;
    let captured = bench.capture(&payment_id, "C-1", 6400).await;
    bench.refund(&payment_id, "R-1", 100).await;
    bench.keep_card(crate::bench::VISA).await;
    bench.habits(json!({ "ids": "own" })).await;
    bench
        .fault(
            json!({ "api": "notify", "fault": "lost", "times": 3, "notifyType": "REFUND_RESULT" }),
        )
        .await;
    let open = bench.sign_up();
    let session = bench.create(&open).await;
    let before = shown(&bench).await;
    let subscription_id = bench.subscription_id(&by_card).await;
    stop.send(()).unwrap();
    bench.stopped().await;

    let (again, stop) = kept(&path).await;
    assert_eq!(shown(&again).await, before);
    // By every id it is found, and a repeated request finds what it found before.
    let asked = json!({ "subscriptionId": subscription_id });
    assert_eq!(code(&again.call(ONE, &asked).await), "SUCCESS");
    let repeated = again.capture(&payment_id, "C-1", 6400).await;
    assert_eq!(repeated["captureId"], captured["captureId"]);
    let inquiry = again
        .call(INQUIRE, &json!({ "paymentId": payment_id }))
        .await;
    assert_eq!(inquiry["paymentRequestId"], paid["paymentRequestId"]);
    let first = again.inquire(text(&by_wallet, "/paymentRequestId")).await;
    assert_eq!(text(&first, "/paymentStatus"), "SUCCESS");
    let page = again
        .get(text(&session, "/normalUrl").trim_start_matches(&bench.url))
        .await;
    assert!(page.heading().starts_with("Pay "), "{}", page.heading());
    // And it goes on by itself.
    let phases = again.subscription(&by_card).await["phases"]
        .as_array()
        .unwrap()
        .len();
    again.advance(35 * DAY).await;
    let renewed = again.subscription(&by_card).await["phases"]
        .as_array()
        .unwrap()
        .len();
    assert!(renewed > phases, "{renewed} {phases}");
    again.advance(SETTLES).await;
    stop.send(()).unwrap();
    again.stopped().await;
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[tokio::test]
async fn a_file_that_is_none_of_its_own_is_refused_and_left_alone() {
    let path = somewhere("foreign");
    for text in [
        "",
        "{",
        "[]",
        r#"{"version":2,"ahead_seconds":0,"world":{}}"#,
    ] {
        std::fs::write(&path, text).unwrap();
        let sandbox = Sandbox::bind(Config {
            addr: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            client_id: None,
            merchant_public_key: merchant_key().public_key(),
            private_key: gateway_key().clone(),
            resend: Resend::Never,
        })
        .await
        .unwrap();
        let error = sandbox.keep_in(path.clone()).unwrap_err();
        assert!(error.to_string().contains("state.json"), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[tokio::test]
async fn a_merchant_whose_clock_follows_is_read_by_the_gateways() {
    let bench = Bench::start().await;
    bench.gateway.merchant_follows();
    bench.advance(40 * DAY).await;
    let url = format!("{}/control/clock", bench.url);
    let clock: Value = bench
        .http
        .get(url)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(clock["aheadSeconds"], 40 * DAY);
    assert_eq!(bench.gateway.ahead().as_secs(), 40 * DAY);
    let mut request = bench.sign_up();
    // The wall's time is more than a period ago by now.
    let refused = bench.call(crate::bench::CREATE, &request).await;
    assert_eq!(code(&refused), "PARAM_ILLEGAL");
    request["subscriptionInfo"]["subscriptionStartTime"] = clock["now"].clone();
    bench.subscribe_by_wallet(&request).await;
    bench.advance(SETTLES).await;
    let told = bench.hooks_of("DEDUCTION 1 S")[0].body.clone();
    assert_eq!(
        antom::parse_time(text(&told, "/periodStartTime")),
        antom::parse_time(text(&clock, "/now"))
    );
}
