//! Amounts of money: whole minor units, one currency, checked arithmetic, no floats.

mod currency;

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use currency::{Currency, UnknownCurrency};

/// An amount that is zero or more, in one currency.
///
/// It is counted in the currency's minor unit (cents of a dollar, whole yen), which is what
/// Antom's `amount.value` carries (guide 000). Two amounts of different currencies neither add
/// up nor compare, so the type has no `Ord`; [`Money::compare`] says so instead of guessing.
///
/// ```
/// use domain::money::{Currency, Money};
///
/// let bag = Money::new(6400, Currency::Sgd)?;
/// let two = bag.checked_mul(2)?;
/// assert_eq!(two.minor(), 12_800);
/// assert_eq!(two.to_string(), "SGD 128.00");
/// # Ok::<(), domain::money::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire")]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// The stored form, before its bounds have been checked.
#[derive(Deserialize)]
struct Wire {
    minor: i64,
    currency: Currency,
}

impl TryFrom<Wire> for Money {
    type Error = MoneyError;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        Self::new(wire.minor, wire.currency)
    }
}

/// Why an amount cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Below zero.
    #[error("the amount would be less than zero")]
    Negative,
    /// More than the 16 digits that Antom takes.
    #[error("the amount is too large")]
    TooLarge,
    /// Not a multiple of the currency's [`step`](Currency::step).
    #[error("amounts in {currency} must be a multiple of {} minor units", .currency.step())]
    NotAMultiple {
        /// The currency whose step was missed.
        currency: Currency,
    },
    /// Two amounts in different currencies were to be added, subtracted or compared.
    #[error("{left} and {right} do not mix")]
    CurrencyMismatch {
        /// The currency on the left.
        left: Currency,
        /// The currency on the right.
        right: Currency,
    },
    /// An allocation over nothing: no weights, or only zeros.
    #[error("there is nothing to allocate the amount to")]
    NoWeights,
    /// Text that is not an amount in major units.
    #[error("enter an amount such as {example}", example = if .currency.exponent() == 0 { "12" } else { "12.50" })]
    Malformed {
        /// The currency that the text was read in.
        currency: Currency,
    },
    /// More decimals than the currency has.
    #[error("amounts in {currency} have {} decimals at most", .currency.exponent())]
    TooPrecise {
        /// The currency that the text was read in.
        currency: Currency,
    },
}

impl Money {
    /// The largest number of minor units: Antom takes 16 digits.
    pub const MAX_MINOR: i64 = 9_999_999_999_999_999;

    /// An amount of `minor` minor units.
    ///
    /// ```
    /// use domain::money::{Currency, Money, MoneyError};
    ///
    /// assert!(Money::new(1250, Currency::Sgd).is_ok());
    /// assert_eq!(Money::new(-1, Currency::Sgd), Err(MoneyError::Negative));
    /// assert!(Money::new(150, Currency::Idr).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::Negative`], [`MoneyError::TooLarge`] or [`MoneyError::NotAMultiple`].
    pub const fn new(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        if minor < 0 {
            Err(MoneyError::Negative)
        } else if minor > Self::MAX_MINOR {
            Err(MoneyError::TooLarge)
        } else if minor % currency.step() != 0 {
            Err(MoneyError::NotAMultiple { currency })
        } else {
            Ok(Self { minor, currency })
        }
    }

