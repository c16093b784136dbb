//! When the periods of a subscription begin. It is this gateway's own reckoning, so that a merchant's
//! can be held against it.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset, Weekday};

use crate::clock::Moment;

/// A period is paid for this long before it begins (guide 002).
pub(crate) const PAID_AHEAD: Duration = Duration::from_secs(24 * 3600);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    pub(crate) const NAMES: [&str; 4] = ["DAY", "WEEK", "MONTH", "YEAR"];

    pub(crate) fn find(name: &str) -> Option<Self> {
        match name {
            "DAY" => Some(Self::Day),
            "WEEK" => Some(Self::Week),
            "MONTH" => Some(Self::Month),
            "YEAR" => Some(Self::Year),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Day => "DAY",
            Self::Week => "WEEK",
            Self::Month => "MONTH",
            Self::Year => "YEAR",
        }
    }
}

/// So many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Period {
    pub(crate) unit: Unit,
    pub(crate) count: u32,
}

impl Period {
    /// For people.
    pub(crate) fn words(self) -> String {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        match self.count {
            1 => format!("every {unit}"),
            count => format!("every {count} {unit}s"),
        }
    }
}

/// In which zone days and months are counted: it decides the day, and across a change of daylight
/// time the hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Zone {
    /// That of the time that the merchant wrote.
    Written(UtcOffset),
    /// That of Antom's notifications.
    Pacific,
}

impl Zone {
    fn local(self, moment: Moment) -> PrimitiveDateTime {
        let utc = moment.utc();
        let there = match self {
            Self::Written(offset) => utc.checked_to_offset(offset),
            Self::Pacific => utc.checked_to_offset(pacific(utc)),
        }
        .unwrap_or(utc);
        PrimitiveDateTime::new(there.date(), there.time())
    }

    fn moment(self, local: PrimitiveDateTime) -> Moment {
        let offset = match self {
            Self::Written(offset) => offset,
            // An hour that daylight time skips is the one after it, and of one that it repeats the
            // first counts.
            Self::Pacific if pacific(local.assume_offset(DAYLIGHT)) == DAYLIGHT => DAYLIGHT,
            Self::Pacific => STANDARD,
        };
        Moment::of(local.assume_offset(offset))
    }
}

/// Where the periods are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Anchor {
    /// When the period of `phase` begins.
    pub(crate) at: Moment,
    pub(crate) phase: u32,
    pub(crate) zone: Zone,
}

impl Anchor {
    /// When a period begins. It is counted from the anchor and never from the period before: a day
    /// that a month has not is that month's last, and comes back in the next that has it.
    pub(crate) fn start(self, period: Period, phase: u32) -> Moment {
        let periods = phase.saturating_sub(self.phase);
        let units = periods.saturating_mul(period.count);
        let local = self.zone.local(self.at);
        let days = |each: u32| {
            let days = i64::from(units) * i64::from(each);
            let moved = local.checked_add(time::Duration::days(days));
            moved.map_or(Moment::NEVER, |local| self.zone.moment(local))
        };
        let months = |each: u32| {
            let moved = in_months(local.date(), units.saturating_mul(each));
            moved.map_or(Moment::NEVER, |date| {
                self.zone.moment(PrimitiveDateTime::new(date, local.time()))
            })
        };
        match period.unit {
            Unit::Day => days(1),
            Unit::Week => days(7),
            Unit::Month => months(1),
            Unit::Year => months(12),
        }
    }

    /// When a period is paid for.
    pub(crate) fn charge(self, period: Period, phase: u32) -> Moment {
        self.start(period, phase).before(PAID_AHEAD)
    }
}

fn in_months(date: Date, months: u32) -> Option<Date> {
    let from = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1;
    let to = from + i64::from(months);
    let year = i32::try_from(to.div_euclid(12)).ok()?;
    let month = Month::try_from(u8::try_from(to.rem_euclid(12) + 1).ok()?).ok()?;
    let day = date.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).ok()
}

const STANDARD: UtcOffset = hours(-8);
const DAYLIGHT: UtcOffset = hours(-7);

const fn hours(hours: i8) -> UtcOffset {
    match UtcOffset::from_hms(hours, 0, 0) {
        Ok(offset) => offset,
        Err(_) => UtcOffset::UTC,
    }
}

/// The offset of Pacific time, by the rule in force since 2007: daylight time from the second
/// Sunday of March to the first of November, at two o'clock.
pub(crate) fn pacific(at: OffsetDateTime) -> UtcOffset {
    let year = at.to_offset(STANDARD).year();
    let begins = sunday(year, Month::March, 8).map(|day| two(day).assume_offset(STANDARD));
    let ends = sunday(year, Month::November, 1).map(|day| two(day).assume_offset(DAYLIGHT));
    match begins.zip(ends) {
        Some((begins, ends)) if begins <= at && at < ends => DAYLIGHT,
        Some(_) | None => STANDARD,
    }
}

/// The first Sunday on or after a day.
fn sunday(year: i32, month: Month, day: u8) -> Option<Date> {
    let mut date = Date::from_calendar_date(year, month, day).ok()?;
    while date.weekday() != Weekday::Sunday {
        date = date.next_day()?;
    }
    Some(date)
}

