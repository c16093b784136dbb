//! That faults found in other shops are here as well: each test is one of theirs, replayed.

use std::time::Duration;

use crate::common::{
    Browser, CARD, Hosted, Signed, Tamper, TestShop, captured, failed, notified, paid, pending,
    successful,
};
use serde_json::{Value, json};
use server::store::stored_rows::attempt::Model as AttemptRow;
use server::store::stored_rows::order::Model as OrderRow;

const CREATE: &str = "createPaymentSession";
const INQUIRE: &str = "inquiryPayment";

/// A shop with one order that waits for its payment.
struct Waiting {
    shop: TestShop,
    browser: Browser,
    page: String,
    token: String,
    order: OrderRow,
    attempt: AttemptRow,
}

impl Waiting {
    async fn open() -> Self {
        let shop = TestShop::open().await;
        let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 2).await;
        let order = shop.db.order().await;
        let attempt = shop.db.attempts().await.remove(0);
        Self {
            shop,
            browser,
            page,
            token,
            order,
            attempt,
        }
    }

    async fn tell(&self, body: &Value) {
        self.shop.tell(body).await;
    }

    async fn state(&self) -> String {
        self.shop.db.order().await.state
    }

    async fn is_paid_once(&self) {
        let order = self.shop.db.order().await;
        assert_eq!(
            (&*order.state, &*order.payment_status),
            ("paid", "paid"),
            "{order:#?}"
        );
        assert_eq!(order.review_reason, None);
        assert_eq!(self.shop.db.shelf("TEST-BOX-GREEN").await.sold, 2);
        self.has_receipts(1).await;
        self.shop.audit().await;
    }

    async fn has_receipts(&self, number: usize) {
        let mails = self.shop.mailed_besides_failures().await;
        assert_eq!(mails, vec!["receipt"; number]);
    }

    async fn is_not_paid(&self) {
        let order = self.shop.db.order().await;
        assert_eq!(order.state, "awaiting_payment", "{order:#?}");
        assert_eq!(self.shop.db.shelf("TEST-BOX-GREEN").await.sold, 0);
        self.has_receipts(0).await;
        self.shop.audit().await;
    }

    async fn needs_review(&self) {
        self.is_not_paid().await;
        let order = self.shop.db.order().await;
        assert_eq!(order.payment_status, "needs_review", "{order:#?}");
        assert!(order.review_reason.is_some());
        assert_eq!(self.browser.result(&self.token).await, "review");
        // Nobody is asked to pay a second time while a person looks at it.
        let answer = self.browser.pay_again(&self.token).await;
        assert_eq!(answer.result_token(), self.token);
        assert_eq!(self.shop.proxy.calls(CREATE).len(), 1);
    }
}

/// caravanglory/antom-magento2 keeps the id of an undecided notification, then skips the success.
#[tokio::test]
async fn an_undecided_notification_does_not_hide_the_success_with_the_same_id() {
    for undecided in [
        notified as fn(&OrderRow, &AttemptRow, &str) -> Value,
        |order, attempt, _| pending(order, attempt),
    ] {
        let scenario = Waiting::open().await;
        scenario
            .tell(&undecided(&scenario.order, &scenario.attempt, "U"))
            .await;
        assert_eq!(scenario.shop.db.states().await, ["processing"]);
        assert_eq!(scenario.state().await, "awaiting_payment");
        scenario
            .tell(&paid(&scenario.order, &scenario.attempt))
            .await;
        scenario.is_paid_once().await;
    }
}

/// The same plugin drops a success on an order that a failure has cancelled: money without goods.
#[tokio::test]
async fn a_success_after_a_failure_pays() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&failed(&scenario.order, &scenario.attempt))
        .await;
    assert_eq!(scenario.browser.result(&scenario.token).await, "failed");
    scenario
        .tell(&paid(&scenario.order, &scenario.attempt))
        .await;
    scenario.is_paid_once().await;
}

/// woocommerce-gateway-stripe PR#905, juspay/hyperswitch PR#10409.
#[tokio::test]
async fn a_failure_after_a_success_takes_nothing_back() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&paid(&scenario.order, &scenario.attempt))
        .await;
    scenario
        .tell(&failed(&scenario.order, &scenario.attempt))
        .await;
    scenario
        .tell(&pending(&scenario.order, &scenario.attempt))
        .await;
    scenario.is_paid_once().await;
}

