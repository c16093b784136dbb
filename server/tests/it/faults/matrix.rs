//! Which fault is tried where, and the table of what came of it.
//!
//! On PostgreSQL each row is tried with one kind of payment, which turns from row to row, unless
//! `FAULT_MATRIX=all`: a fault strikes at Antom's side, before any statement, and the statements
//! that follow it are those of the other kinds too.

use std::collections::BTreeMap;
use std::env;
use std::fmt::{Display, Write as _};
use std::future::Future;

use serde_json::{Value, json};
use server::platform::metrics::labels::Api;
use tokio::sync::Semaphore;

use crate::common::{Case, TestGateway, many};

/// How a payment of this kind comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    /// The money is taken when the buyer says yes.
    Wallet,
    /// It is held then, and Antom takes it a minute later.
    CardAutomatic,
    /// It is held until the merchant takes it.
    CardManual,
}

impl Family {
    pub(crate) const ALL: [Self; 3] = [Self::Wallet, Self::CardAutomatic, Self::CardManual];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Wallet => "wallet",
            Self::CardAutomatic => "card, automatic",
            Self::CardManual => "card, manual",
        }
    }
}

/// The faults of calls.
const OF_CALLS: [&str; 8] = [
    "no_answer",
    "answer_u",
    "late",
    "slow",
    "http_500",
    "reset",
    "unsigned",
    "wrong_signature",
];

/// The faults of notifications.
const OF_NOTIFICATIONS: [&str; 8] = [
    "late",
    "lost",
    "twice",
    "unsigned",
    "wrong_signature",
    "wrong_order",
    "wrong_amount",
    "unknown_order",
];

/// What is tried at this place.
fn faults_of(place: &str) -> Vec<&'static str> {
    match place {
        "notify" => OF_NOTIFICATIONS.to_vec(),
        "payment" => vec!["decline", "challenge"],
        "capture" | "refund" => [&OF_CALLS[..], &["decline"]].concat(),
        "pay" => [&OF_CALLS[..], &["in_process"]].concat(),
        "createPaymentSession"
        | "consult"
        | "inquiryPayment"
        | "cancel"
        | "inquiryRefund"
        | "deleteToken"
        | "acceptDispute"
        | "supplyDefenseDocument" => OF_CALLS.to_vec(),
        _ => Vec::new(),
    }
}

/// Where a family has nothing for a fault to strike, and why.
const NO_SUCH_THING: [(&str, Option<&str>, Family, &str); 8] = [
    (
        "acceptDispute",
        None,
        Family::CardManual,
        "a payment is contested alike, whoever captured it",
    ),
    (
        "supplyDefenseDocument",
        None,
        Family::CardManual,
        "a payment is contested alike, whoever captured it",
    ),
    (
        "pay",
        None,
        Family::Wallet,
        "a wallet is paid on a page of its own, by createPaymentSession",
    ),
    (
        "deleteToken",
        None,
        Family::Wallet,
        "a wallet leaves nothing to forget",
    ),
    (
        "deleteToken",
        None,
        Family::CardManual,
        "a card is forgotten alike, whoever captures",
    ),
    (
        "capture",
        None,
        Family::Wallet,
        "a wallet's money is taken at once",
    ),
    (
        "CAPTURE_RESULT",
        None,
        Family::Wallet,
        "for the same reason nobody tells of it",
    ),
    (
        "payment",
        Some("challenge"),
        Family::Wallet,
        "only a card's bank asks for 3-D Secure",
    ),
];

/// The calls of subscriptions and disputes: the families here are ways to pay an order, which none of
/// these is part of; `subscriptions::faults`, `edges` and `losses` try the first, and
/// `faults::disputes` the others. A new place of the sandbox is in this list or in the matrix.
const OF_OTHERS: [&str; 9] = [
    "acceptDispute",
    "cancelSubscription",
    "changeSubscription",
    "downloadDisputeEvidence",
    "inquireSubscription",
    "inquireSubscriptionList",
    "inquireSubscriptionPayment",
    "supplyDefenseDocument",
    "updateSubscription",
];

