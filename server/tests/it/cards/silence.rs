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
        let it = Buyer::new().await;
        let mut rule = json!({ "api": "pay", "fault": fault });
        if fault == "answer_u" {
            // Of itself it does not act.
            rule["acts"] = json!(true);
        }
        it.shop.gateway.fault(rule).await;
        let page = it.to_card_page().await;
        assert_eq!(it.requests().len(), 1, "{fault}");
        assert!(!it.shop.proxy.calls("inquiryPayment").is_empty(), "{fault}");
        it.types_card(&page).await;
        it.ends_paid().await;
        assert_eq!(it.states().await, ["paid"], "{fault}");
    }
}

/// The request itself was lost: the same one goes again, under the same id.
#[tokio::test]
async fn a_lost_request_is_sent_again_under_its_own_id() {
    for fault in ["http_500", "answer_u"] {
        let it = Buyer::new().await;
        let rule = json!({ "api": "pay", "fault": fault, "acts": false });
        it.shop.gateway.fault(rule).await;
        let page = it.to_card_page().await;
        let requests = it.requests();
        assert_eq!(requests.len(), 2, "{fault}");
        assert_eq!(requests[0], requests[1]);
        it.types_card(&page).await;
        it.ends_paid().await;
    }
}

/// A card that is known is charged, and the answer is lost.
#[tokio::test]
async fn a_saved_card_that_was_charged_in_silence_is_charged_once() {
    let (it, way) = Buyer::with_saved_card(&[]).await;
    it.fault("pay", "no_answer", 1).await;
    let browser = it.browser.clone().with("pay", &way);
    let page = browser.checkout().await;
    page.result_token();
    assert_eq!(it.requests().len(), 2);
    it.shop.deliver_notifications().await;
    it.shop.pass_everywhere(2).await;
    it.shop.deliver_notifications().await;
    let orders = it.shop.books.orders().await;
    assert!(
        orders.iter().all(|order| order.state == "paid"),
        "{orders:#?}"
    );
    assert_eq!(it.shop.gateway.money_taken().await.len(), 2);
    it.shop.audit().await;
}

/// Antom stays silent: the buyer waits, nothing else begins, and the janitor brings it to an end.
#[tokio::test]
async fn while_antom_is_silent_nothing_else_begins() {
    let it = Buyer::new().await;
    it.shop.proxy.tamper("pay", Tamper::Status(500));
    it.shop.proxy.tamper("inquiryPayment", Tamper::Status(500));
    let token = it.browser.checkout().await.result_token();
    assert_eq!(it.states().await, ["processing"]);
    assert_eq!(it.sees().await, "checking");
    for way in ["card", "page", "method:TNG"] {
        assert_eq!(it.pays_by(&[("pay", way)]).await.result_token(), token);
    }
    assert_eq!(it.attempts().await.len(), 1);
    it.shop.proxy.stop_tampering();
    // It had arrived, and nobody typed a card.
    it.shop.pass_everywhere(20).await;
    it.shop.deliver_notifications().await;
    it.shop.pass_everywhere(20).await;
    let page = it.pays_by(&[("pay", "card")]).await.gateway();
    it.types_card(&page).await;
    it.ends_paid().await;
    assert_eq!(it.shop.gateway.money_taken().await.len(), 1);
}

/// Antom has never heard of it, and says so after its time is over.
#[tokio::test]
async fn what_antom_never_heard_of_ends_with_its_time() {
    let it = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "http_500", "acts": false, "times": 20 });
    it.shop.gateway.fault(rule).await;
    it.browser.checkout().await.result_token();
    it.shop.pass_everywhere(16).await;
    assert_eq!(it.sees().await, "checking");
    it.shop.pass_everywhere(18).await;
    assert_eq!(it.sees().await, "expired");
    assert_eq!(it.order().await.stock, "released");
    it.shop.gateway.heal().await;
    let page = it.pays_by(&[("pay", "card")]).await.gateway();
    it.types_card(&page).await;
    it.ends_paid().await;
    assert_eq!(it.states().await, ["expired", "paid"]);
}

/// The buyer only waits, and the janitor sends the request that never arrived once more.
#[tokio::test]
async fn what_antom_never_heard_of_is_sent_again_while_the_buyer_waits() {
    let it = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "http_500", "acts": false, "times": 2 });
    it.shop.gateway.fault(rule).await;
    it.browser.checkout().await.result_token();
    assert_eq!(it.sees().await, "checking");
    it.shop.pass_everywhere(1).await;
    assert_eq!(it.sees().await, "not-paid");
    let token = it.order().await.token;
    let page = it.browser.pay_again(&token).await.gateway();
    it.types_card(&page).await;
    it.ends_paid().await;
    assert_eq!(it.attempts().await.len(), 1);
}

/// The buyer logs in meanwhile, which changes what the next request would say: it says the same.
#[tokio::test]
async fn a_request_sent_again_says_what_the_first_one_said() {
    let it = Buyer::new().await;
    let rule = json!({ "api": "pay", "fault": "http_500", "acts": false, "times": 2 });
    it.shop.gateway.fault(rule).await;
    let token = it.browser.checkout().await.result_token();
    it.logs_in().await;
    it.browser.pay_again(&token).await.gateway();
    let requests = it.requests();
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[0], requests[2]);
    assert!(it.order().await.buyer_id.is_some());
}

/// The shop dies between its request and the answer: whoever presses Pay next asks first.
#[tokio::test]
async fn an_attempt_whose_process_died_is_taken_up_again() {
    let it = Buyer::new().await;
    it.shop.proxy.tamper("pay", Tamper::Hang);
    let review = it.browser.review().await;
    let gone = {
        let browser = it.browser.clone();
        tokio::spawn(async move { browser.try_pay_for(&review).await })
    };
    it.shop.proxy.arrived("pay", 1).await;
    gone.abort();
    it.shop.proxy.stop_tampering();
    it.shop.pass(std::time::Duration::from_secs(16));
    let token = it.order().await.token;
    let page = it.browser.pay_again(&token).await.gateway();
    it.browser
        .on_hosted_page(&page, Hosted::Card(crate::common::CARD))
        .await;
    it.ends_paid().await;
    assert_eq!(it.attempts().await.len(), 1);
}

/// Nothing could be sent: nothing can come of it, and the buyer may try again at once.
#[tokio::test]
async fn a_gateway_that_cannot_be_reached_keeps_nobody_waiting() {
    let it = Buyer::with(&[("ANTOM_GATEWAY_URL", "http://127.0.0.1:9")]).await;
    let token = it.browser.checkout().await.result_token();
    assert_eq!(it.states().await, ["rejected"]);
    let page = it.browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("failed"));
    assert!(page.text.contains("You were not charged"), "{}", page.text);
}