/// ant-intl/ant-intl-plugin-magento2-core ships on the authorisation.
#[tokio::test]
async fn a_cards_success_alone_is_not_paid() {
    for method in ["CARD", "APPLEPAY", "GOOGLEPAY", "Pay by bank"] {
        let scenario = Waiting::open().await;
        scenario
            .tell(&successful(
                &scenario.order,
                &scenario.attempt,
                Some(method),
            ))
            .await;
        assert_eq!(scenario.shop.db.states().await, ["authorised"], "{method}");
        scenario.is_not_paid().await;
        assert_eq!(scenario.browser.result(&scenario.token).await, "capturing");
        scenario
            .tell(&captured(&scenario.order, &scenario.attempt, "S"))
            .await;
        scenario.is_paid_once().await;
    }
}

/// The same plugin throws when the capture is told first.
#[tokio::test]
async fn a_capture_may_be_told_before_its_payment() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&captured(&scenario.order, &scenario.attempt, "S"))
        .await;
    scenario.is_paid_once().await;
    scenario
        .tell(&successful(
            &scenario.order,
            &scenario.attempt,
            Some("CARD"),
        ))
        .await;
    scenario.is_paid_once().await;
}

/// A capture's notification may name nothing but Antom's own number for the payment.
#[tokio::test]
async fn a_capture_that_names_only_the_payment_waits_for_it() {
    let scenario = Waiting::open().await;
    let mut capture = captured(&scenario.order, &scenario.attempt, "S");
    capture["captureRequestId"] = json!("antoms-own");
    scenario.tell(&capture).await;
    assert_eq!(scenario.shop.db.inbox_states().await, ["new"]);
    assert_eq!(scenario.state().await, "awaiting_payment");
    scenario
        .tell(&successful(
            &scenario.order,
            &scenario.attempt,
            Some("CARD"),
        ))
        .await;
    scenario.shop.pass(Duration::from_secs(6));
    scenario.shop.drain().await;
    assert_eq!(
        scenario.shop.db.inbox_states().await,
        ["applied", "applied"]
    );
    scenario.is_paid_once().await;
}

/// The same plugin checks no capture for being told twice.
#[tokio::test]
async fn a_capture_told_twice_is_one_capture() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&successful(
            &scenario.order,
            &scenario.attempt,
            Some("CARD"),
        ))
        .await;
    let mut capture = captured(&scenario.order, &scenario.attempt, "S");
    scenario.tell(&capture).await;
    scenario.tell(&capture).await;
    assert_eq!(scenario.shop.db.inbox().await.len(), 2);
    // Told again in other bytes.
    capture["captureTime"] = json!("2026-11-21T10:00:05+08:00");
    scenario.tell(&capture).await;
    assert_eq!(scenario.shop.db.inbox().await.len(), 3);
    scenario.is_paid_once().await;
}

/// caravanglory/antom-magento2 drops a failed capture silently.
#[tokio::test]
async fn a_failed_capture_is_not_paid_and_somebody_is_told() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&successful(
            &scenario.order,
            &scenario.attempt,
            Some("CARD"),
        ))
        .await;
    scenario
        .tell(&captured(&scenario.order, &scenario.attempt, "F"))
        .await;
    assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
    scenario.is_not_paid().await;
    assert!(scenario.shop.db.order().await.review_reason.is_some());
    // The money is still held, and the merchant may take it: not "you were not charged".
    assert_eq!(
        scenario.browser.result(&scenario.token).await,
        "capture-failed"
    );
    scenario
        .tell(&captured(&scenario.order, &scenario.attempt, "S"))
        .await;
    assert_eq!(scenario.state().await, "paid");
    scenario.shop.audit().await;
}

#[tokio::test]
async fn after_a_failed_capture_the_order_can_be_paid_again() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&successful(
            &scenario.order,
            &scenario.attempt,
            Some("CARD"),
        ))
        .await;
    scenario
        .tell(&captured(&scenario.order, &scenario.attempt, "F"))
        .await;
    let page = scenario.browser.pay_again(&scenario.token).await.gateway();
    scenario.browser.pay_with_wallet(&page).await;
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.state().await, "paid");
    // What was still held on the first card is voided.
    assert_eq!(scenario.shop.db.states().await, ["cancelled", "paid"]);
    assert_eq!(scenario.shop.db.order().await.review_reason, None);
    scenario.shop.audit().await;
}

