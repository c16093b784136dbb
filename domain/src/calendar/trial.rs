use time::OffsetDateTime;

use super::anchor::{Anchor, CalendarError, plus_days};
use super::rule::PeriodRule;

/// Where the calendar of a subscription with a free trial begins, and when its trial ends.
///
/// Antom is told the start of a first period that ends with the trial: `subscriptionStartTime` is
/// the trial's end less one period and may lie in the past. Period 1 is the trial, and the first
/// real charge is that of period 2, up to 24 hours *before* the trial ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrialStart {
    /// What Antom is told as `subscriptionStartTime`.
    pub anchor: Anchor,
    /// When the trial ends and period 2 begins.
    pub ends: OffsetDateTime,
}

impl Anchor {
    /// Finds the anchor of a subscription that begins now with a free trial of some days.
    ///
    /// A monthly plan has no anchor for a trial that ends on a day which the month before it does
    /// not have: 31 March less one month is 28 February, and a month later it is 28 March. Such a
    /// trial is lengthened to the next day that an anchor can give, never shortened.
    ///
    /// ```
    /// use domain::calendar::{Anchor, PeriodRule, PeriodType};
    /// use time::macros::datetime;
    ///
    /// let now = Anchor::at(datetime!(2025-03-12 16:15:29 +8));
    /// let monthly = PeriodRule::new(PeriodType::Month, 1)?;
    /// let trial = now.with_trial(monthly, 7)?;
    /// assert_eq!(trial.ends, datetime!(2025-03-19 16:15:29 +8));
    /// assert_eq!(trial.anchor, Anchor::at(datetime!(2025-02-19 16:15:29 +8)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CalendarError::TrialTooLong`] if the trial would last longer than one period, and
    /// [`CalendarError::OutOfRange`] at the end of the calendar.
    pub fn with_trial(self, rule: PeriodRule, days: u16) -> Result<TrialStart, CalendarError> {
        // The months whose days 29 to 31 are missing end at most three days early.
        for longer in 0..=3 {
            let local =
                plus_days(self.local, i64::from(days) + longer).ok_or(CalendarError::OutOfRange)?;
            let ends = Self { local, ..self };
            let anchor = ends.moved(rule, -1)?;
            if anchor.moved(rule, 1)? == ends {
                if anchor.moment() > self.moment() {
                    return Err(CalendarError::TrialTooLong);
                }
                let ends = ends.moment();
                return Ok(TrialStart { anchor, ends });
            }
        }
        Err(CalendarError::OutOfRange)
    }
}
