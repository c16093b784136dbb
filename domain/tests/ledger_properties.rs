//! The invariants I1 to I5 over scenarios of several attempts, with every delivery shuffled,
//! repeated and partly lost.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use domain::ledger::{
    AttemptState, Effect, Evidence, Fact, Ledger, Method, PaymentStatus, ReviewReason,
};
use domain::{Currency, Money};
use proptest::prelude::*;

fn total() -> Money {
    Money::new(6400, Currency::Sgd).unwrap()
}

/// Mostly the order's amount; now and then one that is off.
fn amount() -> impl Strategy<Value = Money> {
    let off = Money::new(6399, Currency::Sgd).unwrap();
    let foreign = Money::new(6400, Currency::Usd).unwrap();
    prop_oneof![12 => Just(total()), 1 => Just(off), 1 => Just(foreign)]
}

fn method() -> impl Strategy<Value = Option<Method>> {
    proptest::sample::select(vec!["", "CARD", "APPLEPAY", "ALIPAY_CN", "GCASH"])
        .prop_map(Method::parse)
}

fn payment_id() -> impl Strategy<Value = String> {
    prop_oneof![8 => Just("P1"), 2 => Just(""), 1 => Just("P2")].prop_map(str::to_owned)
}

fn fact() -> impl Strategy<Value = Fact> {
    let code = || "[A-Z]{1,3}";
    prop_oneof![
        2 => amount().prop_map(|amount| Fact::Begun { amount }),
        2 => (0..5_i64).prop_map(|expires_at_ms| Fact::SessionOpened { expires_at_ms }),
        1 => code().prop_map(|code| Fact::SessionRefused { code }),
        1 => Just(Fact::SessionUnknown),
        2 => Just(Fact::Pending),
        4 => (amount(), method(), payment_id()).prop_map(|(amount, method, payment_id)| {
            Fact::PaymentSucceeded { amount, method, payment_id }
        }),
        2 => code().prop_map(|code| Fact::PaymentFailed { code }),
        3 => (amount(), payment_id()).prop_map(|(amount, payment_id)| {
            Fact::CaptureSucceeded { amount, payment_id }
        }),
        2 => code().prop_map(|code| Fact::CaptureFailed { code }),
        1 => Just(Fact::Cancelled),
        2 => Just(Fact::Superseded),
        2 => Just(Fact::Expired),
        1 => Just(Fact::Unwanted),
    ]
}

/// What a card brings, without contradictions: the captures decide who wins.
fn success() -> impl Strategy<Value = Fact> {
    let held = Fact::PaymentSucceeded {
        amount: total(),
        method: Method::parse("CARD"),
        payment_id: String::new(),
    };
    let taken = Fact::CaptureSucceeded {
        amount: total(),
        payment_id: String::new(),
    };
    let stuck = Fact::CaptureFailed {
        code: "AUTH_EXPIRED".to_owned(),
    };
    proptest::sample::select(vec![held, taken, stuck])
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (1..=4_u32, fact()).prop_map(|(attempt, fact)| Evidence::new(attempt, fact))
}

fn scenario() -> impl Strategy<Value = Vec<Evidence>> {
    proptest::collection::vec(evidence(), 0..18)
}

/// One delivery of a scenario: shuffled, with some of it twice.
fn deliveries() -> impl Strategy<Value = (Vec<Evidence>, Vec<Evidence>)> {
    scenario().prop_flat_map(|scenario| {
        let extra = if scenario.is_empty() {
            Just(Vec::new()).boxed()
        } else {
            proptest::collection::vec(proptest::sample::select(scenario.clone()), 0..8).boxed()
        };
        extra.prop_flat_map(move |extra| {
            let delivered = [scenario.clone(), extra].concat();
            (Just(scenario.clone()), Just(delivered).prop_shuffle())
        })
    })
}

fn is_taken(state: AttemptState) -> bool {
    state == AttemptState::Paid
}

/// Whether the evidence tells of money, held or taken, that has not gone back.
fn brings_money(evidence: &[Evidence], attempt: u32) -> bool {
    let of_attempt = || {
        evidence
            .iter()
            .filter(|e| e.attempt == attempt)
            .map(|e| &e.fact)
    };
    let success = of_attempt().any(|fact| {
        matches!(
            fact,
            Fact::PaymentSucceeded { .. } | Fact::CaptureSucceeded { .. }
        )
    });
    success && !of_attempt().any(|fact| *fact == Fact::Cancelled)
}

