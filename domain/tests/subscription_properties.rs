//! A year of a subscription, as Antom lives it and as its notifications arrive: in any order,
//! several times, and partly never. Whatever was lost is learned by the inquiries.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::time::Duration;

use domain::calendar::{Anchor, PeriodRule, PeriodType};
use domain::ledger::Method;
use domain::subscription::{
    Effect, Evidence, Fact, Invoice, InvoiceState, Ledger, PaymentState, Period, Status, Terms,
    Trial,
};
use domain::{Currency, Money, Timestamp};
use proptest::prelude::*;
use time::macros::datetime;

fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

/// How one payment of a phase ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Try {
    Paid,
    Failed,
    /// Cards only: the deduction is announced as a success, and its capture fails.
    CaptureFailed,
}

/// What really happened at Antom.
#[derive(Clone, Debug)]
struct Year {
    terms: Terms,
    method: &'static str,
    /// The payments of each phase; the first phase is phase 1.
    phases: Vec<Vec<Try>>,
    /// Whether a free trial is announced as a deduction of zero.
    announces_zero: bool,
    refunded: Option<usize>,
    cancelled: bool,
    /// Terminated in the middle of this phase.
    terminated_in: Option<u32>,
}

impl Year {
    fn captures(&self) -> bool {
        self.method == "CARD"
    }

    fn is_free(&self, phase: u32) -> bool {
        phase == 1 && self.terms.trial == Trial::Free
    }

    fn period(&self, phase: u32) -> Period {
        self.terms.forecast(phase).unwrap()
    }

    fn begins(&self) -> bool {
        self.is_free(1) || self.phases[0].last() == Some(&Try::Paid)
    }

    /// Every payment that was ever tried: phase, id, end.
    fn payments(&self) -> Vec<(u32, String, Try)> {
        let lives = if self.begins() { self.phases.len() } else { 1 };
        let mut payments = Vec::new();
        for (phase, tries) in (1..).zip(&self.phases[..lives]) {
            if !self.is_free(phase) {
                for (number, end) in (1..).zip(tries) {
                    payments.push((phase, format!("{phase}-{number}"), *end));
                }
            }
        }
        payments
    }

    /// What is told: by notifications, which know the periods, or by inquiries, which know the
    /// method.
    fn facts(&self, by_inquiry: bool) -> Vec<Evidence> {
        let mut facts = vec![if self.begins() {
            Fact::Activated {
                subscription_id: "S1".to_owned(),
            }
        } else {
            Fact::CreationFailed
        }];
        let told = |phase| (!by_inquiry).then(|| self.period(phase));
        if self.is_free(1) && self.announces_zero {
            facts.push(Fact::Deducted {
                phase: 1,
                payment_id: "zero".to_owned(),
                amount: sgd(0),
                period: told(1),
            });
        }
        for (phase, payment_id, end) in self.payments() {
            let amount = self.terms.amount(phase);
            let period = told(phase);
            let knows = by_inquiry || self.captures();
            let method = if knows {
                Method::parse(self.method)
            } else {
                None
            };
            if phase == 1 {
                facts.push(Fact::SignUpPayment {
                    payment_id: payment_id.clone(),
                });
            }
            if end == Try::Failed {
                let code = "RISK_REJECT".to_owned();
                facts.push(Fact::PaymentFailed {
                    payment_id: payment_id.clone(),
                    code: code.clone(),
                });
                facts.push(Fact::DeductionFailed {
                    phase,
                    payment_id,
                    code,
                    period,
                });
                continue;
            }
            facts.push(Fact::PaymentSucceeded {
                payment_id: payment_id.clone(),
                amount,
                method,
            });
            facts.push(Fact::Deducted {
                phase,
                payment_id: payment_id.clone(),
                amount,
                period,
            });
            if end == Try::CaptureFailed {
                let code = "CAPTURE_FAILED".to_owned();
                facts.push(Fact::CaptureFailed { payment_id, code });
            } else if self.captures() {
                facts.push(Fact::CaptureSucceeded { payment_id, amount });
            }
        }
        if let Some((_, payment_id, amount)) = self.refund() {
            let refund_request_id = "R1".to_owned();
            facts.push(Fact::Refunded {
                payment_id,
                refund_request_id,
                amount,
            });
        }
        if self.begins() && self.cancelled {
            facts.push(Fact::Cancelled);
        }
        if let Some(at) = self.terminated_at() {
            facts.push(Fact::Terminated { at });
        }
        facts
            .into_iter()
            .map(|fact| Evidence::new(1, fact))
            .collect()
    }