/// What no place has, and why.
const NOT_APPLICABLE: [(&[&str], &[&str], &str); 6] = [
    (
        &["pay"],
        &["challenge"],
        "the bank asks on its page, which is the buyer's payment itself",
    ),
    (
        &["notify"],
        &["no_answer", "answer_u", "slow", "http_500", "reset"],
        "a notification is not answered by Antom but to Antom: late and lost stand for these",
    ),
    (
        &[
            "notify",
            "createPaymentSession",
            "consult",
            "pay",
            "inquiryPayment",
            "cancel",
            "inquiryRefund",
            "deleteToken",
        ],
        &["decline"],
        "no money is decided on there: a refused session or cancel is an answer, not a fault",
    ),
    (
        &[
            "notify",
            "createPaymentSession",
            "consult",
            "inquiryPayment",
            "capture",
            "cancel",
            "refund",
            "inquiryRefund",
            "deleteToken",
        ],
        &["challenge", "in_process"],
        "only a payment is challenged, and only pay is answered before it is through",
    ),
    (
        &[
            "createPaymentSession",
            "consult",
            "pay",
            "inquiryPayment",
            "capture",
            "cancel",
            "refund",
            "inquiryRefund",
            "deleteToken",
        ],
        &[
            "lost",
            "twice",
            "wrong_order",
            "wrong_amount",
            "unknown_order",
        ],
        "an answer belongs to its request: it comes once, and for that order",
    ),
    (
        &["payment"],
        &[
            "no_answer",
            "answer_u",
            "late",
            "lost",
            "twice",
            "in_process",
            "slow",
            "http_500",
            "reset",
            "unsigned",
            "wrong_signature",
            "wrong_order",
            "wrong_amount",
            "unknown_order",
        ],
        "it is the buyer's payment itself, and no message",
    ),
];

/// One fault, in one kind of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) api: &'static str,
    /// Which notifications it strikes, where it strikes any.
    pub(crate) notify_type: Option<&'static str>,
    pub(crate) fault: &'static str,
    /// How many calls in a row it strikes.
    pub(crate) times: u32,
    /// Whether the call acts all the same, where nobody could tell.
    pub(crate) acts: Option<bool>,
    pub(crate) family: Family,
}

impl Cell {
    /// As the gateway is told it.
    pub(crate) fn rule(&self) -> Value {
        let mut rule = json!({ "api": self.api, "fault": self.fault, "times": self.times });
        if let Some(acts) = self.acts {
            rule["acts"] = json!(acts);
        }
        if let Some(notify_type) = self.notify_type {
            rule["notifyType"] = json!(notify_type);
        }
        // A late answer comes after the client's patience of 10 s, a slow one before.
        match self.fault {
            "late" if self.api != "notify" => rule["seconds"] = json!(11),
            "slow" => rule["seconds"] = json!(1),
            "in_process" => rule["seconds"] = json!(20),
            _ => {}
        }
        rule
    }

    /// The fault is over, and everything goes well from now on. It has struck: how often.
    pub(crate) async fn heals(&self, gateway: &TestGateway) -> u32 {
        let rules = gateway.state().await["faults"].clone();
        let left = rules
            .as_array()
            .unwrap()
            .iter()
            .find(|rule| rule["api"] == self.api && rule["fault"] == self.fault)
            .map_or(0, |rule| rule["times"].as_u64().unwrap());
        let struck = self.times - u32::try_from(left).unwrap();
        assert!(struck > 0, "the fault never struck");
        gateway.heal().await;
        struck
    }

    fn row(&self) -> String {
        let acts = match self.acts {
            Some(false) => " without acting",
            Some(true) => " after acting",
            None => "",
        };
        format!("{} ×{}{acts}", self.fault, self.times)
    }
}

/// All cells of one place.
pub(crate) fn cells(api: &'static str) -> Vec<Cell> {
    cells_of(api, None)
}

/// All cells of these notifications.
pub(crate) fn cells_of_notifications(notify_type: &'static str) -> Vec<Cell> {
    cells_of("notify", Some(notify_type))
}

