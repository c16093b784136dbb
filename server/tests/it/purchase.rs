//! That a buyer who pays does not get the order, or who gets it did not pay.

use std::time::Duration;

use crate::common::{Browser, CARD, CARD_DECLINED, Hosted, Tamper, TestShop};
use serde_json::json;

const CREATE: &str = "createPaymentSession";

#[tokio::test]
async fn a_wallet_payment_pays_the_order() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 2).await;
    let order = shop.db.order().await;
    assert_eq!(order.state, "awaiting_payment");
    assert_eq!(shop.db.states().await, ["open"]);
    assert_eq!(shop.db.shelf("TEST-BOX-GREEN").await.reserved, 2);
    assert_eq!(browser.result(&token).await, "not-paid");
    assert_eq!(
        browser.cart_count().await,
        2,
        "the cart stays until it is paid"
    );

    browser.pay_with_wallet(&page).await;
    assert_eq!(shop.db.order().await.state, "awaiting_payment");
    shop.deliver_notifications().await;

    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.payment_status), ("paid", "paid"));
    let attempt = shop.db.attempts().await.remove(0);
    assert_eq!(attempt.state, "paid");
    assert_eq!(attempt.method.as_deref(), Some("ALIPAY_CN"));
    let told = shop.gateway.payment(&attempt.payment_request_id).await;
    assert_eq!(attempt.payment_id.as_deref(), told["paymentId"].as_str());
    assert_eq!(told["orderReference"], order.number);
    assert_eq!(told["amount"]["value"], order.total_minor.to_string());
    assert_eq!(shop.db.shelf("TEST-BOX-GREEN").await.sold, 2);
    assert_eq!(shop.db.inbox_states().await, ["applied"]);
    assert_eq!(browser.cart_count().await, 0);
    assert_eq!(browser.result(&token).await, "paid");
    let page = browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("paid"));
    assert_eq!(shop.mail.sent().len(), 1);
    shop.audit().await;
}

#[tokio::test]
async fn a_card_pays_when_it_is_captured_and_not_before() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-SUITCASE-BLUE", 1).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;

    shop.gateway.advance(35).await;
    shop.drain().await;
    assert_eq!(shop.db.states().await, ["authorised"]);
    let order = shop.db.order().await;
    assert_eq!(
        (&*order.state, &*order.stock),
        ("awaiting_payment", "reserved")
    );
    assert_eq!(browser.result(&token).await, "capturing");
    assert!(
        shop.mail.sent().is_empty(),
        "no receipt for money that is only held"
    );
    assert_eq!(browser.cart_count().await, 1);

    shop.gateway.advance(60).await;
    shop.drain().await;
    assert_eq!(shop.db.states().await, ["paid"]);
    assert_eq!(shop.db.order().await.state, "paid");
    let attempt = shop.db.attempts().await.remove(0);
    assert_eq!(attempt.card.as_deref(), Some("VISA ending 0768"));
    let page = browser.get(&format!("/orders/{token}")).await;
    assert!(page.text.contains("VISA ending 0768"));
    assert_eq!(shop.mail.sent().len(), 1);
    shop.audit().await;
}

#[tokio::test]
async fn a_declined_buyer_tries_again_under_the_same_number() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BACKPACK-GREEN", 1).await;
    let number = shop.db.order().await.number;
    browser
        .on_hosted_page(&page, Hosted::DeclineAndReturn)
        .await;
    shop.deliver_notifications().await;
    assert_eq!(browser.result(&token).await, "failed");
    assert_eq!(browser.cart_count().await, 1);
    assert!(shop.mail.sent().is_empty());

    let second = browser.pay_again(&token).await.gateway();
    assert_ne!(second, page);
    browser.on_hosted_page(&second, Hosted::Approve).await;
    shop.deliver_notifications().await;

    assert_eq!(shop.db.states().await, ["failed", "paid"]);
    assert_eq!(browser.result(&token).await, "paid");
    let references: Vec<_> = shop.proxy.calls(CREATE).into_iter().collect();
    assert_eq!(references.len(), 2);
    assert_ne!(references[0].id(), references[1].id());
    for call in &references {
        assert_eq!(call.body["order"]["referenceOrderId"], number.as_str());
    }
    shop.audit().await;
}

