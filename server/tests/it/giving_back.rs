//! Money that nobody keeps goes back by itself, and exactly once.

use std::time::Duration;

use crate::common::{CARD, Hosted, Tamper, TestShop, paid};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};
use server::store::stored_rows::refund;

/// What the gateway holds in the end, in minor units.
async fn kept(shop: &TestShop) -> i64 {
    let money = shop.gateway.state().await["money"]["SGD"].clone();
    assert_eq!(money["refunding"], 0, "{money}");
    money["kept"].as_i64().unwrap() + held(&money)
}

/// Authorised, and neither captured nor voided.
fn held(money: &Value) -> i64 {
    let of = |name: &str| money[name].as_i64().unwrap();
    of("authorised") - of("captured") - of("released")
}

async fn nothing_is_kept(shop: &TestShop) {
    assert_eq!(kept(shop).await, 0);
    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None, "{order:#?}");
    assert_eq!(shop.mailed(), ["returned"]);
    shop.audit().await;
}

/// The buyer withdraws the order and pays it all the same, in a tab that was still open.
async fn withdrawn() -> (TestShop, crate::common::Browser, String) {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    (shop, browser, page)
}

#[tokio::test]
async fn a_wallet_payment_of_a_withdrawn_order_is_cancelled() {
    let (shop, browser, page) = withdrawn().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.states().await, ["cancelled"]);
    nothing_is_kept(&shop).await;
}

#[tokio::test]
async fn an_authorisation_for_a_withdrawn_order_is_voided_before_its_capture() {
    let (shop, browser, page) = withdrawn().await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.deliver_notifications().await;
    nothing_is_kept(&shop).await;
}

#[tokio::test]
async fn a_card_payment_that_is_captured_already_is_refunded() {
    let (shop, browser, page) = withdrawn().await;
    shop.gateway.timing(30_000, 1_000);
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    // The capture happens long before the shop is told anything.
    shop.pass_everywhere(10).await;
    shop.deliver_notifications().await;
    // The refund takes its time, and is asked about again.
    shop.pass_everywhere(10).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.states().await, ["refunded"]);
    nothing_is_kept(&shop).await;
}

#[tokio::test]
async fn giving_back_is_tried_until_it_is_certain_and_happens_once() {
    for fault in ["no_answer", "answer_u", "http_500", "unsigned", "reset"] {
        let (shop, browser, page) = withdrawn().await;
        shop.gateway
            .fault(json!({ "api": "cancel", "fault": fault }))
            .await;
        browser.pay_with_wallet(&page).await;
        shop.deliver_notifications().await;
        shop.pass_everywhere(1).await;
        shop.drain().await;
        nothing_is_kept(&shop).await;
    }
}

