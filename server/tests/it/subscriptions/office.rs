//! What the merchant sees of subscriptions, and does with them.

use super::*;
use crate::back_office::office::{Merchant, Office};

async fn subscribed(office: &Office) -> Buyer {
    let buyer = Buyer::of(&office.shop, PLAN).await;
    buyer.pays_by_card().await;
    office.shop.pass_everywhere(5).await;
    assert_eq!(buyer.status(&office.shop).await, "active");
    buyer
}

fn page_of(buyer: &Buyer) -> String {
    format!("/admin/subscriptions/{}", buyer.subscription.number)
}

async fn text(merchant: &Merchant, path: &str) -> String {
    merchant.get(path).await.text
}

#[tokio::test]
async fn the_list_shows_what_each_subscription_brings_page_by_page() {
    let office = Office::open_with(&[]).await;
    let merchant = office.merchant().await;
    let buyer = subscribed(&office).await;
    for _ in 0..26 {
        Buyer::of(&office.shop, PLAN).await;
        office.shop.pass(Duration::from_secs(1));
    }
    let number = &buyer.subscription.number;
    let first = merchant.get("/admin/subscriptions").await;
    assert!(!first.text.contains(number.as_str()), "{}", first.text);
    let older = first.attribute("a[rel=next]", "href").unwrap();
    let second = merchant.get(&older).await;
    assert!(second.text.contains(number.as_str()), "{}", second.text);
    assert_eq!(second.attribute("a[rel=next]", "href"), None);

    let active = text(&merchant, "/admin/subscriptions?status=active").await;
    for says in [
        number.as_str(),
        "SGD 18.00 every month",
        "Active",
        "Anne Buyer",
    ] {
        assert!(active.contains(says), "{says}: {active}");
    }
    let found = text(&merchant, &format!("/admin/subscriptions?q={number}")).await;
    assert!(found.contains(&page_of(&buyer)), "{found}");
    let nobody = text(&merchant, "/admin/subscriptions?q=nobody@example.com").await;
    assert!(nobody.contains("No such subscriptions"), "{nobody}");
    assert_eq!(
        merchant.0.get("/admin/subscriptions/WS-NONE").await.status,
        404
    );
}

#[tokio::test]
async fn a_period_is_refunded_once_and_by_its_own_payment() {
    let office = Office::open_with(&[]).await;
    let buyer = subscribed(&office).await;
    office.shop.pass_everywhere(MONTH_MINUTES).await;
    let merchant = office.merchant().await;
    assert_eq!(buyer.invoices(&office.shop).await, paid(2));
    let page = page_of(&buyer);
    let shown = text(&merchant, &page).await;
    assert!(shown.contains("Period 2: SGD 18.00 was charged"), "{shown}");

    let refund = format!("{page}/refund/2");
    let asked = merchant.get(&refund).await;
    assert!(asked.text.contains("Refund SGD 18.00"), "{}", asked.text);
    let done = merchant.confirm(&refund, "").await;
    assert_eq!(done.status, 303, "{}", done.text);
    // Refunds of cards take a while.
    office.shop.drain().await;
    office.shop.pass_everywhere(10).await;
    let states: Vec<String> = buyer
        .invoices(&office.shop)
        .await
        .into_iter()
        .map(|(_, state)| state)
        .collect();
    assert_eq!(states, ["paid", "refunded"]);
    // Whoever logs in on a clock that was moved is logged out when it is tidied up.
    let merchant = office.merchant().await;
    let again = text(&merchant, &refund).await;
    assert!(again.contains("its money went back already"), "{again}");
    let kept: i64 = office
        .shop
        .gateway
        .payments()
        .await
        .iter()
        .map(|payment| payment["money"]["kept"].as_i64().unwrap())
        .sum();
    assert_eq!(kept, 1800);
    let log = text(&merchant, "/admin/audit").await;
    assert!(log.contains("Refunded a period"), "{log}");
    let states = office.shop.db.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
}

/// What was paid today is called off, which costs nothing, and not refunded (guide 002, Cancel).
#[tokio::test]
async fn a_period_of_the_same_day_is_cancelled() {
    let office = Office::open_with(&[]).await;
    let shop = &office.shop;
    let buyer = on_the_sandbox(shop, Hosted::Approve).await;
    shop.pass_everywhere(5).await;
    let merchant = office.merchant().await;
    let refund = format!("{}/refund/1", page_of(&buyer));
    let done = merchant.confirm(&refund, "").await;
    assert_eq!(done.status, 303, "{}", done.text);
    shop.drain().await;
    assert_eq!(buyer.invoices(shop).await, [(1, "refunded".to_owned())]);
    let payment = shop
        .gateway
        .payment(&buyer.sign_up.payment_request_id)
        .await;
    assert_eq!(payment["cancels"][0]["afterPayment"], true, "{payment}");
    assert!(shop.proxy.calls("refund").is_empty());
    for _ in 0..2 {
        shop.pass_everywhere(6).await;
    }
    assert_eq!(shop.proxy.calls("cancel").len(), 1);
    books_are_in_order(shop).await;
}

#[tokio::test]
async fn the_merchant_cancels_and_ends_a_subscription() {
    let office = Office::open_with(&[]).await;
    let merchant = office.merchant().await;
    let buyer = subscribed(&office).await;
    let page = page_of(&buyer);
    let done = merchant.confirm(&format!("{page}/cancel"), "").await;
    assert_eq!(done.status, 303, "{}", done.text);
    office.shop.drain().await;
    assert_eq!(buyer.status(&office.shop).await, "ending");
    let again = text(&merchant, &format!("{page}/cancel")).await;
    assert!(
        again.contains("Nothing more is charged for this"),
        "{again}"
    );

    let done = merchant.confirm(&format!("{page}/terminate"), "").await;
    assert_eq!(done.status, 303, "{}", done.text);
    office.shop.drain().await;
    assert_eq!(buyer.status(&office.shop).await, "ended");
    assert!(!buyer.page().await.contains("You have access until"));
    let shown = text(&merchant, &page).await;
    assert!(!shown.contains("End at once"), "{shown}");
}

#[tokio::test]
async fn what_does_not_fit_and_what_is_not_paid_stands_on_today() {
    let office = Office::open_with(&[]).await;
    let shop = &office.shop;
    let buyer = Buyer::of(shop, PLAN).await;
    buyer.becomes_active(shop).await;
    shop.pass(DAY * 30);
    tell(shop, &buyer.deducted(2, "F")).await;
    shop.pass(DAY * 3);
    shop.drain().await;
    let mut replaced = buyer.told("CHANGE", "ACTIVE");
    replaced["relatedSubscriptionId"] = json!("SUB-elsewhere");
    tell(shop, &replaced).await;
    let merchant = office.merchant().await;
    let today = text(&merchant, "/admin").await;
    assert!(today.contains("1 subscription is past due"), "{today}");
    assert!(
        today.contains("replaced it by another subscription"),
        "{today}"
    );
    let page = text(&merchant, &page_of(&buyer)).await;
    assert!(page.contains("This needs a look"), "{page}");
}
