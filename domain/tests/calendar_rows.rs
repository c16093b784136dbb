//! Every row of the guide's calendar, and rows of our own by the same rule.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::calendar::{Anchor, CalendarError, PeriodRule, PeriodType};
use time::OffsetDateTime;
use time::macros::datetime;

use PeriodType::{Day, Month, Week, Year};

fn rule(unit: PeriodType, count: u16) -> PeriodRule {
    PeriodRule::new(unit, count).unwrap()
}

/// The starts of the periods from 1 on, as dates.
fn dates(anchor: OffsetDateTime, rule: PeriodRule, count: u32) -> Vec<String> {
    let anchor = Anchor::at(anchor);
    (1..=count)
        .map(|n| anchor.start(rule, n).unwrap().date().to_string())
        .collect()
}

/// Guide 002, "Subscription renewal notifications": first deduction and start 2024-09-25.
///
/// The guide charges for DAY × 3 at 20:20:04 instead of 20:10:17: a delay of ten minutes, not
/// another rule. So a charge falls between [`Anchor::charge_at`] and the period's start.
#[test]
fn the_guides_next_deductions() {
    let anchor = Anchor::at(datetime!(2024-09-25 20:10:17 +8));
    let rows = [
        (
            rule(Day, 3),
            datetime!(2024-09-27 20:20:04 +8),
            datetime!(2024-09-28 20:10:17 +8),
        ),
        (
            rule(Week, 1),
            datetime!(2024-10-01 20:10:17 +8),
            datetime!(2024-10-02 20:10:17 +8),
        ),
        (
            rule(Month, 1),
            datetime!(2024-10-24 20:10:17 +8),
            datetime!(2024-10-25 20:10:17 +8),
        ),
        (
            rule(Year, 1),
            datetime!(2025-09-24 20:10:17 +8),
            datetime!(2025-09-25 20:10:17 +8),
        ),
    ];
    for (rule, charged, next_start) in rows {
        assert_eq!(anchor.start(rule, 2).unwrap(), next_start, "{rule:?}");
        assert_eq!(anchor.end(rule, 1).unwrap(), next_start, "{rule:?}");
        let charge_at = anchor.charge_at(rule, 2).unwrap();
        assert!(charge_at <= charged && charged < next_start, "{rule:?}");
        assert_eq!(
            next_start - charge_at,
            time::Duration::hours(24),
            "{rule:?}"
        );
        assert_eq!(
            anchor.charge_at(rule, 1).unwrap(),
            anchor.start(rule, 1).unwrap()
        );
    }
}

/// Guide 002's questions and answers about month ends, in a year that is no leap year.
#[test]
fn the_guides_month_ends() {
    let rows = [
        (
            datetime!(2025-01-28 9:00 +8),
            ["01-28", "02-28", "03-28", "04-28"],
        ),
        (
            datetime!(2025-01-31 9:00 +8),
            ["01-31", "02-28", "03-31", "04-30"],
        ),
        (
            datetime!(2025-01-30 9:00 +8),
            ["01-30", "02-28", "03-30", "04-30"],
        ),
    ];
    for (anchor, expected) in rows {
        let expected: Vec<_> = expected.iter().map(|day| format!("2025-{day}")).collect();
        assert_eq!(dates(anchor, rule(Month, 1), 4), expected);
    }
    let anchor = Anchor::at(datetime!(2025-01-31 9:00 +8));
    let charges: Vec<_> = (2..=4)
        .map(|n| {
            anchor
                .charge_at(rule(Month, 1), n)
                .unwrap()
                .date()
                .to_string()
        })
        .collect();
    assert_eq!(charges, ["2025-02-27", "2025-03-30", "2025-04-29"]);
}