#[tokio::test]
async fn a_card_declined_on_the_page_may_be_followed_by_another_there() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BACKPACK-BLUE", 1).await;
    browser
        .on_hosted_page(&page, Hosted::Card(CARD_DECLINED))
        .await;
    assert_eq!(browser.result(&token).await, "processing");
    // A payment that may still succeed is no reason to start another: it leads back to its own
    // page, which guide 004 keeps good for an hour. Being sent to the result locked the buyer out.
    assert_eq!(browser.pay_again(&token).await.gateway(), page);
    browser.on_hosted_page(&page, Hosted::Approve).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.states().await, ["paid"]);
    shop.audit().await;
}

#[tokio::test]
async fn without_an_answer_the_buyer_gets_another_session_and_notices_nothing() {
    for fault in ["answer_u", "no_answer"] {
        let shop = TestShop::open().await;
        shop.gateway
            .fault(json!({ "api": CREATE, "fault": fault }))
            .await;
        let (browser, page, _) = shop.order_of("TEST-HOLDALL-GREEN", 1).await;
        assert_eq!(shop.db.states().await, ["unknown", "open"], "{fault}");
        browser.pay_with_wallet(&page).await;
        shop.deliver_notifications().await;
        assert_eq!(shop.db.states().await, ["unknown", "paid"], "{fault}");
        shop.audit().await;
    }
}

#[tokio::test]
async fn a_gateway_that_never_answers_loses_no_order() {
    let shop = TestShop::open().await;
    shop.gateway
        .fault(json!({ "api": CREATE, "fault": "no_answer", "times": 2 }))
        .await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-HOLDALL-RED", 1).await;
    let token = browser.checkout().await.result_token();
    assert_eq!(shop.db.states().await, ["unknown", "unknown"]);
    assert_eq!(browser.result(&token).await, "failed");

    let page = browser.pay_again(&token).await.gateway();
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn a_refused_session_is_told_and_can_be_tried_again() {
    let shop = TestShop::open().await;
    shop.proxy.tamper(
        CREATE,
        Tamper::Change(Box::new(|answer| {
            *answer = json!({ "result": {
                "resultCode": "RISK_REJECT", "resultStatus": "F", "resultMessage": "refused",
            } });
        })),
    );
    let browser = shop.browser();
    browser.add_to_cart("TEST-POUCH-RED", 1).await;
    let token = browser.checkout().await.result_token();
    assert_eq!(shop.db.states().await, ["rejected"]);
    assert_eq!(shop.proxy.calls(CREATE).len(), 1, "a refusal is an answer");
    let page = browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("failed"));
    assert!(!page.text.contains("RISK_REJECT"), "a code is no sentence");

    shop.proxy.stop_tampering();
    let page = browser.pay_again(&token).await.gateway();
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.states().await, ["rejected", "paid"]);
    shop.audit().await;
}

#[tokio::test]
async fn an_expired_session_gives_its_pieces_back_and_can_be_started_again() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-SUITCASE-GREEN", 2).await;
    shop.pass_everywhere(61).await;
    // Guide 003: over when Antom, asked after the grace, says so, and not by the shop's clock.
    assert_eq!(browser.result(&token).await, "said-not-paid");
    // The grace is not over: somebody may have submitted in the last minute.
    assert_eq!(shop.db.shelf("TEST-SUITCASE-GREEN").await.reserved, 2);
    shop.pass_everywhere(25).await;
    assert_eq!(shop.db.states().await, ["expired"]);
    assert_eq!(shop.db.shelf("TEST-SUITCASE-GREEN").await.on_hand, 3);
    assert_eq!(browser.cart_count().await, 2);
    assert!(
        shop.mail.sent().is_empty(),
        "nobody is mailed that time ran out"
    );

    let again = browser.pay_again(&token).await.gateway();
    assert_ne!(again, page);
    assert_eq!(shop.db.shelf("TEST-SUITCASE-GREEN").await.reserved, 2);
    browser.pay_with_wallet(&again).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.states().await, ["expired", "paid"]);
    shop.audit().await;
}

