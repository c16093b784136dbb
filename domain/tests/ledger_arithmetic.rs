//! I2 and I6: what is taken, refunded and kept, to the cent.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;

use common::facts::{
    captured, fold, paid, refund_failed, refund_pending, refund_reserved, refunded, sgd, total,
};
use common::generate::{card_success, history};
use common::history::History;
use domain::ledger::{AttemptState, Effect, Evidence, Fact, Ledger, RefundState};
use domain::{Currency, Money};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn reversed(ledger: &Ledger) -> Vec<u32> {
    let number = |effect: &Effect| match effect {
        Effect::Reverse { attempt } => Some(*attempt),
        Effect::MarkPaid { .. }
        | Effect::SendReceipt
        | Effect::ReleaseStock { .. }
        | Effect::Inquire { .. }
        | Effect::Capture { .. }
        | Effect::Refund { .. }
        | Effect::Review { .. } => None,
    };
    ledger.effects().iter().filter_map(number).collect()
}

/// What the shop has of an attempt, in minor units.
fn kept(ledger: &Ledger, attempt: u32) -> i64 {
    let attempt = &ledger.attempts[&attempt];
    match attempt.state {
        AttemptState::Cancelled => 0,
        _ => attempt.taken.map_or(0, Money::minor) - attempt.refunded(),
    }
}

/// What Antom and our own rows may say of refunds, in the order's currency.
fn refund_fact() -> impl Strategy<Value = Fact> {
    let id = || select(vec!["r1", "r2", "r3"]);
    let minor = || select(vec![2000_i64, 4400, 6400]);
    prop_oneof![
        2 => (id(), minor()).prop_map(|(id, minor)| refund_reserved(id, minor)),
        2 => (id(), minor()).prop_map(|(id, minor)| refunded(id, minor)),
        1 => id().prop_map(refund_pending),
        1 => id().prop_map(refund_failed),
    ]
}

