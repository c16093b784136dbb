//! The control API and the panel.

use std::time::Duration;

use sandbox::Timing;
use serde_json::json;

use crate::bench::{Bench, VISA, text};

#[tokio::test]
async fn only_loopback_names_and_own_pages() {
    let bench = Bench::start().await;
    for path in ["/control/state", "/"] {
        let response = bench
            .http
            .get(format!("{}{path}", bench.url))
            .header("host", "gateway.example:3001")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 403, "{path}");
    }
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "http://evil.example"),
        ("content-type", "text/plain"),
    ] {
        let response = bench
            .http
            .post(format!("{}/control/clock", bench.url))
            .header(name, value)
            .body(r#"{"advanceSeconds":60}"#)
            .send()
            .await
            .unwrap();
        assert!(response.status().is_client_error(), "{name}: {value}");
    }
    assert_eq!(bench.state().await["clock"]["aheadSeconds"], 0);
}

#[tokio::test]
async fn says_what_it_does_not_understand() {
    let bench = Bench::start().await;
    for (path, body) in [
        ("clock", json!({ "advanceSeconds": -5 })),
        ("clock", json!({ "advanceSeconds": 1_000_000_000_u64 })),
        ("clock", json!({ "seconds": 5 })),
        ("faults", json!({ "api": "notify", "fault": "decline" })),
        ("faults", json!({ "api": "moon", "fault": "late" })),
        ("refunds", json!({ "paymentRequestId": "nobody's" })),
        ("refunds", json!({ "amount": 5 })),
    ] {
        let response = bench
            .http
            .post(format!("{}/control/{path}", bench.url))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 422, "{body}");
        let answer: serde_json::Value = response.json().await.unwrap();
        assert!(!text(&answer, "/error").is_empty());
    }
}

#[tokio::test]
async fn events_happen_by_themselves_too() {
    let bench = Bench::start().await;
    bench.gateway.set_timing(Timing {
        notify_after: Duration::from_millis(50),
        capture_after: Duration::from_millis(100),
    });
    let session = bench.create(&bench.request()).await;
    bench.pay_by_card(&session, VISA).await;
    for _ in 0..100 {
        if bench.hooks().len() == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
}

#[tokio::test]
async fn the_state_can_be_narrowed() {
    let bench = Bench::start().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        let request = bench.request();
        bench.create(&request).await;
        ids.push(text(&request, "/paymentRequestId").to_owned());
    }
    let get = async |query: String| {
        let url = format!("{}/control/state?{query}", bench.url);
        let response = bench.http.get(url).send().await.unwrap();
        response.json::<serde_json::Value>().await.unwrap()
    };
    let one = get(format!("paymentRequestId={}", ids[1])).await;
    assert_eq!(one["payments"].as_array().unwrap().len(), 1);
    assert_eq!(one["payments"][0]["paymentRequestId"], ids[1]);
    assert_eq!(one["recentCalls"].as_array().unwrap().len(), 1);
    assert_eq!(one["calls"]["createPaymentSession"]["total"], 1);
    let newest = get("limit=2".to_owned()).await;
    assert_eq!(newest["payments"].as_array().unwrap().len(), 2);
    assert_eq!(newest["payments"][1]["paymentRequestId"], ids[2]);
    assert_eq!(newest["calls"]["createPaymentSession"]["total"], 3);
    assert_eq!(
        newest["calls"]["createPaymentSession"]["results"]["SUCCESS"],
        3
    );
}

#[tokio::test]
async fn the_panel_shows_and_moves_things() {
    let bench = Bench::start().await;
    let page = bench.get("/").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "Test gateway");
    assert!(page.policy.is_some());
    assert_eq!(
        page.all("h2"),
        [
            "Payments",
            "Clock",
            "Faults",
            "Notifications",
            "Subscriptions",
            "Disputes",
            "Saved cards",
            "Reports",
            "Methods",
            "Calls"
        ]
    );

    let request = bench.request();
    bench.create(&request).await;
    let added = bench
        .post(
            "/panel/faults",
            &[
                ("fault", "notify:lost"),
                ("times", "3"),
                ("seconds", ""),
                ("paymentRequestId", ""),
            ],
        )
        .await;
    assert_eq!(added.status, 303);
    let moved = bench.post("/panel/clock", &[("seconds", "3600")]).await;
    assert_eq!(moved.status, 303);
    let page = bench.get("/").await;
    assert!(
        page.all("section li")
            .contains(&"a notification is lost, 3 more".to_owned())
    );
    assert!(page.all("td").contains(&"EXPIRED".to_owned()));
    let state = bench.state().await;
    assert_eq!(state["clock"]["aheadSeconds"], 3600);
    assert_eq!(state["faults"][0]["fault"], "lost");
    for (path, fields) in [
        ("/panel/clock", [("seconds", "soon")]),
        ("/panel/faults", [("fault", "notify:explode")]),
    ] {
        let refused = bench.post(path, &fields).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.all("[role=alert] h2"), ["There is a problem"]);
    }
    bench.post("/panel/faults/clear", &[]).await;
    bench.post("/panel/notify/flush", &[]).await;
    assert_eq!(bench.state().await["faults"], json!([]));
}

/// However much has happened, the panel is a page: the newest first, and the rest folded away.
#[tokio::test]
async fn the_panel_stays_short_and_begins_with_what_is_new() {
    let bench = Bench::start().await;
    for number in 1..=13 {
        let mut request = bench.request();
        request["order"]["referenceOrderId"] = json!(format!("W-{number}"));
        bench.create(&request).await;
    }
    let page = bench.get("/").await;
    let first = page.all("section[aria-labelledby=payments] > table td[data-label=Order]");
    let newest: Vec<String> = (4..=13).rev().map(|number| format!("W-{number}")).collect();
    assert_eq!(first, newest);
    let older = page.all("section[aria-labelledby=payments] > details table td[data-label=Order]");
    assert_eq!(older, ["W-3", "W-2", "W-1"]);
    let offered = page.attribute("#orders option", "value");
    assert_eq!((offered.len(), offered[0].as_str()), (13, "W-13"));
    // What nobody needs at first is closed, and each cell can name itself where it is a card.
    assert!(page.all("section > details[open]").is_empty());
    assert_eq!(page.all("td:not([data-label])").len(), 0);

    // Of two faults, the one that was added last stands first.
    for order in ["W-1", "W-2"] {
        let fields = [("fault", "notify:lost"), ("orderReference", order)];
        assert_eq!(bench.post("/panel/faults", &fields).await.status, 303);
    }
    let told = bench
        .get("/")
        .await
        .all("section[aria-labelledby=faults] li");
    assert!(
        told[0].ends_with("W-2") && told[1].ends_with("W-1"),
        "{told:?}"
    );
}