fn two(day: Date) -> PrimitiveDateTime {
    let two = Time::MIDNIGHT + time::Duration::hours(2);
    PrimitiveDateTime::new(day, two)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(text: &str) -> Anchor {
        let (at, offset) = Moment::written(text).unwrap();
        Anchor {
            at,
            phase: 1,
            zone: Zone::Written(offset),
        }
    }

    fn starts(from: &str, unit: Unit, count: u32, offset: i8, phases: u32) -> Vec<String> {
        let anchor = anchor(from);
        (2..=phases)
            .map(|phase| anchor.start(Period { unit, count }, phase))
            .map(|start| start.iso_at(hours(offset)))
            .collect()
    }

    #[test]
    fn periods_begin_where_the_guide_has_them() {
        let from = "2024-09-25T20:10:17+08:00";
        for (unit, count, charge, start) in [
            (Unit::Day, 3, "2024-09-27", "2024-09-28"),
            (Unit::Week, 1, "2024-10-01", "2024-10-02"),
            (Unit::Month, 1, "2024-10-24", "2024-10-25"),
            (Unit::Year, 1, "2025-09-24", "2025-09-25"),
        ] {
            let period = Period { unit, count };
            let told = |moment: Moment| moment.iso();
            assert_eq!(
                told(anchor(from).start(period, 2)),
                format!("{start}T20:10:17+08:00")
            );
            assert_eq!(
                told(anchor(from).charge(period, 2)),
                format!("{charge}T20:10:17+08:00")
            );
            assert_eq!(told(anchor(from).start(period, 1)), from);
        }
    }

    #[test]
    fn a_day_that_a_month_has_not_is_its_last() {
        let days = |from: &str, unit, count, expected: &[&str]| {
            let phases = u32::try_from(expected.len()).unwrap() + 1;
            let from = format!("{from}T08:00:00+08:00");
            let expected: Vec<String> = expected
                .iter()
                .map(|day| format!("{day}T08:00:00+08:00"))
                .collect();
            assert_eq!(starts(&from, unit, count, 8, phases), expected, "{from}");
        };
        use Unit::{Month, Year};
        // The guide's rows.
        days(
            "2025-01-28",
            Month,
            1,
            &["2025-02-28", "2025-03-28", "2025-04-28"],
        );
        days(
            "2025-01-31",
            Month,
            1,
            &["2025-02-28", "2025-03-31", "2025-04-30"],
        );
        days(
            "2025-01-30",
            Month,
            1,
            &["2025-02-28", "2025-03-30", "2025-04-30"],
        );
        // By the same rule.
        days(
            "2024-01-31",
            Month,
            1,
            &["2024-02-29", "2024-03-31", "2024-04-30"],
        );
        days(
            "2024-02-29",
            Year,
            1,
            &["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
        );
        days("2025-02-28", Month, 1, &["2025-03-28", "2025-04-28"]);
        days("2025-04-30", Month, 1, &["2025-05-30", "2025-06-30"]);
        days(
            "2024-12-31",
            Month,
            2,
            &["2025-02-28", "2025-04-30", "2025-06-30"],
        );
        days(
            "2025-11-30",
            Month,
            3,
            &["2026-02-28", "2026-05-30", "2026-08-30"],
        );
        days(
            "2025-08-31",
            Month,
            6,
            &["2026-02-28", "2026-08-31", "2027-02-28"],
        );
    }

    #[test]
    fn with_periods_of_a_day_the_second_is_paid_when_the_first_begins() {
        let anchor = anchor("2025-01-31T08:00:00+08:00");
        let day = Period {
            unit: Unit::Day,
            count: 1,
        };
        assert_eq!(anchor.charge(day, 2), anchor.at);
    }

    #[test]
    fn the_zone_decides_the_day_and_the_hour() {
        let there = "2025-01-30T16:00:00-08:00";
        let here = "2025-01-31T08:00:00+08:00";
        assert_eq!(anchor(there).at, anchor(here).at);
        assert_eq!(
            starts(here, Unit::Month, 1, 8, 3),
            ["2025-02-28T08:00:00+08:00", "2025-03-31T08:00:00+08:00"]
        );
        let month = Period {
            unit: Unit::Month,
            count: 1,
        };
        let pacific = Anchor {
            zone: Zone::Pacific,
            ..anchor(there)
        };
        assert_eq!(pacific.start(month, 2).iso(), "2025-03-01T08:00:00+08:00");
        assert_eq!(pacific.start(month, 3).iso(), "2025-03-31T07:00:00+08:00");
    }

    #[test]
    fn pacific_time_changes_twice_a_year() {
        for (utc, written) in [
            ("2025-03-09T09:59:59Z", "2025-03-09T01:59:59-08:00"),
            ("2025-03-09T10:00:00Z", "2025-03-09T03:00:00-07:00"),
            ("2025-11-02T08:59:59Z", "2025-11-02T01:59:59-07:00"),
            ("2025-11-02T09:00:00Z", "2025-11-02T01:00:00-08:00"),
            ("2026-03-08T10:00:00Z", "2026-03-08T03:00:00-07:00"),
            ("2026-11-01T09:00:00Z", "2026-11-01T01:00:00-08:00"),
            ("2025-07-01T00:00:00Z", "2025-06-30T17:00:00-07:00"),
            ("2026-01-01T00:00:00Z", "2025-12-31T16:00:00-08:00"),
        ] {
            let moment = Moment::parse(utc).unwrap();
            assert_eq!(moment.pacific(), written);
            let zone = Zone::Pacific;
            let again = zone.moment(zone.local(moment));
            let repeated = utc == "2025-11-02T09:00:00Z" || utc == "2026-11-01T09:00:00Z";
            assert_eq!(again == moment, !repeated, "{utc}");
        }
    }

    #[test]
    fn what_no_calendar_has_never_comes() {
        let year = Period {
            unit: Unit::Year,
            count: 100,
        };
        assert_eq!(
            anchor("2025-01-31T08:00:00+08:00").start(year, 1000),
            Moment::NEVER
        );
    }
}
