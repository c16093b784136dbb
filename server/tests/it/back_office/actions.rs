//! Refunds, cancels, captures, shipments and giving back, by the merchant's hand.

use super::office::{Merchant, Office, words};
use crate::common::Page;

fn action_path(number: &str, what: &str) -> String {
    format!("/admin/orders/{number}/{what}")
}

async fn send(merchant: &Merchant, path: &str, fields: &[(&str, &str)]) -> Page {
    let form = merchant.any_form().await;
    let mut all = vec![("form", form.as_str())];
    all.extend(fields);
    merchant.post(path, &all).await
}

#[tokio::test]
async fn a_part_is_refunded_and_then_no_more_than_the_rest() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = action_path(&order.number, "refund");
    let total = order.total_minor;
    let money = |minor: i64| crate::common::amount(&order, minor).to_string();

    let page = merchant
        .get(&format!("{path}?amount=5.00&reason=Late"))
        .await;
    let text = words(&page);
    assert!(text.contains("SGD 5.00"), "{text}");
    assert!(
        text.contains(&money(total)) && text.contains(&money(total - 500)),
        "{text}"
    );
    let answer = merchant.confirm(&path, "?amount=5.00&reason=Late").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = merchant.get(&answer.location.unwrap()).await;
    assert!(
        words(&page).contains("Refund of SGD 5.00."),
        "{}",
        page.text
    );
    office.shop.deliver_notifications().await;
    office.shop.deliver_notifications().await;
    let refunds = office.shop.proxy.calls("refund");
    assert_eq!(refunds.len(), 1, "{refunds:?}");
    assert_eq!(refunds[0].body["refundAmount"]["value"], "500");

    let page = merchant
        .get(&action_path(&order.number, "")[..action_path(&order.number, "").len() - 1])
        .await;
    let text = words(&page);
    assert!(text.contains("SGD 5.00 was refunded."), "{text}");
    assert!(text.contains("Late"), "{text}");

    // One cent too much, and nothing is sent.
    let above = money(total - 500 + 1).replace("SGD ", "");
    let page = send(
        &merchant,
        &path,
        &[("amount", &above), ("reason", "All of it")],
    )
    .await;
    assert_eq!(page.status, 422, "{}", page.text);
    let text = words(&page);
    assert!(
        text.contains(&format!(
            "At most {} can still be refunded.",
            money(total - 500)
        )),
        "{text}"
    );
    assert_eq!(
        page.attribute("input#amount", "value").as_deref(),
        Some(above.as_str())
    );
    assert_eq!(
        page.attribute("input#reason", "value").as_deref(),
        Some("All of it")
    );
    office.shop.drain().await;
    assert_eq!(office.shop.proxy.calls("refund").len(), 1);

    let rest = money(total - 500).replace("SGD ", "");
    let answer = merchant.confirm(&path, &format!("?amount={rest}")).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    office.shop.deliver_notifications().await;
    office.shop.deliver_notifications().await;
    assert_eq!(office.now(&order).await.payment_status, "refunded");
    let page = merchant.get(&path).await;
    assert!(
        words(&page).contains("This cannot be done now"),
        "{}",
        page.text
    );
    office.shop.audit().await;
}

#[tokio::test]
async fn an_amount_that_is_none_is_refused_where_it_was_typed() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = action_path(&order.number, "refund");
    for amount in [
        "",
        "0",
        "0.00",
        "-1",
        "abc",
        "1,50",
        "1.234",
        "1e3",
        "NaN",
        "99999999999999999999",
        "<b>",
    ] {
        let page = send(&merchant, &path, &[("amount", amount)]).await;
        assert_eq!(page.status, 422, "{amount}: {}", page.text);
        assert_eq!(
            page.attribute("input#amount", "value").as_deref(),
            Some(amount)
        );
        assert!(
            words(&page).contains("There is a problem"),
            "{amount}: {}",
            page.text
        );
        // Asking the confirming page first tells the same.
        let mut asked = url::Url::parse("http://shop").unwrap().join(&path).unwrap();
        asked.query_pairs_mut().append_pair("amount", amount);
        let page = merchant
            .0
            .get(&format!("{path}?{}", asked.query().unwrap()))
            .await;
        assert_eq!(page.status, 422, "{amount}: {}", page.text);
    }
    let long = "x".repeat(257);
    for reason in [long.as_str(), "two\nlines"] {
        let page = send(&merchant, &path, &[("amount", "1.00"), ("reason", reason)]).await;
        assert_eq!(page.status, 422, "{}", page.text);
    }
    office.shop.drain().await;
    assert!(office.shop.proxy.calls("refund").is_empty());
    assert_eq!(office.now(&order).await, order);
}

