//! What has to hold whatever happened.

use std::collections::{BTreeMap, BTreeSet};

use domain::Money;
use domain::ledger::AttemptState;
use serde_json::Value;
use server::platform::mailer::MemoryMailer;

use super::gateway::TestGateway;
use super::proxy::{Call, Proxy};
use super::test_db::{Shelf, TestDb};

/// I9: no piece appears or disappears, and each reserved or sold one belongs to an order.
pub(crate) async fn shelves(db: &TestDb, filled_with: &BTreeMap<String, Shelf>) {
    let mut wanted: BTreeMap<(String, String), i32> = BTreeMap::new();
    for order in db.orders().await {
        for line in db.lines(&order).await {
            if line.kind == "goods" {
                *wanted.entry((line.sku, order.stock.clone())).or_default() += line.quantity;
            }
        }
    }
    for (sku, shelf) in db.shelves().await {
        assert_eq!(shelf.total(), filled_with[&sku].total(), "{sku}: {shelf:?}");
        let of = |place: &str| {
            let key = (sku.clone(), place.to_owned());
            wanted.get(&key).copied().unwrap_or(0)
        };
        assert_eq!(shelf.reserved, of("reserved"), "{sku}: {shelf:?}");
        assert_eq!(shelf.sold, of("sold"), "{sku}: {shelf:?}");
    }
}

/// I1, I4: at most one winner, one payable attempt, and nothing is paid without a winner.
pub(crate) async fn orders(db: &TestDb) {
    for order in db.orders().await {
        let attempts = db.attempts_of(&order).await;
        let count = |states: &[&str]| {
            let is = |state: &str| states.contains(&state);
            attempts.iter().filter(|attempt| is(&attempt.state)).count()
        };
        let winners = count(&["paid"]);
        assert!(winners <= 1, "{attempts:#?}");
        let live = count(&["created", "open", "processing", "authorised"]);
        assert!(live + winners <= 1, "{attempts:#?}");
        if ["paid", "fulfilled"].contains(&&*order.state) {
            assert_eq!(winners, 1, "{order:#?} {attempts:#?}");
            assert_eq!(order.stock, "sold");
            assert!(order.paid_at.is_some());
        } else {
            assert_ne!(order.stock, "sold", "{order:#?}");
        }
    }
}

/// I7 and I11, of everything that was ever sent.
pub(crate) fn requests(proxy: &Proxy) {
    let mut ids = BTreeSet::new();
    for call in proxy.calls("createPaymentSession") {
        assert!(ids.insert(call.id().to_owned()), "{} twice", call.id());
        request(&call);
    }
    let mut paid: BTreeMap<String, Value> = BTreeMap::new();
    for call in proxy.calls("pay") {
        request(&call);
        assert!(!ids.contains(call.id()), "{} twice", call.id());
        // Under its own id it may be repeated, word for word.
        let first = paid.entry(call.id().to_owned());
        assert_eq!(*first.or_insert_with(|| call.body.clone()), call.body);
    }
}

fn request(call: &Call) {
    assert!(call.written_ahead, "{} was not written down", call.id());
    let order = &call.body["order"];
    let payment = &call.body["paymentAmount"];
    assert_eq!(payment, &order["orderAmount"], "{}", call.body);
    let mut sum = 0;
    for goods in order["goods"].as_array().unwrap() {
        let unit = &goods["goodsUnitAmount"];
        assert_eq!(unit["currency"], payment["currency"], "{}", call.body);
        let unit = number(&unit["value"]);
        let quantity = number(&goods["goodsQuantity"]);
        assert!(unit > 0 && quantity > 0, "{}", call.body);
        sum += unit * quantity;
    }
    assert_eq!(sum, number(&payment["value"]), "{}", call.body);
    let text = call.body.to_string();
    assert!(text.is_ascii(), "{text}");
}

fn number(value: &Value) -> i64 {
    match value.as_str() {
        Some(text) => text.parse().unwrap(),
        None => value.as_i64().unwrap(),
    }
}

/// I5: what the gateway took pays an order of ours, or a person is told about it. To be asked when
/// everything was heard.
pub(crate) async fn money(db: &TestDb, gateway: &TestGateway) {
    let attempts = db.all_attempts().await;
    let orders = db.orders().await;
    for id in gateway.money_taken().await {
        let attempt = attempts.iter().find(|row| row.payment_request_id == id);
        let attempt = attempt.unwrap_or_else(|| panic!("money for nothing of ours: {id}"));
        let order = orders
            .iter()
            .find(|order| order.id == attempt.order_id)
            .unwrap();
        assert!(
            attempt.state == "paid" || order.review_reason.is_some(),
            "{attempt:#?} {order:#?}"
        );
    }
}

/// I8: one receipt for every paid order, and none for any other.
pub(crate) async fn receipts(db: &TestDb, mail: &MemoryMailer) {
    let outbox = db.outbox().await;
    let sent = mail.sent();
    for order in db.orders().await {
        let receipt = format!("receipt-{}", order.id);
        let receipts = sent
            .iter()
            .filter(|mail| mail.message_id == receipt)
            .count();
        let tasks = outbox.iter().filter(|task| task.kind == "receipt");
        let tasks = tasks.filter(|task| task.order_id == order.id).count();
        let paid = usize::from(order.paid_at.is_some());
        assert_eq!(tasks, paid, "{order:#?}");
        assert!(receipts <= paid, "{} receipts for {order:#?}", receipts);
    }
    let ids: Vec<_> = sent.iter().map(|mail| &mail.message_id).collect();
    let once: BTreeSet<_> = ids.iter().collect();
    assert_eq!(once.len(), ids.len(), "a mail was sent twice: {ids:#?}");
}

/// I2 and I6: for every payment the shop's ledger and the gateway name the same sums. To be asked
/// when everything was heard.
pub(crate) async fn sums(db: &TestDb, gateway: &TestGateway) {
    let payments = gateway.payments().await;
    for order in db.orders().await {
        let ledger = db.ledger(&order).await;
        let mut kept = 0;
        for row in db.attempts_of(&order).await {
            let Some(known) = ledger.attempts.get(&u32::try_from(row.seq).unwrap()) else {
                continue;
            };
            let taken = known.taken.map_or(0, Money::minor);
            let given = known.refunded() + known.refunding();
            assert!(given <= taken, "{order:#?} {known:#?}");
            let ours = match known.state {
                AttemptState::Cancelled => 0,
                _ => taken - known.refunded(),
            };
            kept += ours;
            let theirs = payments
                .iter()
                .find(|payment| payment["paymentRequestId"] == row.payment_request_id);
            let theirs = theirs.map_or(0, |payment| number(&payment["money"]["kept"]));
            assert_eq!(ours, theirs, "{order:#?} {known:#?}");
        }
        if order.review_reason.is_none() {
            let given = ledger
                .winner
                .map_or(0, |attempt| ledger.attempts[&attempt].refunded());
            let due = if ledger.winner.is_some() {
                order.total_minor - given
            } else {
                0
            };
            assert_eq!(kept, due, "{order:#?} {ledger:#?}");
        }
    }
}
