//! Stories of subscriptions that somebody has to get right: the traps of guide 002, one by one.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::Duration;

use domain::calendar::{Anchor, PeriodRule, PeriodType};
use domain::ledger::Method;
use domain::subscription::{
    Effect, Evidence, Fact, InvoiceState, Ledger, MailKind, Period, Rate, ReviewReason, Status,
    Terms, Trial,
};
use domain::{Currency, Money, Timestamp};
use time::macros::datetime;

fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

fn terms(trial: Trial) -> Terms {
    Terms {
        anchor: Anchor::at(datetime!(2026-01-31 08:00 +8)),
        rule: PeriodRule::new(PeriodType::Month, 1).unwrap(),
        price: sgd(1800),
        trial,
    }
}

fn fold(terms: &Terms, facts: &[Fact]) -> Ledger {
    Ledger::fold(
        terms,
        facts.iter().map(|fact| Evidence::new(1, fact.clone())),
    )
}

fn active() -> Fact {
    Fact::Activated {
        subscription_id: "S1".to_owned(),
    }
}

fn deducted(phase: u32, id: &str) -> Fact {
    Fact::Deducted {
        phase,
        payment_id: id.to_owned(),
        amount: sgd(1800),
        period: None,
    }
}

fn failed(phase: u32, id: &str) -> Fact {
    Fact::DeductionFailed {
        phase,
        payment_id: id.to_owned(),
        code: "USER_BALANCE_NOT_ENOUGH".to_owned(),
        period: None,
    }
}

fn authorised(id: &str, method: &str) -> Fact {
    Fact::PaymentSucceeded {
        payment_id: id.to_owned(),
        amount: sgd(1800),
        method: Method::parse(method),
    }
}

fn captured(id: &str) -> Fact {
    Fact::CaptureSucceeded {
        payment_id: id.to_owned(),
        amount: sgd(1800),
    }
}

fn state(ledger: &Ledger, phase: u32) -> Option<InvoiceState> {
    ledger
        .invoices()
        .find(|invoice| invoice.phase == phase)
        .map(|invoice| invoice.state)
}

const fn at(moment: time::OffsetDateTime) -> Timestamp {
    Timestamp::from_ms(moment.unix_timestamp() * 1_000)
}

const FEBRUARY: Timestamp = at(datetime!(2026-02-10 08:00 +8));
const MARCH: Timestamp = at(datetime!(2026-03-10 08:00 +8));

/// All 24 orders of the four notifications of a card's phase, and all 15 parts of each.
#[test]
fn four_notifications_of_a_card_in_every_order() {
    let four = [
        active(),
        authorised("p1", "CARD"),
        captured("p1"),
        deducted(1, "p1"),
    ];
    let terms = terms(Trial::None);
    let all = fold(&terms, &four);
    let mut orders = 0;
    for a in 0..4 {
        for b in (0..4).filter(|b| *b != a) {
            for c in (0..4).filter(|c| ![a, b].contains(c)) {
                let d = 6 - a - b - c;
                let order = [a, b, c, d].map(|index| four[index].clone());
                let ledger = fold(&terms, &order);
                assert_eq!(ledger.access(), all.access(), "{order:?}");
                assert_eq!(ledger.effects(), all.effects(), "{order:?}");
                orders += 1;
            }
        }
    }
    assert_eq!(orders, 24);
    for lost in 0..4 {
        let rest: Vec<_> = (0..4)
            .filter(|index| *index != lost)
            .map(|index| four[index].clone())
            .collect();
        let ledger = fold(&terms, &rest);
        // A capture tells that the money is there, whoever announced it; but it needs its tie.
        let has_access = lost == 1;
        assert_eq!(
            ledger.has_access(FEBRUARY),
            has_access,
            "without {:?}",
            four[lost]
        );
    }
}

