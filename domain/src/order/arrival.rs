//! When a parcel arrives.

use std::fmt;
use std::str::FromStr;

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, Weekday};

/// How a day is written where it is stored.
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// The first and the last day on which a parcel may arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The earlier one.
    pub first: Date,
    /// The later one, or the same.
    pub last: Date,
}

impl Arrival {
    /// What was ordered on this day arrives so many working days later at least, and at most:
    /// parcels are carried from Monday to Friday. `None` at the end of the calendar.
    ///
    /// ```
    /// use domain::order::Arrival;
    /// use time::macros::date;
    ///
    /// // A Friday: the next working day is Monday.
    /// let arrival = Arrival::after(date!(2026 - 11 - 20), (1, 3)).unwrap();
    /// assert_eq!(arrival.first, date!(2026 - 11 - 23));
    /// assert_eq!(arrival.last, date!(2026 - 11 - 25));
    /// ```
    #[must_use]
    pub fn after(ordered: Date, (least, most): (u8, u8)) -> Option<Self> {
        Some(Self {
            first: working_days_after(ordered, least)?,
            last: working_days_after(ordered, most)?,
        })
    }
}

fn working_days_after(day: Date, count: u8) -> Option<Date> {
    let mut day = day;
    let mut left = count;
    while left > 0 || is_of_the_weekend(day) {
        day = day.next_day()?;
        left = left.saturating_sub(u8::from(!is_of_the_weekend(day)));
    }
    Some(day)
}

const fn is_of_the_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// `2026-11-23/2026-11-25`, as it is stored.
impl fmt::Display for Arrival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = |day: Date| day.format(DAY).map_err(|_| fmt::Error);
        write!(f, "{}/{}", written(self.first)?, written(self.last)?)
    }
}

/// A text that is no span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not two days, the earlier one first")]
pub struct ArrivalError;

impl FromStr for Arrival {
    type Err = ArrivalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once('/').ok_or(ArrivalError)?;
        let day = |text: &str| Date::parse(text, DAY).map_err(|_| ArrivalError);
        let arrival = Self {
            first: day(first)?,
            last: day(last)?,
        };
        if arrival.first > arrival.last {
            return Err(ArrivalError);
        }
        Ok(arrival)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn no_parcel_arrives_on_a_weekend() {
        // 2026-11-16 is a Monday.
        for (ordered, days, first, last) in [
            (
                date!(2026 - 11 - 16),
                (1, 1),
                date!(2026 - 11 - 17),
                date!(2026 - 11 - 17),
            ),
            (
                date!(2026 - 11 - 20),
                (1, 2),
                date!(2026 - 11 - 23),
                date!(2026 - 11 - 24),
            ),
            (
                date!(2026 - 11 - 21),
                (1, 5),
                date!(2026 - 11 - 23),
                date!(2026 - 11 - 27),
            ),
            (
                date!(2026 - 11 - 22),
                (0, 0),
                date!(2026 - 11 - 23),
                date!(2026 - 11 - 23),
            ),
            (
                date!(2026 - 12 - 31),
                (3, 10),
                date!(2027 - 01 - 05),
                date!(2027 - 01 - 14),
            ),
        ] {
            let arrival = Arrival::after(ordered, days).unwrap();
            assert_eq!(
                (arrival.first, arrival.last),
                (first, last),
                "{ordered} {days:?}"
            );
            assert_eq!(arrival.to_string().parse(), Ok(arrival));
        }
        assert_eq!(Arrival::after(Date::MAX, (1, 1)), None);
    }

    #[test]
    fn what_is_no_span_of_days_is_none() {
        for text in [
            "",
            "2026-11-23",
            "2026-11-23/",
            "2026-11-25/2026-11-23",
            "a/b",
        ] {
            assert_eq!(text.parse::<Arrival>(), Err(ArrivalError), "{text}");
        }
    }
}
