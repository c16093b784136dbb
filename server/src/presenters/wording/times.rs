//! Times for people: UTC, because a shop's buyers and Antom are everywhere.

use app::view::admin::Moment;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// `21 Nov 2026, 14:05 UTC`
pub(crate) fn moment(ms: i64) -> Moment {
    Moment {
        text: written(
            ms,
            format_description!(
                "[day padding:none] [month repr:short] [year], [hour]:[minute] UTC"
            ),
        ),
        iso: written(
            ms,
            format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z"),
        ),
    }
}

/// `Saturday, 21 Nov 2026 (UTC)`
pub(crate) fn day(ms: i64) -> String {
    let format =
        format_description!("[weekday], [day padding:none] [month repr:short] [year] (UTC)");
    written(ms, format)
}

/// `14:05 UTC`
pub(crate) fn clock(ms: i64) -> String {
    written(ms, format_description!("[hour]:[minute] UTC"))
}

fn written(ms: i64, format: &[BorrowedFormatItem<'_>]) -> String {
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1000))
        .ok()
        .and_then(|time| time.format(format).ok())
        .unwrap_or_default()
}

/// The first moment of the UTC day that `ms` is in.
pub(crate) const fn day_begins(ms: i64) -> i64 {
    ms.div_euclid(DAY) * DAY
}

/// The first moment of a day that is written `2026-11-21`.
pub(crate) fn parse_day(text: &str) -> Option<i64> {
    let date = Date::parse(text, format_description!("[year]-[month]-[day]")).ok()?;
    date.midnight()
        .assume_utc()
        .unix_timestamp()
        .checked_mul(1000)
}

/// `40 s`, `5 min`, `2 h`, `3 days`
pub(crate) fn lasting(ms: i64) -> String {
    let (count, unit) = match ms.max(0) {
        ms if ms < MINUTE => (ms / 1000, "s"),
        ms if ms < HOUR => (ms / MINUTE, "min"),
        ms if ms < DAY => (ms / HOUR, "h"),
        ms if ms < 2 * DAY => (1, "day"),
        ms => (ms / DAY, "days"),
    };
    format!("{count} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFTERNOON: i64 = 1_795_281_600_000;

    #[test]
    fn times_are_written_for_people_and_for_machines() {
        let moment = moment(AFTERNOON);
        assert_eq!(moment.text, "21 Nov 2026, 17:20 UTC");
        assert_eq!(moment.iso, "2026-11-21T17:20:00Z");
        assert_eq!(day(AFTERNOON), "Saturday, 21 Nov 2026 (UTC)");
        assert_eq!(clock(AFTERNOON), "17:20 UTC");
    }

    #[test]
    fn a_day_begins_at_midnight() {
        let begins = parse_day("2026-11-21").unwrap();
        assert_eq!(day_begins(AFTERNOON), begins);
        assert_eq!(day_begins(begins), begins);
        assert_eq!(day_begins(begins - 1), begins - DAY);
        for text in [
            "",
            "21.11.2026",
            "2026-02-30",
            "2026-11-21T00:00",
            "tomorrow",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn how_long_is_told_in_one_unit() {
        for (ms, text) in [
            (-5, "0 s"),
            (40_000, "40 s"),
            (5 * MINUTE + 1, "5 min"),
            (2 * HOUR, "2 h"),
            (30 * HOUR, "1 day"),
            (3 * DAY, "3 days"),
        ] {
            assert_eq!(lasting(ms), text);
        }
    }
}