/// Guide 004: a capture's `transactionStatus` says SUCCESS when its result says F.
#[tokio::test]
async fn a_transaction_that_is_through_with_a_failure_is_no_capture() {
    let scenario = Waiting::open().await;
    scenario.shop.gateway.lose_notifications().await;
    scenario
        .shop
        .gateway
        .fault(json!({ "api": "capture", "fault": "decline" }))
        .await;
    scenario
        .browser
        .on_hosted_page(&scenario.page, Hosted::Card(CARD))
        .await;
    scenario.shop.gateway.advance(61).await;
    assert_eq!(
        scenario.browser.result(&scenario.token).await,
        "capture-failed"
    );
    assert_eq!(scenario.shop.db.states().await, ["capture_failed"]);
    scenario.shop.drain().await;
    scenario.is_not_paid().await;
}

/// Guide 000: without the method nobody can tell whether the money was taken.
#[tokio::test]
async fn a_success_without_a_method_is_asked_about() {
    for (how, state) in [
        (Hosted::Approve, "paid"),
        (Hosted::Card(CARD), "authorised"),
    ] {
        let scenario = Waiting::open().await;
        scenario.shop.gateway.lose_notifications().await;
        scenario.browser.on_hosted_page(&scenario.page, how).await;
        let told = scenario
            .shop
            .gateway
            .payment(&scenario.attempt.payment_request_id)
            .await;
        let mut notice = successful(&scenario.order, &scenario.attempt, None);
        notice["paymentId"] = told["paymentId"].clone();
        scenario
            .shop
            .gateway
            .fault(json!({ "api": INQUIRE, "fault": "no_answer" }))
            .await;
        scenario.tell(&notice).await;
        // No answer: nobody decides, and it is asked again.
        assert_eq!(scenario.shop.db.states().await, ["processing"]);
        scenario.is_not_paid_yet().await;
        scenario.shop.pass(Duration::from_secs(5));
        scenario.shop.drain().await;
        assert_eq!(scenario.shop.db.states().await, [state]);
        assert_eq!(scenario.shop.proxy.calls(INQUIRE).len(), 2);
        assert_eq!(scenario.state().await == "paid", state == "paid");
        scenario.shop.drain().await;
    }
}

impl Waiting {
    async fn is_not_paid_yet(&self) {
        assert_eq!(self.state().await, "awaiting_payment");
        assert!(self.shop.mail.sent().is_empty());
    }
}

/// medusajs/medusa#16407: eight orders paid with another amount than they cost.
#[tokio::test]
async fn another_amount_or_currency_never_pays() {
    let one_off = |by: i64| move |order: &OrderRow| json!((order.total_minor + by).to_string());
    for by in [-1, 1] {
        let scenario = Waiting::open().await;
        let mut notice = paid(&scenario.order, &scenario.attempt);
        notice["paymentAmount"]["value"] = one_off(by)(&scenario.order);
        scenario.tell(&notice).await;
        scenario.needs_review().await;
        // The right amount afterwards does not make it right.
        scenario
            .tell(&paid(&scenario.order, &scenario.attempt))
            .await;
        scenario.needs_review().await;
    }
    let scenario = Waiting::open().await;
    let mut notice = paid(&scenario.order, &scenario.attempt);
    notice["paymentAmount"]["currency"] = json!("HKD");
    scenario.tell(&notice).await;
    scenario.needs_review().await;

    let scenario = Waiting::open().await;
    scenario
        .tell(&successful(
            &scenario.order,
            &scenario.attempt,
            Some("CARD"),
        ))
        .await;
    let mut notice = captured(&scenario.order, &scenario.attempt, "S");
    notice["captureAmount"]["value"] = one_off(-1)(&scenario.order);
    scenario.tell(&notice).await;
    scenario.needs_review().await;
}

