//! A card that its owner removes is gone at once, and Antom forgets it too.

use antom::Message;
use serde_json::{Value, json};
use server::services::payments::saved_cards::{of_buyer, token};

use super::people::{ADA, TOKEN, buyer_id, cards, notice, order, remove, save, somebody};
use crate::common::{Browser, CARD, CLIENT_ID, Hosted, Tamper, TestShop, merchant_key};

/// Calls the gateway as the shop does, for what the shop does not ask for.
async fn call(shop: &TestShop, api: &str, body: &Value) -> Value {
    let path = format!("/ams/sandbox/api/v1/{api}");
    let (body, time) = (body.to_string(), "1795233600000");
    let message = Message {
        method: "POST",
        path: &path,
        client_id: CLIENT_ID,
        time,
        body: body.as_bytes(),
    };
    let signature = antom::sign(&merchant_key(), &message).unwrap();
    let request = shop
        .browser()
        .http()
        .post(format!("{}{path}", shop.gateway.url))
        .header("content-type", "application/json; charset=UTF-8")
        .header("client-id", CLIENT_ID)
        .header("request-time", time)
        .header("signature", signature)
        .body(body);
    let answer = request.send().await.unwrap().text().await.unwrap();
    serde_json::from_str(&answer).unwrap()
}

/// A card that the gateway keeps.
async fn real_token(shop: &TestShop) -> String {
    let amount = json!({ "currency": "SGD", "value": "6400" });
    let session = call(
        shop,
        "payments/createPaymentSession",
        &json!({
            "productCode": "CASHIER_PAYMENT",
            "productScene": "CHECKOUT_PAYMENT",
            "paymentRequestId": "SAVES-A-CARD",
            "paymentAmount": amount,
            "paymentRedirectUrl": "http://127.0.0.1:3000/result/abc",
            "paymentNotifyUrl": "http://127.0.0.1:9/webhooks/antom/payment",
            "order": {
                "referenceOrderId": "W-1",
                "orderDescription": "Wayfare order W-1",
                "orderAmount": amount,
                "buyer": { "referenceBuyerId": "buyer-1" },
                "goods": [{
                    "referenceGoodsId": "BAG-1",
                    "goodsName": "Day bag",
                    "goodsUnitAmount": amount,
                    "goodsQuantity": "1",
                }],
            },
            "availablePaymentMethod": {
                "paymentMethodMetaData": { "tokenizeMode": "ENABLED" },
            },
        }),
    )
    .await;
    let page = session["normalUrl"].as_str().expect("a page");
    let buyer: Browser = shop.browser();
    buyer.on_hosted_page(page, Hosted::Card(CARD)).await;
    let asked = json!({ "paymentRequestId": "SAVES-A-CARD" });
    let told = call(shop, "payments/inquiryPayment", &asked).await;
    told["paymentResultInfo"]["cardToken"]
        .as_str()
        .unwrap_or_else(|| panic!("no token: {told}"))
        .to_owned()
}

#[tokio::test]
async fn a_removed_card_is_gone_at_once_and_antom_forgets_it() {
    let shop = TestShop::open().await;
    let real = real_token(&shop).await;
    let ada = somebody(&shop, ADA).await;
    save(&shop, &ada, &real).await;
    let (id, card) = (buyer_id(&shop, ADA).await, cards(&shop).await.remove(0).id);

    assert_eq!(remove(&ada, &card).await.status, 303);
    let shop_ = &shop.state.shop;
    assert!(token(shop_, &id, &card).await.unwrap().is_none());
    assert_eq!(of_buyer(shop_, &id).await.unwrap(), []);
    assert!(!ada.get("/account").await.text.contains("0768"));
    assert_eq!(remove(&ada, &card).await.status, 404);

    shop.drain().await;
    let calls = shop.proxy.calls("deleteToken");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].body["token"].as_str(), Some(&*real));
    assert_eq!(cards(&shop).await[0].token, None);
    assert!(
        shop.db
            .outbox()
            .await
            .iter()
            .all(|task| task.state != "todo")
    );
    // The gateway has forgotten it.
    let known = shop.gateway.state().await["savedCards"].clone();
    assert_eq!(known[0]["state"], "deleted", "{known}");
}

#[tokio::test]
async fn antom_is_told_until_it_answers() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    save(&shop, &ada, TOKEN).await;
    let card = cards(&shop).await.remove(0).id;
    shop.proxy.tamper("deleteToken", Tamper::Status(500));
    remove(&ada, &card).await;
    shop.drain().await;
    assert!(cards(&shop).await[0].token.is_some());
    assert!(!ada.get("/account").await.text.contains("0768"));
    let refusal = json!({
        "result": { "resultStatus": "F", "resultCode": "ACCESS_DENIED", "resultMessage": "no" },
    });
    shop.proxy.tamper("deleteToken", Tamper::Instead(refusal));
    shop.pass_everywhere(1).await;
    assert!(cards(&shop).await[0].token.is_some());
    // The gateway never knew this card: there is nothing to forget.
    shop.proxy.stop_tampering();
    shop.pass_everywhere(10).await;
    assert_eq!(cards(&shop).await[0].token, None);
    assert_eq!(shop.proxy.calls("deleteToken").len(), 3);
    assert!(
        shop.db
            .outbox()
            .await
            .iter()
            .all(|task| task.state != "todo")
    );
}

#[tokio::test]
async fn old_news_brings_no_removed_card_back_and_saving_it_again_does() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    let first = save(&shop, &ada, TOKEN).await;
    let card = cards(&shop).await.remove(0).id;
    shop.pass(std::time::Duration::from_secs(60));
    remove(&ada, &card).await;
    let mut again = notice(&shop, &first, TOKEN).await;
    again["paymentCreateTime"] = json!("2026-11-21T10:00:00+08:00");
    shop.tell(&again).await;
    assert!(cards(&shop).await[0].removed_at.is_some(), "it came back");

    shop.pass(std::time::Duration::from_secs(60));
    let next = order(&shop, &ada).await;
    shop.tell(&notice(&shop, &next, TOKEN).await).await;
    let kept = cards(&shop).await;
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(kept[0].removed_at, None);
    let id = buyer_id(&shop, ADA).await;
    let usable = token(&shop.state.shop, &id, &card).await.unwrap().unwrap();
    assert_eq!(usable.expose(), TOKEN);
    // And it can be removed again.
    remove(&ada, &card).await;
    shop.drain().await;
    assert_eq!(cards(&shop).await[0].token, None);
    assert_eq!(shop.proxy.calls("deleteToken").len(), 2);
}
