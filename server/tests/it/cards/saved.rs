//! Cards that are saved with the buyer's consent, and paid with again.

use super::buyer::Buyer;
use crate::common::{CARD, Hosted, Tamper};

const TOKENIZE: &str = "/paymentMethod/paymentMethodMetaData/tokenizeMode";

/// A buyer with an account is asked, on Antom's page, and nothing is ticked there beforehand.
#[tokio::test]
async fn a_card_is_saved_with_consent_only() {
    for (button, saved) in [
        (Hosted::Card(CARD), false),
        (Hosted::CardToSave(CARD), true),
    ] {
        let buyer = Buyer::new().await;
        buyer.logs_in().await;
        let page = buyer.to_card_page().await;
        assert_eq!(buyer.request().pointer(TOKENIZE).unwrap(), "ASKFORCONSENT");
        buyer.browser.on_hosted_page(&page, button).await;
        buyer.ends_paid().await;
        let account = buyer.browser.get("/account").await;
        assert_eq!(account.text.contains("0768"), saved, "{}", account.text);
    }
}

#[tokio::test]
async fn a_guest_is_not_asked() {
    let buyer = Buyer::new().await;
    let page = buyer.to_card_page().await;
    assert_eq!(buyer.request().pointer(TOKENIZE).unwrap(), "DISABLED");
    buyer
        .browser
        .on_hosted_page(&page, Hosted::CardToSave(CARD))
        .await;
    buyer.ends_paid().await;
    let checkout = buyer.browser.get("/checkout").await;
    assert!(
        checkout
            .attribute("input[value^='saved:']", "value")
            .is_none()
    );
}

/// The shop may ask instead, by a box that is not ticked.
#[tokio::test]
async fn the_shops_own_box_asks_instead() {
    for (box_, mode) in [("", "DISABLED"), ("yes", "ENABLED")] {
        let buyer = Buyer::with(&[("SHOP_CARD_CONSENT", "shop")]).await;
        buyer.logs_in().await;
        let checkout = buyer.browser.get("/checkout").await;
        assert!(checkout.attribute("#save[type=checkbox]", "name").is_some());
        assert!(checkout.attribute("#save[checked]", "name").is_none());
        let page = buyer.browser.clone().with("save", box_).to_gateway().await;
        assert_eq!(buyer.request().pointer(TOKENIZE).unwrap(), mode);
        buyer.types_card(&page).await;
        buyer.ends_paid().await;
        let account = buyer.browser.get("/account").await;
        assert_eq!(account.text.contains("0768"), box_ == "yes");
    }
}

/// Two clicks from the cart: to the checkout, and Pay. S at once, and no page in between.
#[tokio::test]
async fn a_saved_card_pays_at_once() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    let checkout = buyer.browser.get("/checkout").await;
    let checked = checkout.attribute("input[name=pay][checked]", "value");
    assert_eq!(checked.as_ref(), Some(&way));
    // What the buyer typed last time is there.
    for (field, value) in [
        ("email", "ada@example.com"),
        ("name", "Ada Lovelace"),
        ("address1", "1 Harbour Road"),
        ("postcode", "098633"),
    ] {
        let typed = checkout.attribute(&format!("#{field}"), "value");
        assert_eq!(typed.as_deref(), Some(value), "{field}");
    }
    let token = buyer
        .browser
        .clone()
        .with("pay", &way)
        .checkout()
        .await
        .result_token();
    let body = buyer.requests().pop().unwrap();
    let at = |pointer: &str| body.pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(at("/paymentMethod/paymentMethodType"), "CARD");
    assert!(
        at("/paymentMethod/paymentMethodId")
            .as_str()
            .unwrap()
            .starts_with("ALIPAY")
    );
    assert_eq!(
        at("/paymentMethod/paymentMethodMetaData/isCardOnFile"),
        true
    );
    assert!(at(TOKENIZE).is_null());
    assert_eq!(at("/paymentFactor/isAuthorization"), true);
    assert_eq!(buyer.browser.result(&token).await, "capturing");
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(2).await;
    buyer.shop.deliver_notifications().await;
    assert_eq!(buyer.browser.result(&token).await, "paid");
    buyer.shop.audit().await;
}

