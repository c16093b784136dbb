//! The ledger at work between a small shop and a small Antom that forgets, delays, refuses and
//! repeats. Then Antom answers again, and everything has to come to its end (I10), with the money
//! of both sides counted (I2).

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::facts::total;
use common::gateway::{Kind, Place};
use common::shop::{Call, Came, Shop, Step};
use domain::ledger::AttemptState;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The most rounds that an order may need: one in which everything is learned that was missed, one
/// in which it is captured or given up, one for a refund, and one for a refund that is tried again.
const ROUNDS: usize = 4;

fn step(with_dashboard: bool) -> BoxedStrategy<Step> {
    let attempt = || prop_oneof![3 => Just(1_u32), 2 => Just(2), 1 => Just(3)];
    let kind = select(vec![Kind::Card, Kind::Wallet]);
    let call = prop_oneof![
        6 => Just(Call::Answered),
        1 => Just(Call::Slow),
        1 => Just(Call::Refused),
        1 => Just(Call::AnswerLost),
        1 => Just(Call::RequestLost),
    ];
    let minor = || select(vec![1000_i64, 2000, 4400, 6400]);
    let rarely = |share: f64| proptest::bool::weighted(share);
    let submit =
        (attempt(), kind, rarely(0.2), rarely(0.8)).prop_map(|(attempt, kind, slow, named)| {
            Step::Submit {
                attempt,
                kind,
                slow,
                named,
            }
        });
    let dashboard =
        (attempt(), minor(), rarely(0.3)).prop_map(|(attempt, minor, slow)| Step::Dashboard {
            attempt,
            minor,
            slow,
        });
    let ours = prop_oneof![
        5 => rarely(0.9).prop_map(|answered| Step::Pay { answered }),
        6 => came().prop_map(|came| Step::PayByCard { came }),
        12 => submit,
        2 => attempt().prop_map(|attempt| Step::Decline { attempt }),
        6 => rarely(0.7).prop_map(|well| Step::Progress { well }),
        16 => (0..8_usize, rarely(0.3)).prop_map(|(which, again)| Step::Deliver { which, again }),
        3 => (0..8_usize).prop_map(|which| Step::Lose { which }),
        16 => (0..8_usize, call).prop_map(|(which, call)| Step::Work { which, call }),
        3 => attempt().prop_map(|attempt| Step::Ask { attempt }),
        5 => minor().prop_map(|minor| Step::Refund { minor }),
        3 => Just(Step::Capture),
        1 => rarely(0.4).prop_map(|is_it| if is_it { Step::Withdraw } else { Step::CloseWindow }),
    ];
    if with_dashboard {
        prop_oneof![24 => ours, 1 => dashboard].boxed()
    } else {
        ours.boxed()
    }
}

fn came() -> impl Strategy<Value = Came> {
    prop_oneof![
        5 => Just(Came::Page),
        2 => Just(Came::Success),
        1 => Just(Came::Refused),
        1 => Just(Came::AnswerLost),
        1 => Just(Came::RequestLost),
    ]
}

/// Mostly somebody is on a page to pay before anything else happens.
fn steps(with_dashboard: bool) -> impl Strategy<Value = Vec<Step>> {
    let first = prop_oneof![
        proptest::bool::weighted(0.9).prop_map(|answered| Step::Pay { answered }),
        came().prop_map(|came| Step::PayByCard { came }),
    ];
    (first, vec(step(with_dashboard), 0..60)).prop_map(|(first, then)| [vec![first], then].concat())
}

/// What has to hold after every single step.
fn check(shop: &Shop) -> Result<(), TestCaseError> {
    let journal = || shop.journal.join("\n");
    let ledger = shop.ledger();
    let paid = |state: &AttemptState| *state == AttemptState::Paid;
    let states = || ledger.attempts.values().map(|attempt| attempt.state);
    prop_assert!(states().filter(paid).count() <= 1, "I1\n{}", journal());
    prop_assert!(
        states().filter(|state| state.is_alive()).count() <= 1,
        "I1\n{}",
        journal()
    );
    if let Some(winner) = ledger.winner {
        // I4: Antom really has it, and no reversal ever touched it.
        prop_assert_eq!(shop.place(winner), Some(Place::Taken), "{}", journal());
        prop_assert!(!shop.given_up.contains(&winner), "I2\n{}", journal());
    }
    if !shop.has_dashboard_refunds {
        prop_assert!(!shop.gateway.was_asked_for_too_much, "I6\n{}", journal());
        for attempt in ledger.attempts.values() {
            let taken = attempt.taken.map_or(0, domain::Money::minor);
            let back = attempt.refunded() + attempt.refunding();
            prop_assert!(back <= taken, "I6\n{}", journal());
        }
    }
    Ok(())
}

/// Antom answers again: everything comes to its end, and both sides count the same money.
fn assert_comes_to_its_end(mut shop: Shop) -> Result<(), TestCaseError> {
    for _ in 0..ROUNDS {
        shop.round();
        check(&shop)?;
        if shop.is_quiet() {
            break;
        }
    }
    let journal = shop.journal.join("\n");
    prop_assert!(shop.is_quiet(), "I10\n{journal}");
    let ledger = shop.ledger();
    prop_assert_eq!(shop.differences(), Vec::<String>::new(), "I2\n{}", journal);
    let expected = ledger.winner.map_or(0, |winner| {
        total().minor() - shop.gateway.payments[&winner].refunded()
    });
    prop_assert_eq!(shop.kept(), expected, "I2\n{}", journal);
    let is_held = |place: Place| matches!(place, Place::Held | Place::Deciding);
    let payments = shop.gateway.payments.values();
    prop_assert_eq!(
        payments.filter(|payment| is_held(payment.place)).count(),
        0,
        "I10\n{}",
        journal
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 800,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn i10_everything_comes_to_its_end(
        is_manual in any::<bool>(),
        steps in steps(false),
    ) {
        let mut shop = Shop::new(is_manual);
        for step in steps {
            shop.step(step);
            check(&shop)?;
        }
        assert_comes_to_its_end(shop)?;
    }

    /// The same with a merchant who also refunds in Antom's dashboard.
    #[test]
    fn i10_refunds_made_elsewhere_are_counted(
        is_manual in any::<bool>(),
        steps in steps(true),
    ) {
        let mut shop = Shop::new(is_manual);
        for step in steps {
            shop.step(step);
            check(&shop)?;
        }
        assert_comes_to_its_end(shop)?;
    }

    /// Every notification that was lost arrives after the end, in any order: nothing moves (I3).
    #[test]
    fn late_notifications_change_nothing(
        is_manual in any::<bool>(),
        steps in steps(true),
        late in vec(any::<usize>(), 0..30),
    ) {
        let mut shop = Shop::new(is_manual);
        for step in steps {
            shop.step(step);
        }
        let mut mail = shop.gateway.mail.clone();
        for _ in 0..ROUNDS {
            mail.append(&mut shop.gateway.mail);
            shop.round();
        }
        let end = shop.ledger().clone();
        for which in late {
            if !mail.is_empty() {
                let evidence = mail.remove(which % mail.len());
                shop.history.0.push(evidence);
            }
        }
        let after = shop.history.fold();
        prop_assert_eq!(end.winner, after.winner);
        for (number, attempt) in end.attempts {
            let now = &after.attempts[&number];
            let journal = || shop.journal.join("\n");
            prop_assert_eq!(attempt.state, now.state, "{}\n{}", number, journal());
            prop_assert_eq!(&attempt.refunds, &now.refunds, "{}\n{}", number, journal());
        }
    }
}
