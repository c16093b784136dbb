//! Cards that are typed on Antom's Checkout Page, and saved there.

use serde_json::Value;

use super::{PRODUCT, session};
use crate::common::{Browser, CARD, Hosted, TestShop, log_in};

fn mode(shop: &TestShop) -> Value {
    let meta = &session(shop)["availablePaymentMethod"]["paymentMethodMetaData"];
    meta["tokenizeMode"].clone()
}

async fn somebody(shop: &TestShop) -> Browser {
    let browser = shop.browser().with("pay", "page");
    log_in(shop, &browser, "ada@example.com").await;
    browser.add_to_cart(PRODUCT, 1).await;
    browser
}

async fn ends_paid(shop: &TestShop) {
    shop.deliver_notifications().await;
    shop.pass_everywhere(2).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

/// Who is logged in is asked by Antom's page, and saved is what was agreed to.
#[tokio::test]
async fn a_card_is_saved_on_the_page_with_consent_only() {
    for (button, is_saved) in [
        (Hosted::Card(CARD), false),
        (Hosted::CardToSave(CARD), true),
    ] {
        let shop = TestShop::open().await;
        let ada = somebody(&shop).await;
        let page = ada.to_gateway().await;
        assert_eq!(mode(&shop), "ASKFORCONSENT");
        ada.on_hosted_page(&page, button).await;
        ends_paid(&shop).await;
        let account = ada.get("/account").await;
        assert_eq!(account.text.contains("0768"), is_saved, "{}", account.text);
        ada.add_to_cart("TEST-BOX-GREEN", 1).await;
        let checkout = ada.get("/checkout").await;
        let saved = checkout.attribute("input[name=pay][value^='saved:']", "value");
        assert_eq!(saved.is_some(), is_saved);
    }
}

#[tokio::test]
async fn a_guest_is_not_asked_on_the_page() {
    let shop = TestShop::open().await;
    let guest = shop.browser().with("pay", "page");
    guest.add_to_cart(PRODUCT, 1).await;
    let page = guest.to_gateway().await;
    assert_eq!(mode(&shop), Value::Null);
    guest.on_hosted_page(&page, Hosted::CardToSave(CARD)).await;
    ends_paid(&shop).await;
}

#[tokio::test]
async fn without_the_merchants_word_nobody_is_asked_on_the_page() {
    for decisions in [
        [("pay.save_cards_on_page", "false")],
        // Without cards there is nothing to save.
        [("pay.methods", r#"["ALIPAY_CN"]"#)],
        [("parts.accounts", "false")],
    ] {
        let shop = TestShop::decided(&decisions, &[]).await;
        let browser = shop.browser().with("pay", "page");
        if decisions[0].0 != "parts.accounts" {
            log_in(&shop, &browser, "ada@example.com").await;
        }
        browser.add_to_cart(PRODUCT, 1).await;
        browser.to_gateway().await;
        assert_eq!(mode(&shop), Value::Null, "{decisions:?}");
    }
}

/// The box of the shop's own form holds for the page as well.
#[tokio::test]
async fn the_shops_own_box_holds_for_the_page() {
    for (box_, asked) in [("", Value::Null), ("yes", "ENABLED".into())] {
        let shop = TestShop::open_with(&[("SHOP_CARD_CONSENT", "shop")]).await;
        let ada = somebody(&shop).await.with("save", box_);
        let page = ada.to_gateway().await;
        assert_eq!(mode(&shop), asked);
        ada.on_hosted_page(&page, Hosted::Card(CARD)).await;
        ends_paid(&shop).await;
        let account = ada.get("/account").await;
        assert_eq!(account.text.contains("0768"), box_ == "yes");
    }
}

/// Whoever is sent the link to an order reaches no page on which their card would be saved for
/// its owner, and what they type is saved for nobody.
#[tokio::test]
async fn a_friends_card_on_the_page_is_nobodys() {
    let shop = TestShop::open().await;
    let owner = somebody(&shop).await;
    let page_that_saves = owner.to_gateway().await;
    let token = shop.db.order().await.token;

    let friend = shop.browser();
    let page = friend.pay_again(&token).await.gateway();
    assert_ne!(page, page_that_saves);
    assert_eq!(mode(&shop), Value::Null);
    friend.on_hosted_page(&page, Hosted::CardToSave(CARD)).await;
    ends_paid(&shop).await;
    let account = owner.get("/account").await;
    assert!(!account.text.contains("0768"), "{}", account.text);
}

/// A token that Antom tells though nobody was asked, as a setting in its dashboard may have it, is
/// not kept: the card may be anybody's.
#[tokio::test]
async fn a_token_that_nobody_asked_for_is_not_kept() {
    let decisions = [("pay.save_cards_on_page", "false")];
    let shop = TestShop::decided(&decisions, &[]).await;
    let owner = somebody(&shop).await;
    owner.to_gateway().await;
    let order = shop.db.order().await;
    let notice = crate::account::people::notice(&shop, &order, "ALIPAYtokenOfAFriend").await;
    shop.tell(&notice).await;
    crate::account::people::capture(&shop, &order).await;
    assert_eq!(crate::account::people::cards(&shop).await, []);
}

/// To have the card saved or not is another choice, so it needs another page.
#[tokio::test]
async fn the_owner_comes_back_to_the_page_that_saves() {
    let shop = TestShop::open().await;
    let owner = somebody(&shop).await;
    let page = owner.to_gateway().await;
    let token = shop.db.order().await.token;
    assert_eq!(owner.pay_again(&token).await.gateway(), page);
    let again = owner.pay_otherwise(&token, &[("pay", "page")]).await;
    assert_eq!(again.gateway(), page);
    assert_eq!(shop.db.attempts().await.len(), 1);
}