/// The answer to an inquiry is compared just as a notification is.
#[tokio::test]
async fn another_amount_in_an_answer_never_pays() {
    let scenario = Waiting::open().await;
    scenario.shop.gateway.lose_notifications().await;
    scenario.shop.proxy.tamper(
        INQUIRE,
        Tamper::Change(Box::new(|answer| {
            answer["paymentAmount"]["value"] = json!("1");
        })),
    );
    scenario.browser.pay_with_wallet(&scenario.page).await;
    assert_eq!(scenario.browser.result(&scenario.token).await, "review");
    scenario.needs_review().await;
}

/// Two payments under one attempt: a person has to look, and nobody ships twice or pays back twice.
#[tokio::test]
async fn a_success_of_another_payment_on_a_paid_attempt_is_flagged() {
    let scenario = Waiting::open().await;
    scenario
        .tell(&paid(&scenario.order, &scenario.attempt))
        .await;
    let mut other = paid(&scenario.order, &scenario.attempt);
    other["paymentId"] = json!("another-payment");
    scenario.tell(&other).await;
    let order = scenario.shop.db.order().await;
    assert!(order.review_reason.is_some(), "{order:#?}");
    assert_eq!(scenario.shop.db.shelf("TEST-BOX-GREEN").await.sold, 2);
    assert_eq!(scenario.shop.mail.sent().len(), 1);
}

/// ant-intl/ant-intl-plugin-magento2-core ignores a success on a closed order, and keeps the money.
#[tokio::test]
async fn a_success_after_the_session_expired_pays_if_there_is_stock() {
    let scenario = Waiting::open().await;
    scenario.shop.pass_everywhere(85).await;
    let order = scenario.shop.db.order().await;
    assert_eq!(
        (&*order.stock, &*scenario.shop.db.states().await[0]),
        ("released", "expired")
    );
    scenario
        .tell(&paid(&scenario.order, &scenario.attempt))
        .await;
    scenario.is_paid_once().await;
}

#[tokio::test]
async fn a_success_after_the_order_ended_pays_if_there_is_stock() {
    let scenario = Waiting::open().await;
    for _ in 0..27 {
        scenario.shop.pass_everywhere(60).await;
    }
    assert_eq!(scenario.state().await, "expired");
    scenario
        .tell(&paid(&scenario.order, &scenario.attempt))
        .await;
    scenario.is_paid_once().await;
}

#[tokio::test]
async fn a_success_after_the_last_piece_was_sold_is_flagged_and_ships_nothing() {
    let mut shop = TestShop::open().await;
    shop.stock("TEST-BOX-GREEN", 1).await;
    let (late, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let order = shop.db.order().await;
    let attempt = shop.db.attempts().await.remove(0);
    shop.pass_everywhere(85).await;
    let (other, page, _) = shop.order_of("TEST-BOX-GREEN", 1).await;
    other.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.shelf("TEST-BOX-GREEN").await.sold, 1);

    shop.tell(&paid(&order, &attempt)).await;
    let orders = shop.db.orders().await;
    let order = orders.iter().find(|order| order.token == token).unwrap();
    assert_ne!(order.state, "paid", "{order:#?}");
    assert_eq!(order.payment_status, "needs_review");
    // The gateway knows nothing of this payment, so it could not go back by itself.
    let reason = order.review_reason.as_deref().unwrap();
    assert!(reason.contains("refund_failed"), "{order:#?}");
    assert_eq!(late.result(&token).await, "review");
    assert_eq!(shop.db.shelf("TEST-BOX-GREEN").await.sold, 1);
    assert_eq!(
        shop.mail.sent().len(),
        1,
        "no receipt for what will not be sent"
    );
    // Nobody pays a second time for it.
    assert_eq!(late.pay_again(&token).await.result_token(), token);
    shop.audit().await;
}

/// Nobody is told "nothing was charged" about money that a person still has to look at.
#[tokio::test]
async fn money_under_review_keeps_its_order_open() {
    let scenario = Waiting::open().await;
    let mut body = paid(&scenario.order, &scenario.attempt);
    body["paymentAmount"]["value"] = json!("1");
    scenario.tell(&body).await;
    scenario.needs_review().await;
    scenario.shop.pass_everywhere(3 * 24 * 60).await;
    scenario.needs_review().await;
}