/// Antom's page of scenarios: the windows in which each phase is charged.
#[test]
fn the_windows_of_charge() {
    let anchor = Anchor::at(datetime!(2023-08-01 08:00 +8));
    let windows = [
        (
            2,
            datetime!(2023-08-31 08:00 +8),
            datetime!(2023-09-01 08:00 +8),
        ),
        (
            3,
            datetime!(2023-09-30 08:00 +8),
            datetime!(2023-10-01 08:00 +8),
        ),
        (
            4,
            datetime!(2023-10-31 08:00 +8),
            datetime!(2023-11-01 08:00 +8),
        ),
    ];
    for (n, opens, closes) in windows {
        assert_eq!(anchor.charge_at(rule(Month, 1), n).unwrap(), opens);
        assert_eq!(anchor.start(rule(Month, 1), n).unwrap(), closes);
        let before = opens - time::Duration::SECOND;
        assert_eq!(anchor.next_charge(rule(Month, 1), before), Some((n, opens)));
    }
}

/// Antom's page about updates.
#[test]
fn the_phases_of_an_updated_subscription() {
    let anchor = Anchor::at(datetime!(2026-03-13 18:15:29 +8));
    let second = anchor.start(rule(Month, 1), 2).unwrap();
    assert_eq!(second, datetime!(2026-04-13 18:15:29 +8));
}

/// Ours, by the guide's rule: leap years, long periods, short months.
#[test]
fn the_anchors_day_is_never_lost() {
    let rows: [(OffsetDateTime, PeriodRule, &[&str]); 7] = [
        (
            datetime!(2024-01-31 8:00 +8),
            rule(Month, 1),
            &["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"],
        ),
        (
            datetime!(2024-02-29 8:00 +8),
            rule(Year, 1),
            &[
                "2024-02-29",
                "2025-02-28",
                "2026-02-28",
                "2027-02-28",
                "2028-02-29",
            ],
        ),
        (
            datetime!(2025-02-28 8:00 +8),
            rule(Month, 1),
            &["2025-02-28", "2025-03-28", "2025-04-28"],
        ),
        (
            datetime!(2025-04-30 8:00 +8),
            rule(Month, 1),
            &["2025-04-30", "2025-05-30", "2025-06-30"],
        ),
        (
            datetime!(2024-12-31 8:00 +8),
            rule(Month, 2),
            &["2024-12-31", "2025-02-28", "2025-04-30", "2025-06-30"],
        ),
        (
            datetime!(2025-11-30 8:00 +8),
            rule(Month, 3),
            &["2025-11-30", "2026-02-28", "2026-05-30", "2026-08-30"],
        ),
        (
            datetime!(2025-08-31 8:00 +8),
            rule(Month, 6),
            &["2025-08-31", "2026-02-28", "2026-08-31", "2027-02-28"],
        ),
    ];
    for (anchor, rule, expected) in rows {
        let count = u32::try_from(expected.len()).unwrap();
        assert_eq!(dates(anchor, rule, count), expected);
    }
}

/// Ours: the same instant, counted in Singapore and in San Francisco.
#[test]
fn the_offset_decides_the_day_and_the_hour() {
    let singapore = Anchor::at(datetime!(2025-01-31 08:00 +8));
    let pacific = Anchor::at(datetime!(2025-01-30 16:00 -8));
    let monthly = rule(Month, 1);
    assert_eq!(singapore.start(monthly, 1), pacific.start(monthly, 1));
    let second = singapore.start(monthly, 2).unwrap();
    assert_eq!(second, datetime!(2025-02-28 08:00 +8));
    let second = pacific.start(monthly, 2).unwrap();
    assert_eq!(second, datetime!(2025-03-01 08:00 +8));
    // Antom would write the third in summer time, an hour earlier; an offset does not change.
    let third = pacific.start(monthly, 3).unwrap();
    assert_eq!(third - datetime!(2025-03-31 07:00 +8), time::Duration::HOUR);
}