/// A deduction says S, and then the capture fails: no access.
#[test]
fn a_deduction_is_no_money_for_a_card() {
    let facts = [active(), authorised("p1", "CARD"), deducted(1, "p1")];
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(state(&ledger, 1), Some(InvoiceState::Open));
    let failed = Fact::CaptureFailed {
        payment_id: "p1".to_owned(),
        code: "X".to_owned(),
    };
    let facts = [facts.as_slice(), &[failed]].concat();
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(state(&ledger, 1), Some(InvoiceState::Failed));
    assert!(!ledger.has_access(FEBRUARY));
}

/// A deduction names no method: somebody has to ask before anything is given.
#[test]
fn a_deduction_without_a_method_is_asked_about() {
    let ledger = fold(&terms(Trial::None), &[active(), deducted(1, "p1")]);
    assert!(!ledger.has_access(FEBRUARY));
    let inquire = Effect::Inquire {
        sign_up: 1,
        payment_id: "p1".to_owned(),
    };
    assert!(ledger.effects().contains(&inquire));
    // What one payment's method was says how the next ones are paid.
    let facts = [
        active(),
        authorised("p1", "GCASH"),
        deducted(1, "p1"),
        deducted(2, "p2"),
    ];
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(state(&ledger, 2), Some(InvoiceState::Paid));
    assert!(!ledger.effects().contains(&inquire));
}

/// A wallet fails twice and then pays: one invoice, one mail about it, and no mail of failure once
/// it is paid, in whatever order the three come.
#[test]
fn a_wallet_that_recovers() {
    let first = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let facts = [first.as_slice(), &[failed(2, "p2"), failed(2, "p3")]].concat();
    let ledger = fold(&terms(Trial::None), &facts);
    let mail = |kind| Effect::Mail { kind, phase: 2 };
    assert!(ledger.effects().contains(&mail(MailKind::ChargeFailed)));
    assert_eq!(ledger.status(MARCH), Status::PastDue);
    // Before the period begins nothing is missing yet.
    assert_eq!(ledger.status(FEBRUARY), Status::Active);
    assert_eq!(ledger.next_charge(FEBRUARY).unwrap().phase, 2);

    let facts = [&[deducted(2, "p4")], facts.as_slice()].concat();
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(state(&ledger, 2), Some(InvoiceState::Paid));
    assert!(!ledger.effects().contains(&mail(MailKind::ChargeFailed)));
    assert!(ledger.effects().contains(&mail(MailKind::Paid)));
    assert_eq!(ledger.status(MARCH), Status::Active);
}

/// A card's phase is missed: it stays uncollected, the next one is charged as ever, and between
/// them is a gap.
#[test]
fn a_missed_phase_of_a_card() {
    let paid = |phase, id| [authorised(id, "CARD"), captured(id), deducted(phase, id)];
    let first = [&[active()], paid(1, "p1").as_slice(), &[failed(2, "p2")]].concat();
    let ledger = fold(&terms(Trial::None), &first);
    assert_eq!(ledger.status(MARCH), Status::PastDue);
    assert_eq!(ledger.next_charge(MARCH).unwrap().phase, 3);
    assert_eq!(
        ledger.overdue_phase(at(datetime!(2026-04-02 08:00 +8)), Duration::ZERO),
        Some(3)
    );

    let facts = [first.as_slice(), &paid(3, "p3")].concat();
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(ledger.access().len(), 2);
    assert!(!ledger.has_access(MARCH));
    assert!(ledger.has_access(at(datetime!(2026-04-10 08:00 +8))));
    assert_eq!(
        ledger.overdue_phase(at(datetime!(2026-04-10 08:00 +8)), Duration::ZERO),
        None
    );
}

/// The first payment's capture failed: it never began, and what is held goes back.
#[test]
fn a_creation_that_failed() {
    let facts = [
        Fact::CreationFailed,
        authorised("p1", "CARD"),
        Fact::SignUpPayment {
            payment_id: "p1".to_owned(),
        },
    ];
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(ledger.status(FEBRUARY), Status::Failed);
    let back = Effect::GiveBack {
        sign_up: 1,
        payment_id: "p1".to_owned(),
    };
    assert!(ledger.effects().contains(&back));
    assert_eq!(ledger.next_charge(FEBRUARY), None);
    // Antom also says that it is alive: a person looks, and nothing is taken from the buyer.
    let facts = [facts.as_slice(), &[active(), captured("p1")]].concat();
    let ledger = fold(&terms(Trial::None), &facts);
    assert!(ledger.has_access(FEBRUARY));
    let review = Effect::Review {
        sign_up: 1,
        reason: ReviewReason::Contradiction,
    };
    assert!(ledger.effects().contains(&review));
}

