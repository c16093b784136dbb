//! What every fact does to an attempt in every state, as a table to read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fmt::Write;

use common::facts::{
    capture_pending, capture_requested, refund_failed, refund_pending, refund_reserved, refunded,
    sgd, total,
};
use domain::Money;
use domain::ledger::{AttemptState, Effect, Evidence, Fact, Ledger, Method};

fn succeeded(amount: Money, method: &str) -> Fact {
    let payment_id = "P1".to_owned();
    Fact::PaymentSucceeded {
        amount,
        method: Method::parse(method),
        payment_id,
    }
}

fn captured() -> Fact {
    Fact::CaptureSucceeded {
        amount: total(),
        payment_id: "P1".to_owned(),
    }
}

fn code() -> String {
    "PROCESS_FAIL".to_owned()
}

fn capture_failed(id: Option<&str>) -> Fact {
    Fact::CaptureFailed {
        code: code(),
        capture_request_id: id.map(str::to_owned),
    }
}

fn facts() -> Vec<(&'static str, Fact)> {
    vec![
        ("begun", Fact::Begun { amount: total() }),
        ("session opened", Fact::SessionOpened { expires_at_ms: 0 }),
        ("session refused", Fact::SessionRefused { code: code() }),
        ("session unknown", Fact::SessionUnknown),
        ("page opened", Fact::PageOpened { expires_at_ms: 0 }),
        ("pay unknown", Fact::PayUnknown),
        ("pending", Fact::Pending),
        ("paid by wallet", succeeded(total(), "ALIPAY_CN")),
        ("paid by card", succeeded(total(), "CARD")),
        ("paid, method not said", succeeded(total(), "")),
        ("paid, one cent short", succeeded(sgd(6399), "ALIPAY_CN")),
        ("payment failed", Fact::PaymentFailed { code: code() }),
        ("capture succeeded", captured()),
        ("capture failed", capture_failed(None)),
        ("cancelled", Fact::Cancelled),
        ("superseded", Fact::Superseded),
        ("expired", Fact::Expired),
        ("unwanted", Fact::Abandoned),
        ("capture c1 requested", capture_requested("c1")),
        ("capture c1 pending", capture_pending("c1")),
        ("capture c1 failed", capture_failed(Some("c1"))),
        ("refund r1 20 reserved", refund_reserved("r1", 2000)),
        ("refund r1 pending", refund_pending("r1")),
        ("refund r1 20 succeeded", refunded("r1", 2000)),
        ("refund r1 64 succeeded", refunded("r1", 6400)),
        ("refund r1 failed", refund_failed("r1")),
    ]
}

/// The shortest way into a state.
fn way_into(state: AttemptState) -> Vec<Fact> {
    let begun = Fact::Begun { amount: total() };
    let opened = Fact::SessionOpened { expires_at_ms: 0 };
    let opened_and = |fact| vec![Fact::Begun { amount: total() }, opened.clone(), fact];
    match state {
        AttemptState::Created => vec![begun],
        AttemptState::Unknown => vec![begun, Fact::SessionUnknown],
        AttemptState::Open => vec![begun, opened],
        AttemptState::Processing => opened_and(Fact::Pending),
        AttemptState::Authorised => opened_and(succeeded(total(), "CARD")),
        AttemptState::Paid => opened_and(succeeded(total(), "ALIPAY_CN")),
        AttemptState::CaptureFailed => {
            vec![
                begun,
                opened,
                succeeded(total(), "CARD"),
                capture_failed(None),
            ]
        }
        AttemptState::Failed => opened_and(Fact::PaymentFailed { code: code() }),
        AttemptState::Rejected => vec![begun, Fact::SessionRefused { code: code() }],
        AttemptState::Expired => opened_and(Fact::Expired),
        AttemptState::Cancelled => opened_and(Fact::Cancelled),
        AttemptState::Superseded => opened_and(Fact::Superseded),
        AttemptState::Duplicate => {
            vec![
                begun,
                opened,
                succeeded(total(), "ALIPAY_CN"),
                Fact::Abandoned,
            ]
        }
        AttemptState::NeedsReview => opened_and(succeeded(sgd(1), "ALIPAY_CN")),
        AttemptState::Refunded => {
            vec![
                begun,
                opened,
                succeeded(total(), "ALIPAY_CN"),
                Fact::Abandoned,
                refunded("r0", 6400),
            ]
        }
    }
}

fn state(facts: &[Fact]) -> AttemptState {
    let evidence = facts.iter().cloned().map(|fact| Evidence::new(1, fact));
    Ledger::fold(total(), evidence).attempts[&1].state
}

