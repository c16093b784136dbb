//! Subscribing, living through renewals by notification alone, and ending it.

mod accounts;
mod books;
mod edges;
mod faults;
mod guide;
mod joining;
mod lives;
mod losses;
mod mails;
mod office;
mod office_changes;
mod parcels;
mod plan_changes;

use std::time::Duration;

use serde_json::{Value, json};
use server::services::books::audit::audit;
use server::store::subscriptions::invoices::{self, InvoiceRow};
use server::store::subscriptions::sign_ups::{self, SignUpRow};
use server::store::subscriptions::{self, SubscriptionRow};

use crate::common::{Browser, CARD, CLIENT_ID, Hosted, Page, Signed, TestShop, antom_key};

const PLAN: &str = "test-monthly";
const DAY: Duration = Duration::from_secs(86_400);

/// A buyer who was led to Antom's page.
pub(crate) struct Buyer {
    pub(crate) browser: Browser,
    subscription: SubscriptionRow,
    pub(crate) sign_up: SignUpRow,
    first_day: i64,
}

async fn press(browser: &Browser, plan: &str) -> Page {
    let path = format!("/plans/{plan}");
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let fields = [
        ("seen", seen.as_str()),
        ("email", "buyer@example.com"),
        ("name", "Anne Buyer"),
    ];
    browser.post(&path, &fields).await
}

impl Buyer {
    pub(crate) async fn of(shop: &TestShop, plan: &str) -> Self {
        Self::by(shop, shop.browser(), plan).await
    }

    async fn by(shop: &TestShop, browser: Browser, plan: &str) -> Self {
        press(&browser, plan).await.gateway();
        Self::begun(shop, browser).await
    }

    async fn begun(shop: &TestShop, browser: Browser) -> Self {
        let list = browser.get("/subscriptions").await;
        let link = list.attribute(".ticket-list a", "href").unwrap();
        let token = link.strip_prefix("/subscriptions/").unwrap();
        let subscription = row(shop, token).await;
        let db = &shop.state.shop.db;
        let mut all = sign_ups::of_subscription(db, &subscription.id)
            .await
            .unwrap();
        Self {
            browser,
            sign_up: all.pop().unwrap(),
            first_day: subscription.agreed_at,
            subscription,
        }
    }

    pub(crate) fn path(&self) -> String {
        format!("/subscriptions/{}", self.subscription.token)
    }

    async fn pays_by_card(&self) {
        let page = self.sign_up.normal_url.clone().unwrap();
        self.browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    }

    async fn page(&self) -> String {
        let page = self.browser.get(&self.path()).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page.text
    }

    async fn status(&self, shop: &TestShop) -> String {
        row(shop, &self.subscription.token).await.status
    }

    async fn invoices(&self, shop: &TestShop) -> Vec<(i32, String)> {
        let db = &shop.state.shop.db;
        let rows = invoices::of_subscription(db, &self.subscription.id).await;
        let rows: Vec<InvoiceRow> = rows.unwrap();
        rows.into_iter().map(|row| (row.phase, row.state)).collect()
    }

    fn antom_id(&self) -> String {
        format!("SUB-{}", self.sign_up.payment_request_id)
    }

    fn payment_id(&self, phase: u32) -> String {
        format!("PAY-{phase}-{}", self.sign_up.payment_request_id)
    }

    /// CREATE, or what came after it.
    fn told(&self, kind: &str, status: &str) -> Value {
        json!({
            "subscriptionNotificationType": kind,
            "subscriptionStatus": status,
            "subscriptionId": self.antom_id(),
            "subscriptionRequestId": self.sign_up.payment_request_id,
            "subscriptionStartTime": "2026-11-30T00:00:00Z",
            "periodRule": { "periodType": "MONTH", "periodCount": 1 },
        })
    }

    fn deducted(&self, phase: u32, status: &str) -> Value {
        json!({
            "notifyType": "PAYMENT_RESULT",
            "paymentId": self.payment_id(phase),
            "paymentAmount": { "currency": "SGD", "value": "1800" },
            "phaseNo": phase.to_string(),
            "subscriptionId": self.antom_id(),
            "subscriptionRequestId": self.sign_up.payment_request_id,
            "result": result(status),
        })
    }

    /// The authorisation; `ids` is what it carries as `paymentRequestId`.
    fn authorised(&self, phase: u32, ids: Ids) -> Value {
        json!({
            "notifyType": "PAYMENT_RESULT",
            "paymentRequestId": ids.of(self, phase),
            "paymentId": self.payment_id(phase),
            "paymentAmount": { "currency": "SGD", "value": "1800" },
            "paymentMethodType": "CARD",
            "result": result("S"),
        })
    }

