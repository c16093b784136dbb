//! A merchant at work on one order: every action is sent by a form of its own.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::Money;
use serde_json::{Value, json};
use server::presenters::wording::action_refusals;
use server::services::Shop;
use server::services::UseCaseError;
use server::services::admin::action::{Act, ActionError, ActionRefusal};
use server::services::admin::cancel_order::Cancellable;
use server::services::admin::capture::CaptureDue;
use server::services::admin::check::CheckReport;
use server::services::admin::ship::Shipment;
use server::services::admin::{cancel_order, capture, check, refund, replay, reverse, ship};
use server::services::payments::order_payments::OrderPayments;
use server::store::payments::refunds;
use server::store::payments::refunds::RefundRow;
use server::store::stored_rows::order::Model as OrderRow;

use wording::Words;

use super::audit;
use super::browser::{Browser, CARD, Hosted};
use super::shop::TestShop;

/// Everything that can happen to an answer on its way.
pub(crate) const FAULTS: [&str; 7] = [
    "no_answer",
    "answer_u",
    "http_500",
    "reset",
    "unsigned",
    "wrong_signature",
    "slow",
];

const PRODUCT: &str = "TEST-TOTE-GREEN";

pub(crate) struct OrderUnderTest {
    pub(crate) shop: TestShop,
    pub(crate) browser: Browser,
    pub(crate) page: String,
    pub(crate) token: String,
    pub(crate) order_id: String,
    pub(crate) total: Money,
    /// The `paymentRequestId` of the first attempt.
    pub(crate) first: String,
    forms: AtomicU32,
}

impl OrderUnderTest {
    /// An order whose buyer has Antom's page open.
    pub(crate) async fn open() -> Self {
        Self::open_with(&[]).await
    }

    pub(crate) async fn open_with(variables: &[(&str, &str)]) -> Self {
        let shop = TestShop::open_with(variables).await;
        Self::of(shop).await
    }

    /// One more order in this shop.
    pub(crate) async fn of(shop: TestShop) -> Self {
        let (browser, page, _) = shop.order_of(PRODUCT, 1).await;
        Self::at(shop, browser, page).await
    }

    /// The order that this buyer pays on this page.
    pub(crate) async fn at(shop: TestShop, browser: Browser, page: String) -> Self {
        let order = shop.db.order_of_page(&page).await;
        let token = order.token;
        Self {
            page,
            ..Self::of_order(shop, browser, &token).await
        }
    }

    /// The order with this token, which is paid without a page.
    pub(crate) async fn of_order(shop: TestShop, browser: Browser, token: &str) -> Self {
        let orders = shop.db.orders().await;
        let order = orders
            .into_iter()
            .find(|order| order.token == token)
            .unwrap();
        let first = shop.db.attempts_of(&order).await.remove(0);
        Self {
            total: crate::common::total(&order),
            order_id: order.id,
            first: first.payment_request_id,
            shop,
            browser,
            page: String::new(),
            token: order.token,
            forms: AtomicU32::new(0),
        }
    }

    /// Paid with a wallet, which takes the money at once.
    pub(crate) async fn paid() -> Self {
        let scenario = Self::open().await;
        scenario.browser.pay_with_wallet(&scenario.page).await;
        scenario.shop.deliver_notifications().await;
        assert_eq!(scenario.order().await.state, "paid");
        scenario
    }

    /// Paid with a card, which Antom has captured by itself.
    pub(crate) async fn captured() -> Self {
        let scenario = Self::open().await;
        scenario.authorise().await;
        scenario.shop.pass_everywhere(2).await;
        scenario.shop.deliver_notifications().await;
        assert_eq!(scenario.order().await.state, "paid");
        scenario
    }

    /// Authorised with a card; the capture is the merchant's.
    pub(crate) async fn held() -> Self {
        let scenario = Self::open_with(&[("SHOP_CAPTURE", "manual")]).await;
        scenario.authorise().await;
        scenario.shop.deliver_notifications().await;
        assert_eq!(scenario.order().await.payment_status, "authorised");
        scenario
    }

    pub(crate) async fn authorise(&self) {
        let card = Hosted::Card(CARD);
        self.browser.on_hosted_page(&self.page, card).await;
    }

