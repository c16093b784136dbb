//! That news of Antom is lost because of how it is written or where it was sent.

use antom::webhook::Headers;
use antom::{Message, PublicKey};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use crate::common::{CLIENT_ID, MetricsPort, Signed, TestShop, WEBHOOK, antom_key, keys, paid};

#[tokio::test]
async fn odd_text_in_a_notification_does_not_hide_that_money_moved() {
    for odd in [
        r#""extendInfo":"\ud83d","#,
        r#""extendInfo":"\ude00\ud83d x","#,
        "\"extendInfo\":\"a\tb\",",
        r#""paymentTime":20261129194010800100188123456789,"#,
    ] {
        let shop = TestShop::open().await;
        let (_, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
        let body = paid(&shop.db.order().await, &shop.db.attempts().await[0]).to_string();
        let body = body.replacen('{', &format!("{{{odd}"), 1);
        assert_eq!(shop.deliver(&Signed::new(body)).await.status, 200, "{odd}");
        shop.drain().await;
        assert_eq!(shop.db.inbox_states().await, ["applied"], "{odd}");
        shop.becomes(&token, "paid").await;
    }
}

#[tokio::test]
async fn a_payment_id_that_comes_as_a_number_keeps_every_digit() {
    let shop = TestShop::open().await;
    shop.order_of("TEST-BOX-GREEN", 1).await;
    let mut notice = paid(&shop.db.order().await, &shop.db.attempts().await[0]);
    let id = "202611291940108001001881234567";
    notice["paymentId"] = "ID".into();
    let body = notice.to_string().replace("\"ID\"", id);
    shop.deliver(&Signed::new(body)).await;
    shop.drain().await;
    let attempt = shop.db.attempts().await.remove(0);
    assert_eq!(attempt.payment_id.as_deref(), Some(id));
}

#[tokio::test]
async fn news_that_cannot_be_read_makes_the_shop_ask_at_once() {
    for body in [
        "[]",
        r#"{"notifyType":"PAYMENT_RESULT"}"#,
        r#"{"notifyType":"PAYMENT_RESULT","result":{"resultStatus":"Z"}}"#,
        "{\"notifyType\":\"PAYMENT_RESULT\"",
        // Which of the two decides is not for us to guess.
        r#"{"notifyType":"PAYMENT_RESULT","result":{"resultCode":"X","resultStatus":"F"},
            "result":{"resultCode":"SUCCESS","resultStatus":"S"}}"#,
    ] {
        let shop = TestShop::open().await;
        let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
        browser.pay_with_wallet(&page).await;
        assert_eq!(shop.deliver(&Signed::new(body)).await.status, 200, "{body}");
        shop.drain().await;
        shop.becomes(&token, "paid").await;
        assert_eq!(shop.proxy.calls("inquiryPayment").len(), 1, "{body}");
    }
}

#[tokio::test]
async fn what_is_kept_of_a_notification_proves_later_that_antom_signed_it() {
    let shop = TestShop::open().await;
    shop.order_of("TEST-BOX-GREEN", 1).await;
    let notice = paid(&shop.db.order().await, &shop.db.attempts().await[0]);
    // A token is sealed and a NUL replaced before the text is kept.
    let mut body = notice
        .to_string()
        .replacen('{', "{\"cardToken\":\"secret\",", 1);
    body.push('\0');
    let sent = Signed::new(body);
    assert_eq!(shop.deliver(&sent).await.status, 200);
    let row = shop.db.inbox().await.remove(0);
    assert_ne!(row.body.as_bytes(), sent.body);
    assert_eq!(row.path, WEBHOOK);
    assert_eq!(row.request_time, sent.time);
    assert_eq!(Some(&row.signature), sent.signature.as_ref());
    let hash = |bytes: &[u8]| BASE64_STANDARD.encode(Sha256::digest(bytes));
    assert_eq!(row.body_hash, hash(&sent.body));
    let message = Message {
        method: "POST",
        path: &row.path,
        client_id: CLIENT_ID,
        time: &row.request_time,
        body: &sent.body,
    };
    assert_eq!(row.signed_hash, hash(&message.to_bytes()));
    let headers = Headers {
        client_id: CLIENT_ID,
        request_time: &row.request_time,
        signature: &row.signature,
    };
    let antom = PublicKey::parse(&keys().antom_public).unwrap();
    headers.verify(&[antom], &row.path, &sent.body).unwrap();
    headers
        .verify(&[antom_key().public_key()], &row.path, b"{}")
        .unwrap_err();
}

#[tokio::test]
async fn a_webhook_address_that_is_nearly_right_is_counted_and_named() {
    let shop = TestShop::open().await;
    shop.order_of("TEST-BOX-GREEN", 1).await;
    let notice = paid(&shop.db.order().await, &shop.db.attempts().await[0]);
    let nearly = [
        "/webhooks/antom/payment/",
        "/webhooks/antom/payments",
        "/webhook/antom/payment",
        "/Webhooks/Antom/Payment",
        "/webhooks/antom",
        "/webhooks",
        "/",
        "/checkout",
        "/admin/webhooks/antom/payment",
    ];
    for path in nearly {
        let mut sent = Signed::json(&notice);
        sent.path = path.to_owned();
        let page = shop.deliver(&sent).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text.contains("no webhook at this address"), "{path}");
    }
    let figures = MetricsPort::open(&shop).await.read().await;
    let counted = figures.of("shop_notifications_total{outcome=\"wrong_address\"}");
    assert_eq!(counted, 9.0);
    assert!(shop.db.inbox().await.is_empty());
}
