use serde::{Deserialize, Serialize};
use time::format_description::well_known::Rfc3339;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::rule::{PeriodRule, PeriodType};

/// How long before a period begins Antom first tries to charge for it: 24 hours (guide 002).
pub const EARLY_CHARGE: Duration = Duration::hours(24);

/// The start of a subscription's first period: its `subscriptionStartTime`.
///
/// The time of day and the offset from UTC are kept as they were sent, because both decide later
/// days: the same instant is the 31st in Singapore and the 30th in San Francisco, and one month
/// later the two are a day apart.
///
/// It is stored as text with its offset: `2025-01-31T08:00:00+08:00`.
///
/// ```
/// use domain::calendar::Anchor;
/// use time::macros::datetime;
///
/// let anchor = Anchor::at(datetime!(2025-01-31 08:00 +8));
/// assert_eq!(serde_json::to_string(&anchor)?, r#""2025-01-31T08:00:00+08:00""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Anchor {
    /// Date and time of day where `offset` holds.
    pub local: PrimitiveDateTime,
    /// The offset from UTC; the same for all periods, whatever daylight saving does.
    pub offset: UtcOffset,
}

/// Why the calendar has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Periods are counted from 1.
    #[error("periods are counted from 1")]
    NoSuchPeriod,
    /// The moment is after the year 9999, or before the first that can be written.
    #[error("the calendar ends before that")]
    OutOfRange,
    /// A trial lasts one period at most (guide 002's page on trials).
    #[error("a trial is no longer than one period")]
    TrialTooLong,
    /// The text is no date and time with an offset.
    #[error("a start is written as 2025-01-31T08:00:00+08:00")]
    Malformed,
}

impl Anchor {
    /// Takes the start of the first period as it will be sent to Antom.
    ///
    /// Fractions of a second are cut off: Antom's times have none.
    #[must_use]
    pub fn at(start: OffsetDateTime) -> Self {
        Self {
            local: PrimitiveDateTime::new(start.date(), start.time()).truncate_to_second(),
            offset: start.offset(),
        }
    }

    /// Tells when period `n` begins; the first one is number 1 and begins at the anchor.
    ///
    /// # Errors
    ///
    /// [`CalendarError::NoSuchPeriod`] for number 0, and [`CalendarError::OutOfRange`] after the
    /// year 9999.
    pub fn start(&self, rule: PeriodRule, n: u32) -> Result<OffsetDateTime, CalendarError> {
        let periods = n.checked_sub(1).ok_or(CalendarError::NoSuchPeriod)?;
        Ok(self.moved(rule, i64::from(periods))?.moment())
    }

