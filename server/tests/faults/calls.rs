//! Calls that do something: a session is made, money is taken, held money is let go, money goes
//! back.

use domain::ledger::RefundState;
use serde_json::json;

use crate::buyer::{ids, moved_once, rounds};
use crate::common::Desk;
use crate::matrix::{Cell, Family, cells, try_all};

/// Presses of Pay until the buyer is on Antom's page. Each asks for two sessions before it gives up.
async fn presses(cell: Cell) -> (Desk, usize) {
    let shop = cell.family.shop().await;
    let browser = shop.browser();
    browser.add_to_cart("PLT-SAND", 1).await;
    shop.gateway.fault(cell.rule()).await;
    let mut page = browser.checkout().await;
    for presses in 1..4 {
        let place = page.location.clone().unwrap_or_default();
        if place.contains("/checkout-page/") {
            return (Desk::at(shop, browser, place).await, presses);
        }
        let token = shop.books.order().await.token;
        page = browser.pay_again(&token).await;
    }
    panic!("no page: {} {}", page.status, page.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn create_payment_session() {
    let cells = cells("createPaymentSession", &Family::ALL);
    try_all("createPaymentSession", cells, |cell| async move {
        let (desk, presses) = presses(cell).await;
        cell.family.pays(&desk).await;
        cell.family.is_taken(&desk).await;
        let total = desk.total.minor();
        let paid = async || desk.order().await.state == "paid";
        assert_eq!(rounds(&desk, 0, paid).await, 0);
        moved_once(&desk, &[(cell.family.took(), total)]).await;
        format!("paid after {presses} presses")
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_payment_itself() {
    let cells = cells("payment", &Family::ALL);
    try_all("payment", cells, |cell| async move {
        let desk = cell.family.open().await;
        desk.shop.gateway.fault(cell.rule()).await;
        for declined in 0..=cell.times {
            cell.family.pays(&desk).await;
            if declined < cell.times {
                assert_eq!(desk.browser.result(&desk.token).await, "checking");
            }
        }
        cell.family.is_taken(&desk).await;
        desk.stands("paid", "paid", "sold").await;
        moved_once(&desk, &[(cell.family.took(), desk.total.minor())]).await;
        format!("paid at try {}", cell.times + 1)
    })
    .await;
}

/// The merchant presses Capture until it is under way and stays so.
async fn captured(desk: &Desk) -> usize {
    let total = desk.total.minor();
    for press in 1..=5 {
        desk.capture(total).await.unwrap();
        desk.shop.hear().await;
        if desk.order().await.payment_status != "failed" {
            return press;
        }
        let review = desk.review().await.unwrap();
        assert!(review.contains("capture"), "{review}");
    }
    panic!("never captured");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn capture() {
    let cells = cells("capture", &Family::CARDS);
    try_all("capture", cells, |cell| async move {
        let desk = cell.family.open().await;
        if cell.family == Family::CardAutomatic {
            // Antom's own capture fails first: only then there is one to ask for.
            let declined = json!({ "api": "capture", "fault": "decline" });
            desk.shop.gateway.fault(declined).await;
        }
        cell.family.pays(&desk).await;
        desk.shop.hear().await;
        desk.shop.pass_everywhere(2).await;
        desk.shop.gateway.fault(cell.rule()).await;
        let presses = captured(&desk).await;
        let paid = async || desk.order().await.state == "paid";
        let rounds = rounds(&desk, 1, paid).await;
        assert_eq!(ids(&desk, "capture", "captureRequestId"), presses);
        moved_once(&desk, &[("captured", desk.total.minor())]).await;
        format!("{presses} presses, {rounds} rounds")
    })
    .await;
}

/// The merchant cancels an order that is paid, or held for; another buyer gives up one that nobody
/// has paid, and its page is closed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancel() {
    let cells = cells("cancel", &Family::ALL);
    try_all("cancel", cells, |cell| async move {
        let desk = cell.family.open().await;
        cell.family.pays(&desk).await;
        desk.shop.hear().await;
        let (other, _, token) = desk.shop.order_of("SLB-INK", 1).await;
        desk.shop.gateway.fault(cell.rule()).await;
        desk.cancel().await.unwrap();
        let path = format!("/orders/{token}/withdraw");
        assert_eq!(other.post(&path, &[]).await.status, 303);
        desk.shop.drain().await;
        desk.stands_cancelled().await;
        let total = desk.total.minor();
        let back = async || gone_back(&desk).await;
        let rounds = rounds(&desk, 3, back).await;
        // Held money that Antom captured before the cancel got through comes back as a refund.
        let moved = desk.shop.gateway.moved().await;
        let how = match moved[0].0.as_str() {
            "captured" => vec![("captured", total), ("refunded", total)],
            "paid" => vec![("paid", total), ("refunded", total)],
            "released" => vec![("released", total)],
            _ => vec![("returned", total)],
        };
        moved_once(&desk, &how).await;
        assert!(ids(&desk, "refund", "refundRequestId") <= 1);
        let orders = desk.shop.books.orders().await;
        let off = |state: &str| matches!(state, "cancelled");
        assert!(orders.iter().all(|order| off(&order.state)), "{orders:#?}");
        format!("{}, {rounds} rounds", how.last().unwrap().0)
    })
    .await;
}

impl Desk {
    async fn stands_cancelled(&self) {
        let order = self.order().await;
        assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    }
}

/// Nothing is kept and nothing is held.
async fn gone_back(desk: &Desk) -> bool {
    let money = desk.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    of("kept") == 0 && of("authorised") == of("captured") + of("released")
}

/// The merchant refunds in two parts, and repeats what failed.
async fn refunded(desk: &Desk, parts: [i64; 2]) -> usize {
    let mut wishes = 0;
    for part in parts {
        loop {
            let id = desk.refund(part).await.unwrap();
            wishes += 1;
            desk.shop.hear().await;
            // A card's refund takes a minute and fails, if it does, after that.
            desk.shop.pass_everywhere(2).await;
            let refunds = desk.refunds().await;
            let this = refunds
                .iter()
                .find(|it| it.refund_request_id == id)
                .unwrap();
            if this.state != RefundState::Failed.as_str() {
                break;
            }
            let review = desk.review().await.unwrap();
            assert!(review.contains("refund"), "{review}");
        }
    }
    wishes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn refund() {
    let cells = cells("refund", &Family::ALL);
    try_all("refund", cells, |cell| async move {
        let desk = cell.family.paid().await;
        desk.shop.gateway.fault(cell.rule()).await;
        let total = desk.total.minor();
        let parts = [1_000, total - 1_000];
        let wishes = refunded(&desk, parts).await;
        let back = async || desk.order().await.payment_status == "refunded";
        let rounds = rounds(&desk, 1, back).await;
        assert_eq!(desk.review().await, None);
        assert_eq!(ids(&desk, "refund", "refundRequestId"), wishes);
        let mut how = vec![(cell.family.took(), total)];
        how.extend(parts.map(|part| ("refunded", part)));
        how.sort_unstable();
        moved_once(&desk, &how).await;
        format!("{wishes} wishes, {rounds} rounds")
    })
    .await;
}