fn cells_of(api: &'static str, notify_type: Option<&'static str>) -> Vec<Cell> {
    let what = notify_type.unwrap_or(api);
    let has_it = |fault: &str, family: Family| {
        !NO_SUCH_THING.iter().any(|(place, of, without, _)| {
            *place == what && of.is_none_or(|of| of == fault) && *without == family
        })
    };
    let (mut cells, mut rows) = (Vec::new(), 0);
    for fault in faults_of(api) {
        let hides_the_outcome = matches!(fault, "no_answer" | "answer_u" | "http_500" | "reset");
        let acts: &[Option<bool>] = match api {
            "createPaymentSession"
            | "pay"
            | "capture"
            | "cancel"
            | "refund"
            | "deleteToken"
            | "acceptDispute"
            | "supplyDefenseDocument"
                if hides_the_outcome =>
            {
                &[Some(true), Some(false)]
            }
            _ => &[None],
        };
        for times in [1, 3] {
            for &acts in acts {
                let mut families: Vec<_> = Family::ALL
                    .into_iter()
                    .filter(|family| has_it(fault, *family))
                    .collect();
                if one_family_a_row() && !families.is_empty() {
                    families = vec![families[rows % families.len()]];
                }
                rows += 1;
                cells.extend(families.into_iter().map(|family| Cell {
                    api,
                    notify_type,
                    fault,
                    times,
                    acts,
                    family,
                }));
            }
        }
    }
    // The longest first, so that nobody waits for them in the end.
    cells.sort_by_key(|cell| cell.fault != "late");
    cells
}

fn one_family_a_row() -> bool {
    let all = env::var("FAULT_MATRIX").is_ok_and(|which| which == "all");
    env::var_os("TEST_DATABASE_URL").is_some() && !all
}

/// Cells at the same time, over all tests. Some only wait for an answer.
static PLACES: Semaphore = Semaphore::const_new(8);

/// Tries every cell, prints what came of each, and fails with the names of those that failed.
pub(crate) async fn try_all<R, F>(
    title: &str,
    cells: Vec<Cell>,
    run: impl Fn(Cell) -> F + Clone + Send + 'static,
) where
    R: Display + Send + 'static,
    F: Future<Output = R>,
{
    let mut table: BTreeMap<String, BTreeMap<Family, String>> = BTreeMap::new();
    let mut failed = Vec::new();
    for Case { case, outcome } in many(&PLACES, cells, run).await {
        let shown = match outcome {
            Ok(outcome) => outcome.to_string(),
            Err(reason) => {
                let (family, row) = (case.family.name(), case.row());
                failed.push(format!("{title}, {row}, {family}: {reason}"));
                "FAILED".to_owned()
            }
        };
        let row = table.entry(case.row()).or_default();
        row.insert(case.family, shown);
    }
    println!("{}", print(title, &table));
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

fn print(title: &str, table: &BTreeMap<String, BTreeMap<Family, String>>) -> String {
    let mut text = format!("\n{title:<34}");
    for family in Family::ALL {
        let _ = write!(text, "{:<34}", family.name());
    }
    for (row, outcomes) in table {
        let _ = write!(text, "\n{row:<34}");
        for family in Family::ALL {
            let outcome = outcomes.get(&family).map_or("—", String::as_str);
            let _ = write!(text, "{outcome:<34}");
        }
    }
    text
}

/// The names that the gateway would have taken instead of a wrong one.
async fn known(gateway: &TestGateway, rule: Value) -> Vec<String> {
    let refusal = gateway.try_fault(&rule).await.unwrap_err();
    let (_, names) = refusal.split_once("expected one of ").expect("the names");
    let names = names.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

#[tokio::test]
async fn every_fault_that_the_sandbox_knows_is_tried_or_told_why_not() {
    let gateway = TestGateway::open().await;
    let places = known(&gateway, json!({ "api": "?", "fault": "late" })).await;
    let faults = known(&gateway, json!({ "api": "notify", "fault": "?" })).await;
    let of_payments = |place: &str| !OF_OTHERS.contains(&place);
    for place in OF_OTHERS {
        assert!(places.iter().any(|known| known == place), "{place}");
    }
    for called in Api::ALL.iter().filter(|api| of_payments(api.as_str())) {
        assert!(
            !faults_of(called.as_str()).is_empty(),
            "{} is tried nowhere",
            called.as_str()
        );
    }
    let places = places.iter().map(String::as_str);
    for place in places.filter(|place| of_payments(place)) {
        let called = Api::ALL.iter().any(|api| api.as_str() == place);
        assert!(called || matches!(place, "notify" | "payment"), "{place}");
        for fault in faults.iter().map(String::as_str) {
            let rule = json!({ "api": place, "fault": fault });
            let exists = gateway.try_fault(&rule).await.is_ok();
            let tried = faults_of(place).contains(&fault);
            let told = NOT_APPLICABLE
                .iter()
                .any(|(places, faults, _)| places.contains(&place) && faults.contains(&fault));
            assert!(
                tried != told,
                "{place}, {fault}: neither tried nor told why not, or both"
            );
            assert_eq!(
                exists, tried,
                "{place}, {fault}: whether the gateway has it"
            );
        }
    }
}
