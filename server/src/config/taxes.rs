//! `[tax]` of the shop's file: what each country takes, inside the prices or on top of them.

use std::collections::BTreeMap;

use domain::order::{Tax, TaxName, TaxRate};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use toml::Spanned;

use crate::config::likeness::nearest;
use crate::config::methods::PlacedProblem;
use crate::config::shop_file::Sell;

/// Below it two names have too little in common.
const ALIKE: f64 = 0.65;

/// The tax of each country that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Taxes(BTreeMap<Spanned<String>, TaxRule>);

/// The tax of one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TaxRule {
    #[serde(default)]
    name: Name,
    rate: Rate,
    included: bool,
}

impl Taxes {
    /// The tax on what goes to this country; `None` where none is told.
    #[must_use]
    pub fn of(&self, country: &str) -> Option<Tax> {
        let (_, rule) = self.0.iter().find(|(code, _)| code.as_ref() == country)?;
        Some(Tax {
            name: rule.name.0,
            rate: rule.rate.0,
            included: rule.included,
        })
    }

    /// What is wrong with them, for a shop that sells so.
    pub(super) fn problems(&self, sell: &Sell) -> Vec<PlacedProblem> {
        let strangers = self
            .0
            .keys()
            .filter(|code| !sell.delivers_to(code.as_ref()));
        let told = strangers.map(|code| {
            let meant = nearest(
                &code.as_ref().to_uppercase(),
                sell.countries.iter().map(String::as_str),
                ALIKE,
            );
            let hint = meant.map_or(String::new(), |known| format!("; did you mean `{known}`?"));
            let problem = format!("tax.{}: is not in sell.countries{hint}", code.as_ref());
            (code.span(), problem)
        });
        told.collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Name(TaxName);

impl Default for Name {
    fn default() -> Self {
        Self(TaxName::Tax)
    }
}

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let known = TaxName::ALL.iter().map(|name| name.as_str());
        text.parse()
            .map(Self)
            .map_err(|_| match nearest(&text, known.clone(), ALIKE) {
                Some(name) => format!("`{text}` is no name of a tax; did you mean `{name}`?"),
                None => {
                    let all: Vec<String> = known.map(|name| format!("`{name}`")).collect();
                    format!("`{text}` is no name of a tax; there are {}", all.join(", "))
                }
            })
    }
}

/// A number of per cent: `9`, `8.875`, or the same in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rate(TaxRate);

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;

        impl Visitor<'_> for Written {
            type Value = Rate;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a number of per cent, such as 9 or 8.875")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Rate, E> {
                self.visit_str(&number.to_string())
            }

            // The shortest text that reads as this number is what the merchant wrote, and it is the
            // text that is read: no amount is ever counted with it.
            fn visit_f64<E: Error>(self, number: f64) -> Result<Rate, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Rate, E> {
                let rate = text.parse().map(Rate);
                rate.map_err(|problem| E::custom(format!("`{text}`: {problem}")))
            }
        }

        deserializer.deserialize_any(Written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct File {
        sell: Sell,
        #[serde(default)]
        tax: Taxes,
    }

    fn read(taxes: &str) -> Result<File, String> {
        let sell = "[sell]\ncurrencies = [\"EUR\"]\ncountries = [\"DE\", \"US\"]\n";
        toml::from_str(&format!("{sell}{taxes}")).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn each_country_has_its_own() {
        let file = read(
            "[tax]\nDE = { name = \"vat\", rate = 19, included = true }\n\
             US = { name = \"sales_tax\", rate = 8.875, included = false }\n",
        );
        let taxes = file.unwrap().tax;
        let told = |country: &str| taxes.of(country).map(|tax| (tax.english(), tax.included));
        assert_eq!(told("DE"), Some(("VAT 19%".to_owned(), true)));
        assert_eq!(told("US"), Some(("Sales tax 8.875%".to_owned(), false)));
        assert_eq!(told("FR"), None);
        assert_eq!(read("").unwrap().tax, Taxes::default());
        let unnamed = read("[tax]\nDE = { rate = \"7.7\", included = true }").unwrap();
        assert_eq!(unnamed.tax.of("DE").unwrap().english(), "Tax 7.7%");
    }

    #[test]
    fn each_mistake_is_told() {
        for (tax, told) in [
            (
                "{ name = \"vatt\", rate = 19, included = true }",
                "did you mean `vat`?",
            ),
            (
                "{ name = \"MwSt\", rate = 19, included = true }",
                "there are `tax`, `gst`",
            ),
            ("{ rate = 0, included = true }", "above 0 and up to 100"),
            ("{ rate = -19, included = true }", "above 0 and up to 100"),
            (
                "{ rate = 19.12345, included = true }",
                "at most three decimals",
            ),
            (
                "{ rate = \"19 %\", included = true }",
                "`19 %`: a rate of tax",
            ),
            ("{ rate = true, included = true }", "a number of per cent"),
            ("{ rate = 19 }", "missing field `included`"),
            ("{ included = true }", "missing field `rate`"),
            ("{ rate = 19, include = true }", "unknown field `include`"),
        ] {
            let problem = read(&format!("[tax]\nDE = {tax}"))
                .err()
                .unwrap_or_default();
            assert!(problem.contains(told), "{told}: {problem}");
        }
        let file = read("[tax]\nUK = { rate = 20, included = true }").unwrap();
        let problems = file.tax.problems(&file.sell);
        assert!(matches!(
            problems.as_slice(),
            [(_, problem)] if problem.starts_with("tax.UK: is not in sell.countries")
        ));
    }
}
