use std::fmt;

use serde::{Deserialize, Serialize};

use crate::money::{Money, MoneyError};

/// A share of a price in hundredths: 1 to 90.
///
/// It stops at 90 so that a code typed by mistake never gives goods away.
///
/// ```
/// use domain::order::Percent;
///
/// assert_eq!(Percent::new(15)?.get(), 15);
/// assert!(Percent::new(0).is_err());
/// assert!(Percent::new(100).is_err());
/// # Ok::<(), domain::order::PercentError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Percent(u32);

/// A percentage out of bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a discount is between {} and {}", Percent::MIN, Percent::MAX)]
pub struct PercentError;

impl Percent {
    /// The least.
    pub const MIN: Self = Self(1);
    /// The most.
    pub const MAX: Self = Self(90);

    /// So many hundredths.
    ///
    /// ```
    /// use domain::order::Percent;
    ///
    /// assert!(Percent::new(90).is_ok());
    /// assert!(Percent::new(91).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`PercentError`] outside of 1 to 90.
    pub const fn new(hundredths: u32) -> Result<Self, PercentError> {
        if hundredths < Self::MIN.0 || hundredths > Self::MAX.0 {
            Err(PercentError)
        } else {
            Ok(Self(hundredths))
        }
    }

    /// The number before the percent sign.
    ///
    /// ```
    /// assert_eq!(domain::order::Percent::MAX.get(), 90);
    /// ```
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// This share of an amount, rounded to the currency's step; a half goes up.
    ///
    /// ```
    /// use domain::order::Percent;
    /// use domain::{Currency, Money};
    ///
    /// let off = Percent::new(15)?.of(Money::new(1990, Currency::Sgd)?)?;
    /// assert_eq!(off.minor(), 299); // of 298.5
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// None in practice: a share of an amount is less than the amount. The type keeps
    /// [`MoneyError`] so that no rule of [`Money`] is bypassed here.
    pub fn of(self, amount: Money) -> Result<Money, MoneyError> {
        let step = amount.currency().step();
        // At most 54 bits of steps times 7 bits: far within an i64.
        let steps = (amount.minor() / step * i64::from(self.0) + 50) / 100;
        Money::new(steps * step, amount.currency())
    }
}

impl TryFrom<u32> for Percent {
    type Error = PercentError;

    fn try_from(hundredths: u32) -> Result<Self, Self::Error> {
        Self::new(hundredths)
    }
}

impl From<Percent> for u32 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}%", self.0))
    }
}

/// What comes off the price of the goods; shipping is never discounted.
///
/// ```
/// use domain::order::{Discount, Percent};
///
/// let code = Discount::Percent(Percent::new(10)?);
/// assert_eq!(serde_json::to_string(&code)?, r#"{"percent":10}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// A share of the goods.
    Percent(Percent),
    /// A fixed sum in the order's currency.
    Amount(Money),
}
