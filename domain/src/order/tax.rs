//! The tax that is inside an order's prices, or is added to them.

use std::fmt;
use std::str::FromStr;

use crate::money::{Money, MoneyError};
use crate::names::named;

named! {
    /// What a tax is called.
    ///
    /// ```
    /// use domain::order::TaxName;
    ///
    /// assert_eq!("gst".parse(), Ok(TaxName::Gst));
    /// ```
    pub enum TaxName is "a tax" {
        /// Where no other name fits.
        Tax = "tax",
        /// Goods and services tax, as in Singapore.
        Gst = "gst",
        /// Value added tax, as in Europe.
        Vat = "vat",
        /// As in the United States.
        SalesTax = "sales_tax",
        /// As in Japan.
        ConsumptionTax = "consumption_tax",
    }
}

impl TaxName {
    /// As Antom and the merchant read it.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Tax => "Tax",
            Self::Gst => "GST",
            Self::Vat => "VAT",
            Self::SalesTax => "Sales tax",
            Self::ConsumptionTax => "Consumption tax",
        }
    }
}

/// A rate of tax: more than nothing and up to 100 %, to a thousandth of a per cent.
///
/// ```
/// use domain::order::TaxRate;
///
/// let rate: TaxRate = "8.875".parse()?;
/// assert_eq!(rate.thousandths(), 8_875);
/// assert_eq!(rate.to_string(), "8.875");
/// assert_eq!("9.0".parse::<TaxRate>()?.to_string(), "9");
/// assert!("0".parse::<TaxRate>().is_err());
/// # Ok::<(), domain::order::TaxRateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxRate(u32);

/// A number that is no rate of tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rate of tax is above 0 and up to 100, with at most three decimals, such as 9 or 8.875")]
pub struct TaxRateError;

impl TaxRate {
    /// The whole of an amount, in thousandths of a per cent.
    const WHOLE: u32 = 100_000;

    /// So many thousandths of a per cent: 9 % is 9000.
    ///
    /// ```
    /// use domain::order::TaxRate;
    ///
    /// assert!(TaxRate::new(100_000).is_ok());
    /// assert!(TaxRate::new(100_001).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`TaxRateError`] for nothing, and for more than 100 %.
    pub const fn new(thousandths: u32) -> Result<Self, TaxRateError> {
        if thousandths == 0 || thousandths > Self::WHOLE {
            Err(TaxRateError)
        } else {
            Ok(Self(thousandths))
        }
    }

    /// As it is stored.
    ///
    /// ```
    /// # use domain::order::TaxRate;
    /// assert_eq!(TaxRate::new(19_000)?.thousandths(), 19_000);
    /// # Ok::<(), domain::order::TaxRateError>(())
    /// ```
    #[must_use]
    pub const fn thousandths(self) -> u32 {
        self.0
    }
}

/// `9`, `8.875`: the number before the per cent sign.
impl fmt::Display for TaxRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 1000, self.0 % 1000);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let part = format!("{part:03}");
        write!(f, "{whole}.{}", part.trim_end_matches('0'))
    }
}

impl FromStr for TaxRate {
    type Err = TaxRateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 3 || whole.len() > 3 {
            return Err(TaxRateError);
        }
        let number = format!("{whole}{part:0<3}");
        Self::new(number.parse().map_err(|_| TaxRateError)?)
    }
}

/// The tax of a country.
///
/// ```
/// use domain::order::{Tax, TaxName, TaxRate};
/// use domain::{Currency, Money};
///
/// let gst = Tax { name: TaxName::Gst, rate: TaxRate::new(9_000)?, included: true };
/// // Of 10.90, 10.00 are the goods.
/// assert_eq!(gst.on(Money::new(1090, Currency::Sgd)?)?.minor(), 90);
/// let added = Tax { included: false, ..gst };
/// assert_eq!(added.on(Money::new(1000, Currency::Sgd)?)?.minor(), 90);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tax {
    /// What it is called.
    pub name: TaxName,
    /// How much of the price it is.
    pub rate: TaxRate,
    /// Whether prices have it inside; if not, it comes on top of them.
    pub included: bool,
}

impl Tax {
    /// The tax on all that an order costs: inside that amount, or to be added to it.
    ///
    /// It is rounded here and nowhere else, once for the whole order, to the currency's step; a half
    /// goes up.
    ///
    /// # Errors
    ///
    /// None in practice: the tax is at most as much as the amount. The type keeps [`MoneyError`] so
    /// that no rule of [`Money`] is bypassed here.
    pub fn on(self, amount: Money) -> Result<Money, MoneyError> {
        let step = amount.currency().step();
        let rate = i128::from(self.rate.0);
        let whole = i128::from(TaxRate::WHOLE) + if self.included { rate } else { 0 };
        // At most 54 bits of steps times 17 bits of rate, twice: far within an i128.
        let share = i128::from(amount.minor() / step) * rate;
        let steps = (2 * share + whole) / (2 * whole);
        let steps = i64::try_from(steps).map_err(|_| MoneyError::TooLarge)?;
        Money::new(steps * step, amount.currency())
    }

    /// `GST 9%`, as Antom and the merchant read it.
    ///
    /// ```
    /// # use domain::order::{Tax, TaxName, TaxRate};
    /// let tax = Tax { name: TaxName::SalesTax, rate: TaxRate::new(8_875)?, included: false };
    /// assert_eq!(tax.english(), "Sales tax 8.875%");
    /// # Ok::<(), domain::order::TaxRateError>(())
    /// ```
    #[must_use]
    pub fn english(self) -> String {
        format!("{} {}%", self.name.english(), self.rate)
    }
}

/// The tax of an order, as it was charged.
///
/// ```
/// use domain::order::{ChargedTax, Tax, TaxName, TaxRate};
/// use domain::{Currency, Money};
///
/// let tax = Tax { name: TaxName::Vat, rate: TaxRate::new(19_000)?, included: true };
/// let charged = ChargedTax { tax, amount: tax.on(Money::new(11_900, Currency::Eur)?)? };
/// assert_eq!(charged.amount.to_string(), "EUR 19.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChargedTax {
    /// Which tax, at which rate.
    pub tax: Tax,
    /// How much of the order's total it is.
    pub amount: Money,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn a_rate_is_read_as_it_is_written() {
        for (text, thousandths) in [
            ("9", 9_000),
            ("7.7", 7_700),
            ("8.875", 8_875),
            ("100", 100_000),
            ("0.001", 1),
        ] {
            let rate: TaxRate = text.parse().unwrap();
            assert_eq!(rate.thousandths(), thousandths, "{text}");
            assert_eq!(rate.to_string(), text);
        }
        for text in [
            "", "0", "0.000", "100.001", "8.8755", "-9", "9,5", "9 %", ".5", "5.", "1e1",
        ] {
            assert_eq!(text.parse::<TaxRate>(), Err(TaxRateError), "{text}");
        }
    }

    #[test]
    fn a_half_goes_up_and_the_largest_amount_is_taxed() {
        let tax = |included| Tax {
            name: TaxName::Tax,
            rate: TaxRate::new(100_000).unwrap(),
            included,
        };
        let most = Money::new(Money::MAX_MINOR, Currency::Sgd).unwrap();
        assert_eq!(tax(false).on(most), Ok(most));
        // Half of an odd number.
        assert_eq!(
            tax(true).on(most).unwrap().minor(),
            Money::MAX_MINOR / 2 + 1
        );
        let rupiah = Money::new(1_100, Currency::Idr).unwrap();
        assert_eq!(tax(true).on(rupiah).unwrap().minor(), 600);
    }
}