#[tokio::test]
async fn an_order_that_nobody_pays_ends_after_a_day_and_stays_to_be_seen() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-SUITCASE-GREEN", 1).await;
    for _ in 0..30 {
        shop.pass_everywhere(60).await;
    }
    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.stock), ("expired", "released"));
    assert_eq!(browser.result(&token).await, "cancelled");
    assert_eq!(browser.pay_again(&token).await.status, 409);
    // The cart is still there for a new order.
    assert_eq!(browser.cart_count().await, 1);
    let page = browser.to_gateway().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order_of_page(&page).await.state, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn withdrawing_puts_everything_back() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-TOTE-RED", 3).await;
    let page = browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    assert_eq!(
        (page.status, page.location.as_deref()),
        (303, Some("/cart"))
    );
    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(shop.db.shelf("TEST-TOTE-RED").await.on_hand, 12);
    assert_eq!(browser.cart_count().await, 3);
    assert_eq!(browser.result(&token).await, "cancelled");
    // Once more changes nothing.
    let page = browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    assert_eq!(page.status, 303);
    shop.audit().await;
}

#[tokio::test]
async fn an_order_that_is_being_paid_is_not_withdrawn() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    let withdraw = format!("/orders/{token}/withdraw");
    shop.gateway
        .fault(json!({ "api": "inquiryPayment", "fault": "no_answer" }))
        .await;
    assert_eq!(
        browser.post(&withdraw, &[]).await.status,
        409,
        "nobody knows"
    );
    browser.on_hosted_page(&page, Hosted::Approve).await;
    // Paid a moment ago: the question asked before withdrawing brings it out.
    let answer = browser.post(&withdraw, &[]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(shop.db.order().await.state, "paid");
    shop.deliver_notifications().await;
    shop.audit().await;
}

/// What `pay` has begun without a page is Antom's to end, and a cancel would only race with it.
#[tokio::test]
async fn an_order_whose_card_is_being_charged_is_not_withdrawn() {
    let shop = TestShop::open().await;
    let rule = json!({ "api": "pay", "fault": "in_process", "seconds": 20 });
    shop.gateway.fault(rule).await;
    let browser = shop.browser().with("pay", "card");
    browser.add_to_cart("TEST-TOTE-GREEN", 1).await;
    let token = browser.checkout().await.result_token();
    assert_eq!(shop.db.states().await, ["processing"]);
    let withdraw = format!("/orders/{token}/withdraw");
    let answer = browser.post(&withdraw, &[]).await;
    assert_eq!(answer.status, 409, "it is under way: {}", answer.text);
    assert_eq!(shop.db.order().await.state, "awaiting_payment");
    assert!(shop.proxy.calls("cancel").is_empty());
    shop.pass_everywhere(1).await;
    shop.deliver_notifications().await;
    shop.pass_everywhere(2).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn a_withdrawn_order_that_is_paid_all_the_same_stays_withdrawn() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None, "{order:#?}");
    assert_eq!(browser.result(&token).await, "returned");
    assert_eq!(shop.mailed(), ["returned"]);
    assert_eq!(browser.cart_count().await, 1);
    shop.audit().await;
}

/// Whoever cannot hear that the first payment went through must not make a second one possible.
#[tokio::test]
async fn no_new_attempt_begins_while_antom_cannot_be_asked_about_the_old_one() {
    let shop = TestShop::open().await;
    shop.gateway.lose_notifications().await;
    let (browser, page, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    browser.pay_with_wallet(&page).await;
    // The session is over by the shop's clock, and the notification was lost.
    shop.pass(Duration::from_secs(61 * 60));
    for fault in ["no_answer", "answer_u"] {
        let rule = json!({ "api": "inquiryPayment", "fault": fault });
        shop.gateway.fault(rule).await;
        assert_eq!(browser.pay_again(&token).await.status, 409, "{fault}");
    }
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    assert_eq!(browser.pay_again(&token).await.result_token(), token);
    assert_eq!(shop.db.order().await.state, "paid");
    shop.drain().await;
    shop.audit().await;
}

#[tokio::test]
async fn pressing_pay_twice_is_one_order_and_one_session() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-SACK-BLUE", 1).await;
    let review = browser.review().await;
    let first = browser.pay_for(&review).await.gateway();
    let second = browser.pay_for(&review).await.gateway();
    assert_eq!(first, second);
    assert_eq!(shop.db.states().await, ["open"]);
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    browser.pay_with_wallet(&first).await;
    // From the back button, after paying.
    let token = shop.db.order().await.token;
    assert_eq!(browser.pay_for(&review).await.result_token(), token);
    shop.deliver_notifications().await;
    // Guide 004: the page that the buyer left tells that it is paid; it used to say that the cart
    // is empty.
    assert_eq!(browser.pay_for(&review).await.result_token(), token);
    assert_eq!(shop.db.orders().await.len(), 1);
    shop.audit().await;
}

