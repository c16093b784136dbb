//! The time zone of a place: which day and which hour a moment is there.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, Mutex, PoisonError};

use ::time::{Date, OffsetDateTime, UtcOffset};
use jiff::civil::DateTime;
use jiff::tz::{self, TimeZone};

use super::Timestamp;

/// Alike enough to be what was meant.
const ALIKE: f64 = 0.85;

/// Each zone that was asked for. They stay in memory until the process ends.
static ZONES: LazyLock<Mutex<BTreeMap<String, &'static TimeZone>>> = LazyLock::new(Mutex::default);

/// Names a time zone of the IANA database, which is part of the program. Costs nothing to copy.
///
/// ```
/// use domain::{Timestamp, Zone};
/// use time::macros::{date, datetime};
///
/// let berlin: Zone = "Europe/Berlin".parse()?;
/// let evening = Timestamp::from(datetime!(2026-03-28 23:30 UTC));
/// assert_eq!(berlin.local(evening), datetime!(2026-03-29 00:30 +1));
/// assert_eq!(berlin.begins(date!(2026-03-29)).as_ms() + 23 * 3_600_000,
///     berlin.begins(date!(2026-03-30)).as_ms()); // clocks go forward: the day has 23 hours
/// # Ok::<(), domain::ZoneError>(())
/// ```
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Zone(Option<&'static TimeZone>);

/// Why a text names no time zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no time zone; {}", match .nearest {
    Some(nearest) => format!("did you mean `{nearest}`?"),
    None => "write one such as Asia/Singapore or Europe/Berlin".to_owned(),
})]
pub struct ZoneError {
    name: String,
    nearest: Option<String>,
}

impl Zone {
    /// Counts as the world does where no place is meant.
    pub const UTC: Self = Self(None);

    /// Gives the zone's name, such as `Asia/Singapore`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.and_then(TimeZone::iana_name).unwrap_or("UTC")
    }

    /// Tells date and time of a moment here; those in UTC beyond the calendar.
    #[must_use]
    pub fn local(self, moment: Timestamp) -> OffsetDateTime {
        moment
            .at_offset(self.offset(moment))
            .or_else(|| moment.at_offset(UtcOffset::UTC))
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// Tells which day a moment is in here.
    #[must_use]
    pub fn day(self, moment: Timestamp) -> Date {
        self.local(moment).date()
    }

    /// Gives the first moment of a day here.
    ///
    /// Where clocks jump over midnight the day begins at the first hour that it has.
    #[must_use]
    pub fn begins(self, day: Date) -> Timestamp {
        let utc = || Timestamp::from(day.midnight().assume_utc());
        self.0
            .and_then(|zone| {
                let year = i16::try_from(day.year()).ok()?;
                let month = i8::try_from(u8::from(day.month())).ok()?;
                let date = i8::try_from(day.day()).ok()?;
                let midnight = DateTime::new(year, month, date, 0, 0, 0, 0).ok()?;
                zone.to_timestamp(midnight).ok()
            })
            .map_or_else(utc, |begins| Timestamp::from_ms(begins.as_millisecond()))
    }

    /// Gives the first moments of the day that a moment is in here, and of the next one.
    #[must_use]
    pub fn whole_day(self, moment: Timestamp) -> (Timestamp, Timestamp) {
        let day = self.day(moment);
        (self.begins(day), self.begins(day.next_day().unwrap_or(day)))
    }

    /// Writes by how much clocks here are ahead of UTC: `UTC`, `UTC+8`, `UTC-3:30`.
    #[must_use]
    pub fn label(self, moment: Timestamp) -> String {
        let (hours, minutes, _) = self.offset(moment).as_hms();
        let sign = if hours < 0 || minutes < 0 { '-' } else { '+' };
        match (hours.unsigned_abs(), minutes.unsigned_abs()) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
        }
    }

    fn offset(self, moment: Timestamp) -> UtcOffset {
        self.0
            .and_then(|zone| {
                let moment = jiff::Timestamp::from_millisecond(moment.as_ms()).ok()?;
                UtcOffset::from_whole_seconds(zone.to_offset(moment).seconds()).ok()
            })
            .unwrap_or(UtcOffset::UTC)
    }
}

impl std::str::FromStr for Zone {
    type Err = ZoneError;

