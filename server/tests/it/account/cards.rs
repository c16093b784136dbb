//! Which cards are kept, whose they are, and how long they can be used.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use server::config::Config;
use server::jobs;
use server::platform::clock::Clock;
use server::services::key_change::renew;
use server::services::payments::saved_cards::{of_buyer, token};
use server::web::state::AppState;

use super::people::{
    ADA, BOB, TOKEN, buyer_id, cards, log_in, notice, order, remove, save, somebody,
};
use crate::common::{CARD_KEY, Signed, Tamper, TestShop};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::test]
async fn a_card_that_a_payment_tells_of_is_kept_sealed_and_once() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    for _ in 0..2 {
        save(&shop, &ada, TOKEN).await;
    }
    let kept = cards(&shop).await;
    assert_eq!(kept.len(), 1, "{kept:?}");
    let sealed = kept[0].token.as_deref().unwrap();
    assert!(sealed.starts_with("sealed:v1:"), "{sealed}");
    assert!(!format!("{kept:?}").contains(TOKEN));
    let page = ada.get("/account").await;
    assert!(page.text.contains("VISA ending 0768"), "{}", page.text);
    assert!(page.text.contains("expires 12/2039"), "{}", page.text);

    let id = buyer_id(&shop, ADA).await;
    let shop_ = &shop.state.shop;
    let usable = token(shop_, &id, &kept[0].id).await.unwrap().unwrap();
    assert_eq!(usable.expose(), TOKEN);
    let mine = of_buyer(shop_, &id).await.unwrap();
    assert_eq!(mine.len(), 1);
    assert_eq!((mine[0].expiry, mine[0].expired), (Some((12, 2039)), false));
    // Another card is another card.
    save(&shop, &ada, "ALIPAYanother").await;
    assert_eq!(of_buyer(shop_, &id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_inquiry_tells_of_a_card_too() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    ada.add_to_cart("TEST-BOX-GREEN", 1).await;
    let page = ada.to_gateway().await;
    let order = shop.db.order_of_page(&page).await;
    shop.proxy.tamper(
        "inquiryPayment",
        Tamper::Change(Box::new(|answer: &mut Value| {
            answer["paymentResultInfo"] = json!({
                "cardNo": "************4444",
                "cardToken": TOKEN,
                "expiryMonth": "**",
                "expiryYear": "**",
            });
        })),
    );
    ada.pay_with_wallet(&page).await;
    ada.get(&format!("/result/{}", order.token)).await;
    let kept = cards(&shop).await;
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].expiry_month, kept[0].expiry_year), (None, None));
    let page = ada.get("/account").await;
    assert!(page.text.contains("Card ending 4444"), "{}", page.text);
    let said = format!("{:?}", shop.db.evidence().await);
    assert!(said.contains("sealed:v1:") && !said.contains(TOKEN));
    // The notification, which is kept before it is read, tells of the same one.
    shop.tell(&notice(&shop, &order, TOKEN).await).await;
    let kept = cards(&shop).await;
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(kept[0].brand, "VISA");
    assert_eq!(kept[0].expiry_year, Some(2039));
}

#[tokio::test]
async fn a_guests_card_is_not_kept() {
    let shop = TestShop::open().await;
    let guest = shop.browser();
    let order = save(&shop, &guest, TOKEN).await;
    assert_eq!(cards(&shop).await, []);
    log_in(&shop, &guest, ADA).await;
    assert_eq!(cards(&shop).await, []);
    // Told again, it is still a card that nobody was asked about: whoever has the order's link may
    // have typed it.
    let mut again = notice(&shop, &order, TOKEN).await;
    again["paymentCreateTime"] = json!("2026-11-21T10:00:00+08:00");
    shop.tell(&again).await;
    assert_eq!(cards(&shop).await, []);
}

