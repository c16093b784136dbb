//! A buyer contests a payment at the bank: the merchant is told until when to answer.

use serde_json::json;

use super::office::{Office, words};

#[tokio::test]
async fn a_dispute_is_in_the_queue_until_it_is_answered() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let order = office.paid_order().await;
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let notice = |kind: &str, id: &str| {
        json!({
            "disputeNotificationType": kind,
            "disputeId": id,
            "paymentRequestId": attempt.payment_request_id,
            "disputeType": "CHARGEBACK",
            "disputeAmount": { "currency": "SGD", "value": "1250" },
            "disputeReasonMsg": "Goods not received",
            "defenseDueTime": "2026-12-24T10:00:00+08:00",
        })
    };
    for body in [
        notice("DISPUTE_CREATED", "d1"),
        notice("DEFENSE_DUE_ALERT", "d1"),
        notice("SOMETHING_NEW", "d2"),
    ] {
        office.shop.tell(&body).await;
    }
    let queue = merchant.get("/admin/queue").await;
    assert_eq!(queue.texts(".queue > li").len(), 2, "{}", words(&queue));
    for told in [
        "A buyer contests SGD 12.50 at the bank.",
        "Goods not received",
        "by 24 Dec 2026, 02:00 UTC",
        order.number.as_str(),
    ] {
        assert!(queue.text.contains(told), "{told}: {}", words(&queue));
    }
    // It is about the bank's quarrel: the payment is as it was.
    let now = office.now(&order).await;
    assert_eq!((&*now.state, &*now.payment_status), ("paid", "paid"));
    for (kind, id) in [("DEFENSE_SUPPLIED", "d1"), ("DISPUTE_JUDGED", "d2")] {
        office.shop.tell(&notice(kind, id)).await;
    }
    let queue = merchant.get("/admin/queue").await;
    assert!(!queue.text.contains("contests"), "{}", words(&queue));
    let inbox = merchant.get("/admin/inbox?state=dispute").await;
    assert!(inbox.text.contains("Dispute"), "{}", words(&inbox));
    office.shop.audit().await;
}

#[tokio::test]
async fn a_dispute_about_nobodys_payment_is_told_as_that() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let body = json!({
        "disputeNotificationType": "DISPUTE_CREATED",
        "disputeId": "d1",
        "paymentRequestId": "nobodys",
    });
    office.shop.tell(&body).await;
    office.shop.pass_everywhere(11).await;
    office.shop.drain().await;
    let queue = merchant.get("/admin/queue").await;
    assert!(
        queue.text.contains("No payment of this shop"),
        "{}",
        words(&queue)
    );
}