    fn from_str(name: &str) -> Result<Self, ZoneError> {
        if name == "UTC" {
            return Ok(Self::UTC);
        }
        let mut zones = ZONES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(zone) = zones.get(name) {
            return Ok(Self(Some(zone)));
        }
        // The database does not mind small letters; whoever reads the file does.
        match TimeZone::get(name) {
            Ok(zone) if zone.iana_name() == Some(name) => {
                let zone: &'static TimeZone = Box::leak(Box::new(zone));
                zones.insert(name.to_owned(), zone);
                Ok(Self(Some(zone)))
            }
            Ok(_) | Err(_) => Err(ZoneError {
                name: name.to_owned(),
                nearest: nearest(name),
            }),
        }
    }
}

/// The zone that was probably meant, also by the name of its city alone.
fn nearest(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let likeness = |zone: &str| {
        let zone = zone.to_lowercase();
        let city = zone.rsplit('/').next().unwrap_or(&zone);
        strsim::jaro_winkler(&name, &zone).max(strsim::jaro_winkler(&name, city))
    };
    tz::db()
        .available()
        .map(|zone| (likeness(zone.as_str()), zone))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, zone)| zone.to_string())
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;

    fn try_from(name: String) -> Result<Self, ZoneError> {
        name.parse()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use ::time::macros::{date, datetime};

    use super::*;

    fn zone(name: &str) -> Zone {
        name.parse().unwrap()
    }

    #[test]
    fn a_day_begins_when_clocks_there_say_so() {
        for (name, day, begins, hours) in [
            (
                "UTC",
                date!(2026 - 11 - 21),
                datetime!(2026-11-21 0:00 UTC),
                24,
            ),
            (
                "Asia/Singapore",
                date!(2026 - 11 - 21),
                datetime!(2026-11-21 0:00 +8),
                24,
            ),
            (
                "Europe/Berlin",
                date!(2026 - 03 - 29),
                datetime!(2026-03-29 0:00 +1),
                23,
            ),
            (
                "Europe/Berlin",
                date!(2026 - 10 - 25),
                datetime!(2026-10-25 0:00 +2),
                25,
            ),
            (
                "America/St_Johns",
                date!(2026 - 01 - 05),
                datetime!(2026-01-05 0:00 -3:30),
                24,
            ),
            // Clocks go from 0:00 to 1:00, and from 1:00 to 0:00.
            (
                "Africa/Cairo",
                date!(2026 - 04 - 24),
                datetime!(2026-04-24 1:00 +3),
                23,
            ),
            (
                "Atlantic/Azores",
                date!(2026 - 10 - 25),
                datetime!(2026-10-25 0:00 +0),
                25,
            ),
        ] {
            let (zone, begins) = (zone(name), Timestamp::from(begins));
            assert_eq!(zone.begins(day), begins, "{name}");
            assert_eq!(zone.day(begins), day, "{name}");
            let before = Timestamp::from_ms(begins.as_ms() - 1);
            assert_eq!(Some(zone.day(before)), day.previous_day(), "{name}");
            let (first, next) = zone.whole_day(begins);
            let lasts = ::std::time::Duration::from_secs(hours * 3600);
            assert_eq!((first, next.since(first)), (begins, lasts), "{name}");
        }
    }

    #[test]
    fn the_offset_is_that_of_the_moment() {
        let (summer, winter) = (
            datetime!(2026-07-01 12:00 UTC),
            datetime!(2026-12-01 12:00 UTC),
        );
        for (name, in_summer, in_winter) in [
            ("UTC", "UTC", "UTC"),
            ("Europe/London", "UTC+1", "UTC"),
            ("Europe/Berlin", "UTC+2", "UTC+1"),
            ("America/St_Johns", "UTC-2:30", "UTC-3:30"),
            ("Asia/Kathmandu", "UTC+5:45", "UTC+5:45"),
        ] {
            assert_eq!(zone(name).label(summer.into()), in_summer, "{name}");
            assert_eq!(zone(name).label(winter.into()), in_winter, "{name}");
        }
    }

    #[test]
    fn a_mistyped_zone_is_told_with_the_one_that_was_meant() {
        for (typed, meant) in [
            ("Europe/Berln", Some("Europe/Berlin")),
            ("europe/berlin", Some("Europe/Berlin")),
            ("Singapore City", None),
            ("Berlin", Some("Europe/Berlin")),
            ("", None),
        ] {
            let error = typed.parse::<Zone>().unwrap_err();
            if let Some(meant) = meant {
                assert_eq!(error.nearest.as_deref(), Some(meant), "{typed}");
            }
            assert!(error.to_string().contains(" is no time zone; "), "{error}");
        }
    }
}
