use serde_json::json;

use tokio::sync::Semaphore;

use super::{THREE, agrees, booked, cancelled, try_book_flight};
use crate::common::{Case, OrderUnderTest, TestShop, many};

/// What each call of a trip can be answered with, or not at all: money and order agree in the end.
#[tokio::test]
async fn no_fault_of_an_inquiry_loses_a_trip_or_its_money() {
    faults_of("inquiryPayment").await;
}

#[tokio::test]
async fn no_fault_of_a_cancellation_loses_a_trip_or_its_money() {
    faults_of("cancel").await;
}

#[tokio::test]
async fn no_fault_of_a_refund_loses_a_trip_or_its_money() {
    faults_of("refund").await;
}

/// Whoever booked is led to the page, or finds the order and presses once more: one trip, paid once.
#[tokio::test]
async fn no_fault_of_a_session_loses_a_trip_or_its_money() {
    static PLACES: Semaphore = Semaphore::const_new(3);
    let ended = many(&PLACES, cases(), |(fault, acts)| async move {
        let shop = TestShop::open().await;
        let browser = shop.browser();
        let rule = json!({
            "api": "createPaymentSession", "fault": fault, "acts": acts, "times": 1,
        });
        if shop.gateway.try_fault(&rule).await.is_err() {
            // This call has no such fault.
            return;
        }
        let mut page = try_book_flight(&browser).await.unwrap();
        if !page
            .location
            .as_deref()
            .unwrap_or_default()
            .starts_with("http")
        {
            page = browser.pay_again(&shop.db.order().await.token).await;
        }
        let scenario = OrderUnderTest::at(shop, browser, page.gateway()).await;
        agrees(&scenario).await;
        scenario.shop.deliver_notifications().await;
        scenario.minutes(1).await;
        scenario.assert_order("paid", "paid", "sold").await;
        // Paid once, whichever of the sessions it was.
        let moved = scenario.shop.gateway.moved().await;
        assert_eq!(moved, [("paid".to_owned(), THREE)], "{fault} {acts}");
        scenario.audit().await;
    })
    .await;
    for Case { case, outcome } in ended {
        assert_eq!(outcome, Ok(()), "{case:?}");
    }
}

fn cases() -> Vec<(&'static str, bool)> {
    let faults = ["no_answer", "answer_u", "http_500", "reset", "unsigned"];
    let both = |fault| [(fault, true), (fault, false)];
    faults.into_iter().flat_map(both).collect()
}

async fn faults_of(api: &'static str) {
    static PLACES: Semaphore = Semaphore::const_new(3);
    let ended = many(&PLACES, cases(), move |(fault, acts)| async move {
        let scenario = booked().await;
        let rule = json!({ "api": api, "fault": fault, "acts": acts, "times": 1 });
        if scenario.shop.gateway.try_fault(&rule).await.is_err() {
            // This call has no such fault.
            return;
        }
        agrees(&scenario).await;
        scenario.shop.deliver_notifications().await;
        scenario.minutes(1).await;
        scenario.assert_order("paid", "paid", "sold").await;
        if api == "refund" {
            scenario.refund(THREE).await.unwrap();
        } else if cancelled(&scenario).await.is_err() {
            // Antom did not tell how it stands; the merchant tries again.
            cancelled(&scenario).await.unwrap();
        }
        for _ in 0..20 {
            scenario.minutes(10).await;
        }
        scenario.shop.deliver_notifications().await;
        let back = scenario.sum("refunded").await + scenario.sum("cancelled").await;
        assert_eq!(back, THREE, "{api} {fault} {acts}");
        assert_eq!(scenario.sum("kept").await, 0, "{api} {fault} {acts}");
        scenario.audit().await;
    })
    .await;
    for Case { case, outcome } in ended {
        assert_eq!(outcome, Ok(()), "{case:?}");
    }
}