#[tokio::test]
async fn a_second_tab_with_another_order_is_led_to_the_first() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-LABEL-RED", 1).await;
    let review = {
        // The cart and checkout pages say so instead of offering a second way to pay.
        let page = browser.get("/checkout").await;
        assert!(page.attribute("input[name=review]", "value").is_none());
        assert!(page.text.contains(&format!("/result/{token}")));
        "anything".to_owned()
    };
    browser.add_to_cart("TEST-LABEL-RED", 1).await;
    let elsewhere = browser.clone().with("address1", "2 Harbour Road");
    let answer = elsewhere.pay_for(&review).await;
    assert_eq!(
        answer.status, 422,
        "an order that was not reviewed is not placed"
    );
    assert_eq!(shop.db.orders().await.len(), 1);
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    shop.audit().await;
}

#[tokio::test]
async fn two_tabs_with_different_addresses_are_one_payment() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-LABEL-RED", 1).await;
    let review = browser.review().await;
    browser.pay_for(&review).await.gateway();
    let token = shop.db.order().await.token;
    let other = browser
        .clone()
        .with("address1", "2 Harbour Road")
        .pay_for(&review)
        .await;
    assert_eq!(other.result_token(), token);
    assert_eq!(shop.db.orders().await.len(), 1);
    shop.audit().await;
}

#[tokio::test]
async fn what_was_added_while_paying_stays_in_the_cart() {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 1).await;
    browser.add_to_cart("TEST-BOX-GREEN", 2).await;
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(browser.cart_count().await, 3);
    assert_eq!(shop.db.shelf("TEST-BOX-GREEN").await.sold, 1);
    shop.audit().await;
}

#[tokio::test]
async fn the_receipt_is_mailed_once() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-RED", 1).await;
    browser.pay_with_wallet(&page).await;
    shop.gateway
        .fault(json!({ "api": "notify", "fault": "twice" }))
        .await;
    for _ in 0..3 {
        browser.get(&format!("/result/{token}")).await;
        shop.deliver_notifications().await;
        shop.pass(Duration::from_secs(120));
    }
    let sent = shop.mail.sent();
    assert_eq!(sent.len(), 1);
    let order = shop.db.order().await;
    assert_eq!(sent[0].to, "ada@example.com");
    assert!(sent[0].subject.contains(&order.number));
    assert!(
        sent[0]
            .text
            .contains(&crate::common::total(&order).to_string())
    );
    assert!(
        sent[0]
            .text
            .contains(&format!("{}/orders/{token}", shop.url))
    );
    shop.audit().await;
}

#[tokio::test]
async fn lost_notifications_are_made_up_for_by_asking() {
    let shop = TestShop::open().await;
    shop.gateway.lose_notifications().await;
    let (waits, page, token) = shop.order_of("TEST-POUCH-BLUE", 1).await;
    waits.pay_with_wallet(&page).await;
    assert_eq!(waits.result(&token).await, "paid", "the waiting page asks");

    let (_, page, gone) = shop.order_of("TEST-POUCH-BLUE", 1).await;
    shop.browser().pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let of = |orders: Vec<server::store::stored_rows::order::Model>| {
        orders
            .into_iter()
            .find(|order| order.token == gone)
            .unwrap()
    };
    assert_eq!(of(shop.db.orders().await).state, "awaiting_payment");
    shop.pass(Duration::from_secs(31));
    shop.drain().await;
    assert_eq!(of(shop.db.orders().await).state, "paid", "the janitor asks");
    assert!(shop.db.inbox().await.is_empty());
    shop.audit().await;
}

