//! People with mailboxes.

use sea_orm::EntityTrait as _;
use serde_json::{Value, json};
use server::store::stored_rows::order::Model as OrderRow;
use server::store::stored_rows::{buyer, saved_card};

use crate::common::{Browser, Page, TestShop, captured, paid};

pub(crate) const ADA: &str = "ada@example.com";
pub(crate) const BOB: &str = "bob@example.com";
pub(crate) const PRODUCT: &str = "TEST-SACK-GREEN";
pub(crate) const TOKEN: &str = "ALIPAYcanary5tokenOfOneCardAndNoOther";

pub(crate) use crate::common::{ask, link, links, log_in, somebody};

pub(crate) async fn is_logged_in(browser: &Browser) -> bool {
    let page = browser.get("/account").await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert_eq!(page.headers["cache-control"], "no-store");
    let out = page
        .attribute("form[action='/account/logout']", "method")
        .is_some();
    let way_in = page
        .attribute("form[action='/account/login']", "method")
        .is_some();
    assert_ne!(out, way_in, "{}", page.text);
    out
}

/// An order of this browser's that waits for its payment.
pub(crate) async fn order(shop: &TestShop, browser: &Browser) -> OrderRow {
    browser.add_to_cart(PRODUCT, 1).await;
    let page = browser.to_gateway().await;
    shop.db.order_of_page(&page).await
}

/// Antom tells that the order was paid by a card, and what stands for that card.
pub(crate) async fn notice(shop: &TestShop, order: &OrderRow, token: &str) -> Value {
    let attempt = shop.db.attempts_of(order).await.pop().unwrap();
    let mut notice = paid(order, &attempt);
    notice["paymentMethodType"] = json!("CARD");
    notice["paymentResultInfo"] = json!({
        "cardNo": "************0768",
        "cardBrand": "VISA",
        "cardToken": token,
        "lastFour": "0768",
        "expiryMonth": "12",
        "expiryYear": "2039",
    });
    notice
}

/// What a card paid is taken, so that the order is paid.
pub(crate) async fn capture(shop: &TestShop, order: &OrderRow) {
    let attempt = shop.db.attempts_of(order).await.pop().unwrap();
    shop.tell(&captured(order, &attempt, "S")).await;
}

/// The browser's buyer pays an order by a card that is kept.
pub(crate) async fn save(shop: &TestShop, browser: &Browser, token: &str) -> OrderRow {
    let order = order(shop, browser).await;
    shop.tell(&notice(shop, &order, token).await).await;
    capture(shop, &order).await;
    order
}

pub(crate) async fn cards(shop: &TestShop) -> Vec<saved_card::Model> {
    let cards = saved_card::Entity::find();
    cards.all(&shop.db.connection).await.unwrap()
}

pub(crate) async fn buyer_id(shop: &TestShop, email: &str) -> String {
    let buyers = buyer::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    let buyer = buyers.into_iter().find(|buyer| buyer.email == email);
    buyer.expect("an account").id
}

pub(crate) async fn remove(browser: &Browser, card: &str) -> Page {
    let path = format!("/account/cards/{card}/remove");
    browser.post(&path, &[]).await
}