#[test]
fn a_sign_up_that_nobody_finished() {
    let ledger = fold(&terms(Trial::None), &[Fact::Begun]);
    assert_eq!(ledger.status(FEBRUARY), Status::SigningUp);
    let ledger = fold(&terms(Trial::None), &[Fact::Begun, Fact::Expired]);
    assert_eq!(ledger.status(FEBRUARY), Status::Expired);
    // It came to life after all.
    let ledger = fold(&terms(Trial::None), &[Fact::Expired, active()]);
    assert_eq!(ledger.status(FEBRUARY), Status::Active);
}

/// A free trial grants the first period, with a deduction of zero or without one; it is delivered
/// nothing, and the first real charge is announced for the day before it ends.
#[test]
fn a_free_trial() {
    let zero = Fact::Deducted {
        phase: 1,
        payment_id: "p0".to_owned(),
        amount: sgd(0),
        period: None,
    };
    for facts in [
        vec![active()],
        vec![zero.clone(), active()],
        vec![zero, active(), authorised("x", "CARD")],
    ] {
        let ledger = fold(&terms(Trial::Free), &facts);
        assert_eq!(state(&ledger, 1), Some(InvoiceState::Trial), "{facts:?}");
        assert!(ledger.has_access(FEBRUARY));
        let next = ledger.next_charge(FEBRUARY).unwrap();
        assert_eq!((next.phase, next.amount), (2, sgd(1800)));
        assert_eq!(next.charge_at, at(datetime!(2026-02-27 08:00 +8)));
        assert_eq!(next.period_start, at(datetime!(2026-02-28 08:00 +8)));
    }
    let charged = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let ledger = fold(&terms(Trial::Free), &charged);
    let review = Effect::Review {
        sign_up: 1,
        reason: ReviewReason::AmountMismatch,
    };
    assert!(
        ledger.effects().contains(&review),
        "a free trial was charged for"
    );
}

/// The reduced price counts for the first phase, the full one after that, and no other.
#[test]
fn amounts_are_those_that_were_agreed_on() {
    let reduced = terms(Trial::Reduced { price: sgd(900) });
    let paid = |phase, minor| Fact::Deducted {
        phase,
        payment_id: format!("p{phase}"),
        amount: sgd(minor),
        period: None,
    };
    let wallet = Fact::PaymentSucceeded {
        payment_id: "p1".to_owned(),
        amount: sgd(900),
        method: Method::parse("GCASH"),
    };
    let ledger = fold(
        &reduced,
        &[active(), wallet.clone(), paid(1, 900), paid(2, 1800)],
    );
    assert_eq!(state(&ledger, 1), Some(InvoiceState::Paid));
    assert_eq!(state(&ledger, 2), Some(InvoiceState::Paid));
    let ledger = fold(
        &reduced,
        &[active(), wallet.clone(), paid(1, 900), paid(2, 900)],
    );
    assert_eq!(state(&ledger, 2), Some(InvoiceState::NeedsReview));
    // After a change of price both are right, for what is charged may have been on its way.
    let raised = Fact::RateTold {
        at: at(datetime!(2026-03-02 08:00 +8)),
        rate: Rate {
            price: sgd(2500),
            ..reduced.rate()
        },
    };
    let facts = [
        active(),
        wallet,
        paid(1, 900),
        paid(2, 1800),
        paid(3, 2500),
        raised,
    ];
    let ledger = fold(&reduced, &facts);
    assert_eq!(state(&ledger, 3), Some(InvoiceState::Paid));
    assert_eq!(ledger.next_charge(FEBRUARY).unwrap().amount, sgd(2500));
}

