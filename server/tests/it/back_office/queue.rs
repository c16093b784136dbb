//! What is stuck is named, with its reason and with what resolves it; and that does resolve it.

use std::time::Duration;

use serde_json::{Value, json};

use super::office::{Merchant, Office, form_on, words};
use crate::common::{CARD, Hosted, Page, Signed, Tamper, notified, pending};

const HOUR: Duration = Duration::from_secs(3600);

/// Forms lapse with the login, and time passes here by the hour.
async fn queue(office: &Office) -> (Merchant, Page, String) {
    let merchant = office.merchant().await;
    let page = merchant.get("/admin/queue").await;
    let text = words(&page);
    (merchant, page, text)
}

async fn is_empty(office: &Office) {
    let (merchant, _, text) = queue(office).await;
    assert!(text.contains("Nothing is stuck"), "{text}");
    let first = words(&merchant.get("/admin").await);
    assert!(!first.contains("Needs review"), "{first}");
}

#[tokio::test]
async fn an_order_that_goes_well_is_never_in_it() {
    let office = Office::open().await;
    is_empty(&office).await;
    office.paid_order().await;
    is_empty(&office).await;
    office.shop.pass(3 * HOUR);
    is_empty(&office).await;
}

#[tokio::test]
async fn a_payment_whose_end_was_not_told_is_asked_about() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (buyer, page, order) = office.order().await;
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    office.shop.tell(&pending(&order, &attempt)).await;
    is_empty(&office).await;
    buyer.pay_with_wallet(&page).await;

    office.shop.pass(2 * HOUR);
    let (merchant, page, text) = queue(&office).await;
    assert!(text.contains(&order.number), "{text}");
    assert!(text.contains("Antom has not said how it ended"), "{text}");
    assert!(text.contains("2 h"), "{text}");
    let action = format!("/admin/orders/{}/check", order.number);
    let form = form_on(&page, &action).unwrap_or_else(|| panic!("no way out: {}", page.text));
    let answer = merchant.post(&action, &[("form", &form)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(office.now(&order).await.state, "paid");
    is_empty(&office).await;
    office.shop.drain().await;
    office.shop.audit().await;
}

#[tokio::test]
async fn another_amount_than_the_orders_is_given_back() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (buyer, page, order) = office.order().await;
    buyer.pay_with_wallet(&page).await;
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let payment = office
        .shop
        .gateway
        .payment(&attempt.payment_request_id)
        .await;
    let mut notice = notified(&order, &attempt, "S");
    notice["paymentId"] = payment["paymentId"].clone();
    notice["paymentAmount"]["value"] = json!((order.total_minor + 100).to_string());
    office.shop.tell(&notice).await;

    let (merchant, page, text) = queue(&office).await;
    assert!(
        text.contains("Needs review") && text.contains(&order.number),
        "{text}"
    );
    assert!(text.contains("another amount than the order's"), "{text}");
    let path = format!("/admin/orders/{}/give-back/1", order.number);
    let link = page.attribute(&format!("a[href='{path}']"), "href");
    assert!(link.is_some(), "no way out: {}", page.text);
    let answer = merchant.confirm(&path, "").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    office.shop.drain().await;
    assert!(office.shop.gateway.money_taken().await.is_empty());
    is_empty(&office).await;
}

#[tokio::test]
async fn held_money_waits_for_its_capture() {
    let office = Office::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    let (buyer, page, order) = office.order().await;
    buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
    office.shop.deliver_notifications().await;
    let (_, page, text) = queue(&office).await;
    assert!(
        text.contains("Capture due") && text.contains(&order.number),
        "{text}"
    );
    assert!(text.contains("Antom lets go of it on"), "{text}");
    let tone = |page: &Page| page.attribute("ul.queue li > span", "class").unwrap();
    let calm = tone(&page);
    // From the fifth day on it is a warning.
    office.shop.pass(5 * 24 * HOUR);
    let (merchant, page, text) = queue(&office).await;
    assert!(
        text.contains("Capture due") && text.contains("5 days"),
        "{text}"
    );
    assert_ne!(tone(&page), calm, "{}", page.text);

    let path = format!("/admin/orders/{}/capture", order.number);
    assert!(
        page.attribute(&format!("a[href='{path}']"), "href")
            .is_some()
    );
    let answer = merchant.confirm(&path, "").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    office.shop.deliver_notifications().await;
    office.shop.deliver_notifications().await;
    assert_eq!(office.now(&order).await.state, "paid");
    is_empty(&office).await;
    office.shop.audit().await;
}

#[tokio::test]
async fn a_refund_that_antom_does_not_answer_is_told_with_its_reason() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    for call in ["refund", "inquiryRefund"] {
        office.shop.proxy.tamper(call, Tamper::Status(500));
    }
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}/refund", order.number);
    let answer = merchant.confirm(&path, "?amount=1.00").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    for _ in 0..8 {
        office.shop.drain().await;
        office.shop.pass(Duration::from_secs(600));
    }
    let (merchant, page, text) = queue(&office).await;
    assert!(
        text.contains("Have Antom refund the buyer: tried"),
        "{text}"
    );
    assert!(text.contains(&order.number), "{text}");
    office.shop.proxy.stop_tampering();
    let action = format!("/admin/orders/{}/check", order.number);
    let form = form_on(&page, &action).unwrap_or_else(|| panic!("no way out: {}", page.text));
    let answer = merchant.post(&action, &[("form", &form)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    office.shop.pass(HOUR);
    office.shop.deliver_notifications().await;
    office.shop.deliver_notifications().await;
    is_empty(&office).await;
    office.shop.audit().await;
}

#[tokio::test]
async fn notifications_that_nobody_could_use_are_named() {
    let office = Office::open().await;
    let stranger: Value = json!({
        "notifyType": "PAYMENT_RESULT",
        "paymentRequestId": "somebody-elses",
        "paymentId": "20260101",
        "paymentAmount": { "currency": "SGD", "value": "100" },
        "result": { "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "told" },
    });
    office.shop.tell(&stranger).await;
    office.shop.deliver(&Signed::new("no JSON at all")).await;
    office.shop.drain().await;
    let (_, _, text) = queue(&office).await;
    assert!(
        text.contains("is not what its documentation describes"),
        "{text}"
    );
    assert!(
        !text.contains("does not know"),
        "its payment may still come: {text}"
    );
    office.shop.pass(Duration::from_secs(20 * 60));
    office.shop.drain().await;
    let (merchant, page, text) = queue(&office).await;
    assert!(
        text.contains("a payment that this shop does not know"),
        "{text}"
    );

    let rows = office.shop.db.inbox().await;
    let row = rows
        .iter()
        .find(|row| row.state == "unknown_order")
        .unwrap();
    let action = format!("/admin/inbox/{}/replay", row.id);
    let form = form_on(&page, &action).unwrap_or_else(|| panic!("no way out: {}", page.text));
    let answer = merchant.post(&action, &[("form", &form)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let location = answer.location.unwrap();
    assert!(
        location.starts_with(&format!("/admin/inbox/{}?done=", row.id)),
        "{location}"
    );
    assert!(words(&merchant.get(&location).await).contains("applied again"));
    assert_eq!(merchant.post(&action, &[("form", &form)]).await.status, 409);
    office.shop.drain().await;
    // It was worked on again, and there still is no such payment.
    let rows = office.shop.db.inbox().await;
    let row = rows.iter().find(|found| found.id == row.id).unwrap();
    assert_eq!(row.state, "unknown_order");
    // After two weeks only the inbox keeps it.
    office.shop.pass(14 * 24 * HOUR);
    is_empty(&office).await;
}