fn gives_back(ledger: &Ledger) -> Vec<u32> {
    ledger
        .effects()
        .iter()
        .filter_map(|effect| match effect {
            Effect::GiveBack { attempt } => Some(*attempt),
            Effect::MarkPaid { .. }
            | Effect::SendReceipt
            | Effect::ReleaseStock { .. }
            | Effect::Inquire { .. }
            | Effect::Review { .. } => None,
        })
        .collect()
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
        prop_assert_eq!(Ledger::fold(total(), once), Ledger::fold(total(), delivered));
    }

    /// I3 across a loss: once what was lost has been learned by an inquiry, nothing differs.
    #[test]
    fn i3_a_loss_heals((all, delivered) in deliveries(), keep in any::<u64>()) {
        let (seen, lost): (Vec<_>, Vec<_>) = delivered
            .into_iter()
            .enumerate()
            .partition(|(index, _)| keep & (1 << (index % 64)) != 0);
        let healed = seen.into_iter().chain(lost).map(|(_, evidence)| evidence);
        prop_assert_eq!(Ledger::fold(total(), all), Ledger::fold(total(), healed));
    }

    /// I1: at most one winner, and it alone is Paid; at most one live attempt, and none beside a
    /// winner. The unique indexes of the database hold for every state that is stored.
    #[test]
    fn i1_one_winner_and_one_live_attempt(scenario in scenario()) {
        let ledger = Ledger::fold(total(), scenario);
        let numbers = |is: fn(AttemptState) -> bool| -> Vec<u32> {
            let attempts = ledger.attempts.iter();
            attempts.filter(|(_, attempt)| is(attempt.state)).map(|(number, _)| *number).collect()
        };
        prop_assert_eq!(numbers(is_taken), ledger.winner.into_iter().collect::<Vec<_>>());
        let alive = numbers(AttemptState::is_alive);
        prop_assert_eq!(&alive, &ledger.live_attempt().into_iter().collect::<Vec<_>>());
        prop_assert!(ledger.winner.is_none() || alive.is_empty());
        prop_assert!(!ledger.may_start_attempt() || (alive.is_empty() && ledger.winner.is_none()));
    }

    /// I4: nothing ships without money taken in the order's own amount.
    #[test]
    fn i4_nothing_ships_without_money(scenario in scenario()) {
        let ledger = Ledger::fold(total(), scenario.clone());
        prop_assert_eq!(ledger.may_ship(), ledger.winner.is_some());
        let paid = matches!(
            ledger.payment_status(),
            PaymentStatus::Paid | PaymentStatus::ReversingDuplicate
        );
        prop_assert_eq!(paid, ledger.may_ship());
        if let Some(winner) = ledger.winner {
            let facts: Vec<_> =
                scenario.iter().filter(|e| e.attempt == winner).map(|e| &e.fact).collect();
            let taken = facts.iter().any(|fact| match fact {
                Fact::CaptureSucceeded { amount, .. } => *amount == total(),
                Fact::PaymentSucceeded { amount, method: Some(method), .. } => {
                    *amount == total() && !method.captures()
                }
                Fact::PaymentSucceeded { method: None, .. }
                | Fact::Begun { .. }
                | Fact::SessionOpened { .. }
                | Fact::SessionRefused { .. }
                | Fact::SessionUnknown
                | Fact::Pending
                | Fact::PaymentFailed { .. }
                | Fact::CaptureFailed { .. }
                | Fact::Cancelled
                | Fact::Superseded
                | Fact::Expired
                | Fact::Unwanted => false,
            });
            prop_assert!(taken);
            prop_assert!(!facts.contains(&&Fact::Cancelled));
            prop_assert!(!facts.contains(&&Fact::Unwanted));
            let marked = ledger.is_due(&Effect::MarkPaid { attempt: winner });
            prop_assert!(marked);
        } else {
            prop_assert!(!ledger.is_due(&Effect::SendReceipt));
        }
    }

    /// I5: every success has the winner's place, is under way to being one, or is given back or
    /// flagged.
    #[test]
    fn i5_no_success_is_forgotten(scenario in scenario()) {
        let ledger = Ledger::fold(total(), scenario.clone());
        for (number, attempt) in &ledger.attempts {
            if !brings_money(&scenario, *number) || ledger.winner == Some(*number) {
                continue;
            }
            let flagged = ReviewReason::ALL
                .iter()
                .any(|reason| ledger.is_due(&Effect::Review { attempt: *number, reason: *reason }));
            let given_back = ledger.is_due(&Effect::GiveBack { attempt: *number });
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
                | AttemptState::NeedsReview => false,
            };
            prop_assert!(flagged || given_back || under_way, "attempt {number}: {attempt:?}");
        }
    }

    /// I2: once everything that is due to go back has gone back, exactly the order's total is kept
    /// when there is a winner, and nothing when there is none and nothing is left open.
    #[test]
    fn i2_what_is_kept_is_the_total(mut scenario in scenario()) {
        let winner = Ledger::fold(total(), scenario.clone()).winner;
        // Every round settles one attempt for good, so four rounds are enough for four attempts.
        for _ in 0..4 {
            for attempt in gives_back(&Ledger::fold(total(), scenario.clone())).into_iter().take(1) {
                scenario.push(Evidence::new(attempt, Fact::Unwanted));
                scenario.push(Evidence::new(attempt, Fact::Cancelled));
            }
        }
        let settled = Ledger::fold(total(), scenario.clone());
        prop_assert_eq!(settled.winner, winner);
        prop_assert_eq!(gives_back(&settled), Vec::<u32>::new());
        let numbers: BTreeSet<u32> = scenario.iter().map(|evidence| evidence.attempt).collect();
        for number in numbers {
            let state = settled.attempts[&number].state;
            if brings_money(&scenario, number) && state != AttemptState::NeedsReview {
                let open = winner.is_none();
                prop_assert!(open || settled.winner == Some(number), "{number} {state}");
            }
        }
        prop_assert!(winner.is_none() || settled.payment_status() == PaymentStatus::Paid);
    }

    /// I2 at every instant: while successes arrive in any order, and give-backs are taken up and
    /// carried out in between, a success is given back only when another one is kept for good.
    #[test]
    fn i2_no_interleaving_gives_everything_back(
        arrivals in proptest::collection::vec((1..=3_u32, success()), 1..10),
        worker in proptest::collection::vec(0..3_u8, 0..40),
    ) {
        let mut arrivals = arrivals.into_iter().map(|(n, fact)| Evidence::new(n, fact));
        let mut known: Vec<Evidence> = Vec::new();
        let mut queue: BTreeSet<u32> = BTreeSet::new();
        let mut under_way: Vec<u32> = Vec::new();
        let mut has_given_back = false;
        for step in worker {
            match step {
                0 => known.extend(arrivals.next()),
                1 => {
                    // The outbox takes one up: locks, folds again, and commits before it calls.
                    let ledger = Ledger::fold(total(), known.clone());
                    if let Some(attempt) = queue.pop_last()
                        && ledger.is_due(&Effect::GiveBack { attempt })
                    {
                        has_given_back = true;
                        known.push(Evidence::new(attempt, Fact::Unwanted));
                        under_way.push(attempt);
                    }
                }
                _ => known.extend(under_way.pop().map(|n| Evidence::new(n, Fact::Cancelled))),
            }
            let ledger = Ledger::fold(total(), known.clone());
            queue.extend(gives_back(&ledger));
            prop_assert!(!has_given_back || ledger.may_ship());
        }
    }

    /// Money wins: no failure, expiry or plan of ours ever takes a winner's place away.
    #[test]
    fn a_winner_is_not_lost_to_a_failure(
        scenario in scenario(),
        late in evidence().prop_filter("no money moves", |evidence| matches!(
            evidence.fact,
            Fact::SessionOpened { .. }
                | Fact::SessionRefused { .. }
                | Fact::SessionUnknown
                | Fact::Pending
                | Fact::PaymentFailed { .. }
                | Fact::CaptureFailed { .. }
                | Fact::Superseded
                | Fact::Expired
        )),
    ) {
        let before = Ledger::fold(total(), scenario.clone());
        let after = Ledger::fold(total(), [scenario, vec![late]].concat());
        prop_assert_eq!(before.winner, after.winner);
    }

    /// The stock is let go only when nobody can pay for it any more, or may.
    #[test]
    fn stock_is_kept_while_somebody_may_pay(scenario in scenario()) {
        let ledger = Ledger::fold(total(), scenario.clone());
        let releases = ledger
            .effects()
            .iter()
            .any(|effect| matches!(effect, Effect::ReleaseStock { .. }));
        let given_up = |number| scenario.contains(&Evidence::new(number, Fact::Unwanted));
        let mut wanted = ledger.attempts.iter().filter(|(number, _)| !given_up(**number));
        let over = wanted.all(|(_, attempt)| matches!(
            attempt.state,
            AttemptState::Failed
                | AttemptState::Rejected
                | AttemptState::Expired
                | AttemptState::Cancelled
        ));
        prop_assert!(!releases || (over && ledger.winner.is_none()));
    }

    /// Evidence sits in sets and in storage: equal means equal everywhere.
    #[test]
    fn evidence_sorts_and_is_stored_faithfully(a in evidence(), b in evidence()) {
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<Evidence>(&json).unwrap(), a);
    }

    /// The keys under which effects are stored tell them apart.
    #[test]
    fn effects_have_keys_of_their_own(scenario in scenario()) {
        let ledger = Ledger::fold(total(), scenario);
        let keys: BTreeSet<String> = ledger.effects().iter().map(Effect::key).collect();
        prop_assert_eq!(keys.len(), ledger.effects().len());
    }
}