#[test]
fn transition_table() {
    let mut table = String::new();
    for from in AttemptState::ALL {
        let way = way_into(*from);
        assert_eq!(state(&way), *from);
        writeln!(table, "{from}").unwrap();
        let mut nothing = Vec::new();
        for (name, fact) in facts() {
            let to = state(&[way.clone(), vec![fact]].concat());
            if to == *from {
                nothing.push(name);
            } else {
                writeln!(table, "  {name:<23} -> {to}").unwrap();
            }
        }
        writeln!(table, "  (no change: {})\n", nothing.join(", ")).unwrap();
    }
    insta::assert_snapshot!(table);
}

/// One attempt after another, as a reviewer would tell it: what each piece makes of the states, of
/// the money and of what is due.
fn story(table: &mut String, title: &str, pieces: &[(u32, &'static str, Fact)]) {
    writeln!(table, "{title}").unwrap();
    let mut known = Vec::new();
    for (number, name, fact) in pieces {
        known.push(Evidence::new(*number, fact.clone()));
        let ledger = Ledger::fold(total(), known.clone());
        let states = ledger.attempts.iter().map(|(number, attempt)| {
            let rest = Some(attempt.rest()).filter(|rest| !rest.is_zero());
            let rest = rest.map_or_else(String::new, |rest| format!(", rest {}", rest.minor()));
            format!("{number} {}{rest}", attempt.state)
        });
        let states = states.collect::<Vec<_>>().join("; ");
        let effects = ledger.effects().iter().map(Effect::key);
        let effects = effects.collect::<Vec<_>>().join(", ");
        let status = ledger.payment_status();
        writeln!(table, "  {number}: {name:<23} {status} ({states})").unwrap();
        writeln!(table, "     due: {effects}").unwrap();
    }
    writeln!(table).unwrap();
}

#[test]
fn stories() {
    let mut table = String::new();
    let card = |number| (number, "paid by card", succeeded(total(), "CARD"));
    let wallet = |number| (number, "paid by wallet", succeeded(total(), "ALIPAY_CN"));
    let story = |table: &mut String, title, pieces: &[_]| story(table, title, pieces);
    story(
        &mut table,
        "A manual capture that fails once, then two partial refunds",
        &[
            card(1),
            (1, "capture c1 requested", capture_requested("c1")),
            (1, "capture c1 pending", capture_pending("c1")),
            (1, "capture c1 failed", capture_failed(Some("c1"))),
            (1, "capture c2 requested", capture_requested("c2")),
            (1, "capture succeeded", captured()),
            (1, "refund r1 20 reserved", refund_reserved("r1", 2000)),
            (1, "refund r1 pending", refund_pending("r1")),
            (1, "refund r1 20 succeeded", refunded("r1", 2000)),
            (1, "refund r2 44 reserved", refund_reserved("r2", 4400)),
            (1, "refund r2 failed", refund_failed("r2")),
            (1, "refund r3 44 reserved", refund_reserved("r3", 4400)),
            (1, "refund r3 44 succeeded", refunded("r3", 4400)),
        ],
    );
    story(
        &mut table,
        "A duplicate that can only be refunded, and whose refund fails once",
        &[
            wallet(1),
            wallet(2),
            (2, "unwanted", Fact::Abandoned),
            (2, "refund r1 64 reserved", refund_reserved("r1", 6400)),
            (2, "refund r1 failed", refund_failed("r1")),
            (2, "refund r2 64 reserved", refund_reserved("r2", 6400)),
            (2, "refund r2 64 succeeded", refunded("r2", 6400)),
        ],
    );
    story(
        &mut table,
        "A refund of the merchant, and then a late success of a lower attempt",
        &[
            (1, "superseded", Fact::Superseded),
            wallet(2),
            (2, "refund r1 20 reserved", refund_reserved("r1", 2000)),
            wallet(1),
            (2, "refund r1 20 succeeded", refunded("r1", 2000)),
            (1, "unwanted", Fact::Abandoned),
            (1, "cancelled", Fact::Cancelled),
        ],
    );
    story(
        &mut table,
        "A refund in the dashboard of a payment that nobody told of",
        &[
            (1, "expired", Fact::Expired),
            (1, "refund r1 64 succeeded", refunded("r1", 6400)),
            wallet(1),
            wallet(2),
        ],
    );
    insta::assert_snapshot!(table);
}

/// The stored form of every fact: a change here is a migration of everybody's evidence.
#[test]
fn stored_form() {
    let mut stored = String::new();
    for (_, fact) in facts() {
        let evidence = Evidence::new(1, fact);
        let json = serde_json::to_string(&evidence).unwrap();
        assert_eq!(serde_json::from_str::<Evidence>(&json).unwrap(), evidence);
        assert!(json.contains(&format!(r#""kind":"{}""#, evidence.fact.kind())));
        writeln!(stored, "{json}").unwrap();
    }
    insta::assert_snapshot!(stored);
}
