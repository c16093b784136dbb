use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! currencies {
    ($($code:ident $exponent:literal $name:literal,)+) => {
        /// A currency that Antom settles, with Antom's own number of decimals.
        ///
        /// Antom's table differs from ISO 4217 in places (the rupiah has two decimals but only
        /// whole hundreds are accepted), so this enum follows Antom and nobody else.
        ///
        /// ```
        /// use domain::money::Currency;
        ///
        /// let yen: Currency = "JPY".parse()?;
        /// assert_eq!(yen, Currency::Jpy);
        /// assert_eq!(yen.exponent(), 0);
        /// assert_eq!(Currency::Sgd.to_string(), "SGD");
        /// # Ok::<(), domain::money::UnknownCurrency>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "&'static str")]
        pub enum Currency {
            $(#[doc = $name] $code,)+
        }

        impl Currency {
            /// Every currency, in the alphabetical order of the codes.
            ///
            /// ```
            /// use domain::money::Currency;
            ///
            /// assert!(Currency::ALL.contains(&Currency::Sgd));
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$code,)+];

            /// How many decimals Antom counts: the minor unit is `10^-exponent` of the major one.
            ///
            /// ```
            /// use domain::money::Currency;
            ///
            /// assert_eq!(Currency::Sgd.exponent(), 2);
            /// assert_eq!(Currency::Krw.exponent(), 0);
            /// ```
            #[must_use]
            pub const fn exponent(self) -> u32 {
                match self {
                    $(Self::$code => $exponent,)+
                }
            }

            /// The name in English.
            ///
            /// ```
            /// use domain::money::Currency;
            ///
            /// assert_eq!(Currency::Sgd.name(), "Singapore dollar");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)+
                }
            }
        }
    };
}

currencies! {
    Aud 2 "Australian dollar",
    Bdt 2 "Bangladeshi taka",
    Brl 2 "Brazilian real",
    Cad 2 "Canadian dollar",
    Clp 0 "Chilean peso",
    Cny 2 "Chinese yuan",
    Eur 2 "Euro",
    Gbp 2 "Pound sterling",
    Hkd 2 "Hong Kong dollar",
    Idr 2 "Indonesian rupiah",
    Jpy 0 "Japanese yen",
    Krw 0 "South Korean won",
    Mxn 2 "Mexican peso",
    Myr 2 "Malaysian ringgit",
    Nzd 2 "New Zealand dollar",
    Pen 2 "Peruvian sol",
    Php 2 "Philippine peso",
    Pkr 2 "Pakistani rupee",
    Pln 2 "Polish zloty",
    Sgd 2 "Singapore dollar",
    Thb 2 "Thai baht",
    Twd 2 "New Taiwan dollar",
    Usd 2 "US dollar",
    Vnd 0 "Vietnamese dong",
}

impl Currency {
    /// The three-letter code, as Antom's `currency` fields carry it.
    ///
    /// ```
    /// use domain::money::Currency;
    ///
    /// assert_eq!(Currency::Hkd.code(), "HKD");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Aud => "AUD",
            Self::Bdt => "BDT",
            Self::Brl => "BRL",
            Self::Cad => "CAD",
            Self::Clp => "CLP",
            Self::Cny => "CNY",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Hkd => "HKD",
            Self::Idr => "IDR",
            Self::Jpy => "JPY",
            Self::Krw => "KRW",
            Self::Mxn => "MXN",
            Self::Myr => "MYR",
            Self::Nzd => "NZD",
            Self::Pen => "PEN",
            Self::Php => "PHP",
            Self::Pkr => "PKR",
            Self::Pln => "PLN",
            Self::Sgd => "SGD",
            Self::Thb => "THB",
            Self::Twd => "TWD",
            Self::Usd => "USD",
            Self::Vnd => "VND",
        }
    }

    /// The smallest difference between two amounts, in minor units.
    ///
    /// One everywhere but in rupiah, whose amounts must end in `00`.
    ///
    /// ```
    /// use domain::money::Currency;
    ///
    /// assert_eq!(Currency::Eur.step(), 1);
    /// assert_eq!(Currency::Idr.step(), 100);
    /// ```
    #[must_use]
    pub const fn step(self) -> i64 {
        if matches!(self, Self::Idr) { 100 } else { 1 }
    }

    /// How many minor units make a major one.
    pub(super) const fn scale(self) -> i64 {
        10_i64.pow(self.exponent())
    }
}

/// A code that is not one of Antom's currencies.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a currency that we take")]
pub struct UnknownCurrency(pub String);

impl FromStr for Currency {
    type Err = UnknownCurrency;

    /// Reads a code; only the upper-case spelling counts, as on the wire.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|currency| currency.code() == code)
            .ok_or_else(|| UnknownCurrency(code.chars().take(8).collect()))
    }
}

impl TryFrom<String> for Currency {
    type Error = UnknownCurrency;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<Currency> for &'static str {
    fn from(currency: Currency) -> Self {
        currency.code()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for currency in Currency::ALL {
            assert_eq!(currency.code().parse(), Ok(*currency));
            let json = serde_json::to_string(currency).unwrap();
            assert_eq!(json, format!("\"{currency}\""));
            assert_eq!(serde_json::from_str::<Currency>(&json).unwrap(), *currency);
        }
        assert!(Currency::ALL.is_sorted_by_key(|currency| currency.code()));
    }

    #[test]
    fn decimals_are_those_of_antom() {
        let whole: Vec<_> = Currency::ALL
            .iter()
            .filter(|currency| currency.exponent() == 0)
            .map(|currency| currency.code())
            .collect();
        assert_eq!(whole, ["CLP", "JPY", "KRW", "VND"]);
        assert_eq!(Currency::ALL.len(), 24);
    }

    #[test]
    fn other_spellings_are_refused() {
        for code in ["", "sgd", "SGD ", "KWD", "XXX", "EURO"] {
            assert!(code.parse::<Currency>().is_err(), "{code:?}");
            assert!(serde_json::from_str::<Currency>(&format!("{code:?}")).is_err());
        }
    }
}
