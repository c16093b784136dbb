//! What guide 002 says in passing, and what goes wrong in a shop that has not read it.

use super::*;
use crate::common::Tamper;

const PHONE: &str =
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/156 Mobile Safari/537.36";
const MINUTE: Duration = Duration::from_secs(60);

async fn with(shop: &TestShop, browser: Browser) -> (Page, Value) {
    let answer = press(&browser, PLAN).await;
    let sent = shop.proxy.calls("createPaymentSession").pop().unwrap();
    (answer, sent.body)
}

/// The guide's samples open a second tab at a desk; a blocked one leads nowhere (B3.3, A1.3).
#[tokio::test]
async fn no_buyer_is_sent_to_a_tab_that_may_be_blocked() {
    let shop = TestShop::open().await;
    let phone = Browser::of_agent(&shop.url, PHONE);
    for (browser, terminal) in [(shop.browser(), "WEB"), (phone, "WAP")] {
        let (answer, body) = with(&shop, browser).await;
        assert_eq!(body["env"]["terminalType"], terminal);
        assert!(body["env"]["clientIp"].is_string(), "{body}");
        let id = body["paymentRequestId"].as_str().unwrap();
        let page = shop.gateway.payment(id).await["pageUrl"].clone();
        assert_eq!(answer.status, 303, "{terminal}: {}", answer.text);
        // Byte for byte what Antom answered.
        assert_eq!(answer.location.as_deref(), page.as_str(), "{terminal}");
    }
}

/// What the guide's table demands of a sign-up (B2), whatever the shop captures by itself elsewhere.
#[tokio::test]
async fn a_sign_up_says_what_the_guide_demands() {
    let shop = TestShop::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    let (_, body) = with(&shop, shop.browser()).await;
    let says = |pointer: &str| body.pointer(pointer).cloned().unwrap_or_default();
    for (pointer, wanted) in [
        ("/productCode", json!("CASHIER_PAYMENT")),
        ("/productScene", json!("CHECKOUT_PAYMENT")),
        ("/paymentFactor/isAuthorization", json!(true)),
        ("/paymentFactor/captureMode", json!("AUTOMATIC")),
        (
            "/availablePaymentMethod/paymentMethodMetaData/is3DSAuthentication",
            json!("true"),
        ),
        ("/subscriptionInfo/periodRule/periodType", json!("MONTH")),
        ("/paymentAmount/value", json!("1800")),
        ("/order/orderAmount/value", json!("1800")),
        ("/order/buyer/buyerEmail", json!("buyer@example.com")),
    ] {
        let said = says(pointer);
        let (said, wanted) = (said.to_string(), wanted.to_string());
        assert_eq!(said.replace('"', ""), wanted.replace('"', ""), "{pointer}");
    }
    for (pointer, ends) in [
        ("/paymentNotifyUrl", "/webhooks/antom/payment"),
        (
            "/subscriptionInfo/subscriptionNotifyUrl",
            "/webhooks/antom/subscription",
        ),
    ] {
        let said = says(pointer);
        assert!(said.as_str().unwrap().ends_with(ends), "{said}");
    }
    let at = |pointer: &str| antom::parse_time(says(pointer).as_str().unwrap()).unwrap();
    let takes = at("/subscriptionInfo/subscriptionExpiryTime")
        - at("/subscriptionInfo/subscriptionStartTime");
    assert_eq!(takes.whole_minutes(), 120);
    assert!(says("/subscriptionInfo/subscriptionDescription").is_string());
    assert!(says("/order/referenceOrderId").is_string());
    assert!(says("/order/orderDescription").is_string());
}

/// The table requires `paymentMethod`, the samples have none, and the buyer chooses on the page: a
/// method of ours would hide all others there (B2.3, K2).
#[tokio::test]
async fn no_way_to_pay_is_chosen_for_the_buyer() {
    let shop = TestShop::open().await;
    let (_, body) = with(&shop, shop.browser()).await;
    assert!(body.get("paymentMethod").is_none(), "{body}");
    let page = body["paymentRequestId"].as_str().unwrap();
    let page = shop.gateway.payment(page).await["pageUrl"].clone();
    let hosted = shop.browser().get(page.as_str().unwrap()).await;
    let offered = hosted.attributes("input[name=method]", "value");
    for method in ["CARD", "ALIPAY_CN"] {
        assert!(offered.iter().any(|each| each == method), "{offered:?}");
    }
}

