//! Which days a report is about. The file cannot tell by itself: where its first lines are missing,
//! its first time is a later one.

use time::macros::{format_description, offset};
use time::{Date, Duration, UtcOffset};

/// Reports are of days in Antom's own time.
const ANTOM: UtcOffset = offset!(+8);

/// From the first moment of one day to the last of another, epoch milliseconds.
#[must_use]
pub fn of_days(first: Date, last: Date) -> (i64, i64) {
    let begins = |day: Date| day.midnight().assume_offset(ANTOM).unix_timestamp() * 1000;
    (
        begins(first),
        begins(last) + Duration::DAY.whole_seconds() * 1000 - 1,
    )
}

/// A day that is written `2026-11-21` or `20261121`.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    Date::parse(text, format_description!("[year]-[month]-[day]"))
        .or_else(|_| Date::parse(text, format_description!("[year][month][day]")))
        .ok()
}

/// The days that a file's name tells, such as `details_20261121.csv`: the first to the last.
#[must_use]
pub fn named_by(file: &str) -> Option<(i64, i64)> {
    let mut days: Vec<Date> = Vec::new();
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '-';
    for part in file.split(|letter| !is_part(letter)) {
        let plain = part.trim_matches('-');
        match day(plain) {
            Some(found) => days.push(found),
            // `20261121-20261127`
            None => days.extend(plain.split('-').filter_map(day)),
        }
    }
    Some(of_days(*days.iter().min()?, *days.iter().max()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_file_stand_in_its_name() {
        let days = |first: &str, last: &str| Some(of_days(day(first).unwrap(), day(last).unwrap()));
        for (name, expected) in [
            ("details_20261121.csv", days("2026-11-21", "2026-11-21")),
            ("2026-11-21.csv", days("2026-11-21", "2026-11-21")),
            (
                "2188-20261121-20261127.csv",
                days("2026-11-21", "2026-11-27"),
            ),
            (
                "from 2026-11-27 to 2026-11-21.csv",
                days("2026-11-21", "2026-11-27"),
            ),
            ("report.csv", None),
            ("2188120012345678901.csv", None),
            ("20261341.csv", None),
        ] {
            assert_eq!(named_by(name), expected, "{name}");
        }
        let (from, to) = days("2026-11-21", "2026-11-21").unwrap();
        assert_eq!(to - from, 24 * 3_600_000 - 1);
        assert_eq!(from, 1_795_190_400_000);
    }
}