/// Cancelled: no further charge, and access until the end of what was paid for.
#[test]
fn cancelled_at_the_end_of_the_period() {
    let paid = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let asked = [paid.as_slice(), &[Fact::CancelRequested]].concat();
    let ledger = fold(&terms(Trial::None), &asked);
    assert!(ledger.is_cancelling());
    assert!(ledger.effects().contains(&Effect::Cancel { sign_up: 1 }));
    assert_eq!(ledger.status(FEBRUARY), Status::Active);

    let done = [asked.as_slice(), &[Fact::Cancelled]].concat();
    let ledger = fold(&terms(Trial::None), &done);
    assert!(!ledger.is_cancelling());
    assert!(!ledger.effects().contains(&Effect::Cancel { sign_up: 1 }));
    assert_eq!(ledger.status(FEBRUARY), Status::Ending);
    assert_eq!(
        ledger.access_until(FEBRUARY),
        Some(at(datetime!(2026-02-28 08:00 +8)))
    );
    assert_eq!(ledger.next_charge(FEBRUARY), None);
    assert_eq!(ledger.status(MARCH), Status::Ended);

    // Cancelled inside the 24 hours: the next phase was charged already, and runs as well.
    let late = [done.as_slice(), &[deducted(2, "p2")]].concat();
    let ledger = fold(&terms(Trial::None), &late);
    assert_eq!(ledger.status(MARCH), Status::Ending);
    assert!(ledger.has_access(MARCH));
}

/// Terminated, here by the wallet: over at once, even before it began.
#[test]
fn terminated_at_once() {
    let paid = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let ended = Fact::Terminated {
        at: at(datetime!(2026-02-05 08:00 +8)),
    };
    let ledger = fold(&terms(Trial::None), &[paid.as_slice(), &[ended]].concat());
    assert_eq!(ledger.status(FEBRUARY), Status::Ended);
    let until = Period {
        start: at(datetime!(2026-01-31 08:00 +8)),
        end: at(datetime!(2026-02-05 08:00 +8)),
    };
    assert_eq!(ledger.access(), [until]);

    let early = Fact::Terminated {
        at: at(datetime!(2026-01-30 08:00 +8)),
    };
    let ledger = fold(&terms(Trial::None), &[paid.as_slice(), &[early]].concat());
    assert_eq!(ledger.access(), []);
}

/// A refund in full takes the period back, one in part does not, and each counts once.
#[test]
fn refunds() {
    let paid = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let refund = |id: &str, minor| Fact::Refunded {
        payment_id: "p1".to_owned(),
        refund_request_id: id.to_owned(),
        amount: sgd(minor),
    };
    let part = [paid.as_slice(), &[refund("r1", 900), refund("r1", 900)]].concat();
    let ledger = fold(&terms(Trial::None), &part);
    assert!(ledger.has_access(FEBRUARY));
    let whole = [part.as_slice(), &[refund("r2", 900)]].concat();
    let ledger = fold(&terms(Trial::None), &whole);
    assert_eq!(state(&ledger, 1), Some(InvoiceState::Refunded));
    assert!(!ledger.has_access(FEBRUARY));
}

/// Antom's periods are the truth; where it told none, its neighbours' ends and starts are.
#[test]
fn told_periods_come_before_the_calendar() {
    let told = |phase, id: &str, start, end| Fact::Deducted {
        phase,
        payment_id: id.to_owned(),
        amount: sgd(1800),
        period: Some(Period {
            start: at(start),
            end: at(end),
        }),
    };
    let facts = [
        active(),
        authorised("p1", "GCASH"),
        told(
            1,
            "p1",
            datetime!(2026-01-31 08:05 +8),
            datetime!(2026-02-28 08:05 +8),
        ),
        deducted(2, "p2"),
        told(
            3,
            "p3",
            datetime!(2026-03-31 08:05 +8),
            datetime!(2026-04-30 08:05 +8),
        ),
    ];
    let ledger = fold(&terms(Trial::None), &facts);
    let whole = Period {
        start: at(datetime!(2026-01-31 08:05 +8)),
        end: at(datetime!(2026-04-30 08:05 +8)),
    };
    assert_eq!(ledger.access(), [whole]);
    assert_eq!(ledger.next_charge(MARCH).unwrap().period_start, whole.end);
}

