//! Notifications that never come, and answers that cannot be believed: the books end alike.

use serde_json::json;

use super::*;

/// What a year left: each invoice with its end in whole hours after the first, and the status.
async fn a_year(is_lossy: bool) -> (Vec<(String, i64)>, String) {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    for month in 0..12 {
        if is_lossy {
            // Longer than it is sent again.
            let lost = ["PAYMENT_RESULT", "CAPTURE_RESULT"][month % 2];
            let rule = json!({
                "api": "notify", "fault": "lost", "times": 1000, "notifyType": lost,
            });
            shop.gateway.fault(rule).await;
        }
        shop.pass_everywhere(MONTH_MINUTES).await;
        shop.gateway.heal().await;
    }
    // Whatever was not told has been asked for.
    for _ in 0..2 {
        shop.pass_everywhere(24 * 60).await;
    }
    let db = &shop.state.shop.db;
    let rows = invoices::of_subscription(db, &buyer.subscription.id).await;
    let hours = |row: &InvoiceRow| (row.period_end.unwrap() - buyer.first_day) / 3_600_000;
    let left = rows
        .unwrap()
        .iter()
        .map(|row| (row.state.clone(), hours(row)))
        .collect();
    (left, buyer.status(&shop).await)
}

#[tokio::test]
async fn a_year_that_loses_every_second_notification_ends_as_one_that_loses_none() {
    let (told, lost) = (a_year(false).await, a_year(true).await);
    assert!(told.0.len() >= 12, "{told:?}");
    assert_eq!(told.0.len(), lost.0.len(), "{lost:?}");
    let lost_all = &lost.0;
    for ((state, told), (other, lost)) in told.0.iter().zip(&lost.0) {
        let states = (state.as_str(), other.as_str());
        assert_eq!(states, ("paid", "paid"), "{lost_all:?}");
        // What was not told is forecast: it may differ by seconds.
        assert!((told - lost).abs() <= 1, "{told} {lost}");
    }
    assert_eq!(told.1, lost.1);
}

/// The shop is gone for three periods, longer than anything is sent again. What it had written is all
/// that it has when it opens again, and late news of what it caught up with changes nothing.
#[tokio::test]
async fn a_shop_that_was_gone_for_three_periods_catches_up() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    assert_eq!(buyer.invoices(&shop).await, paid(1));
    let left = shop.backup().await;
    shop.gateway.lose_notifications().await;
    for _ in 0..3 {
        shop.gateway.advance(MONTH_MINUTES * 60).await;
    }
    let away = Duration::from_secs(3 * MONTH_MINUTES * 60 + 300);
    let shop = shop.restored_from(left).await;
    shop.gateway.heal().await;
    shop.pass(away);
    shop.drain().await;
    for _ in 0..3 {
        shop.pass_everywhere(24 * 60).await;
    }
    assert_eq!(buyer.invoices(&shop).await, paid(4));
    assert_eq!(buyer.status(&shop).await, "active");
    let rows = invoices::of_subscription(&shop.state.shop.db, &buyer.subscription.id).await;
    for (phase, row) in (2..).zip(&rows.unwrap()[1..]) {
        let mut late = buyer.deducted(phase, "SUCCESS");
        late["paymentId"] = row.payment_id.clone().unwrap().into();
        shop.tell(&late).await;
    }
    assert_eq!(buyer.invoices(&shop).await, paid(4));
    let books = audit(&shop.state.shop.db).await.unwrap();
    assert!(books.in_order, "{:?}", books.problems);
}

/// Nothing is told, and each question is answered badly at first.
#[tokio::test]
async fn questions_that_are_answered_badly_are_asked_again() {
    for api in [
        "inquiryPayment",
        "inquireSubscriptionList",
        "inquireSubscription",
        "inquireSubscriptionPayment",
    ] {
        for fault in ["no_answer", "answer_u", "http_500"] {
            // One each: after several bad answers in a row the shop pauses before it asks.
            let shop = TestShop::open().await;
            shop.gateway.lose_notifications().await;
            let buyer = Buyer::of(&shop, PLAN).await;
            buyer.pays_by_card().await;
            let rule = json!({ "api": api, "fault": fault });
            shop.gateway.fault(rule).await;
            for minutes in [5, 60] {
                shop.pass_everywhere(minutes).await;
            }
            assert_eq!(buyer.status(&shop).await, "active", "{api} {fault}");
            let rule = json!({ "api": api, "fault": fault });
            shop.gateway.fault(rule).await;
            shop.pass_everywhere(MONTH_MINUTES).await;
            for _ in 0..3 {
                shop.pass_everywhere(24 * 60).await;
            }
            assert_eq!(buyer.invoices(&shop).await, paid(2), "{api} {fault}");
        }
    }
}

#[tokio::test]
async fn a_sign_up_without_an_answer_is_followed_by_another() {
    let shop = TestShop::open().await;
    for fault in ["no_answer", "answer_u", "http_500"] {
        let rule = json!({ "api": "createPaymentSession", "fault": fault });
        shop.gateway.fault(rule).await;
        let buyer = Buyer::of(&shop, PLAN).await;
        assert_eq!(buyer.sign_up.seq, 2, "{fault}");
        buyer.pays_by_card().await;
        shop.pass_everywhere(5).await;
        assert_eq!(buyer.status(&shop).await, "active", "{fault}");
    }
    // Without any answer the buyer may try again.
    let rule = json!({ "api": "createPaymentSession", "fault": "no_answer", "times": 2 });
    shop.gateway.fault(rule).await;
    let browser = shop.browser();
    assert_eq!(press(&browser, PLAN).await.status, 422);
    press(&browser, PLAN).await.gateway();
}
