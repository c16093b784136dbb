//! Another plan from the next period on: by the buyer, and in Antom's dashboard.

use std::collections::BTreeSet;

use domain::calendar::{PeriodRule, PeriodType};
use domain::subscription::Rate;
use domain::{Currency, Money};
use serde_json::json;
use server::gateway::reply::subscription::UpdateReply;

use super::*;
use crate::common::Call;

pub(super) const OTHER: &str = "test-fortnight";

/// Presses the button on the page of the change.
pub(super) async fn change(buyer: &Buyer, plan: &str, fields: &[(&str, &str)]) -> Page {
    let path = format!("{}/plan/{plan}", buyer.path());
    let page = buyer.browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let seen = page.attribute("input[name=seen]", "value");
    let seen = seen.unwrap_or_default();
    let fields = [&[("seen", seen.as_str())], fields].concat();
    buyer.browser.post(&path, &fields).await
}

pub(super) async fn subscribed(shop: &TestShop) -> Buyer {
    let buyer = on_the_sandbox(shop, Hosted::Card(CARD)).await;
    shop.pass_everywhere(5).await;
    assert_eq!(buyer.status(shop).await, "active");
    buyer
}

async fn amounts(shop: &TestShop, buyer: &Buyer) -> Vec<(String, i64)> {
    let db = &shop.state.shop.db;
    let rows = invoices::of_subscription(db, &buyer.subscription.id).await;
    let rows = rows.unwrap().into_iter();
    rows.map(|row| (row.state, row.amount_minor)).collect()
}

pub(super) fn subjects(shop: &TestShop, part: &str) -> usize {
    let sent = shop.mail.sent();
    sent.iter()
        .filter(|mail| mail.subject.contains(part))
        .count()
}

pub(super) async fn at_antom(shop: &TestShop, buyer: &Buyer) -> String {
    let id = antom_id(shop, buyer).await;
    let gateway = &shop.state.shop.gateway;
    let found = gateway.subscription(&id, &shop.state.shop.clock).await;
    let (_, rate) = found.unwrap().unwrap().rate().unwrap();
    format!("{} {:?}", rate.price, rate.rule.period_type())
}

async fn antom_id(shop: &TestShop, buyer: &Buyer) -> String {
    let db = &shop.state.shop.db;
    let rows = sign_ups::of_subscription(db, &buyer.subscription.id).await;
    rows.unwrap().pop().unwrap().antom_id.unwrap()
}

/// Somebody alters the price, and the shop is not asked.
async fn in_the_dashboard(shop: &TestShop, buyer: &Buyer, minor: i64) {
    let rate = Rate {
        price: Money::new(minor, Currency::Sgd).unwrap(),
        rule: PeriodRule::new(PeriodType::Month, 1).unwrap(),
    };
    let id = antom_id(shop, buyer).await;
    let gateway = &shop.state.shop.gateway;
    let name = format!("dashboard-{minor}");
    let reply = gateway
        .update_subscription(&name, &id, "Dearer", rate)
        .await;
    assert!(matches!(reply, UpdateReply::Accepted { .. }), "{reply:?}");
}

