//! The buyer begins one way to pay and takes another: one payment makes way for the next.

use serde_json::json;

use super::buyer::Buyer;
use crate::common::{CARD, Hosted};

/// Guide 004: the earlier payment is cancelled before another begins.
#[tokio::test]
async fn a_card_page_is_cancelled_before_a_wallet_begins() {
    let buyer = Buyer::new().await;
    let card = buyer.to_card_page().await;
    let wallet = buyer
        .pays_by(&[("pay", "method:ALIPAY_CN")])
        .await
        .gateway();
    assert_ne!(card, wallet);
    assert_eq!(buyer.states().await, ["cancelled", "open"]);
    let first = buyer.attempts().await.remove(0);
    let cancelled = buyer.shop.proxy.calls("cancel");
    assert_eq!(cancelled.len(), 1);
    assert_eq!(cancelled[0].id(), first.payment_request_id);
    assert_eq!(
        buyer.shop.gateway.payment(&first.payment_request_id).await["status"],
        "CANCELLED"
    );
    buyer.browser.on_hosted_page(&wallet, Hosted::Approve).await;
    buyer.ends_paid().await;
}

#[tokio::test]
async fn a_hosted_page_steps_aside_for_a_card() {
    let buyer = Buyer::new().await;
    let browser = buyer.browser.clone().with("pay", "page");
    let hosted = browser.to_gateway().await;
    let card = buyer.pays_by(&[("pay", "card")]).await.gateway();
    // Guide 004: cancelled at Antom before the second begins; it used to stay payable in an old tab,
    // also by a method whose money could not go back.
    assert_eq!(buyer.states().await, ["cancelled", "open"]);
    let closed = buyer.browser.get(&hosted).await;
    assert!(
        closed
            .attribute("input[name=sessionData]", "value")
            .is_none()
    );
    buyer
        .browser
        .on_hosted_page(&card, Hosted::Card(CARD))
        .await;
    buyer.ends_paid().await;
    assert_eq!(buyer.shop.gateway.money_taken().await.len(), 1);
}

/// Antom is silent, and the first may be paid: a cancel would give that money back.
#[tokio::test]
async fn nothing_is_cancelled_of_which_antom_does_not_tell_whether_it_is_paid() {
    for first in ["page", "card"] {
        let buyer = Buyer::new().await;
        buyer.shop.gateway.lose_notifications().await;
        let browser = buyer.browser.clone().with("pay", first);
        let page = browser.to_gateway().await;
        let paid = if first == "card" {
            Hosted::Card(CARD)
        } else {
            Hosted::Approve
        };
        buyer.browser.on_hosted_page(&page, paid).await;
        buyer.fault("inquiryPayment", "no_answer", 1).await;
        let other = buyer.pays_by(&[("pay", "method:TNG")]).await;
        assert_eq!(other.status, 409, "{first}: {}", other.text);
        assert!(buyer.shop.proxy.calls("cancel").is_empty(), "{first}");
        assert_eq!(buyer.attempts().await.len(), 1);
    }
}

/// Paid meanwhile: nothing is cancelled, and nothing else begins.
#[tokio::test]
async fn what_was_paid_meanwhile_is_not_called_off() {
    let buyer = Buyer::new().await;
    let card = buyer.to_card_page().await;
    buyer.types_card(&card).await;
    buyer.pays_by(&[("pay", "page")]).await.result_token();
    assert!(buyer.shop.proxy.calls("cancel").is_empty());
    assert_eq!(buyer.attempts().await.len(), 1);
    buyer.ends_paid().await;
}

/// The same way again is the same page.
#[tokio::test]
async fn the_same_choice_again_leads_to_the_same_page() {
    let buyer = Buyer::new().await;
    let review = buyer.browser.review().await;
    let page = buyer.browser.pay_for(&review).await.gateway();
    let token = buyer.order().await.token;
    assert_eq!(buyer.browser.pay_again(&token).await.gateway(), page);
    assert_eq!(buyer.pays_by(&[("pay", "card")]).await.gateway(), page);
    assert_eq!(buyer.browser.pay_for(&review).await.gateway(), page);
    assert_eq!(buyer.requests().len(), 1);
}

/// Nobody knows whether the first one could be cancelled: the second does not begin.
#[tokio::test]
async fn without_an_answer_to_the_cancel_nothing_else_begins() {
    let buyer = Buyer::new().await;
    buyer.to_card_page().await;
    buyer.fault("cancel", "no_answer", 1).await;
    let page = buyer.pays_by(&[("pay", "page")]).await;
    assert_eq!(page.status, 409, "{}", page.text);
    assert!(page.text.contains("try again in a minute"), "{}", page.text);
    assert_eq!(buyer.attempts().await.len(), 1);
    // It was cancelled all the same, as the next try finds.
    let page = buyer.pays_by(&[("pay", "page")]).await.gateway();
    assert_eq!(buyer.states().await, ["cancelled", "open"]);
    buyer.browser.on_hosted_page(&page, Hosted::Approve).await;
    buyer.ends_paid().await;
}

/// The buyer changes the order instead of paying.
#[tokio::test]
async fn an_order_that_is_withdrawn_closes_the_card_page() {
    let buyer = Buyer::new().await;
    let page = buyer.to_card_page().await;
    let token = buyer.order().await.token;
    let back = buyer
        .browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    assert_eq!(back.status, 303);
    buyer.shop.drain().await;
    let first = buyer.attempts().await.remove(0);
    let there = buyer.shop.gateway.payment(&first.payment_request_id).await;
    assert_eq!(there["status"], "CANCELLED", "{there:#}");
    let closed = buyer.browser.get(&page).await;
    assert!(closed.attribute("input[name=cardNumber]", "id").is_none());
    assert_eq!(buyer.order().await.state, "cancelled");
    buyer.shop.audit().await;
}

/// Nobody types a card: Antom closes the payment, and the order can be paid again.
#[tokio::test]
async fn a_card_page_that_is_left_runs_out() {
    let buyer = Buyer::new().await;
    buyer.to_card_page().await;
    assert_eq!(buyer.sees().await, "not-paid");
    buyer.shop.pass_everywhere(15).await;
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(6).await;
    assert!(matches!(&*buyer.sees().await, "failed" | "expired"));
    assert_eq!(buyer.order().await.stock, "released");
    let page = buyer.pays_by(&[("pay", "card")]).await.gateway();
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
}

/// A notification that comes before the answer to `pay` is no second payment.
#[tokio::test]
async fn a_result_that_overtakes_the_answer_is_one_payment() {
    let buyer = Buyer::new().await;
    buyer.shop.gateway.timing(0, 60_000);
    let rule = json!({ "api": "pay", "fault": "slow", "seconds": 1 });
    buyer.shop.gateway.fault(rule).await;
    let page = buyer.to_card_page().await;
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.requests().len(), 1);
}
