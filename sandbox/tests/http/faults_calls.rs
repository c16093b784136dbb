//! Faults that strike calls, each at every API.

use std::error::Error;
use std::io;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::bench::{
    Bench, CANCEL, CAPTURE, CREATE, INQUIRE, INQUIRE_REFUND, REFUND, answer, code, text,
};

const APIS: [(&str, &str); 6] = [
    ("createPaymentSession", CREATE),
    ("inquiryPayment", INQUIRE),
    ("capture", CAPTURE),
    ("cancel", CANCEL),
    ("refund", REFUND),
    ("inquiryRefund", INQUIRE_REFUND),
];

/// A call of each API that would succeed, each on its own payment.
async fn sound_call(bench: &Bench, api: &str) -> Value {
    let amount = json!({ "currency": "SGD", "value": "6400" });
    match api {
        "createPaymentSession" => bench.request(),
        "capture" => {
            let (request, payment_id) = bench.card_authorised("MANUAL").await;
            json!({
                "captureRequestId": request["paymentRequestId"],
                "paymentId": payment_id,
                "captureAmount": amount,
            })
        }
        "refund" | "inquiryRefund" => {
            let (request, payment_id) = bench.wallet_paid().await;
            let id = text(&request, "/paymentRequestId");
            if api == "inquiryRefund" {
                bench.refund(&payment_id, id, 6400).await;
            }
            json!({ "refundRequestId": id, "paymentId": payment_id, "refundAmount": amount })
        }
        _ => {
            let (request, _) = bench.wallet_paid().await;
            json!({ "paymentRequestId": request["paymentRequestId"] })
        }
    }
}

/// Whether a call of this API left a trace.
async fn acted(bench: &Bench, api: &str, body: &Value) -> bool {
    let state = bench.state().await;
    let list = state["payments"].as_array().unwrap();
    match api {
        "createPaymentSession" => list
            .iter()
            .any(|payment| payment["paymentRequestId"] == body["paymentRequestId"]),
        "capture" => list
            .iter()
            .any(|payment| payment["captures"][0]["captureRequestId"] == body["captureRequestId"]),
        "cancel" => list.iter().any(|payment| {
            payment["paymentRequestId"] == body["paymentRequestId"]
                && payment["status"] == "CANCELLED"
        }),
        "refund" => list
            .iter()
            .any(|payment| payment["refunds"][0]["refundRequestId"] == body["refundRequestId"]),
        _ => true,
    }
}

#[tokio::test]
async fn an_answer_that_never_comes() {
    let bench = Bench::start().await;
    for (api, path) in APIS {
        for fault in ["no_answer", "reset"] {
            let body = sound_call(&bench, api).await;
            bench.fault(json!({ "api": api, "fault": fault })).await;
            let sent = bench.signed(path, body.to_string().as_bytes()).send();
            let error = sent.await.unwrap_err();
            if fault == "reset" {
                assert!(was_reset(&error), "{api}: {error:?}");
            }
            assert!(acted(&bench, api, &body).await, "{api} {fault}");
            // Only once, and the merchant gets its answer by asking again.
            let again = bench.call(path, &body).await;
            assert_eq!(code(&again), "SUCCESS", "{api} {fault}");
        }
    }
}

fn was_reset(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return error.kind() == io::ErrorKind::ConnectionReset;
        }
        source = error.source();
    }
    false
}

#[tokio::test]
async fn an_answer_that_says_nothing() {
    let bench = Bench::start().await;
    for (api, path) in APIS {
        for acts in [false, true] {
            let body = sound_call(&bench, api).await;
            let rule = json!({ "api": api, "fault": "http_500", "acts": acts });
            bench.fault(rule).await;
            let sent = bench.signed(path, body.to_string().as_bytes()).send();
            let response = sent.await.unwrap();
            assert_eq!(response.status(), 500);
            assert!(response.headers().get("signature").is_none());
            assert_eq!(acted(&bench, api, &body).await, acts || asks(api), "{api}");

            let body = sound_call(&bench, api).await;
            let rule = json!({ "api": api, "fault": "answer_u", "acts": acts });
            bench.fault(rule).await;
            let answer = bench.call(path, &body).await;
            assert_eq!(code(&answer), "UNKNOWN_EXCEPTION");
            assert_eq!(text(&answer, "/result/resultStatus"), "U");
            assert_eq!(acted(&bench, api, &body).await, acts || asks(api), "{api}");
            assert_eq!(code(&bench.call(path, &body).await), "SUCCESS", "{api}");
        }
    }
}

fn asks(api: &str) -> bool {
    api.starts_with("inquiry")
}

