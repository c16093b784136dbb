//! An order's page tells what happened, in words, and shows what it was learned from.

use serde_json::json;

use crate::common::{CARD, CARD_DECLINED, Hosted, Page, Signed};
use crate::office::{Merchant, Office, words};

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
    let total = order.total().unwrap().to_string();
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
    let attempt = office.shop.books.attempts_of(&order).await.remove(0);
    let id = format!(r#""paymentRequestId": "{}""#, attempt.payment_request_id);
    assert!(text.contains(&id), "{text}");
    assert!(text.contains(r#""notifyType": "PAYMENT_RESULT""#), "{text}");
}

#[tokio::test]
async fn a_declined_card_and_the_next_try() {
    let office = Office::open().await;
    let (buyer, page, order) = office.order().await;
    buyer
        .on_hosted_page(&page, Hosted::Card(CARD_DECLINED))
        .await;
    office.shop.hear().await;
    let page = buyer.pay_again(&order.token).await.gateway();
    buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
    office.shop.hear().await;
    let merchant = office.merchant().await;
    let total = order.total().unwrap().to_string();
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
    office.shop.hear().await;
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
    let attempt = office.shop.books.attempts_of(&order).await.remove(0);
    let search = format!(
        "/admin/inbox?q={}",
        attempt.payment_request_id.to_uppercase()
    );
    assert!(words(&merchant.get(&search).await).contains("PAYMENT_RESULT"));
    let list = words(&merchant.get("/admin/inbox?q=nothing+like+it").await);
    assert!(!list.contains("PAYMENT_RESULT"), "{list}");

    let rows = office.shop.books.inbox().await;
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

#[tokio::test]
async fn the_first_page_counts_today() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let text = words(&merchant.get("/admin").await);
    assert!(
        text.contains("Nothing"),
        "an empty shop is told as one: {text}"
    );
    let order = office.paid_order().await;
    let (buyer, page, _) = office.order().await;
    buyer
        .on_hosted_page(&page, Hosted::Card(CARD_DECLINED))
        .await;
    office.shop.hear().await;
    let text = words(&merchant.get("/admin").await);
    let total = order.total().unwrap().to_string();
    assert!(text.contains(&total), "{text}");
    assert!(text.contains(&order.number), "{text}");
    // Tomorrow nothing of it is today's any more.
    office.shop.pass(std::time::Duration::from_secs(24 * 3600));
    let merchant = office.merchant().await;
    let tomorrow = merchant.get("/admin").await;
    let figures = |page: &Page| page.text.matches(&total).count();
    assert!(figures(&tomorrow) >= 1, "the latest orders stay");
    assert_ne!(words(&tomorrow), text);
    let _ = json!(null);
}