    fn captured(&self, phase: u32, ids: Ids) -> Value {
        json!({
            "notifyType": "CAPTURE_RESULT",
            "captureRequestId": ids.of(self, phase),
            "captureId": format!("capture-{phase}"),
            "paymentId": self.payment_id(phase),
            "captureAmount": { "currency": "SGD", "value": "1800" },
            "result": result("S"),
        })
    }

    /// The four notifications of a card's first phase.
    async fn becomes_active(&self, shop: &TestShop) {
        for body in [
            self.authorised(1, Ids::SignUps),
            self.captured(1, Ids::SignUps),
            self.told("CREATE", "ACTIVE"),
            self.deducted(1, "S"),
        ] {
            tell(shop, &body).await;
        }
        assert_eq!(self.status(shop).await, "active");
    }
}

/// Which request ids the authorisation and the capture of a renewal carry.
#[derive(Clone, Copy, Debug)]
enum Ids {
    SignUps,
    Own,
    None,
}

impl Ids {
    fn of(self, buyer: &Buyer, phase: u32) -> Option<String> {
        match self {
            Self::SignUps => Some(buyer.sign_up.payment_request_id.clone()),
            Self::Own => Some(format!(
                "ANTOM-{phase}-{}",
                buyer.sign_up.payment_request_id
            )),
            Self::None => None,
        }
    }
}

fn result(status: &str) -> Value {
    let code = if status == "S" {
        "SUCCESS"
    } else {
        "RISK_REJECT"
    };
    json!({ "resultCode": code, "resultStatus": status, "resultMessage": "told" })
}

async fn row(shop: &TestShop, token: &str) -> SubscriptionRow {
    let db = &shop.state.shop.db;
    subscriptions::find_by_token(db, token)
        .await
        .unwrap()
        .unwrap()
}

/// Arrives, is acknowledged, and is worked on.
async fn tell(shop: &TestShop, body: &Value) {
    let path = if body["subscriptionNotificationType"].is_null() {
        "/webhooks/antom/payment"
    } else {
        "/webhooks/antom/subscription"
    };
    let signed = Signed::by(antom_key(), CLIENT_ID, path, body.to_string());
    let page = shop.deliver(&signed).await;
    assert!(page.text.contains(r#""resultStatus":"S""#), "{}", page.text);
    shop.drain().await;
}

async fn books_are_in_order(shop: &TestShop) {
    let books = audit(&shop.state.shop.db).await.unwrap();
    assert!(books.in_order, "{:?}", books.problems);
    assert_eq!(books.undone.subscriptions, 0);
}

fn paid(phases: i32) -> Vec<(i32, String)> {
    (1..=phases)
        .map(|phase| (phase, "paid".to_owned()))
        .collect()
}

#[tokio::test]
async fn the_plan_says_what_it_costs_before_the_button() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let list = browser.get("/plans").await;
    assert!(list.text.contains("SGD 18.00 every month"), "{}", list.text);
    let page = browser.get("/plans/test-monthly").await;
    for sentence in [
        "You pay SGD 18.00 now",
        "After that you pay SGD 18.00 every month, until you cancel",
        "The next charge is on",
        "on the day before the period",
        "You can cancel at any time",
    ] {
        assert!(page.text.contains(sentence), "{sentence}: {}", page.text);
    }
    let trial = browser.get("/plans/test-trial").await;
    assert!(trial.text.contains("The trial is free"), "{}", trial.text);
    assert!(trial.text.contains("Start the free trial"));
    assert_eq!(browser.get("/plans/no-such-plan").await.status, 404);
}

#[tokio::test]
async fn nobody_signs_up_by_a_form_that_is_wrong() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser.get("/plans/test-monthly").await;
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let cases = [
        (seen.as_str(), "nobody", "Anne", "only a part of an email"),
        (
            seen.as_str(),
            "a b@example.com",
            "Anne",
            "one email address only",
        ),
        (seen.as_str(), "anne@example.com", " ", "Enter your name"),
        ("another price", "anne@example.com", "Anne", "has changed"),
    ];
    for (seen, email, name, says) in cases {
        let fields = [("seen", seen), ("email", email), ("name", name)];
        let page = browser.post("/plans/test-monthly", &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.text.contains(says), "{says}: {}", page.text);
        // What was typed is there again.
        assert!(page.text.contains(email), "{}", page.text);
    }
    assert!(shop.gateway.payments().await.is_empty());
}

#[tokio::test]
async fn two_tabs_make_one_subscription() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    let page = press(&buyer.browser, PLAN).await.gateway();
    assert_eq!(Some(&page), buyer.sign_up.normal_url.as_ref());
    buyer.becomes_active(&shop).await;
    let again = press(&buyer.browser, PLAN).await;
    assert_eq!(again.location, Some(buyer.path()));
}

