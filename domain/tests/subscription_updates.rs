//! Price and interval of a subscription after updates, by the buyer and in Antom's dashboard.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::calendar::{Anchor, PeriodRule, PeriodType};
use domain::subscription::{
    Effect, Evidence, Fact, InvoiceState, Ledger, MailKind, Rate, Terms, Trial,
};
use domain::{Currency, Money, Timestamp};
use proptest::prelude::*;
use time::macros::datetime;

fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

fn at(moment: time::OffsetDateTime) -> Timestamp {
    moment.into()
}

fn rate(minor: i64, unit: PeriodType, count: u16) -> Rate {
    Rate {
        price: sgd(minor),
        rule: PeriodRule::new(unit, count).unwrap(),
    }
}

/// From 31 January, a month each, SGD 18.00.
fn terms(trial: Trial) -> Terms {
    Terms {
        anchor: Anchor::at(datetime!(2026-01-31 08:00 +8)),
        rule: PeriodRule::new(PeriodType::Month, 1).unwrap(),
        price: sgd(1800),
        trial,
    }
}

fn active() -> Fact {
    Fact::Activated {
        subscription_id: "S1".to_owned(),
    }
}

fn paid(phase: u32, minor: i64) -> [Fact; 2] {
    let payment_id = format!("p{phase}");
    [
        Fact::PaymentSucceeded {
            payment_id: payment_id.clone(),
            amount: sgd(minor),
            method: domain::ledger::Method::parse("GCASH"),
        },
        Fact::Deducted {
            phase,
            payment_id,
            amount: sgd(minor),
            period: None,
        },
    ]
}

fn asked(number: u32, rate: Rate) -> Fact {
    Fact::UpdateRequested { number, rate }
}

fn fold(terms: &Terms, facts: &[Fact]) -> Ledger {
    let evidence = facts.iter().map(|fact| Evidence::new(1, fact.clone()));
    Ledger::fold(terms, evidence)
}

fn mails(ledger: &Ledger) -> Vec<(MailKind, u32)> {
    let mails = ledger.effects().iter().filter_map(|effect| match effect {
        Effect::Mail { kind, phase } => Some((*kind, *phase)),
        _ => None,
    });
    let told = [
        MailKind::PlanChanged,
        MailKind::PlanKept,
        MailKind::RateChanged,
    ];
    mails.filter(|(kind, _)| told.contains(kind)).collect()
}

const FEBRUARY_10: time::OffsetDateTime = datetime!(2026-02-10 08:00 +8);

#[test]
fn a_change_is_sent_until_antom_has_it_and_counts_from_the_next_period() {
    let weekly = rate(500, PeriodType::Week, 1);
    let mut facts = [vec![active(), asked(1, weekly)], paid(1, 1800).to_vec()].concat();
    let ledger = fold(&terms(Trial::None), &facts);
    let update = Effect::Update {
        sign_up: 1,
        number: 1,
    };
    assert!(ledger.effects().contains(&update));
    assert_eq!(ledger.open_update(), Some(1));
    let next = ledger.next_charge(at(FEBRUARY_10)).unwrap();
    assert_eq!(next.amount, sgd(1800), "nothing changes until Antom has it");

    let done = at(datetime!(2026-02-10 09:00 +8));
    facts.push(Fact::Updated {
        number: 1,
        at: done,
    });
    let ledger = fold(&terms(Trial::None), &facts);
    assert!(!ledger.effects().contains(&update));
    assert_eq!(mails(&ledger), [(MailKind::PlanChanged, 1)]);
    let next = ledger.next_charge(at(FEBRUARY_10)).unwrap();
    assert_eq!((next.phase, next.amount), (2, sgd(500)));
    assert_eq!(next.period_start, at(datetime!(2026-02-28 08:00 +8)));
    assert_eq!(
        ledger.period_start(3),
        Some(at(datetime!(2026-03-07 08:00 +8)))
    );
    assert_eq!(ledger.phase_at(at(datetime!(2026-03-09 08:00 +8))), 3);
    assert_eq!(ledger.amount(1), sgd(1800), "what was paid was paid");
}