/// openfoodfoundation/openfoodnetwork#12046: paid twice, and nobody noticed.
#[tokio::test]
async fn a_second_success_is_given_back() {
    let scenario = Waiting::open().await;
    scenario.shop.pass_everywhere(61).await;
    let second = scenario.browser.pay_again(&scenario.token).await.gateway();
    assert_eq!(scenario.shop.db.states().await, ["superseded", "open"]);
    scenario.browser.pay_with_wallet(&second).await;
    scenario.shop.deliver_notifications().await;
    scenario.is_paid_once().await;

    scenario
        .tell(&paid(&scenario.order, &scenario.attempt))
        .await;
    let order = scenario.shop.db.order().await;
    assert_eq!((&*order.state, &*order.payment_status), ("paid", "paid"));
    assert_eq!(
        order.review_reason, None,
        "nothing is left for a person to do"
    );
    // The first attempt wins, whichever was heard of first.
    assert_eq!(scenario.shop.db.states().await, ["paid", "cancelled"]);
    assert_eq!(scenario.shop.db.shelf("TEST-BOX-GREEN").await.sold, 2);
    assert_eq!(scenario.shop.mailed(), ["receipt", "returned"]);
    scenario.shop.audit().await;
}

/// saleor/saleor-docs#990 and S9: the way back is open to anybody.
#[tokio::test]
async fn coming_back_proves_nothing() {
    let scenario = Waiting::open().await;
    for query in [
        "",
        "?resultStatus=S",
        "?paymentStatus=SUCCESS&paymentId=1",
        "?status=paid",
    ] {
        let page = scenario
            .browser
            .get(&format!("/result/{}{query}", scenario.token))
            .await;
        assert_eq!(
            (page.status, page.state().as_deref()),
            (200, Some("not-paid")),
            "{query}"
        );
    }
    scenario
        .browser
        .on_hosted_page(&scenario.page, Hosted::LeaveUndecided)
        .await;
    scenario.shop.pass(Duration::from_secs(3));
    let page = scenario
        .browser
        .get(&format!("/result/{}?resultStatus=S", scenario.token))
        .await;
    // Asked, Antom says that it is working on it.
    assert_eq!(page.state().as_deref(), Some("processing"));
    scenario.is_not_paid().await;
}

/// vendurehq/vendure#3249, and Antom's own sample: anything but S brings it eight times.
#[tokio::test]
async fn a_failed_payments_notification_is_acknowledged() {
    let scenario = Waiting::open().await;
    let page = scenario
        .shop
        .deliver(&Signed::json(&failed(&scenario.order, &scenario.attempt)))
        .await;
    assert_eq!(page.status, 200);
    let answer: Value = serde_json::from_str(&page.text).unwrap();
    let wanted = json!({ "result": {
        "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success",
    } });
    assert_eq!(answer, wanted);

    let scenario = Waiting::open().await;
    scenario
        .browser
        .on_hosted_page(&scenario.page, Hosted::DeclineAndReturn)
        .await;
    scenario.shop.deliver_notifications().await;
    assert!(scenario.shop.gateway.all_acknowledged().await);
}

#[tokio::test]
async fn the_same_bytes_again_are_the_same_notification() {
    let scenario = Waiting::open().await;
    let notice = paid(&scenario.order, &scenario.attempt);
    for _ in 0..9 {
        scenario.tell(&notice).await;
        scenario.shop.pass(Duration::from_secs(3600));
    }
    assert_eq!(scenario.shop.db.inbox().await.len(), 1);
    let learned = scenario.shop.db.evidence().await;
    let told = learned
        .iter()
        .filter(|row| row.source == "notification")
        .count();
    assert_eq!(told, 1, "{learned:#?}");
    scenario.is_paid_once().await;
}

/// stripe/stripe-node#341: a body that is parsed and written again is other bytes.
#[tokio::test]
async fn a_notification_is_verified_as_it_was_sent() {
    let scenario = Waiting::open().await;
    let notice = paid(&scenario.order, &scenario.attempt).to_string();
    let odd = format!(
        "\r\n {{ \"unknown\" : [1, 2.50, null], \"note\":\"☕ \\u2615 《》\", {}  ",
        notice.strip_prefix('{').unwrap()
    );
    let page = scenario.shop.deliver(&Signed::new(odd)).await;
    assert_eq!(page.status, 200);
    scenario.shop.drain().await;
    scenario.is_paid_once().await;
}

