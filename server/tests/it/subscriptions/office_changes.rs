//! The merchant changes the plan of a subscription: as its buyer could, and never otherwise.

use super::plan_changes::{OTHER, at_antom, subjects};
use super::*;
use crate::back_office::office::{Merchant, Office, form_on, words};

struct Place {
    office: Office,
    buyer: Buyer,
}

impl Place {
    async fn open() -> Self {
        let office = Office::open_with(&[]).await;
        let buyer = plan_changes::subscribed(&office.shop).await;
        Self { office, buyer }
    }

    fn page(&self) -> String {
        format!("/admin/subscriptions/{}", self.buyer.subscription.number)
    }

    fn change(&self) -> String {
        format!("{}/plan/{OTHER}", self.page())
    }

    async fn log(&self, merchant: &Merchant) -> String {
        // The filter above the entries names every action once more.
        let page = merchant.get("/admin/audit").await;
        page.texts(".table tbody").concat()
    }
}

#[tokio::test]
async fn the_merchant_changes_the_plan_once_and_the_buyer_is_told_who_did() {
    let place = Place::open().await;
    let shop = &place.office.shop;
    let merchant = place.office.merchant().await;
    let shown = merchant.get(&place.page()).await;
    let link = format!("a[href='{}']", place.change());
    assert!(shown.attribute(&link, "href").is_some(), "{}", shown.text);
    let asks = words(&merchant.get(&place.change()).await);
    for says in [
        "to Test plan, every two weeks?",
        "SGD 18.00 every month",
        "SGD 10.00 every 2 weeks",
        "What the buyer is told",
        "Until",
        "The first charge for it is on",
    ] {
        assert!(asks.contains(says), "{says}: {asks}");
    }
    let form = merchant.form(&place.change(), &place.change()).await;
    let seen = merchant.get(&place.change()).await;
    let seen = seen.attribute("input[name=seen]", "value").unwrap();
    let fields = [("form", form.as_str()), ("seen", seen.as_str())];
    let done = merchant.post(&place.change(), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
    // The same button, pressed twice.
    let again = merchant.post(&place.change(), &fields).await;
    assert_eq!(again.status, 409, "{}", again.text);
    let told = words(&merchant.get(&done.location.unwrap()).await);
    assert!(told.contains("Another plan is asked for."), "{told}");
    shop.drain().await;
    shop.pass_everywhere(5).await;
    assert_eq!(at_antom(shop, &place.buyer).await, "SGD 10.00 Week");
    assert_eq!(shop.proxy.calls("update").len(), 1);
    assert!(shop.proxy.calls("update")[0].written_ahead);
    let page = place.buyer.page().await;
    for says in [
        "Test plan, every two weeks",
        "Next you pay SGD 10.00",
        "we changed the plan for you",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert_eq!(page.matches("you agreed to this").count(), 1, "{page}");
    assert_eq!(subjects(shop, "Your plan is changed to"), 1);
    let merchant = place.office.merchant().await;
    let log = place.log(&merchant).await;
    for says in [
        "Changed the plan of a subscription",
        "Test plan, every two weeks",
    ] {
        assert!(log.contains(says), "{says}: {log}");
    }
    let shown = words(&merchant.get(&place.page()).await);
    assert!(
        shown.contains("Another plan was asked for: SGD 10.00"),
        "{shown}"
    );
    assert!(shown.contains("Antom has made the change"), "{shown}");
}

/// What the page says for it is what the form is refused for; nothing is written down of a refusal.
#[tokio::test]
async fn where_the_buyer_could_not_change_the_plan_the_merchant_cannot() {
    let place = Place::open().await;
    let (shop, buyer) = (&place.office.shop, &place.buyer);
    let merchant = place.office.merchant().await;
    let form = merchant.any_form().await;
    let old = [("form", form.as_str()), ("seen", "old")];
    let refused = merchant.post(&place.change(), &old).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("has changed since you opened"));
    for plan in ["test-parcel", "none", PLAN] {
        let path = format!("{}/plan/{plan}", place.page());
        assert_eq!(merchant.0.get(&path).await.status, 404, "{plan}");
        let sent = merchant.post(&path, &old).await;
        assert_eq!(sent.status, 404, "{plan}");
    }
    // The buyer has both plans.
    let other = Buyer::by(shop, buyer.browser.clone(), OTHER).await;
    other.pays_by_card().await;
    shop.pass_everywhere(5).await;
    let merchant = place.office.merchant().await;
    let page = merchant.get(&place.change()).await;
    let form = form_on(&page, &place.change()).unwrap();
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let fields = [("form", form.as_str()), ("seen", seen.as_str())];
    let refused = merchant.post(&place.change(), &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(
        refused
            .text
            .contains("This buyer has a subscription to that plan")
    );

    // The charge of the next period is due: 24 hours before it begins.
    let db = &shop.state.shop.db;
    let rows = invoices::of_subscription(db, &buyer.subscription.id).await;
    let ends = rows.unwrap()[0].period_end.unwrap();
    let left = ends - shop.state.shop.clock.now_ms();
    shop.pass(Duration::from_millis(left.unsigned_abs()) - DAY / 2);
    let merchant = place.office.merchant().await;
    for page in [place.page(), place.change()] {
        let shown = merchant.get(&page).await;
        assert!(
            words(&shown).contains("from 24 hours before a period"),
            "{}",
            shown.text
        );
        assert!(form_on(&shown, &place.change()).is_none());
    }
    let form = merchant.any_form().await;
    let fields = [("form", form.as_str()), ("seen", seen.as_str())];
    let refused = merchant.post(&place.change(), &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("from 24 hours before a period"));
    assert!(!place.log(&merchant).await.contains("Changed the plan"));
    assert!(shop.proxy.calls("update").is_empty());
}

/// `UPDATE_FORBIDDEN_DURING_PAYMENT` is no refusal: the wish stands, and the page says so.
#[tokio::test]
async fn a_change_that_antom_is_too_busy_for_is_made_later_and_the_page_says_so() {
    let place = Place::open().await;
    let shop = &place.office.shop;
    let merchant = place.office.merchant().await;
    let rule = json!({ "api": "updateSubscription", "fault": "decline", "times": 2 });
    shop.gateway.fault(rule).await;
    let done = merchant.confirm(&place.change(), "").await;
    assert_eq!(done.status, 303, "{}", done.text);
    shop.drain().await;
    let shown = words(&merchant.get(&place.page()).await);
    assert!(
        shown.contains("The last change is not confirmed yet"),
        "{shown}"
    );
    assert!(shown.contains("takes no change while a payment"), "{shown}");
    for _ in 0..3 {
        shop.pass_everywhere(6).await;
    }
    assert_eq!(at_antom(shop, &place.buyer).await, "SGD 10.00 Week");
    let merchant = place.office.merchant().await;
    let shown = words(&merchant.get(&place.page()).await);
    assert!(!shown.contains("is not confirmed yet"), "{shown}");
}

#[tokio::test]
async fn what_a_plan_is_to_bring_is_asked_again_and_what_was_chosen_stays() {
    let office = Office::open_with(&[]).await;
    let shop = &office.shop;
    let buyer = parcels::subscribed(shop).await;
    let merchant = office.merchant().await;
    let page = format!("/admin/subscriptions/{}", buyer.subscription.number);
    let change = format!("{page}/plan/test-parcel-weekly");
    let asks = merchant.get(&change).await;
    let offered = asks.attributes("select[name=sku] option", "value");
    assert_eq!(offered, ["TEST-PADLOCK-GREEN"]);
    let form = form_on(&asks, &change).unwrap();
    let seen = asks.attribute("input[name=seen]", "value").unwrap();
    let mut fields = vec![("form", form.as_str()), ("seen", seen.as_str())];
    fields.push(("sku", "TEST-PADLOCK-BLUE"));
    let refused = merchant.post(&change, &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains("Choose what each period is to bring"));
    let link = refused.attribute("a[href='#sku']", "href");
    assert!(link.is_some(), "{}", refused.text);
    fields.pop();
    fields.push(("sku", "TEST-PADLOCK-GREEN"));
    let done = merchant.post(&change, &fields).await;
    assert_eq!(
        done.status, 303,
        "a refused form can be sent again: {}",
        done.text
    );
    shop.drain().await;
    shop.pass_everywhere(5).await;
    let row = row(shop, &buyer.subscription.token).await;
    assert_eq!(row.plan, "test-parcel-weekly");
    assert_eq!(row.sku.as_deref(), Some("TEST-PADLOCK-GREEN"));
}