#[test]
fn a_change_after_the_charge_counts_from_the_period_after() {
    // The period of 28 February is charged for on the 27th.
    let facts = [
        vec![active(), asked(1, rate(2500, PeriodType::Month, 1))],
        paid(1, 1800).to_vec(),
        paid(2, 1800).to_vec(),
        vec![Fact::Updated {
            number: 1,
            at: at(datetime!(2026-02-27 20:00 +8)),
        }],
    ]
    .concat();
    let ledger = fold(&terms(Trial::None), &facts);
    assert_eq!(ledger.amount(2), sgd(1800));
    assert_eq!(ledger.amount(3), sgd(2500));
    // A price alone leaves the calendar: the 31st comes back.
    assert_eq!(
        ledger.period_start(3),
        Some(at(datetime!(2026-03-31 08:00 +8)))
    );
    let states: Vec<_> = ledger.invoices().map(|invoice| invoice.state).collect();
    assert_eq!(states, [InvoiceState::Paid; 2]);
}

#[test]
fn what_is_refused_changes_nothing_unless_it_was_made_all_the_same() {
    let weekly = rate(500, PeriodType::Week, 1);
    let refused = Fact::UpdateRefused {
        number: 1,
        code: "PROCESS_FAIL".to_owned(),
    };
    let mut facts = vec![active(), asked(1, weekly), refused];
    let ledger = fold(&terms(Trial::None), &facts);
    assert!(ledger.is_update_refused());
    assert!(!ledger.is_update_agreed(1));
    assert_eq!(ledger.amount(2), sgd(1800));
    assert_eq!(mails(&ledger), [(MailKind::PlanKept, 1)]);
    facts.push(Fact::Updated {
        number: 1,
        at: at(FEBRUARY_10),
    });
    let ledger = fold(&terms(Trial::None), &facts);
    assert!(!ledger.is_update_refused());
    assert_eq!(ledger.amount(2), sgd(500));
    assert_eq!(mails(&ledger), [(MailKind::PlanChanged, 1)]);
}

#[test]
fn nothing_is_updated_that_ends() {
    let facts = [
        active(),
        asked(1, rate(500, PeriodType::Week, 1)),
        Fact::CancelRequested,
    ];
    let ledger = fold(&terms(Trial::None), &facts);
    let update = Effect::Update {
        sign_up: 1,
        number: 1,
    };
    assert!(!ledger.effects().contains(&update));
}

#[test]
fn an_update_from_elsewhere_is_asked_about_and_told_to_the_buyer() {
    let told = Fact::UpdateTold {
        at: at(FEBRUARY_10),
    };
    let ledger = fold(&terms(Trial::None), &[active(), told.clone()]);
    let ask = Effect::AskRate { sign_up: 1 };
    assert!(ledger.effects().contains(&ask));
    let dearer = Fact::RateTold {
        at: at(FEBRUARY_10),
        rate: rate(2500, PeriodType::Month, 1),
    };
    let ledger = fold(&terms(Trial::None), &[active(), told.clone(), dearer]);
    assert!(!ledger.effects().contains(&ask));
    assert_eq!(mails(&ledger), [(MailKind::RateChanged, 2)]);
    assert_eq!(ledger.amount(2), sgd(2500));
    // The rate that was agreed on is no news.
    let same = Fact::RateTold {
        at: at(FEBRUARY_10),
        rate: rate(1800, PeriodType::Month, 1),
    };
    let ledger = fold(&terms(Trial::None), &[active(), told, same]);
    assert_eq!(mails(&ledger), []);
}

#[test]
fn what_a_trial_costs_is_no_change_of_the_price() {
    for (trial, minor) in [(Trial::Free, 0), (Trial::Reduced { price: sgd(900) }, 900)] {
        let told = Fact::RateTold {
            at: at(datetime!(2026-02-01 08:00 +8)),
            rate: rate(minor, PeriodType::Month, 1),
        };
        let ledger = fold(&terms(trial), &[active(), told]);
        assert_eq!(ledger.amount(2), sgd(1800), "{trial:?}");
        assert_eq!(mails(&ledger), []);
    }
}

