//! That a buyer is promised a mail and gets none, gets two, or gets one that says other sums than
//! the order's page.

use std::time::Duration;

use serde_json::json;

use crate::common::{CARD, CARD_DECLINED, Hosted, TestShop};

const SECOND_TRY: Duration = Duration::from_secs(11 * 60);

/// Amounts as `SGD 1.00`, in their order.
fn amounts(text: &str) -> Vec<String> {
    let digits = |rest: &str| {
        let end = rest.find(|letter: char| !(letter.is_ascii_digit() || ",.".contains(letter)));
        rest[..end.unwrap_or(rest.len())]
            .trim_end_matches('.')
            .to_owned()
    };
    text.split("SGD ").skip(1).map(digits).collect()
}

/// Closed the page as told, and never learned that nothing was paid.
#[tokio::test]
async fn a_payment_that_failed_is_told_by_mail() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    browser
        .on_hosted_page(&page, Hosted::DeclineAndReturn)
        .await;
    shop.deliver_notifications().await;
    assert!(
        shop.mail.sent().is_empty(),
        "the buyer may try again at once"
    );
    shop.pass(SECOND_TRY);
    shop.drain().await;
    assert_eq!(shop.mailed(), ["failed"]);
    let mail = shop.mail.sent().remove(0);
    assert!(
        mail.text.contains("You were not charged for this order."),
        "{}",
        mail.text
    );
    assert!(
        mail.text.contains(&format!("/result/{token}")),
        "{}",
        mail.text
    );
    shop.audit().await;
}

#[tokio::test]
async fn who_tried_again_gets_no_mail_of_the_first_try() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    browser
        .on_hosted_page(&page, Hosted::DeclineAndReturn)
        .await;
    shop.deliver_notifications().await;
    let again = browser.pay_again(&token).await.gateway();
    browser.pay_with_wallet(&again).await;
    shop.deliver_notifications().await;
    shop.pass(SECOND_TRY);
    shop.drain().await;
    assert_eq!(shop.mailed(), ["receipt"]);
    shop.audit().await;
}

#[tokio::test]
async fn a_session_that_ran_out_is_told_by_mail_once() {
    let shop = TestShop::open().await;
    shop.order_of("TEST-BOX-GREEN", 1).await;
    shop.pass_everywhere(90).await;
    assert_eq!(shop.db.states().await, ["expired"]);
    shop.pass(SECOND_TRY);
    shop.drain().await;
    shop.pass(SECOND_TRY);
    shop.drain().await;
    assert_eq!(shop.mailed(), ["expired"]);
    shop.audit().await;
}

#[tokio::test]
async fn a_capture_that_failed_is_told_by_mail() {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let rule = json!({ "api": "capture", "fault": "decline" });
    shop.gateway.fault(rule).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(35).await;
    shop.drain().await;
    shop.gateway.advance(60).await;
    shop.drain().await;
    assert_eq!(shop.mailed(), ["capture_failed"]);
    let text = shop.mail.sent().remove(0).text;
    assert!(text.contains("Your bank holds SGD"), "{text}");
    assert!(!text.to_lowercase().contains("not charged"), "{text}");
    shop.audit().await;
}

/// The mail's sums are the order page's, code and discount included.
#[tokio::test]
async fn the_receipts_sums_are_those_of_the_orders_page() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 2).await;
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    let page = browser.to_gateway().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    assert!(order.discount_minor > 0, "{order:#?}");
    let page = browser.get(&format!("/orders/{}", order.token)).await.text;
    let page = page.replace("<!>", "");
    let mail = shop.mail.sent().remove(0);
    let lines = &page[page.find("boarding-pass").unwrap()..page.find("pass-details").unwrap()];
    let mut on_page = amounts(lines);
    on_page.sort();
    let from = mail.text.find("Green: SGD").unwrap();
    let to = mail.text.find("Paid with").unwrap();
    for amount in amounts(&mail.text[from..to]) {
        assert!(
            on_page.contains(&amount),
            "{amount}: {on_page:?}\n{}",
            mail.text
        );
    }
    for said in [
        "TENTH-OFF",
        "Alipay",
        &order.number,
        "Ada Lovelace",
        "/help#contact",
    ] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
        assert!(mail.html.contains(said), "{said}: {}", mail.html);
    }
    assert!(mail.html.starts_with("<!DOCTYPE html>"), "{}", mail.html);
    shop.audit().await;
}

/// No letter of a buyer or a merchant is markup in a mail; every kind has both forms.
#[tokio::test]
async fn a_name_is_no_markup_in_any_mail() {
    let shop = TestShop::open().await;
    let browser = shop.browser().with("name", "Ada <b>Lovelace</b>");
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = browser.to_gateway().await;
    browser
        .on_hosted_page(&page, Hosted::Card(CARD_DECLINED))
        .await;
    browser.on_hosted_page(&page, Hosted::Approve).await;
    shop.deliver_notifications().await;
    for mail in shop.mail.sent() {
        assert!(!mail.html.contains("<b>Lovelace"), "{}", mail.html);
        assert!(mail.text.contains("Ada <b>Lovelace</b>"), "{}", mail.text);
    }
}