#[tokio::test]
async fn a_card_whose_notifications_are_lost_is_captured_by_asking() {
    let shop = TestShop::open().await;
    shop.gateway.lose_notifications().await;
    let (browser, page, token) = shop.order_of("TEST-POUCH-BLUE", 1).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    assert_eq!(browser.result(&token).await, "capturing");
    shop.gateway.advance(61).await;
    shop.pass(Duration::from_secs(3));
    assert_eq!(browser.result(&token).await, "paid");
    shop.drain().await;
    shop.audit().await;
}

#[tokio::test]
async fn a_new_browser_with_the_token_sees_the_order_and_nobody_else_does() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-SACK-GREEN", 1).await;
    browser.pay_with_wallet(&page).await;
    let number = shop.db.order().await.number;

    let fresh = shop.browser();
    assert_eq!(fresh.result(&token).await, "paid");
    let order = fresh.get(&format!("/orders/{token}")).await;
    assert_eq!(order.status, 200);
    assert!(order.text.contains(&number));
    assert_eq!(order.headers["cache-control"], "no-store");

    let guesses = [
        token.to_lowercase(),
        token[..20].to_owned(),
        format!("{token}A"),
        number.clone(),
        shop.db.order().await.id,
        "%00".to_owned(),
        "x".repeat(3000),
    ];
    for guess in guesses {
        for path in [
            format!("/orders/{guess}"),
            format!("/result/{guess}"),
            format!("/result/{guess}/status"),
        ] {
            assert_eq!(fresh.get(&path).await.status, 404, "{path}");
        }
        for path in [
            format!("/orders/{guess}/pay"),
            format!("/orders/{guess}/withdraw"),
        ] {
            assert_eq!(fresh.post(&path, &[]).await.status, 404, "{path}");
        }
    }
    assert!(browser.get("/orders").await.text.contains(&number));
    for stranger in [fresh, Browser::new(&shop.url)] {
        assert!(!stranger.get("/orders").await.text.contains(&number));
    }
    shop.deliver_notifications().await;
    shop.audit().await;
}

#[tokio::test]
async fn looking_changes_nothing() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-SACK-GREEN", 1).await;
    let before = (
        shop.db.order().await,
        shop.db.evidence().await,
        shop.db.shelves().await,
        shop.db.outbox().await,
    );
    for path in [
        "/",
        "/shop",
        "/cart",
        "/checkout",
        "/orders",
        "/help",
        "/cart/count",
    ] {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
    for path in [format!("/orders/{token}"), format!("/result/{token}")] {
        for _ in 0..3 {
            assert_eq!(browser.get(&path).await.status, 200, "{path}");
        }
    }
    let after = (
        shop.db.order().await,
        shop.db.evidence().await,
        shop.db.shelves().await,
        shop.db.outbox().await,
    );
    assert_eq!(before, after);
    assert_eq!(browser.cart_count().await, 1);
}

