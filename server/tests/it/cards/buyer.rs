//! A buyer who pays by card in the shop.

use serde_json::{Value, json};
use server::store::stored_rows::attempt::Model as AttemptRow;
use server::store::stored_rows::order::Model as OrderRow;

use crate::common::{Browser, CARD, Hosted, Page, TestShop, log_in};

pub(crate) const PRODUCT: &str = "TEST-SACK-GREEN";

pub(crate) struct Buyer {
    pub(crate) shop: TestShop,
    pub(crate) browser: Browser,
}

impl Buyer {
    pub(crate) async fn new() -> Self {
        Self::with(&[]).await
    }

    /// In a shop with these variables.
    pub(crate) async fn with(variables: &[(&str, &str)]) -> Self {
        let shop = TestShop::open_with(variables).await;
        let browser = shop.browser().with("pay", "card");
        browser.add_to_cart(PRODUCT, 1).await;
        Self { shop, browser }
    }

    /// Presses Pay, and is led to the page for the card.
    pub(crate) async fn to_card_page(&self) -> String {
        self.browser.to_gateway().await
    }

    pub(crate) async fn types_card(&self, page: &str) {
        self.browser.on_hosted_page(page, Hosted::Card(CARD)).await;
    }

    pub(crate) async fn order(&self) -> OrderRow {
        self.shop.db.order().await
    }

    pub(crate) async fn attempts(&self) -> Vec<AttemptRow> {
        self.shop.db.attempts().await
    }

    pub(crate) async fn states(&self) -> Vec<String> {
        let attempts = self.attempts().await;
        attempts.into_iter().map(|row| row.state).collect()
    }

    /// How the result page says that the payment stands.
    pub(crate) async fn sees(&self) -> String {
        let token = self.order().await.token;
        self.browser
            .get(&format!("/result/{token}"))
            .await
            .state()
            .unwrap()
    }

    pub(crate) async fn pays_by(&self, fields: &[(&str, &str)]) -> Page {
        let token = self.order().await.token;
        self.browser.pay_otherwise(&token, fields).await
    }

    /// Everything is told, and the capture comes.
    pub(crate) async fn ends_paid(&self) {
        self.shop.deliver_notifications().await;
        self.shop.pass_everywhere(2).await;
        self.shop.deliver_notifications().await;
        let order = self.order().await;
        assert_eq!((&*order.state, &*order.payment_status), ("paid", "paid"));
        assert_eq!(self.sees().await, "paid");
        self.shop.audit().await;
    }

    /// The requests of `pay`, in their order.
    pub(crate) fn requests(&self) -> Vec<Value> {
        let calls = self.shop.proxy.calls("pay");
        calls.into_iter().map(|call| call.body).collect()
    }

    pub(crate) fn request(&self) -> Value {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:#?}");
        requests.remove(0)
    }

    pub(crate) async fn fault(&self, api: &str, fault: &str, times: u32) {
        let rule = json!({ "api": api, "fault": fault, "times": times });
        self.shop.gateway.fault(rule).await;
    }

    pub(crate) async fn logs_in(&self) {
        log_in(&self.shop, &self.browser, "ada@example.com").await;
    }

    /// Has a card saved by an order of its own, which is paid; another one waits in the cart.
    pub(crate) async fn with_saved_card(variables: &[(&str, &str)]) -> (Self, String) {
        let buyer = Self::with(variables).await;
        buyer.logs_in().await;
        let page = buyer.to_card_page().await;
        buyer
            .browser
            .on_hosted_page(&page, Hosted::CardToSave(CARD))
            .await;
        buyer.ends_paid().await;
        buyer.browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        let checkout = buyer.browser.get("/checkout").await;
        let way = checkout.attribute("input[name=pay][value^='saved:']", "value");
        let way = way.unwrap_or_else(|| panic!("no saved card: {}", checkout.text));
        (buyer, way)
    }
}
