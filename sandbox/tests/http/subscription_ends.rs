//! Ending, altering and changing subscriptions, by the merchant and from the wallet.

use serde_json::{Value, json};
use time::Duration;

use crate::bench::{Bench, code, text};
use crate::subscription_bench::{CANCEL, CHANGE, DAY, HOUR, LIST, ONE, SETTLES, UPDATE, from_now};

async fn found(bench: &Bench, request: &Value) -> Value {
    let id = bench.subscription_id(request).await;
    let answer = bench.call(ONE, &json!({ "subscriptionId": id })).await;
    assert_eq!(code(&answer), "SUCCESS");
    answer["subscription"].clone()
}

#[tokio::test]
async fn a_cancelled_one_runs_out_and_is_not_paid_again() {
    for (inside, phases) in [(false, 1), (true, 2)] {
        let bench = Bench::start().await;
        let request = bench.card_active().await;
        if inside {
            // Within the 24 hours before the next period, that is paid already.
            bench.next_period().await;
        }
        let known = bench.kinds().len();
        assert_eq!(bench.end(&request, "CANCEL").await, "SUCCESS");
        assert_eq!(bench.end(&request, "CANCEL").await, "SUCCESS", "again");
        bench.advance(70 * DAY).await;
        assert_eq!(bench.kinds_since(known), ["CANCEL ACTIVE"]);
        let shown = bench.subscription(&request).await;
        assert_eq!(shown["phases"].as_array().unwrap().len(), phases);
        assert_eq!(shown["paidUntil"], shown["phases"][phases - 1]["end"]);
        assert_eq!(text(&found(&bench, &request).await, "/status"), "CANCELLED");
        // What still runs can be ended at once.
        assert_eq!(bench.end(&request, "TERMINATE").await, "SUCCESS");
        assert_eq!(bench.end(&request, "CANCEL").await, "PROCESS_FAIL");
        bench.advance(60).await;
        assert_eq!(bench.kinds_since(known + 1), ["TERMINATE TERMINATED"]);
    }
}

#[tokio::test]
async fn a_terminated_one_ends_at_once_by_the_merchant_or_in_the_wallet() {
    for in_wallet in [false, true] {
        let bench = Bench::start().await;
        let request = bench.wallet_active().await;
        let known = bench.kinds().len();
        bench.advance(10 * DAY).await;
        if in_wallet {
            bench.end_in_wallet(&request, "TERMINATE").await;
        } else {
            assert_eq!(bench.end(&request, "TERMINATE").await, "SUCCESS");
        }
        bench.advance(60 * DAY).await;
        assert_eq!(bench.kinds_since(known), ["TERMINATE TERMINATED"]);
        let told = bench.hooks().last().unwrap().body.clone();
        assert_eq!(told["subscriptionEndTime"], Value::Null);
        let ended = antom::parse_time(text(&told, "/subscriptionLastUpdateTime")).unwrap();
        assert!(ended > antom::parse_time(text(&told, "/subscriptionStartTime")).unwrap());
    }
}

#[tokio::test]
async fn one_may_end_before_it_begins() {
    let bench = Bench::start().await;
    let mut request = bench.sign_up();
    let start = from_now(Duration::days(3));
    request["subscriptionInfo"]["subscriptionStartTime"] = json!(start);
    bench.subscribe_by_wallet(&request).await;
    bench.advance(60).await;
    bench.end_in_wallet(&request, "TERMINATE").await;
    bench.advance(60).await;
    let told = bench.hooks().last().unwrap().body.clone();
    let ended = antom::parse_time(text(&told, "/subscriptionLastUpdateTime")).unwrap();
    assert!(ended < antom::parse_time(text(&told, "/subscriptionStartTime")).unwrap());
}

