//! Signing up: what the session must say, what the page shows, and how it comes out.

use serde_json::{Value, json};
use time::Duration;

use crate::bench::{Bench, CREATE, LEAVE, VISA, code, text};
use crate::subscription_bench::{DAY, HOUR, ONE, SETTLES, from_now};

#[tokio::test]
async fn a_sign_up_has_to_say_more_than_another_session() {
    let bench = Bench::start().await;
    type Break = fn(&mut Value);
    let faults: [(Break, &str); 17] = [
        (|r| r["env"] = Value::Null, "env"),
        (|r| r["env"]["clientIp"] = Value::Null, "env.clientIp"),
        (
            |r| r["env"]["terminalType"] = Value::Null,
            "env.terminalType",
        ),
        (|r| r["order"]["buyer"] = json!({}), "order.buyer"),
        (
            |r| r["paymentNotifyUrl"] = json!("http://shop.example/pay"),
            "paymentNotifyUrl",
        ),
        (
            |r| r["paymentRedirectUrl"] = json!("http://shop.example/"),
            "paymentRedirectUrl",
        ),
        (
            |r| r["availablePaymentMethod"]["paymentMethodMetaData"] = json!({}),
            "is3DSAuthentication",
        ),
        (
            |r| r["subscriptionInfo"]["subscriptionDescription"] = json!(""),
            "subscriptionDescription",
        ),
        (
            |r| r["subscriptionInfo"]["subscriptionNotifyUrl"] = Value::Null,
            "subscriptionNotifyUrl",
        ),
        (
            |r| r["subscriptionInfo"]["subscriptionNotifyUrl"] = json!("http://shop.example/s"),
            "subscriptionNotifyUrl",
        ),
        (
            |r| r["subscriptionInfo"]["subscriptionStartTime"] = json!("today"),
            "subscriptionStartTime",
        ),
        (
            |r| {
                let long_ago = from_now(Duration::days(-32));
                r["subscriptionInfo"]["subscriptionStartTime"] = json!(long_ago);
            },
            "subscriptionStartTime",
        ),
        (
            |r| {
                let before = from_now(Duration::days(-1));
                r["subscriptionInfo"]["subscriptionEndTime"] = json!(before);
            },
            "subscriptionEndTime",
        ),
        (
            |r| {
                let soon = from_now(Duration::minutes(74));
                r["subscriptionInfo"]["subscriptionExpiryTime"] = json!(soon);
            },
            "subscriptionExpiryTime",
        ),
        (
            |r| r["subscriptionInfo"]["periodRule"]["periodCount"] = json!(0),
            "periodCount",
        ),
        (
            |r| r["subscriptionInfo"]["periodRule"]["periodType"] = json!("QUARTER"),
            "periodType",
        ),
        (
            |r| {
                r["subscriptionInfo"]["trials"] = json!([{
                    "trialStartPeriod": 1, "trialEndPeriod": 2,
                    "trialAmount": { "currency": "SGD", "value": "0" },
                }]);
            },
            "trialEndPeriod",
        ),
    ];
    for (fault, field) in faults {
        let mut request = bench.sign_up();
        fault(&mut request);
        let answer = bench.call(CREATE, &request).await;
        assert_eq!(code(&answer), "PARAM_ILLEGAL", "{field}");
        let message = text(&answer, "/result/resultMessage");
        assert!(message.contains(field), "{field}: {message}");
    }
    // Where no card can be chosen, nobody asks for 3-D Secure.
    let mut by_wallet = bench.sign_up();
    by_wallet["availablePaymentMethod"] = Value::Null;
    by_wallet["paymentMethod"] = json!({ "paymentMethodType": "TNG" });
    bench.create(&by_wallet).await;
    // The same request again is the same sign-up.
    let request = bench.sign_up();
    bench.create(&request).await;
    bench.create(&request).await;
    let shown = bench.subscription(&request).await;
    assert_eq!(text(&shown, "/status"), "SIGNING_UP");
}

