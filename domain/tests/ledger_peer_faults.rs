//! Faults that other shops have had, replayed: each test names what went wrong there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::facts::{
    begun, capture_failed, captured, failed, fold, opened, page_opened, paid, state, total,
};
use domain::ledger::{AttemptState, Effect, Fact, Method, PaymentStatus, ReviewReason};
use domain::{Currency, Money};

/// A notification that says U, and then one with the same id that says S, dropped as a repetition.
#[test]
fn unknown_then_success() {
    let ledger = fold([
        (1, begun()),
        (1, opened()),
        (1, Fact::Pending),
        (1, paid("ALIPAY_CN")),
    ]);
    assert_eq!(ledger.payment_status(), PaymentStatus::Paid);
    assert!(ledger.may_ship());
}

/// F closes the order, and the S that follows is ignored: money kept, order cancelled.
#[test]
fn failure_then_success() {
    let ledger = fold([(1, opened()), (1, failed()), (1, paid("ALIPAY_CN"))]);
    assert_eq!(ledger.winner, Some(1));
    assert_eq!(ledger.attempts[&1].failure, None);
}

/// A late failure overwrites a success.
#[test]
fn success_then_failure_then_expiry() {
    for late in [
        failed(),
        Fact::Pending,
        Fact::Expired,
        Fact::Superseded,
        Fact::SessionUnknown,
    ] {
        let ledger = fold([(1, paid("ALIPAY_CN")), (1, late)]);
        assert_eq!(state(&ledger, 1), AttemptState::Paid);
    }
}

/// A capture that arrives before its payment throws, because its row is not there yet.
#[test]
fn capture_before_payment() {
    let alone = fold([(1, opened()), (1, captured())]);
    assert_eq!(alone.winner, Some(1));
    let both = fold([(1, opened()), (1, captured()), (1, paid("CARD"))]);
    assert_eq!(both.winner, Some(1));
    assert_eq!(both.effects(), alone.effects());
}

/// A capture that arrives twice counts twice.
#[test]
fn capture_twice() {
    let once = fold([(1, paid("CARD")), (1, captured())]);
    let twice = fold([
        (1, captured()),
        (1, paid("CARD")),
        (1, captured()),
        (1, paid("CARD")),
    ]);
    assert_eq!(once, twice);
}

/// A card order moves on when it is only authorised, and ships unpaid.
#[test]
fn an_authorisation_does_not_ship() {
    for method in ["CARD", "APPLEPAY", "GOOGLEPAY", "Pay by bank"] {
        let ledger = fold([(1, opened()), (1, paid(method))]);
        assert_eq!(ledger.payment_status(), PaymentStatus::Authorised);
        assert!(!ledger.may_ship());
        assert!(ledger.effects().is_empty());
    }
}

/// A notification without a method is taken for a wallet's, and a card ships unpaid.
#[test]
fn a_success_without_a_method_is_asked_about() {
    let ledger = fold([(1, opened()), (1, paid(""))]);
    assert_eq!(ledger.payment_status(), PaymentStatus::Pending);
    assert!(ledger.is_due(&Effect::Inquire { attempt: 1 }));
    let card = fold([(1, paid("")), (1, paid("CARD"))]);
    assert_eq!(state(&card, 1), AttemptState::Authorised);
    let wallet = fold([(1, paid("")), (1, paid("ALIPAY_CN"))]);
    assert_eq!(wallet.winner, Some(1));
    for known in [card, wallet, fold([(1, paid("")), (1, captured())])] {
        assert!(!known.is_due(&Effect::Inquire { attempt: 1 }));
    }
}