    pub(crate) fn services(&self) -> &Shop {
        &self.shop.state.shop
    }

    /// A form that was not shown before.
    pub(crate) fn form(&self) -> String {
        format!("form-{}", self.forms.fetch_add(1, Ordering::SeqCst))
    }

    pub(crate) fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.total.currency()).unwrap()
    }

    pub(crate) async fn refund(&self, minor: i64) -> Result<String, ActionError> {
        self.refund_by(&self.form(), minor).await
    }

    pub(crate) async fn refund_by(&self, form: &str, minor: i64) -> Result<String, ActionError> {
        let (id, amount) = (&self.order_id, self.money(minor));
        refund::refund(self.services(), &act(form), id, amount, "Came back").await
    }

    /// What is known of the order's payments.
    pub(crate) async fn payments(&self) -> OrderPayments {
        let db = &self.services().db;
        OrderPayments::find(db, &self.order_id).await.unwrap()
    }

    pub(crate) async fn capturable(&self) -> Result<CaptureDue, ActionError> {
        Ok(capture::capturable(&self.payments().await)?)
    }

    pub(crate) async fn cancellable(&self) -> Result<Cancellable, ActionError> {
        let now = self.services().clock.now_ms();
        let cancellable = cancel_order::cancellable(&self.payments().await, now);
        Ok(cancellable.map_err(ActionRefusal::Cancel)?)
    }

    pub(crate) async fn refundable(&self) -> Result<Money, ActionError> {
        let refundable = refund::refundable(&self.payments().await.ledger);
        let (_, rest) = refundable.map_err(ActionRefusal::Refund)?;
        Ok(rest)
    }

    pub(crate) async fn rest(&self) -> i64 {
        self.refundable().await.unwrap().minor()
    }

    pub(crate) async fn capture(&self, minor: i64) -> Result<(), ActionError> {
        self.capture_by(&self.form(), minor).await
    }

    pub(crate) async fn capture_by(&self, form: &str, minor: i64) -> Result<(), ActionError> {
        let (id, amount) = (&self.order_id, self.money(minor));
        capture::capture(self.services(), &act(form), id, amount).await
    }

    pub(crate) async fn cancel(&self) -> Result<(), ActionError> {
        self.cancel_by(&self.form()).await
    }

    pub(crate) async fn cancel_by(&self, form: &str) -> Result<(), ActionError> {
        cancel_order::cancel(self.services(), &act(form), &self.order_id).await
    }

    pub(crate) async fn ship(&self) -> Result<(), ActionError> {
        self.ship_by(&self.form()).await
    }

    pub(crate) async fn ship_by(&self, form: &str) -> Result<(), ActionError> {
        ship::ship(
            self.services(),
            &act(form),
            &self.order_id,
            Shipment::default(),
        )
        .await
    }

    pub(crate) async fn reverse(&self, attempt: u32) -> Result<(), ActionError> {
        self.reverse_by(&self.form(), attempt).await
    }

    pub(crate) async fn reverse_by(&self, form: &str, attempt: u32) -> Result<(), ActionError> {
        let shop = self.services();
        reverse::reverse(shop, &act(form), &self.order_id, attempt).await
    }

    pub(crate) async fn check(&self) -> Result<CheckReport, ActionError> {
        self.check_by(&self.form()).await
    }

    pub(crate) async fn check_by(&self, form: &str) -> Result<CheckReport, ActionError> {
        check::check(self.services(), &act(form), &self.order_id).await
    }

    pub(crate) async fn replay_by(&self, form: &str, inbox_id: i64) -> Result<(), ActionError> {
        replay::replay(self.services(), &act(form), inbox_id).await
    }

    pub(crate) async fn order(&self) -> OrderRow {
        let orders = self.shop.db.orders().await;
        let this = orders.into_iter().find(|order| order.id == self.order_id);
        this.unwrap()
    }

    /// Asserts the states of the order, of its payment and of its stock.
    pub(crate) async fn assert_order(&self, state: &str, payment: &str, stock: &str) {
        let order = self.order().await;
        let found = (&*order.state, &*order.payment_status, &*order.stock);
        assert_eq!(found, (state, payment, stock), "{order:#?}");
    }

    pub(crate) async fn review(&self) -> Option<String> {
        self.order().await.review_reason
    }

    pub(crate) async fn refunds(&self) -> Vec<RefundRow> {
        refunds::of_order(&self.services().db, &self.order_id)
            .await
            .unwrap()
    }

    /// The states of all refunds, first to latest.
    pub(crate) async fn refund_states(&self) -> Vec<String> {
        let refunds = self.refunds().await.into_iter();
        refunds.map(|refund| refund.state.to_string()).collect()
    }

    /// What the gateway says of the first attempt.
    pub(crate) async fn payment(&self) -> Value {
        self.shop.gateway.payment(&self.first).await
    }

    /// A sum of the gateway's about the first attempt: `kept`, `refunded`, `released` …
    pub(crate) async fn sum(&self, name: &str) -> i64 {
        self.payment().await["money"][name].as_i64().unwrap()
    }

    /// The ids under which these calls came, in their order.
    pub(crate) fn sent(&self, api: &str, id: &str) -> Vec<String> {
        let calls = self.shop.proxy.calls(api).into_iter();
        calls
            .map(|call| call.body[id].as_str().unwrap().to_owned())
            .collect()
    }

    /// Not one call that moves money went out.
    pub(crate) fn nothing_was_sent(&self) {
        for api in ["capture", "cancel", "refund"] {
            assert!(self.shop.proxy.calls(api).is_empty(), "{api} was called");
        }
    }

    pub(crate) async fn fault(&self, api: &str, fault: &str, times: u32) {
        let mut rule = json!({ "api": api, "fault": fault, "times": times });
        if fault == "slow" {
            rule["seconds"] = json!(1);
        }
        self.shop.gateway.fault(rule).await;
    }

    /// Somebody refunds the payment in Antom's dashboard; `None` is all of it.
    pub(crate) async fn refund_by_hand(&self, minor: Option<i64>) {
        self.shop.gateway.refund_by_hand(&self.first, minor).await;
    }

    pub(crate) async fn lose(&self, notify_type: &str) {
        let rule = json!({
            "api": "notify", "fault": "lost", "times": 100_000, "notifyType": notify_type,
        });
        self.shop.gateway.fault(rule).await;
    }

    /// Minute by minute, so that whatever is tried again is.
    pub(crate) async fn minutes(&self, minutes: u32) {
        for _ in 0..minutes {
            self.shop.pass_everywhere(1).await;
        }
    }

    /// What has to hold once everything was heard.
    pub(crate) async fn audit(&self) {
        self.shop.audit().await;
        audit::sums(&self.shop.db, &self.shop.gateway).await;
        requests(&self.shop);
    }
}