    fn refund(&self) -> Option<(u32, String, Money)> {
        let paid: Vec<_> = self
            .payments()
            .into_iter()
            .filter(|(.., end)| *end == Try::Paid)
            .collect();
        let index = self.refunded.filter(|_| !paid.is_empty())?;
        let (phase, id, _) = paid[index % paid.len()].clone();
        Some((phase, id, self.terms.amount(phase)))
    }

    fn terminated_at(&self) -> Option<Timestamp> {
        let period = self.period(self.terminated_in.filter(|_| self.begins())?);
        Some(
            period
                .start
                .saturating_add(period.end.since(period.start) / 2),
        )
    }

    /// The periods that the buyer has, told without the ledger: paid for or given, not refunded, cut
    /// off by a termination.
    fn access(&self) -> Vec<Period> {
        let refunded = self.refund().map(|(phase, ..)| phase);
        let mut access: Vec<Period> = Vec::new();
        for phase in 1..=u32::try_from(self.phases.len()).unwrap() {
            let is_paid = self
                .payments()
                .iter()
                .any(|(of, _, end)| *of == phase && *end == Try::Paid);
            if !self.begins() || (!is_paid && !self.is_free(phase)) || refunded == Some(phase) {
                continue;
            }
            let Period { start, mut end } = self.period(phase);
            end = self.terminated_at().map_or(end, |at| end.min(at));
            if start >= end {
                continue;
            }
            match access.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => access.push(Period { start, end }),
            }
        }
        access
    }
}

fn tries(captures: bool) -> BoxedStrategy<Vec<Try>> {
    if captures {
        // Cards are tried once a phase.
        prop_oneof![4 => Just(Try::Paid), 1 => Just(Try::Failed), 1 => Just(Try::CaptureFailed)]
            .prop_map(|end| vec![end])
            .boxed()
    } else {
        (0_usize..3, proptest::bool::weighted(0.8))
            .prop_map(|(failures, pays)| {
                let mut tries = vec![Try::Failed; failures];
                if pays {
                    tries.push(Try::Paid);
                } else if failures == 0 {
                    tries.push(Try::Failed);
                }
                tries
            })
            .boxed()
    }
}

fn years() -> impl Strategy<Value = Year> {
    let trial = prop_oneof![
        Just(Trial::None),
        Just(Trial::Free),
        Just(Trial::Reduced { price: sgd(900) }),
    ];
    let rule = prop_oneof![
        Just((PeriodType::Month, 1)),
        Just((PeriodType::Week, 4)),
        Just((PeriodType::Day, 31)),
    ];
    let ends = (
        any::<bool>(),
        proptest::option::of(0_usize..12),
        proptest::option::of(1_u32..14),
    );
    (any::<bool>(), rule, trial, any::<bool>(), ends).prop_flat_map(
        |(captures, (unit, count), trial, announces_zero, (cancelled, refunded, terminated_in))| {
            let terms = Terms {
                anchor: Anchor::at(datetime!(2026-01-31 08:00 +8)),
                rule: PeriodRule::new(unit, count).unwrap(),
                price: sgd(1800),
                trial,
            };
            proptest::collection::vec(tries(captures), 1..13).prop_map(move |phases| Year {
                terms: terms.clone(),
                method: if captures { "CARD" } else { "GCASH" },
                phases,
                announces_zero,
                refunded,
                cancelled,
                terminated_in,
            })
        },
    )
}

