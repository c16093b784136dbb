//! Faults that other shops have had with refunds, replayed: each test names what went
//! wrong there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::facts::{
    captured, fold, paid, refund_due, refund_failed, refund_pending, refund_reserved, refunded,
    review, sgd, state,
};
use domain::ledger::{
    AttemptState, Effect, Fact, Ledger, PaymentStatus, RefundRefusal, RefundState, ReviewReason,
};
use domain::{Currency, Money};

fn refund_state(ledger: &Ledger, attempt: u32, id: &str) -> RefundState {
    ledger.attempts[&attempt].refunds[id].state
}

/// A refund notification that arrives twice is counted twice.
#[test]
fn refund_twice() {
    let once = fold([
        (1, captured()),
        (1, refund_reserved("r1", 2000)),
        (1, refunded("r1", 2000)),
    ]);
    let twice = fold([
        (1, refunded("r1", 2000)),
        (1, refund_reserved("r1", 2000)),
        (1, captured()),
        (1, refunded("r1", 2000)),
    ]);
    assert_eq!(once, twice);
    assert_eq!(once.attempts[&1].refunded(), 2000);
    assert_eq!(once.attempts[&1].rest(), sgd(4400));
    assert_eq!(once.payment_status(), PaymentStatus::PartiallyRefunded);
    assert!(!once.is_due(&refund_due(1, "r1")));
}

/// A failure that comes late, or first, hides that the money went back: it is refunded again.
#[test]
fn refund_success_and_failure_in_any_order() {
    let success_last = fold([
        (1, captured()),
        (1, refund_reserved("r1", 6400)),
        (1, refund_failed("r1")),
        (1, refunded("r1", 6400)),
    ]);
    let failure_last = fold([
        (1, captured()),
        (1, refund_reserved("r1", 6400)),
        (1, refunded("r1", 6400)),
        (1, refund_failed("r1")),
    ]);
    assert_eq!(success_last, failure_last);
    assert_eq!(refund_state(&success_last, 1, "r1"), RefundState::Succeeded);
    assert_eq!(success_last.attempts[&1].refunds["r1"].failure, None);
    assert_eq!(success_last.payment_status(), PaymentStatus::Refunded);
    assert!(!success_last.is_due(&review(1, ReviewReason::RefundFailed)));
    let rest = sgd(0);
    assert_eq!(
        success_last.may_refund(1, sgd(1)),
        Err(RefundRefusal::AboveRest { rest })
    );
}

/// A refund made in the gateway's dashboard is not known here, and is made once more.
#[test]
fn a_refund_made_elsewhere_is_imported() {
    let ledger = fold([(1, captured()), (1, refunded("d1", 5000))]);
    assert_eq!(ledger.winner, Some(1));
    assert_eq!(ledger.payment_status(), PaymentStatus::PartiallyRefunded);
    assert!(!ledger.attempts[&1].refunds["d1"].own);
    let rest = sgd(1400);
    assert_eq!(
        ledger.may_refund(1, sgd(2000)),
        Err(RefundRefusal::AboveRest { rest })
    );
    assert_eq!(ledger.may_refund(1, rest), Ok(()));
}

/// While the dashboard's refund is under way nobody knows how much is left.
#[test]
fn an_unknown_amount_is_waited_for() {
    let waiting = fold([(1, captured()), (1, refund_pending("d1"))]);
    assert!(waiting.attempts[&1].rest().is_zero());
    assert!(waiting.is_due(&refund_due(1, "d1")));
    assert!(waiting.may_ship());
    let known = fold([
        (1, captured()),
        (1, refund_pending("d1")),
        (1, refunded("d1", 2000)),
    ]);
    assert_eq!(known.attempts[&1].rest(), sgd(4400));
}

/// A refund tells of a payment that nobody told us of: not asked about, it would be paid again.
#[test]
fn a_refund_of_an_unknown_payment_is_asked_about() {
    let ledger = fold([(1, Fact::Expired), (1, refunded("d1", 2000))]);
    assert!(ledger.is_due(&Effect::Inquire { attempt: 1 }));
    assert!(!ledger.may_start_attempt());
    assert!(!ledger.is_due(&Effect::ReleaseStock { after: 1 }));
    let reported = fold([
        (1, Fact::Expired),
        (1, refunded("d1", 2000)),
        (1, paid("GCASH")),
    ]);
    assert_eq!(reported.winner, Some(1));
    assert_eq!(reported.attempts[&1].rest(), sgd(4400));
}

/// The request is repeated until it is answered, and under the same id.
#[test]
fn a_refund_in_process_is_asked_about_and_not_made_again() {
    for known in [
        fold([(1, captured()), (1, refund_reserved("r1", 2000))]),
        fold([
            (1, captured()),
            (1, refund_reserved("r1", 2000)),
            (1, refund_pending("r1")),
        ]),
    ] {
        assert!(known.is_due(&refund_due(1, "r1")));
        assert_eq!(known.payment_status(), PaymentStatus::Paid);
        assert_eq!(known.attempts[&1].refunding(), 2000);
        assert_eq!(known.attempts[&1].rest(), sgd(4400));
    }
}