#[tokio::test]
async fn the_page_says_what_the_buyer_agrees_to() {
    let bench = Bench::start().await;
    let mut request = bench.sign_up();
    let end_of_trial = from_now(Duration::days(7));
    let start = antom::parse_time(&end_of_trial).unwrap() - Duration::days(365);
    request["subscriptionInfo"]["periodRule"] = json!({ "periodType": "YEAR", "periodCount": 1 });
    request["subscriptionInfo"]["subscriptionStartTime"] = json!(antom::format_local_time(start));
    request["subscriptionInfo"]["trials"] = json!([{
        "trialStartPeriod": 1, "trialAmount": { "currency": "SGD", "value": "0" },
    }]);
    let session = bench.create(&request).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    let said = page
        .all("section[aria-labelledby=subscription] dd")
        .join("|");
    assert!(
        said.starts_with("SGD 64.00 every year|Free until "),
        "{said}"
    );
    assert_eq!(page.all("form.pay button"), ["Subscribe and pay SGD 0.00"]);

    let mut reduced = bench.sign_up();
    reduced["subscriptionInfo"]["trials"] = json!([{
        "trialStartPeriod": 1, "trialAmount": { "currency": "SGD", "value": "990" },
    }]);
    let session = bench.create(&reduced).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    let said = page
        .all("section[aria-labelledby=subscription] dd")
        .join("|");
    assert!(said.contains("SGD 9.90 for the first period"), "{said}");
}

#[tokio::test]
async fn a_card_is_authorised_and_captured_and_then_it_is_active() {
    let bench = Bench::start().await;
    let request = bench.sign_up();
    bench.subscribe_by_card(&request).await;
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    assert_eq!(bench.status(&request).await, "SIGNING_UP");
    bench.advance(60).await;
    assert_eq!(
        bench.kinds_since(1),
        ["CAPTURE_RESULT S", "CREATE ACTIVE", "DEDUCTION 1 S"]
    );
    let hooks = bench.hooks();
    let payment_id = &hooks[0].body["paymentId"];
    assert_eq!(&hooks[1].body["paymentId"], payment_id);
    assert_eq!(&hooks[3].body["paymentId"], payment_id);
    assert_eq!(
        hooks[1].body["captureRequestId"],
        request["paymentRequestId"]
    );
    for told in [&hooks[2], &hooks[3]] {
        assert_eq!(
            told.body["subscriptionRequestId"],
            request["paymentRequestId"]
        );
    }
    assert!(hooks[2].path.ends_with("/subscription"));
    assert!(hooks[3].path.ends_with("/payment"));
    for absent in ["notifyType", "result"] {
        assert_eq!(hooks[2].body[absent], Value::Null);
    }
    for absent in [
        "paymentRequestId",
        "paymentMethodType",
        "actualPaymentAmount",
    ] {
        assert_eq!(hooks[3].body[absent], Value::Null);
    }
    assert_eq!(hooks[3].body["phaseNo"], "1");
    // Both read as what they are.
    for (hook, expected) in hooks
        .iter()
        .zip(["Payment", "Capture", "Subscription", "Deduction"])
    {
        let read = antom::Notification::parse(hook.body.to_string().as_bytes()).unwrap();
        assert!(format!("{read:?}").starts_with(expected), "{read:?}");
    }
    // Written in Pacific time, and the same instants as the merchant wrote.
    let start = text(&hooks[3].body, "/periodStartTime");
    assert!(
        start.ends_with("-07:00") || start.ends_with("-08:00"),
        "{start}"
    );
    let asked = text(&request, "/subscriptionInfo/subscriptionStartTime");
    assert_eq!(antom::parse_time(start), antom::parse_time(asked));
}

#[tokio::test]
async fn a_wallet_pays_and_it_is_active() {
    let bench = Bench::start().await;
    let request = bench.wallet_active().await;
    assert_eq!(
        bench.kinds(),
        ["PAYMENT_RESULT S", "CREATE ACTIVE", "DEDUCTION 1 S"]
    );
    let shown = bench.subscription(&request).await;
    assert_eq!(shown["phases"][0]["paid"], true);
    assert_eq!(text(&shown, "/method"), "TNG");
}

