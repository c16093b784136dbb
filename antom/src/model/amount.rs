use super::wire::wire;

/// The most digits that Antom takes in an amount.
const MAX_DIGITS: usize = 16;

wire! {
    /// An amount of money as Antom writes it: `{"currency":"SGD","value":"4200"}` is SGD 42.00.
    ///
    /// `value` counts the **smallest unit** of the currency: cents for most, whole units for JPY,
    /// KRW, VND and CLP. An amount in IDR must end in `00`. There are no decimal points and no floats.
    #[derive(Hash)]
    pub struct Amount {
        /// The three upper-case letters of ISO 4217.
        pub currency: String,
        /// Digits only, at most 16, in the smallest unit.
        pub value: String,
    }
}

impl Amount {
    /// An amount of `minor` smallest units.
    ///
    /// ```
    /// let amount = antom::Amount::new("SGD", 4200);
    /// assert_eq!(amount.value, "4200");
    /// assert_eq!(amount.minor(), Some(4200));
    /// ```
    pub fn new(currency: impl Into<String>, minor: u64) -> Self {
        Self {
            currency: currency.into(),
            value: minor.to_string(),
        }
    }

    /// The number of smallest units, if `value` is 1 to 16 digits and nothing else.
    #[must_use]
    pub fn minor(&self) -> Option<i64> {
        let digits = (1..=MAX_DIGITS).contains(&self.value.len())
            && self.value.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| self.value.parse().ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(value: &str) -> Option<i64> {
        let amount = Amount {
            currency: "SGD".to_owned(),
            value: value.to_owned(),
        };
        amount.minor()
    }

    #[test]
    fn only_digits_count() {
        assert_eq!(minor("0"), Some(0));
        assert_eq!(minor("9999999999999999"), Some(9_999_999_999_999_999));
        for bad in ["", "-1", "+1", "1.0", "1e3", " 1", "99999999999999999", "٣"] {
            assert_eq!(minor(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_number_is_read_as_its_digits() {
        let amount: Amount = serde_json::from_str(r#"{"currency":"JPY","value":6400}"#).unwrap();
        assert_eq!(amount, Amount::new("JPY", 6400));
        let amount: Amount = serde_json::from_str(r#"{"currency":"JPY","value":64.5}"#).unwrap();
        assert_eq!(amount.minor(), None);
        assert!(serde_json::from_str::<Amount>(r#"{"currency":"JPY"}"#).is_err());
    }
}
