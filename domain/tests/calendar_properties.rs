//! The calendar's rules, for any anchor, rule and period.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::calendar::{Anchor, CalendarError, EARLY_CHARGE, PeriodRule, PeriodType};
use proptest::prelude::*;
use time::{OffsetDateTime, UtcOffset};

/// Any second of 1970 to 2100, at any offset that is used somewhere.
fn anchors() -> impl Strategy<Value = Anchor> {
    (0_i64..4_102_444_800, -48_i32..=56).prop_map(|(seconds, quarters)| {
        let offset = UtcOffset::from_whole_seconds(quarters * 900).unwrap();
        Anchor::at(
            OffsetDateTime::from_unix_timestamp(seconds)
                .unwrap()
                .to_offset(offset),
        )
    })
}

fn rules() -> impl Strategy<Value = PeriodRule> {
    (proptest::sample::select(PeriodType::ALL), 1_u16..40)
        .prop_filter_map("charged twice at once", |(unit, count)| {
            PeriodRule::new(unit, count).ok()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Periods follow each other without a gap, and every charge lies in the period before.
    #[test]
    fn periods_meet(anchor in anchors(), rule in rules(), n in 1_u32..80) {
        let start = anchor.start(rule, n).unwrap();
        let end = anchor.end(rule, n).unwrap();
        prop_assert!(start < end);
        prop_assert_eq!(end, anchor.start(rule, n + 1).unwrap());
        let next_charge = anchor.charge_at(rule, n + 1).unwrap();
        prop_assert_eq!(end - next_charge, EARLY_CHARGE);
        prop_assert!(start < next_charge && next_charge < end);
    }

    /// The time of day and the offset are the anchor's; so is the day, unless the month is shorter.
    #[test]
    fn the_day_is_the_anchors_or_the_months_last(anchor in anchors(), rule in rules(), n in 1_u32..80) {
        let start = anchor.start(rule, n).unwrap();
        prop_assert_eq!(start.time(), anchor.local.time());
        prop_assert_eq!(start.offset(), anchor.offset);
        let counts_months = matches!(rule.period_type(), PeriodType::Month | PeriodType::Year);
        if counts_months {
            let last = start.month().length(start.year());
            prop_assert_eq!(start.day(), anchor.local.day().min(last));
        } else {
            let days = if rule.period_type() == PeriodType::Week { 7 } else { 1 };
            let days = days * i64::from(rule.count()) * i64::from(n - 1);
            prop_assert_eq!(start - anchor.start(rule, 1).unwrap(), time::Duration::days(days));
        }
    }

    /// A moment is in exactly the period that it is found in.
    #[test]
    fn a_moment_is_in_one_period(anchor in anchors(), rule in rules(), days in 0_i64..3_000) {
        let moment = anchor.start(rule, 1).unwrap() + time::Duration::days(days);
        let n = anchor.period_at(rule, moment);
        prop_assert!(anchor.start(rule, n).unwrap() <= moment);
        prop_assert!(moment < anchor.end(rule, n).unwrap());
        let (next, charge) = anchor.next_charge(rule, moment).unwrap();
        prop_assert!(charge > moment);
        prop_assert!(next == 2 || anchor.charge_at(rule, next - 1).unwrap() <= moment);
        prop_assert_eq!(anchor.period_at(rule, anchor.start(rule, 1).unwrap() - time::Duration::SECOND), 0);
    }

    /// A trial lasts as long as was promised, at most three days longer, and ends with period 1.
    #[test]
    fn a_trial_keeps_its_promise(now in anchors(), rule in rules(), days in 0_u16..400) {
        let begins = now.start(rule, 1).unwrap();
        match now.with_trial(rule, days) {
            Ok(trial) => {
                let longer = trial.ends - begins - time::Duration::days(i64::from(days));
                prop_assert!(longer >= time::Duration::ZERO && longer <= time::Duration::days(3));
                prop_assert_eq!(trial.anchor.start(rule, 2).unwrap(), trial.ends);
                prop_assert!(trial.anchor.start(rule, 1).unwrap() <= begins);
            }
            Err(error) => {
                prop_assert_eq!(error, CalendarError::TrialTooLong);
                let promised = begins + time::Duration::days(i64::from(days) + 3);
                prop_assert!(promised >= now.end(rule, 1).unwrap());
            }
        }
    }

    /// No rule and no number of periods panics, and what is stored reads back.
    #[test]
    fn nothing_overflows(anchor in anchors(), unit in proptest::sample::select(PeriodType::ALL), count: u16, n: u32, days: u16) {
        let Ok(rule) = PeriodRule::new(unit, count) else { return Ok(()) };
        let _ = (anchor.start(rule, n), anchor.end(rule, n), anchor.charge_at(rule, n));
        let _ = anchor.with_trial(rule, days);
        let json = serde_json::to_string(&anchor).unwrap();
        prop_assert_eq!(serde_json::from_str::<Anchor>(&json).unwrap(), anchor);
    }
}