#[tokio::test]
async fn a_card_is_subscribed_once_its_money_is_captured() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    assert_eq!(buyer.status(&shop).await, "signing_up");
    assert!(buyer.page().await.contains("Not active yet"));
    for body in [
        buyer.deducted(1, "S"),
        buyer.told("CREATE", "ACTIVE"),
        buyer.authorised(1, Ids::SignUps),
    ] {
        tell(&shop, &body).await;
    }
    assert_eq!(buyer.invoices(&shop).await, [(1, "open".to_owned())]);
    assert!(
        buyer
            .page()
            .await
            .contains("Your payment is being confirmed")
    );
    tell(&shop, &buyer.captured(1, Ids::SignUps)).await;
    assert_eq!(buyer.invoices(&shop).await, paid(1));
    let page = buyer.page().await;
    for says in [
        "Active",
        "You have access until",
        "Next you pay SGD 18.00",
        "Paid",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert_eq!(buyer.subscription.consent.lines().count(), 5);
    let subjects: Vec<String> = shop
        .mail
        .sent()
        .iter()
        .map(|mail| mail.subject.clone())
        .collect();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    assert!(
        shop.db
            .inbox_states()
            .await
            .iter()
            .all(|state| state == "applied")
    );
}

/// The authorisation, the capture and the deduction of a renewal, in each of their six orders and
/// with each kind of request ids; each notification comes twice.
#[tokio::test]
async fn renewals_are_joined_whatever_ids_they_carry() {
    let shop = TestShop::open().await;
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    for ids in [Ids::SignUps, Ids::Own, Ids::None] {
        let buyer = Buyer::of(&shop, PLAN).await;
        buyer.becomes_active(&shop).await;
        shop.pass(DAY * 29);
        for (phase, order) in (2..).zip(orders) {
            let three = [
                buyer.authorised(phase, ids),
                buyer.captured(phase, ids),
                buyer.deducted(phase, "S"),
            ];
            for index in order {
                tell(&shop, &three[index]).await;
                tell(&shop, &three[index]).await;
            }
            let paid_phases = i32::try_from(phase).unwrap();
            assert_eq!(
                buyer.invoices(&shop).await,
                paid(paid_phases),
                "{ids:?} {order:?}"
            );
        }
    }
    assert!(
        shop.db
            .inbox_states()
            .await
            .iter()
            .all(|state| state == "applied")
    );
}

#[tokio::test]
async fn a_failed_renewal_is_past_due_and_the_next_one_heals_it() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    shop.pass(DAY * 30);
    tell(&shop, &buyer.deducted(2, "F")).await;
    shop.pass(DAY * 3);
    shop.drain().await;
    assert_eq!(buyer.status(&shop).await, "past_due");
    let page = buyer.page().await;
    assert!(page.contains("Payment failed"), "{page}");
    assert!(page.contains("We could not charge you"), "{page}");
    shop.pass(DAY * 29);
    for body in [
        buyer.authorised(3, Ids::None),
        buyer.captured(3, Ids::None),
        buyer.deducted(3, "S"),
    ] {
        tell(&shop, &body).await;
    }
    shop.pass(DAY * 3);
    shop.drain().await;
    assert_eq!(buyer.status(&shop).await, "active");
    let states: Vec<String> = buyer
        .invoices(&shop)
        .await
        .into_iter()
        .map(|(_, state)| state)
        .collect();
    assert_eq!(states, ["paid", "failed", "paid"]);
}

#[tokio::test]
async fn a_cancelled_subscription_runs_to_its_end() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    assert!(buyer.page().await.contains("Cancel the subscription"));
    let done = buyer
        .browser
        .post(&format!("{}/cancel", buyer.path()), &[])
        .await;
    assert_eq!(done.location, Some(buyer.path()));
    assert!(buyer.page().await.contains("You have cancelled"));
    tell(&shop, &buyer.told("CANCEL", "ACTIVE")).await;
    assert_eq!(buyer.status(&shop).await, "ending");
    let page = buyer.page().await;
    assert!(page.contains("Nothing more is charged"), "{page}");
    assert!(page.contains("You have access until"), "{page}");
    assert!(!page.contains("Cancel the subscription"), "{page}");
    shop.pass(DAY * 32);
    shop.drain().await;
    assert_eq!(buyer.status(&shop).await, "ended");
    assert!(!buyer.page().await.contains("You have access until"));
}

#[tokio::test]
async fn a_trial_begins_without_money() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, "test-trial").await;
    tell(&shop, &buyer.told("CREATE", "ACTIVE")).await;
    assert_eq!(buyer.invoices(&shop).await, [(1, "trial".to_owned())]);
    let page = buyer.page().await;
    assert!(page.contains("Free trial"), "{page}");
    assert!(page.contains("Next you pay SGD 18.00"), "{page}");
    assert!(buyer.first_day > 0);
}