/// What a person or the outbox tries, and what Antom says, in any order.
#[derive(Clone, Copy, Debug)]
enum Act {
    Success { attempt: u32, captured: bool },
    Cancelled { attempt: u32 },
    Reverse { attempt: u32 },
    Refund { attempt: u32, minor: i64 },
    Answer { which: usize, answer: RefundState },
    Capture { id: &'static str },
}

fn act() -> impl Strategy<Value = Act> {
    let attempt = || 1..=3_u32;
    let answer = select(vec![
        RefundState::Succeeded,
        RefundState::Failed,
        RefundState::Pending,
    ]);
    prop_oneof![
        3 => (attempt(), any::<bool>())
            .prop_map(|(attempt, captured)| Act::Success { attempt, captured }),
        1 => attempt().prop_map(|attempt| Act::Cancelled { attempt }),
        2 => attempt().prop_map(|attempt| Act::Reverse { attempt }),
        4 => (attempt(), select(vec![1000_i64, 3000, 4400, 6400]))
            .prop_map(|(attempt, minor)| Act::Refund { attempt, minor }),
        4 => (any::<usize>(), answer).prop_map(|(which, answer)| Act::Answer { which, answer }),
        1 => select(vec!["c1", "c2"]).prop_map(|id| Act::Capture { id }),
    ]
}

/// Acts only as the ledger allows.
fn perform(known: &mut History, act: Act, next: usize) {
    let ledger = known.fold();
    match act {
        Act::Success {
            attempt,
            captured: true,
        } => known.record(attempt, captured()),
        Act::Success {
            attempt,
            captured: false,
        } => known.record(attempt, paid("CARD")),
        Act::Cancelled { attempt } => known.record(attempt, Fact::Cancelled),
        Act::Reverse { attempt } => {
            if ledger.is_due(&Effect::Reverse { attempt }) {
                known.record(attempt, Fact::Abandoned);
                let rest = ledger.attempts[&attempt].rest();
                if known.fold().may_refund(attempt, rest).is_ok() {
                    known.record(
                        attempt,
                        refund_reserved(&format!("r{next:03}"), rest.minor()),
                    );
                }
            }
        }
        Act::Refund { attempt, minor } => {
            if ledger.may_refund(attempt, sgd(minor)).is_ok() {
                known.record(attempt, refund_reserved(&format!("r{next:03}"), minor));
            }
        }
        Act::Answer { which, answer } => {
            let open: Vec<(u32, String, i64)> = ledger
                .attempts
                .iter()
                .flat_map(|(number, attempt)| {
                    let open = attempt
                        .refunds
                        .iter()
                        .filter(|(_, refund)| refund.state.is_open());
                    open.map(|(id, refund)| (*number, id.clone(), refund.amount.unwrap().minor()))
                })
                .collect();
            if let Some((attempt, id, minor)) = open.get(which % open.len().max(1)) {
                let fact = match answer {
                    RefundState::Succeeded => refunded(id, *minor),
                    RefundState::Failed => refund_failed(id),
                    RefundState::Pending | RefundState::Reserved => refund_pending(id),
                };
                known.record(*attempt, fact);
            }
        }
        Act::Capture { id } => {
            if let Ok(attempt) = ledger.may_capture(total()) {
                known.record(attempt, common::facts::capture_requested(id));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// I2: once everything that is due to go back has gone back, by a cancel or by refunds, what
    /// is kept of all attempts together is the winner's money less what was refunded of it on
    /// purpose, and nothing when there is no winner and nothing is left open.
    #[test]
    fn i2_what_is_kept_is_the_total(mut history in history(), cancels in any::<u8>()) {
        let winner = history.fold().winner;
        // Every round ends one attempt for good, so four rounds are enough for four attempts.
        for round in 0..4 {
            let ledger = history.fold();
            let Some(attempt) = reversed(&ledger).into_iter().next() else {
                break;
            };
            history.record(attempt, Fact::Abandoned);
            let rest = ledger.attempts[&attempt].rest();
            if rest.is_zero() || cancels & (1 << round) != 0 {
                history.record(attempt, Fact::Cancelled);
            } else {
                let refund_request_id = format!("b{round}");
                history.record(attempt, Fact::RefundReserved {
                    refund_request_id: refund_request_id.clone(),
                    amount: rest,
                });
                history.record(attempt, Fact::RefundSucceeded { refund_request_id, amount: rest });
            }
        }
        let ledger = history.fold();
        prop_assert_eq!(ledger.winner, winner);
        prop_assert_eq!(reversed(&ledger), Vec::<u32>::new());
        let Some(winner) = winner else {
            return Ok(());
        };
        // What waits for a person, for an answer about a refund, or to be told its method is open.
        let open = |number: &u32| {
            let attempt = &ledger.attempts[number];
            let waits = |refund: &domain::ledger::Refund| refund.state.is_open() || {
                refund.own && refund.state == RefundState::Failed
            };
            attempt.state == AttemptState::NeedsReview
                || attempt.refunds.values().any(waits)
                || attempt.refunds.values().any(|refund| {
                    refund.amount.is_some_and(|amount| Some(amount.currency()) != attempt.taken.map(Money::currency))
                })
        };
        let closed = ledger.attempts.keys().copied().filter(|number| !open(number));
        let sum: i64 = closed.filter(|number| *number != winner).map(|number| kept(&ledger, number)).sum();
        prop_assert_eq!(sum, 0);
        let refunded = ledger.attempts[&winner].refunded();
        prop_assert_eq!(kept(&ledger, winner), total().minor() - refunded);
    }

    /// I2 at every instant: while successes arrive in any order, and reversals are taken up and
    /// carried out in between, a success is given back only when another one is kept for good.
    #[test]
    fn i2_no_interleaving_gives_everything_back(
        arrivals in vec((1..=3_u32, card_success()), 1..10),
        worker in vec(0..3_u8, 0..40),
    ) {
        let mut arrivals = arrivals.into_iter().map(|(n, fact)| Evidence::new(n, fact));
        let mut known = History::default();
        let mut queue: BTreeSet<u32> = BTreeSet::new();
        let mut under_way: Vec<u32> = Vec::new();
        let mut has_reversed = false;
        for step in worker {
            match step {
                0 => known.0.extend(arrivals.next()),
                1 => {
                    // The outbox takes one up: locks, folds again, and commits before it calls.
                    let ledger = known.fold();
                    if let Some(attempt) = queue.pop_last()
                        && ledger.is_due(&Effect::Reverse { attempt })
                    {
                        has_reversed = true;
                        known.record(attempt, Fact::Abandoned);
                        under_way.push(attempt);
                    }
                }
                _ => known.0.extend(under_way.pop().map(|n| Evidence::new(n, Fact::Cancelled))),
            }
            let ledger = known.fold();
            queue.extend(reversed(&ledger));
            prop_assert!(!has_reversed || ledger.may_ship());
        }
    }

    /// I6 at every instant: while the shop asks before it acts, what went back and what is spoken
    /// for never exceed what was taken, whatever Antom answers and in whatever order.
    #[test]
    fn i6_refunds_never_exceed_what_was_taken(acts in vec(act(), 0..40)) {
        let mut known = History::default();
        for (next, act) in acts.into_iter().enumerate() {
            perform(&mut known, act, next);
            for (number, attempt) in known.fold().attempts {
                let taken = attempt.taken.map_or(0, Money::minor);
                let back = attempt.refunded() + attempt.refunding();
                prop_assert!(back <= taken, "{number}: {back} of {taken}{known:?}");
            }
        }
    }

    /// What the merchant refunds is never lost: the attempt it was reserved on keeps paying the
    /// order, whatever success comes late, unless its own money goes.
    #[test]
    fn a_reserved_refund_pins_the_winner(acts in vec(act(), 0..30), late in vec(act(), 0..10)) {
        let mut known = History::default();
        for (next, act) in acts.into_iter().enumerate() {
            perform(&mut known, act, next);
        }
        let ledger = known.fold();
        let pinned = |winner: &u32| ledger.attempts[winner].refunds.values().any(|refund| refund.own);
        let Some(winner) = ledger.winner.filter(pinned) else {
            return Ok(());
        };
        for (next, act) in late.into_iter().enumerate() {
            if !matches!(act, Act::Cancelled { attempt } if attempt == winner) {
                perform(&mut known, act, 100 + next);
            }
            prop_assert_eq!(known.fold().winner, Some(winner), "{:?}", known);
        }
    }

    /// Whatever Antom and the dashboard say of refunds, the sums are exact where they can be, never
    /// below zero, and never more than there was.
    #[test]
    fn the_rest_is_exact(facts in vec(refund_fact(), 0..12), is_cancelled in any::<bool>()) {
        let mut history = History::default();
        history.record(1, captured());
        for fact in facts {
            history.record(1, fact);
        }
        if is_cancelled {
            history.record(1, Fact::Cancelled);
        }
        let ledger = history.fold();
        let attempt = &ledger.attempts[&1];
        let sum = |is: fn(RefundState) -> bool| -> i64 {
            let refunds = attempt.refunds.values().filter(|refund| is(refund.state));
            refunds.filter_map(|refund| refund.amount).map(Money::minor).sum()
        };
        let succeeded = sum(|state| state == RefundState::Succeeded);
        prop_assert_eq!(attempt.refunded(), succeeded.min(6400));
        prop_assert_eq!(attempt.refunding(), sum(RefundState::is_open));
        let is_unclear = attempt.refunds.values().any(|refund| refund.state.is_open() && refund.amount.is_none());
        let rest = if is_cancelled || is_unclear {
            0
        } else {
            (6400 - succeeded - sum(RefundState::is_open)).max(0)
        };
        prop_assert_eq!(attempt.rest(), sgd(rest));
        // Nothing more can be asked for, and everything up to it can.
        let one_more = sgd(rest + 1);
        prop_assert!(ledger.may_refund(1, one_more).is_err());
        prop_assert_eq!(ledger.may_refund(1, sgd(rest)).is_ok(), rest > 0);
    }

    /// Amounts at the edge of what can be written do not overflow.
    #[test]
    fn sums_do_not_overflow(count in 1..30_usize) {
        let most = Money::new(Money::MAX_MINOR, Currency::Sgd).unwrap();
        let captured = Fact::CaptureSucceeded { amount: most, payment_id: String::new() };
        let many = (0..count * 100).map(|id| refunded(&format!("r{id}"), Money::MAX_MINOR));
        let facts = std::iter::once(captured).chain(many).map(|fact| Evidence::new(1, fact));
        let ledger = Ledger::fold(most, facts);
        prop_assert_eq!(ledger.attempts[&1].refunded(), Money::MAX_MINOR);
        prop_assert!(ledger.attempts[&1].rest().is_zero());
    }
}

/// A currency whose amounts come in steps keeps them.
#[test]
fn the_rest_is_an_amount_of_its_currency() {
    let idr = |minor| Money::new(minor, Currency::Idr).unwrap();
    let captured = Fact::CaptureSucceeded {
        amount: idr(640_000),
        payment_id: String::new(),
    };
    let reserved = Fact::RefundReserved {
        refund_request_id: "r1".to_owned(),
        amount: idr(100),
    };
    let facts = [captured, reserved].map(|fact| Evidence::new(1, fact));
    let ledger = Ledger::fold(idr(640_000), facts);
    assert_eq!(ledger.attempts[&1].rest(), idr(639_900));
    assert_eq!(ledger.may_refund(1, idr(639_900)), Ok(()));
}

/// Nothing was taken, so nothing is left.
#[test]
fn there_is_no_rest_of_nothing() {
    let ledger = fold([(1, paid("CARD")), (1, refund_pending("r1"))]);
    assert!(ledger.attempts[&1].rest().is_zero());
    assert_eq!(ledger.attempts[&1].refunded(), 0);
}