/// A capture that fails is dropped without a word.
#[test]
fn a_failed_capture_is_flagged_and_may_be_followed_by_another_try() {
    let review = Effect::Review {
        attempt: 1,
        reason: ReviewReason::CaptureFailed,
    };
    for payment in [paid("CARD"), paid("")] {
        let ledger = fold([(1, payment), (1, capture_failed(""))]);
        assert_eq!(state(&ledger, 1), AttemptState::CaptureFailed);
        assert_eq!(ledger.attempts[&1].failure.as_deref(), Some("AUTH_EXPIRED"));
        assert!(ledger.is_due(&review));
        assert!(ledger.may_start_attempt());
        assert!(!ledger.is_due(&Effect::ReleaseStock { after: 1 }));
    }
    let paid_elsewhere = fold([
        (1, paid("CARD")),
        (1, capture_failed("")),
        (2, paid("GCASH")),
    ]);
    assert_eq!(paid_elsewhere.winner, Some(2));
    assert!(paid_elsewhere.is_due(&Effect::Reverse { attempt: 1 }));
    let second_capture = fold([(1, paid("CARD")), (1, capture_failed("")), (1, captured())]);
    assert_eq!(second_capture.winner, Some(1));
    assert!(!second_capture.is_due(&review));
}

/// Paid twice, and only a log line knows.
#[test]
fn a_late_success_on_a_superseded_attempt() {
    let late = fold([
        (1, opened()),
        (1, Fact::Superseded),
        (2, begun()),
        (2, opened()),
        (1, paid("GCASH")),
    ]);
    assert_eq!(late.winner, Some(1));
    assert_eq!(state(&late, 2), AttemptState::Superseded);
    assert_eq!(late.live_attempt(), None);
    assert!(!late.may_start_attempt());

    let twice = fold([
        (1, Fact::Superseded),
        (1, paid("GCASH")),
        (2, opened()),
        (2, paid("DANA")),
    ]);
    assert_eq!(twice.winner, Some(1));
    assert_eq!(state(&twice, 2), AttemptState::Duplicate);
    assert_eq!(twice.payment_status(), PaymentStatus::ReversingDuplicate);
    assert!(twice.may_ship());
    assert!(twice.is_due(&Effect::Reverse { attempt: 2 }));
    let reason = ReviewReason::Duplicate;
    assert!(twice.is_due(&Effect::Review { attempt: 2, reason }));
    let reversed = fold([(1, paid("GCASH")), (2, paid("DANA")), (2, Fact::Cancelled)]);
    assert_eq!(reversed.payment_status(), PaymentStatus::Paid);
}

/// The buyer submits on the old page just after a new attempt was made.
#[test]
fn a_payment_under_way_takes_the_slot_back() {
    let ledger = fold([
        (1, opened()),
        (1, Fact::Superseded),
        (2, begun()),
        (2, opened()),
        (1, Fact::Pending),
    ]);
    assert_eq!(ledger.live_attempt(), Some(1));
    assert_eq!(state(&ledger, 2), AttemptState::Superseded);
    let declined = fold([
        (1, Fact::Superseded),
        (1, Fact::Pending),
        (1, failed()),
        (2, opened()),
    ]);
    assert_eq!(declined.live_attempt(), Some(2));
}

/// Both payments are given back, because each was once the surplus one.
#[test]
fn giving_back_is_never_decided_twice() {
    let second_paid = fold([(1, paid("CARD")), (2, paid("GCASH"))]);
    assert_eq!(second_paid.winner, Some(2));
    assert!(second_paid.is_due(&Effect::Reverse { attempt: 1 }));

    // Attempt 1 is captured before its reversal was taken up: now it is 2 that goes back.
    let captured_first = fold([(1, paid("CARD")), (2, paid("GCASH")), (1, captured())]);
    assert_eq!(captured_first.winner, Some(1));
    assert!(!captured_first.is_due(&Effect::Reverse { attempt: 1 }));
    assert!(captured_first.is_due(&Effect::Reverse { attempt: 2 }));

    // Attempt 1 is captured after its reversal had begun: it goes back, and 2 stays.
    let given_up = fold([
        (1, paid("CARD")),
        (1, Fact::Abandoned),
        (2, paid("GCASH")),
        (1, captured()),
    ]);
    assert_eq!(given_up.winner, Some(2));
    assert!(given_up.is_due(&Effect::Reverse { attempt: 1 }));
    assert!(!given_up.is_due(&Effect::Reverse { attempt: 2 }));
}

