//! The invariants I1, I3, I4 and I5 over histories of several attempts, with every delivery
//! shuffled, repeated and partly lost. The arithmetic is in `ledger_arithmetic`, and the ledger at
//! work in `ledger_model`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;

use common::facts::total;
use common::generate::{deliveries, evidence, history};
use common::history::History;
use domain::ledger::{
    AttemptState, Effect, Evidence, Fact, Ledger, PaymentStatus, RefundState, ReviewReason,
};
use proptest::prelude::*;

/// Whether a success is known that has not gone back.
fn has_money(history: &History, ledger: &Ledger, attempt: u32) -> bool {
    let gone = [AttemptState::Cancelled, AttemptState::Refunded];
    history.brings_money(attempt) && !gone.contains(&ledger.attempts[&attempt].state)
}

/// Whether a fact says that the order's own amount was taken.
fn takes_money(fact: &Fact) -> bool {
    match fact {
        Fact::CaptureSucceeded { amount, .. } => *amount == total(),
        Fact::PaymentSucceeded {
            amount,
            method: Some(method),
            ..
        } => *amount == total() && !method.captures(),
        Fact::PaymentSucceeded { method: None, .. }
        | Fact::Begun { .. }
        | Fact::SessionOpened { .. }
        | Fact::SessionRefused { .. }
        | Fact::SessionUnknown
        | Fact::PageOpened { .. }
        | Fact::PayUnknown
        | Fact::Pending
        | Fact::PaymentFailed { .. }
        | Fact::CaptureFailed { .. }
        | Fact::Cancelled
        | Fact::Superseded
        | Fact::Expired
        | Fact::Abandoned
        | Fact::Accepted { .. }
        | Fact::CaptureRequested { .. }
        | Fact::CapturePending { .. }
        | Fact::RefundReserved { .. }
        | Fact::RefundPending { .. }
        | Fact::RefundSucceeded { .. }
        | Fact::RefundFailed { .. } => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// I3, and the heart of it all: only the set of evidence counts.
    #[test]
    fn i3_order_and_repetition_do_not_matter((once, delivered) in deliveries()) {
        prop_assert_eq!(once.fold(), delivered.fold());
    }

    /// I3 across a loss: once what was lost has been learned by an inquiry, nothing differs.
    #[test]
    fn i3_a_loss_heals((all, delivered) in deliveries(), keep in any::<u64>()) {
        let (seen, lost): (Vec<_>, Vec<_>) = delivered
            .0
            .into_iter()
            .enumerate()
            .partition(|(index, _)| keep & (1 << (index % 64)) != 0);
        let healed = seen.into_iter().chain(lost).map(|(_, evidence)| evidence);
        prop_assert_eq!(all.fold(), Ledger::fold(total(), healed));
    }

    /// I1: at most one winner, and it alone is Paid; at most one live attempt, and none beside a
    /// winner. The unique indexes of the database hold for every state that is stored.
    #[test]
    fn i1_one_winner_and_one_live_attempt(history in history()) {
        let ledger = history.fold();
        let numbers = |is: fn(AttemptState) -> bool| -> Vec<u32> {
            let attempts = ledger.attempts.iter();
            attempts.filter(|(_, attempt)| is(attempt.state)).map(|(number, _)| *number).collect()
        };
        let paid = numbers(|state| state == AttemptState::Paid);
        prop_assert_eq!(paid, ledger.winner.into_iter().collect::<Vec<_>>());
        let alive = numbers(AttemptState::is_alive);
        prop_assert_eq!(&alive, &ledger.live_attempt().into_iter().collect::<Vec<_>>());
        prop_assert!(ledger.winner.is_none() || alive.is_empty());
        prop_assert!(!ledger.may_start_attempt() || (alive.is_empty() && ledger.winner.is_none()));
    }

    /// No new attempt while the fate of money is open: each success has gone back, or its capture
    /// has failed for good.
    #[test]
    fn no_second_try_while_money_is_about(history in history()) {
        let ledger = history.fold();
        if ledger.may_start_attempt() {
            for (number, attempt) in &ledger.attempts {
                let has_failed = attempt.state == AttemptState::CaptureFailed;
                prop_assert!(has_failed || !has_money(&history, &ledger, *number), "{number}");
            }
        }
    }

    /// I4: nothing ships without money taken in the order's own amount, nor when all of it goes
    /// back.
    #[test]
    fn i4_nothing_ships_without_money(history in history()) {
        let ledger = history.fold();
        let Some(winner) = ledger.winner else {
            prop_assert!(!ledger.may_ship());
            prop_assert!(!ledger.is_due(&Effect::SendReceipt));
            return Ok(());
        };
        prop_assert!(history.of(winner).any(takes_money));
        prop_assert!(!history.tells(winner, &Fact::Cancelled));
        prop_assert!(!history.tells(winner, &Fact::Abandoned));
        let marked = ledger.is_due(&Effect::MarkPaid { attempt: winner });
        prop_assert!(marked);
        let attempt = &ledger.attempts[&winner];
        let back = attempt.refunded() + attempt.refunding();
        prop_assert_eq!(ledger.may_ship(), back < total().minor());
    }

    /// The status of an order with a winner tells how much of its money went back, unless a
    /// surplus is still going back.
    #[test]
    fn the_status_tells_what_is_kept(history in history()) {
        let ledger = history.fold();
        let status = ledger.payment_status();
        let any = |wanted| ledger.attempts.values().any(|attempt| attempt.state == wanted);
        if let Some(winner) = ledger.winner {
            let refunded = ledger.attempts[&winner].refunded();
            let expected = if any(AttemptState::Duplicate) {
                PaymentStatus::ReversingDuplicate
            } else if refunded == total().minor() {
                PaymentStatus::Refunded
            } else if refunded > 0 {
                PaymentStatus::PartiallyRefunded
            } else {
                PaymentStatus::Paid
            };
            prop_assert_eq!(status, expected);
        } else {
            let needs_winner = matches!(
                status,
                PaymentStatus::Paid
                    | PaymentStatus::PartiallyRefunded
                    | PaymentStatus::ReversingDuplicate
            );
            prop_assert!(!needs_winner, "{status}");
            prop_assert!(status != PaymentStatus::Refunded || any(AttemptState::Refunded));
        }
    }

    /// I5: every success has the winner's place, is under way to being one, or is given back or
    /// flagged.
    #[test]
    fn i5_no_success_is_forgotten(history in history()) {
        let ledger = history.fold();
        for (number, attempt) in &ledger.attempts {
            if !has_money(&history, &ledger, *number) || ledger.winner == Some(*number) {
                continue;
            }
            let flagged = ReviewReason::ALL
                .iter()
                .any(|reason| ledger.is_due(&Effect::Review { attempt: *number, reason: *reason }));
            let reversed = ledger.is_due(&Effect::Reverse { attempt: *number });
            let under_way = match attempt.state {
                AttemptState::Authorised => true,
                AttemptState::Processing => ledger.is_due(&Effect::Inquire { attempt: *number }),
                // It waits behind another success, which is going to win or to fail.
                AttemptState::Duplicate => {
                    ledger.winner.is_none() && ledger.live_attempt().is_some()
                }
                AttemptState::Created
                | AttemptState::Unknown
                | AttemptState::Open
                | AttemptState::Paid
                | AttemptState::CaptureFailed
                | AttemptState::Failed
                | AttemptState::Rejected
                | AttemptState::Expired
                | AttemptState::Cancelled
                | AttemptState::Superseded
                | AttemptState::NeedsReview
                | AttemptState::Refunded => false,
            };
            prop_assert!(flagged || reversed || under_way, "attempt {number}: {attempt:?}");
        }
    }

    /// What Antom has yet to answer is asked for until it has, and nothing else is.
    #[test]
    fn what_is_open_is_due(history in history()) {
        let ledger = history.fold();
        for (&number, attempt) in &ledger.attempts {
            let is_open = attempt.refunds.values().any(|refund| refund.state.is_open());
            let reversed = ledger.is_due(&Effect::Reverse { attempt: number });
            prop_assert!(!reversed || !is_open);
            prop_assert!(!reversed || attempt.taken.is_none() || !attempt.rest().is_zero());
            for (id, refund) in &attempt.refunds {
                let refund_request_id = id.clone();
                let is_due = ledger.is_due(&Effect::Refund { attempt: number, refund_request_id });
                prop_assert_eq!(is_due, refund.state.is_open());
            }
            let mut asked = attempt.captures.iter().filter(|(id, _)| {
                let capture_request_id = (*id).clone();
                ledger.is_due(&Effect::Capture { attempt: number, capture_request_id })
            });
            let one = asked.next();
            prop_assert!(asked.next().is_none(), "one capture at a time");
            if let Some((id, capture)) = one {
                prop_assert_eq!(attempt.state, AttemptState::Authorised);
                prop_assert!(capture.state.is_open());
                // I7: a row of our own comes first.
                let row = |fact: &Fact| matches!(
                    fact,
                    Fact::CaptureRequested { capture_request_id, .. } if capture_request_id == id
                );
                prop_assert!(history.of(number).any(row));
            }
        }
    }

    /// Money wins: no failure, expiry or plan of ours ever takes a winner's place away, nor a
    /// refund's success.
    #[test]
    fn a_success_is_not_lost_to_a_failure(
        history in history(),
        late in evidence().prop_filter("no money moves", |evidence| matches!(
            evidence.fact,
            Fact::SessionOpened { .. }
                | Fact::SessionRefused { .. }
                | Fact::SessionUnknown
                | Fact::PageOpened { .. }
                | Fact::PayUnknown
                | Fact::Pending
                | Fact::PaymentFailed { .. }
                | Fact::CaptureFailed { .. }
                | Fact::CaptureRequested { .. }
                | Fact::CapturePending { .. }
                | Fact::RefundPending { .. }
                | Fact::RefundFailed { .. }
                | Fact::Superseded
                | Fact::Expired
        )),
    ) {
        let before = history.fold();
        let after = history.with([late]).fold();
        prop_assert_eq!(before.winner, after.winner);
        for (number, attempt) in &before.attempts {
            prop_assert_eq!(attempt.refunded(), after.attempts[number].refunded());
            prop_assert_eq!(attempt.taken, after.attempts[number].taken);
            for (id, refund) in &attempt.refunds {
                let now = after.attempts[number].refunds[id].state;
                prop_assert!(refund.state != RefundState::Succeeded || now == refund.state);
            }
        }
    }

    /// The stock is released only when nobody can pay for it any more, or may.
    #[test]
    fn stock_is_kept_while_somebody_may_pay(history in history()) {
        let ledger = history.fold();
        let releases = ledger
            .effects()
            .iter()
            .any(|effect| matches!(effect, Effect::ReleaseStock { .. }));
        let given_up = |number| history.tells(number, &Fact::Abandoned);
        let mut wanted = ledger.attempts.iter().filter(|(number, _)| !given_up(**number));
        let over = wanted.all(|(_, attempt)| matches!(
            attempt.state,
            AttemptState::Failed
                | AttemptState::Rejected
                | AttemptState::Expired
                | AttemptState::Cancelled
                | AttemptState::Refunded
        ));
        prop_assert!(!releases || (over && ledger.winner.is_none()));
    }

    /// Evidence sits in sets and in storage: equal means equal everywhere.
    #[test]
    fn evidence_sorts_and_is_stored_faithfully(history in history()) {
        for a in &history.0 {
            for b in &history.0 {
                prop_assert_eq!(a == b, a.cmp(b).is_eq());
                prop_assert_eq!(a.cmp(b), b.cmp(a).reverse());
            }
            let json = serde_json::to_string(a).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Evidence>(&json).unwrap(), a);
        }
    }

    /// I8 begins here: the keys under which effects are stored tell them apart, and there is one
    /// for the receipt of an order.
    #[test]
    fn effects_have_keys_of_their_own(history in history()) {
        let ledger = history.fold();
        let keys: BTreeSet<String> = ledger.effects().iter().map(Effect::key).collect();
        prop_assert_eq!(keys.len(), ledger.effects().len());
    }
}
