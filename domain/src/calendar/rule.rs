use serde::{Deserialize, Serialize};

use crate::names::named;

named! {
    /// The unit in which a plan counts its periods: Antom's `periodType`.
    ///
    /// ```
    /// use domain::calendar::PeriodType;
    ///
    /// assert_eq!(PeriodType::Month.as_str(), "MONTH");
    /// ```
    pub enum PeriodType is "a type of period" {
        /// Days of 24 hours.
        Day = "DAY",
        /// Seven days.
        Week = "WEEK",
        /// Calendar months; the day is kept, or is the last one of a shorter month.
        Month = "MONTH",
        /// Twelve calendar months.
        Year = "YEAR",
    }
}

/// How long a period is: Antom's `periodRule`, such as every three months.
///
/// It is stored as JSON under Antom's own names.
///
/// ```
/// use domain::calendar::{PeriodRule, PeriodType, RuleError};
///
/// let quarterly = PeriodRule::new(PeriodType::Month, 3)?;
/// let json = r#"{"periodType":"MONTH","periodCount":3}"#;
/// assert_eq!(serde_json::from_str::<PeriodRule>(json)?, quarterly);
/// assert_eq!(PeriodRule::new(PeriodType::Day, 1), Err(RuleError::Daily));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct PeriodRule {
    period_type: PeriodType,
    count: u16,
}

/// Why a plan cannot have a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// A period of no length.
    #[error("a period is at least one day, week, month or year long")]
    Empty,
    /// Every day: the second charge would fall on the sign-up, 24 hours before the second day.
    #[error("a plan by the single day would be charged twice at sign-up; take two days or more")]
    Daily,
}

/// The stored form, before it has been checked.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    period_type: PeriodType,
    period_count: u16,
}

impl PeriodRule {
    /// Takes a rule of `count` days, weeks, months or years.
    ///
    /// # Errors
    ///
    /// [`RuleError::Empty`] for a count of zero, and [`RuleError::Daily`] for one single day.
    pub const fn new(period_type: PeriodType, count: u16) -> Result<Self, RuleError> {
        match (period_type, count) {
            (_, 0) => Err(RuleError::Empty),
            (PeriodType::Day, 1) => Err(RuleError::Daily),
            (period_type, count) => Ok(Self { period_type, count }),
        }
    }

    /// Tells the unit.
    ///
    /// ```
    /// use domain::calendar::{PeriodRule, PeriodType};
    ///
    /// let weekly = PeriodRule::new(PeriodType::Week, 1)?;
    /// assert_eq!(weekly.period_type(), PeriodType::Week);
    /// # Ok::<(), domain::calendar::RuleError>(())
    /// ```
    #[must_use]
    pub const fn period_type(self) -> PeriodType {
        self.period_type
    }

    /// Tells how many units make a period; at least one.
    ///
    /// ```
    /// use domain::calendar::{PeriodRule, PeriodType};
    ///
    /// assert_eq!(PeriodRule::new(PeriodType::Month, 3)?.count(), 3);
    /// # Ok::<(), domain::calendar::RuleError>(())
    /// ```
    #[must_use]
    pub const fn count(self) -> u16 {
        self.count
    }
}

impl TryFrom<Wire> for PeriodRule {
    type Error = RuleError;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        Self::new(wire.period_type, wire.period_count)
    }
}

impl From<PeriodRule> for Wire {
    fn from(rule: PeriodRule) -> Self {
        Self {
            period_type: rule.period_type,
            period_count: rule.count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_period_is_empty_or_a_single_day_in_storage_either() {
        for unit in PeriodType::ALL {
            assert_eq!(PeriodRule::new(*unit, 0), Err(RuleError::Empty), "{unit}");
            let json = format!(r#"{{"periodType":"{unit}","periodCount":0}}"#);
            assert!(serde_json::from_str::<PeriodRule>(&json).is_err(), "{unit}");
        }
        let daily = r#"{"periodType":"DAY","periodCount":1}"#;
        assert!(serde_json::from_str::<PeriodRule>(daily).is_err());
        assert!(PeriodRule::new(PeriodType::Day, 2).is_ok());
    }

    #[test]
    fn every_rule_reads_back_from_its_stored_form() {
        for unit in PeriodType::ALL {
            let rule = PeriodRule::new(*unit, 7).unwrap();
            let json = serde_json::to_string(&rule).unwrap();
            assert_eq!(serde_json::from_str::<PeriodRule>(&json).unwrap(), rule);
        }
    }
}