/// Two holds and nothing taken: neither goes back before one of them has paid.
#[test]
fn two_authorisations_wait_for_the_first_capture() {
    let held = fold([(1, paid("CARD")), (2, paid("CARD"))]);
    assert_eq!(held.live_attempt(), Some(1));
    assert_eq!(state(&held, 2), AttemptState::Duplicate);
    assert_eq!(held.payment_status(), PaymentStatus::Authorised);
    assert!(held.effects().is_empty());
    let second_taken = fold([
        (1, paid("CARD")),
        (1, capture_failed("")),
        (2, paid("CARD")),
    ]);
    assert_eq!(state(&second_taken, 2), AttemptState::Authorised);
    let captured_later = fold([(1, paid("CARD")), (2, paid("CARD")), (2, captured())]);
    assert_eq!(captured_later.winner, Some(2));
    assert!(captured_later.is_due(&Effect::Reverse { attempt: 1 }));
}

/// A success whose stock is gone, or whose order was withdrawn.
#[test]
fn an_abandoned_success_goes_back() {
    let withdrawn = fold([(1, opened()), (1, Fact::Abandoned)]);
    assert_eq!(state(&withdrawn, 1), AttemptState::Superseded);
    assert!(withdrawn.is_due(&Effect::ReleaseStock { after: 1 }));
    let paid_late = fold([(1, opened()), (1, Fact::Abandoned), (1, paid("GCASH"))]);
    assert_eq!(paid_late.winner, None);
    assert_eq!(paid_late.payment_status(), PaymentStatus::NeedsReview);
    assert!(!paid_late.may_start_attempt());
    assert!(paid_late.is_due(&Effect::Reverse { attempt: 1 }));
    let back = fold([
        (1, Fact::Abandoned),
        (1, paid("GCASH")),
        (1, Fact::Cancelled),
    ]);
    assert_eq!(back.payment_status(), PaymentStatus::Failed);
    assert_eq!(back.effects().len(), 1);
}

/// Somebody cancels a payment in the gateway's own dashboard after the parcel has left.
#[test]
fn money_that_leaves_unasked_is_flagged() {
    for taken in [paid("GCASH"), captured()] {
        let ledger = fold([(1, taken), (1, Fact::Cancelled)]);
        let reason = ReviewReason::PaidThenCancelled;
        assert!(ledger.is_due(&Effect::Review { attempt: 1, reason }));
        assert_eq!(ledger.payment_status(), PaymentStatus::NeedsReview);
        assert!(!ledger.may_start_attempt());
        assert!(!ledger.is_due(&Effect::ReleaseStock { after: 1 }));
    }
}

/// The amount that was paid is not compared with the order's.
#[test]
fn another_amount_never_pays() {
    let one_less = Money::new(6399, Currency::Sgd).unwrap();
    let other_currency = Money::new(6400, Currency::Usd).unwrap();
    for amount in [one_less, other_currency] {
        let method = Method::parse("GCASH");
        let payment_id = "P1".to_owned();
        for fact in [
            Fact::PaymentSucceeded {
                amount,
                method,
                payment_id: payment_id.clone(),
            },
            Fact::CaptureSucceeded { amount, payment_id },
            Fact::Begun { amount },
        ] {
            let ledger = fold([(1, opened()), (1, fact.clone())]);
            assert_eq!(ledger.payment_status(), PaymentStatus::NeedsReview);
            assert!(!ledger.may_ship());
            assert!(!ledger.may_start_attempt());
            let reason = ReviewReason::AmountMismatch;
            assert!(ledger.is_due(&Effect::Review { attempt: 1, reason }));
            let beside = fold([(1, fact), (2, paid("GCASH"))]);
            assert_eq!(beside.winner, Some(2));
        }
    }
}

/// One request id, two payments.
#[test]
fn two_payments_of_one_attempt_are_looked_at() {
    let named = |id: &str| Fact::PaymentSucceeded {
        amount: total(),
        method: Method::parse("GCASH"),
        payment_id: id.to_owned(),
    };
    let ledger = fold([(1, named("P1")), (1, named("P2"))]);
    let reason = ReviewReason::PaymentMismatch;
    assert!(ledger.is_due(&Effect::Review { attempt: 1, reason }));
    assert_eq!(fold([(1, named("P1")), (1, named(""))]).winner, Some(1));
}