#[tokio::test]
async fn an_order_that_is_not_there_is_not_found() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let nothing = format!("/admin/orders/{}", order.id);
    assert_eq!(
        merchant.0.get(&nothing).await.status,
        404,
        "an id is no number"
    );
    for number in ["WF-0000-0000", "%00", "..%2F", &order.token] {
        for what in [
            "refund",
            "capture",
            "cancel",
            "ship",
            "give-back/1",
            "check",
        ] {
            let path = action_path(number, what);
            let fields: &[(&str, &str)] = match what {
                "refund" | "capture" => &[("amount", "1.00")],
                _ => &[],
            };
            let page = send(&merchant, &path, fields).await;
            assert_eq!(page.status, 404, "{path}: {}", page.text);
        }
    }
    for attempt in ["2", "0", "x", "99999999999"] {
        let path = action_path(&order.number, &format!("give-back/{attempt}"));
        let status = send(&merchant, &path, &[]).await.status;
        assert!(matches!(status, 404 | 409), "{path}: {status}");
    }
    let path = "/admin/inbox/999999/replay";
    assert_eq!(send(&merchant, path, &[]).await.status, 404);
    assert!(office.shop.proxy.calls("cancel").is_empty());
    assert!(office.shop.proxy.calls("refund").is_empty());
    assert_eq!(office.now(&order).await, order);
}

#[tokio::test]
async fn a_paid_order_is_cancelled_and_its_money_goes_back() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = action_path(&order.number, "cancel");
    let text = words(&merchant.get(&path).await);
    assert!(
        text.contains(&crate::common::total(&order).to_string()),
        "{text}"
    );
    let answer = merchant.confirm(&path, "").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = merchant.get(&answer.location.unwrap()).await;
    assert!(
        words(&page).contains("The order is cancelled."),
        "{}",
        page.text
    );
    office.shop.deliver_notifications().await;
    assert_eq!(office.now(&order).await.state, "cancelled");
    assert!(office.shop.gateway.money_taken().await.is_empty());
    // A second time there is nothing to cancel.
    let page = send(&merchant, &path, &[]).await;
    assert_eq!(page.status, 409, "{}", page.text);
    assert!(words(&page).contains("cancelled already"), "{}", page.text);
    office.shop.audit().await;
}

#[tokio::test]
async fn only_a_paid_order_leaves() {
    let office = Office::open().await;
    let (buyer, page, order) = office.order().await;
    let merchant = office.merchant().await;
    let path = action_path(&order.number, "ship");
    let refused = send(&merchant, &path, &[]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(
        words(&refused).contains("The order is not paid."),
        "{}",
        refused.text
    );
    assert_eq!(office.now(&order).await.state, "awaiting_payment");

    buyer.pay_with_wallet(&page).await;
    office.shop.deliver_notifications().await;
    let answer = merchant.confirm(&path, "").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(office.now(&order).await.state, "fulfilled");
    let text = words(&merchant.get(&answer.location.unwrap()).await);
    assert!(text.contains("marked as shipped"), "{text}");
    assert!(text.contains("Shipped"), "{text}");
    office.shop.drain().await;
    office.shop.audit().await;
}

#[tokio::test]
async fn what_does_not_wait_for_a_capture_is_not_captured() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = action_path(&order.number, "capture");
    let whole = crate::common::total(&order).to_string().replace("SGD ", "");
    for (amount, status) in [("x", 422), (whole.as_str(), 409), ("1.00", 409)] {
        let page = send(&merchant, &path, &[("amount", amount)]).await;
        assert_eq!(page.status, status, "{amount}: {}", page.text);
    }
    // Nor is the payment that pays the order given back by itself.
    let page = send(&merchant, &action_path(&order.number, "give-back/1"), &[]).await;
    assert_eq!(page.status, 409, "{}", page.text);
    office.shop.drain().await;
    for call in ["capture", "refund", "cancel"] {
        assert!(office.shop.proxy.calls(call).is_empty(), "{call}");
    }
    assert_eq!(office.now(&order).await, order);
}
