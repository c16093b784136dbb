//! Calls of the shop's own checkout: which ways to pay there are, paying by card, and forgetting a
//! card.

use sea_orm::EntityTrait as _;
use server::store::stored_rows::saved_card;

use super::buyer::moved_once;
use super::matrix::{Cell, Family, cells, try_all};
use crate::common::{Browser, CARD, Hosted, OrderUnderTest, Page, TestShop, log_in};

impl Family {
    /// What the buyer chooses in the checkout.
    const fn way(self) -> &'static str {
        match self {
            Self::Wallet => "method:ALIPAY_CN",
            Self::CardAutomatic | Self::CardManual => "card",
        }
    }
}

fn is_page(page: &Page) -> bool {
    page.location
        .as_ref()
        .is_some_and(|place| place.starts_with("http"))
}

async fn shopper(shop: &TestShop, family: Family) -> Browser {
    let browser = shop.browser().with("pay", family.way());
    browser.add_to_cart("TEST-TOTE-GREEN", 1).await;
    browser
}

/// Presses of Pay until the buyer is on Antom's page, all of them under one id.
async fn presses(cell: Cell, shop: TestShop) -> (OrderUnderTest, usize) {
    let browser = shopper(&shop, cell.family).await;
    shop.gateway.fault(cell.rule()).await;
    let mut page = browser.checkout().await;
    for presses in 1..=4 {
        if is_page(&page) {
            let place = page.gateway();
            return (OrderUnderTest::at(shop, browser, place).await, presses);
        }
        let token = shop.db.order().await.token;
        assert_eq!(browser.result(&token).await, "checking");
        page = browser.pay_again(&token).await;
    }
    panic!("no page: {} {}", page.status, page.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pay() {
    try_all("pay", cells("pay"), |cell| async move {
        let shop = cell.family.shop().await;
        if cell.fault == "in_process" {
            return in_process(cell, shop).await;
        }
        let (scenario, presses) = presses(cell, shop).await;
        cell.heals(&scenario.shop.gateway).await;
        cell.family.pays(&scenario).await;
        cell.family.is_taken(&scenario).await;
        scenario.assert_order("paid", "paid", "sold").await;
        // Whatever was lost, it was one payment.
        assert_eq!(scenario.shop.db.attempts().await.len(), 1);
        moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
        format!("paid, Pay pressed {presses}×")
    })
    .await;
}

/// Accepted without a page: nothing is left for the buyer to do.
async fn in_process(cell: Cell, shop: TestShop) -> String {
    let browser = shopper(&shop, cell.family).await;
    shop.gateway.fault(cell.rule()).await;
    let token = browser.checkout().await.result_token();
    assert_eq!(browser.result(&token).await, "processing");
    let scenario = OrderUnderTest::of_order(shop, browser, &token).await;
    cell.heals(&scenario.shop.gateway).await;
    scenario.shop.pass_everywhere(1).await;
    cell.family.is_taken(&scenario).await;
    scenario.assert_order("paid", "paid", "sold").await;
    moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
    "paid without a page".to_owned()
}

/// Nobody is kept from paying because Antom does not say what it offers.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn consult() {
    try_all("consult", cells("consult"), |cell| async move {
        let shop = cell.family.shop().await;
        let browser = shopper(&shop, cell.family).await;
        shop.gateway.fault(cell.rule()).await;
        let page = browser.get("/checkout").await;
        assert!(page.attribute("input[value=page]", "id").is_some());
        let page = browser.to_gateway().await;
        let scenario = OrderUnderTest::at(shop, browser, page).await;
        let struck = cell.heals(&scenario.shop.gateway).await;
        cell.family.pays(&scenario).await;
        cell.family.is_taken(&scenario).await;
        scenario.assert_order("paid", "paid", "sold").await;
        moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
        format!("paid, struck {struck}×")
    })
    .await;
}

/// A card that its buyer removed is forgotten at Antom too, however often it has to be told.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn delete_token() {
    try_all("deleteToken", cells("deleteToken"), |cell| async move {
        let shop = cell.family.shop().await;
        let browser = shopper(&shop, cell.family).await;
        log_in(&shop, &browser, "ada@example.com").await;
        let page = browser.to_gateway().await;
        let scenario = OrderUnderTest::at(shop, browser, page).await;
        let card = Hosted::CardToSave(CARD);
        scenario.browser.on_hosted_page(&scenario.page, card).await;
        cell.family.is_taken(&scenario).await;
        let cards = async || {
            let db = &scenario.shop.db.connection;
            saved_card::Entity::find().all(db).await.unwrap()
        };
        let id = cards().await.remove(0).id;
        scenario.shop.gateway.fault(cell.rule()).await;
        let path = format!("/account/cards/{id}/remove");
        assert_eq!(scenario.browser.post(&path, &[]).await.status, 303);
        scenario.shop.drain().await;
        let struck = cell.heals(&scenario.shop.gateway).await;
        let forgotten = async || cards().await[0].token.is_none();
        let minutes = super::buyer::minutes_until(&scenario, 5, forgotten).await;
        let there = scenario.shop.gateway.state().await["savedCards"].clone();
        let mut there = there.as_array().unwrap().iter();
        assert!(there.all(|card| card["state"] == "deleted"));
        moved_once(&scenario, &[(cell.family.took(), scenario.total.minor())]).await;
        format!("forgotten, struck {struck}×, {minutes} min")
    })
    .await;
}