    /// Nothing, in a currency.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// assert!(Money::zero(Currency::Jpy).is_zero());
    /// ```
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// The number of minor units, never negative.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// assert_eq!(Money::new(6400, Currency::Sgd)?.minor(), 6400);
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// assert_eq!(Money::zero(Currency::Krw).currency(), Currency::Krw);
    /// ```
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether this is nothing.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// assert!(!Money::new(1, Currency::Jpy)?.is_zero());
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The sum.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// let sum = Money::new(6400, Currency::Sgd)?.checked_add(Money::new(500, Currency::Sgd)?)?;
    /// assert_eq!(sum.minor(), 6900);
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::CurrencyMismatch`] or [`MoneyError::TooLarge`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self
            .minor
            .checked_add(other.minor)
            .ok_or(MoneyError::TooLarge)?;
        Self::new(minor, self.currency)
    }

    /// The difference.
    ///
    /// ```
    /// use domain::money::{Currency, Money, MoneyError};
    ///
    /// let five = Money::new(500, Currency::Sgd)?;
    /// assert!(five.checked_sub(five)?.is_zero());
    /// assert_eq!(Money::zero(Currency::Sgd).checked_sub(five), Err(MoneyError::Negative));
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::CurrencyMismatch`], or [`MoneyError::Negative`] when `other` is more.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self
            .minor
            .checked_sub(other.minor)
            .ok_or(MoneyError::Negative)?;
        Self::new(minor, self.currency)
    }

    /// So many times the amount.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// assert_eq!(Money::new(6400, Currency::Sgd)?.checked_mul(3)?.minor(), 19_200);
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::TooLarge`].
    pub fn checked_mul(self, times: u32) -> Result<Self, MoneyError> {
        let minor = self
            .minor
            .checked_mul(i64::from(times))
            .ok_or(MoneyError::TooLarge)?;
        Self::new(minor, self.currency)
    }

    /// Which of two amounts of one currency is more.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use domain::money::{Currency, Money};
    ///
    /// let one = Money::new(100, Currency::Sgd)?;
    /// assert_eq!(one.compare(Money::zero(Currency::Sgd)), Ok(Ordering::Greater));
    /// assert!(one.compare(Money::zero(Currency::Usd)).is_err());
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::CurrencyMismatch`].
    pub fn compare(self, other: Self) -> Result<Ordering, MoneyError> {
        self.same_currency(other)?;
        Ok(self.minor.cmp(&other.minor))
    }

    /// Shares the amount out in proportion to `weights`, to the last minor unit.
    ///
    /// Largest remainder: everybody gets the whole steps of their share, and the steps left over
    /// go, one each, to those who lost the largest fraction (the earlier one on a tie). The parts
    /// always sum to the amount, each is a multiple of the currency's
    /// [`step`](Currency::step), and a weight of zero gets nothing.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// let discount = Money::new(1000, Currency::Sgd)?;
    /// let parts = discount.allocate(&[1, 1, 1])?;
    /// assert_eq!(parts.iter().map(|part| part.minor()).collect::<Vec<_>>(), [334, 333, 333]);
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::NoWeights`] when there are none, or only zeros.
    pub fn allocate(self, weights: &[u64]) -> Result<Vec<Self>, MoneyError> {
        let sum: i128 = weights.iter().copied().map(i128::from).sum();
        if sum == 0 {
            return Err(MoneyError::NoWeights);
        }
        let step = self.currency.step();
        // At most 54 bits of steps times 64 bits of weight: an i128 holds every product.
        let steps = i128::from(self.minor / step);
        let mut shares: Vec<i128> = Vec::with_capacity(weights.len());
        let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let product = steps * i128::from(*weight);
            shares.push(product / sum);
            remainders.push((product % sum, index));
        }
        let mut left = steps - shares.iter().sum::<i128>();
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in remainders {
            if left == 0 {
                break;
            }
            if let Some(share) = shares.get_mut(index) {
                *share += 1;
                left -= 1;
            }
        }
        shares
            .into_iter()
            .map(|share| {
                let share = i64::try_from(share).map_err(|_| MoneyError::TooLarge)?;
                Self::new(share * step, self.currency)
            })
            .collect()
    }

    /// Reads an amount as people write it, in major units: `12`, `12.5` or `12.50`.
    ///
    /// Blanks around it are dropped. Signs and grouping marks are refused: `1,250` is one number
    /// in Singapore and another in Warsaw.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// assert_eq!(Money::parse_major("12.50", Currency::Sgd)?.minor(), 1250);
    /// assert_eq!(Money::parse_major("1250", Currency::Jpy)?.minor(), 1250);
    /// assert!(Money::parse_major("12.50", Currency::Jpy).is_err());
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::Malformed`], [`MoneyError::TooPrecise`], [`MoneyError::TooLarge`] or
    /// [`MoneyError::NotAMultiple`].
    pub fn parse_major(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (whole, decimals) = match text.split_once('.') {
            Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals),
            Some(_) => return Err(MoneyError::Malformed { currency }),
            None => (text, ""),
        };
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) {
            return Err(MoneyError::Malformed { currency });
        }
        let exponent = currency.exponent() as usize;
        if decimals.len() > exponent {
            return Err(MoneyError::TooPrecise { currency });
        }
        // Only digits are left, so the one way for this to fail is overflow.
        let minor = format!("{whole}{decimals:0<exponent$}")
            .parse()
            .map_err(|_| MoneyError::TooLarge)?;
        Self::new(minor, currency)
    }

    /// Writes the amount as [`parse_major`](Self::parse_major) reads it: without code and groups.
    ///
    /// ```
    /// use domain::money::{Currency, Money};
    ///
    /// let amount = Money::new(125_000, Currency::Sgd)?;
    /// assert_eq!(amount.major_text(), "1250.00");
    /// assert_eq!(Money::parse_major(&amount.major_text(), Currency::Sgd)?, amount);
    /// # Ok::<(), domain::money::MoneyError>(())
    /// ```
    #[must_use]
    pub fn major_text(self) -> String {
        let scale = self.currency.scale();
        let whole = self.minor / scale;
        match self.currency.exponent() as usize {
            0 => whole.to_string(),
            exponent => format!("{whole}.{:0exponent$}", self.minor % scale),
        }
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch {
                left: self.currency,
                right: other.currency,
            })
        }
    }
}

/// `SGD 64.00`, `JPY 6,400`: the code, then major units in groups of three.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = self.currency.scale();
        let whole = (self.minor / scale).to_string();
        let mut text = format!("{} ", self.currency.code());
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        let exponent = self.currency.exponent() as usize;
        if exponent > 0 {
            text.push_str(&format!(".{:0exponent$}", self.minor % scale));
        }
        f.pad(&text)
    }
}