/// A year, and its notifications shuffled, some of them twice, each with a lot whether it is lost.
fn deliveries() -> impl Strategy<Value = (Year, Vec<(Evidence, bool)>)> {
    years().prop_flat_map(|year| {
        let mut told = year.facts(false);
        told.extend(told.clone());
        let count = told.len();
        let lost = proptest::collection::vec(any::<bool>(), count);
        (Just(year), Just(told).prop_shuffle(), lost)
            .prop_map(|(year, told, lost)| (year, told.into_iter().zip(lost).collect()))
    })
}

type View = (Vec<Invoice>, Vec<Period>, BTreeSet<Effect>);

fn view(ledger: &Ledger) -> View {
    (
        ledger.invoices().cloned().collect(),
        ledger.access(),
        ledger.effects().clone(),
    )
}

/// Whether a fact takes something from the buyer.
fn takes(fact: &Fact) -> bool {
    matches!(fact, Fact::Refunded { .. } | Fact::Terminated { .. })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Only the set of evidence counts.
    #[test]
    fn order_and_repetition_do_not_matter((year, told) in deliveries()) {
        let once = Ledger::fold(&year.terms, year.facts(false));
        let delivered = Ledger::fold(&year.terms, told.into_iter().map(|(evidence, _)| evidence));
        prop_assert_eq!(view(&once), view(&delivered));
    }

    /// A year in which half the notifications were lost ends with the same books as one in which
    /// none was, once Antom was asked; and late notifications make no doubles.
    #[test]
    fn a_loss_heals((year, told) in deliveries()) {
        let asked = year.facts(true);
        let all = year.facts(false).into_iter().chain(asked.clone());
        let all = view(&Ledger::fold(&year.terms, all));
        let arrived = told.into_iter().filter(|(_, lost)| !lost).map(|(evidence, _)| evidence);
        let healed = view(&Ledger::fold(&year.terms, arrived.chain(asked.clone())));
        prop_assert_eq!(&all, &healed);
        let only_asked = view(&Ledger::fold(&year.terms, asked));
        prop_assert_eq!(&all, &only_asked);
    }

    /// Access is what was paid for or given as a trial, and never more.
    #[test]
    fn access_is_what_was_paid_for((year, told) in deliveries()) {
        let asked = year.facts(true);
        let known = year.facts(false).into_iter().chain(asked);
        let ledger = Ledger::fold(&year.terms, known);
        prop_assert_eq!(ledger.access(), year.access());
        // And with any part of the notifications it is a part of that.
        let arrived = told.into_iter().filter(|(evidence, lost)| takes(&evidence.fact) || !lost);
        let takings = year.facts(false).into_iter().filter(|evidence| takes(&evidence.fact));
        let arrived: Vec<_> = arrived.map(|(evidence, _)| evidence).chain(takings).collect();
        let part = Ledger::fold(&year.terms, arrived);
        for period in part.access() {
            let is_covered = year.access().iter().any(|paid| paid.start <= period.start && period.end <= paid.end);
            prop_assert!(is_covered, "{period:?} was not paid for");
        }
    }
}

