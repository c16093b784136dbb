//! Amounts as Antom has them: a currency and a string of digits in its smallest unit.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// No decimals at all.
const WHOLE: &[&str] = &["CLP", "JPY", "KRW", "VND"];
/// Two decimals.
const CENTS: &[&str] = &[
    "AUD", "BDT", "BRL", "CAD", "CNY", "EUR", "GBP", "HKD", "IDR", "MXN", "MYR", "NZD", "PEN",
    "PHP", "PKR", "PLN", "SGD", "THB", "TWD", "USD",
];

/// The most digits that an amount's value may have.
pub(crate) const DIGITS: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Currency {
    pub(crate) code: &'static str,
    decimals: u32,
}

impl Currency {
    pub(crate) fn find(code: &str) -> Option<Self> {
        let look = |list: &[&'static str], decimals| {
            list.iter()
                .find(|known| **known == code)
                .map(|&code| Self { code, decimals })
        };
        look(WHOLE, 0).or_else(|| look(CENTS, 2))
    }

    pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
        WHOLE.iter().chain(CENTS).copied()
    }

    /// An amount as people write it: `-12.50`.
    pub(crate) fn major(self, minor: i64) -> String {
        let unit = 10_u64.pow(self.decimals);
        let sign = if minor < 0 { "-" } else { "" };
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        match self.decimals as usize {
            0 => format!("{sign}{whole}"),
            width => format!("{sign}{whole}.{rest:0width$}"),
        }
    }

    /// Rupiah are counted in sen but only whole rupiah exist.
    pub(crate) fn step(self) -> u64 {
        if self.code == "IDR" { 100 } else { 1 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Amount {
    pub(crate) currency: Currency,
    pub(crate) value: u64,
}

impl Amount {
    pub(crate) fn json(self) -> Value {
        json!({ "currency": self.currency.code, "value": self.value.to_string() })
    }

    pub(crate) fn times(self, quantity: u64) -> Self {
        Self {
            value: self.value.saturating_mul(quantity),
            ..self
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u64.pow(self.currency.decimals);
        write!(out, "{} {}", self.currency.code, grouped(self.value / unit))?;
        if self.currency.decimals > 0 {
            write!(out, ".{:02}", self.value % unit)?;
        }
        Ok(())
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_like_money() {
        let show = |code, value| {
            let currency = Currency::find(code).unwrap();
            Amount { currency, value }.to_string()
        };
        assert_eq!(show("SGD", 6400), "SGD 64.00");
        assert_eq!(show("JPY", 6400), "JPY 6,400");
        assert_eq!(show("KRW", 640), "KRW 640");
        assert_eq!(show("USD", 5), "USD 0.05");
        assert_eq!(show("IDR", 123_456_700), "IDR 1,234,567.00");
        assert!(Currency::find("XYZ").is_none());
    }
}
