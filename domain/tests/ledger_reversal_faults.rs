//! Faults that other shops have had with giving surplus money back, replayed: each test names what went wrong there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::facts::{
    captured, fold, paid, refund_due, refund_failed, refund_pending, refund_reserved, refunded,
    review, sgd, state, total,
};
use domain::ledger::{
    AttemptState, Effect, Evidence, Fact, Ledger, PaymentStatus, RefundRefusal, ReviewReason,
};
use domain::{Currency, Money};

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
    assert!(ledger.is_due(&Effect::Reverse { attempt: 1 }));
    assert!(!ledger.is_due(&Effect::Reverse { attempt: 2 }));
    // Nor is the surplus one refunded by hand before it is given up: that would turn them around.
    assert_eq!(ledger.may_refund(1, total()), Err(RefundRefusal::Surplus));
    let given_up = fold([
        (2, paid("GCASH")),
        (2, refund_reserved("r1", 2000)),
        (1, paid("GCASH")),
        (1, Fact::Abandoned),
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
    assert!(!ledger.is_due(&Effect::Reverse { attempt: 1 }));
}

/// A duplicate is refunded by hand and by the shop as well.
#[test]
fn a_duplicate_is_refunded_once() {
    let reverse = Effect::Reverse { attempt: 2 };
    let half_gone = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, refunded("d1", 2000)),
    ]);
    assert!(half_gone.is_due(&reverse));
    assert_eq!(half_gone.attempts[&2].rest(), sgd(4400));
    let on_its_way = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Abandoned),
        (2, refund_reserved("r1", 6400)),
    ]);
    assert!(!on_its_way.is_due(&reverse));
    assert!(on_its_way.is_due(&refund_due(2, "r1")));
    let failed = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Abandoned),
        (2, refund_reserved("r1", 6400)),
        (2, refund_failed("r1")),
    ]);
    assert!(!failed.is_due(&reverse));
    assert!(failed.is_due(&review(2, ReviewReason::RefundFailed)));
    let by_hand = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Abandoned),
        (2, refund_reserved("r1", 6400)),
        (2, refund_failed("r1")),
        (2, refund_reserved("r2", 6400)),
        (2, refunded("r2", 6400)),
    ]);
    assert_eq!(state(&by_hand, 2), AttemptState::Refunded);
    assert_eq!(by_hand.payment_status(), PaymentStatus::Paid);
    assert!(!by_hand.is_due(&review(2, ReviewReason::RefundFailed)));
    assert!(!by_hand.is_due(&reverse));
}

/// A duplicate of which a part is being refunded is cancelled as well, or refunded in an amount
/// that nobody can know.
#[test]
fn a_duplicate_waits_for_the_refund_of_a_part() {
    let reverse = Effect::Reverse { attempt: 2 };
    let part = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Abandoned),
        (2, refund_reserved("r1", 2000)),
    ]);
    assert!(!part.is_due(&reverse));
    let gone = fold([
        (1, paid("GCASH")),
        (2, paid("DANA")),
        (2, Fact::Abandoned),
        (2, refund_reserved("r1", 2000)),
        (2, refunded("r1", 2000)),
    ]);
    assert!(gone.is_due(&reverse));
    let foreign = Fact::RefundSucceeded {
        refund_request_id: "d1".to_owned(),
        amount: Money::new(6400, Currency::Usd).unwrap(),
    };
    let unclear = fold([(1, paid("GCASH")), (2, paid("DANA")), (2, foreign)]);
    assert!(!unclear.is_due(&reverse));
    assert!(unclear.is_due(&review(2, ReviewReason::RefundMismatch)));
}

/// A refund that does not add up keeps the buyer from paying, long after everything went back.
#[test]
fn a_refund_that_does_not_add_up_blocks_nobody() {
    let ledger = fold([
        (1, Fact::Abandoned),
        (1, paid("GCASH")),
        (1, refunded("r1", 6400)),
        (1, refunded("r2", 1)),
    ]);
    assert!(ledger.is_due(&review(1, ReviewReason::RefundMismatch)));
    assert_eq!(ledger.payment_status(), PaymentStatus::Refunded);
    assert!(ledger.may_start_attempt());
}

