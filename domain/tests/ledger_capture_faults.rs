//! Faults that other shops have had with captures, replayed: each test names what went wrong there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::facts::{
    capture_failed, capture_pending, capture_requested, captured, fold, paid, refund_pending,
    refunded, review, sgd, state, total,
};
use domain::ledger::{AttemptState, CaptureRefusal, CaptureState, Effect, Fact, ReviewReason};
use domain::{Currency, Money};

fn capture_due(id: &str) -> Effect {
    Effect::Capture {
        attempt: 1,
        capture_request_id: id.to_owned(),
    }
}

/// Antom captures after a capture was refused, the news is lost, and a refund in its dashboard is the
/// first that the shop hears of it: the order waits for a person for ever.
#[test]
fn a_refund_tells_of_a_capture_that_nobody_heard_of() {
    let inquire = Effect::Inquire { attempt: 1 };
    let failed = [
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (1, capture_failed("c1")),
    ];
    assert!(!fold(failed.clone()).is_due(&inquire));
    for fact in [refund_pending("d1"), refunded("d1", 6400)] {
        let [held, requested, failed] = failed.clone();
        let known = [held, requested, failed, (1, fact)];
        assert!(fold(known.clone()).is_due(&inquire));
        let [held, requested, failed, refund] = known;
        let told = fold([held, requested, failed, refund, (1, captured())]);
        assert!(!told.is_due(&inquire));
        assert_eq!(told.attempts[&1].taken, Some(total()));
    }
}

/// A failed manual capture ends the order, or is tried again under the same id for ever.
#[test]
fn a_second_capture_follows_a_failed_one() {
    let first = fold([(1, paid("CARD")), (1, capture_requested("c1"))]);
    assert_eq!(state(&first, 1), AttemptState::Authorised);
    assert!(first.is_due(&capture_due("c1")));
    assert_eq!(first.may_capture(total()), Err(CaptureRefusal::UnderWay));

    let failed = fold([
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (1, capture_failed("c1")),
    ]);
    assert_eq!(state(&failed, 1), AttemptState::CaptureFailed);
    assert!(!failed.is_due(&capture_due("c1")));
    assert!(failed.is_due(&review(1, ReviewReason::CaptureFailed)));
    assert_eq!(failed.may_capture(total()), Ok(1));

    let second = fold([
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (1, capture_failed("c1")),
        (1, capture_requested("c2")),
    ]);
    assert_eq!(state(&second, 1), AttemptState::Authorised);
    assert!(!second.is_due(&review(1, ReviewReason::CaptureFailed)));
    assert!(!second.is_due(&capture_due("c1")));
    assert!(second.is_due(&capture_due("c2")));
    assert!(!second.may_start_attempt());

    let taken = fold([
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (1, capture_failed("c1")),
        (1, capture_requested("c2")),
        (1, capture_pending("c2")),
        (1, captured()),
    ]);
    assert_eq!(taken.winner, Some(1));
    assert!(!taken.is_due(&capture_due("c2")));
    let states = |id: &str| taken.attempts[&1].captures[id].state;
    assert_eq!(states("c1"), CaptureState::Failed);
    assert_eq!(states("c2"), CaptureState::Succeeded);
}

/// Two requests for one authorisation take the money twice.
#[test]
fn only_one_capture_leaves_at_a_time() {
    let ledger = fold([
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (1, capture_requested("c2")),
        (1, capture_pending("c2")),
    ]);
    assert!(ledger.is_due(&capture_due("c2")));
    assert!(!ledger.is_due(&capture_due("c1")));
    let taken = fold([
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (1, capture_requested("c2")),
        (1, captured()),
        (1, captured()),
    ]);
    assert!(!taken.is_due(&capture_due("c1")));
    assert!(!taken.is_due(&capture_due("c2")));
    assert_eq!(taken.attempts[&1].taken, Some(total()));
    assert_eq!(
        taken.may_capture(total()),
        Err(CaptureRefusal::AlreadyCaptured)
    );
}

/// Two captures of different amounts: more is given back than was surely taken.
#[test]
fn of_two_captures_the_lower_one_counts() {
    let short = Fact::CaptureSucceeded {
        amount: sgd(6399),
        payment_id: String::new(),
    };
    let ledger = fold([(1, captured()), (1, short)]);
    assert!(ledger.is_due(&review(1, ReviewReason::AmountMismatch)));
    assert_eq!(ledger.attempts[&1].taken, Some(sgd(6399)));
    assert!(ledger.may_refund(1, total()).is_err());
}

/// An automatic capture in process is repeated by hand.
#[test]
fn an_automatic_capture_is_antoms_to_finish() {
    let ledger = fold([(1, paid("CARD")), (1, capture_pending("the-payment"))]);
    assert!(!ledger.is_due(&capture_due("the-payment")));
    assert_eq!(ledger.may_capture(total()), Err(CaptureRefusal::UnderWay));
}

/// Capturing more or less than was authorised, or what is not there.
#[test]
fn a_capture_that_cannot_be_is_refused_here() {
    let held = fold([(1, paid("CARD"))]);
    let authorised = total();
    for amount in [
        sgd(6399),
        sgd(6401),
        Money::new(6400, Currency::Usd).unwrap(),
    ] {
        let refusal = held.may_capture(amount).unwrap_err();
        assert_eq!(refusal, CaptureRefusal::Amount { authorised });
        assert!(refusal.to_string().contains("SGD 64.00"));
    }
    for nothing in [
        fold([(1, Fact::Pending)]),
        fold([(1, paid("CARD")), (1, Fact::Cancelled)]),
        fold([(1, paid("CARD")), (1, Fact::Abandoned)]),
        fold([(1, paid(""))]),
    ] {
        assert_eq!(
            nothing.may_capture(total()),
            Err(CaptureRefusal::NothingAuthorised)
        );
    }
    // Somebody is paying on the second attempt: the first hold is not taken as well.
    let paying = fold([
        (1, paid("CARD")),
        (1, capture_failed("")),
        (2, Fact::Pending),
    ]);
    assert_eq!(
        paying.may_capture(total()),
        Err(CaptureRefusal::NothingAuthorised)
    );
}

/// A capture that was asked for is sent although another attempt has paid meanwhile.
#[test]
fn a_capture_is_dropped_once_the_order_is_paid_otherwise() {
    let ledger = fold([
        (1, paid("CARD")),
        (1, capture_requested("c1")),
        (2, paid("GCASH")),
    ]);
    assert_eq!(ledger.winner, Some(2));
    assert!(!ledger.is_due(&capture_due("c1")));
    assert!(ledger.is_due(&Effect::Reverse { attempt: 1 }));
    let second = fold([
        (1, paid("CARD")),
        (2, paid("CARD")),
        (2, capture_requested("c1")),
    ]);
    assert_eq!(state(&second, 2), AttemptState::Duplicate);
    assert!(second.effects().is_empty());
}
