//! What happens at the edges of a subscription: two of one plan, silence, ends without a time.

use std::time::Instant;

use serde_json::json;

use super::*;
use crate::common::Tamper;

const HOUR: Duration = Duration::from_secs(3600);

async fn pages_of(shop: &TestShop, id: &str) -> Value {
    let state = shop.gateway.state().await;
    let mut all = state["subscriptions"].as_array().unwrap().iter();
    let found = all.find(|each| each["subscriptionRequestId"] == id);
    found.unwrap().clone()
}

async fn kept_money(shop: &TestShop, id: &str) -> i64 {
    let payments = shop.gateway.payments().await;
    let found = payments.iter().find(|each| each["paymentRequestId"] == id);
    found.unwrap()["money"]["kept"].as_i64().unwrap()
}

/// The first sign-up is given up, a second one begins, and then both are paid on their pages.
#[tokio::test]
async fn of_two_sign_ups_that_come_alive_late_one_stays() {
    let shop = TestShop::open().await;
    let first = Buyer::of(&shop, PLAN).await;
    shop.pass(HOUR * 3);
    shop.drain().await;
    assert_eq!(first.status(&shop).await, "expired");
    let second = Buyer::by(&shop, first.browser.clone(), PLAN).await;
    assert_ne!(first.subscription.id, second.subscription.id);

    first.pays_by_card().await;
    shop.pass_everywhere(5).await;
    assert_eq!(first.status(&shop).await, "active");
    assert_eq!(first.invoices(&shop).await, paid(1));
    let again = press(&first.browser, PLAN).await;
    assert_eq!(again.location, Some(first.path()));

    second.pays_by_card().await;
    // Somebody was faster with a part of it, so that all of it cannot be returned.
    let lost =
        json!({ "api": "notify", "fault": "lost", "times": 99, "notifyType": "REFUND_RESULT" });
    shop.gateway.fault(lost).await;
    shop.gateway.advance(60).await;
    shop.gateway
        .refund_by_hand(&second.sign_up.payment_request_id, Some(500))
        .await;
    for _ in 0..4 {
        shop.pass_everywhere(10).await;
    }
    assert_eq!(second.status(&shop).await, "ended");
    let at_antom = pages_of(&shop, &second.sign_up.payment_request_id).await;
    assert_eq!(at_antom["status"], "TERMINATED");
    assert_eq!(
        kept_money(&shop, &second.sign_up.payment_request_id).await,
        0
    );
    let page = second.page().await;
    assert!(page.contains("You had this plan already"), "{page}");

    assert_eq!(first.status(&shop).await, "active");
    assert!(kept_money(&shop, &first.sign_up.payment_request_id).await > 0);
}

#[tokio::test]
async fn a_year_of_silence_with_a_trial_ends_as_one_with_news() {
    let shop = TestShop::open().await;
    shop.gateway.lose_notifications().await;
    let buyer = Buyer::of(&shop, "test-trial").await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    shop.pass_everywhere(60).await;
    assert_eq!(buyer.status(&shop).await, "active");
    assert_eq!(buyer.invoices(&shop).await, [(1, "trial".to_owned())]);
    // A week free, then eleven months: the twelfth begins after a year.
    shop.pass_everywhere(365 * 24 * 60).await;
    assert_eq!(buyer.status(&shop).await, "active");
    let invoices = buyer.invoices(&shop).await;
    assert_eq!(invoices[0], (1, "trial".to_owned()));
    assert_eq!(invoices.len(), 13, "{invoices:?}");
    assert!(invoices[1..].iter().all(|(_, state)| state == "paid"));
}

#[tokio::test]
async fn a_payment_that_antom_works_on_is_no_sign_up_that_was_left() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    let page = buyer.sign_up.normal_url.clone().unwrap();
    buyer
        .browser
        .on_hosted_page(&page, Hosted::LeaveUndecided)
        .await;
    for hours in [1, 1, 1] {
        shop.pass(HOUR * hours);
        shop.drain().await;
    }
    assert_eq!(buyer.status(&shop).await, "signing_up");
    let again = press(&buyer.browser, PLAN).await;
    assert_eq!(again.location, Some(buyer.path()));
    assert_eq!(shop.gateway.payments().await.len(), 1);
}

#[tokio::test]
async fn the_page_does_not_wait_for_antom() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    for api in ["inquiryPayment", "inquireSubscriptionList"] {
        let slow = json!({ "api": api, "fault": "slow", "seconds": 6, "times": 5 });
        shop.gateway.fault(slow).await;
    }
    let begun = Instant::now();
    assert!(buyer.page().await.contains("Not active yet"));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_termination_without_a_time_ends_it_when_it_came() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    tell(&shop, &buyer.told("TERMINATE", "TERMINATED")).await;
    assert_eq!(buyer.status(&shop).await, "ended");
    assert!(!buyer.page().await.contains("You have access until"));
}

