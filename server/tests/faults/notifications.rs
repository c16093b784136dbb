//! Notifications that come late, twice, in the wrong order, spoilt, or not at all.

use serde_json::json;

use crate::buyer::{moved_once, rounds};
use crate::common::Desk;
use crate::matrix::{Cell, Family, cells, try_all};

const PART: i64 = 1_000;

/// The whole way of an order, with the fault in the first notifications of one kind: paid, taken,
/// refunded in part.
async fn goes_its_way(cell: Cell, kind: &str) -> Desk {
    let mut rule = cell.rule();
    rule["notifyType"] = json!(kind);
    let desk = cell.family.open().await;
    desk.shop.gateway.fault(rule).await;
    cell.family.pays(&desk).await;
    // The sends of the schedule and not a flush: some faults are about their times.
    desk.minutes(3).await;
    desk
}

async fn notify(kind: &'static str, families: &[Family]) {
    let cells = cells("notify", families);
    try_all(kind, cells, move |cell| async move {
        let desk = goes_its_way(cell, kind).await;
        if cell.fault == "wrong_amount" && kind != "REFUND_RESULT" {
            return is_given_back(cell, &desk).await;
        }
        let total = desk.total.minor();
        if cell.family == Family::CardManual {
            let authorised = async || desk.order().await.payment_status == "authorised";
            heard(&desk, authorised).await;
            desk.capture(total).await.unwrap();
            desk.minutes(3).await;
        }
        let paid = async || desk.order().await.state == "paid";
        let payment = heard(&desk, paid).await;
        desk.refund(PART).await.unwrap();
        desk.minutes(4).await;
        let refunded = async || desk.refund_states().await == ["succeeded"];
        let refund = heard(&desk, refunded).await;
        let after = format!("paid and refunded, {payment}+{refund} rounds");
        if cell.fault == "wrong_amount" {
            // Two amounts for one refund: a person looks.
            let review = desk.review().await.expect("a person is told");
            return format!("{after}; {review}");
        }
        assert_eq!(desk.review().await, None);
        rounds(&desk, 0, refunded).await;
        desk.stands("paid", "partially_refunded", "sold").await;
        let mut how = vec![(cell.family.took(), total), ("refunded", PART)];
        how.sort_unstable();
        moved_once(&desk, &how).await;
        after
    })
    .await;
}

/// Rounds of ten minutes, the fault still in place.
async fn heard(desk: &Desk, wished: impl AsyncFn() -> bool) -> usize {
    for round in 0..8 {
        if wished().await {
            return round;
        }
        desk.shop.pass_everywhere(10).await;
    }
    let order = desk.order().await;
    panic!(
        "not heard of: {order:#?} {:#?}",
        desk.shop.books.inbox().await
    );
}

/// More than was asked for was told to be paid: the order is not, a person is told, and decides to
/// give it back.
async fn is_given_back(cell: Cell, desk: &Desk) -> String {
    let flagged = async || desk.review().await.is_some();
    heard(desk, flagged).await;
    desk.stands("awaiting_payment", "needs_review", "reserved")
        .await;
    assert!(
        desk.shop.mailed().is_empty(),
        "no receipt for what does not fit"
    );
    desk.shop.gateway.heal().await;
    desk.give_back(1).await.unwrap();
    desk.shop.drain().await;
    let back = async || {
        let money = desk.payment().await["money"].clone();
        let of = |name: &str| money[name].as_i64().unwrap();
        of("kept") == 0 && of("authorised") == of("captured") + of("released")
    };
    let rounds = rounds(desk, 2, back).await;
    let total = desk.total.minor();
    let moved = desk.shop.gateway.moved().await;
    let how = match (cell.family, moved.len()) {
        (Family::Wallet, _) => vec![("returned", total)],
        (_, 1) => vec![("released", total)],
        (_, _) => vec![("captured", total), ("refunded", total)],
    };
    moved_once(desk, &how).await;
    format!("under review, given back, {rounds} rounds")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notify_of_payments() {
    notify("PAYMENT_RESULT", &Family::ALL).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notify_of_captures() {
    notify("CAPTURE_RESULT", &Family::CARDS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notify_of_refunds() {
    notify("REFUND_RESULT", &Family::ALL).await;
}
