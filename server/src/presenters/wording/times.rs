//! Times for people: by the clock of the shop, whose zone its words have.

use app::view::admin::Moment;
use domain::{Timestamp, Zone};
use time::macros::format_description;
use time::{Date, OffsetDateTime};
use wording::Words;

pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// `21 Nov 2026, 14:05 UTC+8`
pub(crate) fn moment(ms: i64, words: Words) -> Moment {
    let (time, zone) = local(ms, words);
    let month = words.time_month_short(u8::from(time.month()));
    let iso = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let utc = Zone::UTC.local(Timestamp::from_ms(ms));
    Moment {
        text: words.time_moment(
            time.day().to_string(),
            month,
            time.year().to_string(),
            hour_and_minute(time),
            zone,
        ),
        iso: utc.format(iso).unwrap_or_default(),
    }
}

/// As [`long_moment`], for machines as well.
pub(crate) fn spelt_out(ms: i64, words: Words) -> Moment {
    Moment {
        text: long_moment(ms, words),
        ..moment(ms, words)
    }
}

/// `21 November 2026, 17:20 UTC+8`
pub(crate) fn long_moment(ms: i64, words: Words) -> String {
    let (time, zone) = local(ms, words);
    words.time_moment(
        time.day().to_string(),
        words.time_month(u8::from(time.month())),
        time.year().to_string(),
        hour_and_minute(time),
        zone,
    )
}

/// `27 Nov 2026, 12:01`, on the clock of the place, and for machines with its offset.
pub(crate) fn of_place(at: OffsetDateTime, words: Words) -> Moment {
    let iso = format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second][offset_hour sign:mandatory]:[offset_minute]"
    );
    Moment {
        text: words.time_local(
            at.day().to_string(),
            words.time_month_short(u8::from(at.month())),
            at.year().to_string(),
            hour_and_minute(at),
        ),
        iso: at.format(iso).unwrap_or_default(),
    }
}

/// `21 November 2026`
pub(crate) fn date(ms: i64, words: Words) -> String {
    date_of(words.zone().day(Timestamp::from_ms(ms)), words)
}

/// As [`date`], of a day that somebody named.
pub(crate) fn date_of(day: Date, words: Words) -> String {
    words.time_date(
        day.day().to_string(),
        words.time_month(u8::from(day.month())),
        day.year().to_string(),
    )
}

/// `Saturday, 21 Nov 2026 (UTC+8)`
pub(crate) fn day(ms: i64, words: Words) -> String {
    let (time, zone) = local(ms, words);
    words.time_day(
        words.time_weekday(time.weekday().number_from_monday()),
        time.day().to_string(),
        words.time_month_short(u8::from(time.month())),
        time.year().to_string(),
        zone,
    )
}

/// `14:05 UTC+8`
pub(crate) fn clock(ms: i64, words: Words) -> String {
    let (time, zone) = local(ms, words);
    words.time_clock(hour_and_minute(time), zone)
}

/// Date and time at the shop, and by how much its clocks are ahead then.
fn local(ms: i64, words: Words) -> (OffsetDateTime, String) {
    let (zone, moment) = (words.zone(), Timestamp::from_ms(ms));
    (zone.local(moment), zone.label(moment))
}

fn hour_and_minute(time: OffsetDateTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The day that `2026-11-21` names.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
}

/// `40 s`, `5 min`, `2 h`, `3 days`
pub(crate) fn lasting(ms: i64, words: Words) -> String {
    match ms.max(0) {
        ms if ms < MINUTE => words.time_seconds(ms / 1000),
        ms if ms < HOUR => words.time_minutes(ms / MINUTE),
        ms if ms < DAY => words.time_hours(ms / HOUR),
        ms => words.time_days(ms / DAY),
    }
}

#[cfg(test)]
mod tests {
    use wording::OwnWords;

    use super::*;

    const AFTERNOON: i64 = 1_795_281_600_000;

    #[test]
    fn times_are_written_for_people_and_for_machines() {
        let words = Words::default();
        let moment = moment(AFTERNOON, words);
        assert_eq!(moment.text, "21 Nov 2026, 17:20 UTC");
        assert_eq!(moment.iso, "2026-11-21T17:20:00Z");
        assert_eq!(day(AFTERNOON, words), "Saturday, 21 Nov 2026 (UTC)");
        assert_eq!(clock(AFTERNOON, words), "17:20 UTC");
        assert_eq!(long_moment(AFTERNOON, words), "21 November 2026, 17:20 UTC");
    }

    /// Every function that tells a time, in every language.
    #[test]
    fn times_go_by_the_clock_of_the_shop() {
        let shop = |zone: &str| OwnWords {
            zone: zone.parse().unwrap(),
            ..OwnWords::default()
        };
        let late = AFTERNOON + 7 * HOUR;
        let words = shop("Asia/Singapore").words();
        assert_eq!(moment(late, words).text, "22 Nov 2026, 08:20 UTC+8");
        assert_eq!(moment(late, words).iso, "2026-11-22T00:20:00Z");
        assert_eq!(day(late, words), "Sunday, 22 Nov 2026 (UTC+8)");
        for (zone, day, hour) in [
            ("Asia/Singapore", "22", "08:20 UTC+8"),
            ("Europe/Berlin", "22", "01:20 UTC+1"),
            ("America/Sao_Paulo", "21", "21:20 UTC-3"),
        ] {
            for words in shop(zone).words().all() {
                let tag = words.language();
                for told in [moment(late, words).text, long_moment(late, words)] {
                    assert!(told.contains(day) && told.contains(hour), "{tag}: {told}");
                }
                assert!(date(late, words).contains(day), "{tag}, {zone}");
                assert_eq!(clock(late, words), hour, "{tag}");
            }
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        assert_eq!(
            parse_day("2026-11-21"),
            Some(time::macros::date!(2026 - 11 - 21))
        );
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
            assert_eq!(lasting(ms, Words::default()), text);
        }
    }

    #[test]
    fn a_time_of_a_place_is_told_by_its_clock_in_every_language() {
        let at = time::macros::datetime!(2026-11-27 12:01 +08:00);
        for (tag, told) in [
            ("en", "27 Nov 2026, 12:01"),
            ("de", "27. Nov. 2026, 12:01"),
            ("pt-BR", "27 de nov. de 2026, 12:01"),
            ("zh-Hans", "2026年11月27日 12:01"),
            ("ja", "2026年11月27日 12:01"),
            ("ko", "2026년 11월 27일 12:01"),
        ] {
            let words = Words::default().in_language(tag).unwrap();
            let moment = of_place(at, words);
            assert_eq!(moment.text, told, "{tag}");
            assert_eq!(moment.iso, "2026-11-27T12:01:00+08:00");
        }
    }
}