#[tokio::test]
async fn the_first_payment_or_its_capture_may_fail() {
    let bench = Bench::start().await;
    // The buyer gives up after a decline.
    let request = bench.sign_up();
    let session = bench.create(&request).await;
    let wallet = bench.choose(&session, "TNG").await;
    bench.post(&wallet, &[("decision", "decline")]).await;
    bench.advance(60).await;
    assert!(bench.kinds().is_empty(), "another try may follow");
    let data = text(&session, "/paymentSessionData");
    bench.post(LEAVE, &[("sessionData", data)]).await;
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F", "CREATE TERMINATED"]);
    assert_eq!(bench.status(&request).await, "TERMINATED");

    // The capture fails: authorised, and yet no subscription.
    let request = bench.sign_up();
    bench.decline("capture", &request, 1).await;
    bench.subscribe_by_card(&request).await;
    bench.advance(40 * DAY).await;
    assert_eq!(
        bench.kinds_since(2),
        ["PAYMENT_RESULT S", "CAPTURE_RESULT F", "CREATE TERMINATED"]
    );
    assert_eq!(bench.status(&request).await, "TERMINATED");
    assert_eq!(bench.shown(&request).await["money"]["captured"], 0);
}

#[tokio::test]
async fn a_sign_up_that_is_never_finished_expires_in_silence() {
    let bench = Bench::start().await;
    let request = bench.sign_up();
    let session = bench.create(&request).await;
    bench.advance(80 * 60 - 30).await;
    assert_eq!(bench.status(&request).await, "SIGNING_UP");
    bench.advance(60).await;
    assert_eq!(bench.status(&request).await, "EXPIRED");
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.heading(), "This session has expired");
    assert!(bench.kinds().is_empty());
    let id = bench.subscription_id(&request).await;
    let answer = bench.call(ONE, &json!({ "subscriptionId": id })).await;
    assert_eq!(code(&answer), "SUBSCRIPTION_NOT_EXIST");

    // Submitted and left: told when the order closes.
    let request = bench.sign_up();
    let session = bench.create(&request).await;
    bench.choose(&session, "TNG").await;
    bench.advance(2 * HOUR).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F", "CREATE TERMINATED"]);
}

#[tokio::test]
async fn who_does_not_capture_by_the_expiry_has_no_subscription() {
    let bench = Bench::start().await;
    for (expiry, ends_within) in [(Some(Duration::hours(2)), 2 * HOUR), (None, 7 * DAY)] {
        let known = bench.kinds().len();
        let mut request = bench.sign_up();
        request["paymentFactor"] = json!({ "captureMode": "MANUAL" });
        if let Some(expiry) = expiry {
            request["subscriptionInfo"]["subscriptionExpiryTime"] = json!(from_now(expiry));
        }
        let session = bench.create(&request).await;
        let issuer = bench.pay_by_card(&session, VISA).await;
        bench.confirm(&issuer, &[("code", "123456")]).await;
        bench.advance(ends_within - 60).await;
        assert_eq!(bench.status(&request).await, "SIGNING_UP");
        bench.advance(120).await;
        assert_eq!(bench.status(&request).await, "TERMINATED");
        assert_eq!(
            bench.kinds_since(known),
            ["PAYMENT_RESULT S", "CREATE TERMINATED"]
        );
        // The clock has moved: the next session is measured by the wall clock all the same.
    }
    // A capture in time takes effect.
    let known = bench.kinds().len();
    let mut request = bench.sign_up();
    request["paymentFactor"] = json!({ "captureMode": "MANUAL" });
    bench.subscribe_by_card(&request).await;
    let payment_id = bench.payment_id(&request).await;
    assert_eq!(
        code(&bench.capture(&payment_id, "C-1", 6400).await),
        "SUCCESS"
    );
    bench.advance(SETTLES).await;
    assert_eq!(
        bench.kinds_since(known),
        [
            "PAYMENT_RESULT S",
            "CAPTURE_RESULT S",
            "CREATE ACTIVE",
            "DEDUCTION 1 S"
        ]
    );
}