/// Later deductions show no page: a year passes in which the browser is not opened (B1.1).
#[tokio::test]
async fn a_service_is_not_stopped_because_the_buyer_stays_away() {
    let shop = TestShop::open().await;
    let buyer = Buyer::by(&shop, Browser::of_agent(&shop.url, PHONE), PLAN).await;
    // On the way the wallet shows a page of its own.
    let page = buyer.sign_up.normal_url.clone().unwrap();
    buyer.browser.on_hosted_page(&page, Hosted::Approve).await;
    shop.pass_everywhere(5).await;
    let sessions = shop.proxy.calls("createPaymentSession").len();
    for _ in 0..12 {
        shop.pass_everywhere(MONTH_MINUTES).await;
    }
    let invoices = buyer.invoices(&shop).await;
    assert!(invoices.len() >= 12, "{invoices:?}");
    assert!(
        invoices.iter().all(|(_, state)| state == "paid"),
        "{invoices:?}"
    );
    assert_eq!(shop.proxy.calls("createPaymentSession").len(), sessions);
    assert!(shop.proxy.calls("pay").is_empty());
    assert!(buyer.page().await.contains("You have access until"));
}

/// On the same day a payment is undone by its `paymentId`: a refund costs a fee, and a second one
/// of the same money would be paid by the merchant (B8.4).
#[tokio::test]
async fn money_of_the_same_day_is_not_refunded_that_can_be_cancelled() {
    let shop = TestShop::open().await;
    let first = Buyer::of(&shop, PLAN).await;
    shop.pass(MINUTE * 180);
    shop.drain().await;
    let second = Buyer::by(&shop, first.browser.clone(), PLAN).await;
    for buyer in [&first, &second] {
        let page = buyer.sign_up.normal_url.clone().unwrap();
        buyer.browser.on_hosted_page(&page, Hosted::Approve).await;
        shop.pass_everywhere(5).await;
    }
    shop.pass_everywhere(6).await;
    let surplus = shop
        .gateway
        .payment(&second.sign_up.payment_request_id)
        .await;
    assert_eq!(surplus["money"]["kept"], 0, "{surplus}");
    assert_eq!(surplus["cancels"][0]["afterPayment"], true, "{surplus}");
    assert!(shop.proxy.calls("refund").is_empty());
    let asked = shop.proxy.calls("cancel");
    let of_payment = asked
        .iter()
        .filter(|call| call.body["paymentId"] == surplus["paymentId"]);
    assert!(of_payment.count() >= 1, "{asked:?}");
    let kept = shop
        .gateway
        .payment(&first.sign_up.payment_request_id)
        .await;
    assert_eq!(kept["money"]["kept"], 1800, "{kept}");
}

/// Antom's own sandbox renews a monthly plan every three minutes, twelve times, and then no more
/// (C3.4): nobody is told of mistakes there are not, and nothing is booked twice.
#[tokio::test]
async fn antoms_own_sandbox_in_a_hurry_is_not_taken_for_a_mistake() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    for phase in 2..=12 {
        shop.pass(MINUTE * 3);
        for body in [
            buyer.authorised(phase, Ids::Own),
            buyer.captured(phase, Ids::Own),
            buyer.deducted(phase, "S"),
        ] {
            tell(&shop, &body).await;
        }
    }
    assert_eq!(buyer.invoices(&shop).await, paid(12));
    let row = row(&shop, &buyer.subscription.token).await;
    assert_eq!((row.status.as_str(), row.review_reason), ("active", None));
    let states = shop.db.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
    // Nothing more is told, and nothing is wrong.
    for _ in 0..3 {
        shop.pass(MINUTE * 30);
        shop.drain().await;
    }
    assert_eq!(buyer.status(&shop).await, "active");
    assert_eq!(buyer.invoices(&shop).await, paid(12));
}

