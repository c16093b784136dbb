//! Calls that only ask, where nothing but their answers tells how the money stands.

use serde_json::json;

use super::buyer::{ids, minutes_until, moved_once};
use super::matrix::{Family, cells, try_all};

/// No notification arrives: the page that waits, the buyer who presses Pay again and the janitor
/// ask. None of them starts a second payment.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn inquiry_payment() {
    try_all(
        "inquiryPayment",
        cells("inquiryPayment"),
        |cell| async move {
            let scenario = cell.family.open().await;
            scenario.shop.gateway.lose_notifications().await;
            scenario.shop.gateway.fault(cell.rule()).await;
            cell.family.pays(&scenario).await;
            scenario.browser.result(&scenario.token).await;
            let page = scenario.browser.pay_again(&scenario.token).await;
            assert!(matches!(page.status, 303 | 422), "{}", page.text);
            // Back to the same page, which takes one payment, or to the result; to no other page.
            let place = page.location.unwrap_or_default();
            let elsewhere = place.contains("/checkout-page/") && place != scenario.page;
            assert!(!elsewhere, "a second payment: {place}");
            scenario.shop.pass_everywhere(3).await;
            let struck = cell.heals(&scenario.shop.gateway).await;
            scenario.shop.gateway.lose_notifications().await;
            let is_known = async || match cell.family {
                Family::Wallet | Family::CardAutomatic => scenario.order().await.state == "paid",
                Family::CardManual => scenario.order().await.payment_status == "authorised",
            };
            // The janitor asks after five minutes, a quarter of an hour and an hour.
            let minutes = minutes_until(&scenario, 60, is_known).await;
            if cell.family == Family::CardManual {
                scenario.capture(scenario.total.minor()).await.unwrap();
                scenario.shop.drain().await;
                scenario.assert_order("paid", "paid", "sold").await;
            }
            assert_eq!(scenario.shop.db.attempts().await.len(), 1);
            moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
            assert!(scenario.shop.db.inbox().await.is_empty());
            format!("known, struck {struck}×, {minutes} min")
        },
    )
    .await;
}

/// No answer to a refund arrives and no notification of one: only asking tells how it ended.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn inquiry_refund() {
    try_all("inquiryRefund", cells("inquiryRefund"), |cell| async move {
        let scenario = cell.family.paid().await;
        let gateway = &scenario.shop.gateway;
        let lost = json!({ "api": "refund", "fault": "no_answer", "times": 100_000 });
        gateway.lose_notifications().await;
        gateway.fault(cell.rule()).await;
        gateway.fault(lost.clone()).await;
        let total = scenario.total.minor();
        let parts = [1_000, total - 1_000];
        for part in parts {
            scenario.refund(part).await.unwrap();
        }
        scenario.shop.drain().await;
        // Three sendings; from then on each is preceded by a question.
        scenario.minutes(4).await;
        let struck = cell.heals(gateway).await;
        gateway.lose_notifications().await;
        gateway.fault(lost).await;
        let back = async || scenario.order().await.payment_status == "refunded";
        let minutes = minutes_until(&scenario, 10, back).await;
        gateway.heal().await;
        assert_eq!(ids(&scenario, "refund", "refundRequestId"), parts.len());
        let took = (cell.family.took(), total);
        moved_once(
            &scenario,
            &[took, ("refunded", parts[0]), ("refunded", parts[1])],
        )
        .await;
        format!("refunded, struck {struck}×, {minutes} min")
    })
    .await;
}