/// Up to four changes in half a year, by the buyer or in the dashboard, each told by its answer, by
/// an inquiry, or by both.
fn changes() -> impl Strategy<Value = Vec<Fact>> {
    let change = (
        0_i64..180,
        prop_oneof![Just(500_i64), Just(1800), Just(2500)],
        prop_oneof![Just((PeriodType::Week, 1)), Just((PeriodType::Month, 1))],
        any::<bool>(),
        any::<bool>(),
    );
    proptest::collection::vec(change, 0..4).prop_map(|mut changes| {
        changes.sort_by_key(|(day, ..)| *day);
        let mut facts = vec![active()];
        for (number, (day, minor, (unit, count), by_buyer, is_answered)) in (1..).zip(changes) {
            let start = at(datetime!(2026-01-31 09:00 +8)).as_ms();
            let at = Timestamp::from_ms(start + day * 86_400_000 + i64::from(number));
            let rate = rate(minor, unit, count);
            if by_buyer {
                facts.push(asked(number, rate));
                if is_answered {
                    facts.push(Fact::Updated { number, at });
                }
            } else {
                facts.push(Fact::UpdateTold { at });
            }
            if !by_buyer || !is_answered {
                facts.push(Fact::RateTold { at, rate });
            }
        }
        facts
    })
}

/// What of the next year the ledger says.
fn view(ledger: &Ledger) -> String {
    let phases: Vec<_> = (1..20)
        .map(|phase| (ledger.amount(phase), ledger.period_start(phase)))
        .collect();
    format!("{phases:?} {:?}", ledger.effects())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The order in which updates are learned, and how often, makes no difference.
    #[test]
    fn order_and_repetition_of_updates_do_not_matter(
        (facts, told) in changes().prop_flat_map(|facts| {
            let twice = [facts.clone(), facts.clone()].concat();
            (Just(facts), Just(twice).prop_shuffle())
        })
    ) {
        let terms = terms(Trial::None);
        prop_assert_eq!(view(&fold(&terms, &facts)), view(&fold(&terms, &told)));
    }

    /// Periods follow each other without a gap, whatever was changed; and what was paid for is kept
    /// by every price that was ever in force.
    #[test]
    fn periods_follow_each_other(facts in changes()) {
        let terms = terms(Trial::None);
        let ledger = fold(&terms, &facts);
        let starts: Vec<_> = (1..20).map(|phase| ledger.period_start(phase).unwrap()).collect();
        prop_assert!(starts.windows(2).all(|two| two[0] < two[1]), "{starts:?}");
        for (phase, start) in (1_u32..).zip(&starts) {
            prop_assert_eq!(ledger.phase_at(*start), phase);
        }
        for phase in 1..6 {
            let all = [facts.clone(), paid(phase, ledger.amount(phase).minor()).to_vec()].concat();
            let paid = fold(&terms, &all);
            let mut invoices = paid.invoices();
            let invoice = invoices.find(|invoice| invoice.phase == phase).unwrap();
            prop_assert_eq!(invoice.state, InvoiceState::Paid);
        }
    }

    /// An answer that was lost and an inquiry that shows the same rate end alike.
    #[test]
    fn an_inquiry_tells_what_a_lost_answer_would(day in 0_i64..25, minor in 100_i64..5000) {
        let terms = terms(Trial::None);
        let at = Timestamp::from_ms(at(datetime!(2026-02-01 09:00 +8)).as_ms() + day * 86_400_000);
        let rate = rate(minor, PeriodType::Week, 2);
        let asked = [active(), asked(1, rate)];
        let answered = fold(&terms, &[&asked[..], &[Fact::Updated { number: 1, at }]].concat());
        let inquired = fold(&terms, &[&asked[..], &[Fact::RateTold { at, rate }]].concat());
        for phase in 1..10 {
            prop_assert_eq!(answered.amount(phase), inquired.amount(phase));
            prop_assert_eq!(answered.period_start(phase), inquired.period_start(phase));
        }
        prop_assert_eq!(mails(&inquired), []);
    }
}