    /// Tells when period `n` ends: the moment at which the next one begins.
    ///
    /// ```
    /// use domain::calendar::{Anchor, PeriodRule, PeriodType};
    /// use time::macros::datetime;
    ///
    /// let anchor = Anchor::at(datetime!(2024-02-29 10:00 +8));
    /// let yearly = PeriodRule::new(PeriodType::Year, 1)?;
    /// assert_eq!(anchor.end(yearly, 1)?, datetime!(2025-02-28 10:00 +8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub fn end(&self, rule: PeriodRule, n: u32) -> Result<OffsetDateTime, CalendarError> {
        if n == 0 {
            return Err(CalendarError::NoSuchPeriod);
        }
        Ok(self.moved(rule, i64::from(n))?.moment())
    }

    /// Tells when Antom first tries to charge for period `n`.
    ///
    /// The first period is charged at sign-up, so its charge is the anchor itself. Every later one
    /// is charged between this moment and the start of the period.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub fn charge_at(&self, rule: PeriodRule, n: u32) -> Result<OffsetDateTime, CalendarError> {
        let start = self.start(rule, n)?;
        if n == 1 {
            return Ok(start);
        }
        start
            .checked_sub(EARLY_CHARGE)
            .ok_or(CalendarError::OutOfRange)
    }

    /// Tells which period a moment falls into; 0 before the anchor.
    ///
    /// ```
    /// use domain::calendar::{Anchor, PeriodRule, PeriodType};
    /// use time::macros::datetime;
    ///
    /// let anchor = Anchor::at(datetime!(2026-01-31 08:00 +8));
    /// let monthly = PeriodRule::new(PeriodType::Month, 1)?;
    /// assert_eq!(anchor.period_at(monthly, datetime!(2026-02-28 07:59 +8)), 1);
    /// assert_eq!(anchor.period_at(monthly, datetime!(2026-02-28 08:00 +8)), 2);
    /// # Ok::<(), domain::calendar::RuleError>(())
    /// ```
    #[must_use]
    pub fn period_at(&self, rule: PeriodRule, moment: OffsetDateTime) -> u32 {
        let has_begun = |n: u32| self.start(rule, n).is_ok_and(|start| start <= moment);
        // Starts only grow, so the last period that has begun is found by halving.
        let (mut begun, mut later) = (0, u32::MAX);
        while later - begun > 1 {
            let middle = begun + (later - begun) / 2;
            if has_begun(middle) {
                begun = middle;
            } else {
                later = middle;
            }
        }
        begun
    }

    /// Tells the first renewal whose charge comes after a moment, with the time of its charge; none
    /// when the calendar ends before.
    ///
    /// ```
    /// use domain::calendar::{Anchor, PeriodRule, PeriodType};
    /// use time::macros::datetime;
    ///
    /// let anchor = Anchor::at(datetime!(2026-01-31 08:00 +8));
    /// let monthly = PeriodRule::new(PeriodType::Month, 1)?;
    /// assert_eq!(
    ///     anchor.next_charge(monthly, datetime!(2026-02-27 08:00 +8)),
    ///     Some((3, datetime!(2026-03-30 08:00 +8))),
    /// );
    /// # Ok::<(), domain::calendar::RuleError>(())
    /// ```
    #[must_use]
    pub fn next_charge(
        &self,
        rule: PeriodRule,
        after: OffsetDateTime,
    ) -> Option<(u32, OffsetDateTime)> {
        let begun = self.period_at(rule, after.checked_add(EARLY_CHARGE)?);
        let next = begun.max(1).checked_add(1)?;
        let charge = self.charge_at(rule, next).ok()?;
        Some((next, charge))
    }

    /// The moment of the anchor itself.
    pub(super) const fn moment(self) -> OffsetDateTime {
        self.local.assume_offset(self.offset)
    }

    /// Moves the anchor by whole periods, back or forth; a day that a month has not becomes its
    /// last one.
    pub(super) fn moved(self, rule: PeriodRule, periods: i64) -> Result<Self, CalendarError> {
        let units = periods.checked_mul(i64::from(rule.count()));
        let local = match rule.period_type() {
            PeriodType::Day => units.and_then(|days| plus_days(self.local, days)),
            PeriodType::Week => units
                .and_then(|weeks| weeks.checked_mul(7))
                .and_then(|days| plus_days(self.local, days)),
            PeriodType::Month => units.and_then(|months| plus_months(self.local, months)),
            PeriodType::Year => units
                .and_then(|years| years.checked_mul(12))
                .and_then(|months| plus_months(self.local, months)),
        };
        let local = local.ok_or(CalendarError::OutOfRange)?;
        Ok(Self { local, ..self })
    }
}

/// Days of 24 hours, which at a fixed offset are calendar days.
pub(super) fn plus_days(local: PrimitiveDateTime, days: i64) -> Option<PrimitiveDateTime> {
    // `Duration::days` panics when its seconds overflow.
    local.checked_add(Duration::seconds(days.checked_mul(86_400)?))
}

fn plus_months(local: PrimitiveDateTime, months: i64) -> Option<PrimitiveDateTime> {
    let since_year_0 = i64::from(local.year())
        .checked_mul(12)?
        .checked_add(i64::from(u8::from(local.month())) - 1)?
        .checked_add(months)?;
    let year = i32::try_from(since_year_0.div_euclid(12)).ok()?;
    let month = Month::try_from(u8::try_from(since_year_0.rem_euclid(12) + 1).ok()?).ok()?;
    let day = local.day().min(month.length(year));
    let date = Date::from_calendar_date(year, month, day).ok()?;
    Some(local.replace_date(date))
}

impl TryFrom<String> for Anchor {
    type Error = CalendarError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        OffsetDateTime::parse(&text, &Rfc3339)
            .map(Self::at)
            .map_err(|_| CalendarError::Malformed)
    }
}

impl From<Anchor> for String {
    /// Years that RFC 3339 cannot write are out of the calendar's range, so this is never empty.
    fn from(anchor: Anchor) -> Self {
        anchor.moment().format(&Rfc3339).unwrap_or_default()
    }
}
