//! That the shop recommends to the merchant what it then refuses, or shows sums that do not add up.

use serde_json::json;
use server::store::stored_rows::order::Model as OrderRow;

use super::office::{Merchant, Office, words};
use crate::common::{Browser, CARD, Hosted, notified};

/// A notification with another amount, before or after Antom's answer with the right one.
async fn mismatch(office: &Office, answer_first: bool) -> (Browser, OrderRow) {
    office.shop.gateway.lose_notifications().await;
    let (buyer, page, order) = office.order().await;
    buyer.pay_with_wallet(&page).await;
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let payment = office
        .shop
        .gateway
        .payment(&attempt.payment_request_id)
        .await;
    if answer_first {
        assert_eq!(buyer.result(&order.token).await, "paid");
    }
    let mut notice = notified(&order, &attempt, "S");
    notice["paymentId"] = payment["paymentId"].clone();
    notice["paymentAmount"]["value"] = json!((order.total_minor + 1).to_string());
    office.shop.tell(&notice).await;
    (buyer, office.now(&order).await)
}

/// The one link that the queue recommends for this order.
fn recommended(page: &crate::common::Page, order: &OrderRow) -> Option<String> {
    let path = format!("ul.queue a.button[href^='/admin/orders/{}/']", order.number);
    page.attribute(&path, "href")
}

async fn send(merchant: &Merchant, path: &str, reason: &str) -> crate::common::Page {
    let form = merchant.form(path, path).await;
    merchant
        .post(path, &[("form", &form), ("reason", reason)])
        .await
}

/// The queue led into a dead end.
#[tokio::test]
async fn an_amount_that_antoms_answer_confirms_can_be_accepted_as_paid() {
    let office = Office::open().await;
    let (_, order) = mismatch(&office, true).await;
    assert_eq!(
        (&*order.state, &*order.payment_status),
        ("paid", "needs_review")
    );
    let merchant = office.merchant().await;
    let queue = merchant.get("/admin/queue").await;
    let text = words(&queue);
    let total = order.total_minor;
    let told = format!(
        "A notification says SGD {}.{:02}.",
        (total + 1) / 100,
        (total + 1) % 100
    );
    assert!(text.contains(&told), "{told}: {text}");
    assert!(text.contains("the order's total."), "{text}");
    let path = format!("/admin/orders/{}/accept/1", order.number);
    assert_eq!(recommended(&queue, &order), Some(path.clone()));
    let page = send(&merchant, &path, "  ").await;
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(
        words(&page).contains("Write why you accept it"),
        "{}",
        page.text
    );
    let page = send(&merchant, &path, "Antom's dashboard says the same").await;
    assert_eq!(page.status, 303, "{}", page.text);
    let order = office.now(&order).await;
    assert_eq!((&*order.state, &*order.payment_status), ("paid", "paid"));
    assert_eq!(order.review_reason, None);
    let log = words(&merchant.get("/admin/audit").await);
    assert!(log.contains("Accepted as paid"), "{log}");
    assert!(log.contains("Antom's dashboard says the same"), "{log}");
    let page = words(
        &merchant
            .get(&format!("/admin/orders/{}", order.number))
            .await,
    );
    assert!(page.contains("Pack it"), "{page}");
    let ship = format!("/admin/orders/{}/ship", order.number);
    let shipped = merchant.confirm(&ship, "").await;
    assert_eq!(shipped.status, 303, "{}", shipped.text);
    office.shop.drain().await;
    office.shop.audit().await;
}

/// Without Antom's own answer there is nothing to accept; asking again brings it.
#[tokio::test]
async fn nothing_is_accepted_that_only_a_notification_says() {
    let office = Office::open().await;
    let (_, order) = mismatch(&office, false).await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}/accept/1", order.number);
    let page = merchant.get(&path).await;
    assert!(
        page.attribute("input[name=reason]", "name").is_none(),
        "{}",
        page.text
    );
    let queue = merchant.get("/admin/queue").await;
    assert_ne!(recommended(&queue, &order), Some(path.clone()));
    let checked = merchant.check(&order).await;
    assert_eq!(checked.status, 303, "{}", checked.text);
    let queue = merchant.get("/admin/queue").await;
    assert_eq!(recommended(&queue, &order), Some(path.clone()));
    assert_eq!(send(&merchant, &path, "Asked Antom").await.status, 303);
    assert_eq!(office.now(&order).await.state, "paid");
    office.shop.drain().await;
    office.shop.audit().await;
}

/// Whatever the queue recommends, the shop does.
#[tokio::test]
async fn what_the_queue_recommends_the_server_accepts() {
    for case in ["answer first", "notice first", "capture failed"] {
        let office = Office::open().await;
        let order = match case {
            "answer first" => mismatch(&office, true).await.1,
            "notice first" => mismatch(&office, false).await.1,
            _ => {
                let (buyer, page, order) = office.order().await;
                let rule = json!({ "api": "capture", "fault": "decline" });
                office.shop.gateway.fault(rule).await;
                buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
                office.shop.gateway.advance(35).await;
                office.shop.drain().await;
                office.shop.gateway.advance(60).await;
                office.shop.drain().await;
                order
            }
        };
        let merchant = office.merchant().await;
        let queue = merchant.get("/admin/queue").await;
        let path = recommended(&queue, &order).unwrap_or_else(|| panic!("{case}: {}", queue.text));
        let answer = if path.contains("/accept/") {
            send(&merchant, &path, "Checked").await
        } else {
            merchant.confirm(&path, "").await
        };
        assert_eq!(answer.status, 303, "{case}, {path}: {}", answer.text);
        office.shop.drain().await;
        office.shop.gateway.advance(60).await;
        office.shop.drain().await;
        let queue = words(&merchant.get("/admin/queue").await);
        assert!(!queue.contains("Needs review"), "{case}, {path}: {queue}");
    }
}