#[tokio::test]
async fn a_creation_that_failed_says_so() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    tell(&shop, &buyer.told("CREATE", "TERMINATED")).await;
    assert_eq!(buyer.status(&shop).await, "failed");
    assert!(buyer.page().await.contains("did not succeed"));
    // Nothing stands in the way of another try.
    press(&buyer.browser, PLAN).await.gateway();
}

/// Signs up on the sandbox's page; its notifications wait.
async fn on_the_sandbox(shop: &TestShop, how: Hosted) -> Buyer {
    let buyer = Buyer::of(shop, PLAN).await;
    let page = buyer.sign_up.normal_url.clone().unwrap();
    buyer.browser.on_hosted_page(&page, how).await;
    buyer
}

const MONTH_MINUTES: u64 = 31 * 24 * 60;
const WAYS: [Hosted; 1] = [Hosted::Card(CARD)];

#[tokio::test]
async fn a_subscription_renews_on_the_sandbox_until_it_is_cancelled() {
    let shop = TestShop::open().await;
    for how in WAYS {
        let buyer = on_the_sandbox(&shop, how).await;
        shop.pass_everywhere(5).await;
        assert_eq!(buyer.status(&shop).await, "active", "{how:?}");
        assert_eq!(buyer.invoices(&shop).await, paid(1), "{how:?}");
        for phase in 2..=4 {
            shop.pass_everywhere(MONTH_MINUTES).await;
            assert_eq!(buyer.invoices(&shop).await, paid(phase), "{how:?}");
        }
        let path = format!("{}/cancel", buyer.path());
        buyer.browser.post(&path, &[]).await;
        assert_eq!(buyer.status(&shop).await, "ending", "{how:?}");
        shop.pass_everywhere(2 * MONTH_MINUTES).await;
        assert_eq!(buyer.status(&shop).await, "ended", "{how:?}");
        assert_eq!(buyer.invoices(&shop).await, paid(4), "{how:?}");
    }
}

#[tokio::test]
async fn what_was_never_told_is_learned_by_asking() {
    let shop = TestShop::open().await;
    for how in WAYS {
        shop.gateway.lose_notifications().await;
        let buyer = on_the_sandbox(&shop, how).await;
        // The sign-up, then three periods, each without a word.
        shop.pass_everywhere(5).await;
        shop.pass_everywhere(60).await;
        assert_eq!(buyer.status(&shop).await, "active", "{how:?}");
        assert_eq!(buyer.invoices(&shop).await, paid(1), "{how:?}");
        shop.pass_everywhere(3 * MONTH_MINUTES).await;
        assert_eq!(buyer.invoices(&shop).await, paid(4), "{how:?}");
        // Told again after all, it makes no doubles.
        shop.gateway.heal().await;
        shop.pass_everywhere(25 * 60).await;
        assert_eq!(buyer.invoices(&shop).await, paid(4), "{how:?}");
    }
}

/// What the shop returned by itself is known by the id that the shop made of the payment's: nobody
/// is asked about the orders' payments.
#[tokio::test]
async fn the_result_of_a_return_is_found_by_its_id() {
    let shop = TestShop::open().await;
    shop.order_of("TEST-BOX-GREEN", 1).await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.becomes_active(&shop).await;
    let asked = shop.proxy.calls("inquiryPayment").len();
    let payment_id = buyer.payment_id(1);
    let returned = |payment_id: &str, status: &str| {
        json!({
            "notifyType": "REFUND_RESULT",
            "refundRequestId": format!("wf-back-{payment_id}"),
            "refundId": "refund-1",
            "refundAmount": { "currency": "SGD", "value": "1800" },
            "refundStatus": if status == "S" { "SUCCESS" } else { "PROCESSING" },
            "result": result(status),
        })
    };
    for status in ["U", "S"] {
        tell(&shop, &returned(&payment_id, status)).await;
        let row = shop.db.inbox().await.pop().unwrap();
        assert_eq!(row.state, "applied", "{row:?}");
    }
    tell(&shop, &returned("nobodys", "S")).await;
    let row = shop.db.inbox().await.pop().unwrap();
    assert_eq!(row.state, "unknown_order", "{row:?}");
    assert_eq!(shop.proxy.calls("inquiryPayment").len(), asked);
    let db = &shop.state.shop.db;
    let rows = subscriptions::evidence::of_subscription(db, &buyer.subscription.id);
    let rows = rows.await.unwrap();
    let refunded: Vec<_> = rows.iter().filter(|row| row.kind == "refunded").collect();
    assert_eq!(refunded.len(), 1, "{rows:#?}");
    assert!(refunded[0].fact.contains(&payment_id), "{refunded:?}");
}