/// A sign-up that came to life after another has renewed does not take its place.
#[test]
fn a_late_sign_up_does_not_replace_one_that_renewed() {
    let terms = terms(Trial::None);
    let renewed = [
        active(),
        authorised("p1", "GCASH"),
        deducted(1, "p1"),
        deducted(2, "p2"),
    ];
    let late = Evidence::new(
        1,
        Fact::Activated {
            subscription_id: "S0".to_owned(),
        },
    );
    let evidence = renewed
        .map(|fact| Evidence::new(2, fact))
        .into_iter()
        .chain([late]);
    let ledger = Ledger::fold(&terms, evidence);
    assert_eq!(ledger.kept(), Some(2));
    assert!(ledger.effects().contains(&Effect::Terminate { sign_up: 1 }));
}

#[test]
fn the_stored_form_reads_back() {
    let period = Period {
        start: Timestamp::from_ms(1),
        end: Timestamp::from_ms(2),
    };
    let deduction = Fact::Deducted {
        phase: 2,
        payment_id: "p".to_owned(),
        amount: sgd(1800),
        period: Some(period),
    };
    let json = serde_json::to_string(&Evidence::new(1, deduction.clone())).unwrap();
    assert_eq!(
        json,
        r#"{"sign_up":1,"fact":{"kind":"deducted","phase":2,"payment_id":"p","amount":{"minor":1800,"currency":"SGD"},"period":{"start":1,"end":2}}}"#
    );
    assert_eq!(
        serde_json::from_str::<Evidence>(&json).unwrap().fact,
        deduction
    );
}

/// What is asked for is on its way back until it ended, and a refusal frees it again.
#[test]
fn a_refund_is_reserved_until_it_ended() {
    let paid = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let terms = terms(Trial::None);
    let rest = |facts: &[Fact]| fold(&terms, facts).refundable(1);
    assert_eq!(rest(&paid), Some(("p1".to_owned(), sgd(1800))));
    let asked = Fact::RefundAsked {
        payment_id: "p1".to_owned(),
        refund_request_id: "r1".to_owned(),
        amount: sgd(1800),
    };
    let asked = [paid.as_slice(), &[asked]].concat();
    assert_eq!(rest(&asked), None);
    let effect = Effect::Refund {
        sign_up: 1,
        payment_id: "p1".to_owned(),
        refund_request_id: "r1".to_owned(),
    };
    let ledger = fold(&terms, &asked);
    assert!(ledger.effects().contains(&effect));
    assert!(ledger.has_access(FEBRUARY));
    let refused = Fact::RefundFailed {
        payment_id: "p1".to_owned(),
        refund_request_id: "r1".to_owned(),
        code: "PROCESS_FAIL".to_owned(),
    };
    let refused = [asked.as_slice(), &[refused]].concat();
    assert!(rest(&refused).is_some());
    assert!(!fold(&terms, &refused).effects().contains(&effect));
    let done = Fact::Refunded {
        payment_id: "p1".to_owned(),
        refund_request_id: "r1".to_owned(),
        amount: sgd(1800),
    };
    let ledger = fold(&terms, &[asked.as_slice(), &[done]].concat());
    assert!(!ledger.effects().contains(&effect));
    assert!(!ledger.has_access(FEBRUARY));
    let (sign_up, money) = ledger.money("p1").unwrap();
    assert_eq!((sign_up, money.amount), (1, Some(sgd(1800))));
    assert_eq!(money.refunds.get("r1"), Some(&sgd(1800)));
}

