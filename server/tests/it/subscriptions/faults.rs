//! Calls about a subscription that are answered badly: what was wished is done once all the same.

use super::plan_changes::{change, subscribed};
use super::*;
use crate::back_office::office::Office;

/// The fault, and whether the call acts all the same where nobody could tell.
const FAULTS: [(&str, Option<bool>); 8] = [
    ("no_answer", None),
    ("answer_u", Some(false)),
    ("answer_u", Some(true)),
    ("http_500", Some(false)),
    ("http_500", Some(true)),
    ("reset", Some(true)),
    ("unsigned", None),
    ("wrong_signature", None),
];

fn rule(api: &str, (fault, acts): (&str, Option<bool>)) -> Value {
    let mut rule = json!({ "api": api, "fault": fault });
    if let Some(acts) = acts {
        rule["acts"] = json!(acts);
    }
    rule
}

async fn at_antom(shop: &TestShop, buyer: &Buyer) -> Value {
    let state = shop.gateway.state().await;
    let all = state["subscriptions"].as_array().unwrap().clone();
    let id = &buyer.sign_up.payment_request_id;
    let mut all = all.into_iter();
    let is_it = |each: &Value| each["subscriptionRequestId"] == id.as_str();
    all.find(is_it).unwrap()
}

/// With the notification that would tell, and without.
#[tokio::test]
async fn a_change_of_plan_is_made_once_whatever_the_call_is_answered() {
    for (number, fault) in FAULTS.into_iter().enumerate() {
        // One each: after several bad answers in a row the shop pauses before it asks.
        let shop = TestShop::open().await;
        let buyer = subscribed(&shop).await;
        shop.gateway.fault(rule("updateSubscription", fault)).await;
        if number % 2 == 0 {
            shop.gateway.lose_notifications().await;
        }
        change(&buyer, "test-fortnight", &[]).await;
        for _ in 0..3 {
            shop.pass_everywhere(6).await;
        }
        let page = buyer.page().await;
        assert!(page.contains("Next you pay SGD 10.00"), "{fault:?}: {page}");
        let row = row(&shop, &buyer.subscription.token).await;
        assert_eq!(row.plan, "test-fortnight", "{fault:?}");
        let sent = shop.mail.sent();
        let told = sent
            .iter()
            .filter(|mail| mail.subject.contains("Your plan is changed"));
        assert_eq!(told.count(), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_termination_is_made_whatever_the_call_is_answered() {
    let office = Office::open_with(&[]).await;
    for fault in FAULTS {
        let buyer = subscribed(&office.shop).await;
        // Whoever logged in before the clock was moved is logged out.
        let merchant = office.merchant().await;
        let shop = &office.shop;
        shop.gateway.fault(rule("cancelSubscription", fault)).await;
        let page = format!(
            "/admin/subscriptions/{}/terminate",
            buyer.subscription.number
        );
        let done = merchant.confirm(&page, "").await;
        assert_eq!(done.status, 303, "{}", done.text);
        for _ in 0..2 {
            shop.pass_everywhere(6).await;
        }
        assert_eq!(buyer.status(shop).await, "ended", "{fault:?}");
        assert_eq!(at_antom(shop, &buyer).await["status"], "TERMINATED");
        assert!(!buyer.page().await.contains("You have access until"));
    }
}

#[tokio::test]
async fn a_refund_of_a_period_is_made_once_whatever_the_call_is_answered() {
    let office = Office::open_with(&[]).await;
    for fault in FAULTS {
        let buyer = subscribed(&office.shop).await;
        // Whoever logged in before the clock was moved is logged out.
        let merchant = office.merchant().await;
        let shop = &office.shop;
        shop.gateway.fault(rule("refund", fault)).await;
        let page = format!(
            "/admin/subscriptions/{}/refund/1",
            buyer.subscription.number
        );
        let done = merchant.confirm(&page, "").await;
        assert_eq!(done.status, 303, "{}", done.text);
        for _ in 0..3 {
            shop.pass_everywhere(6).await;
        }
        let refunded = [(1, "refunded".to_owned())];
        assert_eq!(buyer.invoices(shop).await, refunded, "{fault:?}");
        let id = &buyer.sign_up.payment_request_id;
        let money = shop.gateway.payment(id).await["money"].clone();
        assert_eq!(money["kept"], 0, "{fault:?}: {money}");
    }
}
