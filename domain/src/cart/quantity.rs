use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How many pieces of one thing: 1 to 20.
///
/// ```
/// use domain::cart::{Quantity, QuantityError};
///
/// assert_eq!(Quantity::parse(" 3 ")?.get(), 3);
/// assert_eq!(Quantity::parse("0"), Err(QuantityError::Zero));
/// assert_eq!(Quantity::parse("-1"), Err(QuantityError::Negative));
/// assert_eq!(Quantity::parse("1000000000"), Err(QuantityError::TooMany));
/// # Ok::<(), QuantityError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Quantity(u32);

/// What is wrong with a quantity, in words for the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Nothing was entered.
    #[error("Enter a quantity.")]
    Missing,
    /// Something that is no number.
    #[error("Enter the quantity as a number, such as 2.")]
    NotANumber,
    /// A number with decimals.
    #[error("Enter a whole number, such as 2.")]
    NotWhole,
    /// Less than nothing.
    #[error("A quantity cannot be less than 1.")]
    Negative,
    /// Nothing at all.
    #[error("Enter a quantity of 1 or more. To take something out of the cart, remove it.")]
    Zero,
    /// More than one line of a cart may hold.
    #[error("You can order up to {max} of one item.", max = Quantity::MAX.0)]
    TooMany,
}

impl Quantity {
    /// The least.
    pub const MIN: Self = Self(1);
    /// The most.
    pub const MAX: Self = Self(20);

    /// A quantity from a number.
    ///
    /// ```
    /// use domain::cart::Quantity;
    ///
    /// assert!(Quantity::new(20).is_ok());
    /// assert!(Quantity::new(21).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`QuantityError::Zero`] or [`QuantityError::TooMany`].
    pub const fn new(pieces: u32) -> Result<Self, QuantityError> {
        if pieces < Self::MIN.0 {
            Err(QuantityError::Zero)
        } else if pieces > Self::MAX.0 {
            Err(QuantityError::TooMany)
        } else {
            Ok(Self(pieces))
        }
    }

    /// Reads what a buyer typed; blanks around it are dropped.
    ///
    /// ```
    /// use domain::cart::{Quantity, QuantityError};
    ///
    /// assert_eq!(Quantity::parse("1.5"), Err(QuantityError::NotWhole));
    /// assert_eq!(Quantity::parse("two"), Err(QuantityError::NotANumber));
    /// ```
    ///
    /// # Errors
    ///
    /// A [`QuantityError`] that says what to enter instead.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(QuantityError::Missing);
        }
        let (negative, number) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if let Some((whole, decimals)) = number.split_once(['.', ',']) {
            let error = match is_number(whole) && is_number(decimals) {
                true if negative => QuantityError::Negative,
                true => QuantityError::NotWhole,
                false => QuantityError::NotANumber,
            };
            return Err(error);
        }
        if !is_number(number) {
            return Err(QuantityError::NotANumber);
        }
        if negative {
            return Err(QuantityError::Negative);
        }
        // Only digits are left: what does not fit is too many, whatever it is.
        number
            .parse()
            .map_err(|_| QuantityError::TooMany)
            .and_then(Self::new)
    }

    /// The number of pieces.
    ///
    /// ```
    /// use domain::cart::Quantity;
    ///
    /// assert_eq!(Quantity::MAX.get(), 20);
    /// ```
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Two quantities of the same thing put together.
    ///
    /// ```
    /// use domain::cart::Quantity;
    ///
    /// assert_eq!(Quantity::new(2)?.checked_add(Quantity::MIN)?.get(), 3);
    /// assert!(Quantity::MAX.checked_add(Quantity::MIN).is_err());
    /// # Ok::<(), domain::cart::QuantityError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`QuantityError::TooMany`].
    pub const fn checked_add(self, more: Self) -> Result<Self, QuantityError> {
        Self::new(self.0 + more.0)
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<u32> for Quantity {
    type Error = QuantityError;

    fn try_from(pieces: u32) -> Result<Self, Self::Error> {
        Self::new(pieces)
    }
}

impl From<Quantity> for u32 {
    fn from(quantity: Quantity) -> Self {
        quantity.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bad_quantity_gets_its_own_sentence() {
        use QuantityError::{Missing, Negative, NotANumber, NotWhole, TooMany, Zero};
        for (text, error) in [
            ("", Missing),
            ("   ", Missing),
            ("0", Zero),
            ("000", Zero),
            ("-1", Negative),
            ("\u{2212}1", Negative),
            ("-1.5", Negative),
            ("1.5", NotWhole),
            ("1,0", NotWhole),
            ("21", TooMany),
            ("1000000000", TooMany),
            ("99999999999999999999999999", TooMany),
            ("two", NotANumber),
            ("1e1", NotANumber),
            ("+1", NotANumber),
            ("1.", NotANumber),
            ("1.2.3", NotANumber),
            ("-", NotANumber),
            ("--1", NotANumber),
            ("0x1", NotANumber),
            ("1 2", NotANumber),
            ("\u{0663}", NotANumber),
            ("<b>1</b>", NotANumber),
        ] {
            assert_eq!(Quantity::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn every_allowed_quantity_reads_back() {
        for pieces in 1..=20 {
            let quantity = Quantity::new(pieces).unwrap();
            assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
            let json = serde_json::to_string(&quantity).unwrap();
            assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), quantity);
        }
        assert_eq!(Quantity::parse("007"), Quantity::new(7));
        for json in ["0", "21", "-1", "1.5", "\"2\"", "4294967296"] {
            assert!(serde_json::from_str::<Quantity>(json).is_err(), "{json}");
        }
    }
}
