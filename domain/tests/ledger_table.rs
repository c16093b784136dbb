//! What every fact does to an attempt in every state, as a table to read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fmt::Write;

use domain::ledger::{AttemptState, Evidence, Fact, Ledger, Method};
use domain::{Currency, Money};

fn total() -> Money {
    Money::new(6400, Currency::Sgd).unwrap()
}

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

fn facts() -> Vec<(&'static str, Fact)> {
    let short = total()
        .checked_sub(Money::new(1, Currency::Sgd).unwrap())
        .unwrap();
    vec![
        ("begun", Fact::Begun { amount: total() }),
        ("session opened", Fact::SessionOpened { expires_at_ms: 0 }),
        ("session refused", Fact::SessionRefused { code: code() }),
        ("session unknown", Fact::SessionUnknown),
        ("pending", Fact::Pending),
        ("paid by wallet", succeeded(total(), "ALIPAY_CN")),
        ("paid by card", succeeded(total(), "CARD")),
        ("paid, method not said", succeeded(total(), "")),
        ("paid, one cent short", succeeded(short, "ALIPAY_CN")),
        ("payment failed", Fact::PaymentFailed { code: code() }),
        ("capture succeeded", captured()),
        ("capture failed", Fact::CaptureFailed { code: code() }),
        ("cancelled", Fact::Cancelled),
        ("superseded", Fact::Superseded),
        ("expired", Fact::Expired),
        ("unwanted", Fact::Unwanted),
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
                Fact::CaptureFailed { code: code() },
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
                Fact::Unwanted,
            ]
        }
        AttemptState::NeedsReview => opened_and(succeeded(
            Money::new(1, Currency::Sgd).unwrap(),
            "ALIPAY_CN",
        )),
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
                writeln!(table, "  {name:<22} -> {to}").unwrap();
            }
        }
        writeln!(table, "  (no change: {})\n", nothing.join(", ")).unwrap();
    }
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