/// A part cannot be refunded, so the merchant cancels the order: the failed refund of the part
/// stands in the way of giving everything back.
#[test]
fn a_failed_part_does_not_hold_up_the_whole() {
    let partly = [
        (1, paid("GCASH")),
        (1, refund_reserved("r1", 2000)),
        (1, refund_failed("r1")),
        (1, Fact::Abandoned),
    ];
    let ledger = fold(partly.clone());
    assert!(ledger.is_due(&Effect::Reverse { attempt: 1 }));
    assert!(!ledger.is_due(&review(1, ReviewReason::RefundFailed)));
    assert!(ledger.is_due(&review(1, ReviewReason::Abandoned)));
    let [a, b, c, d] = partly;
    let refused = fold([
        a,
        b,
        c,
        d,
        (1, refund_reserved("r2", 6400)),
        (1, refund_failed("r2")),
    ]);
    assert!(!refused.is_due(&Effect::Reverse { attempt: 1 }));
    assert!(refused.is_due(&review(1, ReviewReason::RefundFailed)));
}

/// A success that nobody wanted is refunded: the order is closed, and its stock can be sold.
#[test]
fn an_abandoned_success_that_was_refunded_is_over() {
    let ledger = fold([
        (1, Fact::Abandoned),
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
        (1, Fact::Abandoned),
        (1, paid("GCASH")),
        (1, refunded("r1", 6400)),
        (2, paid("CARD")),
    ]);
    assert_eq!(again.payment_status(), PaymentStatus::Authorised);
}

/// A mismatch that a person refunded in full needs no review any more.
#[test]
fn a_mismatch_that_went_back_is_refunded_in_full() {
    let short = Fact::CaptureSucceeded {
        amount: sgd(6399),
        payment_id: String::new(),
    };
    let ledger = fold([(1, short.clone()), (1, refund_reserved("r1", 6399))]);
    assert_eq!(ledger.payment_status(), PaymentStatus::NeedsReview);
    let refunded_in_full = fold([
        (1, short),
        (1, refund_reserved("r1", 6399)),
        (1, refunded("r1", 6399)),
    ]);
    assert_eq!(state(&refunded_in_full, 1), AttemptState::Refunded);
    assert_eq!(refunded_in_full.payment_status(), PaymentStatus::Refunded);
    assert!(refunded_in_full.is_due(&Effect::ReleaseStock { after: 1 }));
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

/// D8: Antom gives the earlier of two successes back by itself, and the shop, which keeps the lowest,
/// gives back the later. In whatever order what is known of it came, the later one is the order's and
/// stays.
#[test]
fn what_antom_gives_back_by_itself_leaves_the_other_alone() {
    let facts = [
        (1, paid("GCASH")),
        (2, paid("GCASH")),
        (1, refund_pending("d1")),
        (1, refunded("d1", 6400)),
    ];
    for known in 0..16_u32 {
        let learned = (0..).zip(&facts).filter(|(at, _)| known & (1 << at) != 0);
        let learned: Vec<_> = learned.map(|(_, fact)| fact.clone()).collect();
        let knows = |fact: usize| known & (1 << fact) != 0;
        let evidence = learned.iter().cloned();
        let evidence = evidence.map(|(attempt, fact)| Evidence::new(attempt, fact));
        let ledger = Ledger::fold(total(), evidence);
        // Only what is not known yet could lead the shop to give the later one back.
        let reverses_later = ledger.is_due(&Effect::Reverse { attempt: 2 });
        assert_eq!(
            reverses_later,
            knows(0) && knows(1) && !knows(3),
            "{learned:?}"
        );
        let reverses_earlier = ledger.is_due(&Effect::Reverse { attempt: 1 });
        // A refund of a payment that was never told is asked about first.
        assert!(!reverses_earlier || !knows(0), "{learned:?}: {ledger:#?}");
        if knows(1) && knows(3) {
            assert_eq!(ledger.winner, Some(2), "{learned:?}");
            assert!(ledger.may_ship());
            if knows(0) {
                assert_eq!(ledger.payment_status(), PaymentStatus::Paid);
            }
        }
    }
    // The other way round it is the shop's surplus that Antom took off it: nothing is left to do.
    let ledger = fold([
        (1, paid("GCASH")),
        (2, paid("GCASH")),
        (2, refunded("d1", 6400)),
    ]);
    assert_eq!(ledger.winner, Some(1));
    assert!(!ledger.is_due(&Effect::Reverse { attempt: 2 }));
}
