//! Calls that only ask, where nothing but their answers tells how the money stands.

use serde_json::json;

use crate::buyer::{ids, moved_once, rounds};
use crate::matrix::{Cell, Family, cells, try_all};

/// No notification arrives: the page that waits, the buyer who presses Pay again and the janitor
/// ask. None of them starts a second payment.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn inquiry_payment() {
    let cells = cells("inquiryPayment", &Family::ALL);
    try_all("inquiryPayment", cells, |cell| async move {
        let desk = cell.family.open().await;
        desk.shop.gateway.lose_notifications().await;
        desk.shop.gateway.fault(cell.rule()).await;
        cell.family.pays(&desk).await;
        desk.browser.result(&desk.token).await;
        let page = desk.browser.pay_again(&desk.token).await;
        let place = page.location.unwrap_or_default();
        assert!(
            page.status == 303 || page.status == 422,
            "{}: {}",
            page.status,
            page.text
        );
        assert!(
            !place.contains("/checkout-page/"),
            "a second payment: {place}"
        );
        desk.minutes(6).await;
        let is_known = async || match cell.family {
            Family::Wallet | Family::CardAutomatic => desk.order().await.state == "paid",
            Family::CardManual => desk.order().await.payment_status == "authorised",
        };
        let rounds = rounds_unheard(&desk, 7, is_known).await;
        if cell.family == Family::CardManual {
            desk.capture(desk.total.minor()).await.unwrap();
            desk.shop.drain().await;
            desk.stands("paid", "paid", "sold").await;
        }
        assert_eq!(desk.shop.books.attempts().await.len(), 1);
        assert!(desk.shop.books.inbox().await.is_empty());
        moved_once(&desk, &[(cell.family.took(), desk.total.minor())]).await;
        format!("known after {rounds} rounds")
    })
    .await;
}

/// As [`rounds`], but notifications stay lost.
async fn rounds_unheard(
    desk: &crate::common::Desk,
    most: usize,
    wished: impl AsyncFn() -> bool,
) -> usize {
    desk.shop.gateway.heal().await;
    desk.shop.gateway.lose_notifications().await;
    for round in 0..=most {
        if wished().await {
            return round;
        }
        desk.shop.pass_everywhere(10).await;
    }
    let order = desk.order().await;
    panic!("not after {most} rounds: {order:#?}");
}

/// No answer to a refund arrives and no notification of one: only asking tells how it ended.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn inquiry_refund() {
    let cells = cells("inquiryRefund", &Family::ALL);
    try_all("inquiryRefund", cells, |cell: Cell| async move {
        let desk = cell.family.paid().await;
        let gateway = &desk.shop.gateway;
        gateway.lose_notifications().await;
        gateway.fault(cell.rule()).await;
        let lost = json!({ "api": "refund", "fault": "no_answer", "times": 100_000 });
        gateway.fault(lost.clone()).await;
        let total = desk.total.minor();
        let parts = [1_000, total - 1_000];
        for part in parts {
            desk.refund(part).await.unwrap();
        }
        desk.shop.drain().await;
        // Three sendings, then it is asked about before each further one.
        desk.minutes(3).await;
        assert!(!desk.sent("inquiryRefund", "refundRequestId").is_empty());
        // What was asked for is made, and sending it again tells nothing: asking does.
        gateway.heal().await;
        gateway.lose_notifications().await;
        gateway.fault(lost).await;
        desk.minutes(10).await;
        desk.stands("paid", "refunded", "sold").await;
        let back = async || desk.order().await.payment_status == "refunded";
        let rounds = rounds(&desk, 0, back).await;
        assert_eq!(ids(&desk, "refund", "refundRequestId"), parts.len());
        let mut how = vec![(cell.family.took(), total)];
        how.extend(parts.map(|part| ("refunded", part)));
        how.sort_unstable();
        moved_once(&desk, &how).await;
        format!("refunded, {rounds} rounds")
    })
    .await;
}