#[tokio::test]
async fn an_answer_that_cannot_be_trusted() {
    let bench = Bench::start().await;
    for (api, path) in APIS {
        for fault in ["unsigned", "wrong_signature"] {
            let body = sound_call(&bench, api).await;
            bench.fault(json!({ "api": api, "fault": fault })).await;
            let sent = bench.signed(path, body.to_string().as_bytes()).send();
            let response = sent.await.unwrap();
            assert_eq!(response.status(), 200);
            let header = |name: &str| {
                let value = response.headers().get(name);
                value.map(|value| value.to_str().unwrap().to_owned())
            };
            let (client_id, time) = (header("client-id").unwrap(), header("response-time"));
            let signature = header("signature");
            assert_eq!(signature.is_none(), fault == "unsigned");
            let bytes = response.bytes().await.unwrap();
            if let Some(signature) = signature {
                let verified = antom::verify(
                    &[crate::bench::gateway_key().public_key()],
                    &antom::Message {
                        method: "POST",
                        path,
                        client_id: &client_id,
                        time: &time.unwrap(),
                        body: &bytes,
                    },
                    &signature,
                );
                assert!(verified.is_err(), "{api}");
            }
            let said: Value = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(code(&said), "SUCCESS", "{api}");
            assert!(acted(&bench, api, &body).await, "{api}");
            assert_eq!(code(&bench.call(path, &body).await), "SUCCESS", "{api}");
        }
    }
}

#[tokio::test]
async fn a_slow_answer_is_still_one() {
    let bench = Bench::start().await;
    let mut calls = Vec::new();
    for (api, path) in APIS {
        let body = sound_call(&bench, api).await;
        calls.push(bench.signed(path, body.to_string().as_bytes()));
    }
    for (api, _) in APIS {
        let rule = json!({ "api": api, "fault": "slow", "seconds": 1 });
        bench.fault(rule).await;
    }
    let calls = calls.into_iter().zip(APIS).map(|(call, (_, path))| {
        tokio::spawn(async move {
            let begun = Instant::now();
            let said = answer(call.send().await.unwrap(), "POST", path).await;
            assert_eq!(code(&said), "SUCCESS", "{path}");
            assert!(begun.elapsed() >= Duration::from_secs(1), "{path}");
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
}

#[tokio::test]
async fn only_for_one_order_or_one_payment() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["order"]["referenceOrderId"] = json!("W-2002");
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench.post(&wallet, &[("decision", "approve")]).await;
    let unlucky = bench.payment_id(&request).await;
    let (other, lucky) = bench.wallet_paid().await;

    let by_order = json!({
        "api": "refund", "fault": "answer_u", "orderReference": "W-2002", "times": 2,
    });
    bench.fault(by_order).await;
    let by_payment = json!({
        "api": "inquiryRefund", "fault": "answer_u",
        "paymentRequestId": request["paymentRequestId"],
    });
    bench.fault(by_payment).await;
    assert_eq!(code(&bench.refund(&lucky, "R-1", 100).await), "SUCCESS");
    for _ in 0..2 {
        let answer = bench.refund(&unlucky, "R-2", 100).await;
        assert_eq!(code(&answer), "UNKNOWN_EXCEPTION");
    }
    assert_eq!(code(&bench.refund(&unlucky, "R-2", 100).await), "SUCCESS");
    for (id, expected) in [("R-1", "SUCCESS"), ("R-2", "UNKNOWN_EXCEPTION")] {
        let body = json!({ "refundRequestId": id });
        let answer = bench.call(INQUIRE_REFUND, &body).await;
        assert_eq!(code(&answer), expected);
    }
    let calls = bench.state().await["recentCalls"].clone();
    let last = calls.as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["api"], "inquiryRefund");
    assert_eq!(last["paymentRequestId"], request["paymentRequestId"]);
    assert_ne!(last["paymentRequestId"], other["paymentRequestId"]);
    assert_eq!(last["fault"], "answer_u");
}

#[tokio::test]
async fn the_panel_offers_each() {
    let bench = Bench::start().await;
    let page = bench.get("/").await;
    let offered = page.attribute("#fault option", "value");
    for (api, _) in APIS {
        for fault in [
            "no_answer",
            "answer_u",
            "late",
            "slow",
            "http_500",
            "reset",
            "unsigned",
            "wrong_signature",
        ] {
            assert!(offered.contains(&format!("{api}:{fault}")), "{api} {fault}");
        }
    }
    let labels = page.all("#fault option");
    let mut distinct = labels.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), labels.len());
    for value in &offered {
        let added = bench
            .post("/panel/faults", &[("fault", value), ("times", "2")])
            .await;
        assert_eq!(added.status, 303, "{value}");
    }
    let narrowed = [
        ("fault", "cancel:http_500"),
        ("orderReference", "W-1"),
        ("acts", "no"),
    ];
    assert_eq!(bench.post("/panel/faults", &narrowed).await.status, 303);
    let state = bench.state().await;
    let rules = state["faults"].as_array().unwrap();
    assert_eq!(rules.len(), offered.len() + 1);
    let last = rules.last().unwrap();
    assert_eq!(last["orderReference"], "W-1");
    assert_eq!(last["acts"], false);
    let page = bench.get("/").await;
    assert!(
        page.all("section li").contains(
            &"cancel answers HTTP 500, 1 more, only for order W-1, does not act".to_owned()
        )
    );
}