#[tokio::test]
async fn a_free_trial_takes_nothing_and_is_told_as_is_wished() {
    let bench = Bench::start().await;
    for (told, by_card) in [(false, true), (false, false), (true, true), (true, false)] {
        bench.habits(json!({ "freeDeductions": told })).await;
        let known = bench.kinds().len();
        let mut request = bench.sign_up();
        let trial = from_now(Duration::days(7) - Duration::days(28));
        request["subscriptionInfo"]["periodRule"] =
            json!({ "periodType": "WEEK", "periodCount": 4 });
        request["subscriptionInfo"]["subscriptionStartTime"] = json!(trial);
        request["subscriptionInfo"]["trials"] = json!([{
            "trialStartPeriod": "1", "trialAmount": { "currency": "SGD", "value": "0" },
        }]);
        if by_card {
            bench.subscribe_by_card(&request).await;
        } else {
            bench.subscribe_by_wallet(&request).await;
        }
        bench.advance(SETTLES).await;
        let expected: &[&str] = if told {
            &["PAYMENT_RESULT S", "CREATE ACTIVE", "DEDUCTION 1 S"]
        } else {
            &["CREATE ACTIVE"]
        };
        assert_eq!(bench.kinds_since(known), expected, "{told} {by_card}");
        assert_eq!(bench.shown(&request).await["money"]["captured"], 0);
        if told {
            let deduction = bench.hooks().last().unwrap().body.clone();
            assert_eq!(text(&deduction, "/paymentAmount/value"), "0");
        }
        // The first real payment comes 24 hours before the trial ends.
        let shown = bench.subscription(&request).await;
        let next = antom::parse_time(text(&shown, "/nextCharge")).unwrap();
        let start = antom::parse_time(&trial).unwrap();
        let ahead = bench.state().await["clock"]["aheadSeconds"]
            .as_i64()
            .unwrap();
        let moved = next - start - Duration::days(27);
        assert!(moved <= Duration::seconds(ahead), "{moved} {ahead}");
        bench.advance(6 * DAY + SETTLES).await;
        let full = bench.hooks_of("DEDUCTION 2 S");
        assert_eq!(
            text(&full.last().unwrap().body, "/paymentAmount/value"),
            "6400"
        );
    }
}

#[tokio::test]
async fn a_reduced_trial_costs_less_while_it_lasts() {
    let bench = Bench::start().await;
    let mut request = bench.sign_up();
    request["subscriptionInfo"]["trials"] = json!([{
        "trialStartPeriod": 1, "trialEndPeriod": 2,
        "trialAmount": { "currency": "SGD", "value": "990" },
    }]);
    bench.subscribe_by_card(&request).await;
    bench.advance(SETTLES).await;
    for _ in 0..2 {
        bench.next_period().await;
    }
    let amounts: Vec<String> = (1..=3)
        .map(|phase| bench.hooks_of(&format!("DEDUCTION {phase} S")))
        .map(|hooks| text(&hooks[0].body, "/paymentAmount/value").to_owned())
        .collect();
    assert_eq!(amounts, ["990", "990", "6400"]);
}

/// All orders of so many things.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(of - 1);
    let longer = shorter.iter().flat_map(|order| {
        (0..of).map(|place| {
            let mut order = order.clone();
            order.insert(place, of - 1);
            order
        })
    });
    longer.collect()
}

#[tokio::test]
async fn the_four_notifications_of_a_sign_up_can_come_in_every_order() {
    const KINDS: [(&str, &str); 4] = [
        ("PAYMENT_RESULT", "PAYMENT_RESULT S"),
        ("CAPTURE_RESULT", "CAPTURE_RESULT S"),
        ("SUBSCRIPTION", "CREATE ACTIVE"),
        ("DEDUCTION", "DEDUCTION 1 S"),
    ];
    let bench = Bench::start().await;
    let orders = orders(4);
    assert_eq!(orders.len(), 24);
    for order in orders {
        let known = bench.kinds().len();
        let request = bench.sign_up();
        for (place, kind) in (1_u64..).zip(&order) {
            bench
                .fault(json!({
                    "api": "notify", "fault": "late", "seconds": place * 1000,
                    "notifyType": KINDS[*kind].0,
                    "paymentRequestId": request["paymentRequestId"],
                }))
                .await;
        }
        bench.subscribe_by_card(&request).await;
        bench.advance(5000).await;
        let expected: Vec<&str> = order.iter().map(|kind| KINDS[*kind].1).collect();
        assert_eq!(bench.kinds_since(known), expected);
    }
}