pub(crate) fn act(form: &str) -> Act<'_> {
    Act { actor: "mei", form }
}

/// I7, and that a repetition is one: the same in every field, and never beside the first. Only a
/// page that is closed and a payment on it that is given back may both be cancelled at once: two
/// reasons, one end.
fn requests(shop: &TestShop) {
    for (api, id) in [
        ("capture", Some("captureRequestId")),
        ("cancel", Some("paymentRequestId")),
        ("refund", Some("refundRequestId")),
        ("inquiryPayment", None),
        ("inquiryRefund", None),
    ] {
        let mut bodies = BTreeMap::new();
        for call in shop.proxy.calls(api) {
            assert!(call.written_ahead, "{api} was not written down: {call:#?}");
            let Some(id) = id else { continue };
            assert!(
                call.alone || api == "cancel",
                "{api} was sent by two at once: {call:#?}"
            );
            let id = call.body[id].as_str().unwrap().to_owned();
            let first = bodies.entry(id).or_insert_with(|| call.body.clone());
            assert_eq!(*first, call.body, "{api}");
        }
    }
}

/// Nothing was done, and the merchant reads why.
#[track_caller]
pub(crate) fn refused<T: std::fmt::Debug>(result: Result<T, ActionError>, words: &str) {
    match result {
        Err(UseCaseError::Refused(refusal)) if refusal != ActionRefusal::AlreadyDone => {
            let sentence = action_refusals::action(Words::default(), &refusal);
            assert!(sentence.contains(words), "{sentence}");
        }
        other => panic!("not refused because of \"{words}\": {other:?}"),
    }
}