/// Antom's page about trials: the trial of 7 days ends on 19 March, and the first charge is due a
/// day before.
#[test]
fn a_trial_ends_with_the_first_period() {
    let now = Anchor::at(datetime!(2025-03-12 16:15:29 +8));
    let trial = now.with_trial(rule(Month, 1), 7).unwrap();
    assert_eq!(trial.anchor, Anchor::at(datetime!(2025-02-19 16:15:29 +8)));
    assert_eq!(trial.ends, datetime!(2025-03-19 16:15:29 +8));
    assert_eq!(trial.anchor.end(rule(Month, 1), 1).unwrap(), trial.ends);
    assert_eq!(
        trial
            .anchor
            .next_charge(rule(Month, 1), datetime!(2025-03-12 16:15:29 +8)),
        Some((2, datetime!(2025-03-18 16:15:29 +8))),
    );
}

/// Ours: a trial's end that no anchor gives moves to the next day that one gives.
#[test]
fn a_trial_is_lengthened_rather_than_cut() {
    let rows = [
        (
            datetime!(2025-03-24 10:00 +8),
            rule(Month, 1),
            datetime!(2025-04-01 10:00 +8),
        ),
        (
            datetime!(2025-03-22 10:00 +8),
            rule(Month, 1),
            datetime!(2025-04-01 10:00 +8),
        ),
        (
            datetime!(2024-03-22 10:00 +8),
            rule(Month, 1),
            datetime!(2024-03-29 10:00 +8),
        ),
        (
            datetime!(2024-02-22 10:00 +8),
            rule(Year, 1),
            datetime!(2024-03-01 10:00 +8),
        ),
        (
            datetime!(2025-05-24 10:00 +8),
            rule(Month, 1),
            datetime!(2025-06-01 10:00 +8),
        ),
        (
            datetime!(2025-03-24 10:00 +8),
            rule(Week, 1),
            datetime!(2025-03-31 10:00 +8),
        ),
    ];
    for (now, rule, ends) in rows {
        let trial = Anchor::at(now).with_trial(rule, 7).unwrap();
        assert_eq!(trial.ends, ends, "{now} {rule:?}");
        assert_eq!(trial.anchor.start(rule, 2).unwrap(), ends, "{now} {rule:?}");
    }
}

#[test]
fn a_trial_is_one_period_at_most() {
    let now = Anchor::at(datetime!(2025-03-12 10:00 +8));
    let weekly = rule(Week, 1);
    assert!(now.with_trial(weekly, 7).is_ok());
    let refused = now.with_trial(weekly, 8);
    assert_eq!(refused, Err(CalendarError::TrialTooLong));
}

#[test]
fn the_calendar_ends_without_a_panic() {
    let anchor = Anchor::at(datetime!(2025-01-31 08:00 +8));
    for unit in PeriodType::ALL {
        let longest = rule(*unit, u16::MAX);
        assert_eq!(anchor.start(longest, 0), Err(CalendarError::NoSuchPeriod));
        assert_eq!(anchor.end(longest, 0), Err(CalendarError::NoSuchPeriod));
        let out = Err(CalendarError::OutOfRange);
        assert_eq!(anchor.start(longest, u32::MAX), out, "{unit}");
        assert_eq!(anchor.end(longest, u32::MAX), out, "{unit}");
        assert_eq!(anchor.charge_at(longest, u32::MAX), out, "{unit}");
    }
    let last = Anchor::at(datetime!(9999-12-31 23:59:59 +8));
    assert_eq!(
        last.start(rule(Month, 1), 2),
        Err(CalendarError::OutOfRange)
    );
    assert_eq!(
        last.with_trial(rule(Month, 1), 1),
        Err(CalendarError::OutOfRange)
    );
    let moment = last.start(rule(Month, 1), 1).unwrap();
    assert_eq!(last.next_charge(rule(Month, 1), moment), None);
    let first = Anchor::at(datetime!(-9999-01-01 0:00 +8));
    assert_eq!(
        first.with_trial(rule(Year, 1), 0),
        Err(CalendarError::OutOfRange)
    );
}