#[tokio::test]
async fn a_sign_up_that_is_terminated_can_be_paid_no_more() {
    let bench = Bench::start().await;
    let request = bench.sign_up();
    let session = bench.create(&request).await;
    assert_eq!(bench.end(&request, "CANCEL").await, "PROCESS_FAIL");
    assert_eq!(bench.end(&request, "TERMINATE").await, "SUCCESS");
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.heading(), "Payment cancelled");
    bench.advance(3 * HOUR).await;
    assert_eq!(bench.kinds(), ["TERMINATE TERMINATED"]);
    let unknown = json!({ "subscriptionId": "S", "cancellationType": "CANCEL" });
    assert_eq!(code(&bench.call(CANCEL, &unknown).await), "PARAM_ILLEGAL");
    let nobody = json!({ "cancellationType": "CANCEL" });
    assert_eq!(code(&bench.call(CANCEL, &nobody).await), "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_cancel_stops_the_tries_for_a_period_that_is_not_paid() {
    let bench = Bench::start().await;
    let request = bench.wallet_active().await;
    bench.decline("payment", &request, 100).await;
    bench.next_period().await;
    let known = bench.kinds().len();
    assert_eq!(bench.end(&request, "CANCEL").await, "SUCCESS");
    bench.advance(2 * DAY).await;
    assert_eq!(bench.kinds_since(known), ["CANCEL ACTIVE"]);
}

#[tokio::test]
async fn one_with_an_end_is_over_then() {
    let bench = Bench::start().await;
    let mut request = bench.sign_up();
    let end = from_now(Duration::days(40));
    request["subscriptionInfo"]["subscriptionEndTime"] = json!(end);
    bench.subscribe_by_wallet(&request).await;
    bench.advance(100 * DAY).await;
    assert_eq!(
        bench.kinds(),
        [
            "PAYMENT_RESULT S",
            "CREATE ACTIVE",
            "DEDUCTION 1 S",
            "DEDUCTION 2 S",
            "TERMINATE TERMINATED"
        ]
    );
    assert_eq!(
        text(&found(&bench, &request).await, "/status"),
        "TERMINATED"
    );
}