proptest! {
    // Each case folds a year once for every piece of evidence.
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is learned later takes nothing away, but for money that goes back and an end.
    #[test]
    fn nothing_but_a_refund_or_an_end_takes_access((year, told) in deliveries()) {
        let kept = told.into_iter().map(|(evidence, _)| evidence).filter(|evidence| !takes(&evidence.fact));
        let kept: Vec<_> = kept.chain(year.facts(true).into_iter().filter(|evidence| !takes(&evidence.fact))).collect();
        let mut before: Vec<Period> = Vec::new();
        for known in 0..=kept.len() {
            let ledger = Ledger::fold(&year.terms, kept[..known].iter().cloned());
            let access = ledger.access();
            for period in &before {
                let remains = access.iter().any(|now| now.start <= period.start && period.end <= now.end);
                prop_assert!(remains, "{period:?} is gone after {:?}", kept[..known].last());
            }
            before = access;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// However often Antom takes money for a phase, one payment pays it, and the rest goes back.
    #[test]
    fn one_payment_pays_a_phase((year, told) in deliveries(), doubled in any::<bool>()) {
        let mut facts: Vec<_> = told.into_iter().map(|(evidence, _)| evidence).collect();
        facts.extend(year.facts(true));
        if doubled && year.begins() {
            for (phase, id, end) in year.payments() {
                if end == Try::Paid {
                    let payment_id = format!("{id}-again");
                    let amount = year.terms.amount(phase);
                    facts.push(Evidence::new(1, Fact::Deducted { phase, payment_id: payment_id.clone(), amount, period: None }));
                    facts.push(Evidence::new(1, Fact::CaptureSucceeded { payment_id, amount }));
                }
            }
        }
        let ledger = Ledger::fold(&year.terms, facts);
        for (sign_up, invoice) in ledger.all_invoices() {
            let goes_back = |id: &String| {
                ledger.effects().contains(&Effect::GiveBack { sign_up, payment_id: id.clone() })
            };
            let paid: Vec<_> = invoice.payments.iter().filter(|(_, state)| **state == PaymentState::Paid).map(|(id, _)| id).collect();
            let kept: Vec<_> = paid.iter().filter(|id| !goes_back(id)).collect();
            prop_assert!(kept.len() <= 1, "{invoice:?}");
            if invoice.state == InvoiceState::Paid {
                prop_assert_eq!(kept.first().copied().copied(), invoice.paid_by.as_ref());
            }
        }
    }

    /// Of two sign-ups that came to life one is kept; the other is ended, and all its money goes
    /// back.
    #[test]
    fn a_surplus_is_ended_and_paid_back(year in years(), other in years(), swap in any::<bool>()) {
        let number = |sign_up: u32| move |evidence: Evidence| Evidence { sign_up, ..evidence };
        let other = Year { terms: year.terms.clone(), method: year.method, ..other };
        let (first, second) = if swap { (2, 1) } else { (1, 2) };
        let facts = year.facts(false).into_iter().chain(year.facts(true)).map(number(first))
            .chain(other.facts(false).into_iter().chain(other.facts(true)).map(number(second)));
        let ledger = Ledger::fold(&year.terms, facts);
        let alive = BTreeSet::from([(first, &year), (second, &other)].map(|(number, year)| (number, year.begins())));
        let Some(kept) = ledger.kept() else {
            prop_assert!(alive.iter().all(|(_, begins)| !begins));
            return Ok(());
        };
        prop_assert!(alive.contains(&(kept, true)));
        for (sign_up, invoice) in ledger.all_invoices() {
            for (id, state) in &invoice.payments {
                let goes_back = ledger.effects().contains(&Effect::GiveBack { sign_up, payment_id: id.clone() });
                if sign_up != kept && *state == PaymentState::Paid {
                    prop_assert!(goes_back, "{sign_up} {id}");
                }
            }
        }
        let surplus = 3 - kept;
        if alive.contains(&(surplus, true)) {
            let of_surplus = if surplus == first { &year } else { &other };
            let is_ending = ledger.effects().contains(&Effect::Terminate { sign_up: surplus });
            prop_assert_eq!(is_ending, of_surplus.terminated_at().is_none());
        }
    }

    /// Catch-up ends: once everything was told there is nothing left to ask about but a phase that
    /// a wallet may still be tried for.
    #[test]
    fn catch_up_ends(year in years()) {
        let facts = year.facts(false).into_iter().chain(year.facts(true));
        let ledger = Ledger::fold(&year.terms, facts);
        if year.begins() {
            let last = year.period(u32::try_from(year.phases.len()).unwrap());
            let before_next = last.end.saturating_sub(Duration::from_hours(25));
            let overdue = ledger.overdue_phase(before_next, Duration::ZERO);
            let failed = year.phases.last().unwrap().last() != Some(&Try::Paid);
            prop_assert!(overdue.is_none() || failed, "{overdue:?}");
            // A day before the next period its charge is due, unless nobody charges any more.
            let due = ledger.overdue_phase(last.end, Duration::ZERO);
            let stopped = year.cancelled || year.terminated_at().is_some();
            prop_assert_eq!(due, (!stopped).then(|| u32::try_from(year.phases.len()).unwrap() + 1));
        } else {
            prop_assert_eq!(ledger.status(Timestamp::from_ms(0)), Status::Failed);
        }
    }
}