/// Antom acted on a request whose answer was lost, somebody paid there, and the buyer paid on the
/// page that came instead.
#[tokio::test]
async fn of_two_payments_for_one_order_one_goes_back() {
    let shop = TestShop::open().await;
    shop.gateway
        .fault(json!({ "api": "createPaymentSession", "fault": "no_answer" }))
        .await;
    let (browser, page, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    let attempts = shop.db.attempts().await;
    assert_eq!(shop.db.states().await, ["unknown", "open"]);
    let unheard = shop.gateway.payment(&attempts[0].payment_request_id).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");

    browser
        .pay_with_wallet(unheard["pageUrl"].as_str().unwrap())
        .await;
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    assert_eq!((&*order.state, &*order.payment_status), ("paid", "paid"));
    assert_eq!(order.review_reason, None);
    assert_eq!(shop.db.states().await, ["paid", "cancelled"]);
    assert_eq!(kept(&shop).await, order.total_minor);
    assert_eq!(shop.mailed(), ["receipt", "returned"]);
    assert_eq!(browser.result(&token).await, "paid");
    shop.audit().await;
}

/// Antom refuses to cancel a hold, and does not capture it either: it counts as gone a day after it
/// was to lapse, and not before.
#[tokio::test]
async fn a_hold_that_antom_will_not_cancel_is_gone_a_day_after_it_lapsed() {
    let shop = TestShop::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    let (browser, page, token) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    browser
        .post(&format!("/orders/{token}/withdraw"), &[])
        .await;
    let refused = json!({ "result": {
        "resultCode": "ORDER_STATUS_INVALID", "resultStatus": "F", "resultMessage": "no",
    } });
    shop.proxy.tamper("cancel", Tamper::Instead(refused));
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.deliver_notifications().await;
    let attempt = shop.db.attempts().await.remove(0);
    let week = 7 * 86_400_000;
    let lapses = attempt.authorised_until.unwrap_or(attempt.begun_at + week);
    let now = shop.state.shop.clock.now_ms();
    let minute = 60_000;
    let left = u64::try_from(lapses + 86_400_000 - minute - now).unwrap();
    shop.pass(Duration::from_millis(left));
    shop.drain().await;
    assert_ne!(shop.db.states().await, ["cancelled"]);
    shop.pass(Duration::from_secs(2 * 3_600));
    shop.drain().await;
    assert_eq!(shop.db.states().await, ["cancelled"]);
    shop.audit().await;
}

/// Two payments for one order, both taken at Antom, of which the shop has heard nothing yet.
async fn paid_twice() -> (TestShop, [String; 2]) {
    let shop = TestShop::open().await;
    shop.gateway
        .fault(json!({ "api": "createPaymentSession", "fault": "no_answer" }))
        .await;
    let (browser, page, _) = shop.order_of("TEST-TOTE-GREEN", 1).await;
    let ids = shop.db.attempts().await;
    let ids: Vec<String> = ids.into_iter().map(|row| row.payment_request_id).collect();
    let ids = <[String; 2]>::try_from(ids).unwrap();
    shop.gateway.lose_notifications().await;
    let unheard = shop.gateway.payment(&ids[0]).await;
    browser
        .pay_with_wallet(unheard["pageUrl"].as_str().unwrap())
        .await;
    browser.pay_with_wallet(&page).await;
    shop.gateway.heal().await;
    (shop, ids)
}

/// Antom tells that this payment succeeded.
async fn is_told(shop: &TestShop, payment_request_id: &str) {
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    let attempt = attempts
        .iter()
        .find(|row| row.payment_request_id == payment_request_id);
    let mut told = paid(&order, attempt.unwrap());
    told["paymentId"] = shop.gateway.payment(payment_request_id).await["paymentId"].clone();
    shop.tell(&told).await;
}

async fn the_later_payment_is_kept(shop: &TestShop, history: &str) {
    shop.pass_everywhere(2).await;
    let order = shop.db.order().await;
    assert_eq!(kept(shop).await, order.total_minor, "{history}");
    let states = shop.db.states().await;
    assert_eq!(states, ["refunded", "paid"], "{history}");
    assert_eq!(&*order.payment_status, "paid", "{history}");
    assert_eq!(order.review_reason, None, "{history}: {order:#?}");
    // Nobody was asked to give anything back, and Antom's own refund is booked once.
    for api in ["cancel", "refund"] {
        assert!(shop.proxy.calls(api).is_empty(), "{history}: {api}");
    }
    let refunds = refund::Entity::find().all(&shop.db.connection).await;
    assert_eq!(refunds.unwrap().len(), 1, "{history}");
    shop.audit().await;
}

/// D8: of two successes Antom keeps the last and gives the earlier one back by itself, while the shop
/// keeps the lowest. In whatever order the messages come, only one of the two goes back.
#[tokio::test]
async fn what_antom_gives_back_by_itself_goes_back_once() {
    // 0 and 1 tell of the payments; 2 is Antom's refund of the first, which is told at once.
    for order_of_messages in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let (shop, ids) = paid_twice().await;
        // Until Antom has refunded, it does not say which of the two it keeps.
        let is_silent = order_of_messages.last() == Some(&2);
        if is_silent {
            shop.proxy.tamper("inquiryPayment", Tamper::Status(500));
        }
        for message in order_of_messages {
            if message == 2 {
                shop.proxy.stop_tampering();
                shop.gateway.refund_by_hand(&ids[0], None).await;
                shop.deliver_notifications().await;
            } else {
                is_told(&shop, &ids[message]).await;
            }
        }
        the_later_payment_is_kept(&shop, &format!("{order_of_messages:?}")).await;
    }
}

/// Antom's refund is never told: the shop asks before it gives anything back.
#[tokio::test]
async fn the_shop_asks_before_it_gives_one_of_two_back() {
    for (first, second) in [(0, 1), (1, 0)] {
        let (shop, ids) = paid_twice().await;
        shop.gateway.lose_notifications().await;
        shop.gateway.refund_by_hand(&ids[0], None).await;
        for message in [first, second] {
            is_told(&shop, &ids[message]).await;
        }
        the_later_payment_is_kept(&shop, &format!("{first}, {second}")).await;
    }
}

/// While Antom does not answer, nothing goes back: it may be giving one back just now.
#[tokio::test]
async fn nothing_of_two_goes_back_in_the_silence() {
    let silences: [fn() -> Tamper; 2] = [|| Tamper::Status(500), || Tamper::NoSignature];
    for tamper in silences {
        let (shop, ids) = paid_twice().await;
        shop.proxy.tamper("inquiryPayment", tamper());
        for message in [0, 1] {
            is_told(&shop, &ids[message]).await;
        }
        let order = shop.db.order().await;
        assert_eq!(kept(&shop).await, 2 * order.total_minor);
        assert!(shop.proxy.calls("cancel").is_empty());
        shop.gateway.lose_notifications().await;
        shop.gateway.refund_by_hand(&ids[0], None).await;
        shop.proxy.stop_tampering();
        shop.pass_everywhere(5).await;
        the_later_payment_is_kept(&shop, "silence").await;
    }
}
