//! What is stuck is named, with its reason and with what resolves it; and that does resolve it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use server::jobs::Jobs;
use server::platform::mailer::{Mail, MailError, Mailer};

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
    assert!(text.contains("A notification says SGD"), "{text}");
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
    assert!(text.contains("hold ends on"), "{text}");
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

/// A mailer for which the mail server has one answer.
struct Refuses;

#[async_trait::async_trait]
impl Mailer for Refuses {
    async fn send(&self, _mail: &Mail) -> Result<(), MailError> {
        Err(MailError::Address)
    }
}

#[tokio::test]
async fn a_mail_that_reaches_nobody_is_set_aside_told_and_can_be_sent_again() {
    let office = Office::open().await;
    let (buyer, page, order) = office.order().await;
    buyer.pay_with_wallet(&page).await;
    office.shop.gateway.flush().await;
    let jobs = Jobs {
        mailer: Arc::new(Refuses),
        ..office.shop.jobs()
    };
    server::jobs::drain(&jobs).await.unwrap();
    let task = office.shop.db.outbox().await.remove(0);
    assert_eq!((&*task.state, task.tries), ("set_aside", 1));
    // Nobody tries it by itself.
    office.shop.pass(24 * HOUR);
    office.shop.drain().await;
    assert!(office.shop.mailed().is_empty());
    let (merchant, page, text) = queue(&office).await;
    assert!(text.contains("Could not be sent"), "{text}");
    assert!(text.contains(&order.number), "{text}");
    assert!(
        text.contains("Mail the receipt: it could not be sent."),
        "{text}"
    );
    let told = words(
        &merchant
            .get(&format!("/admin/orders/{}", order.number))
            .await,
    );
    assert!(told.contains("Could not be sent"), "{told}");
    let action = format!("/admin/orders/{}/retry", order.number);
    let form = form_on(&page, &action).unwrap_or_else(|| panic!("no way out: {}", page.text));
    let answer = merchant.post(&action, &[("form", &form)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(merchant.post(&action, &[("form", &form)]).await.status, 409);
    office.shop.drain().await;
    assert_eq!(office.shop.mailed(), ["receipt"]);
    is_empty(&office).await;
}

/// A mail server that is away for days takes no mail; one that is back takes them all.
#[tokio::test]
async fn a_mail_that_was_tried_long_enough_is_set_aside() {
    let office = Office::open().await;
    let (buyer, page, _) = office.order().await;
    buyer.pay_with_wallet(&page).await;
    office.shop.gateway.flush().await;
    server::jobs::inbox::work(&office.shop.state.shop)
        .await
        .unwrap();
    office.shop.db.sql("UPDATE outbox SET tries = 98").await;
    struct Away;
    #[async_trait::async_trait]
    impl Mailer for Away {
        async fn send(&self, _mail: &Mail) -> Result<(), MailError> {
            Err(MailError::TookTooLong)
        }
    }
    let jobs = Jobs {
        mailer: Arc::new(Away),
        ..office.shop.jobs()
    };
    for state in ["todo", "set_aside"] {
        server::jobs::drain(&jobs).await.unwrap();
        assert_eq!(office.shop.db.outbox().await[0].state, state);
        office.shop.pass(2 * HOUR);
    }
    let (_, _, text) = queue(&office).await;
    assert!(
        text.contains("The mail server did not answer in time"),
        "{text}"
    );
}

#[tokio::test]
async fn mails_hide_no_money_in_the_queue() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    for kind in ["refund", "receipt"] {
        let lane = if kind == "refund" { "money" } else { "mail" };
        // The mails are older, and more than the queue shows.
        for number in 0..(if kind == "refund" { 1 } else { 101 }) {
            let at = if kind == "refund" { 2 } else { 1 };
            let sql = format!(
                "INSERT INTO outbox (key, order_id, kind, payload, lane, state, run_at, locked_until, tries, created_at) \
                 VALUES ('{kind}-{number}', '{}', '{kind}', 'x', '{lane}', 'todo', 9000000000000, 0, 9, {at})",
                order.id
            );
            office.shop.db.sql(&sql).await;
        }
    }
    let (_, page, text) = queue(&office).await;
    let money = text.find("Have Antom refund the buyer").expect(&text);
    let mails = text.find("Mail the receipt").expect(&page.text);
    assert!(money < mails, "{text}");
}

/// What a later version, or an accident, may have written about an order that waits for somebody.
#[tokio::test]
async fn an_order_that_cannot_be_read_is_one_line_of_the_queue_and_hides_nothing() {
    for spoil in [
        "UPDATE orders SET currency = 'XXX' WHERE id = '{id}'",
        "UPDATE orders SET state = 'weird' WHERE id = '{id}'",
        "UPDATE evidence SET fact = '{\"kind\":\"weird\"}' WHERE order_id = '{id}'",
    ] {
        let office = Office::open_with(&[("SHOP_CAPTURE", "manual")]).await;
        let mut orders = Vec::new();
        for _ in 0..2 {
            let (buyer, page, order) = office.order().await;
            buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
            office.shop.deliver_notifications().await;
            orders.push(order);
        }
        let review = "UPDATE orders SET review_reason = 'something' WHERE id = '{id}'";
        let late = "UPDATE attempts SET state = 'processing', begun_at = 1 WHERE order_id = '{id}'";
        for sql in [review, late, spoil] {
            office
                .shop
                .db
                .sql(&sql.replace("{id}", &orders[0].id))
                .await;
        }
        let (merchant, _, text) = queue(&office).await;
        let named = text.matches(&*orders[0].number).count();
        assert!(text.contains("cannot read the order"), "{spoil}: {text}");
        assert!(named >= 1, "{spoil}: {text}");
        assert_eq!(
            text.matches("cannot read the order").count(),
            1,
            "{spoil}: {text}"
        );
        assert!(text.contains(&orders[1].number), "{spoil}: {text}");
        for page in ["/admin", "/admin/orders", "/admin/inbox", "/admin/audit"] {
            merchant.get(page).await;
        }
    }
}
