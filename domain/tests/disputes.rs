//! Whatever order Antom's notifications of a dispute come in, and however often, they say the same.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::dispute::{Dispute, Fact, Kind, News, Notice, Stage, Verdict};
use domain::{Currency, Money};
use proptest::prelude::*;

fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

fn told(news: News) -> Notice {
    Notice {
        kind: Some(Kind::Chargeback),
        amount: Some(sgd(1_250)),
        due: Some(1_000),
        ..Notice::of(news)
    }
}

fn judged(verdict: Verdict, minor: i64, at: i64) -> Fact {
    Fact::Told(Notice {
        verdict: Some(verdict),
        judged: Some(sgd(minor)),
        at: Some(at),
        ..told(News::Judged)
    })
}

fn stage(facts: &[Fact]) -> Stage {
    Dispute::fold(facts).stage
}

#[test]
fn each_notification_leads_where_the_documentation_says() {
    let created = Fact::Told(told(News::Created));
    let and = |more: Fact| vec![created.clone(), more];
    for (facts, expected, lost) in [
        (vec![created.clone()], Stage::ToAnswer, None),
        (and(Fact::Told(told(News::DueAlert))), Stage::ToAnswer, None),
        (and(Fact::Told(told(News::Other))), Stage::ToAnswer, None),
        (
            and(Fact::Told(told(News::DefenceSupplied))),
            Stage::Defended,
            None,
        ),
        (
            and(Fact::Told(told(News::Cancelled))),
            Stage::Withdrawn,
            None,
        ),
        (
            and(Fact::Told(told(News::Accepted))),
            Stage::Lost,
            Some(1_250),
        ),
        (
            and(Fact::Told(told(News::RdrResolved))),
            Stage::Lost,
            Some(1_250),
        ),
        (
            and(judged(Verdict::ForMerchant, 1_250, 1)),
            Stage::Won,
            None,
        ),
        (
            and(judged(Verdict::ForBuyer, 1_000, 1)),
            Stage::Lost,
            Some(1_000),
        ),
        (
            and(judged(Verdict::Validated, 1_250, 1)),
            Stage::Validated,
            None,
        ),
        (
            and(judged(Verdict::NotValidated, 1_250, 1)),
            Stage::NotValidated,
            None,
        ),
    ] {
        let dispute = Dispute::fold(&facts);
        assert_eq!(dispute.stage, expected, "{facts:?}");
        assert_eq!(dispute.lost, lost.map(sgd), "{facts:?}");
    }
}

#[test]
fn the_bank_has_the_last_word_and_its_last_one_counts() {
    let accepted = Fact::Told(told(News::Accepted));
    let won = judged(Verdict::ForMerchant, 1_250, 1);
    let lost = judged(Verdict::ForBuyer, 1_250, 2);
    assert_eq!(stage(&[accepted, won.clone()]), Stage::Won);
    assert_eq!(stage(&[lost.clone(), won.clone()]), Stage::Lost);
    assert_eq!(stage(&[won, lost]), Stage::Lost);
}

#[test]
fn documents_that_were_asked_for_cost_nothing() {
    let asked = Notice {
        kind: Some(Kind::Retrieval),
        ..told(News::Created)
    };
    let accepted = Notice {
        kind: Some(Kind::Retrieval),
        ..told(News::Accepted)
    };
    let dispute = Dispute::fold(&[Fact::Told(asked.clone())]);
    assert!(dispute.may_defend() && !dispute.may_accept());
    assert_eq!(
        Dispute::fold(&[Fact::Told(asked), Fact::Told(accepted)]).lost,
        None
    );
}

#[test]
fn an_answer_is_given_once_and_again_after_a_refusal() {
    let mut facts = vec![Fact::Told(told(News::Created))];
    assert!(Dispute::fold(&facts).may_accept());
    facts.push(Fact::DefenceAsked { turn: 1 });
    assert_eq!(stage(&facts), Stage::Defending);
    assert!(!Dispute::fold(&facts).may_defend());
    facts.push(Fact::Refused {
        turn: 1,
        code: "PARAM_ILLEGAL".to_owned(),
    });
    let refused = Dispute::fold(&facts);
    assert_eq!(refused.stage, Stage::ToAnswer);
    assert_eq!(refused.refused.as_deref(), Some("PARAM_ILLEGAL"));
    facts.push(Fact::AcceptAsked { turn: 2 });
    assert_eq!(stage(&facts), Stage::Accepting);
    facts.push(Fact::Taken { turn: 2 });
    let taken = Dispute::fold(&facts);
    assert_eq!((taken.stage, taken.lost), (Stage::Lost, Some(sgd(1_250))));
}

#[test]
fn a_rapid_resolution_takes_no_defence() {
    let dispute = Dispute::fold(&[Fact::Told(told(News::RdrResolved))]);
    assert!(!dispute.defendable && !dispute.may_defend() && !dispute.may_accept());
}

#[test]
fn facts_are_stored_by_names_that_never_change() {
    let fact = Fact::Refused {
        turn: 2,
        code: "X".to_owned(),
    };
    let json = r#"{"fact":"refused","turn":2,"code":"X"}"#;
    assert_eq!(serde_json::to_string(&fact).unwrap(), json);
    let told = Fact::Told(told(News::DueAlert));
    let text = serde_json::to_string(&told).unwrap();
    assert_eq!(serde_json::from_str::<Fact>(&text).unwrap(), told, "{text}");
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let any_notice = (
        prop::sample::select(News::ALL),
        prop::option::of(prop::sample::select(Kind::ALL)),
        prop::option::of(1_i64..5_000),
        prop::option::of(0_i64..10),
        prop::option::of(prop::sample::select(Verdict::ALL)),
        any::<bool>(),
    );
    let told = any_notice.prop_map(|(news, kind, minor, at, verdict, timed_out)| {
        Fact::Told(Notice {
            kind,
            amount: minor.map(sgd),
            due: at,
            verdict: verdict.filter(|_| news == News::Judged),
            judged: minor.map(sgd),
            at,
            timed_out,
            ..Notice::of(news)
        })
    });
    prop_oneof![
        4 => told,
        1 => (1_u32..3).prop_map(|turn| Fact::AcceptAsked { turn }),
        1 => (1_u32..3).prop_map(|turn| Fact::Taken { turn }),
    ]
}

proptest! {
    #[test]
    fn order_and_repetition_never_count(
        facts in prop::collection::vec(any_fact(), 0..8),
        seed in any::<prop::sample::Index>(),
        shuffled in Just(()).prop_perturb(|(), mut random| random.random::<u64>()),
    ) {
        let once = Dispute::fold(&facts);
        let mut other = facts.clone();
        if !facts.is_empty() {
            other.push(facts[seed.index(facts.len())].clone());
            let turn = usize::try_from(shuffled % 8).unwrap() % other.len();
            other.rotate_left(turn);
            other.reverse();
        }
        prop_assert_eq!(Dispute::fold(&other), once);
    }

    #[test]
    fn money_is_lost_only_where_the_buyer_gets_it(facts in prop::collection::vec(any_fact(), 0..8)) {
        let dispute = Dispute::fold(&facts);
        if dispute.lost.is_some() {
            prop_assert_eq!(dispute.stage, Stage::Lost);
            prop_assert_ne!(dispute.kind, Kind::Retrieval);
        }
        prop_assert!(!dispute.stage.is_open() || dispute.lost.is_none());
    }
}