/// Three days before a charge; a trial's end is told even where periods are short.
#[test]
fn a_charge_is_told_three_days_before_it() {
    let paid = [active(), authorised("p1", "GCASH"), deducted(1, "p1")];
    let terms = terms(Trial::None);
    let reminder = fold(&terms, &paid).reminder(FEBRUARY);
    let due = at(datetime!(2026-02-24 08:00 +8));
    assert_eq!(reminder, Some((due, MailKind::UpcomingCharge, 2)));
    let cancelled = [paid.as_slice(), &[Fact::Cancelled]].concat();
    assert_eq!(fold(&terms, &cancelled).reminder(FEBRUARY), None);
    // Its charge is due: there is nothing to prepare for any more.
    let late = at(datetime!(2026-02-27 09:00 +8));
    assert_eq!(fold(&terms, &paid).reminder(late), None);
    let weekly = Terms {
        rule: PeriodRule::new(PeriodType::Week, 1).unwrap(),
        ..terms
    };
    let january = at(datetime!(2026-02-01 08:00 +8));
    assert_eq!(fold(&weekly, &paid).reminder(january), None);
    let trial = Terms {
        trial: Trial::Free,
        ..weekly
    };
    let reminder = fold(&trial, &[active()]).reminder(january);
    assert!(matches!(reminder, Some((_, MailKind::TrialEnds, 2))));
}

/// A payment that is under way, or made, is no sign-up that nobody finished.
#[test]
fn a_payment_without_a_creation_is_waited_for() {
    let terms = terms(Trial::None);
    let tie = Fact::SignUpPayment {
        payment_id: "p1".to_owned(),
    };
    assert!(!fold(&terms, &[Fact::Begun]).awaits_creation());
    assert!(fold(&terms, &[Fact::Begun, tie.clone()]).awaits_creation());
    let failed = Fact::PaymentFailed {
        payment_id: "p1".to_owned(),
        code: "PROCESS_FAIL".to_owned(),
    };
    assert!(!fold(&terms, &[tie.clone(), failed]).awaits_creation());
    assert!(!fold(&terms, &[tie.clone(), Fact::CreationFailed]).awaits_creation());
    assert!(!fold(&terms, &[tie, active()]).awaits_creation());
    assert!(fold(&terms, &[active(), Fact::Abandoned]).is_surplus());
}

/// It is asked for all the same, and a person knows until it is over, in whatever order that is told.
#[test]
fn an_end_that_antom_refuses_needs_a_person_until_it_is_over() {
    let terms = terms(Trial::None);
    let refused = || Fact::EndRefused {
        code: "PROCESS_FAIL".to_owned(),
    };
    let ended = || Fact::Terminated {
        at: Timestamp::from(datetime!(2026-02-10 08:00 +8)),
    };
    let review = Effect::Review {
        sign_up: 1,
        reason: ReviewReason::EndRefused,
    };
    let (cancel, terminate) = (
        Effect::Cancel { sign_up: 1 },
        Effect::Terminate { sign_up: 1 },
    );
    use Fact::{CancelRequested, Cancelled, TerminateRequested};
    for (more, is_told, asks) in [
        (vec![CancelRequested, refused()], true, Some(&cancel)),
        (vec![CancelRequested, Cancelled, refused()], false, None),
        (
            vec![Cancelled, TerminateRequested, refused()],
            true,
            Some(&terminate),
        ),
        (vec![TerminateRequested, ended(), refused()], false, None),
    ] {
        let forth: Vec<Fact> = std::iter::once(active()).chain(more).collect();
        let back: Vec<Fact> = forth.iter().rev().cloned().collect();
        for facts in [forth, back] {
            let ledger = fold(&terms, &facts);
            let effects = ledger.effects();
            assert_eq!(effects.contains(&review), is_told, "{facts:?}");
            // What is cancelled already is charged no more, whatever else is refused.
            let goes_on = asks == Some(&cancel);
            assert_eq!(ledger.is_end_refused(), goes_on, "{facts:?}");
            assert_eq!(ledger.is_terminating(), asks == Some(&terminate));
            for call in [&cancel, &terminate] {
                assert_eq!(effects.contains(call), asks == Some(call), "{facts:?}");
            }
        }
    }
}