#[tokio::test]
async fn an_update_takes_effect_at_once_and_once() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    let id = bench.subscription_id(&request).await;
    let update = |id_of_update: &str, more: Value| {
        let mut body = json!({
            "subscriptionUpdateRequestId": id_of_update, "subscriptionId": id,
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    };
    let price = |value: &str| {
        let amount = json!({ "currency": "SGD", "value": value });
        json!({ "paymentAmount": amount, "orderInfo": { "orderAmount": amount } })
    };
    let known = bench.kinds().len();
    let dearer = update("U-1", price("8000"));
    for _ in 0..2 {
        assert_eq!(code(&bench.call(UPDATE, &dearer).await), "SUCCESS");
    }
    let other = update("U-1", price("9000"));
    assert_eq!(
        code(&bench.call(UPDATE, &other).await),
        "REPEAT_REQ_INCONSISTENT"
    );
    bench.advance(60).await;
    assert_eq!(bench.kinds_since(known), ["UPDATE ACTIVE"]);
    assert_eq!(
        text(&found(&bench, &request).await, "/paymentAmount/value"),
        "8000"
    );

    // While a period is being paid for: until its capture.
    bench.control("subscriptions/charge", &json!({})).await;
    let cheaper = update("U-2", price("5000"));
    let refused = bench.call(UPDATE, &cheaper).await;
    assert_eq!(code(&refused), "UPDATE_FORBIDDEN_DURING_PAYMENT");
    assert_eq!(text(&refused, "/result/resultStatus"), "F");
    bench.advance(SETTLES).await;
    assert_eq!(code(&bench.call(UPDATE, &cheaper).await), "SUCCESS");
    let charged = bench.hooks_of("DEDUCTION 2 S");
    assert_eq!(text(&charged[0].body, "/paymentAmount/value"), "8000");
    // Within the 24 hours the period is paid: the new price is for the one after.
    bench.next_period().await;
    let charged = bench.hooks_of("DEDUCTION 3 S");
    assert_eq!(text(&charged[0].body, "/paymentAmount/value"), "5000");
    // Or because the test says so.
    bench.decline("updateSubscription", &request, 1).await;
    let again = update("U-3", price("5100"));
    assert_eq!(
        code(&bench.call(UPDATE, &again).await),
        "UPDATE_FORBIDDEN_DURING_PAYMENT"
    );
    let proration = json!({ "prorationSettings": {
        "prorationMode": "IMMEDIATE_PAY_CUSTOM_AMOUNT",
        "customAmount": { "currency": "SGD", "value": "100" },
    } });
    let refused = bench.call(UPDATE, &update("U-4", proration)).await;
    assert_eq!(code(&refused), "PROCESS_FAIL");
    bench.end(&request, "TERMINATE").await;
    assert_eq!(code(&bench.call(UPDATE, &again).await), "PROCESS_FAIL");
}

#[tokio::test]
async fn the_next_date_is_a_day_ahead_at_least_and_a_period_at_most() {
    let bench = Bench::start().await;
    let request = bench.wallet_active().await;
    let id = bench.subscription_id(&request).await;
    let move_to = async |number: u32, date: String| {
        let body = json!({
            "subscriptionUpdateRequestId": format!("U-{number}"), "subscriptionId": id,
            "nextSubscriptionDate": date,
        });
        code(&bench.call(UPDATE, &body).await).to_owned()
    };
    assert_eq!(
        move_to(1, from_now(Duration::hours(23))).await,
        "PROCESS_FAIL"
    );
    assert_eq!(
        move_to(2, from_now(Duration::days(32))).await,
        "PROCESS_FAIL"
    );
    let date = from_now(Duration::days(10));
    assert_eq!(move_to(3, date.clone()).await, "SUCCESS");
    bench.advance(60).await;
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(bench.kinds_since(known), ["DEDUCTION 2 S"]);
    let told = bench.hooks().last().unwrap().body.clone();
    let start = antom::parse_time(text(&told, "/periodStartTime")).unwrap();
    let apart = start - antom::parse_time(&date).unwrap();
    // The merchant's clock was behind by what had passed here.
    assert_eq!(apart, Duration::seconds(SETTLES as i64));
    // Another rule counts from the end of what is paid.
    let weekly = json!({
        "subscriptionUpdateRequestId": "U-9", "subscriptionId": id,
        "periodRule": { "periodType": "WEEK", "periodCount": 2 },
    });
    assert_eq!(code(&bench.call(UPDATE, &weekly).await), "SUCCESS");
    bench.next_period().await;
    let told = bench.hooks_of("DEDUCTION 3 S")[0].body.clone();
    let start = antom::parse_time(text(&told, "/periodStartTime")).unwrap();
    let end = antom::parse_time(text(&told, "/periodEndTime")).unwrap();
    assert_eq!(end - start, Duration::days(14));
}

#[tokio::test]
async fn a_change_makes_a_new_subscription_if_it_can_be_paid() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    let old = bench.subscription_id(&request).await;
    let change = |id: &str| {
        json!({
            "subscriptionChangeRequestId": id, "subscriptionId": old,
            "subscriptionDescription": "Twice as many beans",
            "paymentAmount": { "currency": "SGD", "value": "12000" },
            "paymentAmountDifference": { "currency": "SGD", "value": "5600" },
        })
    };
    let known = bench.kinds().len();
    bench.decline("payment", &request, 1).await;
    assert_eq!(code(&bench.call(CHANGE, &change("C-1")).await), "SUCCESS");
    bench.advance(SETTLES).await;
    assert_eq!(
        bench.kinds_since(known),
        ["PAYMENT_RESULT F", "CHANGE TERMINATED", "DEDUCTION 1 F"]
    );
    assert_eq!(
        bench.status(&request).await,
        "ACTIVE",
        "the old one goes on"
    );

    let known = bench.kinds().len();
    for _ in 0..2 {
        assert_eq!(code(&bench.call(CHANGE, &change("C-2")).await), "SUCCESS");
    }
    bench.advance(SETTLES).await;
    assert_eq!(
        bench.kinds_since(known),
        [
            "PAYMENT_RESULT S",
            "CAPTURE_RESULT S",
            "CHANGE ACTIVE",
            "DEDUCTION 1 S"
        ]
    );
    let told = bench.hooks()[known + 2].body.clone();
    assert_eq!(text(&told, "/relatedSubscriptionId"), old);
    assert_ne!(text(&told, "/subscriptionId"), old);
    assert_eq!(text(&told, "/subscriptionRequestId"), "C-2");
    let paid = bench.hooks()[known + 3].body.clone();
    assert_eq!(text(&paid, "/paymentAmount/value"), "5600");
    assert_eq!(bench.status(&request).await, "TERMINATED");
    let known = bench.kinds().len();
    bench.next_period().await;
    assert_eq!(
        bench.kinds_since(known),
        ["PAYMENT_RESULT S", "CAPTURE_RESULT S", "DEDUCTION 2 S"]
    );
    let paid = bench.hooks().last().unwrap().body.clone();
    assert_eq!(text(&paid, "/paymentAmount/value"), "12000");
    assert_eq!(
        code(&bench.call(CHANGE, &change("C-3")).await),
        "PROCESS_FAIL"
    );
    // At Antom's it can be changed too: the merchant never asked for it.
    let known = bench.kinds().len();
    let second = json!({ "subscription": "C-2" });
    bench.control("subscriptions/change", &second).await;
    bench.advance(SETTLES).await;
    assert_eq!(bench.kinds_since(known)[2], "CHANGE ACTIVE");
}