#[tokio::test]
async fn cancelling_on_the_day_before_a_period_says_that_its_charge_may_come() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    assert!(!buyer.page().await.contains("may still come"));
    let row = &invoices::of_subscription(&shop.state.shop.db, &buyer.subscription.id)
        .await
        .unwrap()[0];
    let length = row.period_end.unwrap() - row.period_start.unwrap();
    shop.pass(Duration::from_millis(length.unsigned_abs()) - HOUR * 12);
    let page = buyer.page().await;
    assert!(page.contains("may still come"), "{page}");
}

#[tokio::test]
async fn antom_is_asked_ever_more_rarely_about_what_it_does_not_know() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    shop.pass(DAY * 31);
    let mut waits = Vec::new();
    for _ in 0..4 {
        shop.drain().await;
        let row = row(&shop, &buyer.subscription.token).await;
        let now = shop.state.shop.clock.now_ms();
        waits.push(row.check_at.unwrap() - now);
        shop.pass(DAY * 3);
    }
    assert!(waits.is_sorted(), "{waits:?}");
    let hour = i64::try_from(HOUR.as_millis()).unwrap();
    assert!(waits[0] >= hour && waits[3] > 20 * hour, "{waits:?}");
}

/// Antom may refuse for good: then a person is told, and Antom is not asked every minute for ever.
#[tokio::test]
async fn what_antom_refuses_to_end_is_told_to_a_person_and_asked_for_rarely() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    // `subscriptions/cancel`: no order is cancelled here.
    shop.proxy.tamper(
        "cancel",
        Tamper::Instead(json!({ "result": {
            "resultCode": "PROCESS_FAIL", "resultStatus": "F", "resultMessage": "no",
        } })),
    );
    let path = format!("{}/cancel", buyer.path());
    buyer.browser.post(&path, &[]).await;
    let reason = async || {
        let row = row(&shop, &buyer.subscription.token).await;
        row.review_reason
    };
    let page = buyer.page().await;
    for says in [
        "refused to end this subscription",
        "Somebody here is looking into it",
        // It is what still happens.
        "Next you pay SGD 18.00",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert!(!page.contains("repeat it until"), "{page}");
    shop.drain().await;
    let calls = || shop.proxy.calls("cancel").len();
    for hours in [2, 10, 24] {
        shop.pass(HOUR * hours);
        shop.drain().await;
    }
    assert_eq!(reason().await.as_deref(), Some("end_refused"));
    let before = calls();
    assert!(before > 0);
    // Refused for a day and a half by now: once more in the next hours, and not each five minutes.
    for _ in 0..12 {
        shop.pass(Duration::from_secs(900));
        shop.drain().await;
    }
    let after = calls() - before;
    assert!(after <= 1, "{after} calls in three hours");

    shop.proxy.stop_tampering();
    shop.pass(HOUR * 12);
    shop.drain().await;
    assert_eq!(buyer.status(&shop).await, "ending");
    assert_eq!(reason().await, None);
    assert!(!buyer.page().await.contains("refused"));
}

/// However the call is answered, the wish is carried out once, and the page says so.
#[tokio::test]
async fn a_cancellation_is_carried_out_whatever_the_call_is_answered() {
    let shop = TestShop::open().await;
    for (fault, acts) in [
        ("no_answer", None),
        ("answer_u", Some(false)),
        ("answer_u", Some(true)),
        ("http_500", Some(false)),
        ("http_500", Some(true)),
        ("decline", None),
    ] {
        let buyer = Buyer::of(&shop, PLAN).await;
        buyer.pays_by_card().await;
        shop.pass_everywhere(5).await;
        let mut rule = json!({ "api": "cancelSubscription", "fault": fault });
        if let Some(acts) = acts {
            rule["acts"] = json!(acts);
        }
        shop.gateway.fault(rule).await;
        shop.gateway.lose_notifications().await;
        let path = format!("{}/cancel", buyer.path());
        buyer.browser.post(&path, &[]).await;
        assert!(buyer.page().await.contains("You have cancelled"), "{fault}");
        shop.pass_everywhere(6).await;
        assert_eq!(buyer.status(&shop).await, "ending", "{fault} {acts:?}");
        let at_antom = pages_of(&shop, &buyer.sign_up.payment_request_id).await;
        assert_eq!(at_antom["status"], "CANCELLED", "{fault} {acts:?}");
        shop.gateway.heal().await;
    }
}

/// Somebody refunds a period in Antom's dashboard, of which the notification names no payment; it is
/// found among those of subscriptions, however many came later.
#[tokio::test]
async fn a_refund_of_a_period_in_the_dashboard_is_found() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    for _ in 0..12 {
        let later = Buyer::of(&shop, PLAN).await;
        later.pays_by_card().await;
        shop.pass_everywhere(5).await;
        assert_eq!(later.status(&shop).await, "active");
    }
    let id = &buyer.sign_up.payment_request_id;
    shop.gateway.refund_by_hand(id, None).await;
    shop.deliver_notifications().await;
    // It is not among the first that are asked about.
    for _ in 0..5 {
        shop.pass_everywhere(1).await;
    }
    assert_eq!(buyer.invoices(&shop).await, [(1, "refunded".to_owned())]);
    assert!(!buyer.page().await.contains("You have access until"));
    let states = shop.db.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
    books_are_in_order(&shop).await;
}
