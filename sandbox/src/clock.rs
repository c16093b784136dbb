//! The gateway's one clock. It follows the wall clock plus an offset that only ever grows, so that
//! a test can let an hour pass without waiting for it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use time::format_description::well_known::Rfc3339;
use time::macros::{format_description, offset};
use time::{Date, OffsetDateTime, UtcOffset};

use crate::calendar;

/// Milliseconds since the Unix epoch, on the gateway's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(crate) struct Moment(i64);

impl Moment {
    pub(crate) fn wall() -> Self {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Self(millis(since))
    }

    pub(crate) fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    pub(crate) fn ms(self) -> i64 {
        self.0
    }

    pub(crate) fn after(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(millis(wait)))
    }

    /// Beyond every calendar.
    pub(crate) const NEVER: Self = Self(i64::MAX);

    pub(crate) fn before(self, span: Duration) -> Self {
        if self == Self::NEVER {
            return self;
        }
        Self(self.0.saturating_sub(millis(span)))
    }

    pub(crate) fn of(time: OffsetDateTime) -> Self {
        Self(i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX))
    }

    pub(crate) fn utc(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(self.0.div_euclid(1000))
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// How long it is from `earlier` to here; nothing if `earlier` is later.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    fn civil(self) -> OffsetDateTime {
        self.utc().to_offset(offset!(+8))
    }

    pub(crate) fn date(self) -> Date {
        self.civil().date()
    }

    /// When the next day begins in GMT+8, where this gateway's days end.
    pub(crate) fn next_day(self) -> Self {
        const HOUR: i64 = 3_600_000;
        let local = self.0.saturating_add(8 * HOUR);
        let days = local.div_euclid(24 * HOUR).saturating_add(1);
        Self(days.saturating_mul(24 * HOUR).saturating_sub(8 * HOUR))
    }

    /// The form of the guides' samples: seconds and a numeric offset.
    pub(crate) fn iso(self) -> String {
        self.iso_at(offset!(+8))
    }

    pub(crate) fn iso_at(self, offset: UtcOffset) -> String {
        antom::format_local_time(self.utc().to_offset(offset))
    }

    /// As notifications about subscriptions write it: in Pacific time, summer and winter.
    pub(crate) fn pacific(self) -> String {
        self.iso_at(calendar::pacific(self.utc()))
    }

    /// For people: the time of day with its offset.
    pub(crate) fn time_of_day(self) -> String {
        let (hour, minute, second) = self.civil().to_hms();
        format!("{hour:02}:{minute:02}:{second:02} UTC+8")
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::written(text).map(|(moment, _)| moment)
    }

    /// A time, and the offset that it is written with.
    pub(crate) fn written(text: &str) -> Option<(Self, UtcOffset)> {
        let without_colon = format_description!(
            "[year]-[month]-[day]T[hour]:[minute]:[second][offset_hour sign:mandatory][offset_minute]"
        );
        let parsed = OffsetDateTime::parse(text, &Rfc3339)
            .or_else(|_| OffsetDateTime::parse(text, without_colon))
            .ok()?;
        Some((Self::of(parsed), parsed.offset()))
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[derive(Default)]
pub(crate) struct Clock {
    ahead_ms: AtomicI64,
    /// Time passes only by [`Clock::reach`] from here on, as in a simulation.
    stands_at: Option<Moment>,
}

impl Clock {
    /// A clock on which no time passes by itself.
    pub(crate) fn standing(at: Moment) -> Self {
        Self {
            ahead_ms: AtomicI64::new(0),
            stands_at: Some(at),
        }
    }

    fn wall(&self) -> Moment {
        self.stands_at.unwrap_or_else(Moment::wall)
    }

    pub(crate) fn now(&self) -> Moment {
        let ahead = self.ahead_ms.load(Ordering::SeqCst);
        Moment(self.wall().0.saturating_add(ahead))
    }

    /// How far this clock is ahead of the wall clock.
    pub(crate) fn ahead(&self) -> Duration {
        Duration::from_millis(
            u64::try_from(self.ahead_ms.load(Ordering::SeqCst)).unwrap_or_default(),
        )
    }

    /// Goes on where a clock was that ran so far ahead.
    pub(crate) fn resume(&self, ahead: Duration) {
        self.settle_ahead(ahead);
    }

    /// Moves forward to `moment`; never back.
    pub(crate) fn reach(&self, moment: Moment) {
        let needed = moment.0.saturating_sub(self.wall().0);
        self.ahead_ms.fetch_max(needed, Ordering::SeqCst);
    }

    /// Ends a move, so that it comes out at the asked-for offset exactly, however long the events
    /// on the way took.
    pub(crate) fn settle_ahead(&self, ahead: Duration) {
        self.ahead_ms.fetch_max(millis(ahead), Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_offsets_that_the_sdks_write() {
        let expected = Moment(1_742_372_466_000);
        for text in [
            "2025-03-19T16:21:06+08:00",
            "2025-03-19T16:21:06+0800",
            "2025-03-19T08:21:06Z",
            "2025-03-19T08:21:06.000Z",
            "2025-03-19T01:21:06-07:00",
        ] {
            assert_eq!(Moment::parse(text), Some(expected), "{text}");
        }
        assert_eq!(expected.iso(), "2025-03-19T16:21:06+08:00");
        assert_eq!(Moment::parse("tomorrow"), None);
        assert_eq!(Moment::parse("2025-03-19"), None);
    }

    #[test]
    fn a_day_ends_at_midnight_in_gmt_8() {
        for text in ["2025-03-19T00:00:00+08:00", "2025-03-19T15:59:59Z"] {
            let next = Moment::parse(text).unwrap().next_day();
            assert_eq!(next.iso(), "2025-03-20T00:00:00+08:00", "{text}");
        }
    }

    #[test]
    fn never_runs_backwards() {
        let clock = Clock::default();
        clock.reach(clock.now().after(Duration::from_secs(3600)));
        let before = clock.now();
        clock.reach(Moment::wall());
        assert!(clock.now() >= before);
    }
}