/// A refund that fails is dropped without a word.
#[test]
fn a_failed_refund_is_flagged_until_the_next_one_does_better() {
    let flag = review(1, ReviewReason::RefundFailed);
    let failed = fold([
        (1, captured()),
        (1, refund_reserved("r1", 2000)),
        (1, refunded("r1", 2000)),
        (1, refund_reserved("r2", 2000)),
        (1, refund_failed("r2")),
    ]);
    assert!(failed.is_due(&flag));
    assert_eq!(failed.payment_status(), PaymentStatus::PartiallyRefunded);
    assert!(failed.may_ship());
    let code = failed.attempts[&1].refunds["r2"].failure.as_deref();
    assert_eq!(code, Some("MERCHANT_BALANCE_NOT_ENOUGH"));
    let tried_again = fold([
        (1, captured()),
        (1, refund_reserved("r1", 2000)),
        (1, refund_failed("r1")),
        (1, refund_reserved("r2", 2000)),
    ]);
    assert!(!tried_again.is_due(&flag));
    // One that failed in the dashboard is the dashboard's own affair.
    assert!(!fold([(1, captured()), (1, refund_failed("d1"))]).is_due(&flag));
}

/// Refunds above the rest, in another currency, of nothing, of no payment.
#[test]
fn a_refund_that_cannot_be_is_refused_here() {
    let ledger = fold([(1, captured()), (1, refund_reserved("r1", 2000))]);
    let rest = sgd(4400);
    let above = ledger.may_refund(1, sgd(4401)).unwrap_err();
    assert_eq!(above, RefundRefusal::AboveRest { rest });
    assert_eq!(
        above.to_string(),
        "At most SGD 44.00 can still be refunded."
    );
    let dollars = Money::new(1, Currency::Usd).unwrap();
    assert_eq!(ledger.may_refund(1, dollars), Err(RefundRefusal::Currency));
    assert_eq!(ledger.may_refund(1, sgd(0)), Err(RefundRefusal::Zero));
    assert_eq!(
        ledger.may_refund(2, sgd(1)),
        Err(RefundRefusal::NothingTaken)
    );
    let held = fold([(1, paid("CARD"))]);
    assert_eq!(held.may_refund(1, sgd(1)), Err(RefundRefusal::NothingTaken));
    let cancelled = fold([(1, captured()), (1, Fact::Cancelled)]);
    let nothing = cancelled.may_refund(1, sgd(1)).unwrap_err();
    assert_eq!(
        nothing.to_string(),
        "Nothing is left that could be refunded."
    );
}

/// Antom refunds another amount than was asked for: what it says is what is gone.
#[test]
fn another_amount_is_flagged_and_the_order_stays_paid() {
    let less = fold([
        (1, captured()),
        (1, refund_reserved("r1", 2000)),
        (1, refunded("r1", 1500)),
    ]);
    assert!(less.is_due(&review(1, ReviewReason::RefundMismatch)));
    assert_eq!(less.winner, Some(1));
    assert_eq!(less.attempts[&1].rest(), sgd(4900));
    assert_eq!(less.payment_status(), PaymentStatus::PartiallyRefunded);

    let twice = fold([
        (1, captured()),
        (1, refunded("r1", 2000)),
        (1, refunded("r1", 1500)),
    ]);
    assert!(twice.is_due(&review(1, ReviewReason::RefundMismatch)));
    assert_eq!(twice.attempts[&1].refunded(), 2000);

    let more_than_there_was = fold([
        (1, captured()),
        (1, refunded("r1", 6400)),
        (1, refunded("r2", 1)),
    ]);
    assert!(more_than_there_was.is_due(&review(1, ReviewReason::RefundMismatch)));
    assert_eq!(more_than_there_was.attempts[&1].refunded(), 6400);
    assert!(more_than_there_was.attempts[&1].rest().is_zero());

    let foreign = Fact::RefundSucceeded {
        refund_request_id: "r1".to_owned(),
        amount: Money::new(2000, Currency::Usd).unwrap(),
    };
    let foreign = fold([(1, captured()), (1, foreign)]);
    assert!(foreign.is_due(&review(1, ReviewReason::RefundMismatch)));
    assert!(foreign.attempts[&1].rest().is_zero());
    assert_eq!(foreign.payment_status(), PaymentStatus::Paid);

    let as_asked = fold([
        (1, captured()),
        (1, refund_reserved("r1", 6400)),
        (1, refunded("r1", 6400)),
    ]);
    assert!(!as_asked.is_due(&review(1, ReviewReason::RefundMismatch)));
}

/// A parcel leaves while all of its money goes back.
#[test]
fn nothing_ships_whose_money_goes_back() {
    let reserved = fold([(1, captured()), (1, refund_reserved("r1", 6400))]);
    assert!(!reserved.may_ship());
    let failed = fold([
        (1, captured()),
        (1, refund_reserved("r1", 6400)),
        (1, refund_failed("r1")),
    ]);
    assert!(failed.may_ship());
    let in_full = fold([(1, captured()), (1, refunded("r1", 6400))]);
    assert!(!in_full.may_ship());
    assert_eq!(state(&in_full, 1), AttemptState::Paid);
    assert!(!in_full.may_start_attempt());
    assert!(!in_full.is_due(&Effect::ReleaseStock { after: 1 }));
}