/// `SUBSCRIPTION_NOT_EXIST` says nothing about how a subscription stands, and of an unknown one the
/// list of payments is empty, without an error (D1): a sandbox that lost its world ends nobody's.
#[tokio::test]
async fn a_subscription_that_antom_does_not_know_is_not_ended() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    assert_eq!(buyer.invoices(&shop).await, paid(1));
    shop.gateway.lose_notifications().await;
    let unknown = json!({ "result": {
        "resultCode": "SUBSCRIPTION_NOT_EXIST", "resultStatus": "F", "resultMessage": "none",
    } });
    let none = json!({
        "result": result("S"), "payments": [],
        "paginator": { "currentPage": 1, "pageSize": 10, "totalPage": 0, "totalCount": 0 },
    });
    shop.proxy
        .tamper("inquireSubscription", Tamper::Instead(unknown));
    shop.proxy
        .tamper("inquireSubscriptionPayment", Tamper::Instead(none));
    shop.pass_everywhere(MONTH_MINUTES).await;
    for _ in 0..2 {
        shop.pass_everywhere(24 * 60).await;
    }
    assert!(!shop.proxy.calls("inquireSubscription").is_empty());
    assert_eq!(buyer.invoices(&shop).await[0], (1, "paid".to_owned()));
    assert_ne!(buyer.status(&shop).await, "ended");
    let page = buyer.page().await;
    assert!(!page.contains("This subscription is over"), "{page}");
    // It is asked again, and then knows what it missed.
    shop.proxy.stop_tampering();
    for _ in 0..3 {
        shop.pass_everywhere(24 * 60).await;
    }
    assert_eq!(buyer.invoices(&shop).await, paid(2));
    assert_eq!(buyer.status(&shop).await, "active");
}

/// What was under way when somebody cancelled is charged all the same (B7.1, D2.5: Pix cancels none
/// of the next day's after 22:00): it is the buyer's period, and not lost.
#[tokio::test]
async fn a_charge_that_a_cancellation_came_too_late_for_is_not_taken_for_nothing() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    let until = |page: &str| {
        let rest = page.split("You have access until ").nth(1);
        rest.map(|rest| rest.split('.').next().unwrap().to_owned())
    };
    let cancel = format!("{}/cancel", buyer.path());
    buyer.browser.post(&cancel, &[]).await;
    tell(&shop, &buyer.told("CANCEL", "ACTIVE")).await;
    let before = until(&buyer.page().await);
    for body in [
        buyer.deducted(2, "S"),
        buyer.authorised(2, Ids::Own),
        buyer.captured(2, Ids::Own),
    ] {
        tell(&shop, &body).await;
    }
    assert_eq!(buyer.invoices(&shop).await, paid(2));
    assert_eq!(buyer.status(&shop).await, "ending");
    let after = until(&buyer.page().await);
    assert!(
        before.is_some() && after.is_some() && before != after,
        "{before:?} {after:?}"
    );
    assert!(shop.proxy.calls("refund").is_empty());
}

/// Pix tells of its end in a shape of its own (E7): it is acknowledged, kept for a person, and
/// stops nothing behind it.
#[tokio::test]
async fn a_notification_in_a_shape_of_pix_holds_up_no_other() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    let pix = json!({
        "subscriptionId": buyer.antom_id(),
        "subscriptionRequestId": buyer.sign_up.payment_request_id,
        "subscriptionOrderId": "ORDER-1",
        "subscriptionOrderStatus": "CANCELLED",
        "subscriptionTransId": "TRANS-1",
        "phaseNo": "2",
        "paymentAmount": { "currency": "SGD", "value": "1800" },
    });
    tell(&shop, &pix).await;
    for body in [
        buyer.authorised(2, Ids::Own),
        buyer.captured(2, Ids::Own),
        buyer.deducted(2, "S"),
    ] {
        tell(&shop, &body).await;
    }
    assert_eq!(buyer.invoices(&shop).await, paid(2));
    assert_eq!(buyer.status(&shop).await, "active");
    let states = shop.db.inbox_states().await;
    assert_eq!(
        states
            .iter()
            .filter(|state| *state == "unknown_kind")
            .count(),
        1,
        "{states:?}"
    );
}
