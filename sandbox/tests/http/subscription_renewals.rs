//! What Antom takes by itself, period after period.

use serde_json::{Value, json};

use crate::bench::{Bench, INQUIRE, code, text};
use crate::subscription_bench::{DAY, HOUR, PAYMENTS, SETTLES};

fn whole_periods(bench: &Bench) {
    let mut hooks = bench.hooks().into_iter();
    let deductions = hooks
        .by_ref()
        .filter(|hook| hook.body["phaseNo"].is_string());
    let periods: Vec<(String, String)> = deductions
        .map(|hook| {
            let time = |name: &str| text(&hook.body, name).to_owned();
            (time("/periodStartTime"), time("/periodEndTime"))
        })
        .collect();
    assert!(
        periods.windows(2).all(|pair| pair[0].1 == pair[1].0),
        "{periods:?}"
    );
}

#[tokio::test]
async fn a_card_renews_month_by_month() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    for phase in 2..=7 {
        let known = bench.kinds().len();
        bench.next_period().await;
        let deduction = format!("DEDUCTION {phase} S");
        let expected = ["PAYMENT_RESULT S", "CAPTURE_RESULT S", &deduction];
        assert_eq!(bench.kinds_since(known), expected);
        let hooks = bench.hooks().split_off(known);
        let id = &hooks[0].body["paymentId"];
        assert!(hooks.iter().all(|hook| &hook.body["paymentId"] == id));
        // 24 hours before its period, and not a second sooner.
        let charged = antom::parse_time(text(&hooks[0].body, "/paymentTime")).unwrap();
        let begins = antom::parse_time(text(&hooks[2].body, "/periodStartTime")).unwrap();
        assert_eq!((begins - charged).whole_seconds(), 24 * 3600);
    }
    whole_periods(&bench);
    let shown = bench.subscription(&request).await;
    assert_eq!(shown["phases"].as_array().unwrap().len(), 7);
    let state = bench.state().await;
    assert_eq!(state["money"]["SGD"]["captured"], 7 * 6400);
    // Each is a payment of its own: it can be asked about, and given back.
    let known = bench.hooks();
    let renewal = text(&known.last().unwrap().body, "/paymentId");
    let asked = json!({ "paymentId": renewal });
    let inquiry = bench.call(INQUIRE, &asked).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "SUCCESS");
    assert_eq!(text(&inquiry, "/transactions/0/transactionType"), "CAPTURE");
    assert_eq!(
        code(&bench.refund(renewal, "R-1", 6400).await),
        "REFUND_IN_PROCESS"
    );
}

#[tokio::test]
async fn a_wallet_renews_with_a_deduction_alone_unless_it_is_told_twice() {
    let bench = Bench::start().await;
    bench.wallet_active().await;
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(bench.kinds_since(known), ["DEDUCTION 2 S"]);
    bench.habits(json!({ "walletResults": true })).await;
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known),
        ["PAYMENT_RESULT S", "DEDUCTION 3 S"]
    );
}

#[tokio::test]
async fn renewals_repeat_the_ids_of_the_sign_up_or_have_their_own_or_none() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    let sign_up = &request["paymentRequestId"];
    for ids in ["repeat", "own", "absent"] {
        bench.habits(json!({ "ids": ids })).await;
        let known = bench.kinds().len();
        bench.next_period().await;
        let hooks = bench.hooks().split_off(known);
        let told = [
            &hooks[0].body["paymentRequestId"],
            &hooks[1].body["captureRequestId"],
        ];
        for id in told {
            match ids {
                "repeat" => assert_eq!(id, sign_up),
                "own" => assert!(id.is_string() && id != sign_up),
                _ => assert_eq!(*id, Value::Null),
            }
        }
        assert_eq!(hooks[2].body["subscriptionRequestId"], *sign_up);
        // By that id the first payment is found, or the renewal, or nothing was told.
        let asked = match ids {
            "own" => json!({ "paymentRequestId": told[0] }),
            _ => json!({ "paymentRequestId": sign_up }),
        };
        let inquiry = bench.call(INQUIRE, &asked).await;
        let renewal = &hooks[0].body["paymentId"];
        assert_eq!(&inquiry["paymentId"] == renewal, ids == "own");
        let inquiry = bench.call(INQUIRE, &json!({ "paymentId": renewal })).await;
        assert_eq!(&inquiry["paymentRequestId"], told[0]);
        assert_eq!(&inquiry["transactions"][0]["transactionRequestId"], told[1]);
    }
}