#[tokio::test]
async fn a_saved_card_may_have_to_pass_its_issuer() {
    let (buyer, way) = Buyer::with_saved_card(&[("SHOP_CARD_3DS", "always")]).await;
    let page = buyer.browser.clone().with("pay", &way).to_gateway().await;
    let there = buyer.browser.get(&page).await;
    let gateway = buyer.shop.gateway.url.clone();
    let issuer = match there.location {
        Some(location) => location,
        None => there.attribute("form", "action").unwrap(),
    };
    buyer
        .browser
        .at_bank(&gateway, issuer.trim_start_matches(&gateway), false)
        .await;
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(2).await;
    buyer.shop.deliver_notifications().await;
    let orders = buyer.shop.db.orders().await;
    assert!(orders.iter().all(|order| order.state == "paid"));
    buyer.shop.audit().await;
}

/// It was removed in another tab after the checkout was opened.
#[tokio::test]
async fn a_card_that_was_removed_is_not_charged() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    let review = buyer.browser.review().await;
    let id = way.trim_start_matches("saved:");
    let removed = buyer
        .browser
        .post(&format!("/account/cards/{id}/remove"), &[])
        .await;
    assert_eq!(removed.status, 303);
    let before = buyer.requests().len();
    let page = buyer
        .browser
        .clone()
        .with("pay", &way)
        .pay_for(&review)
        .await;
    assert_eq!(page.status, 422);
    assert!(
        page.text.contains("not saved here any more"),
        "{}",
        page.text
    );
    assert_eq!(buyer.requests().len(), before);
    // Antom was told to forget it, too.
    buyer.shop.drain().await;
    assert_eq!(buyer.shop.proxy.calls("deleteToken").len(), 1);
}

/// Another buyer's card is nobody's.
#[tokio::test]
async fn somebody_elses_card_is_not_charged() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    let before = buyer.requests().len();
    let stranger = buyer.shop.browser().with("pay", &way);
    stranger.add_to_cart("TEST-SACK-GREEN", 1).await;
    assert_eq!(stranger.checkout().await.status, 422);
    // Nor for an order of somebody else's, though its result page is known.
    let (_, _, token) = buyer.shop.order_of("TEST-SACK-GREEN", 1).await;
    let page = buyer.browser.pay_otherwise(&token, &[("pay", &way)]).await;
    assert_eq!(page.status, 422);
    assert_eq!(buyer.requests().len(), before);
}

/// Antom knows the card no more: the buyer is told, and can type it again.
#[tokio::test]
async fn a_card_that_antom_has_forgotten_is_told_as_that() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    let refusal = serde_json::json!({
        "result": { "resultCode": "INVALID_TOKEN", "resultStatus": "F", "resultMessage": "no" },
    });
    buyer.shop.proxy.tamper("pay", Tamper::Instead(refusal));
    let token = buyer
        .browser
        .clone()
        .with("pay", &way)
        .checkout()
        .await
        .result_token();
    let page = buyer.browser.get(&format!("/result/{token}")).await;
    assert!(
        page.text.contains("The saved card can no longer be used"),
        "{}",
        page.text
    );
    buyer.shop.proxy.stop_tampering();
    let page = buyer
        .browser
        .pay_otherwise(&token, &[("pay", "card")])
        .await
        .gateway();
    buyer.types_card(&page).await;
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(2).await;
    buyer.shop.deliver_notifications().await;
    assert_eq!(buyer.browser.result(&token).await, "paid");
}

