//! The final audit: the money on both sides, payment by payment.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::subscriptions::{self, Deduction, Deductions};
use crate::processes::World;
use xtask::run::Result;

/// What `shop audit --json` says.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Audit {
    pub(crate) orders: u64,
    pub(crate) currencies: BTreeMap<String, Totals>,
    undone: Undone,
    problems: Vec<Problem>,
    payments: Vec<Payment>,
    shelves: Vec<Shelf>,
    pub(crate) subscriptions: u64,
    deductions: Vec<Deduction>,
}

#[derive(Deserialize)]
struct Undone {
    subscriptions: u64,
}

impl Audit {
    /// What the shop's own audit says.
    pub(crate) async fn of(world: &Arc<World>) -> Result<Self> {
        let mut command = world.command(world.program(), "audit.log")?;
        command.args(["audit", "--json"]).stdout(Stdio::piped());
        let output = tokio::task::spawn_blocking(move || command.output()).await??;
        serde_json::from_slice(&output.stdout).map_err(|error| {
            world
                .explain(&format!("shop audit: {error}"), "audit.log")
                .into()
        })
    }

    /// Subscriptions of which something is still to be ended, asked or given back.
    pub(crate) fn unfinished_subscriptions(&self) -> u64 {
        self.undone.subscriptions
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Totals {
    pub(crate) paid: u64,
    owed: i64,
    kept: i64,
    pub(crate) under_review: u64,
}

#[derive(Deserialize)]
struct Problem {
    rule: String,
    order: Option<String>,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payment {
    payment_request_id: String,
    order: String,
    order_state: String,
    state: String,
    currency: String,
    refunded: i64,
    kept: i64,
    review: Option<String>,
}

impl Payment {
    /// Whether it is the one that pays its order.
    fn pays(&self) -> bool {
        self.state == "paid" && ["paid", "fulfilled", "closed"].contains(&&*self.order_state)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shelf {
    sku: String,
    on_hand: i64,
    reserved: i64,
    sold: i64,
}

/// What `GET /control/state` says of one payment.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AtGateway {
    payment_request_id: String,
    /// Such a payment is none of an order.
    subscription_id: Option<String>,
    order_reference: String,
    money: Money,
    amount: Amount,
}

#[derive(Deserialize)]
pub(crate) struct Money {
    pub(crate) authorised: i64,
    cancelled: i64,
    released: i64,
    pub(crate) kept: i64,
}

impl Money {
    /// Cancelled, or refunded in full.
    pub(crate) fn was_sent_back(&self) -> bool {
        let Self {
            authorised,
            cancelled,
            released,
            kept,
        } = *self;
        authorised > 0 && (cancelled > 0 || released > 0 || kept == 0)
    }
}

#[derive(Deserialize)]
pub(crate) struct Amount {
    pub(crate) currency: String,
}

/// What came of the count.
#[derive(Default)]
pub(crate) struct Count {
    pub(crate) payments: usize,
    /// By currency: kept at the gateway, kept in the books.
    pub(crate) kept: BTreeMap<String, (i64, i64)>,
    /// Payments that were made and did not pay their order, or not for long.
    pub(crate) sent_back: usize,
    /// Payments about which the gateway told a wrong amount, so that a person has to decide.
    pub(crate) told_wrong: usize,
    /// Money that pays no order and waits for a person.
    pub(crate) waiting: usize,
    pub(crate) deductions: Deductions,
    /// One line each.
    pub(crate) wrong: Vec<String>,
    /// The numbers of the orders and subscriptions that are not right.
    pub(crate) orders: BTreeSet<String>,
}

impl Count {
    pub(crate) fn wrong(&mut self, order: Option<&str>, text: impl std::fmt::Display) {
        let whose = order.unwrap_or("the shelves");
        self.wrong.push(format!("{whose}: {text}"));
        self.orders.extend(order.map(ToOwned::to_owned));
    }

    /// The sum of all differences, in whatever currency.
    pub(crate) fn difference(&self) -> i64 {
        self.kept
            .values()
            .map(|(gateway, books)| (gateway - books).abs())
            .sum()
    }
}

/// Compares the books with what the gateway has, and with how many pieces there were of everything.
pub(crate) fn count(audit: &Audit, state: &Value, pieces: i64) -> Result<Count> {
    let mut count = Count::default();
    for problem in &audit.problems {
        let text = format!("{} ({})", problem.text, problem.rule);
        count.wrong(problem.order.as_deref(), text);
    }
    let mut at_gateway: Vec<AtGateway> = serde_json::from_value(state["payments"].clone())?;
    at_gateway.retain(|payment| payment.subscription_id.is_none());
    let told_wrong = told_wrong(state);
    count.payments = at_gateway.len();
    let mut books: BTreeMap<&str, &Payment> = audit
        .payments
        .iter()
        .map(|payment| (payment.payment_request_id.as_str(), payment))
        .collect();
    for there in &at_gateway {
        let id = there.payment_request_id.as_str();
        let order = there.order_reference.as_str();
        let Some(here) = books.remove(id) else {
            count.wrong(Some(order), format!("the books do not know {id}"));
            continue;
        };
        count.sent_back += usize::from(there.money.was_sent_back());
        let wrongly_told = told_wrong.contains(id);
        let excused = wrongly_told && here.review.is_some();
        count.told_wrong += usize::from(excused);
        if there.amount.currency != here.currency {
            count.wrong(Some(order), format!("{id} is in another currency"));
        }
        // What was told wrongly cannot be right in the books: it is right that a person is told.
        let counted = if excused { there.money.kept } else { here.kept };
        let sums = count.kept.entry(here.currency.clone()).or_default();
        sums.0 += there.money.kept;
        sums.1 += counted;
        if there.money.kept != counted {
            let (there, here) = (there.money.kept, here.kept);
            count.wrong(
                Some(order),
                format!("{there} is kept of {id} at the gateway, {here} in the books"),
            );
        }
    }
    for (id, here) in books {
        // The gateway never got the request: no money can have come of it.
        if here.kept != 0 {
            count.wrong(Some(&here.order), format!("the gateway does not know {id}"));
        }
    }
    subscriptions::compare(&audit.deductions, state, &told_wrong, &mut count)?;
    orders(audit, &mut count);
    shelves(audit, pieces, &mut count);
    Ok(count)
}

/// What is kept pays an order, but for what a person has been told about.
fn orders(audit: &Audit, count: &mut Count) {
    let mut owed: BTreeMap<&str, i64> = BTreeMap::new();
    for (currency, totals) in &audit.currencies {
        *owed.entry(currency).or_default() += totals.owed - totals.kept;
    }
    let mut paying: BTreeSet<&str> = BTreeSet::new();
    for payment in &audit.payments {
        let rest = owed.entry(&payment.currency).or_default();
        if payment.pays() {
            *rest -= payment.refunded;
            paying.insert(&payment.order);
        } else if payment.kept != 0 {
            *rest += payment.kept;
            count.waiting += 1;
            if payment.review.is_none() {
                let (kept, state) = (payment.kept, &payment.state);
                let id = &payment.payment_request_id;
                count.wrong(
                    Some(&payment.order),
                    format!("{kept} of {id} is kept, which is {state}, and nobody is told"),
                );
            }
        }
    }
    let unpaid: BTreeSet<&str> = audit
        .payments
        .iter()
        .filter(|payment| ["paid", "fulfilled", "closed"].contains(&&*payment.order_state))
        .filter(|payment| payment.review.is_none() && !paying.contains(payment.order.as_str()))
        .map(|payment| payment.order.as_str())
        .collect();
    for order in unpaid {
        count.wrong(Some(order), "it is paid, and no payment of it is");
    }
    // With somebody told, an order may be marked paid whose money is in doubt.
    let doubt = audit
        .currencies
        .values()
        .any(|totals| totals.under_review > 0);
    for (currency, rest) in owed {
        if rest != 0 && !doubt {
            count.wrong.push(format!(
                "{currency}: what is kept and what paid orders cost differ by {rest}"
            ));
        }
    }
}

/// I9, with the one thing that the books cannot know: how many there were.
fn shelves(audit: &Audit, pieces: i64, count: &mut Count) {
    for shelf in &audit.shelves {
        let all = shelf.on_hand + shelf.reserved + shelf.sold;
        if all != pieces {
            let sku = &shelf.sku;
            count.wrong(None, format!("{sku}: there are {all} of {pieces} pieces"));
        }
    }
}

/// The payments about which a notification with a wrong amount was delivered.
fn told_wrong(state: &Value) -> BTreeSet<&str> {
    let notifications = state["notifications"].as_array().into_iter().flatten();
    let wrong = |delivery: &Value| delivery["fault"] == "wrong_amount";
    notifications
        .filter(|one| {
            let deliveries = one["deliveries"].as_array();
            deliveries.is_some_and(|all| all.iter().any(wrong))
        })
        .filter_map(|one| one["paymentRequestId"].as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn audit(kept: i64, review: Option<&str>) -> Audit {
        serde_json::from_value(json!({
            "orders": 1,
            "currencies": { "SGD": { "paid": 1, "owed": 6400, "kept": kept, "underReview": u8::from(review.is_some()) } },
            "undone": { "subscriptions": 0 },
            "problems": [],
            "subscriptions": 0,
            "deductions": [],
            "payments": [{
                "paymentRequestId": "p1", "order": "WF-1", "orderState": "paid", "state": "paid",
                "currency": "SGD", "refunded": 6400 - kept, "kept": kept, "review": review,
            }],
            "shelves": [{ "sku": "A", "onHand": 9, "reserved": 0, "sold": 1 }],
        }))
        .unwrap()
    }

    fn gateway(kept: i64, fault: Option<&str>) -> Value {
        json!({
            "payments": [{
                "paymentRequestId": "p1", "paymentId": "a1", "orderReference": "WF-1",
                "status": "SUCCESS", "capture": "not_needed",
                "money": { "authorised": 6400, "cancelled": 0, "released": 0, "kept": kept }, "amount": { "currency": "SGD", "value": "6400" },
            }],
            "notifications": [{ "paymentRequestId": "p1", "deliveries": [{ "fault": fault }] }],
        })
    }

    #[test]
    fn the_same_on_both_sides_is_right() {
        for kept in [6400, 0, 1] {
            let count = count(&audit(kept, None), &gateway(kept, None), 10).unwrap();
            assert_eq!(count.wrong, [""; 0]);
            assert_eq!(count.difference(), 0);
        }
    }

    #[test]
    fn a_difference_names_its_order() {
        let count = count(&audit(6400, None), &gateway(0, None), 10).unwrap();
        assert_eq!(count.difference(), 6400);
        assert!(count.wrong[0].starts_with("WF-1: 0 is kept of p1"));
        assert!(count.orders.contains("WF-1"));
    }

    #[test]
    fn a_wrong_amount_is_excused_only_when_a_person_is_told() {
        let gateway = gateway(0, Some("wrong_amount"));
        let told = count(&audit(6400, Some("mismatch")), &gateway, 10).unwrap();
        assert_eq!((told.wrong.len(), told.told_wrong), (0, 1));
        let silent = count(&audit(6400, None), &gateway, 10).unwrap();
        assert_eq!((silent.wrong.len(), silent.told_wrong), (1, 0));
    }

    #[test]
    fn lost_pieces_are_found() {
        let count = count(&audit(6400, None), &gateway(6400, None), 11).unwrap();
        assert_eq!(count.wrong, ["the shelves: A: there are 10 of 11 pieces"]);
    }
}
