//! When the periods of a subscription begin, and when Antom charges for them (guide 002).
//!
//! A subscription has an [`Anchor`], the start of its first period, and a [`PeriodRule`]. Every
//! later period is counted from the anchor, never from the period before it, so that a subscription
//! of the 31st comes back to the 31st after February. Antom charges up to 24 hours before a period
//! begins ([`EARLY_CHARGE`]).
//!
//! This is a forecast. Antom's notifications name the periods that were really charged, and they
//! are the truth.
//!
//! ```
//! use domain::calendar::{Anchor, PeriodRule, PeriodType};
//! use time::macros::datetime;
//!
//! let anchor = Anchor::at(datetime!(2026-01-31 08:00 +8));
//! let monthly = PeriodRule::new(PeriodType::Month, 1)?;
//! assert_eq!(anchor.start(monthly, 1)?, datetime!(2026-01-31 08:00 +8));
//! assert_eq!(anchor.start(monthly, 2)?, datetime!(2026-02-28 08:00 +8));
//! assert_eq!(anchor.charge_at(monthly, 2)?, datetime!(2026-02-27 08:00 +8));
//! assert_eq!(anchor.start(monthly, 3)?, datetime!(2026-03-31 08:00 +8));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod anchor;
mod rule;
mod trial;

pub use anchor::{Anchor, CalendarError, EARLY_CHARGE};
pub use rule::{PeriodRule, PeriodType, RuleError};
pub use trial::TrialStart;
