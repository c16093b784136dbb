//! What arrives at the webhook and is forged, malformed, or authentic and wrong.

use std::time::Duration;

use serde_json::{Value, json};

use crate::common::{CLIENT_ID, Signed, TestShop, WEBHOOK, antom_key, merchant_key, paid};

#[tokio::test]
async fn a_notification_whose_signature_does_not_hold_is_refused_and_forgotten() {
    let shop = TestShop::open().await;
    let (_, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let good = Signed::json(&paid(&shop.db.order().await, &shop.db.attempts().await[0]));

    let mut forged: Vec<(String, Signed)> = Vec::new();
    let mut spoil = |name: &str, spoil: &dyn Fn(&mut Signed)| {
        let mut notification = good.clone();
        spoil(&mut notification);
        forged.push((name.to_owned(), notification));
    };
    spoil("unsigned", &|notification| notification.signature = None);
    spoil("empty", &|notification| {
        notification.signature = Some(String::new());
    });
    spoil("no header", &|notification| {
        notification.signature = Some("signature".to_owned());
    });
    spoil("no signature in it", &|notification| {
        notification.signature = Some("algorithm=RSA256,keyVersion=1,signature=".to_owned());
    });
    spoil("another algorithm", &|notification| {
        notification.signature = notification
            .signature
            .take()
            .map(|text| text.replace("RSA256", "none"));
    });
    spoil("signed with our own key", &|notification| {
        *notification = Signed::by(
            &merchant_key(),
            CLIENT_ID,
            WEBHOOK,
            notification.body.clone(),
        );
    });
    spoil("another time", &|notification| {
        notification.time = "2026-11-21T10:00:01+08:00".to_owned();
    });
    spoil("no time", &|notification| notification.time = String::new());
    spoil("the header of another client", &|notification| {
        notification.client_id = "SANDBOX_5X1".to_owned();
    });
    spoil("no client", &|notification| {
        notification.client_id = String::new();
    });
    spoil("for another client, and signed so", &|notification| {
        *notification = Signed::by(
            antom_key(),
            "SANDBOX_5X00000000000001",
            WEBHOOK,
            notification.body.clone(),
        );
    });
    spoil("for another path, and signed so", &|notification| {
        *notification = Signed::by(
            antom_key(),
            CLIENT_ID,
            "/webhooks/antom/dispute",
            notification.body.clone(),
        );
        notification.path = WEBHOOK.to_owned();
    });
    spoil("at another path", &|notification| {
        notification.path = "/webhooks/antom/dispute".to_owned();
    });
    spoil("with a query", &|notification| {
        notification.path = format!("{WEBHOOK}?a=b");
    });
    spoil("one byte more", &|notification| {
        notification.body.push(b' ');
    });
    spoil("one byte less", &|notification| {
        notification.body.pop();
    });
    for position in 0..good.body.len() {
        // Every byte once, with a bit that gives another printable one.
        if position % 7 == 0 || position + 1 == good.body.len() {
            spoil(&format!("byte {position}"), &|notification| {
                notification.body[position] ^= 1;
            });
        }
    }
    let signature = good.signature.clone().unwrap();
    for position in (signature.len() - 300..signature.len()).step_by(29) {
        spoil(
            &format!("letter {position} of the signature"),
            &|notification| {
                let mut letters = notification.signature.take().unwrap().into_bytes();
                letters[position] = if letters[position] == b'A' {
                    b'B'
                } else {
                    b'A'
                };
                notification.signature = Some(String::from_utf8(letters).unwrap());
            },
        );
    }
    for (name, notification) in &forged {
        let page = shop.deliver(notification).await;
        assert_eq!(page.status, 401, "{name}: {}", page.text);
        assert!(!page.text.contains(r#""resultStatus":"S""#), "{name}");
    }
    assert!(shop.db.inbox().await.is_empty());
    shop.drain().await;
    assert_eq!(shop.db.order().await.state, "awaiting_payment");

    // The very one that they were made of counts.
    assert_eq!(shop.deliver(&good).await.status, 200);
    shop.drain().await;
    assert_eq!(shop.browser().result(&token).await, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn an_authentic_notification_is_kept_whatever_it_says() {
    let shop = TestShop::open().await;
    let (_, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let (order, attempt) = (shop.db.order().await, shop.db.attempts().await.remove(0));
    let with = |change: &dyn Fn(&mut Value)| {
        let mut notice = paid(&order, &attempt);
        change(&mut notice);
        notice.to_string().into_bytes()
    };
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("unparseable", b"not JSON".to_vec()),
        ("unparseable", Vec::new()),
        ("unparseable", b"[]".to_vec()),
        ("unparseable", b"\xff\xfe{}".to_vec()),
        ("unparseable", b"\0".to_vec()),
        ("unparseable", deep.into_bytes()),
        ("unknown_kind", b"{}".to_vec()),
        ("unknown_kind", br#"{"notifyType":null}"#.to_vec()),
        (
            "unknown_kind",
            br#"{"notifyType":"VAULTING_RESULT"}"#.to_vec(),
        ),
        (
            "unparseable",
            br#"{"notifyType":"PAYMENT_RESULT"}"#.to_vec(),
        ),
        (
            "unparseable",
            with(&|notification| notification["paymentAmount"] = json!(null)),
        ),
        (
            "unparseable",
            with(&|notification| notification["paymentAmount"]["value"] = json!("1.5")),
        ),
        (
            "unparseable",
            with(&|notification| notification["paymentAmount"]["value"] = json!("-1")),
        ),
        (
            "unparseable",
            with(&|notification| notification["paymentAmount"]["value"] = json!("9".repeat(40))),
        ),
        (
            "unparseable",
            with(&|notification| notification["paymentAmount"]["currency"] = json!("XXX")),
        ),
        (
            "unknown_order",
            with(&|notification| {
                notification["paymentRequestId"] = json!("wf-nobody");
                notification["paymentId"] = json!("nobody");
            }),
        ),
        (
            "unknown_order",
            with(&|notification| {
                notification["paymentRequestId"] = json!(null);
                notification["paymentId"] = json!(null);
            }),
        ),
    ];
    for (_, body) in &bodies {
        let page = shop.deliver(&Signed::new(body.clone())).await;
        assert_eq!(page.status, 200, "{}", String::from_utf8_lossy(body));
        assert!(page.text.contains(r#""resultStatus":"S""#));
    }
    shop.drain().await;
    // What names no order of ours may have overtaken what does: it waits before it is given up.
    for _ in 0..3 {
        shop.pass(Duration::from_secs(6 * 60));
        shop.drain().await;
    }
    let states = shop.db.inbox_states().await;
    let expected: Vec<&str> = bodies.iter().map(|(state, _)| *state).collect();
    assert_eq!(states, expected);
    assert_eq!(shop.db.order().await.state, "awaiting_payment");

    shop.tell(&paid(&order, &attempt)).await;
    assert_eq!(shop.browser().result(&token).await, "paid");
    shop.audit().await;
}

/// Characters that a database does not store must not keep others from being heard.
#[tokio::test]
async fn one_notification_that_cannot_be_worked_on_does_not_hold_up_the_next() {
    let shop = TestShop::open().await;
    let (_, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let (order, attempt) = (shop.db.order().await, shop.db.attempts().await.remove(0));
    let mut notice = paid(&order, &attempt);
    notice["result"]["resultStatus"] = json!("F");
    notice["result"]["resultCode"] = json!("A\u{0}B");
    for (field, value) in [
        ("result", Value::Null),
        ("paymentId", json!("a\u{0}b")),
        ("paymentRequestId", json!("\u{0}")),
    ] {
        let mut body = notice.clone();
        if !value.is_null() {
            body[field] = value;
        }
        assert_eq!(
            shop.deliver(&Signed::json(&body)).await.status,
            200,
            "{field}"
        );
    }
    let mut method = paid(&order, &attempt);
    method["paymentMethodType"] = json!("CA\u{0}RD");
    shop.deliver(&Signed::json(&method)).await;
    assert_eq!(
        shop.deliver(&Signed::json(&paid(&order, &attempt)))
            .await
            .status,
        200
    );
    for _ in 0..3 {
        // Whatever becomes of the odd ones, each round ends and the good one is heard.
        let _ = server::jobs::inbox::work(&shop.state.shop).await;
        shop.pass(Duration::from_secs(10));
    }
    let last = shop.db.inbox().await.pop().unwrap();
    assert_eq!(last.state, "applied", "{last:#?}");
    let state = shop.browser().result(&token).await;
    assert!(matches!(&*state, "paid" | "review"), "{state}");
}