#[tokio::test]
async fn yen_have_no_cents() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.choose_currency("JPY").await;
    browser.add_to_cart("TEST-BOX-GREEN", 3).await;
    let page = browser.to_gateway().await;
    let order = shop.db.order().await;
    assert_eq!(order.currency, "JPY");
    let catalogue = shop.state.shop.catalogue().await.unwrap();
    let unit = catalogue
        .price("TEST-BOX-GREEN", domain::Currency::Jpy)
        .unwrap();
    let delivery = catalogue
        .delivery_price("slow", domain::Currency::Jpy)
        .unwrap();
    assert_eq!(order.total_minor, 3 * unit + delivery);
    let call = shop.proxy.calls(CREATE).remove(0);
    assert_eq!(call.body["paymentAmount"]["currency"], "JPY");
    assert_eq!(
        call.body["paymentAmount"]["value"],
        order.total_minor.to_string()
    );
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn every_request_adds_up_in_every_currency_with_a_discount_and_without() {
    let shop = TestShop::open().await;
    for currency in [
        "SGD", "HKD", "CNY", "USD", "EUR", "JPY", "KRW", "BRL", "PLN",
    ] {
        for promotion in [true, false] {
            let browser = shop
                .browser()
                .with("name", "Zoë Müller-李")
                .with("city", "São Paulo");
            browser.choose_currency(currency).await;
            for (sku, quantity) in [
                ("TEST-SACK-GREEN", 3),
                ("TEST-BOX-GREEN", 1),
                ("TEST-POUCH-RED", 1),
            ] {
                browser.add_to_cart(sku, quantity).await;
            }
            if promotion {
                let page = browser.post("/cart/code", &[("code", "tenth-off")]).await;
                assert_eq!(page.status, 303);
            }
            let page = browser.to_gateway().await;
            let order = shop.db.order_of_page(&page).await;
            assert_eq!(order.currency, currency);
            assert_eq!(order.discount_minor > 0, promotion, "{currency}");
            let lines = shop.db.lines(&order).await;
            let sum = |amount: fn(&server::store::stored_rows::order_line::Model) -> i64| -> i64 {
                lines
                    .iter()
                    .map(|line| amount(line) * i64::from(line.quantity))
                    .sum()
            };
            assert_eq!(sum(|line| line.unit_minor), order.total_minor, "{currency}");
            assert_eq!(
                sum(|line| line.list_minor) - order.discount_minor,
                order.total_minor,
                "{currency}"
            );
        }
    }
    assert_eq!(shop.proxy.calls(CREATE).len(), 18);
    shop.audit().await;
}

#[tokio::test]
async fn a_discount_that_does_not_divide_splits_a_line_and_the_buyer_sees_it_whole() {
    let shop = TestShop::open().await;
    // Nine tenths of 7 × 101 do not divide by seven.
    shop.db.price("TEST-SACK-GREEN", "JPY", 101).await;
    let browser = shop.browser();
    browser.choose_currency("JPY").await;
    let skus = ["TEST-SACK-GREEN", "TEST-BOX-GREEN", "TEST-POUCH-RED"];
    for sku in skus {
        browser.add_to_cart(sku, 7).await;
    }
    browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    let page = browser.to_gateway().await;
    let order = shop.db.order_of_page(&page).await;
    let lines = shop.db.lines(&order).await;
    for sku in skus {
        let pieces = lines.iter().filter(|line| line.sku == sku);
        assert_eq!(pieces.map(|line| line.quantity).sum::<i32>(), 7);
    }
    let split: Vec<_> = lines
        .iter()
        .filter(|line| line.sku == "TEST-SACK-GREEN")
        .collect();
    assert_eq!(split.len(), 2, "{lines:#?}");
    assert_eq!((split[0].unit_minor - split[1].unit_minor).abs(), 1);
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    for sku in skus {
        assert_eq!(shop.db.shelf(sku).await.sold, 7);
    }
    shop.audit().await;
}

#[tokio::test]
async fn card_testers_run_out_of_attempts() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-SACK-GREEN", 1).await;
    let mut page = page;
    let mut attempts = 1;
    loop {
        browser
            .on_hosted_page(&page, Hosted::DeclineAndReturn)
            .await;
        let next = browser.pay_again(&token).await;
        if next.status == 409 {
            break;
        }
        page = next.gateway();
        attempts += 1;
        assert!(attempts <= 20, "nobody stops a card tester");
    }
    assert_eq!(shop.db.attempts().await.len(), attempts);
    shop.deliver_notifications().await;
    assert_eq!(browser.result(&token).await, "failed");
    shop.audit().await;
}

/// A reload or a lost connection drops the request; what it asked Antom for is not lost with it.
#[tokio::test]
async fn a_buyer_whose_line_drops_finds_the_page_that_was_asked_for() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-TOTE-GREEN", 1).await;
    let review = browser.review().await;
    let slow = json!({ "api": CREATE, "fault": "slow", "seconds": 2 });
    shop.gateway.fault(slow).await;
    let pressed = browser.try_pay_for(&review);
    let dropped = tokio::time::timeout(Duration::from_millis(700), pressed).await;
    assert!(dropped.is_err(), "the gateway was meant to be slow");
    let page = browser.pay_for(&review).await.gateway();
    assert_eq!(shop.db.states().await, ["open"]);
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    shop.audit().await;
}
