//! Whose a subscription is: a guest's, and an account's.

use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _};
use server::services::persons;
use server::store::stored_rows::subscription;

use super::*;
use crate::common::log_in;

#[tokio::test]
async fn what_a_guest_signed_up_for_comes_into_the_account() {
    let shop = TestShop::open().await;
    let guest = Buyer::of(&shop, PLAN).await;
    let number = &guest.subscription.number;
    log_in(&shop, &guest.browser, "somebody@example.com").await;
    let account = guest.browser.get("/account").await.text;
    assert!(account.contains(number.as_str()), "{account}");
    // And is there in another browser.
    let elsewhere = shop.browser();
    log_in(&shop, &elsewhere, "somebody@example.com").await;
    for page in ["/account", "/subscriptions"] {
        let text = elsewhere.get(page).await.text;
        assert!(text.contains(number.as_str()), "{page}: {text}");
    }
    let stranger = shop.browser();
    log_in(&shop, &stranger, "stranger@example.com").await;
    let text = stranger.get("/subscriptions").await.text;
    assert!(!text.contains(number.as_str()), "{text}");
}

/// By the link of a mail, on another device: whoever reads the mail of the address may keep it.
#[tokio::test]
async fn a_subscription_is_kept_by_who_reads_its_mail() {
    let shop = TestShop::open().await;
    let guest = Buyer::of(&shop, PLAN).await;
    let claim = format!("{}/claim", guest.path());
    let stranger = shop.browser();
    log_in(&shop, &stranger, "stranger@example.com").await;
    let page = stranger.get(&guest.path()).await.text;
    assert!(!page.contains("Keep it in your account"), "{page}");
    assert_eq!(stranger.post(&claim, &[]).await.status, 409);

    let owner = shop.browser();
    log_in(&shop, &owner, "buyer@example.com").await;
    let page = owner.get(&guest.path()).await.text;
    assert!(page.contains("Keep it in your account"), "{page}");
    assert_eq!(owner.post(&claim, &[]).await.status, 303);
    let account = owner.get("/account").await.text;
    assert!(account.contains(guest.subscription.number.as_str()));
    let page = owner.get(&guest.path()).await.text;
    assert!(!page.contains("Keep it in your account"), "{page}");
}

#[tokio::test]
async fn the_list_goes_on_page_by_page() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    log_in(&shop, &browser, "somebody@example.com").await;
    let buyer = Buyer::by(&shop, browser, PLAN).await;
    let db = &shop.state.shop.db;
    for number in 1..=21 {
        let row = SubscriptionRow {
            id: format!("copy-{number}"),
            number: format!("WS-COPY-{number}"),
            token: format!("copy-{number}"),
            agreed_at: buyer.first_day - number,
            status: "ended".to_owned(),
            check_at: None,
            ..buyer.subscription.clone()
        };
        let row = row.into_active_model().reset_all();
        let added = subscription::Entity::insert(row).exec_without_returning(db);
        added.await.unwrap();
    }
    let first = buyer.browser.get("/subscriptions").await;
    assert_eq!(first.texts(".ticket-list li").len(), 20);
    let older = first.attribute("a[href*='after=']", "href").unwrap();
    let second = buyer.browser.get(&older).await;
    assert_eq!(second.texts(".ticket-list li").len(), 2);
    assert_eq!(second.attribute("a[href*='after=']", "href"), None);
}

#[tokio::test]
async fn a_guest_s_subscription_is_exported_and_forgotten_by_its_address() {
    let shop = TestShop::open().await;
    let guest = Buyer::of(&shop, PLAN).await;
    guest.becomes_active(&shop).await;
    let db = &shop.state.shop.db;
    let told = persons::export(db, "buyer@example.com").await.unwrap();
    let told = told.unwrap().to_string();
    assert!(told.contains(&guest.subscription.number), "{told}");
    assert!(told.contains("SGD 18.00"), "{told}");
    let now = shop.state.shop.clock.now_ms();
    let refused = persons::forget(db, "buyer@example.com", now).await;
    assert!(refused.is_err(), "it runs");
    tell(&shop, &guest.told("TERMINATE", "TERMINATED")).await;
    persons::forget(db, "buyer@example.com", now).await.unwrap();
    let row = row(&shop, &guest.subscription.token).await;
    assert_eq!((row.email.as_str(), row.name.as_str()), ("", ""));
    let told = persons::export(db, "buyer@example.com").await.unwrap();
    assert_eq!(told, None);
}