/// Whoever has the order's link may go on with it, and still charges nobody's card.
#[tokio::test]
async fn a_saved_card_is_not_charged_again_without_its_owner() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    let declined = serde_json::json!({
        "result": { "resultCode": "PROCESS_FAIL", "resultStatus": "F", "resultMessage": "no" },
    });
    buyer.shop.proxy.tamper("pay", Tamper::Instead(declined));
    let token = buyer
        .browser
        .clone()
        .with("pay", &way)
        .checkout()
        .await
        .result_token();
    buyer.shop.proxy.stop_tampering();
    let stranger = buyer.shop.browser();
    stranger.pay_again(&token).await.gateway();
    let body = buyer.requests().pop().unwrap();
    assert!(
        body.pointer("/paymentMethod/paymentMethodId").is_none(),
        "{body:#}"
    );
    assert_eq!(
        stranger
            .pay_otherwise(&token, &[("pay", &way)])
            .await
            .status,
        422
    );
}

/// A card that is removed while nobody knows what came of its payment ends nothing.
#[tokio::test]
async fn a_card_removed_in_the_silence_leaves_its_payment_open() {
    let (buyer, way) = Buyer::with_saved_card(&[]).await;
    // Antom has charged it, and for a while denies to know of it.
    buyer.fault("pay", "no_answer", 1).await;
    let denied = serde_json::json!({
        "result": { "resultCode": "ORDER_NOT_EXIST", "resultStatus": "F", "resultMessage": "no" },
    });
    buyer
        .shop
        .proxy
        .tamper("inquiryPayment", Tamper::Instead(denied));
    buyer.fault("pay", "http_500", 1).await;
    let token = buyer
        .browser
        .clone()
        .with("pay", &way)
        .checkout()
        .await
        .result_token();
    let id = way.trim_start_matches("saved:");
    buyer
        .browser
        .post(&format!("/account/cards/{id}/remove"), &[])
        .await;
    assert_eq!(buyer.browser.pay_again(&token).await.result_token(), token);
    assert_eq!(buyer.browser.result(&token).await, "checking");
    buyer.shop.proxy.stop_tampering();
    buyer.shop.deliver_notifications().await;
    buyer.shop.pass_everywhere(2).await;
    buyer.shop.deliver_notifications().await;
    assert_eq!(buyer.browser.result(&token).await, "paid");
    buyer.shop.audit().await;
}

/// Somebody is sent the result page of an order ("could you pay this for me?") whose owner had
/// asked for a card to be saved. The friend's card is not saved in the owner's account, and the page
/// on which it would be is not reached.
#[tokio::test]
async fn a_friends_card_is_not_saved_in_the_account_of_who_ordered() {
    for (consent, box_) in [("antom", ""), ("shop", "yes")] {
        let owner = Buyer::with(&[("SHOP_CARD_CONSENT", consent)]).await;
        owner.logs_in().await;
        let asking = owner.browser.clone().with("save", box_);
        let page_that_saves = asking.to_gateway().await;
        let token = owner.order().await.token;

        let friend = owner.shop.browser();
        let page = friend.pay_again(&token).await.gateway();
        assert_ne!(page, page_that_saves);
        let bodies = owner.requests();
        let mode = bodies.last().unwrap().pointer(TOKENIZE).unwrap();
        assert_eq!(mode, "DISABLED");
        assert_eq!(owner.states().await, ["cancelled", "open"]);
        friend.on_hosted_page(&page, Hosted::CardToSave(CARD)).await;
        owner.ends_paid().await;
        let account = owner.browser.get("/account").await;
        assert!(!account.text.contains("0768"), "{}", account.text);
    }
}

/// The owner, in another browser, goes on where the first one was.
#[tokio::test]
async fn the_owner_goes_on_to_the_page_that_saves_from_anywhere() {
    let owner = Buyer::new().await;
    owner.logs_in().await;
    let page = owner.to_card_page().await;
    let token = owner.order().await.token;
    let phone = owner.shop.browser();
    crate::common::log_in(&owner.shop, &phone, "ada@example.com").await;
    assert_eq!(phone.pay_again(&token).await.gateway(), page);
}