#[tokio::test]
async fn a_card_that_fails_is_not_tried_again_and_the_next_period_is() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    bench.decline("payment", &request, 1).await;
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known),
        ["PAYMENT_RESULT F", "DEDUCTION 2 F"]
    );
    let deduction = bench.hooks().last().unwrap().body.clone();
    assert_eq!(deduction["paymentTime"], Value::Null);
    bench.advance(2 * DAY).await;
    assert_eq!(bench.kinds().len(), known + 2, "no other try");
    assert_eq!(bench.status(&request).await, "ACTIVE");
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known + 2),
        ["PAYMENT_RESULT S", "CAPTURE_RESULT S", "DEDUCTION 3 S"]
    );
    let shown = bench.subscription(&request).await;
    assert_eq!(shown["phases"][1]["paid"], false);
    assert_eq!(shown["phases"][2]["paid"], true);
}

#[tokio::test]
async fn a_renewals_capture_may_fail_before_or_after_its_deduction_is_told() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    for (first, phase, told) in [(false, 2, "F"), (true, 3, "S")] {
        bench.habits(json!({ "deductionFirst": first })).await;
        bench.decline("capture", &request, 1).await;
        let known = bench.kinds().len();
        bench.next_period().await;
        let deduction = format!("DEDUCTION {phase} {told}");
        let mut expected = vec!["PAYMENT_RESULT S", "CAPTURE_RESULT F"];
        expected.insert(if first { 1 } else { 2 }, &deduction);
        assert_eq!(bench.kinds_since(known), expected);
    }
    let shown = bench.subscription(&request).await;
    let paid: Vec<&Value> = (0..3)
        .map(|index| &shown["phases"][index]["paid"])
        .collect();
    assert_eq!(paid, [&json!(true), &json!(false), &json!(false)]);
    // And a capture that is told after its deduction is still what counts.
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known),
        ["PAYMENT_RESULT S", "DEDUCTION 4 S", "CAPTURE_RESULT S"]
    );
}

#[tokio::test]
async fn a_wallet_that_fails_is_tried_until_it_pays_or_the_period_begins() {
    let bench = Bench::start().await;
    let request = bench.wallet_active().await;
    let known = bench.kinds().len();
    bench.decline("payment", &request, 2).await;
    bench.control("subscriptions/charge", &json!({})).await;
    bench.advance(25 * HOUR).await;
    assert_eq!(
        bench.kinds_since(known),
        ["DEDUCTION 2 F", "DEDUCTION 2 F", "DEDUCTION 2 S"]
    );
    let hooks = bench.hooks().split_off(known);
    let mut ids: Vec<&str> = hooks
        .iter()
        .map(|hook| text(&hook.body, "/paymentId"))
        .collect();
    ids.dedup();
    assert_eq!(ids.len(), 3, "each try is a payment of its own");

    let known = bench.kinds().len();
    bench.decline("payment", &request, 100).await;
    bench.control("subscriptions/charge", &json!({})).await;
    bench.advance(25 * HOUR).await;
    assert_eq!(bench.kinds_since(known), ["DEDUCTION 3 F"; 4]);
    assert_eq!(bench.status(&request).await, "ACTIVE");
    let url = format!("{}/control/faults", bench.url);
    bench.http.delete(url).send().await.unwrap();
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(bench.kinds_since(known), ["DEDUCTION 4 S"]);
}

#[tokio::test]
async fn periods_of_a_day_are_paid_twice_at_the_sign_up() {
    let bench = Bench::start().await;
    let request = bench.sign_up_each("DAY", 1);
    bench.subscribe_by_wallet(&request).await;
    bench.advance(SETTLES).await;
    assert_eq!(
        bench.kinds(),
        [
            "PAYMENT_RESULT S",
            "CREATE ACTIVE",
            "DEDUCTION 1 S",
            "DEDUCTION 2 S"
        ]
    );
}