/// The order page, Today and the gateway name the same sums.
#[tokio::test]
async fn after_a_cancel_all_sums_agree() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}", order.number);
    let cancelled = merchant.confirm(&format!("{path}/cancel"), "").await;
    assert_eq!(cancelled.status, 303, "{}", cancelled.text);
    let amount = format!(
        "SGD {}.{:02}",
        order.total_minor / 100,
        order.total_minor % 100
    );
    let page = words(&merchant.get(&path).await);
    assert!(!page.contains("after the order was given up"), "{page}");
    office.shop.drain().await;
    let page = words(&merchant.get(&path).await);
    let given_back = format!("Given back by cancelling {amount}");
    assert!(page.contains(&given_back), "{given_back}: {page}");
    assert!(!page.contains("Failed"), "{page}");
    let today = words(&merchant.get("/admin").await);
    assert!(today.contains(&given_back), "{given_back}: {today}");
    assert!(office.shop.gateway.money_taken().await.is_empty());
    // The buyer's page shows no journey that goes on, and says how much goes back, and where to.
    let page = words(&merchant.0.get(&format!("/orders/{}", order.token)).await);
    assert!(
        page.contains("Cancelled") && !page.contains("still to come"),
        "{page}"
    );
    assert!(
        page.contains(&amount) && page.contains("goes back to where it came from: Alipay"),
        "{page}"
    );
    // One cancellation, one mail; and it says how much goes back.
    office.shop.deliver_notifications().await;
    assert_eq!(office.shop.mailed(), ["receipt", "cancelled"]);
    assert!(office.shop.mail.sent()[1].text.contains(&amount));
    office.shop.audit().await;
}

/// Today begins with what there is to ship.
#[tokio::test]
async fn today_begins_with_what_is_to_be_shipped() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let page = words(&merchant.get("/admin").await);
    assert!(
        page.contains("No paid order waits to be shipped."),
        "{page}"
    );
    let order = office.paid_order().await;
    let page = merchant.get("/admin").await;
    let text = words(&page);
    assert!(text.contains("1 order to ship"), "{text}");
    assert!(
        text.find("1 order to ship") < text.find("Needs a person"),
        "{text}"
    );
    let list = page
        .attribute("main a[href='/admin/orders?state=paid']", "href")
        .unwrap();
    assert!(words(&merchant.get(&list).await).contains(&order.number));
}

/// What the list shows is found by it, with its dashes and without.
#[tokio::test]
async fn notifications_and_orders_are_found_by_the_orders_number() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}/refund", order.number);
    let refunded = merchant.confirm(&path, "?amount=1.00").await;
    assert_eq!(refunded.status, 303, "{}", refunded.text);
    office.shop.drain().await;
    office.shop.gateway.advance(120).await;
    office.shop.deliver_notifications().await;
    let plain = order.number.replace('-', "");
    for typed in [
        order.number.clone(),
        plain.clone(),
        plain.to_lowercase(),
        plain[2..].to_owned(),
    ] {
        let orders = words(&merchant.get(&format!("/admin/orders?q={typed}")).await);
        assert!(orders.contains(&order.number), "{typed}: {orders}");
        let inbox = words(&merchant.get(&format!("/admin/inbox?q={typed}")).await);
        assert!(inbox.contains("PAYMENT_RESULT"), "{typed}: {inbox}");
        assert!(inbox.contains("REFUND_RESULT"), "{typed}: {inbox}");
        assert!(
            inbox.matches(&order.number).count() >= 2,
            "{typed}: {inbox}"
        );
    }
    let none = words(&merchant.get("/admin/inbox?q=WF-0000-0000").await);
    assert!(!none.contains("PAYMENT_RESULT"), "{none}");
}

/// Also a payment that is pending or has failed is found by Antom's number of it.
#[tokio::test]
async fn payments_without_money_are_found_by_their_number() {
    let office = Office::open().await;
    let buyer = office.shop.browser().with("pay", "card");
    buyer.add_to_cart("TEST-SACK-GREEN", 1).await;
    buyer.to_gateway().await;
    let (other, page, _) = office.order().await;
    other.on_hosted_page(&page, Hosted::DeclineAndReturn).await;
    office.shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    for order in office.shop.db.orders().await {
        let attempt = office.shop.db.attempts_of(&order).await.remove(0);
        let id = attempt
            .payment_id
            .unwrap_or_else(|| panic!("no number: {}", attempt.state));
        let found = words(&merchant.get(&format!("/admin/orders?q={id}")).await);
        assert!(found.contains(&order.number), "{}: {found}", attempt.state);
    }
    office.shop.audit().await;
}

/// A wallet has no card that anybody checked.
#[tokio::test]
async fn a_wallets_order_shows_no_card() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}", order.number);
    let refunded = merchant
        .confirm(&format!("{path}/refund"), "?amount=1.00")
        .await;
    assert_eq!(refunded.status, 303, "{}", refunded.text);
    office.shop.drain().await;
    office.shop.gateway.advance(120).await;
    office.shop.deliver_notifications().await;
    let page = words(&merchant.get(&path).await);
    for word in ["AVS", "CVV", "3-D Secure", "Loss by fraud"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
}