#[tokio::test]
async fn the_next_period_is_of_the_new_plan() {
    let shop = TestShop::open().await;
    let buyer = subscribed(&shop).await;
    let page = buyer.page().await;
    assert!(page.contains("Change the plan"), "{page}");
    let path = format!("{}/plan/{OTHER}", buyer.path());
    let asks = buyer.browser.get(&path).await.text;
    for says in [
        "SGD 10.00 every 2 weeks",
        "everything stays as it is",
        "The first charge for it is on",
        "You can cancel at any time",
    ] {
        assert!(asks.contains(says), "{says}: {asks}");
    }
    let done = change(&buyer, OTHER, &[]).await;
    assert_eq!(done.location, Some(buyer.path()), "{}", done.text);
    shop.pass_everywhere(5).await;
    assert_eq!(at_antom(&shop, &buyer).await, "SGD 10.00 Week");
    let page = buyer.page().await;
    for says in [
        "Test plan, every two weeks",
        "Next you pay SGD 10.00",
        "everything stays as it is",
        "After that you pay SGD 18.00",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert_eq!(subjects(&shop, "Your plan is changed to"), 1);
    assert_eq!(subjects(&shop, "the price changes"), 0);
    assert_eq!(amounts(&shop, &buyer).await, [("paid".to_owned(), 1800)]);
    let list = buyer.browser.get("/subscriptions").await.text;
    assert!(list.contains("SGD 10.00 every 2 weeks"), "{list}");

    // A month, and two more weeks.
    shop.pass_everywhere(MONTH_MINUTES).await;
    shop.pass_everywhere(14 * 24 * 60).await;
    let paid = |minor| ("paid".to_owned(), minor);
    assert_eq!(
        amounts(&shop, &buyer).await,
        [paid(1800), paid(1000), paid(1000)]
    );
    let row = row(&shop, &buyer.subscription.token).await;
    assert_eq!((row.plan.as_str(), row.review_reason), (OTHER, None));
    let states = shop.db.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
}

#[tokio::test]
async fn a_change_that_cannot_be_made_says_why() {
    let shop = TestShop::open().await;
    let buyer = subscribed(&shop).await;
    let path = format!("{}/plan/{OTHER}", buyer.path());
    let old = buyer.browser.post(&path, &[("seen", "old")]).await;
    assert_eq!(old.status, 422);
    assert!(old.text.contains("has changed since you opened"));
    // Not of this kind, not there, and its own.
    for plan in ["test-parcel", "none", PLAN] {
        let path = format!("{}/plan/{plan}", buyer.path());
        assert_eq!(buyer.browser.get(&path).await.status, 404, "{plan}");
    }
    // The charge of the next period is due.
    let db = &shop.state.shop.db;
    let rows = invoices::of_subscription(db, &buyer.subscription.id).await;
    let ends = rows.unwrap()[0].period_end.unwrap();
    let left = ends - shop.state.shop.clock.now_ms();
    shop.pass(Duration::from_millis(left.unsigned_abs()) - DAY / 2);
    let page = buyer.page().await;
    assert!(
        page.contains("A payment of this subscription is due"),
        "{page}"
    );
    let done = change(&buyer, OTHER, &[]).await;
    assert_eq!(done.status, 422, "{}", done.text);

    let shop = TestShop::open().await;
    let buyer = subscribed(&shop).await;
    let cancel = format!("{}/cancel", buyer.path());
    buyer.browser.post(&cancel, &[]).await;
    let page = buyer.page().await;
    assert!(!page.contains("Change the plan"), "{page}");
}

/// While a period is being paid for Antom updates nothing: the wish stands, and is sent again.
#[tokio::test]
async fn a_change_that_antom_is_too_busy_for_is_made_later() {
    let shop = TestShop::open().await;
    let buyer = subscribed(&shop).await;
    let rule = json!({ "api": "updateSubscription", "fault": "decline", "times": 2 });
    shop.gateway.fault(rule).await;
    let done = change(&buyer, OTHER, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = buyer.page().await;
    assert!(page.contains("You have asked for another plan"), "{page}");
    assert!(page.contains("Next you pay SGD 18.00"), "{page}");
    assert!(page.contains("Your last change is not confirmed"), "{page}");
    for _ in 0..3 {
        shop.pass_everywhere(6).await;
    }
    assert_eq!(at_antom(&shop, &buyer).await, "SGD 10.00 Week");
    let page = buyer.page().await;
    assert!(page.contains("Next you pay SGD 10.00"), "{page}");
    // The same wish, however often it was sent.
    let calls = shop.proxy.calls("update");
    assert!(calls.len() > 1 && calls.iter().all(|call| call.written_ahead));
    let id = |call: &Call| call.body["subscriptionUpdateRequestId"].to_string();
    let ids: BTreeSet<String> = calls.iter().map(id).collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
}

#[tokio::test]
async fn a_price_from_the_dashboard_is_told_and_forecast() {
    for is_told in [true, false] {
        let shop = TestShop::open().await;
        let buyer = subscribed(&shop).await;
        if !is_told {
            shop.gateway.lose_notifications().await;
        }
        in_the_dashboard(&shop, &buyer, 2500).await;
        shop.pass_everywhere(5).await;
        if is_told {
            let page = buyer.page().await;
            assert!(page.contains("Next you pay SGD 25.00"), "{page}");
            assert_eq!(subjects(&shop, "the price changes"), 1);
        }
        shop.pass_everywhere(MONTH_MINUTES).await;
        shop.pass_everywhere(24 * 60).await;
        let paid = |minor| ("paid".to_owned(), minor);
        let found = amounts(&shop, &buyer).await;
        assert_eq!(found, [paid(1800), paid(2500)], "{is_told}");
        assert_eq!(subjects(&shop, "the price changes"), 1, "{is_told}");
        let row = row(&shop, &buyer.subscription.token).await;
        assert_eq!(row.review_reason, None, "{is_told}");
    }
}

/// The new plan brings one thing only; what was packed stays.
#[tokio::test]
async fn the_parcels_follow_the_plan() {
    let shop = TestShop::open().await;
    let buyer = parcels::subscribed(&shop).await;
    let path = format!("{}/plan/test-parcel-weekly", buyer.path());
    let none = change(
        &buyer,
        "test-parcel-weekly",
        &[("sku", "TEST-PADLOCK-BLUE")],
    )
    .await;
    assert_eq!(none.status, 422, "{}", none.text);
    assert!(none.text.contains("Choose what we should send"));
    let page = buyer.browser.get(&path).await;
    let offered = page.attributes("select[name=sku] option", "value");
    assert_eq!(offered, ["TEST-PADLOCK-GREEN"]);
    let green = [("sku", "TEST-PADLOCK-GREEN")];
    let done = change(&buyer, "test-parcel-weekly", &green).await;
    assert_eq!(done.status, 303, "{}", done.text);
    shop.pass_everywhere(5).await;
    let row = row(&shop, &buyer.subscription.token).await;
    assert_eq!(row.sku.as_deref(), Some("TEST-PADLOCK-GREEN"));
    shop.pass_everywhere(MONTH_MINUTES).await;
    let db = &shop.state.shop.db;
    let parcels = subscriptions::deliveries::of_subscription(db, &buyer.subscription.id).await;
    let parcels = parcels.unwrap();
    assert!(parcels.len() >= 2, "{parcels:?}");
    let last = parcels.last().unwrap();
    assert_eq!(last.sku, "TEST-PADLOCK-GREEN");
}

#[tokio::test]
async fn another_plan_is_offered_in_the_readers_language() {
    let shop = TestShop::open().await;
    let buyer = subscribed(&shop).await;
    let reader = buyer.browser.clone().below("/de");
    let change = format!("{}/plan/{OTHER}", buyer.path());
    for path in [buyer.path(), change] {
        let page = reader.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(
            page.text.contains("Testplan, alle zwei Wochen"),
            "{path}: {}",
            page.text
        );
    }
}
