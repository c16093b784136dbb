//! An order's page tells what happened, in words, and shows what it was learned from.

use std::collections::BTreeMap;

use scraper::{Html, Selector};

use super::office::{Merchant, Office, words};
use crate::common::{CARD, Hosted, Page, Signed};

/// These stand on the page, one after the other.
fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for words in wanted {
        let at = rest
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} is missing, or too early, in {rest}"));
        rest = &rest[at + words.len()..];
    }
}

async fn order_page(merchant: &Merchant, number: &str) -> Page {
    merchant.get(&format!("/admin/orders/{number}")).await
}

#[tokio::test]
async fn a_wallet_payment_and_its_receipt() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let total = crate::common::total(&order).to_string();
    let page = order_page(&merchant, &order.number).await;
    let text = words(&page);
    in_order(
        &text,
        &[
            &format!("The order was placed for {total}."),
            &format!("The buyer went to pay {total}."),
            "Antom opened a payment page",
            &format!("{total} was paid."),
            "Mail the receipt.",
        ],
    );
    assert!(
        text.contains("Ada Lovelace") && text.contains("ada@example.com"),
        "{text}"
    );
    assert!(text.contains("Pack it, and mark it as shipped."), "{text}");
    // The notification itself is there, letter by letter.
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let id = format!(r#""paymentRequestId": "{}""#, attempt.payment_request_id);
    assert!(text.contains(&id), "{text}");
    assert!(text.contains(r#""notifyType": "PAYMENT_RESULT""#), "{text}");
}

#[tokio::test]
async fn a_declined_wallet_and_the_card_after_it() {
    let office = Office::open().await;
    let (buyer, page, order) = office.order().await;
    buyer.on_hosted_page(&page, Hosted::DeclineAndReturn).await;
    office.shop.deliver_notifications().await;
    let page = buyer.pay_again(&order.token).await.gateway();
    buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
    office.shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    let total = crate::common::total(&order).to_string();
    let text = words(&order_page(&merchant, &order.number).await);
    in_order(
        &text,
        &[
            "The payment failed.",
            "The buyer went to pay",
            &format!("{total} was authorised: held, not taken yet."),
        ],
    );
    office.shop.pass_everywhere(10).await;
    office.shop.deliver_notifications().await;
    let text = words(&order_page(&merchant, &order.number).await);
    in_order(
        &text,
        &["was authorised", &format!("{total} was captured.")],
    );
    assert!(text.contains("ending 0768"), "{text}");
}

#[tokio::test]
async fn what_the_merchant_did_and_what_antom_said_to_it() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let asked = office.shop.proxy.calls("inquiryPayment").len();
    let answer = merchant.check(&order).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(office.shop.proxy.calls("inquiryPayment").len() > asked);
    let page = merchant.get(&answer.location.unwrap()).await;
    let text = words(&page);
    assert!(
        text.contains("Payment attempt 1: Antom confirms what is known"),
        "{text}"
    );
    assert!(text.contains("Checked with Antom."), "{text}");
    // Somebody else's form, or none, tells nothing.
    let page = merchant
        .get(&format!("/admin/orders/{}?done=made-up", order.number))
        .await;
    assert!(!words(&page).contains("Antom confirms"), "{}", page.text);
    let log = words(&merchant.get("/admin/audit").await);
    assert!(
        log.contains("Checked with Antom") && log.contains(&order.number),
        "{log}"
    );
}

#[tokio::test]
async fn notifications_are_shown_as_they_came() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let odd = Signed::new(r#"{"notifyType":"GIFT","b":1.50,"a":[]}"#);
    office.shop.deliver(&odd).await;
    office.shop.drain().await;
    let merchant = office.merchant().await;

    let list = words(&merchant.get("/admin/inbox").await);
    assert!(
        list.contains("PAYMENT_RESULT SUCCESS") && list.contains(&order.number),
        "{list}"
    );
    assert!(list.contains("Unknown kind"), "{list}");
    let list = words(&merchant.get("/admin/inbox?state=applied").await);
    assert!(
        list.contains("PAYMENT_RESULT") && !list.contains("GIFT"),
        "{list}"
    );
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let search = format!(
        "/admin/inbox?q={}",
        attempt.payment_request_id.to_uppercase()
    );
    assert!(words(&merchant.get(&search).await).contains("PAYMENT_RESULT"));
    let list = words(&merchant.get("/admin/inbox?q=nothing+like+it").await);
    assert!(!list.contains("PAYMENT_RESULT"), "{list}");

    let rows = office.shop.db.inbox().await;
    let odd = rows.iter().find(|row| row.body.contains("GIFT")).unwrap();
    let page = merchant.get(&format!("/admin/inbox/{}", odd.id)).await;
    assert!(
        words(&page).contains(r#""notifyType": "GIFT", "b": 1.50, "a": []"#),
        "{}",
        page.text
    );
    for missing in ["/admin/inbox/999999", "/admin/inbox/x", "/admin/inbox/-1"] {
        assert_eq!(merchant.0.get(missing).await.status, 404, "{missing}");
    }
}

/// What the first page counts, by its labels.
async fn figures(office: &Office) -> BTreeMap<String, String> {
    let page = office.merchant().await.get("/admin").await;
    let html = Html::parse_document(&page.text);
    let of = |entry: &scraper::ElementRef<'_>, part: &str| -> Vec<String> {
        let part = Selector::parse(part).unwrap();
        let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
        entry.select(&part).map(text).collect()
    };
    html.select(&Selector::parse("dl.key-figures > div, dl.rows-ruled > div").unwrap())
        .map(|entry| (of(&entry, "dt").concat(), of(&entry, "dd").join(" ")))
        .collect()
}

#[tokio::test]
async fn the_first_page_counts_today() {
    let office = Office::open().await;
    let minute = office.shop.state.shop.clock.now_ms() / 60_000;
    let until_noon = (36 * 60 - minute.rem_euclid(24 * 60)) % (24 * 60);
    office.shop.pass_everywhere(until_noon.unsigned_abs()).await;
    let empty = figures(&office).await;
    assert_eq!(empty["Orders placed"], "0");
    assert_eq!(empty["Money taken"], "Nothing");

    let order = office.paid_order().await;
    let (buyer, page, _) = office.order().await;
    buyer.on_hosted_page(&page, Hosted::DeclineAndReturn).await;
    office.shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    let refund = format!("/admin/orders/{}/refund", order.number);
    merchant.confirm(&refund, "?amount=5.00").await;
    office.shop.deliver_notifications().await;
    office.shop.deliver_notifications().await;

    let today = figures(&office).await;
    let total = crate::common::total(&order).to_string();
    for (label, value) in [
        ("Orders placed", "2"),
        ("Orders paid", "1"),
        ("Money taken", total.as_str()),
        ("Refunded, in 1 refund", "SGD 5.00"),
        ("Attempts failed", "1"),
        ("Applied", "3"),
    ] {
        assert_eq!(
            today.get(label).map(String::as_str),
            Some(value),
            "{label}: {today:?}"
        );
    }
    // Thirteen hours later it is another day.
    office.shop.pass(std::time::Duration::from_secs(13 * 3600));
    assert_eq!(figures(&office).await, empty);
}