/// The official Java SDK believes an answer whose signature is missing.
#[tokio::test]
async fn an_answer_that_is_not_signed_is_no_answer() {
    let tampers: [fn() -> Tamper; 4] = [
        || Tamper::NoSignature,
        || Tamper::Status(500),
        || Tamper::Forge(Box::new(|answer| answer["note"] = json!("changed"))),
        || Tamper::Status(302),
    ];
    for tamper in tampers {
        let shop = TestShop::open().await;
        let browser = shop.browser();
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        shop.proxy.tamper(CREATE, tamper());
        let token = browser.checkout().await.result_token();
        assert_eq!(shop.db.states().await, ["unknown", "unknown"]);
        shop.proxy.stop_tampering();
        browser.pay_again(&token).await.gateway();
        assert_eq!(shop.db.states().await, ["unknown", "unknown", "open"]);
        shop.audit().await;
    }
}

#[tokio::test]
async fn an_inquirys_answer_that_is_not_signed_proves_nothing() {
    let tampers: [Tamper; 4] = [
        Tamper::NoSignature,
        Tamper::Status(500),
        Tamper::Forge(Box::new(|answer| {
            answer["paymentStatus"] = json!("SUCCESS");
        })),
        // Signed, and about somebody else's payment.
        Tamper::Change(Box::new(|answer| {
            answer["paymentStatus"] = json!("SUCCESS");
            answer["paymentRequestId"] = json!("somebody-elses");
        })),
    ];
    let scenario = Waiting::open().await;
    scenario
        .browser
        .on_hosted_page(&scenario.page, Hosted::LeaveUndecided)
        .await;
    for tamper in tampers {
        scenario.shop.proxy.tamper(INQUIRE, tamper);
        let before = scenario.shop.proxy.calls(INQUIRE).len();
        let state = scenario.browser.result(&scenario.token).await;
        // Guide 000: unknown is not unpaid; "not paid" used to do as well.
        assert_eq!(state, "checking");
        assert_eq!(scenario.shop.proxy.calls(INQUIRE).len(), before + 1);
        scenario.shop.pass(Duration::from_secs(3));
    }
    scenario.is_not_paid().await;
    scenario.shop.proxy.stop_tampering();
    assert_eq!(scenario.browser.result(&scenario.token).await, "processing");
    scenario.is_not_paid().await;
}

/// woocommerce-gateway-stripe PR#5810: an order that ran out of time is not told as a failed one.
#[tokio::test]
async fn running_out_of_time_is_not_failing() {
    let scenario = Waiting::open().await;
    scenario.shop.pass_everywhere(61).await;
    let page = scenario
        .browser
        .get(&format!("/result/{}", scenario.token))
        .await;
    // The session's end is the shop's own clock; Antom, asked after it, says that nobody has paid.
    assert_eq!(page.state().as_deref(), Some("said-not-paid"));
    assert!(scenario.shop.mail.sent().is_empty());
}

/// Kill Bill and guide 000: after each early step somebody asks, and no answer is not a failure.
#[tokio::test]
async fn a_gateway_that_is_down_settles_nothing_and_is_asked_again() {
    let scenario = Waiting::open().await;
    scenario.shop.gateway.lose_notifications().await;
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.proxy.tamper(INQUIRE, Tamper::Status(503));
    for wait in [31, 90, 180, 600, 2700] {
        scenario.shop.pass(Duration::from_secs(wait));
        scenario.shop.drain().await;
        assert_eq!(
            scenario.shop.db.states().await,
            ["open"],
            "after {wait} s more"
        );
    }
    assert_eq!(scenario.shop.proxy.calls(INQUIRE).len(), 5);
    // Long after its session: nobody may call it expired without having been told.
    for _ in 0..4 {
        scenario.shop.pass(Duration::from_secs(3600));
        scenario.shop.drain().await;
    }
    assert_eq!(scenario.shop.db.states().await, ["open"]);
    scenario.shop.proxy.stop_tampering();
    scenario.shop.pass(Duration::from_secs(25 * 3600));
    scenario.shop.drain().await;
    scenario.is_paid_once().await;
}