#[tokio::test]
async fn payments_are_listed_ten_a_page_without_their_periods() {
    let bench = Bench::start().await;
    let request = bench.sign_up_each("WEEK", 1);
    bench.subscribe_by_card(&request).await;
    bench.advance(SETTLES).await;
    bench
        .fault(json!({ "api": "notify", "fault": "lost", "times": 1000 }))
        .await;
    for index in 0..24 {
        if index == 3 {
            bench.decline("payment", &request, 1).await;
        }
        bench.next_period().await;
    }
    let id = bench.subscription_id(&request).await;
    let page = async |page: u32| {
        let body = json!({ "subscriptionId": id, "currentPage": page });
        bench.call(PAYMENTS, &body).await
    };
    let mut phases = Vec::new();
    for number in 1..=3 {
        let answer = page(number).await;
        assert_eq!(answer["paginator"]["totalPage"], 3);
        assert_eq!(answer["paginator"]["totalCount"], 25);
        for payment in answer["payments"].as_array().unwrap() {
            phases.push(payment["phaseNo"].as_u64().unwrap());
            assert!(payment.get("periodStartTime").is_none());
        }
    }
    assert!(phases.into_iter().eq((1..=25).rev()));
    assert_eq!(page(4).await["payments"], json!([]));
    let failed = json!({ "subscriptionId": id, "paymentStatuses": ["FAIL"] });
    let answer = bench.call(PAYMENTS, &failed).await;
    assert_eq!(answer["payments"].as_array().unwrap().len(), 1);
    assert_eq!(answer["payments"][0]["phaseNo"], 5);
    let unknown = json!({ "subscriptionId": "S" });
    let answer = bench.call(PAYMENTS, &unknown).await;
    assert_eq!(
        (code(&answer), &answer["payments"]),
        ("SUCCESS", &json!([]))
    );
    for wrong in [json!({ "pageSize": 11 }), json!({ "currentPage": 0 })] {
        let mut body = wrong;
        body["subscriptionId"] = json!(id);
        assert_eq!(code(&bench.call(PAYMENTS, &body).await), "PARAM_ILLEGAL");
    }
}

#[tokio::test]
async fn notifications_of_a_period_are_lost_doubled_late_and_overtaken() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    let about = |fault: &str, kind: &str| {
        json!({
            "api": "notify", "fault": fault, "notifyType": kind,
            "paymentRequestId": request["paymentRequestId"],
        })
    };
    let known = bench.kinds().len();
    bench.fault(about("twice", "DEDUCTION")).await;
    bench.fault(about("lost", "CAPTURE_RESULT")).await;
    bench.next_period().await;
    bench.advance(60).await;
    assert_eq!(
        bench.kinds_since(known),
        [
            "PAYMENT_RESULT S",
            "DEDUCTION 2 S",
            "DEDUCTION 2 S",
            "CAPTURE_RESULT S"
        ]
    );
    let known = bench.kinds().len();
    bench.fault(about("wrong_order", "PAYMENT_RESULT")).await;
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known),
        ["CAPTURE_RESULT S", "DEDUCTION 3 S", "PAYMENT_RESULT S"]
    );
    let known = bench.kinds().len();
    let mut late = about("late", "DEDUCTION");
    late["seconds"] = json!(3 * DAY);
    bench.fault(late).await;
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known),
        ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]
    );
    bench.advance(3 * DAY).await;
    assert_eq!(bench.kinds_since(known + 2), ["DEDUCTION 4 S"]);
    let mut other = about("lost", "SUBSCRIPTION");
    other["times"] = json!(1);
    bench.fault(other).await;
    bench.end_in_wallet(&request, "TERMINATE").await;
    let known = bench.kinds().len();
    bench.advance(60).await;
    assert_eq!(bench.kinds().len(), known);
    bench.advance(200).await;
    assert_eq!(bench.kinds_since(known), ["TERMINATE TERMINATED"]);
}

#[tokio::test]
async fn pacific_offsets_follow_daylight_time() {
    let bench = Bench::start().await;
    let request = bench.sign_up_each("WEEK", 1);
    bench.subscribe_by_wallet(&request).await;
    bench.advance(SETTLES).await;
    for _ in 0..52 {
        bench.next_period().await;
    }
    let mut offsets: Vec<String> = bench
        .hooks()
        .iter()
        .filter(|hook| hook.body["phaseNo"].is_string())
        .map(|hook| {
            let start = text(&hook.body, "/periodStartTime");
            start[start.len() - 6..].to_owned()
        })
        .collect();
    offsets.dedup();
    offsets.sort();
    offsets.dedup();
    assert_eq!(offsets, ["-07:00", "-08:00"]);
    whole_periods(&bench);
}
