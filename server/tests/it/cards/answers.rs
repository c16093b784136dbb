//! What `pay` answers, and where the buyer goes then.

use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::buyer::Buyer;
use crate::common::{CARD, CARD_DECLINED, Hosted, Page, Tamper};

/// An answer that the gateway never gave.
fn told(status: &str, code: &str) -> Value {
    json!({
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}

/// S with 3-D Secure in between: the issuer asks, the bank agrees, the capture comes.
#[tokio::test]
async fn a_challenge_that_is_passed_is_paid() {
    let buyer = Buyer::with(&[("SHOP_CARD_3DS", "always")]).await;
    let page = buyer.to_card_page().await;
    buyer.types_card(&page).await;
    // Coming back proves nothing; asking does.
    assert_eq!(buyer.sees().await, "capturing");
    buyer.ends_paid().await;
}

/// Guide 003 shows notifications and inquiries that leave the method out: it was a card, because
/// nothing else was asked for.
#[tokio::test]
async fn a_success_that_does_not_say_card_is_a_card() {
    for variables in [&[][..], &[("SHOP_CAPTURE", "manual")]] {
        let buyer = Buyer::with(variables).await;
        let silent = |answer: &mut Value| {
            answer.as_object_mut().unwrap().remove("paymentMethodType");
        };
        buyer
            .shop
            .proxy
            .tamper("inquiryPayment", Tamper::Change(Box::new(silent)));
        let page = buyer.to_card_page().await;
        buyer.types_card(&page).await;
        let seen = buyer.sees().await;
        assert!(matches!(&*seen, "capturing" | "held"), "{seen}");
        let order = buyer.order().await;
        assert_eq!(order.payment_status, "authorised");
        let mut told = crate::common::paid(&order, &buyer.attempts().await[0]);
        told.as_object_mut().unwrap().remove("paymentMethodType");
        told["paymentId"] = buyer.attempts().await[0].payment_id.clone().into();
        buyer.shop.tell(&told).await;
        assert_eq!(buyer.order().await.payment_status, "authorised");
    }
}

/// Guide 003: after a failed challenge the notification comes only when the order is closed.
#[tokio::test]
async fn a_challenge_that_fails_can_be_tried_again_with_another_card() {
    let buyer = Buyer::with(&[("SHOP_CARD_3DS", "always")]).await;
    let page = buyer.to_card_page().await;
    buyer
        .browser
        .on_hosted_page(&page, Hosted::CardGivenUp(CARD))
        .await;
    assert_eq!(buyer.sees().await, "not-paid");
    // Another card on the same page.
    assert_eq!(
        buyer
            .browser
            .pay_again(&buyer.order().await.token)
            .await
            .gateway(),
        page
    );
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.states().await, ["paid"]);
}

#[tokio::test]
async fn a_declined_card_is_told_when_the_time_is_over_and_the_order_is_paid_anew() {
    let buyer = Buyer::new().await;
    let page = buyer.to_card_page().await;
    buyer
        .browser
        .on_hosted_page(&page, Hosted::Card(CARD_DECLINED))
        .await;
    buyer.shop.pass_everywhere(16).await;
    buyer.shop.deliver_notifications().await;
    assert_eq!(buyer.sees().await, "failed");
    let number = buyer.order().await.number;
    let page = buyer.pays_by(&[("pay", "card")]).await.gateway();
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.states().await, ["failed", "paid"]);
    let requests = buyer.requests();
    assert_eq!(requests[0]["order"]["referenceOrderId"], number);
    assert_eq!(requests[1]["order"]["referenceOrderId"], number);
    assert_ne!(
        requests[0]["paymentRequestId"],
        requests[1]["paymentRequestId"]
    );
}

/// U without a page: Antom is at work, and the buyer waits.
#[tokio::test]
async fn without_a_page_the_buyer_waits_for_the_answer() {
    let buyer = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "in_process", "seconds": 20 });
    buyer.shop.gateway.fault(rule).await;
    let token = buyer.browser.checkout().await.result_token();
    assert_eq!(buyer.states().await, ["processing"]);
    // Asked, Antom says that it is working on it.
    assert_eq!(buyer.sees().await, "processing");
    // Nothing else can begin meanwhile, and nothing is asked for twice.
    assert_eq!(
        buyer.pays_by(&[("pay", "page")]).await.result_token(),
        token
    );
    assert_eq!(buyer.requests().len(), 1);
    buyer.shop.pass_everywhere(1).await;
    buyer.ends_paid().await;
}

