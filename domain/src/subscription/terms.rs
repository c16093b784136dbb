use serde::{Deserialize, Serialize};

use super::schedule::Rate;
use crate::calendar::{Anchor, PeriodRule};
use crate::money::Money;
use crate::time::Timestamp;

/// What a buyer signed up for; it never changes afterwards.
///
/// ```
/// use domain::calendar::{Anchor, PeriodRule, PeriodType};
/// use domain::subscription::{Terms, Trial};
/// use domain::{Currency, Money, Timestamp};
/// use time::macros::datetime;
///
/// let terms = Terms {
///     anchor: Anchor::at(datetime!(2026-01-31 08:00 +8)),
///     rule: PeriodRule::new(PeriodType::Month, 1)?,
///     price: Money::new(1800, Currency::Sgd)?,
///     trial: Trial::Reduced { price: Money::new(900, Currency::Sgd)? },
/// };
/// assert_eq!(terms.amount(1).to_string(), "SGD 9.00");
/// assert_eq!(terms.amount(2).to_string(), "SGD 18.00");
/// let second = terms.forecast(2).ok_or("after the year 9999")?;
/// assert_eq!(second.start, Timestamp::from(datetime!(2026-02-28 08:00 +8)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The start of period 1: the `subscriptionStartTime` that Antom was given.
    pub anchor: Anchor,
    /// How long a period is.
    pub rule: PeriodRule,
    /// What every period costs, but for a trial.
    pub price: Money,
    /// What period 1 costs instead.
    pub trial: Trial,
}

/// What the first period costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trial {
    /// The plan's price.
    None,
    /// Nothing. Antom may announce a deduction of zero, or none at all.
    Free,
    /// Less than the plan's price.
    Reduced {
        /// In the plan's currency, above zero.
        price: Money,
    },
}

/// One period of a subscription: from its start to just before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// When it begins.
    pub start: Timestamp,
    /// When the next one begins.
    pub end: Timestamp,
}

impl Period {
    /// Whether a moment lies in the period. The end does not: it is the next period's start.
    ///
    /// ```
    /// use domain::Timestamp;
    /// use domain::subscription::Period;
    ///
    /// let period = Period { start: Timestamp::from_ms(10), end: Timestamp::from_ms(20) };
    /// assert!(period.contains(Timestamp::from_ms(10)));
    /// assert!(!period.contains(Timestamp::from_ms(20)));
    /// ```
    #[must_use]
    pub fn contains(self, moment: Timestamp) -> bool {
        self.start <= moment && moment < self.end
    }
}

impl Terms {
    /// What the plan charges for a phase when nothing has changed its price: zero for a free trial.
    #[must_use]
    pub const fn amount(&self, phase: u32) -> Money {
        match (phase, self.trial) {
            (1, Trial::Free) => Money::zero(self.price.currency()),
            (1, Trial::Reduced { price }) => price,
            _ => self.price,
        }
    }

    /// What was agreed on for every phase but a trial's.
    #[must_use]
    pub const fn rate(&self) -> Rate {
        Rate {
            price: self.price,
            rule: self.rule,
        }
    }

    /// When a phase will be, by our own calendar; none after the year 9999 or for phase 0.
    #[must_use]
    pub fn forecast(&self, phase: u32) -> Option<Period> {
        let start = self.anchor.start(self.rule, phase).ok()?;
        let end = self.anchor.end(self.rule, phase).ok()?;
        Some(Period {
            start: start.into(),
            end: end.into(),
        })
    }

    /// Which phase a moment falls into by our own calendar; 0 before the first.
    #[must_use]
    pub fn phase_at(&self, moment: Timestamp) -> u32 {
        moment
            .at_offset(self.anchor.offset)
            .map_or(0, |moment| self.anchor.period_at(self.rule, moment))
    }
}