/// Two successes that disagree whether a capture is due.
#[test]
fn a_method_that_changes_is_looked_at() {
    let ledger = fold([(1, paid("GCASH")), (1, paid("CARD"))]);
    assert_eq!(ledger.payment_status(), PaymentStatus::NeedsReview);
    assert_eq!(
        fold([(1, paid("CARD")), (1, paid("APPLEPAY"))]).live_attempt(),
        Some(1)
    );
    assert_eq!(
        fold([(1, paid("GCASH")), (1, paid("CARD")), (1, captured())]).winner,
        Some(1)
    );
}

/// No answer to a hosted session: the buyer gets another at once, and nothing calls it failed.
#[test]
fn no_answer_is_not_a_failure() {
    let ledger = fold([(1, begun()), (1, Fact::SessionUnknown)]);
    assert_eq!(ledger.payment_status(), PaymentStatus::None);
    assert!(ledger.may_start_attempt());
    assert!(ledger.effects().is_empty());
    let next = fold([(1, Fact::SessionUnknown), (2, begun()), (2, opened())]);
    assert_eq!(next.live_attempt(), Some(2));
    assert!(!state(&next, 1).is_final());
}

/// No answer to `pay`: charged again under another id, while the first one is under way (guide 003).
#[test]
fn no_answer_to_pay_keeps_the_next_one_back() {
    let unheard = fold([(1, begun()), (1, Fact::PayUnknown)]);
    assert_eq!(unheard.payment_status(), PaymentStatus::Pending);
    assert!(!unheard.may_start_attempt());
    // The same request once more did not leave, which says nothing of the first.
    let refused = Fact::SessionRefused {
        code: "INVALID_SIGNATURE".to_owned(),
    };
    let again = fold([(1, begun()), (1, Fact::PayUnknown), (1, refused)]);
    assert!(!again.may_start_attempt());
    // Sent again under its own id, it has a page after all.
    let answered = fold([(1, begun()), (1, Fact::PayUnknown), (1, page_opened())]);
    assert_eq!(state(&answered, 1), AttemptState::Open);
    // Antom, asked after the end, has never heard of it.
    let over = fold([(1, begun()), (1, Fact::PayUnknown), (1, Fact::Expired)]);
    assert!(over.may_start_attempt());
}

/// A buyer who left the card's page is locked out of the order, because Antom calls a payment that
/// nobody has submitted PROCESSING.
#[test]
fn a_page_that_pay_opened_can_be_gone_back_to() {
    let open = fold([(1, begun()), (1, page_opened()), (1, Fact::Pending)]);
    assert_eq!(state(&open, 1), AttemptState::Open);
    assert_eq!(open.attempts[&1].expires_at_ms, Some(1_000));
    let cancelled = fold([(1, page_opened()), (1, Fact::Pending), (1, Fact::Cancelled)]);
    assert!(cancelled.may_start_attempt());
    let without = fold([(1, begun()), (1, Fact::Pending)]);
    assert_eq!(state(&without, 1), AttemptState::Processing);
}

/// A refusal by `pay` is waited on, though no notification will come (guide 003).
#[test]
fn a_refusal_by_pay_is_final() {
    let refused = fold([(1, begun()), (1, failed())]);
    assert!(refused.may_start_attempt());
    assert!(refused.is_due(&Effect::ReleaseStock { after: 1 }));
    assert!(state(&refused, 1).is_final());
}

/// Stock released twice for one order, or not at all after the second try.
#[test]
fn every_try_that_ends_releases_anew() {
    let first = fold([(1, failed())]);
    assert!(first.is_due(&Effect::ReleaseStock { after: 1 }));
    assert_eq!(first.payment_status(), PaymentStatus::Failed);
    let again = fold([(1, failed()), (2, opened())]);
    assert!(again.effects().is_empty());
    let second = fold([(1, failed()), (2, Fact::Expired)]);
    assert!(second.is_due(&Effect::ReleaseStock { after: 2 }));
    assert!(!second.is_due(&Effect::ReleaseStock { after: 1 }));
    assert_eq!(second.latest().unwrap().1.state, AttemptState::Expired);
}

#[test]
fn the_longest_told_expiry_counts() {
    let later = Fact::SessionOpened {
        expires_at_ms: 2_000,
    };
    let ledger = fold([(1, opened()), (1, later)]);
    assert_eq!(ledger.attempts[&1].expires_at_ms, Some(2_000));
}
