//! Faults that other shops have had with captures and refunds, replayed: each test names what went
//! wrong there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::facts::{
    capture_failed, capture_pending, capture_requested, captured, fold, paid, refund_failed,
    refund_pending, refund_reserved, refunded, sgd, total,
};
use domain::ledger::{
    AttemptState, CaptureRefusal, CaptureState, Effect, Fact, Ledger, PaymentStatus, RefundRefusal,
    RefundState, ReviewReason,
};
use domain::{Currency, Money};

fn state(ledger: &Ledger, attempt: u32) -> AttemptState {
    ledger.attempts[&attempt].state
}

fn refund_state(ledger: &Ledger, attempt: u32, id: &str) -> RefundState {
    ledger.attempts[&attempt].refunds[id].state
}

fn refund_due(attempt: u32, id: &str) -> Effect {
    Effect::Refund {
        attempt,
        refund_request_id: id.to_owned(),
    }
}

fn capture_due(id: &str) -> Effect {
    Effect::Capture {
        attempt: 1,
        capture_request_id: id.to_owned(),
    }
}

fn review(attempt: u32, reason: ReviewReason) -> Effect {
    Effect::Review { attempt, reason }
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
    let told = fold([
        (1, Fact::Expired),
        (1, refunded("d1", 2000)),
        (1, paid("GCASH")),
    ]);
    assert_eq!(told.winner, Some(1));
    assert_eq!(told.attempts[&1].rest(), sgd(4400));
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

/// A partial refund, and then an earlier attempt turns out to be paid: the refunded one is given
/// back, and the buyer gets less than was promised.
#[test]
fn a_refund_is_not_lost_to_a_late_success() {
    let ledger = fold([
        (1, Fact::Superseded),
        (2, paid("GCASH")),
        (2, refund_reserved("r1", 2000)),
        (1, paid("GCASH")),
    ]);
    assert_eq!(ledger.winner, Some(2));
    assert!(ledger.is_due(&Effect::GiveBack { attempt: 1 }));
    assert!(!ledger.is_due(&Effect::GiveBack { attempt: 2 }));
    // Nor is the surplus one refunded by hand before it is given up: that would turn them around.
    assert_eq!(ledger.may_refund(1, total()), Err(RefundRefusal::Surplus));
    let given_up = fold([
        (2, paid("GCASH")),
        (2, refund_reserved("r1", 2000)),
        (1, paid("GCASH")),
        (1, Fact::Unwanted),
    ]);
    assert_eq!(given_up.may_refund(1, total()), Ok(()));
}

/// What was refunded in full elsewhere makes way for a payment that was not.
#[test]
fn a_payment_that_went_back_makes_way() {
    let ledger = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (1, refunded("d1", 6400)),
    ]);
    assert_eq!(ledger.winner, Some(2));
    assert_eq!(state(&ledger, 1), AttemptState::Refunded);
    assert_eq!(ledger.payment_status(), PaymentStatus::Paid);
    assert!(ledger.may_ship());
    assert!(!ledger.is_due(&Effect::GiveBack { attempt: 1 }));
}

/// A duplicate is refunded by hand and by the shop as well.
#[test]
fn a_duplicate_is_refunded_once() {
    let give_back = Effect::GiveBack { attempt: 2 };
    let half_gone = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, refunded("d1", 2000)),
    ]);
    assert!(half_gone.is_due(&give_back));
    assert_eq!(half_gone.attempts[&2].rest(), sgd(4400));
    let on_its_way = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Unwanted),
        (2, refund_reserved("r1", 6400)),
    ]);
    assert!(!on_its_way.is_due(&give_back));
    assert!(on_its_way.is_due(&refund_due(2, "r1")));
    let failed = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Unwanted),
        (2, refund_reserved("r1", 6400)),
        (2, refund_failed("r1")),
    ]);
    assert!(!failed.is_due(&give_back));
    assert!(failed.is_due(&review(2, ReviewReason::RefundFailed)));
    let by_hand = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Unwanted),
        (2, refund_reserved("r1", 6400)),
        (2, refund_failed("r1")),
        (2, refund_reserved("r2", 6400)),
        (2, refunded("r2", 6400)),
    ]);
    assert_eq!(state(&by_hand, 2), AttemptState::Refunded);
    assert_eq!(by_hand.payment_status(), PaymentStatus::Paid);
    assert!(!by_hand.is_due(&review(2, ReviewReason::RefundFailed)));
    assert!(!by_hand.is_due(&give_back));
}

/// A success that nobody wanted is refunded: the order is closed, and its stock can be sold.
#[test]
fn an_unwanted_success_that_was_refunded_is_over() {
    let ledger = fold([
        (1, Fact::Unwanted),
        (1, paid("GCASH")),
        (1, refund_reserved("r1", 6400)),
        (1, refunded("r1", 6400)),
    ]);
    assert_eq!(state(&ledger, 1), AttemptState::Refunded);
    assert_eq!(ledger.payment_status(), PaymentStatus::Refunded);
    assert!(ledger.is_due(&Effect::ReleaseStock { after: 1 }));
    assert_eq!(ledger.effects().len(), 1);
    assert!(ledger.may_start_attempt());
    let again = fold([
        (1, Fact::Unwanted),
        (1, paid("GCASH")),
        (1, refunded("r1", 6400)),
        (2, paid("CARD")),
    ]);
    assert_eq!(again.payment_status(), PaymentStatus::Authorised);
}

/// A mismatch that a person refunded in full needs no review any more.
#[test]
fn a_mismatch_that_went_back_is_settled() {
    let short = Fact::CaptureSucceeded {
        amount: sgd(6399),
        payment_id: String::new(),
    };
    let ledger = fold([(1, short.clone()), (1, refund_reserved("r1", 6399))]);
    assert_eq!(ledger.payment_status(), PaymentStatus::NeedsReview);
    let settled = fold([
        (1, short),
        (1, refund_reserved("r1", 6399)),
        (1, refunded("r1", 6399)),
    ]);
    assert_eq!(state(&settled, 1), AttemptState::Refunded);
    assert_eq!(settled.payment_status(), PaymentStatus::Refunded);
}

/// A cancelled payment is refunded on top.
#[test]
fn nothing_is_left_of_a_cancelled_payment() {
    let ledger = fold([
        (1, captured()),
        (1, refunded("r1", 2000)),
        (1, Fact::Cancelled),
    ]);
    assert_eq!(state(&ledger, 1), AttemptState::Cancelled);
    assert!(ledger.attempts[&1].rest().is_zero());
    let rest = sgd(0);
    assert_eq!(
        ledger.may_refund(1, sgd(1)),
        Err(RefundRefusal::AboveRest { rest })
    );
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
        fold([(1, paid("CARD")), (1, Fact::Unwanted)]),
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
    assert!(ledger.is_due(&Effect::GiveBack { attempt: 1 }));
    let second = fold([
        (1, paid("CARD")),
        (2, paid("CARD")),
        (2, capture_requested("c1")),
    ]);
    assert_eq!(state(&second, 2), AttemptState::Duplicate);
    assert!(second.effects().is_empty());
}
