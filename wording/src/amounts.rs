//! Writes amounts as a language does: its files say how, as CLDR has it.

use domain::Money;

use crate::Words;

impl Words {
    /// An amount as readers of this language write it: `SGD 6,400.00`, `6.400,00 SGD`.
    pub fn money(self, amount: Money) -> String {
        self.language_amount(amount.currency().code(), self.number(amount))
    }

    fn number(self, amount: Money) -> String {
        let digits = amount.minor().to_string();
        let decimals = amount.currency().exponent() as usize;
        let digits = format!("{digits:0>least$}", least = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let mut number = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                number.push_str(self.language_thousands());
            }
            number.push(digit);
        }
        if !part.is_empty() {
            number.push_str(self.language_decimals());
            number.push_str(part);
        }
        number
    }

    /// A number with a decimal point as readers of this language write it: `8.875`, `8,875`.
    pub fn decimal(self, number: &str) -> String {
        number.replace('.', self.language_decimals())
    }

    /// Names in a row: `Visa, Mastercard`.
    pub fn list(self, names: &[impl AsRef<str>]) -> String {
        let mut names = names.iter().map(AsRef::as_ref);
        let first = names.next().unwrap_or_default().to_owned();
        names.fold(first, |before, next| self.language_list(before, next))
    }
}

#[cfg(test)]
mod tests {
    use domain::Currency;

    use super::*;

    #[test]
    fn english_amounts_are_those_of_the_domain() {
        for (minor, currency) in [
            (0, Currency::Sgd),
            (7, Currency::Sgd),
            (6_400, Currency::Sgd),
            (640_000, Currency::Sgd),
            (123_456_789, Currency::Usd),
            (20_800, Currency::Jpy),
            (100, Currency::Jpy),
        ] {
            let amount = Money::new(minor, currency).unwrap();
            assert_eq!(Words::default().money(amount), amount.to_string());
        }
    }

    #[test]
    fn other_languages_have_their_own_way() {
        let amount = Money::new(640_000, Currency::Sgd).unwrap();
        let yen = Money::new(20_800, Currency::Jpy).unwrap();
        let written = |tag: &str, amount| Words::default().in_language(tag).unwrap().money(amount);
        assert_eq!(written("de", amount), "6.400,00\u{a0}SGD");
        assert_eq!(written("pt-BR", amount), "SGD\u{a0}6.400,00");
        assert_eq!(written("ja", yen), "JPY\u{a0}20,800");
        assert_eq!(written("zh-Hans", yen), "JPY\u{a0}20,800");
        assert_eq!(written("ko", yen), "JPY\u{a0}20,800");
        let number = |tag: &str| Words::default().in_language(tag).unwrap().decimal("8.875");
        assert_eq!(
            (number("en"), number("de")),
            ("8.875".to_owned(), "8,875".to_owned())
        );
    }
}