/// F at once is final, and no notification will come (guide 003). Each code is a sentence that says
/// what the buyer can do.
#[tokio::test]
async fn a_refusal_is_final_at_once_and_told_in_words() {
    for (code, words) in [
        ("RISK_REJECT", "Another way to pay may work"),
        ("USER_BALANCE_NOT_ENOUGH", "another card"),
        ("CARD_NOT_SUPPORTED", "Another card may work"),
        ("PROCESS_FAIL", "call your bank"),
        (
            "USER_PAYMENT_VERIFICATION_FAILED",
            "Your bank could not confirm",
        ),
        ("PAYMENT_COUNT_EXCEED_LIMIT", "Try again later"),
        ("UNAVAILABLE_PAYMENT_METHOD", "another way to pay"),
        ("SOMETHING_NEW", "another card"),
    ] {
        let buyer = Buyer::new().await;
        buyer
            .shop
            .proxy
            .tamper("pay", Tamper::Instead(told("F", code)));
        let token = buyer.browser.checkout().await.result_token();
        assert_eq!(buyer.states().await, ["failed"], "{code}");
        let page = buyer.browser.get(&format!("/result/{token}")).await;
        assert_eq!(page.state().as_deref(), Some("failed"));
        // Antom's own text for this one: whoever has paid already is refunded (guide 003).
        let promise = match code {
            "RISK_REJECT" => "you get it back",
            _ => "You were not charged",
        };
        assert!(page.text.contains(promise), "{code}");
        assert!(
            page.text.to_lowercase().contains(&words.to_lowercase()),
            "{code}: {}",
            page.text
        );
        assert!(!page.text.contains(code), "{code}");
        // The pieces went back on the shelf, and come again with the next try.
        assert_eq!(buyer.order().await.stock, "released");
        buyer.shop.proxy.stop_tampering();
        let page = buyer.pays_by(&[("pay", "card")]).await.gateway();
        buyer.types_card(&page).await;
        buyer.ends_paid().await;
    }
}

/// The shop's own keys are wrong: the buyer's card is not to blame.
#[tokio::test]
async fn a_misconfigured_shop_blames_nobodys_card() {
    let buyer = Buyer::new().await;
    let refusal = told("F", "INVALID_SIGNATURE");
    buyer.shop.proxy.tamper("pay", Tamper::Instead(refusal));
    let token = buyer.browser.checkout().await.result_token();
    assert_eq!(buyer.states().await, ["rejected"]);
    let page = buyer.browser.get(&format!("/result/{token}")).await;
    assert!(page.text.contains("You were not charged"), "{}", page.text);
    assert!(!page.text.contains("declined"), "{}", page.text);
}

/// A page on another host: the buyer is not sent there.
#[tokio::test]
async fn a_page_of_somebody_else_is_not_followed() {
    for address in [
        "https://evil.example/pay",
        "javascript:alert(1)",
        "https://open.example/\r\nset-cookie: x=1",
        "",
    ] {
        let buyer = Buyer::new().await;
        let address = address.to_owned();
        buyer.shop.proxy.tamper(
            "pay",
            Tamper::Change(Box::new(move |answer| {
                answer["normalUrl"] = json!(address);
                answer.as_object_mut().unwrap().remove("redirectActionForm");
                answer.as_object_mut().unwrap().remove("paymentActionForm");
            })),
        );
        buyer.shop.proxy.tamper(
            "inquiryPayment",
            Tamper::Change(Box::new(|answer| {
                answer.as_object_mut().unwrap().remove("redirectActionForm");
            })),
        );
        buyer.browser.checkout().await.result_token();
        assert_eq!(buyer.sees().await, "processing");
        assert!(buyer.attempts().await[0].normal_url.is_none());
    }
}

/// Twenty times Pay is one payment.
#[tokio::test]
async fn pay_pressed_in_many_tabs_is_one_payment() {
    let buyer = Buyer::new().await;
    let review = buyer.browser.review().await;
    let tabs = (0..20).map(|_| {
        let (browser, review) = (buyer.browser.clone(), review.clone());
        async move { browser.pay_for(&review).await }
    });
    let pages = tabs.collect::<JoinSet<Page>>().join_all().await;
    let first = pages[0].gateway();
    for page in &pages {
        assert_eq!(page.gateway(), first);
    }
    assert_eq!(buyer.requests().len(), 1);
    assert_eq!(buyer.attempts().await.len(), 1);
    buyer.types_card(&first).await;
    buyer.ends_paid().await;
}