#[tokio::test]
async fn an_expired_card_is_named_and_cannot_be_used() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    let order = order(&shop, &ada).await;
    let now = time::OffsetDateTime::now_utc();
    let month = format!("{:02}", u8::from(now.month()));
    let mut notice = notice(&shop, &order, TOKEN).await;
    notice["paymentResultInfo"]["expiryMonth"] = json!(month);
    notice["paymentResultInfo"]["expiryYear"] = json!(format!("{:02}", now.year() % 100));
    shop.tell(&notice).await;
    let (id, card) = (buyer_id(&shop, ADA).await, cards(&shop).await.remove(0).id);
    let shop_ = &shop.state.shop;
    assert!(token(shop_, &id, &card).await.unwrap().is_some());
    let words = |state: &str| format!("{state} {month}/{}", now.year());
    let page = ada.get("/account").await;
    assert!(page.text.contains(&words("expires")), "{}", page.text);

    shop.pass(31 * DAY);
    log_in(&shop, &ada, ADA).await;
    assert!(token(shop_, &id, &card).await.unwrap().is_none());
    assert!(of_buyer(shop_, &id).await.unwrap()[0].expired);
    let page = ada.get("/account").await;
    assert!(page.text.contains(&words("expired")), "{}", page.text);
}

#[tokio::test]
async fn a_card_is_its_owners_alone() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    save(&shop, &ada, TOKEN).await;
    let card = cards(&shop).await.remove(0).id;
    let bob = somebody(&shop, BOB).await;
    assert!(!bob.get("/account").await.text.contains("0768"));
    assert_eq!(remove(&bob, &card).await.status, 404);
    let bobs = buyer_id(&shop, BOB).await;
    let shop_ = &shop.state.shop;
    assert!(token(shop_, &bobs, &card).await.unwrap().is_none());
    assert_eq!(of_buyer(shop_, &bobs).await.unwrap(), []);
    // Not even when its row is made Bob's: the token is bound to Ada.
    shop.db
        .sql(&format!("UPDATE saved_cards SET buyer_id = '{bobs}'"))
        .await;
    assert!(token(shop_, &bobs, &card).await.unwrap().is_none());
    assert!(shop.proxy.calls("deleteToken").is_empty());
    // The same card, kept by two people, is two cards.
    save(&shop, &ada, TOKEN).await;
    assert_eq!(cards(&shop).await.len(), 2);
}

/// docs/operations.md: a new key before the old one, a start, and the old one goes.
#[tokio::test]
async fn a_key_is_replaced_and_no_card_is_lost() {
    const NEXT: &str = "YW5vdGhlciB0ZXN0IGtleSBvZiAzMiBieXRlcyAhISE=";
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    save(&shop, &ada, TOKEN).await;
    let (id, card) = (buyer_id(&shop, ADA).await, cards(&shop).await.remove(0));
    let with_key = async |key: &str| {
        let mut variables = shop.variables.clone();
        variables.insert("SHOP_CARD_KEY".to_owned(), key.to_owned());
        let config = Config::load(&|name| variables.get(name).cloned()).unwrap();
        let state = AppState::build(config, Clock::system()).await.unwrap();
        Arc::clone(&state.shop)
    };
    let both = with_key(&format!("{NEXT},{CARD_KEY}")).await;
    assert!(token(&both, &id, &card.id).await.unwrap().is_some());
    let new = with_key(NEXT).await;
    assert!(token(&new, &id, &card.id).await.unwrap().is_none());
    for _ in 0..2 {
        renew(&both).await.unwrap();
    }
    let usable = token(&new, &id, &card.id).await.unwrap().unwrap();
    assert_eq!(usable.expose(), TOKEN);
    let renewed = cards(&shop).await.remove(0);
    assert_ne!(renewed.token_mark, card.token_mark);
    // A notification that was kept under the old key still tells of the same card.
    let order = order(&shop, &ada).await;
    let told = Signed::json(&notice(&shop, &order, TOKEN).await);
    shop.deliver(&told).await;
    jobs::inbox::work(&both).await.unwrap();
    assert_eq!(cards(&shop).await.len(), 1);
}
