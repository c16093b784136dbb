//! `pay` without an answer: the same id is asked about, and no other payment begins (guide 003).

use serde_json::json;

use super::buyer::Buyer;
use crate::common::{Hosted, Tamper};

/// Antom has acted and its answer is lost: asked about the same id, it tells the page.
#[tokio::test]
async fn a_lost_answer_is_found_by_asking() {
    for fault in [
        "no_answer",
        "answer_u",
        "http_500",
        "reset",
        "unsigned",
        "wrong_signature",
    ] {
        let buyer = Buyer::new().await;
        let mut rule = json!({ "api": "pay", "fault": fault });
        if fault == "answer_u" {
            // Of itself it does not act.
            rule["acts"] = json!(true);
        }
        buyer.shop.gateway.fault(rule).await;
        let page = buyer.to_card_page().await;
        assert_eq!(buyer.requests().len(), 1, "{fault}");
        assert!(
            !buyer.shop.proxy.calls("inquiryPayment").is_empty(),
            "{fault}"
        );
        buyer.types_card(&page).await;
        buyer.ends_paid().await;
        assert_eq!(buyer.states().await, ["paid"], "{fault}");
    }
}

/// The request itself was lost: the same one goes again, under the same id.
#[tokio::test]
async fn a_lost_request_is_sent_again_under_its_own_id() {
    for fault in ["http_500", "answer_u"] {
        let buyer = Buyer::new().await;
        let rule = json!({ "api": "pay", "fault": fault, "acts": false });
        buyer.shop.gateway.fault(rule).await;
        let page = buyer.to_card_page().await;
        let requests = buyer.requests();
        assert_eq!(requests.len(), 2, "{fault}");
        assert_eq!(requests[0], requests[1]);
        buyer.types_card(&page).await;
        buyer.ends_paid().await;
    }
}

/// A card that is known is charged, and the answer is lost.
#[tokio::test]
async fn a_saved_card_that_was_charged_in_silence_is_charged_once() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    buyer.fault("pay", "no_answer", 1).await;
    let browser = buyer.browser.clone().with("pay", &way);
    let page = browser.checkout().await;
    page.result_token();
    assert_eq!(buyer.requests().len(), 2);
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(2).await;
    buyer.shop.deliver_notifications().await;
    let orders = buyer.shop.db.orders().await;
    assert!(
        orders.iter().all(|order| order.state == "paid"),
        "{orders:#?}"
    );
    assert_eq!(buyer.shop.gateway.money_taken().await.len(), 2);
    buyer.shop.audit().await;
}

/// Antom stays silent: the buyer waits, nothing else begins, and the janitor brings it to an end.
#[tokio::test]
async fn while_antom_is_silent_nothing_else_begins() {
    let buyer = Buyer::new().await;
    buyer.shop.proxy.tamper("pay", Tamper::Status(500));
    buyer
        .shop
        .proxy
        .tamper("inquiryPayment", Tamper::Status(500));
    let token = buyer.browser.checkout().await.result_token();
    assert_eq!(buyer.states().await, ["processing"]);
    assert_eq!(buyer.sees().await, "checking");
    for way in ["card", "page", "method:TNG"] {
        assert_eq!(buyer.pays_by(&[("pay", way)]).await.result_token(), token);
    }
    assert_eq!(buyer.attempts().await.len(), 1);
    buyer.shop.proxy.stop_tampering();
    // It had arrived, and nobody typed a card.
    buyer.shop.pass_everywhere(20).await;
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(20).await;
    let page = buyer.pays_by(&[("pay", "card")]).await.gateway();
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.shop.gateway.money_taken().await.len(), 1);
}

/// Antom has never heard of it, and says so after its time is over.
#[tokio::test]
async fn what_antom_never_heard_of_ends_with_its_time() {
    let buyer = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "http_500", "acts": false, "times": 20 });
    buyer.shop.gateway.fault(rule).await;
    buyer.browser.checkout().await.result_token();
    buyer.shop.pass_everywhere(16).await;
    assert_eq!(buyer.sees().await, "checking");
    buyer.shop.pass_everywhere(18).await;
    assert_eq!(buyer.sees().await, "expired");
    assert_eq!(buyer.order().await.stock, "released");
    buyer.shop.gateway.heal().await;
    let page = buyer.pays_by(&[("pay", "card")]).await.gateway();
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.states().await, ["expired", "paid"]);
}

/// The buyer only waits, and the janitor sends the request that never arrived once more.
#[tokio::test]
async fn what_antom_never_heard_of_is_sent_again_while_the_buyer_waits() {
    let buyer = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "http_500", "acts": false, "times": 2 });
    buyer.shop.gateway.fault(rule).await;
    buyer.browser.checkout().await.result_token();
    assert_eq!(buyer.sees().await, "checking");
    buyer.shop.pass_everywhere(1).await;
    assert_eq!(buyer.sees().await, "not-paid");
    let token = buyer.order().await.token;
    let page = buyer.browser.pay_again(&token).await.gateway();
    buyer.types_card(&page).await;
    buyer.ends_paid().await;
    assert_eq!(buyer.attempts().await.len(), 1);
}

/// The buyer logs in meanwhile, which changes what the next request would say: it says the same.
#[tokio::test]
async fn a_request_sent_again_says_what_the_first_one_said() {
    let buyer = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "http_500", "acts": false, "times": 2 });
    buyer.shop.gateway.fault(rule).await;
    let token = buyer.browser.checkout().await.result_token();
    buyer.logs_in().await;
    buyer.browser.pay_again(&token).await.gateway();
    let requests = buyer.requests();
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[0], requests[2]);
    assert!(buyer.order().await.buyer_id.is_some());
}

/// The shop dies between its request and the answer: whoever presses Pay next asks first.
#[tokio::test]
async fn an_attempt_whose_process_died_is_taken_up_again() {
    let buyer = Buyer::new().await;
    buyer.shop.proxy.tamper("pay", Tamper::Hang);
    let review = buyer.browser.review().await;
    let gone = {
        let browser = buyer.browser.clone();
        tokio::spawn(async move { browser.try_pay_for(&review).await })
    };
    buyer.shop.proxy.arrived("pay", 1).await;
    gone.abort();
    buyer.shop.proxy.stop_tampering();
    buyer.shop.pass(std::time::Duration::from_secs(16));
    let token = buyer.order().await.token;
    let page = buyer.browser.pay_again(&token).await.gateway();
    buyer
        .browser
        .on_hosted_page(&page, Hosted::Card(crate::common::CARD))
        .await;
    buyer.ends_paid().await;
    assert_eq!(buyer.attempts().await.len(), 1);
}

/// Nothing could be sent: nothing can come of it, and the buyer may try again at once.
#[tokio::test]
async fn a_gateway_that_cannot_be_reached_keeps_nobody_waiting() {
    let buyer = Buyer::with(&[("ANTOM_GATEWAY_URL", "http://127.0.0.1:9")]).await;
    let token = buyer.browser.checkout().await.result_token();
    assert_eq!(buyer.states().await, ["rejected"]);
    let page = buyer.browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("failed"));
    assert!(page.text.contains("You were not charged"), "{}", page.text);
}