#[tokio::test]
async fn subscriptions_are_listed_by_what_they_are() {
    let bench = Bench::start().await;
    let by_card = bench.card_active().await;
    bench.wallet_active().await;
    bench.end(&by_card, "CANCEL").await;
    for (filter, count) in [
        (json!({}), 2),
        (json!({ "statuses": ["ACTIVE"] }), 1),
        (json!({ "statuses": ["CANCELLED", "TERMINATED"] }), 1),
        (json!({ "paymentMethodTypes": ["CARD"] }), 1),
        (json!({ "currencies": ["USD"] }), 0),
        (json!({ "periodTypes": ["MONTH"], "pageSize": 1 }), 1),
        (json!({ "startTimeFrom": from_now(Duration::days(1)) }), 0),
    ] {
        let answer = bench.call(LIST, &filter).await;
        assert_eq!(code(&answer), "SUCCESS", "{filter}");
        let listed = answer["subscriptions"].as_array().unwrap().len();
        assert_eq!(listed, count, "{filter}");
    }
    assert_eq!(
        code(&bench.call(LIST, &json!({ "statuses": ["OVER"] })).await),
        "PARAM_ILLEGAL"
    );
}

#[tokio::test]
async fn the_panel_jumps_ends_and_chooses_what_is_open() {
    let bench = Bench::start().await;
    let request = bench.card_active().await;
    let known = bench.kinds().len();
    let seen = bench.post("/panel/subscriptions/jump", &[]).await;
    assert_eq!(seen.status, 303);
    bench.advance(SETTLES).await;
    assert_eq!(bench.kinds_since(known).len(), 3);
    bench
        .post(
            "/panel/subscriptions/habits",
            &[("ids", "absent"), ("walletResults", "true")],
        )
        .await;
    let state = bench.state().await;
    assert_eq!(state["habits"]["ids"], "absent");
    assert_eq!(state["habits"]["walletResults"], true);
    assert_eq!(state["habits"]["freeDeductions"], false);
    let panel = bench.get("/").await;
    assert!(
        panel.all("td").iter().any(|cell| cell == "2 of 2 paid"),
        "{:?}",
        panel.all("td")
    );
    let id = bench.subscription_id(&request).await;
    bench
        .post(
            "/panel/subscriptions/end",
            &[("subscription", &id), ("cancellationType", "TERMINATE")],
        )
        .await;
    assert_eq!(bench.status(&request).await, "TERMINATED");
    let nothing = bench.post("/panel/subscriptions/jump", &[]).await;
    assert_eq!(nothing.status, 422);
}
