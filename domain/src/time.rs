//! Moments in time, as the shop stores and compares them.

mod zone;

use std::fmt;
use std::time::Duration;

use ::time::{OffsetDateTime, UtcOffset};

pub use self::zone::{Zone, ZoneError};

/// Marks a moment: milliseconds since 1970, UTC.
///
/// ```
/// use std::time::Duration;
/// use domain::Timestamp;
///
/// let opened = Timestamp::from_ms(1_760_000_000_000);
/// let expires = opened.saturating_add(Duration::from_secs(1800));
/// assert_eq!(expires.as_ms(), 1_760_001_800_000);
/// assert_eq!(expires.since(opened), Duration::from_secs(1800));
/// assert_eq!(opened.since(expires), Duration::ZERO);
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Takes a moment from milliseconds since 1970, UTC.
    #[must_use]
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Gives the moment as milliseconds since 1970, UTC.
    #[must_use]
    pub const fn as_ms(self) -> i64 {
        self.0
    }

    /// Tells date and time of the moment at an offset from UTC; none beyond the calendar.
    ///
    /// ```
    /// use domain::Timestamp;
    /// use time::macros::{datetime, offset};
    ///
    /// let moment = Timestamp::from(datetime!(2025-01-31 08:00 +8));
    /// assert_eq!(moment.at_offset(offset!(-8)), Some(datetime!(2025-01-30 16:00 -8)));
    /// ```
    #[must_use]
    pub fn at_offset(self, offset: UtcOffset) -> Option<OffsetDateTime> {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .ok()?
            .checked_to_offset(offset)
    }

    /// Adds a wait, cut to whole milliseconds; none if no moment is that late.
    ///
    /// ```
    /// use std::time::Duration;
    /// use domain::Timestamp;
    ///
    /// let now = Timestamp::from_ms(1_000);
    /// let later = now.checked_add(Duration::from_secs(1));
    /// assert_eq!(later, Some(Timestamp::from_ms(2_000)));
    /// assert_eq!(now.checked_add(Duration::MAX), None);
    /// ```
    #[must_use]
    pub fn checked_add(self, wait: Duration) -> Option<Self> {
        let wait = i64::try_from(wait.as_millis()).ok()?;
        self.0.checked_add(wait).map(Self)
    }

    /// Adds a wait, cut to whole milliseconds; stops at the latest moment.
    #[must_use]
    pub fn saturating_add(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(millis(wait)))
    }

    /// Goes back by a time, cut to whole milliseconds; stops at the earliest moment.
    #[must_use]
    pub fn saturating_sub(self, time: Duration) -> Self {
        Self(self.0.saturating_sub(millis(time)))
    }

    /// Measures the time since `earlier`; nothing if that is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        let ms = i128::from(self.0) - i128::from(earlier.0);
        Duration::from_millis(u64::try_from(ms).unwrap_or(0))
    }
}

impl From<OffsetDateTime> for Timestamp {
    /// Cuts off fractions of a millisecond.
    fn from(moment: OffsetDateTime) -> Self {
        let ms = moment.unix_timestamp_nanos().div_euclid(1_000_000);
        // The calendar ends long before milliseconds do.
        Self(i64::try_from(ms).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ms", self.0)
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Timestamp = Timestamp::from_ms(i64::MIN);
    const LAST: Timestamp = Timestamp::from_ms(i64::MAX);

    #[test]
    fn sums_stop_at_the_ends_of_time() {
        let ms = Duration::from_millis(1);
        assert_eq!(LAST.saturating_add(ms), LAST);
        assert_eq!(LAST.checked_add(ms), None);
        assert_eq!(LAST.checked_add(Duration::ZERO), Some(LAST));
        assert_eq!(FIRST.saturating_sub(ms), FIRST);
        assert_eq!(
            FIRST.saturating_add(Duration::MAX),
            Timestamp::from_ms(i64::MIN + i64::MAX)
        );
    }

    #[test]
    fn the_time_between_any_two_moments_is_known() {
        assert_eq!(LAST.since(FIRST), Duration::from_millis(u64::MAX));
        assert_eq!(FIRST.since(LAST), Duration::ZERO);
        let now = Timestamp::from_ms(-5);
        assert_eq!(now.saturating_add(Duration::from_micros(1_999)).as_ms(), -4);
    }

    #[test]
    fn json_is_the_bare_number() {
        let now = Timestamp::from_ms(1_760_000_000_000);
        assert_eq!(serde_json::to_string(&now).unwrap(), "1760000000000");
    }
}
